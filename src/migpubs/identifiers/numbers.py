"""ISBN and ISSN: numbers that are printed in books and journals."""

from __future__ import annotations

import re
from typing import Final

from migpubs.identifiers.schemes import NOTE, Scheme, check_digit, digits_of, nowhere, pattern

_DASH = r"[ \u2010-\u2015\u2212-]"
_BOTH_YEARS = r"(?!(?:19|20)\d\d-(?:19|20)\d\d)"
"""``2008-2016`` has the check digit of an ISSN by chance."""
_ISBN_LABEL = rf"(?:urn:)?(?:e-?)?ISBN(?:-1[03])?{NOTE}?[:.]?"
_ISSN_LABEL = (
    rf"https?://portal\.issn\.org/resource/ISSN/|(?:urn:)?(?:e-?|p-?)?ISSN(?:-L)?{NOTE}?:?"
)


def _parse_isbn(text: str) -> str:
    """13 digits. ISO 2108:2017, annex C; ISBN Users' Manual, 7th edition, section 5.

    An ISBN-10 gets the prefix 978 and the check digit that belongs to it. 979-0 is the prefix of
    printed music (ISO 10957).
    """
    digits = digits_of(_ISBN_LABEL, text)
    if not re.fullmatch(r"[0-9]{13}|[0-9]{9}[0-9X]", digits):
        raise ValueError(
            f"'{text}' is not an ISBN: it has 10 or 13 digits, with or without hyphens"
        )
    if not digits[10:]:
        check_digit("ISBN", text, digits[-1], _isbn10_check(digits[:9]))
        return (body := "978" + digits[:9]) + _isbn13_check(body)
    if digits[:3] not in {"978", "979"}:
        raise ValueError(f"'{text}' is not an ISBN: 13 digits begin with 978 or 979")
    if digits.startswith("9790"):
        raise ValueError(f"'{text}' is not an ISBN: 979-0 is for printed music (ISMN)")
    check_digit("ISBN", text, digits[-1], _isbn13_check(digits[:12]))
    return digits


def _isbn10_check(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=True))
    return "0123456789X"[-total % 11]


def _isbn13_check(digits: str) -> str:
    total = sum(int(digit) for digit in digits) + 2 * sum(int(digit) for digit in digits[1::2])
    return str(-total % 10)


def _parse_issn(text: str) -> str:
    """``1234-567X``. ISO 3297:2022, annex A: modulus 11 with the weights 8 to 2."""
    digits = digits_of(_ISSN_LABEL, text)
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        raise ValueError(f"'{text}' is not an ISSN: it has 8 digits, as in 0378-5955")
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=False))
    check_digit("ISSN", text, digits[-1], "0123456789X"[-total % 11])
    return f"{digits[:4]}-{digits[4:]}"


ISBN: Final = Scheme(
    name="isbn",
    label="ISBN",
    parse=_parse_isbn,
    url=nowhere,
    rule="ISO 2108:2017, annex C",
    looks=pattern(
        rf"{_ISBN_LABEL} ?[\dX{_DASH[1:-1]}]+{NOTE}?|97[89](?:{_DASH}?\d){{10}}"
        rf"|(?=.{{13}}$)\d+{_DASH}\d+{_DASH}\d+{_DASH}[\dX]"
    ),
)
ISSN: Final = Scheme(
    name="issn",
    label="ISSN",
    parse=_parse_issn,
    url=lambda value: "https://portal.issn.org/resource/ISSN/" + value,
    rule="ISO 3297:2022, annex A",
    looks=pattern(rf"(?:{_ISSN_LABEL}) ?\S+{NOTE}?|{_BOTH_YEARS}\d{{4}}-\d{{3}}[\dX]"),
)
