"""Rows find each other by their titles, wherever they stand."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from migpubs.documents.alignment import align, moved

TITLES = st.lists(st.text(alphabet="ab ", max_size=4), max_size=9)


def test_equal_titles_in_order() -> None:
    """Equal titles are paired in order; what is not there has no pair."""
    assert {0: 2, 1: 0, 2: 3} == align(["b", "a", "b", "c"], ["a", "x", "b", "b"])


def test_titles_alike() -> None:
    """A changed title finds the one most like it, and only one that is like it at all."""
    ours = ["skilled to care forced to work", "home truths", "a guide for employers"]
    theirs = ["home truths about work", "skilled to care and forced to work", "a plan for ships"]
    assert {0: 1, 1: 0} == align(ours, theirs)


def test_words_of_many_titles_find_nothing() -> None:
    """Words that most titles share cost no time; equal titles are found all the same."""
    titles = [f"the report {number}" for number in range(200)]
    changed = [f"the report x{number}" for number in range(200)]
    assert {} == align(titles, changed)
    mixed = random.Random(1).sample(titles, len(titles))
    assert {place: mixed.index(title) for place, title in enumerate(titles)} == align(titles, mixed)


@given(ours=TITLES, theirs=TITLES)
def test_each_has_one_pair(ours: list[str], theirs: list[str]) -> None:
    """No row is paired twice; equal titles are paired as often as both have them."""
    pairs = align(ours, theirs)
    assert len(pairs) == len(set(pairs.values()))
    for title in {*ours}:
        equal = [place for place in pairs if ours[place] == theirs[pairs[place]] == title]
        assert min(ours.count(title), theirs.count(title)) == len(equal)


def test_moved() -> None:
    """The fewest places that must move."""
    assert set() == moved([])
    assert set() == moved([1, 2, 5])
    assert {9} == moved([9, 1, 2, 3])
    assert {1} == moved([2, 3, 1, 4])


@given(places=st.permutations(range(8)))
def test_the_others_stand_in_order(places: list[int]) -> None:
    """Without the moved ones the rest is in order."""
    gone = moved(places)
    rest = [place for place in places if place not in gone]
    assert sorted(rest) == rest
