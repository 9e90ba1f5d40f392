"""A proposal in the words in which a person reads, changes and accepts it.

Every field is one line of text, the same in the terminal and in a spreadsheet. Names are parted by
semicolons: a known body by any of its names, a body to be added in square brackets, a person as
``Family, Given``, so that whoever accepts it also accepts which name is the family's.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from migpubs.dates import Date, read_date
from migpubs.errors import MigpubsError, UnknownWord
from migpubs.identifiers import SCHEMES, parse
from migpubs.intake.editions import texts_plain
from migpubs.intake.readings import UNKNOWN, Reading
from migpubs.model import Person, Text
from migpubs.names import read_person
from migpubs.notes import read_text
from migpubs.text import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from migpubs.intake.entries import Entry
    from migpubs.intake.proposals import Proposal

FIELDS: Final[Mapping[str, str]] = {
    "title": "Title",
    "authors": "Authors",
    "editors": "Editors",
    "publishers": "Publishers",
    "texts": "Languages",
    "date": "Date",
    "url": "Link",
    "identifiers": "Identifiers",
    "series": "Series",
    "genre": "Kind of work",
}
"""The fields that a person reviews, with what they are called."""

Answer = dict[str, str]

_KEY_FIELDS: Final = frozenset(
    {"title", "title-en", "title-th", "subtitle", "authors", "publishers", "date", "year",
     "reference"}
)  # fmt: skip


class BadAnswer(MigpubsError):
    """A field of a review that cannot be read; says which and what would be right."""


@frozen
class Contributor:
    """Who stands in a reviewed field of names."""

    name: str
    """Of a body as written; of a person as it is said."""
    person: Person | None = None
    new: bool = False
    """Whether it is a body that is not in the list and shall be."""


def key(entry: Entry) -> str:
    """Return what a row is known by: its words, whatever the medium and however they are cut."""
    cells = [
        search_key(cell.text).replace(" ", "")
        for field, cell in zip(entry.fields, entry.cells, strict=True)
        if field in _KEY_FIELDS
    ]
    return hashlib.sha256("\x1f".join(cells).encode()).hexdigest()[:16]


def of(proposal: Proposal) -> Answer:
    """Return a proposal field by field in the words of a review."""
    fields = proposal.fields
    date = fields["date"].value or fields["year"].value
    publishers = fields["publishers"].value or []
    ids = fields["publishers"].bodies or (None,) * len(publishers)
    texts = fields["texts"].value if "texts" in fields else []
    authors = fields["authors"].value or []
    editors = [each for each in authors if each.get("role") == "editor"]
    editors += (fields["editors"].value or []) if "editors" in fields else []
    return {
        "title": fields["title"].value or "",
        "authors": "; ".join(author_line(each) for each in authors if each not in editors),
        "editors": "; ".join(map(author_line, editors)),
        "publishers": "; ".join(
            name if known else f"[{name}]" for name, known in zip(publishers, ids, strict=True)
        ),
        "texts": "; ".join(_text(each) for each in texts or []),
        "date": str(date or ""),
        "url": fields["url"].value or "",
        "identifiers": "; ".join(
            f"{each['scheme']} {each['value']}" for each in fields["identifiers"].value or []
        ),
        "series": fields["series"].value or "",
        "genre": (fields["genre"].value if "genre" in fields else "") or "",
    }


def author_line(found: Mapping[str, Any]) -> str:
    """Return a name of a proposal as a review has it."""
    if found["body"]:
        return str(found["name"])
    if found["kind"] != "person":
        return f"[{found['name']}]"
    if "family" not in found:
        return person_line(found["name"])
    family, given = found["family"], found["given"]
    return f"{family}, {given}" if family else f"{found['name']},"


def person_line(who: Person | str) -> str:
    """Return a person as ``Family, Given``; a name that has no family part ends in a comma."""
    person = read_person(who)[0] if isinstance(who, str) else who
    return f"{person.family}, {person.given}" if person.family else f"{person.name},"


def _text(found: Mapping[str, Any]) -> str:
    notes = [
        found["extent"] if found["extent"] != "full" else "",
        found["status"] or "",
        "translation" if found["translated"] else "",
    ]
    said = ", ".join(filter(None, notes))
    return f"{found['language']} ({said})" if said else str(found["language"])


# --- back from words ------------------------------------------------------------------------------


def contributors(line: str) -> tuple[Contributor, ...]:
    """Return who a line of names names.

    ``May, George; [Rapid Asia]; ILO``; a person of one name ends in a comma: ``Suu,``.
    """
    return tuple(_contributor(part) for part in _parts(line))


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split(";") if part.strip()]


def _contributor(part: str) -> Contributor:
    if part.startswith("[") and part.endswith("]"):
        return Contributor(part[1:-1].strip(), new=True)
    family, comma, given = (each.strip() for each in part.partition(","))
    looks_inverted = comma and not re.search(r"[,()/]", given)
    if looks_inverted and given:
        return Contributor(f"{given} {family}", Person(family=family, given=given))
    if looks_inverted:
        return Contributor(family, Person(name=family))
    return Contributor(part)


def texts(line: str) -> tuple[Text, ...]:
    """Return what a line of languages says; `BadAnswer` for a word that is not known."""
    return tuple(_read_text(part) for part in _parts(line))


def _read_text(part: str) -> Text:
    try:
        return read_text(part)
    except UnknownWord as error:
        raise BadAnswer(f"Languages: {error}") from error


def date(line: str) -> Date | None:
    """Return the date of a line, which may be written in words; `BadAnswer` where it is none."""
    if not line.strip():
        return None
    found = read_date(line)
    if found is None:
        raise BadAnswer(f"Date: '{line}' is not clear; write 2023, 2023-09 or 2023-09-20")
    return found


def url(line: str) -> str:
    """Return the address of a line; `BadAnswer` where it is none."""
    if line.strip() and not re.fullmatch(r"https?://\S+", line.strip(), re.IGNORECASE):
        raise BadAnswer(f"Link: '{line}' is not an address; it begins with https://")
    return line.strip()


def identifiers(line: str) -> dict[str, list[str]]:
    """Return the identifiers of a line by scheme; `BadAnswer` where one is none."""
    found: dict[str, list[str]] = {}
    for part in _parts(line):
        scheme, _, value = part.partition(" ")
        try:
            known = parse(scheme.casefold(), value)
        except ValueError as error:
            schemes = ", ".join(SCHEMES)
            raise BadAnswer(f"Identifiers: {error}; write one of {schemes}, then it") from None
        found.setdefault(known.scheme, []).append(known.value)
    return found


def readings(answer: Mapping[str, str], proposal: Proposal) -> dict[str, Reading]:
    """Return the fields of a proposal as a person accepted them."""
    own = of(proposal)
    fields = {
        name: evolve(reading, status="read", rule="accepted")
        if reading.status == "proposed"
        else reading
        for name, reading in proposal.fields.items()
    }
    for name, line in answer.items():
        if line != own.get(name):
            fields |= {each: _accepted(value) for each, value in _values(name, line).items()}
    return fields


def _accepted(value: Any) -> Reading:  # noqa: ANN401 - plain data
    return Reading(value=value, status="read", rule="accepted") if value else UNKNOWN


def _values(name: str, line: str) -> dict[str, Any]:
    """Return the plain data of a line, by the fields that it fills."""
    if name in {"authors", "editors", "publishers"}:
        found = contributors(line)
        if name == "publishers":
            return {name: [each.name for each in found]}
        kinds = [(each.name, "person" if each.person else "body") for each in found]
        return {name: [{"name": who, "kind": kind, "body": None} for who, kind in kinds]}
    if name == "texts":
        several = texts(line)
        whole = [text.language for text in several if text.extent == "full"]
        return {"texts": texts_plain(several), "languages": whole}
    if name == "date":
        day = date(line)
        return {"date": str(day or ""), "year": day.year if day else None}
    if name == "identifiers":
        pairs = identifiers(line).items()
        return {name: [{"scheme": key, "value": each} for key, values in pairs for each in values]}
    return {name: line}


def check(answer: Mapping[str, str]) -> Iterable[str]:
    """Give what is wrong with an answer, one line for each field that cannot be read."""
    if not answer.get("title", "").strip():
        yield "Title: a record needs one"
    for name, read in (
        ("texts", texts),
        ("date", date),
        ("url", url),
        ("identifiers", identifiers),
    ):
        try:
            read(answer.get(name, ""))
        except BadAnswer as error:
            yield str(error)
