"""Keep, cite and publish what an inter-agency network publishes.

Every name here is imported when it is first used, so that ``import migpubs`` is cheap.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue
    from migpubs.checks import check
    from migpubs.dates import Date, Period
    from migpubs.documents import Document, Page, annex, figures, reading_list, render
    from migpubs.errors import CatalogueError, MigpubsError, Place, Problem
    from migpubs.identifiers import Identifier
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

__version__ = "0.1.0"

__all__ = [
    "Annex",
    "Body",
    "Catalogue",
    "CatalogueError",
    "Contribution",
    "Date",
    "Document",
    "Identifier",
    "LanguageMap",
    "Link",
    "LinkResult",
    "MigpubsError",
    "Page",
    "Period",
    "Person",
    "Place",
    "Problem",
    "Publication",
    "Relation",
    "Row",
    "Source",
    "Text",
    "Theme",
    "annex",
    "check",
    "check_links",
    "figures",
    "reading_list",
    "render",
]

_HOMES: Final = {
    "Catalogue": "catalogue",
    "check": "checks",
    "Date": "dates",
    "Period": "dates",
    "Document": "documents",
    "Page": "documents",
    "annex": "documents",
    "figures": "documents",
    "reading_list": "documents",
    "render": "documents",
    "CatalogueError": "errors",
    "MigpubsError": "errors",
    "Place": "errors",
    "Problem": "errors",
    "Identifier": "identifiers",
    "LanguageMap": "language_map",
    "LinkResult": "links",
    "check_links": "links",
}
"""The module of each public name; those not named here are in `migpubs.model`."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in __all__:
        raise AttributeError(f"module 'migpubs' has no attribute '{name}'")
    module = importlib.import_module(f"migpubs.{_HOMES.get(name, 'model')}")
    value = globals()[name] = getattr(module, name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
