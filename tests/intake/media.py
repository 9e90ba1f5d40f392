"""The annex of 2023 in eight media, made by the programs that people use."""

from __future__ import annotations

import csv
import io
import subprocess
from html import escape
from typing import TYPE_CHECKING

import docx as word
import openpyxl
import typst
import yaml
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.conftest import ROOT, program

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.text.paragraph import Paragraph

ANNEX = yaml.safe_load((ROOT / "catalogue" / "annexes" / "2023.yaml").read_text(encoding="utf-8"))
HEADING: str = ANNEX["heading"]
COLUMNS: list[str] = ANNEX["columns"]
ROWS: list[list[str]] = [row["cells"] for row in ANNEX["rows"]]
SPLIT = 7
"""After this row the report begins a new page and repeats the head."""


def url(number: int) -> str:
    """Return a made-up address for a row, counted from 1."""
    return f"https://example.org/publications/{number}?lang=en&id={number}"


def text(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """Return the annex as pasted: tabs, the head again after the page break, no links."""
    head = "\t".join(COLUMNS)
    lines = ["\t".join(row) for row in rows]
    pages = [head, *lines[:SPLIT], "", head, *lines[SPLIT:]]
    return (f"### {HEADING}\n\n" + "\n".join(pages) + "\n").encode()


def tsv(rows: Sequence[Sequence[str]] = ROWS, delimiter: str = "\t") -> bytes:
    """Return it as a spreadsheet saves it, with a column of links."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow([*COLUMNS, "Link"])
    writer.writerows([*row, url(number)] for number, row in enumerate(rows, start=1))
    return file.getvalue().encode()


def markdown(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """Return it as a pipe table."""
    lines = ["| " + " | ".join(COLUMNS) + " |", "|---|---|---|"]
    for number, (title, *rest) in enumerate(rows, start=1):
        cells = [f"[{title}]({url(number)})", *rest]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return (f"## {HEADING}\n\n" + "\n".join(lines) + "\n").encode()


def html(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """Return it as a table in a page, in two parts as the report has it."""
    parts = [rows[:SPLIT], rows[SPLIT:]]
    tables, number = [], 0
    for part in parts:
        lines = ["<tr>" + "".join(f"<th>{escape(c)}</th>" for c in COLUMNS) + "</tr>"]
        for title, *rest in part:
            number += 1
            cells = [f'<a href="{escape(url(number))}">{escape(title)}</a>', *map(escape, rest)]
            lines.append("<tr>" + "".join(f"<td><p>{c}</p></td>" for c in cells) + "</tr>")
        tables.append("<table><tbody>" + "".join(lines) + "</tbody></table>")
    page = f"<h2>{escape(HEADING)}</h2>" + "<p>&nbsp;</p>".join(tables)
    return f"<!DOCTYPE html><meta charset=utf-8><title>x</title>{page}".encode()


def docx(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """Return it as python-docx writes it, each title a link."""
    document = word.Document()
    document.add_heading(HEADING, level=2)
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = head
    for number, (title, *rest) in enumerate(rows, start=1):
        cells = table.add_row().cells
        _add_link(document, cells[0].paragraphs[0], title, url(number))
        for cell, words in zip(cells[1:], rest, strict=True):
            cell.text = words
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_link(document: Document, paragraph: Paragraph, words: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    run, shown = OxmlElement("w:r"), OxmlElement("w:t")
    shown.text = words
    run.append(shown)
    link.append(run)
    paragraph._p.append(link)


def xlsx(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """Return it as openpyxl writes it; every second link is a formula."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Annex"
    sheet.append([HEADING])
    sheet.append(COLUMNS)
    for number, row in enumerate(rows, start=1):
        sheet.append(row)
        cell = sheet.cell(sheet.max_row, 1)
        if number % 2:
            cell.hyperlink = url(number)
        else:
            quoted = row[0].replace('"', '""')
            cell.value = f'=HYPERLINK("{url(number)}", "{quoted}")'
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def pdf(rows: Sequence[Sequence[str]] = ROWS, *, ruled: bool = True, justify: bool = True) -> bytes:
    """Return it as typst sets it in narrow columns, so that words are cut and pages break."""

    def string(words: str) -> str:
        return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'

    cells = []
    for number, (title, *rest) in enumerate(rows, start=1):
        cells.append(f"link({string(url(number))}, {string(title)})")
        cells += [f"[#{string(words)}]" for words in rest]
    heads = ", ".join(f"[#strong({string(head)})]" for head in COLUMNS)
    source = f"""
#set page(width: 12cm, height: 14cm, margin: 1cm, numbering: "1")
#set text(lang: "en", size: 9pt, hyphenate: true)
#set par(justify: {str(justify).lower()})
== #{string(HEADING)}
#table(columns: (5fr, 3fr, 2fr), stroke: {"0.5pt" if ruled else "none"},
  table.header({heads}), {", ".join(cells)})
"""
    return bytes(typst.compile(source.encode(), format="pdf"))


def office_pdf(rows: Sequence[Sequence[str]], folder: Path) -> bytes:
    """Return it as LibreOffice prints the Word table: ruled, and no links in the file."""
    source = folder / "annex.docx"
    source.write_bytes(docx(rows))
    subprocess.run(
        [program("soffice"), f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return (folder / "annex.pdf").read_bytes()
