"""A catalogue on disk: a folder of YAML files that a person can read and correct by hand."""

from migpubs.catalogue.collection import Catalogue, Description, Selection

__all__ = ["Catalogue", "Description", "Selection"]
