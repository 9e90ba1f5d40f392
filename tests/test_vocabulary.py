"""The closed lists say what each word means, and refuse all others."""

from __future__ import annotations

import pytest
from attrs import field, fields, frozen

from migpubs import vocabulary
from migpubs.model import Publication
from migpubs.vocabulary import DATE_KINDS, one_of

LISTS = {
    name: value
    for name, value in vars(vocabulary).items()
    if isinstance(value, dict) and name.isupper()
}


@frozen
class Fruit:
    """Something with a closed list."""

    name: str = field(default="apple", validator=one_of({"apple": "", "pear": ""}))
    """One of two."""
    colour: str = field(default="", validator=one_of({"red": ""}, optional=True))
    """One, or none."""


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_explained(name: str) -> None:
    """Words are in small letters, each with a meaning that is no sentence of its own."""
    for word, meaning in LISTS[name].items():
        assert word == word.lower()
        assert meaning
        assert not meaning.endswith(".")


def test_a_word_of_the_list_is_taken() -> None:
    """An empty word only where it may be empty."""
    assert ("pear", "") == (Fruit(name="pear").name, Fruit().colour)
    assert "red" == Fruit(colour="red").colour


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"name": "aple"}, "name: 'aple' is not a known word (did you mean 'apple'?)"),
        ({"name": "xyz"}, "name: 'xyz' is not a known word (one of apple, pear)"),
        ({"name": ""}, "name: '' is not a known word (one of apple, pear)"),
        ({"colour": "blue"}, "colour: 'blue' is not a known word (one of red)"),
    ],
)
def test_any_other_word_is_refused(words: dict[str, str], message: str) -> None:
    """The message names the nearest word, or all."""
    with pytest.raises(ValueError, match="is not a known word") as caught:
        Fruit(**words)
    assert message == str(caught.value)


def test_every_kind_of_date_is_a_field() -> None:
    """Publications have a field for each."""
    assert {*DATE_KINDS} <= {each.name for each in fields(Publication)}
