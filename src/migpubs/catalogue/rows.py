"""The rows of an annex in its file: which file that is, and how more rows come to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from migpubs.catalogue import emitter
from migpubs.catalogue.edit import BOM, last_line
from migpubs.errors import EditConflict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.catalogue.collection import Catalogue
    from migpubs.catalogue.shapes import Plain


def file_of(catalogue: Catalogue, year: int) -> str:
    """Return the file of a report year's annex by its path inside the folder, or that of a new one.

    year: of the Common era.
    """
    known = catalogue.places.get(f"annex {year}")
    return known.file if known else f"annexes/{year}.yaml"


def add_rows(text: str, year: int, new_rows: Sequence[dict[str, Plain]]) -> str:
    """Return the text of an annex's file with rows at the end of its own; all else stays.

    year: what a file without content becomes the annex of. `EditConflict` for a file that is one
    mapping in braces.
    """
    bom, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    line_end = "\r\n" if "\r\n" in body else "\n"
    new = "".join(map(emitter.record, new_rows)).replace("\n", line_end)
    root: Any = yaml.compose(body, Loader=yaml.CBaseLoader)
    if root is None:
        return f"{text}year: {year}{line_end}rows:{line_end}{new}"
    if root.flow_style:
        raise EditConflict("an annex in braces is not changed (write it in lines first)")
    rows = next((value for name, value in root.value if name.value == "rows"), None)
    if rows is None:
        return bom + "".join([*_lines(body, line_end), f"rows:{line_end}", new])
    if not rows.value:
        body = body[: rows.start_mark.index].rstrip(" ") + body[rows.end_mark.index :]
        return bom + _inserted(body, rows.start_mark.line + 1, new, line_end)
    if rows.flow_style:
        end = rows.value[-1].end_mark.index
        more = "".join(f", {emitter.flow(row)}" for row in new_rows)
        return f"{bom}{body[:end]}{more}{body[end:]}"
    indent = " " * rows.start_mark.column
    shifted = "".join(indent + line for line in new.splitlines(keepends=True))
    return bom + _inserted(body, last_line(rows) + 1, shifted, line_end)


def _lines(text: str, line_end: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith("\n"):
        lines[-1] += line_end
    return lines


def _inserted(text: str, at: int, new: str, line_end: str) -> str:
    lines = _lines(text, line_end)
    return "".join([*lines[:at], new, *lines[at:]])
