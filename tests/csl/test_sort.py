# ruff: noqa: E501 - a row of a table reads better whole
"""Sort keys and their order."""

from __future__ import annotations

import pytest

from migpubs.csl import StyleError
from migpubs.csl.people import Name
from migpubs.csl.sort import collate, name_key
from tests.csl.made import book, cited, listed, style, year

A = book(
    "a",
    title="B <i>t</i>",
    volume="10",
    author=[{"family": "Roe", "given": "A"}],
    issued=year(2001),
)
B = book(
    "b",
    title="a",
    volume="9",
    author=[{"family": "doe", "given": "B"}, {"family": "Zoe"}],
    issued=year(2000),
)
C = book("c", title="É", author=[{"literal": "The Ends"}])


def order(sort: str, *, before: str = "", options: str = 'class="note"') -> str:
    """The ids in the order of these keys."""
    made = style(
        '<text variable="note"/>', entry_sort=f"<sort>{sort}</sort>", before=before, options=options
    )
    items = [{**item, "note": item["id"]} for item in (A, B, C)]
    return "".join(listed(made, *items))


@pytest.mark.parametrize(
    ("expected", "sort"),
    [
        ("bac", '<key variable="title"/>'),
        ("cab", '<key variable="title" sort="descending"/>'),
        ("bac", '<key variable="volume"/>'),
        ("abc", '<key variable="volume" sort="descending"/>'),
        ("bca", '<key variable="author"/>'),
        ("bac", '<key variable="issued"/>'),
        ("abc", '<key variable="publisher"/>'),
        ("cba", '<key variable="citation-number" sort="descending"/>'),
        ("bca", '<key variable="citation-label"/>'),
        ("bac", '<key macro="author"/>'),
        ("bac", '<key macro="issued"/>'),
        ("acb", '<key macro="count"/>'),
        ("abc", '<key macro="count" names-min="2" names-use-first="1" sort="descending"/>'),
        ("abc", '<key macro="count" names-min="2" names-use-first="1" names-use-last="true"/>'),
        ("acb", '<key macro="count"/><key variable="title"/>'),
    ],
)
def test_order(expected: str, sort: str) -> None:
    """Keys are compared in turn; items without a key stand last in either direction."""
    before = (
        '<macro name="author"><names variable="author" suffix=". "><name and="text"/><label/></names></macro>'
        '<macro name="issued"><date variable="issued" form="text"/></macro>'
        '<macro name="count"><names variable="author"><name form="count"/></names></macro>'
    )
    assert expected == order(sort, before=before)


def test_collate_numbers() -> None:
    """Numbers in a text sort by their value."""
    assert ["2 things", "10 things"] == sorted(["10 things", "2 things"], key=collate)


@pytest.mark.parametrize("way", ["ascending", "descending"])
def test_dates_before_words(way: str) -> None:
    """What a macro says in the place of a date stands last either way, as any empty key."""
    macro = """<macro name="year"><choose><if variable="issued"><date variable="issued" form="text"/>
    </if><else><text term="no date" form="short"/></else></choose></macro>"""
    made = style(entry_sort=f'<sort><key macro="year" sort="{way}"/></sort>', before=macro)
    assert listed(made, book("a", title="A"), book("b", title="B", issued=year(2000))) == ["B", "A"]


def test_words_beside_names() -> None:
    """Beside names, "n.d." comes before the years of the same author, as in citeproc-js."""
    macro = """<macro name="key"><names variable="author"/><choose><if variable="issued">
    <date variable="issued" form="text"/></if><else><text term="no date"/></else></choose></macro>"""
    made = style(entry_sort='<sort><key macro="key"/></sort>', before=macro)
    undated, dated = (book(key, title=key, author=[{"family": "Doe"}]) for key in "AB")
    assert listed(made, {**dated, "issued": year(2000)}, undated) == ["A", "B"]


def test_sort_by_told_apart() -> None:
    """Initials that a cite needs in full to be told apart still sort as initials."""
    names = '<names variable="author"><name form="short" initialize-with="."/></names>'
    made = style(
        names,
        options='class="in-text"',
        citation='disambiguate-add-givenname="true"',
        sort='<sort><key macro="m"/></sort>',
        before='<macro name="m"><names variable="author"><name initialize-with="."/></names></macro>',
        affixes='delimiter="; "',
    )
    works = [book(n, author=[{"family": "Doe", "given": n}]) for n in ("John", "Jake")]
    assert "John Doe; Jake Doe" == cited(made, *works)


