"""Files of BibTeX and BibLaTeX in: entries as bibtexparser splits them, read in one pass of ours.

bibtexparser finds the blocks; what it would do next is done here, for it cuts addresses at ``%``
and tears names of bodies apart (see `docs/design.md`). Names are split before anything is
decoded, addresses are not decoded at all, and what cannot be read is a problem with its line.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Final

from attrs import evolve, field, frozen

from migpubs import dates, languages
from migpubs.errors import ParseError, Place, Problem, ignore
from migpubs.formats.decoding import decode, unknown_commands
from migpubs.formats.item import Item, Name, publication, split_title
from migpubs.names import Authority
from migpubs.vocabulary import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bibtexparser.library import Library
    from bibtexparser.model import Block

    from migpubs.errors import OnProblem
    from migpubs.model import Body, Publication

KIND_OF: Final = {
    "report": "report", "techreport": "report", "manual": "guide", "booklet": "report",
    "thesis": "report", "phdthesis": "report", "mastersthesis": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage",
    "article": "article", "suppperiodical": "article",
    "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book",
    "proceedings": "book", "mvproceedings": "book", "reference": "book", "mvreference": "book",
    "inbook": "chapter", "incollection": "chapter", "inproceedings": "chapter",
    "conference": "chapter", "inreference": "chapter", "bookinbook": "chapter",
    "suppbook": "chapter", "suppcollection": "chapter",
    "dataset": "dataset", "periodical": "series",
    "legislation": "instrument", "legal": "instrument", "jurisdiction": "instrument",
}  # fmt: skip
"""What an entry type says of the kind; any other says ``document``."""

MONTHS: Final = {name[:3].lower(): str(n) for n, name in enumerate(dates.MONTHS["en"], start=1)}
"""The month macros that every style defines."""

_BIBSTRINGS = {"techreport": "Technical report", "resreport": "Research report",
               "phdthesis": "PhD thesis", "mathesis": "MA thesis", "datacd": "Data CD",
               "software": "Computer software"}  # fmt: skip
_VERBATIM = frozenset(
    {"url", "doi", "isbn", "issn", "eprint", "file", "related", "ids", "crossref", "xdata"}
)
_OURS = frozenset(
    {
        "title",
        "subtitle",
        "shorttitle",
        "titleaddon",
        "booktitle",
        "maintitle",
        "journaltitle",
        "journal",
    }
    | {"author", "editor", "translator", "institution", "organization", "publisher", "school"}
    | {"howpublished", "type", "number", "edition", "location", "address", "date", "year"}
    | {"month", "day", "pubstate", "pages", "pagetotal", "isbn", "issn", "doi", "url"}
    | {"eprint", "eprinttype", "archiveprefix", "langid", "language", "related", "relatedtype"}
    | {"note", "addendum", "abstract", "ids", "entrysubtype", "crossref", "xdata"}
)
"""The fields that are read."""
_MOST_BYTES = 100_000_000
_MOST_EXPANDED = 200_000
_DEEPEST = re.compile(r"\{\s*" * 60)
_BRACES = re.compile(r"[{}]")
_PIECE = re.compile(r'[\s#]*(?:(?P<brace>\{)|"|(?P<name>[^\s{}"#,]+))\s*')
_LITERAL_URL = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_AND = re.compile(r"(?<=\s)and(?=\s)|[{}]", re.IGNORECASE)
_COMMA = re.compile(r"[,{}]")
_EXTENDED = re.compile(r"\s*(family|given|prefix|suffix|given-i|family-i)\s*=\s*(.*)", re.DOTALL)
_ESCAPED = re.compile(r"\\([%&#_$~{}])")


@frozen
class Entry:
    """One entry: raw values without their delimiters, field names in lower case."""

    type: str
    key: str
    fields: Mapping[str, str]
    where: Place = field(factory=Place)


def loads(
    text: str,
    *,
    bodies: Iterable[Body] = (),
    file: str = "",
    on_problem: OnProblem = ignore,
    recover: bool = False,
) -> tuple[Publication, ...]:
    """Return the publications of a file.

    bodies: the list that names are matched against; others are proposed.
    file: its name, for problems.
    recover: also read entries whose key another entry has; the key gets a suffix.
    `ParseError` for what cannot be such a file: too large, or braces without end.
    """
    authority = Authority(bodies)
    return tuple(
        publication(item(entry, authority, on_problem), authority, on_problem)
        for entry in entries(text, file=file, on_problem=on_problem, recover=recover)
    )


def entries(
    text: str, *, file: str = "", on_problem: OnProblem = ignore, recover: bool = False
) -> Iterator[Entry]:
    """Give the entries of a file with macros resolved and inherited fields filled in."""
    _refuse_hostile(text, file)
    library = _split(text.lstrip("\ufeff"))
    macros = _macros(library, file, on_problem)
    found: dict[str, Entry] = {}
    for block in library.blocks:
        entry = _entry(block, macros, file, on_problem, recover=recover)
        if entry:
            key = entry.key
            while key in found:
                key += "-b"
            found[key] = evolve(entry, key=key)
    for entry in found.values():
        yield _inherited(entry, found, on_problem)


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


def _entry(
    block: Block, macros: Mapping[str, str], file: str, on_problem: OnProblem, *, recover: bool
) -> Entry | None:
    """Return the entry of a block; report blocks that are none."""
    from bibtexparser import model  # noqa: PLC0415 - see _split

    where = Place(file=file, line=(block.start_line or 0) + 1)
    failed = isinstance(block, model.ParsingFailedBlock)
    whole = block.ignore_error_block if isinstance(block, model.ParsingFailedBlock) else block
    if failed and isinstance(whole, model.Entry):
        where = evolve(where, record=whole.key)
        duplicate = isinstance(block, model.DuplicateBlockKeyBlock)
        if duplicate and not recover:
            hint = "read it with --recover, which gives it a key of its own"
            told = f"the key '{whole.key}' is there twice; the second entry is left out"
            on_problem(Problem("duplicate-key", "error", told, where, hint=hint))
            return None
        told = (
            f"'{whole.key}' is there twice"
            if duplicate
            else "a field is there twice; the first counts"
        )
        on_problem(
            Problem("duplicate-key" if duplicate else "duplicate-field", "warning", told, where)
        )
    elif failed:
        told = f"this entry cannot be read: {' '.join((block.raw or '').split())[:60]} …"
        on_problem(
            Problem("unreadable-entry", "error", told, where, hint="look for a brace too many")
        )
    if not isinstance(whole, model.Entry):
        return None
    values: dict[str, str] = {}
    for each in whole.fields:
        name = each.key.lower().strip()
        if name not in values:
            values[name] = _resolve(
                each.value, macros, evolve(where, record=whole.key, field=name), on_problem
            )
    return Entry(
        whole.entry_type.lower(), whole.key.strip(), values, evolve(where, record=whole.key)
    )


def _macros(library: Library, file: str, on_problem: OnProblem) -> dict[str, str]:
    """Return the file's macros, each resolved by those before it."""
    macros: dict[str, str] = dict(MONTHS)
    for string in library.strings:
        where = Place(file=file, line=(string.start_line or 0) + 1, field=string.key)
        macros[string.key.lower()] = _resolve(string.value, macros, where, on_problem)
    return macros


