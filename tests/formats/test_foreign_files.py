"""Six records as Zotero, JabRef, pandoc, Citation.js and bibutils write them, read field by field.

The files are not in this repository. What a program has spoiled before we see it stands in
`SPOILED` with its reason; all else must arrive, and nothing may go without a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs import formats
from migpubs.errors import ParseError
from tests.conftest import ORACLES, need

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs import Catalogue
    from migpubs.errors import Problem
    from migpubs.model import Publication

SAMPLES = ORACLES.parent / "samples"
FILES: Mapping[str, tuple[str, ...]] = {
    "biblatex": ("zotero.biblatex.txt", "pandoc.biblatex.txt", "citationjs.biblatex.txt"),
    "bibtex": ("zotero.bibtex.txt", "pandoc.bibtex.txt", "citationjs.bibtex.txt"),
    "csl-json": ("zotero.csljson.txt", "pandoc.csljson.txt"),
    "ris": ("zotero.ris.txt", "citationjs.ris.txt", "bibutils.ris.txt", "jabref3.ris"),
    "zotero-rdf": ("zotero.rdf_zotero.txt",),
    "csv": ("zotero.csv.txt",),
}
SPOILED: Mapping[str, dict[str, str]] = {
    "pandoc.biblatex.txt": {"title": "writes titles with capitals"},
    "pandoc.bibtex.txt": {"title": "writes titles with capitals"},
    "citationjs.biblatex.txt": {"title": "leaves Thai letters out"},
    "citationjs.bibtex.txt": {"title": "leaves Thai letters out"},
    "bibutils.ris.txt": {"title": "puts both titles into one", "publishers": "writes none"},
    "jabref3.ris": {"authors": "tears bodies apart", "publishers": "writes none"},
}
"""By file: field, and what its program does."""


def facts(publication: Publication) -> dict[str, object]:
    """Return what is compared."""
    return {
        "title": publication.full_title().replace("’", "'"),
        "authors": [getattr(who, "id", str(who)) for who in publication.authors],
        "publishers": [body.id for body in publication.publishers],
        "year": publication.date.year if publication.date else None,
        "url": publication.url,
    }


@pytest.mark.outside
@pytest.mark.parametrize(
    ("name", "file"), [(name, file) for name, several in FILES.items() for file in several]
)
def test_every_field_arrives(name: str, file: str, shipped: Catalogue) -> None:
    """Title, authors, publishers, year and address of each record, whatever the format."""
    need("the set of foreign files", found=SAMPLES.exists())
    bodies = shipped.bodies.values()
    best = (SAMPLES / "idioms" / "pubs.csl.json").read_bytes()
    expected = {each.url: facts(each) for each in formats.load("csl-json", best, bodies=bodies)}
    problems: list[Problem] = []
    content = (SAMPLES / "foreign" / file).read_bytes()
    found = formats.load(name, content, bodies=bodies, on_problem=problems.append)
    assert set(expected) == {each.url for each in found}
    wrong = {
        field
        for each in found
        for field, value in facts(each).items()
        if value != expected[each.url][field]
    }
    assert set(SPOILED.get(file, {})) == wrong
    assert [] == [each for each in problems if each.severity == "error"]


@pytest.mark.outside
@pytest.mark.parametrize("file", ["zotero.tei.txt", "zotero.coins.txt", "bibutils.end.txt"])
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_format_is_refused(name: str, file: str) -> None:
    """In one line, whatever it is taken for."""
    need("the set of foreign files", found=SAMPLES.exists())
    with pytest.raises(ParseError) as raised:
        formats.load(name, (SAMPLES / "foreign" / file).read_bytes())
    assert 1 == len(raised.value.problems)


@pytest.mark.outside
def test_bodies_that_were_torn_apart_are_told(shipped: Catalogue) -> None:
    """JabRef makes persons of them; each is named with what it was."""
    need("the set of foreign files", found=SAMPLES.exists())
    problems: list[Problem] = []
    formats.load(
        "ris",
        (SAMPLES / "foreign" / "jabref3.ris").read_bytes(),
        bodies=shipped.bodies.values(),
        on_problem=problems.append,
    )
    torn = [each.message for each in problems if each.code == "torn-body"]
    assert ["'ilo'", "'ilo'", "a body", "'unhcr-thailand'", "'unicef-thailand'", "'ecot'"] == [
        message.split("looks like ")[1].removeprefix("the body ") for message in torn
    ]
