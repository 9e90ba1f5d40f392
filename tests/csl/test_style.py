"""Styles are read, checked and compiled; broken and hostile ones end with a clear error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.csl import Style, StyleError
from migpubs.csl.output import text
from tests.csl.made import book, style

if TYPE_CHECKING:
    from pathlib import Path

XMLNS = 'xmlns="http://purl.org/net/xbiblio/csl"'
INFO = (
    "<info><title> My style </title><id>http://a.org/x</id>"
    '<link rel="self" href="http://a.org/x"/></info>'
)
CITATION = '<citation><layout><text variable="title"/></layout></citation>'
WHOLE = f'<style {XMLNS} version="1.0" default-locale="de-DE">{INFO}{CITATION}</style>'


def test_load(tmp_path: Path) -> None:
    """A style comes from its XML, from bytes, or from a path as text or Path."""
    path = tmp_path / "a.csl"
    path.write_text(WHOLE)
    for source in (WHOLE, f"\ufeff{WHOLE}", WHOLE.encode(), path, str(path)):
        made = Style.load(source)
        assert ("My style", "http://a.org/x", "de-DE", "") == (
            made.title,
            made.id,
            made.default_locale,
            made.parent,
        )
    assert Style.load(path).file == str(path)


def test_without_info() -> None:
    """What the style does not say is empty."""
    made = Style.load(f"<style {XMLNS}>{CITATION}</style>")
    assert ("", "", "", "") == (made.title, made.id, made.default_locale, made.parent)


@pytest.mark.parametrize(
    ("expected", "source"),
    [
        ("not <html>", "<html/>"),
        ("needs cs:citation", f"<style {XMLNS}/>"),
        ("cs:citation needs a cs:layout", f"<style {XMLNS}><citation/></style>"),
        ("cs:bibliography needs", f"<style {XMLNS}>{CITATION}<bibliography/></style>"),
        ("cs:macro needs a name", f"<style {XMLNS}><macro/>{CITATION}</style>"),
        ("not well-formed", f"<style {XMLNS}>"),
    ],
)
def test_broken(expected: str, source: str) -> None:
    """The error says what the specification wants, and on which line."""
    with pytest.raises(StyleError, match=expected):
        Style.load("\n" + source)


def test_dependent() -> None:
    """A dependent style loads, but has nothing to compile."""
    link = '<info><link rel="independent-parent" href="http://a.org/parent"/></info>'
    made = Style.load(f"<style {XMLNS}>{link}</style>")
    assert made.parent == "http://a.org/parent"
    with pytest.raises(StyleError, match="load the style it depends on"):
        made.program()


def test_programs_are_kept() -> None:
    """A style is compiled once for each language."""
    made = style()
    assert made.program("en-US") is made.program("en-US")
    assert made.program() is made.program("en-US")
    assert made.program("th-TH") is not made.program("en-US")


def test_bibliography() -> None:
    """The formatted list in one call; a style for notes only says that it has none."""
    [entry] = style().bibliography([book(title="T")], "en-GB")
    assert text(entry.runs) == "T"
    with pytest.raises(StyleError, match="notes only"):
        Style.load(WHOLE).bibliography([])


def test_entries_are_made_one_by_one() -> None:
    """What is wrong with the list is said before the first; each is as in the list."""
    items = [book(title="T", id="t"), book(title="U", id="u")]
    several = style().entries(items)
    first = next(several)
    assert [first, *several] == style().bibliography(items)
    with pytest.raises(StyleError, match="notes only"):
        Style.load(WHOLE).entries([])


def test_hostile_macros() -> None:
    """Macros that call each other in a circle, or very deep, end with a clear error."""
    circle = '<macro name="a"><text macro="a"/></macro>'
    with pytest.raises(StyleError, match="calls itself"):
        style('<text macro="a"/>', before=circle).program()
    chain = "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(3000))
    last = '<macro name="m3000"><text variable="title"/></macro>'
    with pytest.raises(StyleError, match="nested too deep"):
        style('<text macro="m0"/>', before=chain + last).program()


def doubling(depth: int) -> Style:
    """Macros that each call the next one twice."""
    twice = '<text macro="m{0}"/><choose><if type="book"><text macro="m{0}"/></if></choose>'
    chain = "".join(f'<macro name="m{n}">{twice.format(n + 1)}</macro>' for n in range(depth))
    last = f'<macro name="m{depth}"><text variable="title"/></macro>'
    return style('<text macro="m0"/>', before=chain + last)


def test_multiplying_macros() -> None:
    """Macros that multiply are refused before they cost anything; a few are no harm."""
    [entry] = doubling(3).bibliography([book(title="T")])
    assert text(entry.runs) == "TTTTTTTT"
    with pytest.raises(StyleError, match="expands to more than 1,000,000 elements"):
        doubling(60).program()
