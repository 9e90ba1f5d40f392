"""Thai letters that fonts give as shapes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from migpubs.intake import drafts, pdf
from migpubs.intake.blocks import Document
from migpubs.intake.headers import field_of
from migpubs.intake.thai_shapes import FIRST, LETTERS, has_shapes, in_letters
from migpubs.text import thai_damage

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u0e1c\uf70b\u0e39\u0e41\u0e15\uf70a\u0e07", "ผู้แต่ง"),
        ("\u0e1b\uf702\uf714", "ปี้"),
        ("\u0e28\u0e32\u0e2a\u0e15\u0e23\uf70e", "ศาสตร์"),
        ("\u0e0a\u0e48\u0e37\u0e2d", "ชื่อ"),
        ("\uf70f\uf718 x", "ญุ x"),
        ("Plain", "Plain"),
        ("\uf71b", "\uf71b"),
    ],
)
def test_shapes_are_letters_in_the_order_of_typing(text: str, expected: str) -> None:
    """One for one; what is none of them is left."""
    assert expected == in_letters(text)
    assert any("\uf700" <= letter <= "\uf71a" for letter in text) == has_shapes(text)


def test_every_shape_has_a_letter() -> None:
    """Of the 27 from U+F700 to U+F71A."""
    assert 0xF71A == FIRST + len(LETTERS) - 1
    assert [] == thai_damage("".join("ก" + in_letters(chr(FIRST + n)) for n in range(len(LETTERS))))


def test_a_head_in_shapes_is_known() -> None:
    """The columns of a PDF are found before its cells are read."""
    assert "publishers" == field_of(
        "\u0e2b\u0e19\uf70a\u0e27\u0e22\u0e07\u0e32\u0e19\u0e17\u0e35\u0e48\u0e40\u0e1c\u0e22\u0e41\u0e1e\u0e23\uf70a"
    )


def test_values_in_shapes_are_proposed_and_asked_about(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also a body that the list knows and a letter without marks; what has none is read."""
    rows = [
        ["Title", "Publisher", "Year"],
        ["ใหญ่", "ไอโอเอ็ม", "2565"],
        ["\uf70fา", "ไอโอเอ\uf712ม", "2566"],
    ]
    cells = [[{"text": text, "links": []} for text in row] for row in rows]
    found: dict[str, Any] = {"kind": "table", "page": 1, "starts_page": True, "rows": cells}
    monkeypatch.setattr(pdf, "_ask", lambda *_: [found])
    blocks = tuple(pdf.read(b"", "a.pdf"))
    document = Document(file="a.pdf", sha256="0" * 64, medium="pdf", blocks=blocks)
    first, second = drafts.propose(document, small).proposals
    assert "ญา" == second.fields["title"].value
    assert first.fields["publishers"].value == second.fields["publishers"].value
    statuses = [[e.fields[n].status for n in ("publishers", "year")] for e in (first, second)]
    assert [["read", "inferred"], ["proposed", "inferred"]] == statuses
    assert "proposed" == second.fields["title"].status
    assert any(flag.startswith("thai-damage: ") for flag in second.flags)
