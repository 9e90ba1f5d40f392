"""The values of a list in JSON one by one, each with its line, so that problems have a place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from migpubs.errors import ParseError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANKS = re.compile(r"[ \t\r\n]*")


def values(text: str, file: str) -> Iterator[tuple[Any, int]]:
    """Give the values of a list one by one, each with the line that it begins on."""
    place, line, counted = _past_blanks(text, 0), 1, 0
    if text[place : place + 1] != "[":
        yield from ((each, 0) for each in _unlisted(_decoded(text, place, file)[0], file))
        return
    ends = ","
    while ends != "]":
        place = _past_blanks(text, place + 1)
        if text[place : place + 1] == "]":
            break
        line, counted = line + text.count("\n", counted, place), place
        value, place = _decoded(text, place, file)
        yield value, line
        place = _past_blanks(text, place)
        ends = text[place : place + 1]
        if ends not in {",", "]"}:
            raise _bad_json("expected a comma or the end of the list", text, place, file)
    if _past_blanks(text, place + 1) != len(text):
        raise _bad_json("something stands after the list", text, place, file)


def _past_blanks(text: str, place: int) -> int:
    match = _BLANKS.match(text, place)
    return match.end() if match else place


def _decoded(text: str, place: int, file: str) -> tuple[Any, int]:
    try:
        return json.JSONDecoder().raw_decode(text, place)
    except json.JSONDecodeError as error:
        raise _bad_json(f"not JSON: {error.msg}", text, error.pos, file) from None
    except RecursionError:
        raise _bad_json("nested too deep", text, place, file) from None


def _bad_json(told: str, text: str, place: int, file: str) -> ParseError:
    column = place - text.rfind("\n", 0, place)
    where = Place(file=file, line=text.count("\n", 0, place) + 1, column=column)
    return ParseError([Problem("bad-json", "error", told, where)])


def _unlisted(whole: Any, file: str) -> list[Any]:  # noqa: ANN401 - JSON
    """Return the items of a file that is not a list: under ``items``, or a single one."""
    if isinstance(whole, dict) and isinstance(whole.get("items"), list):
        return list(whole["items"])
    if isinstance(whole, dict) and {"id", "type", "title"} & set(whole):
        return [whole]
    told = "expected a list of items"
    raise ParseError([Problem("bad-json", "error", told, Place(file=file))])
