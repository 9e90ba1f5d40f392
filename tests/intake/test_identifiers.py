"""The ISBN, DOI, symbol and the like of an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.intake.blocks import Cell
from migpubs.intake.entries import Entry
from migpubs.intake.readings import Notebook

if TYPE_CHECKING:
    from tests.intake.conftest import Propose
from migpubs.intake import identifiers


def read(text: str, head: str = "", url: str | None = None) -> tuple[list[str], str]:
    entry = Entry(fields=("identifiers",), columns=(head,), cells=(Cell(text),))
    found = identifiers.read_identifiers(entry, (), url, Notebook())
    return [each["value"] for each in found.value or ()], found.status


def test_identifiers_of_a_column() -> None:
    """Each is checked; a mistyped one is asked about and not taken."""
    assert (["9789290682523"], "read") == read("978-92-9068-252-3")
    assert (["9789290682523", "10.1234/a"], "read") == read("ISBN 978-92-9068-252-3 DOI 10.1234/a")
    for text in ("978-92-9068-252-4", "none", "x y"):
        assert ([], "unknown") == read(text, "ISBN")


def test_a_link_may_be_an_identifier() -> None:
    """A DOI's own address; once only."""
    link = "https://doi.org/10.1234/A"
    assert (["10.1234/a"], "inferred") == read("", url=link)
    assert (["10.1234/a"], "read") == read("10.1234/a", url=link)
    assert ([], "unknown") == read("", url="https://www.ilo.org/wcms_123456.htm")


def test_bare_numbers_take_the_scheme_of_their_head() -> None:
    """Ten digits are an ISBN only below a head that says so."""
    assert ([], "unknown") == read("0306406152")
    assert (["9780306406157"], "read") == read("0306406152", "ISBN")
    assert (["9780306406157"], "read") == read("0306406152", "ISBN/ISSN")
    assert ([], "unknown") == read("0306406153", "ISBN/ISSN")


def test_an_identifier_is_named_once(propose: Propose) -> None:
    """In the link and in the title."""
    text = "Title,Publisher,Link\nA home (A/HRC/47/30),ILO,https://undocs.org/A/HRC/47/30\n"
    found = propose(text, "a.csv").proposals[0].fields["identifiers"].value
    assert [{"scheme": "un-symbol", "value": "A/HRC/47/30"}] == found


def test_the_form_of_an_isbn_is_no_part_of_it() -> None:
    """As it is printed most often: "(PDF)" behind it."""
    assert (["9789290682523"], "read") == read("978-92-9068-252-3 (web PDF)")
