"""What was made of a list, scored against what the list says.

The two figures that must be nothing are values *wrong in silence* and values *invented*: read or
inferred, and not what the list says. What is only proposed may be wrong; what is unknown although
it is printed is lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FIELDS: Final = (
    "title", "authors", "publishers", "languages", "date", "year", "url", "identifiers", "series",
)  # fmt: skip
ANY: Final = "any"
"""Stands in the gold records where more than one answer would be right."""
_SIGNS: Final = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "‑": "-"})
_SAME_WORK: Final = 0.45

Row = dict[str, Any]


@frozen(kw_only=True)
class Score:
    """How many values are what; the texts say which are bad."""

    counts: Counter[str]
    silent: tuple[str, ...]
    """Values that are wrong in silence or invented, each with its place."""
    lost: tuple[str, ...] = field(default=())
    """What the list says and is unknown, or proposed otherwise."""


def score(rows: Sequence[Row], gold: Sequence[Row]) -> Score:
    """Return how rows, as ``migpubs ingest --json`` prints them, stand to gold records."""
    verdicts = [*_verdicts(rows, gold)]
    return Score(
        counts=Counter(what for what, _ in verdicts),
        silent=tuple(text for what, text in verdicts if what in {"wrong", "invented"}),
        lost=tuple(text for what, text in verdicts if what in {"lost", "otherwise"}),
    )


def _verdicts(rows: Sequence[Row], gold: Sequence[Row]) -> Iterator[tuple[str, str]]:
    taken = []
    for record, row in pairs(rows, gold):
        if row is None:
            yield "lost", f"the row {record['title']}"
            continue
        taken.append(row)
        for name in FIELDS:
            found = row["fields"][name]
            words = f"row {row['row']}: {name}: {found['value']!r} ({found['status']})"
            yield verdict(name, record, found), words
    for row in rows:
        if row not in taken:
            silent = any(_is_silent(each) for each in row["fields"].values())
            yield ("invented" if silent else "more"), f"row {row['row']}: {row['raw']['cells']}"


def pairs(rows: Sequence[Row], gold: Sequence[Row]) -> Iterator[tuple[Row, Row | None]]:
    """Give each gold record with the row that is most like it, each row once."""
    left = list(rows)
    for record in gold:
        row = _row_of(record, left)
        if row:
            left.remove(row)
        yield record, row


def _row_of(record: Mapping[str, Any], rows: Iterable[Row]) -> Row | None:
    """Return the row whose title is most like that of a gold record; nothing if none is."""
    title = _several(record["title"])[0]
    like = [
        (SequenceMatcher(None, _plain(title), _plain(row["fields"]["title"]["value"])).ratio(), row)
        for row in rows
    ]
    best = max(like, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > _SAME_WORK or title == ANY else None


def _wanted(name: str, record: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain data
    """Return what the list says; a year alone is a date too, unless the date is given."""
    return record.get(name, record.get("year") if name == "date" else None)


def verdict(name: str, record: Mapping[str, Any], found: Mapping[str, Any]) -> str:
    """Return what a field's reading is to a gold record: right, wrong, invented, lost and so on."""
    wanted = _wanted(name, record)
    value, silent = found["value"], _is_silent(found)
    if wanted == ANY:
        return "any"
    if value is None:
        return "unknown" if wanted is None or name == "date" else "lost"
    if wanted is not None and _same(name, wanted, value):
        return "right" if silent else "proposed"
    if silent:
        return "invented" if wanted is None else "wrong"
    return "otherwise"


def _is_silent(found: Mapping[str, Any]) -> bool:
    return found["status"] in {"read", "inferred"}


def _same(name: str, wanted: Any, value: Any) -> bool:  # noqa: ANN401
    if name in {"authors", "publishers"}:
        names = [each["name"] if isinstance(each, dict) else each for each in value]
        if ANY in wanted:
            return all(any(_same_name(a, b) for b in names) for a in wanted if a != ANY)
        return len(wanted) == len(names) and all(map(_same_name, wanted, names))
    if name == "identifiers":
        return sorted(f"{each['scheme']}:{each['value']}" for each in value) == sorted(wanted)
    if name == "languages":
        return bool(value == wanted)
    return _plain(value) in {_plain(each) for each in _several(wanted)}


def _same_name(a: str, b: str) -> bool:
    """Whether two names are the same words: "May, George" is "George May"."""
    return sorted(re.findall(r"\w+", _plain(a))) == sorted(re.findall(r"\w+", _plain(b)))


def _several(wanted: Any) -> list[Any]:  # noqa: ANN401
    return wanted if isinstance(wanted, list) else [wanted]


def _plain(text: Any) -> str:  # noqa: ANN401
    normal = unicodedata.normalize("NFC", str(text or "")).translate(_SIGNS)
    return " ".join(normal.split())
