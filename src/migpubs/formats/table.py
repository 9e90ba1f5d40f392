"""A record as a row: the columns that spreadsheets get, and a record from a row.

Columns and their order are stable; a new one is added at the end. Several values in a cell are
parted by ``; ``. The first row holds the names of the columns, by which they are read in any
order; a column that is not known is reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from migpubs import identifiers, languages, vocabulary
from migpubs.dates import Date, Period, read_date
from migpubs.errors import Place, Problem, did_you_mean
from migpubs.formats import kept
from migpubs.formats.item import clean, split_publishers, title_tag
from migpubs.formats.keeping import Keep, whole
from migpubs.formats.kept import in_one_line
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Relation, Text
from migpubs.names import Authority, propose_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from migpubs.errors import OnProblem
    from migpubs.formats.reference import Context
    from migpubs.model import Contributor

ROLES: Final = {"authors": "author", "editors": "editor", "translators": "translator",
                "commissioners": "commissioner", "researchers": "researcher",
                "programmes": "programme", "contributors": "contributor"}  # fmt: skip
"""Columns of names, and the role of those in them."""

DATES: Final = ("issued", "adopted", "signed", "launched", "posted")
WORDS: Final = ("genre", "place", "edition", "number", "pages", "note")
SCHEMES: Final = ("doi", "isbn", "issn", "handle", "un-symbol")
"""Schemes with a column of their own; all others stand in ``identifiers``."""

COLUMNS: Final = (
    "id", "kind", "genre", "title", "subtitle", "title_language", "other_title", "texts",
    *ROLES, "publishers", "place", *DATES, "coverage", "edition", "number", "pages", "status",
    "url", "other_urls", *SCHEMES, "identifiers", "translation_of", "abstract", "note", "aliases",
)  # fmt: skip
"""The columns in their order."""

Row = dict[str, str]
_PART = re.compile(r"\s*;\s*")
_TEXT = re.compile(r"(?P<language>[^()]+?)\s*(?:\((?P<more>[^()]*)\))?")


def _one_cell(text: str) -> str:
    """Return text that is one part of a cell of several."""
    return clean(text).replace(";", ",").strip(" ")


def row(publication: Publication) -> Row:
    """Return a record as a row, a text for each of the columns."""
    tag = publication.title_language
    found = {scheme: "; ".join(_identifiers(publication, scheme)) for scheme in SCHEMES}
    others = [
        f"{each.scheme}: {_one_cell(str(each))}"
        for each in publication.identifiers
        if each.scheme not in SCHEMES
    ]
    return {
        "id": publication.id,
        "kind": publication.kind,
        "title": clean(publication.title.get(tag, "")),
        "subtitle": clean(publication.subtitle.get(tag, "")),
        "title_language": tag,
        "other_title": clean(_other_title(publication)),
        "texts": "; ".join(map(_told, publication.texts)),
        **{column: "; ".join(map(name, publication.of_role(r))) for column, r in ROLES.items()},
        "publishers": "; ".join(map(name, publication.publishers)),
        **{each: str(getattr(publication, each) or "") for each in (*DATES, "coverage")},
        **{each: clean(getattr(publication, each)) for each in WORDS},
        "status": publication.status,
        "url": publication.url,
        "other_urls": "; ".join(
            each.url.replace(";", "%3B")
            for each in publication.links
            if each is not publication.link
        ),
        **found,
        "identifiers": "; ".join(others),
        "translation_of": "; ".join(
            each.target or f"“{_one_cell(each.title)}”"
            for each in publication.relations
            if each.kind == "translation-of"
        ),
        "abstract": clean(publication.abstract.text(tag)),
        "aliases": "; ".join(map(_one_cell, publication.aliases)),
    }


def _identifiers(publication: Publication, scheme: str) -> Iterator[str]:
    for each in publication.identifiers:
        if each.scheme == scheme:
            yield str(each).replace(";", "%3B") if scheme == "doi" else str(each)


def _other_title(publication: Publication) -> str:
    """Return the first title in another language than the one shown."""
    shown = publication.title_language
    return next((publication.full_title(tag) for tag in publication.title if tag != shown), "")


def name(who: Contributor) -> str:
    """Return a name for a cell: a body's name, ``Family, Given``, or a whole name."""
    if isinstance(who, Body):
        return _one_cell(who.name.text("en"))
    if who.family and who.given:
        return f"{_comma_less(who.family)}, {_one_cell(who.given)}"
    return _comma_less(str(who))


