"""The list of formats."""

from __future__ import annotations

import pytest

from migpubs import formats
from migpubs.errors import UnknownFormat
from tests.formats.records import BARE, GUIDE


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


def test_every_format_has_a_name_and_a_description() -> None:
    """The list is what the command line and the documentation show."""
    assert all(name == each.name and each.description for name, each in formats.FORMATS.items())
