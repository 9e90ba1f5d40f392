"""What agencies number themselves: the United Nations, the ILO, IOM."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from migpubs.identifiers.schemes import Scheme, nowhere, pattern, without

_SYMBOL = r"[A-Z]{1,8}(?:/[A-Z0-9][A-Z0-9.()*-]*)+(?<!\.)"
_SYMBOL_HOSTS = r"(?:https?://)?(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:[a-z]{2}/)?"
_SYMBOL_WORDS = re.compile(r"\b(ADD|AMEND|CORR|REV|SUB)(?=\.)")
_INSTRUMENT_LETTERS = {"convention": "C", "recommendation": "R", "protocol": "P"}
_INSTRUMENT = re.compile(
    r"(?P<letter>[CRP])\.? ?(?:no\.? ?)?0*(?P<number>[1-9]\d{0,2})"
    r"|(?P<word>convention|recommendation|protocol)(?:, \d{4})?,? \(?no\.? ?(?P<no>\d{1,3})\)?",
    re.IGNORECASE,
)


def _parse_un_symbol(text: str) -> str:
    """``A/69/CRP.1``. United Nations Document Series Symbols, ST/LIB/SER.B/5/Rev.5.

    The organ's letters, then components between slashes, in capitals but for ``Add.``,
    ``Amend.``, ``Corr.``, ``Rev.`` and ``Sub.``.
    """
    plain = re.sub(r"\s+", "", without(_SYMBOL_HOSTS + r"|UN Doc\.?", text)).upper()
    if not re.fullmatch(_SYMBOL, plain) or not re.search(r"\d", plain):
        raise ValueError(f"'{text}' is not a UN document symbol: it has the form A/69/CRP.1")
    return _SYMBOL_WORDS.sub(lambda match: match[0].title(), plain)


def _parse_ilo_wcms(text: str) -> str:
    """``WCMS_885139``, the number of a page of the ILO's website before 2024, or its address."""
    numbers = set(re.findall(r"wcms_(\d{4,7})(?!\d)", text, flags=re.IGNORECASE))
    if len(numbers) != 1:
        raise ValueError(f"'{text}' is not an ILO page number: it has the form WCMS_885139")
    return f"WCMS_{numbers.pop()}"


def _parse_ilo_instrument(text: str) -> str:
    """``R115``: the letter of a convention, recommendation or protocol, and three digits.

    As NORMLEX, the ILO's information system on labour standards, counts them.
    """
    match = _INSTRUMENT.fullmatch(text)
    if not match:
        raise ValueError(f"'{text}' is not an ILO instrument: it has the form R115 or C189")
    letter = match["letter"] or _INSTRUMENT_LETTERS[match["word"].casefold()]
    return f"{letter.upper()}{int(match['number'] or match['no']):03}"


def _parse_iom_pub(text: str) -> str:
    """``PUB2023/084/R``, the reference of the IOM Publications Platform."""
    plain = re.sub(r"\s+", "", text).upper()
    if not re.fullmatch(r"PUB[0-9]{4}/[0-9]{3}/[A-Z0-9-]{1,8}", plain):
        raise ValueError(f"'{text}' is not an IOM reference: it has the form PUB2023/084/R")
    return plain


def _normlex(value: str) -> str:
    return (
        "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:" + value
    )


UN_SYMBOL: Final = Scheme(
    name="un-symbol",
    label="UN document symbol",
    parse=_parse_un_symbol,
    url=lambda value: "https://undocs.org/" + quote(value, safe="/.()*-"),
    rule="ST/LIB/SER.B/5/Rev.5",
    looks=pattern(rf"(?:{_SYMBOL_HOSTS})\S+|(?-i:UN Doc\.? )?(?-i:[A-Z]+)/[^ ]*\d[^ ]*"),
)
ILO_WCMS: Final = Scheme(
    name="ilo-wcms",
    label="ILO page",
    parse=_parse_ilo_wcms,
    url=nowhere,
    rule="ILO website before 2024, page number",
    looks=pattern(r"(?:https?://(?:[\w-]+\.)*ilo\.org/\S*)?wcms_\d{4,7}(?!\d)\S*"),
)
ILO_INSTRUMENT: Final = Scheme(
    name="ilo-instrument",
    label="ILO instrument",
    parse=_parse_ilo_instrument,
    url=_normlex,
    rule="NORMLEX, list of instruments by type and number",
    looks=re.compile(r"[CRP]\d{3}"),
)
IOM_PUB: Final = Scheme(
    name="iom-pub",
    label="IOM publication",
    parse=_parse_iom_pub,
    url=nowhere,
    rule="IOM Publications Platform, reference number",
    looks=pattern(r"PUB\d{4}/\d{3}/\S+"),
)