def _comma_less(text: str) -> str:
    return _one_cell(text).replace(",", " –").strip()


def _told(text: Text) -> str:
    more = [text.extent] if text.extent != "full" else []
    more += [text.status] if text.status else []
    more += ["translated"] if text.translated else []
    return f"{text.language} ({', '.join(more)})" if more else text.language


def publication(
    cells: Mapping[str, str], authority: Authority, where: Place, on_problem: OnProblem
) -> Publication:
    """Return the record of a row. What a cell holds that cannot be read is reported."""
    return _Reading(cells, authority, where, on_problem).publication()


class _Reading:
    """One row being read."""

    def __init__(
        self, cells: Mapping[str, str], authority: Authority, where: Place, on_problem: OnProblem
    ) -> None:
        self.cells = {column: clean(cell) for column, cell in cells.items()}
        self.authority = authority
        self.where = where
        self.on_problem = on_problem

    def publication(self) -> Publication:
        get = self.get
        title = get("title") or "?"
        tag = languages.find(get("title_language")) or title_tag(title, "")
        other = get("other_title")
        second = {kept.other_tag(other, tag): other} if other else {}
        return Publication(
            id=self._id(),
            kind=self._word("kind", vocabulary.KINDS, "document"),
            title=LanguageMap({tag: title, **second}),
            subtitle=LanguageMap({tag: get("subtitle")}) if get("subtitle") else NO_TEXT,
            texts=tuple(self._texts()),
            contributions=tuple(self._contributions()),
            publishers=tuple(self._publishers()),
            issued=self._date("issued"),
            adopted=self._date("adopted"),
            signed=self._date("signed"),
            launched=self._date("launched"),
            posted=self._date("posted"),
            coverage=self._coverage(),
            genre=get("genre"),
            place=get("place"),
            edition=get("edition"),
            number=get("number"),
            pages=get("pages"),
            note=get("note"),
            status=self._word("status", vocabulary.STATUSES, "published"),
            links=tuple(self._links()),
            identifiers=tuple(self._identifiers()),
            relations=tuple(self._relations()),
            abstract=LanguageMap({tag: get("abstract")}) if get("abstract") else NO_TEXT,
            aliases=tuple(self.parts("aliases")),
        )

    def get(self, column: str) -> str:
        """Return a cell; nothing where there is no such column."""
        return self.cells.get(column, "")

    def parts(self, column: str) -> list[str]:
        """Return the values of a cell of several."""
        return [part for part in _PART.split(self.get(column)) if part]

    def say(self, code: str, column: str, message: str, hint: str = "") -> None:
        """Report what is doubtful in a cell."""
        at = Place(file=self.where.file, line=self.where.line, record=self.get("id"), field=column)
        self.on_problem(Problem(code, "warning", message, at, hint=hint))

    def _id(self) -> str:
        if not self.get("title"):
            self.say("no-title", "title", "a work without a title")
        return propose_id(self.get("id") or self.get("title"))

    def _word(self, column: str, known: Mapping[str, str], default: str) -> str:
        word = self.get(column).lower()
        if word and word not in known:
            hint = did_you_mean(word, known) or f"one of {', '.join(known)}"
            self.say("unknown-word", column, f"'{word}' is not a known word", hint)
        return word if word in known else default

    def _texts(self) -> Iterator[Text]:
        for part in self.parts("texts"):
            match = _TEXT.fullmatch(part)
            tag = languages.find(match["language"]) if match else None
            more = set(_words(match["more"])) if match else set()
            if tag is None:
                self.say("unknown-language", "texts", f"'{part}' is not a language that is known")
                continue
            yield Text(
                language=tag,
                extent=next((each for each in vocabulary.EXTENTS if each in more), "full"),
                status=next((each for each in vocabulary.TEXT_STATUSES if each in more), ""),
                translated="translated" in more,
            )

    def _contributions(self) -> Iterator[Contribution]:
        for column, role in ROLES.items():
            for part in self.parts(column):
                for who in self._who(part, column):
                    yield Contribution(who=who, role=role)

    def _who(self, part: str, column: str) -> tuple[Contributor, ...]:
        known = self.authority.find(part)
        family, comma, given = part.partition(", ")
        if known:
            return (known,)
        if comma and given:
            return (Person(family=family, given=given),)
        reading = self.authority.literal(part)
        for problem in reading.problems:
            self.say(problem.code, column, problem.message, problem.hint)
        return reading.who

    def _publishers(self) -> Iterator[Body]:
        for part in self.parts("publishers"):
            for each in split_publishers(part, self.authority):
                for who in self._who(each, "publishers"):
                    yield who if isinstance(who, Body) else _as_body(str(who))

    def _date(self, column: str) -> Date | None:
        text = self.get(column)
        found = read_date(text) if text else None
        if text and found is None:
            self.say("unknown-date", column, f"'{text}' is not a date that can be read")
        return found

    def _coverage(self) -> Period | None:
        text = self.get("coverage")
        try:
            return Period.parse(text) if text else None
        except ValueError as error:
            self.say("unknown-date", "coverage", str(error))
            return None

    def _links(self) -> Iterator[Link]:
        for url in filter(None, (self.get("url"), *self.parts("other_urls"))):
            if url.lower().startswith(("http://", "https://")):
                yield Link(url=url)
            else:
                self.say("bad-url", "url", f"'{url}' is not a web address")

    def _identifiers(self) -> Iterator[identifiers.Identifier]:
        for scheme in SCHEMES:
            for part in self.parts(scheme):
                yield self._identifier(scheme, part, scheme)
        for part in self.parts("identifiers"):
            scheme, colon, text = part.partition(": ")
            known = bool(colon) and scheme in identifiers.SCHEMES
            yield self._identifier(*((scheme, text) if known else ("local", part)), "identifiers")

    def _identifier(self, scheme: str, text: str, column: str) -> identifiers.Identifier:
        try:
            return identifiers.parse(scheme, text.replace("%3B", ";") if scheme == "doi" else text)
        except ValueError as error:
            self.say("bad-identifier", column, str(error), "kept as it is")
            return identifiers.Identifier("local", f"{identifiers.SCHEMES[scheme].label} {text}")

    def _relations(self) -> Iterator[Relation]:
        for part in self.parts("translation_of"):
            if re.fullmatch("[a-z0-9-]+", part):
                yield Relation(kind="translation-of", target=part)
            else:
                yield Relation(
                    kind="translation-of", title=part.removeprefix("“").removesuffix("”")
                )


