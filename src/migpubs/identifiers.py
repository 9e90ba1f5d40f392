"""Identifiers of publications, bodies and persons: read them, check them, print them.

Each scheme has one canonical form, by which two identifiers are compared, and keeps what was
printed. Each check is our own; the rule's source stands with it.

The schemes are guessed one after the other and told apart by what the others look like, so they
stand together in one table, and this module is longer than most.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from attrs import field, frozen

from migpubs.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@frozen(kw_only=True)
class Scheme:
    """One kind of identifier."""

    name: str
    """Its name in the catalogue: ``isbn``."""
    label: str
    """What it is called in print: ``ISBN``."""
    parse: Callable[[str], str]
    """From a text to the canonical form; raises ``ValueError``."""
    url: Callable[[str], str]
    """From the canonical form to its address, or an empty text."""
    rule: str
    """Where the rule comes from."""
    looks: re.Pattern[str]
    """What :func:`recognise` takes for one, before it is checked."""


@frozen(weakref_slot=False)
class Identifier:
    """One identifier; :func:`parse` makes checked ones."""

    scheme: str
    """A key of :data:`SCHEMES`."""
    value: str
    """The canonical form."""
    as_printed: str = field(default="", eq=False)
    """The form in the source where it differs; it does not tell identifiers apart."""

    def __str__(self) -> str:
        """As printed, or else in the canonical form."""
        return self.as_printed or self.value

    @property
    def url(self) -> str:
        """Its address, or an empty text where there is none."""
        return SCHEMES[self.scheme].url(self.value)


def parse(scheme: str, text: str) -> Identifier:
    """The identifier of a text, checked.

    Raises ``ValueError`` that says what is wrong and what would be right, for an unknown scheme
    too.
    """
    if scheme not in SCHEMES:
        hint = did_you_mean(scheme, SCHEMES) or f"one of {', '.join(SCHEMES)}"
        raise ValueError(f"unknown identifier scheme '{scheme}' ({hint})")
    printed = " ".join(text.split())
    value = SCHEMES[scheme].parse(printed)
    return Identifier(scheme, value, "" if printed == value else printed)


def recognise(text: str) -> Identifier | None:
    """The identifier that a text or an address plainly is, or nothing.

    A bare number counts only where its form or its check digit leaves little doubt. ``local`` is
    never guessed.
    """
    printed = " ".join(text.split()).rstrip(".,;")
    for scheme in SCHEMES.values():
        if scheme.looks.fullmatch(printed):
            try:
                return parse(scheme.name, printed)
            except ValueError:
                continue
    return None


def _without(pattern: str, text: str) -> str:
    """The text without the label or resolver before it, which ``pattern`` matches."""
    return re.sub(rf"^(?:{pattern})\s*", "", text.strip(), flags=re.IGNORECASE)


_HYPHENS = r"\s\u2010-\u2015\u2212-"
_NOTE = r"(?: ?\([^()]*\))"
"""In which form or for which medium a number stands: "(print)", "(web PDF)"."""


def _digits(label: str, text: str) -> str:
    """The digits of a printed number, without its label, hyphens and the note behind it."""
    bare = re.sub(rf"{_NOTE}$", "", _without(label, text))
    return re.sub(f"[{_HYPHENS}]", "", bare).upper()


# --- ISBN ---------------------------------------------------------------------------------------

_ISBN_LABEL = rf"(?:urn:)?(?:e-?)?ISBN(?:-1[03])?{_NOTE}?[:.]?"


def _parse_isbn(text: str) -> str:
    """13 digits. ISO 2108:2017, annex C; ISBN Users' Manual, 7th edition, section 5.

    An ISBN-10 gets the prefix 978 and the check digit that belongs to it. 979-0 is the prefix of
    printed music (ISO 10957).
    """
    digits = _digits(_ISBN_LABEL, text)
    if not re.fullmatch(r"[0-9]{13}|[0-9]{9}[0-9X]", digits):
        raise ValueError(
            f"'{text}' is not an ISBN: it has 10 or 13 digits, with or without hyphens"
        )
    if not digits[10:]:
        _check_digit("ISBN", text, digits[-1], _isbn10_check(digits[:9]))
        return (body := "978" + digits[:9]) + _isbn13_check(body)
    if digits[:3] not in {"978", "979"}:
        raise ValueError(f"'{text}' is not an ISBN: 13 digits begin with 978 or 979")
    if digits.startswith("9790"):
        raise ValueError(f"'{text}' is not an ISBN: 979-0 is for printed music (ISMN)")
    _check_digit("ISBN", text, digits[-1], _isbn13_check(digits[:12]))
    return digits


def _check_digit(label: str, text: str, found: str, expected: str) -> None:
    if found != expected:
        raise ValueError(
            f"{label} '{text}' is mistyped: its check digit is {found}, {expected} is expected"
        )


def _isbn10_check(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=True))
    return "0123456789X"[-total % 11]


def _isbn13_check(digits: str) -> str:
    total = sum(int(digit) for digit in digits) + 2 * sum(int(digit) for digit in digits[1::2])
    return str(-total % 10)


# --- ISSN ---------------------------------------------------------------------------------------


_ISSN_LABEL = (
    rf"https?://portal\.issn\.org/resource/ISSN/|(?:urn:)?(?:e-?|p-?)?ISSN(?:-L)?{_NOTE}?:?"
)


def _parse_issn(text: str) -> str:
    """``1234-567X``. ISO 3297:2022, annex A: modulus 11 with the weights 8 to 2."""
    digits = _digits(_ISSN_LABEL, text)
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        raise ValueError(f"'{text}' is not an ISSN: it has 8 digits, as in 0378-5955")
    total = sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=False))
    _check_digit("ISSN", text, digits[-1], "0123456789X"[-total % 11])
    return f"{digits[:4]}-{digits[4:]}"


# --- DOI and Handle -----------------------------------------------------------------------------

_SAFE = "/:;.()_-~!$&'*,=@"
_DOI_SITE = r"(?:https?://)?(?:dx\.|www\.)?doi\.org/"
_DOI_BEFORE = rf"(?:(?:info:)?doi[:/]? ?)?{_DOI_SITE}(?:doi:)?|(?:info:|urn:)?doi[:/]?"
_HANDLE_SITE = r"(?:https?://)?hdl\.handle\.net/"
_HANDLE_BEFORE = rf"{_HANDLE_SITE}|hdl:|handle:"


def _bare(before: str, site: str, text: str) -> str:
    """The name without its resolver; percent-encoding is undone in an address only.

    What would not be seen, and octets that are no UTF-8, are no name.
    """
    plain = _without(before, text)
    if re.search(site, text, re.IGNORECASE):
        plain = unquote(plain, errors="surrogateescape")
    return plain if plain.isprintable() else ""


def _parse_doi(text: str) -> str:
    """``10.<registrant>/<suffix>`` in lower case. DOI Handbook, section 2.2.

    Two names do not differ by the case of ASCII letters.
    """
    name = _bare(_DOI_BEFORE, _DOI_SITE, text)
    if not re.fullmatch(r"10\.[0-9]+(?:\.[0-9]+)*/\S+", name):
        raise ValueError(f"'{text}' is not a DOI: it has the form 10.1234/name, without blanks")
    return "".join(letter.lower() if letter.isascii() else letter for letter in name)


def _parse_handle(text: str) -> str:
    """``<prefix>/<name>``, case kept. RFC 3650, section 3; RFC 3651, section 3.1."""
    name = _bare(_HANDLE_BEFORE, _HANDLE_SITE, text)
    if not re.fullmatch(r"[0-9]+(?:\.[0-9A-Za-z-]+)*/\S+", name):
        raise ValueError(f"'{text}' is not a Handle: it has the form 20.500.12345/678")
    return name


# --- ROR and ORCID ------------------------------------------------------------------------------

_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"


_ROR_BEFORE = r"(?:https?://)?(?:www\.)?ror\.org/|ROR:?"
_ORCID_BEFORE = r"(?:https?://)?(?:www\.)?orcid\.org/|ORCID(?: iD)?:?"


def _parse_ror(text: str) -> str:
    """Nine characters. ROR documentation, "ROR identifier pattern".

    A zero, six characters of Crockford's base 32, two check digits of ISO/IEC 7064 MOD 97-10.
    """
    value = _without(_ROR_BEFORE, text).rstrip("/").casefold()
    if not re.fullmatch(rf"0[{_BASE_32}]{{6}}[0-9]{{2}}", value):
        raise ValueError(f"'{text}' is not a ROR id: it has the form https://ror.org/02mhbdp94")
    number = 0
    for letter in value[:7]:
        number = 32 * number + _BASE_32.index(letter)
    _check_digit("ROR id", text, value[7:], f"{98 - number * 100 % 97:02}")
    return value


def _parse_orcid(text: str) -> str:
    """``0000-0002-1825-0097``. ORCID, "Structure of the ORCID identifier".

    The last character is the check digit of ISO/IEC 7064 MOD 11-2.
    """
    digits = _digits(_ORCID_BEFORE, re.sub(r"/?(?:\?.*)?$", "", text))
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits):
        raise ValueError(
            f"'{text}' is not an ORCID iD: it has 16 digits, as in 0000-0002-1825-0097"
        )
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    _check_digit("ORCID iD", text, digits[-1], "0123456789X"[(12 - total % 11) % 11])
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


# --- United Nations, ILO, IOM -------------------------------------------------------------------

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
    plain = re.sub(r"\s+", "", _without(_SYMBOL_HOSTS + r"|UN Doc\.?", text)).upper()
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


def _parse_local(text: str) -> str:
    """Any text: an identifier of a scheme that has no name here."""
    if not text:
        raise ValueError("an identifier is empty")
    return text


def _normlex(value: str) -> str:
    return (
        "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:" + value
    )


def _nowhere(_value: str) -> str:
    return ""


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_DASH = r"[ \u2010-\u2015\u2212-]"
_BOTH_YEARS = r"(?!(?:19|20)\d\d-(?:19|20)\d\d)"
"""``2008-2016`` has the check digit of an ISSN by chance."""

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {
        scheme.name: scheme
        for scheme in (
            Scheme(
                name="doi",
                label="DOI",
                parse=_parse_doi,
                url=lambda value: "https://doi.org/" + quote(value, safe=_SAFE),
                rule="DOI Handbook, sections 2.2 and 3.8",
                looks=_pattern(rf"(?:{_DOI_BEFORE})\s*\S+|10\.[0-9]{{4,}}[0-9.]*/\S+"),
            ),
            Scheme(
                name="handle",
                label="Handle",
                parse=_parse_handle,
                url=lambda value: "https://hdl.handle.net/" + quote(value, safe=_SAFE),
                rule="RFC 3650, section 3; RFC 3651, section 3.1",
                looks=_pattern(rf"(?:{_HANDLE_BEFORE})\S+"),
            ),
            Scheme(
                name="ror",
                label="ROR",
                parse=_parse_ror,
                url=lambda value: "https://ror.org/" + value,
                rule="ROR documentation, ROR identifier pattern; ISO/IEC 7064 MOD 97-10",
                looks=_pattern(rf"(?:{_ROR_BEFORE}) ?\S+"),
            ),
            Scheme(
                name="orcid",
                label="ORCID iD",
                parse=_parse_orcid,
                url=lambda value: "https://orcid.org/" + value,
                rule="ORCID, Structure of the ORCID identifier; ISO/IEC 7064 MOD 11-2",
                looks=_pattern(rf"(?:{_ORCID_BEFORE}) ?\S+|\d{{4}}-\d{{4}}-\d{{4}}-\d{{3}}[\dX]"),
            ),
            Scheme(
                name="isbn",
                label="ISBN",
                parse=_parse_isbn,
                url=_nowhere,
                rule="ISO 2108:2017, annex C",
                looks=_pattern(
                    rf"{_ISBN_LABEL} ?[\dX{_DASH[1:-1]}]+{_NOTE}?|97[89](?:{_DASH}?\d){{10}}"
                    rf"|(?=.{{13}}$)\d+{_DASH}\d+{_DASH}\d+{_DASH}[\dX]"
                ),
            ),
            Scheme(
                name="issn",
                label="ISSN",
                parse=_parse_issn,
                url=lambda value: "https://portal.issn.org/resource/ISSN/" + value,
                rule="ISO 3297:2022, annex A",
                looks=_pattern(
                    rf"(?:{_ISSN_LABEL}) ?\S+{_NOTE}?|{_BOTH_YEARS}\d{{4}}-\d{{3}}[\dX]"
                ),
            ),
            Scheme(
                name="iom-pub",
                label="IOM publication",
                parse=_parse_iom_pub,
                url=_nowhere,
                rule="IOM Publications Platform, reference number",
                looks=_pattern(r"PUB\d{4}/\d{3}/\S+"),
            ),
            Scheme(
                name="un-symbol",
                label="UN document symbol",
                parse=_parse_un_symbol,
                url=lambda value: "https://undocs.org/" + quote(value, safe="/.()*-"),
                rule="ST/LIB/SER.B/5/Rev.5",
                looks=_pattern(
                    rf"(?:{_SYMBOL_HOSTS})\S+|(?-i:UN Doc\.? )?(?-i:[A-Z]+)/[^ ]*\d[^ ]*"
                ),
            ),
            Scheme(
                name="ilo-wcms",
                label="ILO page",
                parse=_parse_ilo_wcms,
                url=_nowhere,
                rule="ILO website before 2024, page number",
                looks=_pattern(r"(?:https?://(?:[\w-]+\.)*ilo\.org/\S*)?wcms_\d{4,7}(?!\d)\S*"),
            ),
            Scheme(
                name="ilo-instrument",
                label="ILO instrument",
                parse=_parse_ilo_instrument,
                url=_normlex,
                rule="NORMLEX, list of instruments by type and number",
                looks=re.compile(r"[CRP]\d{3}"),
            ),
            Scheme(
                name="local",
                label="Identifier",
                parse=_parse_local,
                url=_nowhere,
                rule="none",
                looks=_pattern(r"(?!)"),
            ),
        )
    }
)
"""The known schemes by name, in the order in which they are guessed."""
