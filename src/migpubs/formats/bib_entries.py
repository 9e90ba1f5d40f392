"""The entries of files of BibTeX and BibLaTeX, with macros resolved and inherited fields filled in.

bibtexparser finds the blocks; what it would do next is done here, in one pass. What cannot be
read is a problem with its line.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from migpubs import dates
from migpubs.errors import ParseError, Place, Problem, ignore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bibtexparser.library import Library
    from bibtexparser.model import Block, ParsingFailedBlock

    from migpubs.errors import OnProblem

MONTHS: Final = {name[:3].lower(): str(n) for n, name in enumerate(dates.MONTHS["en"], start=1)}
"""The month macros that every style defines."""

CHAPTERS: Final = frozenset(
    {"inbook", "incollection", "inproceedings", "conference", "inreference", "bookinbook"}
    | {"suppbook", "suppcollection"}
)
"""Entry types of works that are in a book."""

_MOST_BYTES = 100_000_000
_MOST_EXPANDED = 200_000
_LETTERS = 26
_DEEPEST = re.compile(r"\{\s*" * 60)
_PIECE = re.compile(r'[\s#]*(?:(?P<brace>\{)|"|(?P<name>[^\s{}"#,]+))\s*')
_MARKS = re.compile(r'[{}"]')


@frozen
class Entry:
    """One entry: raw values without their delimiters, field names in lower case."""

    type: str
    key: str
    fields: Mapping[str, str]
    where: Place = field(factory=Place)


def entries(
    text: str, *, file: str = "", on_problem: OnProblem = ignore, recover: bool = False
) -> Iterator[Entry]:
    """Give the entries of a file with macros resolved and inherited fields filled in."""
    _refuse_hostile(text, file)
    library = _split(text.lstrip("\ufeff"))
    macros = _macros(library, file, on_problem)
    read = (_entry(block, macros, file, on_problem, recover=recover) for block in library.blocks)
    several = list(_told_apart(entry for entry in read if entry))
    if text.strip() and not any(map(_is_marked, library.blocks)):
        told = "no entry is in this file, which begins with an @ and a type"
        raise ParseError([Problem("no-records", "error", told, Place(file=file))])
    by_key = {entry.key: entry for entry in several}
    for entry in several:
        yield _inherited(entry, by_key, on_problem)


def _told_apart(several: Iterable[Entry]) -> Iterator[Entry]:
    """Give entries, with a suffix to the key that an entry before has: ``-b``, ``-c``."""
    counts: dict[str, int] = {}
    for entry in several:
        count = counts.get(entry.key, 0)
        counts[entry.key] = count + 1
        if count and entry.key:
            suffix = chr(ord("a") + count) if count < _LETTERS else str(count + 1)
            yield evolve(entry, key=f"{entry.key}-{suffix}")
        else:
            yield entry


def _split(text: str) -> Library:
    from bibtexparser import entrypoint  # noqa: PLC0415 - 40 ms, and only this format needs it

    # What it logs is told as problems, each with its line.
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        return entrypoint.parse_string(text, parse_stack=[])
    finally:
        logger.setLevel(level)


def _refuse_hostile(text: str, file: str) -> None:
    problem = ""
    deep = _DEEPEST.search(text)
    if len(text) > _MOST_BYTES:
        problem = f"the file is larger than {_MOST_BYTES // 1_000_000} MB"
    elif deep:
        problem = "braces are nested more than 60 deep"
    if problem:
        line = text.count("\n", 0, deep.start()) + 1 if deep else 0
        raise ParseError([Problem("hostile-file", "error", problem, Place(file=file, line=line))])


def _is_marked(block: Block) -> bool:
    """Whether a block begins with an ``@``, and is not a text between entries."""
    return (block.raw or "").lstrip().startswith("@")


def _entry(
    block: Block, macros: Mapping[str, str], file: str, on_problem: OnProblem, *, recover: bool
) -> Entry | None:
    """Return the entry of a block; report blocks that are none."""
    from bibtexparser import model  # noqa: PLC0415 - see _split

    where = Place(file=file, line=(block.start_line or 0) + 1)
    whole: Any = block
    if isinstance(block, model.ParsingFailedBlock):
        whole = block.ignore_error_block
        if not _recovered(block, where, on_problem, recover=recover):
            return None
    if not isinstance(whole, model.Entry):
        return None
    where = evolve(where, record=whole.key)
    values: dict[str, str] = {}
    for each in whole.fields:
        name = each.key.lower().strip()
        if name not in values:
            values[name] = _resolve(each.value, macros, where, name, on_problem)
    return Entry(whole.entry_type.lower(), whole.key.strip(), values, where)


def _recovered(
    block: ParsingFailedBlock, where: Place, on_problem: OnProblem, *, recover: bool
) -> bool:
    """Report a block with an error; say whether there is an entry in it to go on with."""
    from bibtexparser import model  # noqa: PLC0415 - see _split

    inner = block.ignore_error_block
    if not isinstance(inner, model.Entry):
        reason = str(getattr(block.error, "abort_reason", block.error)).partition(". ")[0]
        told = f"this entry cannot be read: {' '.join((block.raw or '').split())[:60]} …"
        hint = f"{reason[:1].lower()}{reason[1:]}; look for a brace or comma too many or too few"
        on_problem(Problem("unreadable-entry", "error", told, where, hint=hint))
        return False
    where = evolve(where, record=inner.key)
    if isinstance(block, model.DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        told = f"{names}: a field is there twice; the first counts"
        on_problem(Problem("duplicate-field", "warning", told, where))
    elif inner.key.strip() and recover:
        told = f"the key '{inner.key}' is there twice; this entry gets a key of its own"
        on_problem(Problem("duplicate-key", "warning", told, where))
    elif inner.key.strip():
        told = f"the key '{inner.key}' is there twice; the second entry is left out"
        hint = "read it with --recover, which gives it a key of its own"
        on_problem(Problem("duplicate-key", "error", told, where, hint=hint))
        return False
    return True


def _macros(library: Library, file: str, on_problem: OnProblem) -> dict[str, str]:
    """Return the file's macros, each resolved by those before it."""
    macros: dict[str, str] = dict(MONTHS)
    for string in library.strings:
        where = Place(file=file, line=(string.start_line or 0) + 1)
        macros[string.key.lower()] = _resolve(string.value, macros, where, string.key, on_problem)
    return macros


