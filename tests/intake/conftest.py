"""A small authority list, and ways to read and propose in one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pytest

from migpubs.catalogue import Catalogue
from migpubs.intake import drafts, reader
from migpubs.language_map import LanguageMap
from migpubs.model import Body
from tests.conftest import ROOT
from tests.intake.desk import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.intake.drafts import Draft
    from migpubs.intake.readings import Reading

_UNICEF = Body(id="unicef", name=LanguageMap({"en": "UNICEF"}), acronym="UNICEF")
_LABOUR = Body(id="mol", name=LanguageMap({"en": "Ministry of Labour", "th": "กระทรวงแรงงาน"}))
BODIES = (
    Body(
        id="ilo",
        name=LanguageMap({"en": "International Labour Organization"}),
        acronym="ILO",
    ),
    Body(
        id="iom",
        name=LanguageMap({"en": "International Organization for Migration"}),
        acronym="IOM",
        aliases=("ไอโอเอ็ม",),
    ),
    _UNICEF,
    Body(id="unicef-thailand", name=LanguageMap({"en": "UNICEF Thailand"}), parent=_UNICEF),
    _LABOUR,
    Body(
        id="doe", name=LanguageMap({"en": "Department of Employment"}), acronym="DOE",
        parent=_LABOUR,
    ),
    Body(
        id="ophi", name=LanguageMap({"en": "Oxford Poverty and Human Development Initiative"}),
        aliases=("Initiative (Oxford)",),
    ),
)  # fmt: skip


class Propose(Protocol):
    """Read a text of a medium and propose."""

    def __call__(self, text: str | bytes, name: str = "list.txt") -> Draft:
        """Return what is proposed."""
        ...


@pytest.fixture
def small() -> Catalogue:
    """Return a catalogue of a few bodies and no publications."""
    return Catalogue(bodies={body.id: body for body in BODIES})


@pytest.fixture
def propose(small: Catalogue) -> Propose:
    """Return a function that reads and proposes with the small catalogue."""

    def propose(text: str | bytes, name: str = "list.txt") -> Draft:
        data = text.encode() if isinstance(text, str) else text
        return drafts.propose(reader.read(data, name), small)

    return propose


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return the folder of a small catalogue with one record."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """Return the catalogue of the repository."""
    return Catalogue.load(ROOT / "catalogue")


def shown(fields: dict[str, Reading]) -> dict[str, Any]:
    """Return value and status of the fields that are known."""
    return {k: (r.value, r.status) for k, r in fields.items() if r.status != "unknown"}