def test_names_without_et_al() -> None:
    """Neither "et al." nor "and" counts in a key."""
    made = style(
        '<text variable="title"/>',
        entry_sort='<sort><key macro="m" names-min="1" names-use-first="1"/><key variable="title"/></sort>',
        before='<macro name="m"><names variable="author"/></macro>',
    )
    one = book("1", title="b", author=[{"family": "Doe"}])
    two = book("2", title="a", author=[{"family": "Doe"}, {"family": "Zoe"}])
    assert listed(made, one, two) == ["a", "b"]


def test_broken_key() -> None:
    """A key without a variable or macro is an error."""
    with pytest.raises(StyleError, match="cs:key needs"):
        order("<key/>")


@pytest.mark.parametrize(
    ("expected", "demote"),
    [("Gogh\0von van\0Vincent\0III", True), ("van Gogh\0von\0Vincent\0III", False)],
)
def test_name_key(*, expected: str, demote: bool) -> None:
    """Particles count after the family name unless they are never demoted."""
    name = Name("Gogh", "Vincent", "van", "von", "III")
    assert expected == name_key(name, demote=demote)
    assert name_key(Name(literal="The Body"), demote=demote) == "Body"


def test_particles_in_macros() -> None:
    """Names of a macro sort with their particles demoted, whatever is displayed."""
    items = [book("a", author=[{"family": "van Gogh"}]), book("b", author=[{"family": "Roe"}])]
    for demote, expected in (("sort-only", ["van Gogh", "Roe"]), ("never", ["Roe", "van Gogh"])):
        made = style(
            '<names variable="author"><name name-as-sort-order="all"/></names>',
            entry_sort='<sort><key macro="m"/></sort>',
            before='<macro name="m"><names variable="author"/></macro>',
            options=f'class="note" demote-non-dropping-particle="{demote}"',
        )
        assert expected == listed(made, *items)


def test_collate() -> None:
    """Letters count before accents; blanks part words, signs and case do not count.

    A Thai vowel that is written before its consonant sorts after it, as in a dictionary.
    """
    words = ["b", "ab", "a b", "á", "A", "a", "-a", "a-c", "ก"]
    assert sorted(words, key=collate) == ["A", "a", "-a", "á", "a b", "ab", "a-c", "b", "ก"]
    assert sorted(["OC", "O’B", "[P"], key=collate) == ["O’B", "OC", "[P"]
    thai = ["กข", "กา", "ก่า", "กิ", "กี", "เก", "หมู"]
    assert sorted({*thai}, key=collate) == thai


def test_levels_over_parts() -> None:
    """Accents count only where all letters are the same: "Döe, Bob" stands between two Does."""
    made = style('<text variable="title"/>', entry_sort='<sort><key variable="author"/></sort>')
    authors = [("Doe", "Cy"), ("Döe", "Bob"), ("doe", "Ann")]
    items = [
        book(given, title=given, author=[{"family": family, "given": given}])
        for family, given in authors
    ]
    assert listed(made, *items) == ["Ann", "Bob", "Cy"]


def test_numbers_in_macros() -> None:
    """A number sorts by its value, also with letters behind it."""
    made = style(
        '<text variable="volume"/>',
        entry_sort='<sort><key macro="m"/></sort>',
        before='<macro name="m"><text variable="volume"/></macro>',
    )
    items = [book(volume, volume=volume) for volume in ("x", "10", "2a", "2", "9" * 5000)]
    assert [*listed(made, *items)][:3] == ["2", "2a", "10"]


def test_type() -> None:
    """The type is a key too, as in citeproc-js."""
    made = style('<text variable="title"/>', entry_sort='<sort><key variable="type"/></sort>')
    items = [book("a", title="A"), {**book("b", title="B"), "type": "bill"}]
    assert listed(made, *items) == ["B", "A"]


def test_own_collation() -> None:
    """The caller's collation is used for texts."""
    from migpubs.csl import Processor  # noqa: PLC0415 - used once

    made = style('<text variable="title"/>', entry_sort='<sort><key variable="title"/></sort>')
    entries = Processor(made, [B, A], collate=lambda text: (-len(text),)).bibliography()
    assert [entry.id for entry in entries] == ["a", "b"]
