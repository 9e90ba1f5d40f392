"""A document is written in the medium that is asked for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args

import pypandoc
import pytest

from migpubs import documents
from migpubs.catalogue import Catalogue
from migpubs.csl.output import safe_url
from migpubs.csl.runs import Language, Link, plain
from migpubs.documents import MEDIA, Page, Table, annex, medium_of, render
from migpubs.documents.media import TextMedium
from migpubs.errors import UnknownFormat
from tests.conftest import ROOT
from tests.documents.tree import EMPTY, EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from migpubs.documents.annexes import Cells
    from migpubs.documents.blocks import Runs


def test_the_page_names_every_medium() -> None:
    """The table in docs/reference/documents.md has a row for each, in our order."""
    text = (ROOT / "docs" / "reference" / "documents.md").read_text(encoding="utf-8")
    table = text.partition("## Media\n")[2].partition("\n## ")[0]
    assert [*MEDIA] == re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)[1:]


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("docx", "annex.docx"),
        ("pdf", "a.b.PDF"),
        ("html", "x.html"),
        ("markdown", "x.md"),
        ("text", "x.txt"),
        ("tsv", "x.tsv"),
        ("latex", "x.tex"),
        ("typst", "x.typ"),
    ],
)
def test_medium_of(expected: str, name: str) -> None:
    """The ending of a file's name means a medium."""
    assert expected == medium_of(name)


@pytest.mark.parametrize(
    ("message", "name"),
    [("unknown ending '.rtf'", "x.rtf"), ("unknown ending 'annex'", "annex")],
)
def test_unknown_endings(message: str, name: str) -> None:
    """Any other ending is refused."""
    with pytest.raises(UnknownFormat, match=message):
        medium_of(name)


def test_a_type_checker_knows_what_is_text() -> None:
    """`TextMedium` names the media that are text, so that `render` is known to give it."""
    assert {name for name in MEDIA if isinstance(render(EMPTY, name), str)} == {
        *get_args(TextMedium)
    }


def test_unknown_medium() -> None:
    """An unknown medium is refused, with the nearest one."""
    with pytest.raises(UnknownFormat, match="did you mean 'html'"):
        render(EMPTY, "htm")


@pytest.mark.parametrize("medium", sorted(MEDIA))
def test_the_same_document_gives_the_same_bytes(medium: str) -> None:
    """Twice the same, in every medium; an empty document too."""
    assert render(EVERYTHING, medium) == render(EVERYTHING, medium)
    assert render(EMPTY, medium)


def read_back(content: str | bytes, form: str, path: Path) -> list[tuple[list[str], list[str]]]:
    """Return the rows of all tables as pandoc reads them: texts of cells, and links."""
    source = path / "document"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    tree = json.loads(pypandoc.convert_file(str(source), "json", format=form))
    tables = [block["c"] for block in tree["blocks"] if block["t"] == "Table"]
    rows = [row for table in tables for body in table[4] for row in body[3]]
    return [
        (["".join(texts(cell[4])).strip() for cell in cells], list(links(cells)))
        for _, cells in rows
    ]


def texts(node: Any) -> Iterator[str]:  # noqa: ANN401 - pandoc's tree
    """Give the words of a part of pandoc's tree."""
    if isinstance(node, list):
        for child in node:
            yield from texts(child)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            yield content
        elif kind in {"Space", "SoftBreak", "LineBreak"}:
            yield " "
        elif kind == "Quoted":
            yield from texts(content[1])
        else:
            yield from texts(content)


def links(node: Any) -> Iterator[str]:  # noqa: ANN401 - pandoc's tree
    """Give the targets of the links in a part of pandoc's tree, each once in a row."""
    if isinstance(node, list):
        for child in node:
            yield from links(child)
    elif isinstance(node, dict):
        if node.get("t") == "Link":
            yield node["c"][2][0]
        yield from links(node.get("c"))


@pytest.mark.parametrize(
    ("medium", "form"),
    [
        ("docx", "docx"),
        ("html", "html"),
        ("html-table", "html"),
        ("markdown", "gfm"),
        ("markdown", "markdown"),
        ("latex", "latex"),
        ("typst", "typst"),
    ],
)
@pytest.mark.parametrize("language", ["en", "th"])
def test_every_cell_and_link_can_be_read(
    medium: str, form: str, language: str, tmp_path: Path
) -> None:
    """Pandoc finds the 13 rows of the shipped annex, each cell and each link, in each medium."""
    document = annex(Catalogue.load(), 2023, language=language)
    (table,) = document.blocks
    assert isinstance(table, Table)
    expected = [
        (
            [plain(cell) for cell in row],
            [safe_url(run.url) for run in row[0] if isinstance(run, Link)],
        )
        for row in table.rows
    ]
    found = read_back(render(document, medium), form, tmp_path)
    assert 13 == len(found)
    same = str.maketrans({"’": "'", "\xa0": " "})
    assert expected == [([cell.translate(same) for cell in cells], urls) for cells, urls in found]


@pytest.mark.parametrize("cells", ["mended", "records"])
@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize(
    ("medium", "form"), [("html", "html"), ("html-table", "html"), ("markdown", "markdown")]
)
def test_every_language_can_be_read(medium: str, form: str, language: str, cells: Cells) -> None:
    """Pandoc finds every stretch that is in another language than the document, with its tag."""
    document = annex(Catalogue.load(), 2023, language=language, cells=cells)
    (table,) = document.blocks
    assert isinstance(table, Table)
    expected = [each for row in table.rows for cell in row for each in tagged(cell)]
    tree = json.loads(pypandoc.convert_text(str(render(document, medium)), "json", form))
    same = str.maketrans({"’": "'", "\xa0": " "})
    found = [(tag, words.translate(same)) for tag, words in spans(tree["blocks"])]
    assert expected == found
    assert bool(expected) == (language == "th" and cells == "records")


def tagged(runs: Runs) -> Iterator[tuple[str, str]]:
    """Give the tag and the words of each stretch in a language of its own."""
    for run in runs:
        if isinstance(run, Language):
            yield run.tag, plain(run.runs)
        elif not isinstance(run, str):
            yield from tagged(run.runs)


def spans(node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - pandoc's tree
    """Give the same as pandoc read it."""
    if isinstance(node, list):
        for child in node:
            yield from spans(child)
    elif isinstance(node, dict):
        content = node.get("c")
        tag = dict(content[0][2]).get("lang") if node.get("t") == "Span" else None
        if tag:
            yield tag, "".join(texts(content[1]))
        else:
            yield from spans(content)


def test_paper_is_one_of_two() -> None:
    """Another word names those that there are."""
    with pytest.raises(
        ValueError, match=r"paper: 'A4' is not a known word \(did you mean 'a4'\?\)"
    ):
        Page(paper="A4")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", documents.__all__)
def test_every_public_name_of_the_package_is_there(name: str) -> None:
    """Each is had when it is asked for, and `dir` tells of it."""
    assert hasattr(documents, name)
    assert name in dir(documents)


def test_a_name_that_is_not_there_is_pythons_own_error() -> None:
    """A slip of the pen is not hidden by importing on demand."""
    with pytest.raises(AttributeError, match="has no attribute 'anex'"):
        _ = documents.anex
