"""HTML pages are whole, and snippets keep to what a filter allows."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import lxml.html
import pytest

from migpubs.catalogue import Catalogue
from migpubs.csl.runs import Styled
from migpubs.documents import Document, Heading, List, Paragraph, annex, reading_list, render
from migpubs.documents.columns import COLUMNS
from tests.conftest import node_module
from tests.documents.tree import EMPTY, EVERYTHING, URL

if TYPE_CHECKING:
    from pathlib import Path

VALIDATE = """
import { HtmlValidate, StaticConfigLoader, formatterFactory } from "FOLDER/dist/esm/index.js";
const config = { extends: ["html-validate:standard"], root: true };
const validator = new HtmlValidate(new StaticConfigLoader(config));
for (const file of process.argv.slice(1)) {
  const report = await validator.validateFile(file);
  console.log(formatterFactory("text")(report.results));
}
"""
ALLOWED = {"a", "cite", "em", "strong", "ul", "li", "h2", "h3", "h4", "h5", "h6"}


def test_page() -> None:
    """Language, title, headings, a table with a header row; no inline style."""
    page = str(render(EVERYTHING, "html"))
    root = lxml.html.document_fromstring(page)
    assert "en" == root.get("lang")
    assert ["A | B & <C>"] == root.xpath("//h1/text()")
    assert ["Title", "Author"] == root.xpath("//thead//th[@scope='col']/text()")
    assert ["Skills | work [in Thai]", "ILO[a]"] == [
        cell.text_content() for cell in root.xpath("//tbody/tr[1]/td")
    ]
    assert [(URL, "en")] == [(a.get("href"), a.get("hreflang")) for a in root.xpath("//td//a")]
    assert ["คู่มือแรงงาน"] == root.xpath("//td/span[@lang='th']/text()")
    assert ['The "Agency"'] == root.xpath("//meta[@name='author']/@content")
    assert [] == root.xpath("//*[@style]")
    assert ["Part #1", "Part 1.1"] == root.xpath("//h2/text() | //h3/text()")


def test_an_empty_page() -> None:
    """A document without blocks is a page with a title; Arabic runs from right to left."""
    assert '<html lang="th">' in str(render(EMPTY, "html"))
    assert 'dir="rtl"' in str(render(Document(title="x", language="ar", blocks=()), "html"))


def test_every_mark_has_an_element_without_style() -> None:
    """All marks of runs are written without inline styles."""
    marks = ("italic", "upright", "bold", "small-caps", "underline", "block", "left-margin")
    runs = tuple(Styled(mark, (mark,)) for mark in marks)
    page = str(render(Document(title="x", language="en", blocks=(Paragraph(runs=runs),)), "html"))
    assert "style=" not in page


def test_table_snippet() -> None:
    """The table alone, without the page's head and title."""
    snippet = str(render(EVERYTHING, "html-table"))
    assert snippet.startswith("<p>A paragraph.</p>\n<h3>Part #1</h3>\n<table>")
    assert "<h1" not in snippet


def test_list_snippet() -> None:
    """Rows become items: the first cell, the others with their headings; only allowed tags."""
    snippet = str(render(EVERYTHING, "html-list"))
    link = f'<a href="{URL.replace("&", "&amp;")}" hreflang="en"><cite>Skills | work</cite></a>'
    assert f"<li>{link} [in Thai]. Author: ILO[a]</li>" in snippet
    assert "<li>คู่มือแรงงาน</li>" in snippet
    assert "<li>Ada. <cite>Home</cite>. <a href=" in snippet
    assert {*re.findall(r"</?(\w+)", snippet)} <= ALLOWED
    assert {*re.findall(r" (\w+)=", snippet.split("?b", maxsplit=1)[0])} <= {"href", "hreflang"}


def test_deep_headings() -> None:
    """No heading is deeper than the sixth."""
    deep = Document(title="x", language="en", blocks=(Heading(runs=("h",), level=9),))
    for medium in ("html", "html-table", "html-list"):
        assert "<h6>h</h6>" in str(render(deep, medium))


def test_lists() -> None:
    """Works and notes are lists with a class of their own."""
    works = Document(title="x", language="en", blocks=(List(items=(("a",), ("b",))),))
    assert '<ul class="works">\n<li>a</li>\n<li>b</li>\n</ul>' in str(render(works, "html"))


AROUND = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
<body><main><h1>A page</h1><h2>A part</h2>
{}</main></body></html>
"""


@pytest.mark.outside
def test_a_validator_accepts_pages_and_snippets(catalogue: Catalogue, tmp_path: Path) -> None:
    """html-validate finds no error in pages and pasted snippets of an annex and a reading list."""
    folder = node_module("html-validate")
    documents = (
        annex(catalogue, 2024, group_by=["theme", "language"], show_gaps=True, acronym_list=True),
        annex(Catalogue.load(), 2023, language="th", columns=COLUMNS),
        reading_list(catalogue, group_by=["year"], language="th"),
        EVERYTHING,
        EMPTY,
    )
    paths = []
    for document in documents:
        for medium in ("html", "html-table", "html-list"):
            made = str(render(document, medium))
            paths.append(tmp_path / f"{len(paths)}.html")
            paths[-1].write_text(
                made if medium == "html" else AROUND.format(made), encoding="utf-8"
            )
    program = VALIDATE.replace("FOLDER", folder.as_uri())
    done = subprocess.run(
        ["node", "--input-type=module", "-e", program, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (0, "", "") == (done.returncode, done.stdout.strip(), done.stderr)