def _words(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split(",")]


def _as_body(name_of: str) -> Body:
    return Body(id=propose_id(name_of), name=LanguageMap({title_tag(name_of, ""): name_of}))


def headed(
    rows: Iterable[list[str]], file: str, on_problem: OnProblem
) -> Iterator[tuple[int, Row]]:
    """Give the rows below the heading by column, with their numbers; report unknown columns."""
    columns: list[str] = []
    for number, cells in enumerate(rows, start=1):
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = [_column(cell) for cell in cells]
            _report_columns(columns, file, number, on_problem)
        else:
            _report_cells(cells, columns, file, number, on_problem)
            yield number, dict(zip(columns, cells, strict=False))


def _column(cell: str) -> str:
    return clean(cell.lstrip("\ufeff")).lower().replace(" ", "_")


def _report_columns(columns: list[str], file: str, number: int, on_problem: OnProblem) -> None:
    for column in columns:
        if column and column not in COLUMNS:
            at, hint = Place(file=file, line=number, field=column), did_you_mean(column, COLUMNS)
            on_problem(Problem("not-read", "loss", "no such column; not read", at, hint=hint))
    if "title" not in columns:
        told, hint = "there is no column 'title'", "the first row must name the columns"
        on_problem(Problem("no-title", "error", told, Place(file=file, line=number), hint=hint))