def _resolve(
    value: str, macros: Mapping[str, str], where: Place, name: str, on_problem: OnProblem
) -> str:
    """Return a raw value without its delimiters, macros and ``#`` resolved."""
    value = value.strip()
    if value[:1] == "{" and "#" not in value and value[-1:] == "}":
        return value[1:-1]
    where = evolve(where, field=name)
    parts: list[str] = []
    size = place = 0
    while place < len(value):
        part, place = _piece(value, place, macros, where, on_problem)
        size += len(part)
        if size > _MOST_EXPANDED + len(value):
            on_problem(Problem("macro-too-long", "error", "macros make this value endless", where))
            break
        parts.append(part)
    return "".join(parts)


def _piece(
    value: str, place: int, macros: Mapping[str, str], where: Place, on_problem: OnProblem
) -> tuple[str, int]:
    """Return one piece of a concatenation and where the next one starts."""
    match = _PIECE.match(value, place)
    if match is None:
        return "", len(value)
    word = match["name"]
    if word:
        if word.lower() not in macros and not word.isdigit():
            told = f"the macro '{word}' is not defined"
            on_problem(Problem("unknown-macro", "warning", told, where))
        return macros.get(word.lower(), word), match.end()
    end = closing(value, match.end(), brace=bool(match["brace"]))
    inner = value[value.index("{" if match["brace"] else '"', place) + 1 : end]
    return inner, end + 1


def closing(value: str, start: int, *, brace: bool) -> int:
    """Return where a brace or quote closes; the end of the value if it does not."""
    depth = 1 if brace else 0
    for match in _MARKS.finditer(value, start):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if brace and depth == 0:
                return match.start()
        elif not brace and depth == 0:
            return match.start()
    return len(value)


def _inherited(entry: Entry, found: Mapping[str, Entry], on_problem: OnProblem) -> Entry:
    """Return an entry with the fields of those it refers to, as biblatex hands them down."""
    values, seen = dict(entry.fields), {entry.key}
    queue = [(name, key) for name in ("xdata", "crossref") for key in keys(values.get(name, ""))]
    while queue:
        how, key = queue.pop(0)
        parent = found.get(key)
        if parent is None:
            told = f"'{key}', to which it refers, is not in the file"
            on_problem(Problem("no-parent", "warning", told, evolve(entry.where, field=how)))
        elif key not in seen:
            seen.add(key)
            for name, value in parent.fields.items():
                values.setdefault(_handed_down(name, how, entry.type), value)
            queue += [("xdata", each) for each in keys(parent.fields.get("xdata", ""))]
    return evolve(entry, fields=values)


def keys(text: str) -> list[str]:
    """Return the keys of a list with commas."""
    return [key for part in text.split(",") if (key := part.strip())]


def _handed_down(name: str, how: str, entry_type: str) -> str:
    """Return the name under which a child gets a parent's field (biblatex manual, appendix B)."""
    if how == "xdata":
        return name
    if name in {"title", "journaltitle"} and entry_type == "article":
        return "journaltitle"
    if entry_type in CHAPTERS:
        return {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}.get(
            name, name
        )
    return name