def _resolve(value: str, macros: Mapping[str, str], where: Place, on_problem: OnProblem) -> str:
    """Return a raw value without its delimiters, macros and ``#`` resolved."""
    value = value.strip()
    if value[:1] == "{" and "#" not in value and value[-1:] == "}":
        return value[1:-1]
    parts: list[str] = []
    size = place = 0
    while place < len(value):
        part, place = _piece(value, place, macros, where, on_problem)
        size += len(part)
        if size > _MOST_EXPANDED + len(value):
            on_problem(Problem("macro-too-long", "error", "macros make this value endless", where))
            return "".join(parts)
        parts.append(part)
    return "".join(parts)


def _piece(
    value: str, place: int, macros: Mapping[str, str], where: Place, on_problem: OnProblem
) -> tuple[str, int]:
    """Return one piece of a concatenation and where the next one starts."""
    match = _PIECE.match(value, place)
    if match is None:
        return "", len(value)
    if match["name"]:
        word = match["name"]
        if word.lower() not in macros and not word.isdigit():
            on_problem(
                Problem("unknown-macro", "warning", f"the macro '{word}' is not defined", where)
            )
        return macros.get(word.lower(), word), match.end()
    end = _closing(value, match.end(), brace=bool(match["brace"]))
    inner = value[value.index("{" if match["brace"] else '"', place) + 1 : end]
    return inner, end + 1


