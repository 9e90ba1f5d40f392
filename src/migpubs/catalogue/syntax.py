"""Why YAML cannot read a text, in the words of an editor.

libyaml says where it stumbled and what it expected there, in words about YAML. What a person did
is read off the line: a colon in a text, a tab, a dash that Word made long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import yaml

BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as the end of a line."""

TOO_DEEP: Final = "brackets are nested too deep"

_LONG: Final = 1000
"""So much of a line is looked at."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@frozen
class Fault:
    """What is wrong with a text: where, counted from 0, what, and what would be right."""

    line: int
    column: int
    what: str
    hint: str = ""


_FIELD: Final = r"^[\s-]*[\w-]+"
_QUOTES: Final = "it needs quotes; migpubs fmt puts them"

_SLIPS: Final = (
    (
        r"^(?P<at><{7}|={7}|>{7})",
        "git left a conflict here",
        "keep one of both sides and delete the lines with these signs",
    ),
    (r"^ *(?P<at>\t)", "a tab stands where blanks must", "indent with blanks"),
    (
        r"^[ -]*(?P<at>[\u00a0\u2000-\u200f\u202f\u3000\ufeff])",
        "a sign that cannot be seen, and is no blank, stands before the field",
        "delete what is before the field and type blanks",
    ),
    (r"^\s*(?P<at>[\u2013\u2014])\s", "this dash is a long one", "begin with '- '"),
    (r"^\s*(?P<at>-)\w+:", "there is no blank after the dash", "write '- id: …'"),
    (rf"{_FIELD}(?P<at>\uff1a)", "this colon is not the one of YAML", "write 'field: value'"),
    (rf"{_FIELD}(?P<at>:)[^\s:/]", "there is no blank after the colon", "write 'field: value'"),
    (
        rf"{_FIELD}:\s+(?![\"'|>\[{{])\S.*?(?P<at>:)(?:\s|$)",
        "this text holds ': '",
        _QUOTES,
    ),
)
"""What a line shows, with the sign that is wrong; what it is; what would be right."""

_HERE: Final = (
    (
        rf"{_FIELD}:\s+(?P<at>[\"'])",
        "the text does not end with the quotation mark that begins it",
        _QUOTES,
    ),
    (rf"{_FIELD}:\s+(?P<at>[-*&!>|%@`?])", "a text cannot begin with this sign", _QUOTES),
)
"""The same, of the line alone at which libyaml stumbled: elsewhere such lines may be right."""


def explain(error: yaml.YAMLError, text: str) -> Fault:
    """Return what is wrong with a text that libyaml could not read."""
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None:
        return _forbidden(error, text)
    start: Any = getattr(error, "context_mark", None) or mark
    problem, context = str(getattr(error, "problem", "")), getattr(error, "context", None) or ""
    if "nest" in problem:  # libyaml 0.2.6 and newer look ahead, and have a limit of their own
        return Fault(mark.line, mark.column, TOO_DEEP)
    if "quoted scalar" in context:
        what = "the quotation mark that begins here is not closed well"
        return Fault(start.line, start.column, what, "close it, or put the text in other quotes")
    if "flow" in context:
        what = "the bracket that opens here is not closed"
        return Fault(start.line, start.column, what, "close it, or put the text in quotes")
    lines = BREAK.split(text)
    near = [*_seen(lines, (mark.line, start.line, mark.line - 1), _SLIPS)]
    near += _seen(lines, (mark.line,), _HERE)
    near += _misplaced(lines, mark)
    return near[0] if near else Fault(mark.line, mark.column, problem)


def _seen(
    lines: list[str], numbers: tuple[int, ...], slips: Iterable[tuple[str, str, str]]
) -> Iterator[Fault]:
    """Give the slips that can be seen on some lines."""
    for number in numbers:
        for shown, what, hint in slips if 0 <= number < len(lines) else ():
            if match := re.search(shown, lines[number][:_LONG]):
                yield Fault(number, match.start("at"), what, hint)


def _misplaced(lines: list[str], mark: Any) -> Iterator[Fault]:  # noqa: ANN401 - a mark of PyYAML
    """Give that a field does not stand where one can, if that is it."""
    line = lines[mark.line] if mark.line < len(lines) else ""
    field = re.match(r"(?P<blanks>\s*)[\w-]+:(?:\s|$)", line)
    above = re.fullmatch(r"(?P<blanks>\s*)[\w-]+\s*", lines[mark.line - 1][:_LONG])
    if field and above and above["blanks"] == field["blanks"]:
        what = "there is no colon behind this field"
        yield Fault(mark.line - 1, len(above["blanks"]), what, "write 'field: value'")
    elif field and field["blanks"]:
        hint = "let the fields of a record stand below one another"
        what = "this field is not below the others of its record"
        yield Fault(mark.line, len(field["blanks"]), what, hint)
    elif field:
        what = "a field stands where a record must begin"
        yield Fault(mark.line, 0, what, "begin each record with '- id: '")


def _forbidden(error: yaml.YAMLError, text: str) -> Fault:
    found = _FORBIDDEN.search(text)
    lines = BREAK.split(text[: found.start()] if found else "")
    what = f"the character U+{ord(found[0]):04X} is not text" if found else str(error)
    return Fault(len(lines) - 1, len(lines[-1]), what, "delete it" if found else "")
