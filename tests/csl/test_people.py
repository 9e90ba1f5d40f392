"""Names read from CSL-JSON, and their initials."""

from __future__ import annotations

import pytest

from migpubs.csl.people import Name, initialize, read_name


@pytest.mark.parametrize(
    ("expected", "data"),
    [
        (Name(family="Doe", given="Jane"), {"family": " Doe ", "given": "Jane"}),
        (Name(literal="IOM"), {"literal": "IOM"}),
        (Name(literal="IOM"), {"family": "IOM", "isInstitution": True}),
        (Name(given="Plato"), {"given": "Plato"}),
        (Name(literal="Plato"), "Plato"),
        (Name("Berg", "Ann", "van der"), {"family": "van der Berg", "given": "Ann"}),
        (Name("Berg", "Ann", "v.d."), {"family": "v.d. Berg", "given": "Ann"}),
        (Name("Horvath", "A", "in ’t"), {"family": "in ’t Horvath", "given": "A"}),
        (Name("Alembert", "J", "d’"), {"family": "d’Alembert", "given": "J"}),
        (
            Name("Humboldt", "Alexander", "", "von"),
            {"family": "Humboldt", "given": "Alexander von"},
        ),
        (Name("Doe", "John", suffix="Jr."), {"family": "Doe", "given": "John, Jr."}),
        (Name("Doe", "John", suffix="Jr.", comma=True), {"family": "Doe", "given": "John,! Jr."}),
        (Name("van Dyke", "Dick"), {"family": '"van Dyke"', "given": "Dick"}),
        (Name("van Dyke", "Dick"), {"family": "van Dyke", "given": "Dick", "parse-names": False}),
        (
            Name("a", "b", "c", "d"),
            {"family": "a", "given": "b", "non-dropping-particle": "c", "dropping-particle": "d"},
        ),
        (Name("x", "", suffix="1"), {"family": "x", "given": None, "suffix": 1}),
        (None, {"family": "", "given": []}),
        (None, {}),
        (None, " "),
        (None, 5),
    ],
)
def test_read(expected: Name | None, data: object) -> None:
    """Particles and suffixes inside a part are told apart; what is no name is None."""
    assert expected == read_name(data)


@pytest.mark.parametrize(
    ("expected", "given", "mark"),
    [
        ("J. A.", "John Aloysius", ". "),
        ("J.A.", "John Aloysius", "."),
        ("JA", "John Aloysius", ""),
        ("J.-L.", "Jean-Luc", ". "),
        ("J.", "Jun-ichi", "."),
        ("M. E.", "M.E.", ". "),
        ("Chr. F.", "Chr. F", ". "),
        ("Ts.", "TSerendorjiin", "."),
        ("J.", "JRR", "."),
        ("É.", "Éric", "."),
        ("J. de", "Jean de", ". "),
        ("de la J.", "de la Jean", ". "),
        ("", "", "."),
        ("สมชาย", "สมชาย", "."),
        ("’A.", "’Ali", "."),
        ("ד.", "דוד", "."),
        ("ع. م.", "علي محمد", ". "),
        ("毛", "毛", "."),
    ],
)
def test_initialize(expected: str, given: str, mark: str) -> None:
    """Each word gives an initial (Hebrew, Arabic too); small words, other scripts stay."""
    assert expected == initialize(given, mark)


@pytest.mark.parametrize(
    ("expected", "given", "mark"),
    [
        ("James T.", "James T", "."),
        ("M.E.", "M E", "."),
        ("M. E.", "M.E", ". "),
        ("PhME", "Ph.M.E.", ""),
        ("John ME", "John M.E.", ""),
        ("John Aloysius", "John Aloysius", "."),
        ("J.-L.", "J.-L.", ". "),
        ("J-L", "J.-L.", ""),
        ("ö a", "ö a", "."),
    ],
)
def test_mark_initials(expected: str, given: str, mark: str) -> None:
    """With ``initialize="false"`` only what is an initial already gets the mark."""
    assert expected == initialize(given, mark, all_words=False)


def test_marked_given_names() -> None:
    """Marks around a word stay around its initial."""
    from migpubs.csl.markup import read  # noqa: PLC0415 - makes the input

    assert read("<b>J.</b> Q.") == initialize(read("<b>John</b> Quincy"), ". ")


@pytest.mark.parametrize(
    ("first", "gap", "family", "given"),
    [
        (True, "", "毛", "泽东"),
        (True, " ", "毛", "Zedong"),
        (False, " ", "Mao", "泽东"),
        (False, " ", "Doe", "Jane"),
    ],
)
def test_family_first(*, first: bool, gap: str, family: str, given: str) -> None:
    """The family name's own script decides the order; Latin letters beside it want a blank."""
    name = Name(family, given)
    assert (first, gap) == (name.family_first, name.gap)