def _closing(value: str, start: int, *, brace: bool) -> int:
    """Return where a brace or quote closes; the end of the value if it does not."""
    depth = 1 if brace else 0
    for match in re.compile(r'[{}"]').finditer(value, start):
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
    queue = [(name, key) for name in ("xdata", "crossref") for key in _keys(values.get(name, ""))]
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
            queue += [("xdata", each) for each in _keys(parent.fields.get("xdata", ""))]
    return evolve(entry, fields=values)


def _keys(text: str) -> list[str]:
    return [key for part in text.split(",") if (key := part.strip())]


def _handed_down(name: str, how: str, entry_type: str) -> str:
    """Return the name under which a child gets a parent's field (biblatex manual, appendix B)."""
    if how == "xdata":
        return name
    if name in {"title", "journaltitle"} and entry_type == "article":
        return "journaltitle"
    if KIND_OF.get(entry_type) == "chapter":
        return {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}.get(
            name, name
        )
    return name


def item(entry: Entry, authority: Authority, on_problem: OnProblem) -> Item:
    """Return an entry as an item; report fields that are not read and commands not known."""
    values = {
        name: value if name in _VERBATIM or name in _NAMES else decode(value)
        for name, value in entry.fields.items()
    }
    _report_unread(entry, values, on_problem)
    get = values.get
    subtype = get("entrysubtype", "").strip()
    main, sub = split_title(get("title", ""), get("shorttitle", ""))
    genre = get("type", "") or get("addendum", "") or _genre(get("howpublished", ""))
    return Item(
        key=entry.key,
        kind=KIND_OF.get(entry.type, "document"),
        said_kind=subtype if subtype in KINDS else "",
        genre=_BIBSTRINGS.get(genre, genre),
        title=main,
        subtitle=get("subtitle", "") or sub,
        gloss=get("titleaddon", ""),
        container=get("booktitle")
        or get("journaltitle")
        or get("journal")
        or get("maintitle")
        or "",
        names=tuple(_contributors(entry, authority, on_problem)),
        publishers=tuple(_agencies(entry.fields)),
        place=get("location") or get("address") or "",
        date=_date(values),
        edition=get("edition", ""),
        number=get("number", ""),
        pages=get("pages") or get("pagetotal") or "",
        status=get("pubstate", ""),
        language=_language(get("language", ""), get("langid", "")),
        url=_url(get("url", "") or _address(entry.fields.get("howpublished", ""))),
        identifiers=tuple(_identifiers(values)),
        related=tuple(_keys(get("related", ""))) if get("relatedtype") == "translationof" else (),
        note=get("note", ""),
        abstract=get("abstract", ""),
        aliases=tuple(_keys(get("ids", ""))),
        place_in_file=entry.where,
    )


_NAMES = ("author", "editor", "translator")
_AGENCIES = ("institution", "organization", "publisher", "school")


def _report_unread(entry: Entry, values: Mapping[str, str], on_problem: OnProblem) -> None:
    for name, value in values.items():
        at = evolve(entry.where, field=name)
        odd = name == "shorttitle" and not values.get("title", "").startswith(value)
        if name not in _OURS or odd:
            on_problem(Problem("not-read", "loss", "not read", at))
        elif name not in _VERBATIM and "\\" in value and name not in _NAMES:
            for command in unknown_commands(value):
                told = f"the command {command} is not known and stays as it is"
                on_problem(Problem("unknown-command", "warning", told, at))


def _genre(howpublished: str) -> str:
    return "" if "://" in howpublished else howpublished


def _address(howpublished: str) -> str:
    match = re.search(r"https?://[^\s{}]+", howpublished)
    return match[0] if match else ""


def _url(raw: str) -> str:
    match = _LITERAL_URL.fullmatch(raw.strip())
    address = next((group for group in match.groups() if group), "") if match else raw
    return _ESCAPED.sub(r"\1", "".join(address.split()).strip("<>"))


def _language(language: str, langid: str) -> str:
    """Return the more precise of two tellings; what is not known is handed on to be reported."""
    found = [tag for text in (language, langid) if text and (tag := languages.find(text))]
    if not found:
        return language or langid
    same = [tag for tag in found if tag.partition("-")[0] == found[0].partition("-")[0]]
    return max(same, key=len)


