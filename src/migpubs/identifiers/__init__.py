"""Identifiers of publications, bodies and persons: read them, check them, print them.

Each scheme has one canonical form, by which two identifiers are compared, and keeps what was
printed. Each check is our own; the rule's source stands with it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from migpubs.errors import did_you_mean
from migpubs.identifiers.agencies import ILO_INSTRUMENT, ILO_WCMS, IOM_PUB, UN_SYMBOL
from migpubs.identifiers.numbers import ISBN, ISSN
from migpubs.identifiers.registers import ORCID, ROR
from migpubs.identifiers.resolved import DOI, HANDLE
from migpubs.identifiers.schemes import Scheme, nowhere, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["SCHEMES", "Identifier", "Scheme", "parse", "recognise"]


def _parse_local(text: str) -> str:
    """Any text: an identifier of a scheme that has no name here."""
    if not text:
        raise ValueError("an identifier is empty")
    return text


_LOCAL: Final = Scheme(
    name="local",
    label="Identifier",
    parse=_parse_local,
    url=nowhere,
    rule="none",
    looks=pattern(r"(?!)"),
)

SCHEMES: Mapping[str, Scheme] = MappingProxyType(
    {
        scheme.name: scheme
        for scheme in (
            DOI, HANDLE, ROR, ORCID, ISBN, ISSN, IOM_PUB, UN_SYMBOL, ILO_WCMS, ILO_INSTRUMENT,
            _LOCAL,
        )
    }
)  # fmt: skip
"""The known schemes by name, in the order in which they are guessed."""


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
