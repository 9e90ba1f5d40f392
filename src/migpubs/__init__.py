"""Keep, cite and publish what an inter-agency network publishes.

Every name here is imported when it is first used, so that ``import migpubs`` is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.on_demand import names_of

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue
    from migpubs.catalogue.addition import add, put
    from migpubs.catalogue.edit import edit
    from migpubs.catalogue.folder import init
    from migpubs.catalogue.layout import fmt
    from migpubs.catalogue.renaming import rename
    from migpubs.catalogue.schema import schema
    from migpubs.checks import check
    from migpubs.csl import styles
    from migpubs.dates import Date, Period
    from migpubs.documents import Document, Page, annex, cite, figures, reading_list, render
    from migpubs.errors import CatalogueError, MigpubsError, ParseError, Place, Problem
    from migpubs.formats import export
    from migpubs.formats.arrivals import Merged, merge
    from migpubs.identifiers import Identifier
    from migpubs.intake.ingestion import Ingested, ingest
    from migpubs.intake.reviewing import Reviewed, review
    from migpubs.language_map import LanguageMap
    from migpubs.links import LinkResult, check_links
    from migpubs.model import (
        Annex,
        Body,
        Contribution,
        Link,
        Person,
        Publication,
        Relation,
        Row,
        Source,
        Text,
        Theme,
    )
    from migpubs.searching import search
    from migpubs.site import Built, build, serve

__version__ = "1.0.0"

__all__ = [
    "Annex",
    "Body",
    "Built",
    "Catalogue",
    "CatalogueError",
    "Contribution",
    "Date",
    "Document",
    "Identifier",
    "Ingested",
    "LanguageMap",
    "Link",
    "LinkResult",
    "Merged",
    "MigpubsError",
    "Page",
    "ParseError",
    "Period",
    "Person",
    "Place",
    "Problem",
    "Publication",
    "Relation",
    "Reviewed",
    "Row",
    "Source",
    "Text",
    "Theme",
    "add",
    "annex",
    "build",
    "check",
    "check_links",
    "cite",
    "edit",
    "export",
    "figures",
    "fmt",
    "ingest",
    "init",
    "merge",
    "put",
    "reading_list",
    "rename",
    "render",
    "review",
    "schema",
    "search",
    "serve",
    "styles",
]

_HOMES: Final = {
    "catalogue": ("Catalogue",),
    "catalogue.addition": ("add", "put"),
    "catalogue.edit": ("edit",),
    "catalogue.folder": ("init",),
    "catalogue.layout": ("fmt",),
    "catalogue.renaming": ("rename",),
    "catalogue.schema": ("schema",),
    "checks": ("check",),
    "csl": ("styles",),
    "dates": ("Date", "Period"),
    "documents": (
        "Document",
        "Page",
        "annex",
        "cite",
        "figures",
        "reading_list",
        "render",
    ),
    "errors": ("CatalogueError", "MigpubsError", "ParseError", "Place", "Problem"),
    "formats": ("export",),
    "formats.arrivals": ("Merged", "merge"),
    "identifiers": ("Identifier",),
    "intake.ingestion": ("Ingested", "ingest"),
    "intake.reviewing": ("Reviewed", "review"),
    "language_map": ("LanguageMap",),
    "links": ("LinkResult", "check_links"),
    "model": (
        "Annex",
        "Body",
        "Contribution",
        "Link",
        "Person",
        "Publication",
        "Relation",
        "Row",
        "Source",
        "Text",
        "Theme",
    ),
    "searching": ("search",),
    "site": ("Built", "build", "serve"),
}
"""The public names of each module."""


if not TYPE_CHECKING:  # a type checker that saw it would let any name pass
    __getattr__ = names_of(__name__, _HOMES)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
