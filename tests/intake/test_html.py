"""HTML: tables, lists and paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.errors import ParseError
from migpubs.intake import html, limits
from migpubs.intake.blocks import NOTE_MARK, PARAGRAPH_END, Block, Cell, Paragraph, Table

if TYPE_CHECKING:
    from tests.intake.conftest import Propose


def read(text: str) -> list[Block]:
    return list(html.read(text, "a.html"))


def rows(text: str) -> list[tuple[str, ...]]:
    return [line.texts for b in read(text) if isinstance(b, Table) for line in b.lines]


def paragraphs(text: str) -> list[tuple[str, int, bool]]:
    return [(b.cell.text, b.level, b.item) for b in read(text) if isinstance(b, Paragraph)]


def only(text: str) -> Cell:
    [block] = read(text)
    assert isinstance(block, Paragraph)
    return block.cell


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("<p>a\n  b&nbsp;c</p>", Cell("a b\xa0c")),
        ("<p>a <br/> b</p>", Cell("a\nb")),
        (
            '<p><a href="https://a.org">T<em>it</em>le</a>, 2023</p>',
            Cell("Title, 2023", ("https://a.org",)),
        ),
        ('<p><a name="x">T</a></p>', Cell("T")),
        ("<p>Title<sup>1</sup></p>", Cell(f"Title{NOTE_MARK}1")),
        ("<p>the 2<sup>nd</sup></p>", Cell("the 2nd")),
        ("<p>a<del>b</del><script>c</script><!-- d --></p>", Cell("a")),
        ("plain https://a.org text", Cell("plain https://a.org text", ("https://a.org",))),
        (
            '<base href="https://a.org/x/"><p><a href="../b">T</a></p>',
            Cell("T", ("https://a.org/b",)),
        ),
    ],
)
def test_cells_have_text_and_links(text: str, cell: Cell) -> None:
    """Blanks as a browser shows them, breaks, raised notes; nothing that is not shown."""
    assert cell == only(text)


def test_headings_and_items() -> None:
    """Each paragraph knows its level and whether it is in a list."""
    text = "<h2>Head</h2><ul><li>a</li><li><p>b</p>c</li></ul><div>d<p>e</p></div>"
    assert [
        ("Head", 2, False),
        ("a", 0, True),
        ("b", 0, True),
        ("c", 0, True),
        ("d", 0, False),
        ("e", 0, False),
    ] == paragraphs(text)


def test_blocks_in_inline_elements() -> None:
    """A link around a heading, as card layouts have it."""
    assert [("T", 3, False), ("d", 0, False)] == paragraphs(
        '<div><a href="/x"><h3>T</h3><p>d</p></a></div>'
    )


def test_spans_stand_in_every_place() -> None:
    """Over rows and columns, at the end of a row too."""
    text = (
        "<table><tr><td rowspan=3>a<td>b<td rowspan=2>c</tr><tr><td>d</tr><tr><td>e<td>f</tr>"
        "<tr><td colspan=3>g</tr><tr></tr></table>"
    )
    assert [("a", "b", "c"), ("a", "d", "c"), ("a", "e", "f"), ("g", "g", "g")] == rows(text)


def test_spans_end_with_their_part_of_the_table() -> None:
    """One of no rows goes on to the end of its part; none goes on in the next."""
    body = "<tr><td rowspan={}>A<td>B<tr><td>C"
    parts = f"<tbody>{body.format(0)}<tbody>{body.format(9)}<tbody><tr><td>D<td>E"
    assert [("A", "B"), ("A", "C"), ("A", "B"), ("A", "C"), ("D", "E")] == rows(
        f"<table>{parts}</table>"
    )


def test_tables_for_layout_are_looked_into() -> None:
    """Only a table without tables inside is one of data; a cell keeps its paragraphs apart."""
    inner = "<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>"
    text = f"<table><tr><td>menu</td><td>{inner}</td></tr></table>"
    assert [("a\u2029b", "c")] == rows(text)
    assert [("menu", 0, False)] == paragraphs(text)


def test_menus_are_passed_over() -> None:
    """What stands on every page of a site is no list."""
    assert [] == read("<nav><ul><li>Home</ul></nav><form><p>Search</form><footer>©</footer>")


def test_an_empty_page_has_no_blocks() -> None:
    """Nor has one of blanks or comments."""
    assert [] == read(" \n ")
    with pytest.raises(ParseError, match="cannot be read as HTML"):
        read("<!-- nothing -->")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<p>คู่มือ".encode(), ""),
        ("<p>คู่มือ".encode("utf-16"), ""),
        ("<p>คู่มือ".encode("cp874"), "cp874"),
        (b'<meta charset="tis-620"><p>' + "คู่มือ".encode("cp874"), ""),
        (
            b'<meta http-equiv=x content="text/html; charset=windows-874">' + "คู่มือ".encode("cp874"),
            "",
        ),
    ],
)
def test_pages_are_decoded_as_they_say(data: bytes, encoding: str) -> None:
    """By their own meta element, UTF-8 where there is none."""
    assert html.decode(data, "a.html", encoding).endswith("คู่มือ")


@pytest.mark.parametrize(
    ("data", "words"),
    [("a\nคู่มือ".encode("cp874"), "line 2"), (b'<meta charset="klingon">', "klingon")],
)
def test_other_pages_are_refused(data: bytes, words: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(ParseError, match=words):
        html.decode(data, "a.html")


def test_a_page_of_100_mb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is parsed."""
    monkeypatch.setattr(limits, "TEXT_BYTES", 1000)
    with pytest.raises(ParseError, match="at most 0 MB are read"):
        html.decode(b" " * 1001, "a.html")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<div>" * 230 + "x", "nested more than 200 deep"),
        ("<table><tr>" + "<td>x" * 10_000 + "</table>", "columns; at most 100"),
        ("<table><tr><td colspan=99999999999999999999>x</table>", "columns; at most 100"),
        ("<table>" + "<tr><td>x" * 20_001 + "</table>", "rows; at most 20,000"),
    ],
)
def test_hostile_pages_are_refused(text: str, words: str) -> None:
    """Deep nesting and endless tables."""
    with pytest.raises(ParseError, match=words):
        read(text)


