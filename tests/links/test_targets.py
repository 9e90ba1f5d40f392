"""Targets: which addresses a catalogue has."""

from __future__ import annotations

import pytest

from migpubs.dates import Date
from migpubs.errors import ParseError
from migpubs.identifiers import parse
from migpubs.language_map import LanguageMap
from migpubs.links import Target, targets_of
from migpubs.links.targets import as_targets, read_addresses
from migpubs.model import Link, Publication, Source, Variant

RECORD = Publication(
    id="care",
    title=LanguageMap({"en": "Skilled to care?", "th": "ทักษะ"}),
    subtitle=LanguageMap({"en": "Domestic workers"}),
    title_variants=(Variant(text="Care workers"),),
    issued=Date.parse("2023-08"),
    links=(
        Link(url="http://a.example/care", language="en"),
        Link(url="http://a.example/care.pdf", kind="file"),
    ),
    identifiers=(parse("doi", "10.54394/abc"), parse("isbn", "978-92-2-040456-0")),
    sources=(Source(url="http://news.example/1"), Source(annex="2023/1")),
)


def test_one_address_needs_no_list() -> None:
    """It is one address, not its letters."""
    assert [Target(url="http://a.example/")] == [*as_targets("http://a.example/")]


def test_links_and_resolvable_identifiers_are_targets() -> None:
    """Each with kind, language, date, and every title of the work."""
    page, file, doi = targets_of([RECORD])
    titles = ("Skilled to care?", "ทักษะ", "Skilled to care? Domestic workers", "Care workers")
    assert page == Target(
        url="http://a.example/care",
        titles=titles,
        kind="landing",
        language="en",
        issued="2023-08",
        records=("care",),
    )
    assert "file" == file.kind
    assert "https://doi.org/10.54394/abc" == doi.url


def test_sources_are_targets_when_wanted() -> None:
    """A page that speaks of the work has a title of its own."""
    news = targets_of([RECORD], sources=True)[-1]
    assert ("http://news.example/1", "news") == (news.url, news.kind)


def test_a_shared_address_is_one_target() -> None:
    """It is right when it is right for one of the records."""
    other = Publication(id="b", title=LanguageMap({"en": "B"}), links=RECORD.links[:1])
    found = targets_of([RECORD, other])
    assert 3 == len(found)
    assert ("care", "b") == found[0].records
    assert "B" in found[0].titles


def test_targets_and_publications_may_be_mixed() -> None:
    """Targets pass at once, publications come together at the end."""
    own = Target(url="http://own.example/")
    assert [own, *targets_of([RECORD])] == list(as_targets([RECORD, own]))
    assert [Target(url="http://x.example/")] == list(as_targets(["http://x.example/"]))


def test_addresses_of_a_file() -> None:
    """One a line, in UTF-8; a mark at the start, comments and empty lines are passed over."""
    lines = [b"\xef\xbb\xbf# a list\n", b"http://a.example/\r\n", b"\n", "http://ไทย/\n".encode()]
    targets = [target.url for target in read_addresses(lines, "urls.txt")]
    assert ["http://a.example/", "http://ไทย/"] == targets
    with pytest.raises(ParseError, match=r"urls\.txt:2: not UTF-8"):
        list(read_addresses([b"\n", b"caf\xe9\n"], "urls.txt"))
