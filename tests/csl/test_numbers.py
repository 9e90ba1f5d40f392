"""What counts as a number, and its forms."""

from __future__ import annotations

import pytest

from migpubs.csl.locale import load
from migpubs.csl.numbers import (
    format_number,
    is_countable,
    is_numeric,
    is_plural,
    ordinal_suffix,
    split,
    to_roman,
)
from tests.csl.made import book, printed


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "2"),
        (True, "D2"),
        (True, "2b"),
        (True, "L2d"),
        (True, "2, 3"),
        (True, "2 and 3"),
        (True, "1,234"),
        (True, "12a-c"),
        (True, "ix"),
        (False, "mix"),
        (False, "c"),
        (True, "2-4"),
        (True, "2 & 4"),
        (True, "2nd"),
        (True, "iv-x"),
        (False, "IV"),
        (False, "ix."),
        (False, "second"),
        (False, "2nd edition"),
        (False, ""),
        (False, "x2 y"),
    ],
)
def test_is_numeric(*, expected: bool, text: str) -> None:
    """Numbers may have letters around and signs between (the specification's examples)."""
    assert expected is is_numeric(text)


@pytest.mark.parametrize(
    ("expected", "text"),
    [(True, "2"), (True, "IV"), (True, "i-iv"), (False, "second"), (False, ""), (False, "iv.")],
)
def test_is_countable(*, expected: bool, text: str) -> None:
    """Roman numerals count where numbers are formatted."""
    assert expected is is_countable(text)


def test_split() -> None:
    """Signs between numbers get the blanks they are printed with; a comma keeps what it had."""
    assert split("2 , 3&4 - 5") == ("2", ", ", "3", " & ", "4", "–", "5")
    assert split("1,234; 5,6") == ("1,234", "; ", "5", ",", "6")


@pytest.mark.parametrize(
    ("expected", "number"), [("1,234", "1,234"), ("1–3; 7", "1-3; 7"), ("i–iv", "i-iv")]
)
def test_ranges_in_text(expected: str, number: str) -> None:
    """A number printed as text gets a dash for a hyphen and is otherwise as it was typed."""
    assert expected == printed('<text variable="volume"/>', book(volume=number))


def test_hyphen_of_an_ordinal() -> None:
    """A hyphen that belongs to an ordinal's ending is no range."""
    layout = '<number variable="edition" form="ordinal"/>'
    assert "2-е–4-е" == printed(layout, book(edition="2-4"), locale="ru-RU")


def test_pages_as_numbers() -> None:
    """Pages take the form of ``cs:number`` like other numbers."""
    assert "xi" == printed('<number variable="page" form="roman"/>', book(page="11"))


@pytest.mark.parametrize(
    ("expected", "number"), [("i", 1), ("mcmxcix", 1999), ("iv", 4), ("0", 0), ("6000", 6000)]
)
def test_roman(expected: str, number: int) -> None:
    """Roman numerals are small; what has none stays."""
    assert expected == to_roman(number)


@pytest.mark.parametrize(
    ("expected", "number", "locale", "gender"),
    [
        ("st", 1, "en-US", ""),
        ("nd", 2, "en-US", ""),
        ("rd", 103, "en-US", ""),
        ("th", 11, "en-US", ""),
        ("th", 112, "en-US", ""),
        ("th", 4, "en-US", ""),
        ("ʳᵉ", 1, "fr-FR", "feminine"),
        ("ᵉʳ", 1, "fr-FR", "masculine"),
        ("ᵉ", 21, "fr-FR", "masculine"),
        (".", 7, "de-DE", "feminine"),
        (".ª", 3, "pt-PT", ""),
        (".º", 3, "pt-PT", "masculine"),
    ],
)
def test_ordinal_suffix(expected: str, number: int, locale: str, gender: str) -> None:
    """The locale's suffix, for the last two digits before the last, in the noun's gender."""
    assert expected == ordinal_suffix(number, load(locale), gender)


def test_long_ordinals_of_one_language() -> None:
    """A language that has its ordinals by gender only takes none from English."""
    portuguese = load("pt-BR")
    genders = ("", "feminine", "masculine")
    made = [format_number("2", "long-ordinal", portuguese, gender) for gender in genders]
    assert made == ["segunda", "segunda", "segundo"]


