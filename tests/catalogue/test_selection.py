"""What selects publications, and what is told of words that select nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.errors import UnknownBody, UnknownPublication, UnknownWord, UnknownYear
from tests.catalogue.conftest import ids

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, ["three", "one", "two"]),
        ({"listed": 2023}, ["two", "one", "three"]),
        ({"listed": "2023", "kind": "report"}, ["one"]),
        ({"listed": "2566"}, ["two", "one", "three"]),
        ({"issued": "๒๕๖๖"}, ["one"]),
        ({"issued": 2023}, ["one"]),
        ({"issued": ["2022", 1961]}, ["three", "two"]),
        ({"publisher": "una"}, ["three", "one"]),
        ({"publisher": "UNA Thailand"}, ["three"]),
        ({"publisher": "องค์การ"}, ["three", "one"]),
        ({"publisher": ["Works for Good", "una-thailand"]}, ["three", "two"]),
        ({"author": "United Agency"}, ["one"]),
        ({"author": "ใจดี"}, ["two"]),
        ({"author": "De Souza"}, ["two"]),
        ({"author": "de Souza, Ana"}, ["two"]),
        ({"author": "somchai"}, ["two"]),
        ({"author": ["ana", "una"]}, ["one", "two"]),
        ({"language": "Thai"}, ["two"]),
        ({"language": "en"}, ["one"]),
        ({"language": ["th", "English"]}, ["one", "two"]),
        ({"language": "fr"}, []),
        ({"kind": ["brief", "document"]}, ["three", "two"]),
        ({"theme": "net:2"}, ["one"]),
        ({"theme": "net:2.1"}, ["one"]),
        ({"kind": ()}, ["three", "one", "two"]),
        ({"kind": "report", "publisher": "good"}, []),
    ],
)
def test_selection_by_conditions(
    conditions: dict[str, object], expected: list[str], catalogue: Catalogue
) -> None:
    """Every condition must fit, one of its words is enough; offices count for their parents."""
    assert expected == ids(catalogue.select(**conditions))


def test_every_unknown_key_is_named(catalogue: Catalogue) -> None:
    """One error for all of them, each with what was meant."""
    with pytest.raises(UnknownPublication) as caught:
        catalogue.select("thre", "two", "onne", "thre")
    assert str(caught.value) == (
        "unknown publication 'thre' (did you mean 'three'?);"
        " unknown publication 'onne' (did you mean 'one'?)"
    )


def test_selection_by_keys(catalogue: Catalogue) -> None:
    """Keys give their records once, in the order asked for, old ids too; conditions narrow them."""
    assert ["two", "three"] == ids(catalogue.select("old-two", "three", "two"))
    assert ["three"] == ids(catalogue.select("two", "three", issued=2022))
    assert ["three", "two"] == ids(catalogue.select("three", "two", listed=2023))


@pytest.mark.parametrize(
    ("conditions", "error"),
    [
        ({"listed": 1999}, UnknownYear),
        ({"listed": "last"}, UnknownYear),
        ({"issued": "soon"}, UnknownWord),
        ({"publisher": "unicef"}, UnknownBody),
        ({"author": "nobody at all"}, UnknownBody),
        ({"author": ""}, UnknownBody),
        ({"author": "…"}, UnknownBody),
        ({"language": "Klingonese"}, UnknownWord),
        ({"kind": "reprot"}, UnknownWord),
        ({"theme": "net:3"}, UnknownWord),
    ],
)
def test_unknown_names_raise(
    conditions: dict[str, object], error: type[Exception], catalogue: Catalogue
) -> None:
    """An empty answer means that nothing fits, never that a word was mistyped."""
    with pytest.raises(error):
        catalogue.select(**conditions)
    with pytest.raises(UnknownPublication):
        catalogue.select("nobody")


def test_all_that_is_unknown_is_told_at_once(catalogue: Catalogue) -> None:
    """The first is raised, the others are its notes: of any condition, of keys and of years."""
    with pytest.raises(UnknownBody) as caught:
        catalogue.select(
            "nobody", publisher=["unicef", "una"], kind=["reprot", "guied"], listed=1999
        )
    said = [str(caught.value), *caught.value.__notes__]
    assert ["body 'unicef'", "kind 'reprot'", "kind 'guied'", "publication 'nobody'"] == [
        " ".join(each.split()[1:3]) for each in said[:4]
    ]
    assert said[4].startswith("unknown annex year '1999'")
    assert 5 == len(said)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"listed": "last"}, "unknown annex year 'last' (there is 2023)"),
        ({"issued": "soon"}, "unknown year 'soon' (one of 1961, 2022, 2023)"),
        ({"language": "Thia"}, "unknown language 'Thia' (did you mean 'Thai'?)"),
        ({"kind": "reprot"}, "unknown kind 'reprot' (did you mean 'report'?)"),
        ({"theme": "net:3"}, "unknown theme 'net:3' (did you mean 'net:2'?)"),
        ({"author": "de Suza"}, "unknown author 'de Suza' (did you mean 'de Souza'?)"),
    ],
)
def test_what_was_meant_is_named(
    conditions: dict[str, object], message: str, catalogue: Catalogue
) -> None:
    """The message says what kind of word is unknown, and the nearest or all that there are."""
    with pytest.raises((UnknownWord, UnknownYear, UnknownBody)) as caught:
        catalogue.select(**conditions)
    assert message == str(caught.value)
