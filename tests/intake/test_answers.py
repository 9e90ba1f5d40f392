"""A proposal in the words of a review, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import answers
from migpubs.intake.answers import BadAnswer, Contributor
from migpubs.model import Person, Text
from tests.intake.conftest import shown

if TYPE_CHECKING:
    from tests.intake.conftest import Propose

HEAD = "Title\tAuthor\tPublisher\tYear\tLanguage\tLink\tISBN\tSeries\tType\n"
ROW = (
    "Home truths\tGeorge May, Harley Hamilton\tILO / Rapid Asia\tMay 2022\tThai\thttps://a.org\t"
    "978-92-9068-252-3\tBlue\tGuide\n"
)
ANSWER = {
    "title": "Home truths",
    "authors": "May, George; Hamilton, Harley",
    "editors": "",
    "publishers": "ILO; [Rapid Asia]",
    "texts": "th",
    "date": "2022-05",
    "url": "https://a.org",
    "identifiers": "isbn 9789290682523",
    "series": "Blue",
    "genre": "Guide",
}


def test_a_proposal_in_words(propose: Propose) -> None:
    """Every field is one line; persons family name first, new bodies in brackets."""
    assert ANSWER == answers.of(propose(HEAD + ROW).proposals[0])


def test_other_names_in_words(propose: Propose) -> None:
    """A known body by its printed name, an unknown one in brackets, a single name with a comma."""
    text = "Title\tAuthor\tLanguage\nA home\tIOM; ABC; Dr Suu\tThai\n"
    found = answers.of(propose(text).proposals[0])
    assert "IOM; [ABC]; Suu," == found["authors"]


def test_notes_on_texts_in_words(propose: Propose) -> None:
    """Extent, status and translation in brackets, and read back to the same."""
    text = (
        "Title\tPublisher\nA (Thai, unofficial English translation only executive summary)\tILO\n"
    )
    line = answers.of(propose(text).proposals[0])["texts"]
    assert "th; en (executive-summary, unofficial, translation)" == line
    assert (
        Text(language="th"),
        Text(language="en", extent="executive-summary", status="unofficial", translated=True),
    ) == answers.texts(line)


@pytest.mark.parametrize(
    ("part", "contributor"),
    [
        ("ILO", Contributor("ILO")),
        ("[Rapid Asia]", Contributor("Rapid Asia", new=True)),
        ("May, George", Contributor("George May", Person(family="May", given="George"))),
        ("Suu,", Contributor("Suu", Person(name="Suu"))),
        ("Law Faculty, Tak, Thailand", Contributor("Law Faculty, Tak, Thailand")),
    ],
)
def test_names_are_read_back(part: str, contributor: Contributor) -> None:
    """A comma makes a person, brackets a new body, anything else is looked up."""
    assert (contributor,) == answers.contributors(f" {part} ;")


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("title", " ", "Title: a record needs one"),
        ("texts", "klingon", "Languages: unknown language 'klingon'"),
        ("texts", "th ((x)", "unknown language 'th ((x)'"),
        ("texts", "th (lost)", "Languages: unknown remark 'lost' (one of full,"),
        ("date", "05/06/2019", "Date: '05/06/2019' is not clear; write 2023"),
        ("url", "a.org", "Link: 'a.org' is not an address; it begins with https://"),
        ("identifiers", "isbn 1", "Identifiers: '1' is not an ISBN"),
        ("identifiers", "what 1", "unknown identifier scheme 'what'"),
    ],
)
def test_answers_are_checked(field: str, line: str, words: str) -> None:
    """One line says which field, what is wrong, and what would be right."""
    [wrong] = answers.check(ANSWER | {field: line})
    assert words in wrong


def test_a_good_answer_has_no_faults() -> None:
    """Nor has one of nothing but a title."""
    assert [] == [*answers.check(ANSWER), *answers.check({"title": "A"})]


def test_the_key_is_of_the_words(propose: Propose) -> None:
    """Whatever the medium, the cuts and the other columns; other words, another key."""
    key = [
        answers.key(propose(text, name).proposals[0].entry)
        for text, name in (
            ("Title\tPublisher\nGuide- lines on work\tILO\n", "a.txt"),
            ("| Title | Publisher | Link |\n|--|--|--|\n| Guidelines on work | ILO | x |", "a.md"),
            ("Title\tPublisher\nGuidelines on home\tILO\n", "a.txt"),
        )
    ]
    assert (True, False) == (key[0] == key[1], key[0] == key[2])


def test_readings_of_an_accepted_answer(propose: Propose) -> None:
    """What was proposed is read now; what was changed is as the person said."""
    proposal = propose(HEAD + ROW).proposals[0]
    same = shown(answers.readings(ANSWER, proposal))
    assert (["ILO", "Rapid Asia"], "read") == same["publishers"]
    changed = {
        "title": "Homes", "authors": "May, George; ILO", "publishers": "ILO", "texts": "en",
        "date": "2021", "url": "", "identifiers": "doi 10.1234/a", "series": "Red", "genre": "",
    }  # fmt: skip
    found = answers.readings(changed, proposal)
    assert {
        "title": "Homes",
        "authors": [
            {"name": "George May", "kind": "person", "body": None},
            {"name": "ILO", "kind": "body", "body": None},
        ],
        "publishers": ["ILO"],
        "languages": ["en"],
        "date": "2021",
        "year": 2021,
        "url": None,
        "identifiers": [{"scheme": "doi", "value": "10.1234/a"}],
        "series": "Red",
        "genre": None,
    } == {name: reading.value for name, reading in found.items() if name != "texts"}
    none = answers.readings(ANSWER | {"date": ""}, proposal)
    assert ("unknown", "unknown") == (none["date"].status, none["year"].status)


def test_bad_answers_are_errors_of_ours() -> None:
    """So that the command line turns them into one line."""
    with pytest.raises(BadAnswer):
        answers.date("soon")
