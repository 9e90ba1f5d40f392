"""The list of formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from attrs import evolve

from migpubs import formats
from migpubs.errors import UnknownFormat, UnknownWord, WrongOption
from tests.formats.records import BARE, GUIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.errors import Problem
    from migpubs.model import Publication


def test_an_unknown_format_names_the_nearest() -> None:
    """A mistyped name is refused with a suggestion."""
    with pytest.raises(UnknownFormat, match=r"'biblatx' \(did you mean 'biblatex'\?\)"):
        formats.find("biblatx")


def test_bibliographies_are_sorted_by_key_and_others_are_not() -> None:
    """Users of BibTeX expect keys in order; a list keeps the order it was given."""
    bib = formats.export("biblatex", iter([BARE, GUIDE]))
    csl = formats.export("csl-json", iter([BARE, GUIDE]))
    assert bib.index("una-2023-guide") < bib.index("una-bare")
    assert csl.index("una-2023-guide") > csl.index("una-bare")


@pytest.mark.parametrize(
    "name", [each.name for each in formats.FORMATS.values() if not (each.by_key or each.binary)]
)
def test_writers_take_records_one_by_one(name: str) -> None:
    """A record is asked for when the one before it is written, so that memory stays flat."""
    drawn = []

    def source() -> Iterator[Publication]:
        for number in range(40):
            drawn.append(number)
            yield evolve(GUIDE, id=f"r{number}")

    for count, _ in enumerate(formats.dump(name, source())):
        assert len(drawn) <= count + 2
    assert 40 == len(drawn)


def test_a_type_checker_knows_what_is_text() -> None:
    """`TextFormat` names the formats whose files are text, so that `export` is known to give it."""
    assert {each.name for each in formats.FORMATS.values() if not each.binary} == {
        *get_args(formats.TextFormat)
    }


def test_every_format_has_a_name_and_a_description() -> None:
    """The list is what the command line and the documentation show."""
    assert all(name == each.name and each.description for name, each in formats.FORMATS.items())


def test_an_option_is_refused_that_the_format_does_not_know() -> None:
    """The nearest is named, and so are the values."""
    with pytest.raises(WrongOption, match="did you mean 'joint_publishers'"):
        formats.export("biblatex", [], joint_publisher="list")
    with pytest.raises(UnknownWord, match=r"'lst' \(did you mean 'list'\?\)"):
        formats.export("biblatex", [], joint_publishers="lst")


@pytest.mark.parametrize("name", [each.name for each in formats.FORMATS.values() if each.reads])
def test_a_file_without_a_record_is_said(name: str) -> None:
    """An empty one, and one that some program wrote for no records; neither passes in silence."""
    nothing = formats.export(name, [])
    written = nothing if isinstance(nothing, bytes) else nothing.encode()
    for content, told in ((b" \n", "this file is empty"), (written, "no record is in this file")):
        problems: list[Problem] = []
        assert () == formats.load(name, content, file="x", on_problem=problems.append)
        said = told if content.strip() else "this file is empty"
        assert [f"x: {said}"] == list(map(str, problems))
