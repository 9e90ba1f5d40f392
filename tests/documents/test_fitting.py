"""Columns are as wide as what stands in them needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.csl.runs import Language
from migpubs.documents import Column, Document, Paragraph, Table
from migpubs.documents.fitting import LONGEST, fit, shared

LIMITS = st.lists(
    st.tuples(st.integers(1, 10), st.integers(1, 40), st.integers(0, 80)), min_size=1, max_size=9
)


def document(*texts: str, shares: tuple[int, ...] = ()) -> Document:
    """A document with one row."""
    columns = tuple(
        Column(name=str(place), heading="x", share=share)
        for place, share in enumerate(shares or (1,) * len(texts))
    )
    return Document(
        title="T",
        language="en",
        blocks=(
            Paragraph(runs=("p",)),
            Table(columns=columns, rows=(tuple((text,) for text in texts),)),
        ),
    )


def shares(document: Document) -> list[int]:
    return [
        column.share
        for block in document.blocks
        if isinstance(block, Table)
        for column in block.columns
    ]


@given(limits=LIMITS, room=st.integers(20, 200))
def test_shared(limits: list[tuple[int, int, int]], room: int) -> None:
    """Parts lie between the least and the most and fill the room; else the widest are cut."""
    weights, least, extra = zip(*limits, strict=True)
    most = [low + more for low, more in zip(least, extra, strict=True)]
    parts = shared(room, weights, least, most)
    if sum(least) <= room:
        assert all(low <= part for low, part in zip(least, parts, strict=True))
        assert all(part <= high for part, high in zip(parts, most, strict=True))
        assert min(room, sum(most)) - len(parts) < sum(parts) <= room
    else:
        assert sum(parts) <= room
        assert all(part in {low, max(parts)} for low, part in zip(least, parts, strict=True))


def test_shares_hold_where_all_is_long() -> None:
    """Columns of long texts share the page as they are meant to."""
    fitted, size = fit(document("word " * 50, "word " * 50, shares=(3, 1)), 540)
    assert ([75, 25], 10) == (shares(fitted), size)


def test_short_columns_leave_their_room() -> None:
    """What a short column does not need goes to the others."""
    fitted, _ = fit(document("word " * 50, "2023"), 540)
    assert [94, 6] == shares(fitted)


def test_the_longest_word_fits() -> None:
    """A column has room for its longest word, whatever its share."""
    fitted, _ = fit(document("word " * 50, "word " * 50 + "x" * 20, shares=(19, 1)), 540)
    assert 22 == shares(fitted)[1]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (LONGEST + 2, "x" * 100),
        (9 + 2 + 2, "การคุ้มครองผู้ย้ายถิ่น" * 9),
        (len("https://") + 2, "https://a.example/bb/cc"),
        (len("cross-") + 2, "cross-border"),
        (2, ""),
    ],
)
def test_words(expected: int, text: str) -> None:
    """Addresses, hyphens and Thai may break; a monster does not take the page."""
    fitted, _ = fit(document("word " * 99, text, shares=(999, 1)), 540)
    assert max(expected, len("x") + 2) == shares(fitted)[1]


def test_letters_become_smaller() -> None:
    """Where the words do not fit, letters become smaller, down to seven points."""
    sizes = [fit(document(*["x" * 10] * many), 540)[1] for many in (8, 9, 10, 11, 20)]
    assert [10, 9, 8, 7, 7] == sizes


def test_alike_tables_are_alike() -> None:
    """Tables with the same columns get the same widths; others their own."""
    one, other = document("a", "b"), document("word " * 50, "b", shares=(1, 1))
    third = document("a", "b", "c")
    whole = Document(title="T", language="en", blocks=(*one.blocks, *other.blocks, *third.blocks))
    fitted, _ = fit(whole, 540)
    assert [97, 3, 97, 3, 3, 3, 3] == shares(fitted)


def test_marks_do_not_count() -> None:
    """The words inside marks are measured, and a table without rows has its headings."""
    columns = (Column(name="a", heading="Language"), Column(name="b", heading="x"))
    empty = Document(title="T", language="en", blocks=(Table(columns=columns, rows=()),))
    assert [10, 3] == shares(fit(empty, 540)[0])
    marked = Document(
        title="T",
        language="en",
        blocks=(Table(columns=columns, rows=(((), (Language("th", ("สวัสดี",)),)),)),),
    )
    assert [10, 8] == shares(fit(marked, 540)[0])
    none = Document(title="T", language="en", blocks=())
    assert (none, 10) == fit(none, 540)
