"""Numbers (specification, "Number" and ``is-numeric``): reading, ordinals, Roman, plurals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migpubs.csl.locale import Locale

_thousands = r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])"
_number = rf"[^\W\d_]*(?:{_thousands}|\d+)[^\W\d_]*(?:-[^\W\d_]{{1,2}}(?![^\W_]))?"
_roman = r"(?=[MDCLXVI])M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_and = r",?\s+(?:and|et|und|y)\s+"
_signs = rf"(?:{_and}|\s*(?:[,;&–]|\\?-)\s*)"
_figure = rf"(?:{_number}|(?=[ivx]+\b){_roman.lower()})"
_numeric = re.compile(rf"{_figure}(?:{_signs}{_figure})*")
_countable = re.compile(
    rf"(?:{_number}|{_roman})(?:{_signs}(?:{_number}|{_roman}))*", re.IGNORECASE
)
_separator = re.compile(
    rf"({_and}|\s*[&;–—]\s*|\s*(?<!\\)-\s*|\s*,(?!(?<=\d,)\d{{3}}(?![\d,]))\s*)"
)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@lru_cache(maxsize=16384)
def is_numeric(text: str) -> bool:
    """Whether the text is made of numbers, which may have letters around and signs between.

    Roman numerals of i, v and x are numbers; others may be letters ("Part C") or words ("mix").
    """
    return text.strip() != "" and _numeric.fullmatch(text.strip()) is not None


@lru_cache(maxsize=16384)
def is_countable(text: str) -> bool:
    """As `is_numeric`, with Roman numerals in capitals."""
    return text.strip() != "" and _countable.fullmatch(text.strip()) is not None


@lru_cache(maxsize=16384)
def split(text: str) -> tuple[str, ...]:
    """Numbers and the signs between, the signs with the blanks they are printed with.

    The hyphen of a range is an en dash; one that is escaped or inside a number ("12a-c") stays.
    """
    parts = _separator.split(text.strip())
    for n in range(1, len(parts), 2):
        parts[n] = _padded(parts[n])
        if parts[n] == "-" and _is_range(parts[n - 1], parts[n + 1]):
            parts[n] = "–"
    return tuple(part.replace("\\-", "-") for part in parts)


def _padded(sign: str) -> str:
    """A sign with its blanks: always around "&", never around a dash, after a comma as typed."""
    bare = sign.strip()
    if bare in {",", ";"}:
        return f"{bare} " if sign[-1].isspace() else bare
    if len(bare) > 1:
        return sign
    return f" {bare} " if bare == "&" else bare


def _is_range(first: str, last: str) -> bool:
    """Whether a hyphen between is "to", and does not lead from a number to a letter of it."""
    return not (first[:1].isdecimal() and first[-1:].isalpha() and last.isalpha())


def to_roman(number: int) -> str:
    """Small Roman numerals; Arabic from 6,000 and for zero, which has none."""
    if not 0 < number < 6000:  # noqa: PLR2004 - MMMMM is the most anyone reads
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        out += letters * times
    return out


def ordinal_suffix(number: int, locale: Locale, gender: str = "") -> str:
    """The ending of an ordinal: ``nd`` for 2 (specification, "Ordinal Suffixes")."""
    found = (_suffix(number, locale, kind) for kind in (gender, *_GENDERS))
    return next((suffix for suffix in found if suffix is not None), "")


_GENDERS = ("", "feminine", "masculine")
"""Where the noun's own form is missing, the first of these."""


def _suffix(number: int, locale: Locale, gender: str) -> str | None:
    default = locale.terms.get(("ordinal", "long", gender))
    if default is None and not gender and ("ordinal-04", "long", "") in locale.terms:
        return _old_suffix(number, locale)
    two, one = number % 100, number % 10
    for name, two_digits in ((f"ordinal-{two:02}", two > 9), (f"ordinal-{one:02}", False)):  # noqa: PLR2004
        term = locale.terms.get((name, "long", gender))
        if term is not None and _matches(term.match, number, int(name[-2:]), two_digits):
            return term.single
    return default.single if default else None


def _old_suffix(number: int, locale: Locale) -> str:
    """The scheme of CSL 1.0: the fourth term for all but 1, 2 and 3, and for 11 to 13."""
    last = number % 10
    if not 1 <= last <= 3 or 11 <= number % 100 <= 13:  # noqa: PLR2004 - the rule
        last = 4
    term = locale.terms.get((f"ordinal-{last:02}", "long", ""))
    return term.single if term else ""


def _matches(match: str, number: int, named: int, two_digits: bool) -> bool:  # noqa: FBT001 - a row of a table
    if match == "whole-number":
        return number == named
    if match == "last-two-digits" or (two_digits and match != "last-digit"):
        return number % 100 == named
    return number % 10 == named


def format_number(text: str, form: str, locale: Locale, gender: str = "") -> str:
    """One number in the form ``numeric``, ``ordinal``, ``long-ordinal`` or ``roman``.

    Numbers with letters around them or a zero before them stay as they are.
    """
    if not _plain.fullmatch(text):
        return text
    number = int(text)
    if form == "roman":
        return to_roman(number)
    if form == "long-ordinal" and 1 <= number <= 10:  # noqa: PLR2004 - terms exist for these
        name = f"long-ordinal-{number:02}"
        terms = [locale.terms.get((name, "long", kind)) for kind in (gender, *_GENDERS)]
        found = next((term for term in terms if term is not None), None)
        if found is not None:
            return found.single
    if form in {"ordinal", "long-ordinal"}:
        return text + ordinal_suffix(number, locale, gender)
    return text


_plain = re.compile(r"[1-9][0-9]{0,11}")


def is_plural(text: str, variable: str = "") -> bool:
    """Whether a label for this content stands in the plural (specification, "Label")."""
    if variable in {"number-of-pages", "number-of-volumes"}:
        count = _count.match(text) if is_countable(text) else None
        if count is not None and count[1] != "1":
            return True
    text = _thousand.sub("1", text.replace("\\-", "")) if "," in text else text.replace("\\-", "")
    return _plural.search(text) is not None


_count = re.compile(r"0*([1-9][\d,]*)")
_thousand = re.compile(_thousands)
_plural = re.compile(
    r"\d\w*\s*(?:[,&;]|,?\s*\b(?i:and|et|und|y)\b)\s*(?:[^\W\d_]{0,2}\d|[ivxlcdm]+\b)"
    r"|(?<![.\d])\d++(?!(?i:[a-z]+[–-][a-z])\b)\w*\s*[–—-]+"
    r"|\b[ivxlcdm]+\s*[,&–—-]\s*(?:[ivxlcdm]+\b|\d)"
    r"|\b[IVXLCDM]+\s*[,&–—-]\s*[IVXLCDM]+\b"
)
"""Two numbers, a range, Roman numerals; "12a-b" and "C-3" are one number."""
