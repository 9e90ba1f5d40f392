"""Rules are tried on one publication among others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.checks import RULES
from migpubs.language_map import LanguageMap
from migpubs.model import Annex, Publication, Row
from tests.strategies import BODIES

if TYPE_CHECKING:
    from migpubs.checks.rules import Finding


def publication(title: str = "A title", **fields: object) -> Publication:
    """Return a publication with the id ``it``."""
    return Publication(id="it", title=LanguageMap({"en": title}), **fields)


def findings(code: str, it: Publication, *others: Publication) -> list[Finding]:
    """Return what one rule finds in a publication that stands in a catalogue with others."""
    annexes = {2023: Annex(year=2023, rows=(Row(records=("it",)), Row()))}
    known = (it, *(evolve(each, id=each.id.replace("it", "other")) for each in others))
    catalogue = Catalogue(publications=known, bodies=BODIES, annexes=annexes)
    return list(RULES[code].find(it, catalogue))


def fields_of(found: list[Finding]) -> list[str]:
    """Return the fields that findings name."""
    return [field for field, _, _ in found]
