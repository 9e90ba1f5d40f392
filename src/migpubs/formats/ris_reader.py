"""RIS in: the files of the programs that write it, each in its own way, record by record.

Tags that are not read and lines that are none are reported with their place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import evolve

from migpubs.dates import read_date
from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats.item import Item, Name, clean
from migpubs.formats.reading import publication
from migpubs.formats.told import Told
from migpubs.names import Authority

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication

KINDS: Final = {
    "RPRT": "report", "GOVDOC": "report", "THES": "report", "ELEC": "webpage", "WEB": "webpage",
    "BLOG": "webpage", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter",
    "ECHAP": "chapter", "CONF": "chapter", "CPAPER": "chapter", "JOUR": "article",
    "EJOUR": "article", "MGZN": "article", "NEWS": "article", "JFULL": "series", "SER": "series",
    "DATA": "dataset", "AGGR": "dataset", "STAT": "instrument", "LEGAL": "instrument",
    "PAMP": "factsheet", "GEN": "document", "UNPB": "document",
}  # fmt: skip
"""What a type says of the kind; any other is reported and read as a document."""

_ROLES: Final = {"author": "AU", "editor": "ED", "translator": "A4"}
_SAME: Final = {"A1": "AU", "A2": "ED", "TA": "A4"}
"""Tags for the same, which some programs write in turns."""
_ADDRESSES = ("UR", "L1", "L2", "LK")
ORIGINAL: Final = "Original Title: "
"""What our own writer has before the title of the work it translates, in ``M2``."""
DASH: Final = " – "
"""What stands for a comma inside of a name."""
_DASHES = "–"
_FIRST = re.compile(r"^\s*TY  -", re.MULTILINE)
_LINE = re.compile(r"([A-Z][A-Z0-9])  - ?(.*)")
_LOOSE_LINE = re.compile(r"([A-Z][A-Z0-9])[ \t]{0,3}-[ \t]?(.*)")
_LINE_END = re.compile(r"\r\n|\r|\n")
_DOI = re.compile(r"(?:doi:\s*)?10\.\d{4,}/", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
_HARD_WRAP = 70
_MOST_BYTES = 100_000_000


def loads(
    text: str, *, bodies: Iterable[Body] = (), file: str = "", on_problem: OnProblem = ignore
) -> tuple[Publication, ...]:
    """Return the publications of a file.

    bodies: the list that names are matched against; others are proposed. Tags that are not read
    and lines that are none are reported. `ParseError` for what holds no record.
    """
    if len(text) > _MOST_BYTES:
        told = f"the file is larger than {_MOST_BYTES // 1_000_000} MB"
        raise ParseError([Problem("hostile-file", "error", told, Place(file=file))])
    authority = Authority(bodies)
    tagged = _LINE if _FIRST.search(text) else _LOOSE_LINE
    return tuple(
        publication(_item(record, authority, on_problem), authority, on_problem)
        for record in _records(text.lstrip("\ufeff"), tagged, file, on_problem)
    )


class _Record:
    """The lines of one record, values put together again that go over several lines."""

    def __init__(self, where: Place) -> None:
        self.where = where
        self.tags: list[str] = []
        self.values: list[list[str]] = []

    def add(self, match: re.Match[str] | None, line: str) -> None:
        """Add a line: a value with its tag, or what carries on the value before it.

        Citation.js cuts after 70 letters, in the middle of words; others cut at blanks. An
        address has no blanks.
        """
        if match:
            self.tags.append(match[1])
            self.values.append([match[2]])
        elif line.strip():
            parts = self.values[-1]
            cut = len(parts[-1]) == _HARD_WRAP or self.tags[-1] in _ADDRESSES
            parts += [line] if cut else [" ", line]

    def told(self) -> Told:
        """Return what it tells by tag."""
        values = (clean("".join(parts)) for parts in self.values)
        return Told(zip((_SAME.get(tag, tag) for tag in self.tags), values, strict=True))


def _records(
    text: str, tagged: re.Pattern[str], file: str, on_problem: OnProblem
) -> Iterator[_Record]:
    record: _Record | None = None
    strays: list[Problem] = []
    begun = False
    for number, line in enumerate(_LINE_END.split(text), start=1):
        match = tagged.fullmatch(line.lstrip("\x00 "))
        tag = match[1] if match else ""
        if tag == "TY":
            if record:
                yield _unended(record, on_problem)
            record, begun = _Record(Place(file=file, line=number)), True
        if tag == "ER" and record:
            yield record
            record = None
        elif record:
            record.add(match, line)
        elif line.strip():
            told = f"this line is outside of a record: {line.strip()[:40]}"
            strays.append(Problem("stray-line", "warning", told, Place(file=file, line=number)))
    if record:
        yield _unended(record, on_problem)
    if strays and not begun:
        told = "no record begins in this file: there is no line 'TY  - …'"
        raise ParseError([Problem("no-records", "error", told, Place(file=file))])
    for problem in strays:
        on_problem(problem)


def _unended(record: _Record, on_problem: OnProblem) -> _Record:
    on_problem(Problem("no-end", "warning", "a record without its end (ER)", record.where))
    return record


def _item(record: _Record, authority: Authority, on_problem: OnProblem) -> Item:
    told = record.told()
    kind_of, take = told.take("TY"), told.take
    kind = KINDS.get(kind_of, "document")
    found = Item(
        key=take("ID"),
        kind=kind,
        odd_type="" if kind_of in KINDS else kind_of,
        identifiers=tuple(_identifiers(told, kind)),
        genre=take("M3"),
        title=take("TI", "T1"),
        short=take("ST"),
        container=take("T2", "BT", "JF", "JO"),
        names=tuple(
            (role, _name(value, authority))
            for role, tag in _ROLES.items()
            for value in told.take_all(tag)
        ),
        publishers=(take("PB"),),
        place=take("CY", "PP"),
        date=_date(told),
        edition=take("ET"),
        number=take("SN", "IS") if kind == "report" else take("IS"),
        pages=_DASHES.join(part for part in (take("SP"), take("EP")) if part),
        language=take("LA"),
        urls=tuple(dict.fromkeys(told.take_all(*_ADDRESSES))),
        original=take("M2").removeprefix(ORIGINAL) if told.peek("M2").startswith(ORIGINAL) else "",
        note="; ".join(told.take_all("N1")),
        abstract=take("AB", "N2"),
        place_in_file=record.where,
    )
    told.report(evolve(record.where, record=found.key), on_problem)
    return found


def _identifiers(told: Told, kind: str) -> Iterator[tuple[str, str]]:
    for text in told.take_all("DO"):
        yield "doi", text
    if _DOI.match(told.peek("M3")):  # as EndNote has it
        yield "doi", told.take("M3")
    if kind != "report":
        for text in told.take_all("SN"):
            yield ("issn" if _ISSN.fullmatch(text) else "isbn"), text


def _date(told: Told) -> str:
    """Return the date, or the year where the date cannot be read."""
    for tag in ("DA", "PY", "Y1"):
        numbers = [part for part in told.peek(tag).split("/")[:3] if part.isdecimal()]
        if numbers and len(numbers[0]) == 4:  # noqa: PLR2004 - a year has four digits
            found = "-".join([numbers[0], *(f"{int(part):02}" for part in numbers[1:])])
        else:
            found = told.peek(tag).strip("/ ")
        if tag == "DA" and not (numbers or read_date(found)) and told.peek("PY"):
            continue
        if found:
            _take_years(told, tag, found)
            return found
    return ""


def _take_years(told: Told, tag: str, date: str) -> None:
    """Take the date, and years that say nothing else."""
    told.take(tag)
    for other in ("PY", "Y1"):
        if told.peek(other).strip("/ ") == date[:4]:
            told.take(other)


def _name(text: str, authority: Authority) -> Name:
    """Return a name; one that ends in a comma, or has none, is whole."""
    whole = text.removesuffix(",")
    for spelled in (whole, whole.replace(DASH, ", ")):
        if authority.find(spelled):
            return Name(literal=spelled)
    family, comma, given = (part.strip() for part in whole.partition(","))
    if comma and family and given:
        return Name(family=family, given=given)
    return Name(literal=whole) if text.endswith(",") else Name(plain=whole)