def _date(values: Mapping[str, str]) -> str:
    """Return the date as ISO 8601 where its parts are numbers, else as it is written."""
    date = values.get("date", "").strip()
    if date:
        return date.rstrip("?~%")
    year, month, day = (values.get(name, "").strip() for name in ("year", "month", "day"))
    month = MONTHS.get(month[:3].lower(), month)
    if not (year.isdecimal() and len(year) == 4):  # noqa: PLR2004 - a year has four digits
        return " ".join(part for part in (day, month, year) if part)
    number = int(month) if month.isdecimal() and len(month) < 3 else 0  # noqa: PLR2004 - two digits
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of a year
        return f"{month} {year}".strip() if month else year
    numbered = day.isdecimal() and len(day) < 3  # noqa: PLR2004 - two digits
    return f"{year}-{number:02}-{int(day):02}" if numbered else f"{year}-{number:02}"


def _identifiers(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for scheme in ("doi", "isbn", "issn"):
        if values.get(scheme, "").strip():
            yield scheme, _ESCAPED.sub(r"\1", values[scheme].strip())
    if values.get("eprint", "").strip():
        eprinttype = (values.get("eprinttype") or values.get("archiveprefix") or "eprint").strip()
        handle = eprinttype.lower() in {"hdl", "handle"}
        yield (
            ("handle", values["eprint"].strip())
            if handle
            else ("local", f"{eprinttype} {values['eprint'].strip()}")
        )


def _agencies(fields: Mapping[str, str]) -> Iterator[str]:
    """Give the bodies that publish, each once."""
    told = [decode(part) for name in _AGENCIES for part in split_names(fields.get(name, ""))]
    yield from dict.fromkeys(part for part in told if part)


def _contributors(
    entry: Entry, authority: Authority, on_problem: OnProblem
) -> Iterator[tuple[str, Name]]:
    for role in _NAMES:
        raw = entry.fields.get(role, "")
        for part in _rejoined(split_names(raw), authority):
            if part.strip().lower() == "others":
                told = "there are more persons than are named"
                at = evolve(entry.where, field=role)
                on_problem(Problem("and-others", "warning", told, at))
            elif part.strip():
                yield role, read_name(part)


def _rejoined(parts: list[str], authority: Authority) -> Iterator[str]:
    """Give names; those that together are the name of a body which has an "and" in it, as one."""
    place = 0
    while place < len(parts):
        for end in range(min(len(parts), place + 6), place + 1, -1):
            whole = " and ".join(map(decode, parts[place:end]))
            if "," not in parts[place] and authority.find(whole):
                yield f"{{{' and '.join(parts[place:end])}}}"
                place = end
                break
        else:
            yield parts[place]
            place += 1


def split_names(raw: str) -> list[str]:
    """Split raw names at the word "and" outside of braces."""
    return [part.strip() for part in _cut(f" {raw} ", _AND)] if raw.strip() else []


def _cut(raw: str, marks: re.Pattern[str]) -> list[str]:
    """Cut at a pattern that also finds braces, outside of which it counts."""
    parts, depth, start = [], 0, 0
    for match in marks.finditer(raw):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
        elif depth == 0:
            parts.append(raw[start : match.start()])
            start = match.end()
    return [*parts, raw[start:]]


def read_name(raw: str) -> Name:
    """Return one raw name: whole in braces, with a comma, by parts, or in natural order."""
    raw = raw.strip()
    if raw[0] == "{" and _closing(raw, 1, brace=True) == len(raw) - 1:
        return Name(literal=decode(raw[1:-1]))
    parts = [part.strip() for part in _cut(raw, _COMMA)]
    told = {match[1]: match[2] for part in parts if (match := _EXTENDED.fullmatch(part))}
    if told:
        family = " ".join(part for part in (told.get("prefix", ""), told.get("family", "")) if part)
        return _divided(family, told.get("given", ""))
    if len(parts) > 1:
        return _divided(parts[0], " ".join([*parts[2:], *parts[1:2]]))
    given, _, last = raw.rpartition(" ")
    if last[:1] == "{" and last[-1:] == "}" and given:
        return _divided(last, given)
    opened = raw.rfind(" {")
    if raw.endswith("}") and opened > 0 and _closing(raw, opened + 2, brace=True) == len(raw) - 1:
        return _divided(raw[opened + 1 :], raw[:opened])
    return Name(plain=decode(raw))


def _divided(family: str, given: str) -> Name:
    family, given = decode(family), decode(given)
    return Name(family=family, given=given) if family and given else Name(literal=family or given)
