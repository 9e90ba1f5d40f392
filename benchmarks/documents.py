"""Write an annex of 500, 1,000 and 2,000 rows in every medium, and let peers write the same table.

Run as ``python benchmarks/documents.py [ROWS …]``. The rows are those of the shipped annex of
2023, again and again, each title numbered. Peers: pandoc (from our Markdown, to Word and HTML) and
python-docx as its manual has it (``add_row``, ``cell.text``), which writes neither links nor
languages. Times are CPU seconds of one process, for pandoc of the program; the growth is the time
for a row of the largest annex over that of the smallest: 1 is linear.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from typing import TYPE_CHECKING

import docx
import pypandoc
from attrs import evolve

from migpubs import Catalogue
from migpubs.csl.runs import plain
from migpubs.documents import MEDIA, Document, Table, annex, render

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (500, 1000, 2000)


def long_annex(rows: int) -> Document:
    """The annex of 2023 with its rows again and again."""
    document = annex(Catalogue.load(), 2023)
    (table,) = document.blocks
    assert isinstance(table, Table)
    many = []
    for number in range(rows):
        title, *others = table.rows[number % len(table.rows)]
        many.append(((f"{number + 1}. ", *title), *others))
    return evolve(document, blocks=(evolve(table, rows=tuple(many), works=()),))


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work, with those of the programs it runs; the best of two."""
    return min(_once(work) for _ in range(2))


def _once(work: Callable[[], object]) -> float:
    start = time.process_time() + _children()
    work()
    return time.process_time() + _children() - start


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def by_the_manual(document: Document) -> bytes:
    """The table through python-docx's own calls."""
    (table,) = document.blocks
    assert isinstance(table, Table)
    word = docx.Document()
    made = word.add_table(rows=1, cols=len(table.columns))
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        cell.text = column.heading
    for row in table.rows:
        for cell, runs in zip(made.add_row().cells, row, strict=True):
            cell.text = plain(runs)
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def by_pandoc(document: Document, form: str) -> None:
    """The table through pandoc, from our Markdown."""
    source = str(render(document, "markdown"))
    pypandoc.convert_text(source, form, "markdown", outputfile="/dev/null")


def main() -> None:
    """Print a line for each medium and peer."""
    sizes = sorted(map(int, sys.argv[1:])) or list(SIZES)
    documents = [long_annex(size) for size in sizes]
    ways: dict[str, Callable[[Document], object]] = {
        medium: lambda document, medium=medium: render(document, medium) for medium in MEDIA
    }
    ways["pandoc to docx"] = lambda document: by_pandoc(document, "docx")
    ways["pandoc to html"] = lambda document: by_pandoc(document, "html")
    ways["python-docx"] = by_the_manual
    print(f"{'':16}" + "".join(f"{size:>10,}" for size in sizes) + f"{'growth':>10}")
    for name, way in ways.items():
        way(documents[0])  # imports are not what is measured
        times = [seconds(lambda one=one: way(one)) for one in documents]  # noqa: B023 - called at once
        growth = (times[-1] / sizes[-1]) / (times[0] / sizes[0])
        print(f"{name:16}" + "".join(f"{each:9.2f}s" for each in times) + f"{growth:10.2f}")


if __name__ == "__main__":
    main()
