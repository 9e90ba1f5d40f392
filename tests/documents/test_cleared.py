"""A Word file that comes back is read without and with its pending changes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest

from migpubs.documents import cleared
from migpubs.documents.cleared import ClearedCell, ClearedRow, read_cleared
from migpubs.errors import ParseError

if TYPE_CHECKING:
    from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_file(path: Path, body: str) -> Path:
    """Write a Word file that holds a body and no more."""
    with zipfile.ZipFile(path, "w") as package:
        xml = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", xml)
    return path


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def new(text: str, who: str = "Ada") -> str:
    return f'<w:ins w:author="{who}">{run(text)}</w:ins>'


def old(text: str, who: str = "Bo") -> str:
    return f'<w:del w:author="{who}">{run(text, "delText")}</w:del>'


def table(*rows: tuple[str, ...], form: str = "") -> str:
    """Return a table; ``form`` is the last row's properties."""
    made = ""
    for place, cells in enumerate(rows):
        last = form if place == len(rows) - 1 else ""
        inner = "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells)
        made += f"<w:tr>{last}{inner}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def test_tracked_changes(tmp_path: Path) -> None:
    """Insertions and deletions that nobody accepted are pending, with who made them."""
    cell = run("Home ") + old("lies") + new("truths") + '<w:ins w:author="">.</w:ins>'
    path = word_file(tmp_path / "a.docx", table((cell, run("x"))))
    ((row,),) = read_cleared(path)
    expected = ClearedRow(
        cells=(
            ClearedCell(settled="Home lies", proposed="Home truths", who=("Bo", "Ada")),
            ClearedCell(settled="x", proposed="x"),
        )
    )
    assert expected == row


def test_words(tmp_path: Path) -> None:
    """Breaks and tabs are blanks, a fixed hyphen is one; paragraphs of a cell are parted."""
    inner = f"{run('a')}<w:r><w:br/><w:tab/></w:r>{run('b')}<w:r><w:noBreakHyphen/></w:r>{run('c')}"
    cell = f"{inner}</w:p><w:p>{run('d')}"
    ((row,),) = read_cleared(word_file(tmp_path / "a.docx", table((cell,))))
    assert "a b-c d" == row.cells[0].settled


@pytest.mark.parametrize(("expected", "tag"), [("added", "ins"), ("removed", "del")])
def test_rows(expected: str, tag: str, tmp_path: Path) -> None:
    """A row may be a pending change as a whole."""
    form = f'<w:trPr><w:{tag} w:author="Ada"/></w:trPr>'
    path = word_file(tmp_path / "a.docx", table((run("a"),), (run("b"),), form=form))
    ((first, second),) = read_cleared(path)
    assert ("", expected) == (first.pending, second.pending)


def test_other_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no Word file, broken, or far too large is refused with its name."""
    path = tmp_path / "a.docx"
    path.write_text("x", encoding="utf-8")
    broken = word_file(tmp_path / "b.docx", "<w:p>")
    with zipfile.ZipFile(tmp_path / "c.docx", "w") as package:
        package.writestr("other.xml", "x")
    for each in (path, broken, tmp_path / "c.docx"):
        with pytest.raises(ParseError, match=rf"{each.name}: this is not a Word file"):
            read_cleared(each)
    monkeypatch.setattr(cleared, "_LARGEST", 10)
    with pytest.raises(ParseError, match="too large"):
        read_cleared(word_file(tmp_path / "d.docx", ""))
