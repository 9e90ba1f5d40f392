"""Pages: what HTML shows of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.links.pages import read_page


def test_a_page_shows_titles_text_and_links() -> None:
    """Title, headings and the title for sharing count; scripts and styles do not."""
    page = read_page(
        "<title> A &amp;\n B </title><meta property='og:title' content='C'>"
        "<style>p {}</style><script>var a = '<h1>no</h1>'</script>"
        "<h1>D <em>E</em></h1><a href='/f'>f</a><a>g</a><p>text<h2>H</h2>"
    )
    assert ("A & B", "C", "D E", "H") == page.titles
    assert "D E f g text H" == page.text
    assert ("/f",) == page.links


@given(st.text(max_size=300))
def test_any_text_is_some_page(html: str) -> None:
    """Whatever comes, something is returned."""
    assert isinstance(read_page("<title>" + html).text, str)


def test_long_pages_are_bounded() -> None:
    """Links and titles are counted up to a limit."""
    page = read_page("<a href='/x'></a><h1>t</h1>" * 100)
    assert (20, 8) == (len(page.links), len(page.titles))


def test_pictures_have_titles_of_their_own() -> None:
    """They are not the page's."""
    page = read_page("<svg><title>Menu</title><text>x</text></svg><title>Care</title>Text")
    assert (("Care",), "Text", "") == (page.titles, page.text, page.script)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a < b <!-- no --> c", "a < b c"),
        ("a <!-- never closed", "a"),
        ("a <b title='x > y'>c</b>", "a c"),
        ("a <b title='never closed>c</b>", "a c"),
        ("a <b", "a"),
        ("<!doctype html><?xml?>a</>b", "a b"),
        ("<p>a<script>b</p>", "a"),
        ("a<textarea><p>b</textarea>c", "a <p>b c"),
        ("<h1>a</h2>b</h1>", "a b"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
        ("caf&eacute; &amp; &#x42;", "café & B"),
    ],
)
def test_broken_markup_is_read_as_browsers_do_more_or_less(html: str, text: str) -> None:
    """What is not closed ends with the page; a ``<`` that begins nothing is text."""
    assert text == read_page(html).text


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", "<a b='", '<a ">"', "<a =", "</a", "<title>", "&#9", "<![CDATA["]
)
def test_pages_made_to_hang_us(piece: str) -> None:
    """A quarter of a megabyte of what takes other parsers minutes or hours is read."""
    assert isinstance(read_page(piece * (250_000 // len(piece))).text, str)


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("0;url=/new", "/new"),
        ("0; URL='/new'", "/new"),
        ("1.5, /new?a=b", "/new?a=b"),
        ("5 /new", "/new"),
        (" 0;\nurl = /new", "/new"),
        ("0", ""),
        ("300;url=/session-is-over", ""),
        ("soon;url=/new", ""),
    ],
)
def test_a_refresh_is_read_as_browsers_read_it(content: str, target: str) -> None:
    """One that comes late leaves time to read, so it sends nobody away."""
    assert target == read_page(f'<meta http-equiv="refresh" content="{content}">').refresh


@pytest.mark.parametrize("element", ["noscript", "template"])
def test_what_browsers_with_scripts_pass_over_counts_for_nothing(element: str) -> None:
    """A page that sends browsers without scripts elsewhere is a page all the same."""
    refresh = '<meta http-equiv="refresh" content="0;url=/no-scripts">'
    assert "" == read_page(f"<{element}>{refresh}</{element}><p>Home truths").refresh
