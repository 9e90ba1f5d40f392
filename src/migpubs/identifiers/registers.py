"""ROR and ORCID: who somebody is, in the registers of organisations and of persons."""

from __future__ import annotations

import re
from typing import Final

from migpubs.identifiers.schemes import Scheme, check_digit, digits_of, pattern, without

_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
_ROR_BEFORE = r"(?:https?://)?(?:www\.)?ror\.org/|ROR:?"
_ORCID_BEFORE = r"(?:https?://)?(?:www\.)?orcid\.org/|ORCID(?: iD)?:?"


def _parse_ror(text: str) -> str:
    """Nine characters. ROR documentation, "ROR identifier pattern".

    A zero, six characters of Crockford's base 32, two check digits of ISO/IEC 7064 MOD 97-10.
    """
    value = without(_ROR_BEFORE, text).rstrip("/").casefold()
    if not re.fullmatch(rf"0[{_BASE_32}]{{6}}[0-9]{{2}}", value):
        raise ValueError(f"'{text}' is not a ROR id: it has the form https://ror.org/02mhbdp94")
    number = 0
    for letter in value[:7]:
        number = 32 * number + _BASE_32.index(letter)
    check_digit("ROR id", text, value[7:], f"{98 - number * 100 % 97:02}")
    return value


def _parse_orcid(text: str) -> str:
    """``0000-0002-1825-0097``. ORCID, "Structure of the ORCID identifier".

    The last character is the check digit of ISO/IEC 7064 MOD 11-2.
    """
    digits = digits_of(_ORCID_BEFORE, re.sub(r"/?(?:\?.*)?$", "", text))
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits):
        raise ValueError(
            f"'{text}' is not an ORCID iD: it has 16 digits, as in 0000-0002-1825-0097"
        )
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    check_digit("ORCID iD", text, digits[-1], "0123456789X"[(12 - total % 11) % 11])
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


ROR: Final = Scheme(
    name="ror",
    label="ROR",
    parse=_parse_ror,
    url=lambda value: "https://ror.org/" + value,
    rule="ROR documentation, ROR identifier pattern; ISO/IEC 7064 MOD 97-10",
    looks=pattern(rf"(?:{_ROR_BEFORE}) ?\S+"),
)
ORCID: Final = Scheme(
    name="orcid",
    label="ORCID iD",
    parse=_parse_orcid,
    url=lambda value: "https://orcid.org/" + value,
    rule="ORCID, Structure of the ORCID identifier; ISO/IEC 7064 MOD 11-2",
    looks=pattern(rf"(?:{_ORCID_BEFORE}) ?\S+|\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dX]"),
)