def _report_cells(
    cells: list[str], columns: list[str], file: str, number: int, on_problem: OnProblem
) -> None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        told = f"{len(cells)} cells under {len(columns)} columns"
        on_problem(Problem("row-cells", "warning", told, Place(file=file, line=number)))


# ------------------------------------------------------------------------- what a table keeps


def _titles(publication: Publication, _: Context) -> LanguageMap:
    tag = publication.title_language
    other = clean(_other_title(publication))
    second = {kept.other_tag(other, tag): other} if other else {}
    return LanguageMap({tag: clean(publication.title[tag]), **second})


def _in_language(name_of: str) -> Callable[[Publication, Context], LanguageMap]:
    def of(publication: Publication, _: Context) -> LanguageMap:
        tag = publication.title_language
        texts: LanguageMap = getattr(publication, name_of)
        text = clean(texts.get(tag, "") if name_of == "subtitle" else texts.text(tag))
        return LanguageMap({tag: text}) if text else NO_TEXT

    return of


def _people(publication: Publication, _: Context) -> tuple[Contribution, ...]:
    return tuple(
        Contribution(who=_as_read(part.who), role=role)
        for role in ROLES.values()
        for part in publication.contributions
        if part.role == role
    )


def _as_read(who: Contributor) -> Contributor:
    if isinstance(who, Body):
        return who
    if who.family and who.given:
        return Person(family=_comma_less(who.family), given=_one_cell(who.given))
    return Authority(()).literal(name(who)).who[0]


def _links(publication: Publication, _: Context) -> tuple[Link, ...]:
    best = publication.link
    others = (each for each in publication.links if each is not best)
    urls = ([best.url] if best else []) + [each.url.replace(";", "%3B") for each in others]
    return tuple(Link(url=url) for url in urls)


def _sorted(publication: Publication, _: Context) -> tuple[identifiers.Identifier, ...]:
    own = {scheme: place for place, scheme in enumerate(SCHEMES)}
    return tuple(sorted(publication.identifiers, key=lambda each: own.get(each.scheme, 99)))


def _translated(publication: Publication, _: Context) -> tuple[Relation, ...]:
    of = (each for each in publication.relations if each.kind == "translation-of")
    return tuple(
        Relation(kind=each.kind, target=each.target)
        if each.target
        else Relation(kind=each.kind, title=_one_cell(each.title))
        for each in of
    )


KEEPS: Final[Mapping[str, Keep]] = {
    "id": whole("id"),
    "kind": whole("kind"),
    "title": Keep("the one shown, and one other", _titles),
    "subtitle": Keep("of the title shown", _in_language("subtitle")),
    "texts": whole("texts"),
    "contributions": Keep("one form of each name; commas in family names become dashes", _people),
    "publishers": whole("publishers"),
    **{each: whole(each) for each in (*DATES, "coverage", "status")},
    **{each: in_one_line(each) for each in WORDS},
    "links": Keep("the addresses, the best one first", _links),
    "identifiers": Keep("yes", _sorted),
    "relations": Keep("translation of", _translated),
    "abstract": Keep("in the language of the title", _in_language("abstract")),
    "aliases": Keep("yes", lambda each, _: tuple(map(_one_cell, each.aliases))),
}
"""What a row keeps of each field."""
