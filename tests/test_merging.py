"""Two tellings of one record."""

from __future__ import annotations

from attrs import evolve

from migpubs import identifiers
from migpubs.dates import Date
from migpubs.language_map import LanguageMap
from migpubs.merging import combined, differences
from migpubs.model import Body, Contribution, Link, Person, Publication, Text

ILO = Body(id="ilo", name=LanguageMap({"en": "ILO"}))
IOM = Body(id="iom", name=LanguageMap({"en": "IOM"}))
OURS = Publication(
    id="a",
    title=LanguageMap({"en": "A", "th": "ก"}),
    contributions=(Contribution(who=ILO), Contribution(who=IOM, role="commissioner")),
    publishers=(ILO,),
    texts=(Text(language="en"), Text(language="th", extent="summary")),
    links=(Link(url="https://a.org/", kind="file"),),
    identifiers=(identifiers.parse("isbn", "978-92-1-123456-5"),),
    place="Geneva",
)


def names(theirs: Publication) -> list[str]:
    return [each.field for each in differences(OURS, theirs)]


def test_what_is_not_said_or_known_already_is_no_difference() -> None:
    """A file that knows less does not differ."""
    assert [] == names(OURS)
    assert [] == names(Publication(id="b", title=LanguageMap({"en": "A"})))
    assert [] == names(evolve(OURS, contributions=OURS.contributions[1:]))


def test_each_field_that_says_something_else_is_a_difference() -> None:
    """With both values, in the order of the fields."""
    theirs = evolve(OURS, title=LanguageMap({"en": "B"}), place="Rome", issued=Date(2023))
    found = differences(OURS, theirs)
    assert [("title", "A", "B"), ("place", "Geneva", "Rome"), ("issued", None, Date(2023))] == [
        (each.field, *(
            value.text("en") if isinstance(value, LanguageMap) else value
            for value in (each.ours, each.theirs)
        ))
        for each in found
    ]  # fmt: skip


def test_merging_takes_nothing_away() -> None:
    """Other languages, roles, parts, links and identifiers stay."""
    doi = identifiers.parse("doi", "10.1/x")
    theirs = evolve(
        OURS,
        title=LanguageMap({"en": "B"}),
        contributions=(Contribution(who=Person(name="X")),),
        publishers=(IOM,),
        texts=(Text(language="en", status="official"),),
        links=(Link(url="https://a.org/"), Link(url="https://b.org/")),
        identifiers=(doi,),
        place="Rome",
    )
    merged = combined(OURS, theirs, differences(OURS, theirs))
    expected = evolve(
        OURS,
        title=LanguageMap({"en": "B", "th": "ก"}),
        contributions=(Contribution(who=Person(name="X")), OURS.contributions[1]),
        publishers=(IOM,),
        texts=(Text(language="en", status="official"), OURS.texts[1]),
        links=(OURS.links[0], Link(url="https://b.org/")),
        identifiers=(*OURS.identifiers, doi),
        place="Rome",
    )
    assert expected == merged