def test_lists_of_definitions() -> None:
    """Each term with what is said of it is an item; terms that are heads make a table."""
    text = "<dl><dt><a href='https://a.org'>A home</a></dt><dd>ILO, 2014</dd><dd>Thai</dd></dl>"
    (found,) = read(text)
    assert isinstance(found, Paragraph)
    said = PARAGRAPH_END.join(["A home", "ILO, 2014", "Thai"])
    assert Cell(said, ("https://a.org",)) == found.cell
    assert 2 == len(read("<dl><dd>x</dd><dt>Terms</dt><dd>A</dd></dl>"))
    (form,) = read("<dl><dt>Title</dt><dd>A</dd><dt>Author</dt><dd>B</dd></dl>")
    assert isinstance(form, Table)
    assert [("Title", "A"), ("Author", "B")] == [line.texts for line in form.lines]


def test_hidden_rows_are_told_and_no_rows() -> None:
    """No reader of the page sees them."""
    row = "<tr {}><td>A</td><td>B</td></tr>"
    rows = (row.format(each) for each in ("", "hidden", "style=display:none"))
    found = read(f"<table>{''.join(rows)}</table>")
    assert [Table, Paragraph, Paragraph] == [type(each) for each in found]


@pytest.mark.parametrize(
    "hidden", ["hidden", 'style="display:none"', 'style="color: red; visibility: hidden"']
)
def test_what_a_page_hides_is_passed_over(hidden: str) -> None:
    """Cells and paragraphs that no reader of the page sees; rows are told."""
    rows = (
        f"<tr><td>A<td {hidden}>x<td>B</tr><tr {hidden}><td>x</tr><tbody {hidden}><tr><td>x</tbody>"
    )
    table, *told = read(f"<p {hidden}>x</p><table>{rows}</table>")
    assert isinstance(table, Table)
    assert [Paragraph, Paragraph] == [type(block) for block in told]
    assert [("A", "B")] == [line.texts for line in table.lines]


def test_an_item_in_several_blocks_is_one() -> None:
    """What a page says of one work in blocks of its own; items of lists inside are their own."""
    card = "<li><div><h3>Home</h3><p>May</p></div><div><a href='https://a.org'>PDF</a></div></li>"
    [found] = read(f"<ul>{card}</ul>")
    assert isinstance(found, Paragraph)
    assert ("Home\u2029May\u2029PDF", ("https://a.org",)) == (found.cell.text, found.cell.links)
    assert found.item
    outer = read("<ul><li><p>Reports</p><ul><li>A</li><li>B</li></ul></li></ul>")
    assert ["Reports", "A", "B"] == [b.cell.text for b in outer if isinstance(b, Paragraph)]
    long = read(f"<ul><li><p>Home</p><p>{'a ' * 800}</p></li></ul>")
    assert 2 == len(long)


def test_of_an_entry_in_blocks_of_no_form_the_first_is_the_title(propose: Propose) -> None:
    """And nothing of the rest is lost; all of it is proposed."""
    card = "<li><p>Home and work</p><p>a flyer</p><p>for all</p></li>"
    first, _ = propose(f"<html><h1>Reports</h1><ul>{card * 2}</ul>", "a.html").proposals
    assert ("Home and work", "proposed") == (
        first.fields["title"].value,
        first.fields["title"].status,
    )
    assert "a flyer for all" == first.fields["note"].value
