from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.site.addresses import Page, localised, numbered, slug, slugs


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("network-2023:2.1", "network-2023-2.1"),
        ("../../etc", "----etc"),
        ("a/b\\c", "a-b-c"),
        ("<script>", "-script-"),
        ("", "-"),
        (".", "-"),
    ],
)
def test_a_slug_is_a_harmless_name(key: str, expected: str) -> None:
    """Ids stay as they are; what could lead somewhere becomes a hyphen."""
    assert expected == slug(key)


@given(st.lists(st.text()))
def test_slugs_are_names_of_their_own(keys: list[str]) -> None:
    """No two ids share a file, whatever they are, and none leaves its folder."""
    names = slugs(dict.fromkeys(keys)).values()
    assert len(set(keys)) == len(set(names))
    assert not any("/" in name or "\\" in name or ".." in name or not name for name in names)


def test_pages_of_a_list_cannot_be_taken_for_records() -> None:
    """The first page has the plain name, further ones a name that no id has."""
    assert "bodies/ilo.html" == numbered("bodies/ilo.html", 1)
    assert "bodies/ilo.page-2.html" == numbered("bodies/ilo.html", 2)


def test_english_lies_at_the_top() -> None:
    """Other languages have a folder."""
    assert ["x.html", "th/x.html"] == [localised("x.html", language) for language in ("en", "th")]


def page(path: str, language: str = "en", base_url: str = "", *, at_root: bool = False) -> Page:
    return Page(path=path, language=language, title="", base_url=base_url, at_root=at_root)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (page("index.html"), ("reports.html", "a.css", "th/index.html")),
        (page("bodies/x.html"), ("../reports.html", "../a.css", "../th/bodies/x.html")),
        (
            page("bodies/x.html", "th"),
            ("../../th/reports.html", "../../a.css", "../../th/bodies/x.html"),
        ),
        (page("404.html", at_root=True), ("/reports.html", "/a.css", "/th/index.html")),
        (
            page("404.html", base_url="https://x.example/p/", at_root=True),
            (
                "https://x.example/p/reports.html",
                "https://x.example/p/a.css",
                "https://x.example/p/th/index.html",
            ),
        ),
    ],
)
def test_links_are_relative_where_they_can_be(made: Page, expected: tuple[str, str, str]) -> None:
    """Pages, files and twins are found from any depth; the 404 page is served from anywhere."""
    assert expected == (made.url("reports.html"), made.asset("a.css"), made.twin("th"))


def test_canonical_addresses_need_a_base() -> None:
    """A front page is advertised by its folder; without a base there is no canonical address."""
    made = page("index.html", "th", "https://x.example/")
    assert "https://x.example/th/" == made.canonical()
    assert "https://x.example/" == made.canonical("en")
    assert "" == page("index.html").canonical()
