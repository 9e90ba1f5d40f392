"""What a scheme of identifiers is, and what reading one takes whatever the scheme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable


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


def without(pattern: str, text: str) -> str:
    """The text without the label or resolver before it, which ``pattern`` matches."""
    return re.sub(rf"^(?:{pattern})\s*", "", text.strip(), flags=re.IGNORECASE)


_HYPHENS = r"\s\u2010-\u2015\u2212-"
NOTE = r"(?: ?\([^()]*\))"
"""In which form or for which medium a number stands: "(print)", "(web PDF)"."""


def digits_of(label: str, text: str) -> str:
    """The digits of a printed number, without its label, hyphens and the note behind it."""
    bare = re.sub(rf"{NOTE}$", "", without(label, text))
    return re.sub(f"[{_HYPHENS}]", "", bare).upper()


def check_digit(label: str, text: str, found: str, expected: str) -> None:
    """Raise ``ValueError`` where the check digit of a number is not the one it must have."""
    if found != expected:
        raise ValueError(
            f"{label} '{text}' is mistyped: its check digit is {found}, {expected} is expected"
        )


def nowhere(_value: str) -> str:
    """The address of what has none."""
    return ""


def pattern(form: str) -> re.Pattern[str]:
    """A pattern in whatever case."""
    return re.compile(form, re.IGNORECASE)