def test_no_ordinals() -> None:
    """Without terms there is no suffix."""
    locale = load("en-US")
    locale.terms.clear()
    assert ordinal_suffix(1, locale, "feminine") == ""


def test_old_ordinals() -> None:
    """A style with the terms of CSL 1.0 gets its fourth for all other numbers."""
    from migpubs.csl.document import parse  # noqa: PLC0415 - makes the input

    terms = "".join(f'<term name="ordinal-0{n}">{n}!</term>' for n in (1, 2, 3, 4))
    locale = load("en-US", [parse(f"<locale><terms>{terms}</terms></locale>")])
    assert ["1!", "4!", "4!"] == [ordinal_suffix(n, locale) for n in (1, 7, 11)]


@pytest.mark.parametrize(
    ("expected", "form"),
    [
        ("2", "numeric"),
        ("2nd", "ordinal"),
        ("second", "long-ordinal"),
        ("ii", "roman"),
    ],
)
def test_format(expected: str, form: str) -> None:
    """The forms of ``cs:number``."""
    assert expected == format_number("2", form, load("en-US"))


def test_format_exceptions() -> None:
    """Letters around a number keep it; there are long ordinals up to ten, where terms exist."""
    english = load("en-US")
    assert format_number("2E", "ordinal", english) == "2E"
    assert format_number("12", "long-ordinal", english) == "12th"
    del english.terms[("long-ordinal-02", "long", "")]
    assert format_number("2", "long-ordinal", english) == "2nd"


@pytest.mark.parametrize(
    ("expected", "text", "variable"),
    [
        (False, "1", "page"),
        (True, "1-3", "page"),
        (True, "1, 3", "page"),
        (True, "2 & 4", ""),
        (True, "i-ix", "page"),
        (True, "IV-VI", "page"),
        (True, "v-3", "page"),
        (False, "C-3", "page"),
        (False, "3, fig. 5", "page"),
        (True, "3, A5", "page"),
        (False, "12a-b", "page"),
        (True, "12a-13b", "page"),
        (False, "3\\-B", "page"),
        (False, "Michaelson-Morely", "page"),
        (False, "1", "number-of-pages"),
        (True, "3", "number-of-volumes"),
        (False, "x", "number-of-pages"),
        (False, "3 maps", "number-of-pages"),
        (True, "1 and 3", "page"),
        (False, "1.2-1.4", "page"),
        (True, "12--15", "page"),
    ],
)
def test_plural(*, expected: bool, text: str, variable: str) -> None:
    """Several numbers are plural; numbers of pages and volumes from two on."""
    assert expected is is_plural(text, variable)


@pytest.mark.parametrize(
    ("expected", "value", "form"),
    [
        ("2nd,3rd", "2,3", "ordinal"),
        ("ii–iv", "2 - 4", "roman"),
        ("2 &amp; 4", "2&4", "numeric"),
        ("Special edition", "Special edition", "ordinal"),
        ("", "", "ordinal"),
    ],
)
def test_number_element(expected: str, value: str, form: str) -> None:
    """``cs:number`` changes each number, and leaves what is none."""
    assert expected == printed(f'<number variable="edition" form="{form}"/>', book(edition=value))


@pytest.mark.parametrize(
    ("expected", "number"),
    [
        ("1,234 page", "1,234"),
        ("1st, 234th pages", "1, 234"),
        ("12a-c page", "12a-c"),
        ("12a–15b pages", "12a-15b"),
        ("5-7 page", "5\\-7"),
        ("0 page", "0"),
        ("1st and 2nd pages", "1 and 2"),
        ("007 page", "007"),
        ("๓ page", "๓"),
    ],
)
def test_ordinals_of_what_is_typed(expected: str, number: str) -> None:
    """Thousands, letters behind a number, escaped hyphens and zeros in front make no list."""
    layout = '<number variable="page" form="ordinal"/><label variable="page" prefix=" "/>'
    assert expected == printed(layout, book(page=number))


def test_very_long_number() -> None:
    """More digits than Python counts with are printed as they stand."""
    digits = "9" * 5000
    assert digits == printed('<number variable="volume" form="ordinal"/>', book(volume=digits))
