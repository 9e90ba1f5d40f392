"""Hypothesis strategies for the objects of the model.

`publications()` makes whole records with bodies and themes of a small fixed catalogue (`BODIES`,
`THEMES`), so that whatever looks them up by id finds the same objects. By default texts are what
an editor could type; `publications(any_text())` adds all that Unicode can write.
"""

from __future__ import annotations

import calendar
import string
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve
from hypothesis import strategies as st

from migpubs import identifiers, vocabulary
from migpubs.dates import Date, Period
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import (
    Annex,
    Assignment,
    Body,
    Confirmation,
    Contribution,
    Link,
    Person,
    Publication,
    Relation,
    Row,
    RowLink,
    Source,
    Text,
    Theme,
    Variant,
)

if TYPE_CHECKING:
    from migpubs.identifiers import Identifier

# ------------------------------------------------------------------------------ a small catalogue

UNA = Body(id="una", name=LanguageMap({"en": "United Agency", "th": "องค์การตัวอย่าง"}), acronym="UNA")
UNA_THAILAND = Body(
    id="una-thailand",
    name=LanguageMap({"en": "UNA Country Office for Thailand & Lao PDR"}),
    acronym="UNA Thailand",
    kind="country-office",
    parent=UNA,
)
UNA_LAB = Body(id="una-lab", name=LanguageMap({"en": "Data Lab"}), kind="unit", parent=UNA_THAILAND)
GOOD_WORKS = Body(
    id="good-works",
    name=LanguageMap({"en": "Good Works, Inc. and Friends"}),
    kind="ngo",
    aliases=("Works {Good}",),
    url="https://good-works.example/",
)
MINISTRY = Body(
    id="ministry", name=LanguageMap({"th": "กระทรวงตัวอย่าง"}), acronym="มต.", kind="government"
)
SCHOOL = Body(id="ecole-2", name=LanguageMap({"fr": "École n° 2 % Söhne_GmbH #1"}), kind="academic")

BODIES = {body.id: body for body in (UNA, UNA_THAILAND, UNA_LAB, GOOD_WORKS, MINISTRY, SCHOOL)}
"""Offices with parents, a name in Thai only, names with a comma, "and", braces and signs."""

PRIORITY = Theme(id="network-2023:2", label=LanguageMap({"en": "Priority 2: rights & protection"}))
OUTCOME = Theme(
    id="network-2023:2.1",
    label=LanguageMap({"en": "Outcome 2.1", "th": "ผลลัพธ์ ๒.๑"}),
    short=LanguageMap({"en": "2.1"}),
    parent=PRIORITY,
)
GOAL = Theme(id="sdg:10", label=LanguageMap({"en": "Reduced inequalities"}))

THEMES = {theme.id: theme for theme in (PRIORITY, OUTCOME, GOAL)}

# ------------------------------------------------------------------------------------------- text

TRAPS = (
    "Skilled: to care",
    "Report #5",
    '"Make" it',
    "[Draft] Guidelines",
    "'Employers' guide'",
    "*Star",
    "@home",
    "100 % of {it}",
    "- dash",
    "`tick`",
    "? why",
    "& co",
    "! now",
    "> quoted",
    "|bar",
    "no",
    "Yes",
    "null",
    "~",
    "2023",
    "012",
    "1:30",
    "1e3",
    "a: ",
    "a:",
    "#1",
    "# one",
    "---",
    "...",
    "back\\slash",
    "C:\\temp",
    "$5 & 10_000 ~ ^2 {x}",
    "<b>bold</b> &amp; [red]x[/red]",
    "Women and men, and others",
    "“Curly” – dash — and ‘quotes’",
    "Why leave? Why stay!",
    "แรงงานข้ามชาติในประเทศไทย",
    "คู่มือ: สิทธิ #๑",
    "น้ำใจ ๒๕๖๖",
    "ရွှေ့ပြောင်းလုပ်သား",
    "ແຮງງານ",
    "Côte d’Ivoire, Łódź, Đà Nẵng",
    "zero\u200bwidth\u00adand\u00a0hard",
    "e\u0301 and é",
    "👩🏽‍🌾 farmers",
)
"""Texts that one format or another trips over."""

_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), max_codepoint=0x1FFFF
)


def _tidy(words: str) -> str:
    return " ".join(words.split())


Strings: TypeAlias = st.SearchStrategy[str]
SomeBodies: TypeAlias = st.SearchStrategy[Body]


def words() -> Strings:
    """One line of text as somebody could type it: not empty, single blanks, nothing hidden."""
    thai = st.text("กขคงจชดตทนบปพมยรลวสหอะาิีึืุูเแโใไ่้๊๋์ำๆฯ ๑๒๓", min_size=1, max_size=30)
    latin = st.text(
        string.ascii_letters + string.digits + " ,.:;-'’()/&%#", min_size=1, max_size=30
    )
    any_letters = st.text(_LETTERS, min_size=1, max_size=20)
    return st.one_of(st.sampled_from(TRAPS), thai, latin, any_letters).map(_tidy).filter(bool)


WORDS = words()
A_BODY = st.sampled_from(list(BODIES.values()))


def any_text() -> Strings:
    """All text that UTF-8 can write, with line breaks and control characters; not only blanks."""
    wild = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
    lines = st.lists(st.one_of(words(), st.just("")), min_size=2, max_size=4).map("\n".join)
    return st.one_of(words(), wild.filter(str.strip), lines.filter(str.strip))


def ids() -> Strings:
    """Ids as in the catalogue."""
    return st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,4}", fullmatch=True)


def tags() -> Strings:
    """Language tags in their canonical form."""
    return st.sampled_from(("en", "th", "my", "lo", "km", "fr", "no", "zh-Hans", "shn", "pt-BR"))


def language_maps(text: Strings = WORDS, *, min_size: int = 1) -> st.SearchStrategy[LanguageMap]:
    """Texts by language."""
    texts = st.dictionaries(tags(), text, min_size=min_size, max_size=3)
    return texts.map(LanguageMap)


def urls() -> Strings:
    """Addresses of the web, some with signs that formats must escape."""
    hosts = st.sampled_from(
        ("https://example.org/", "http://una.example/", "https://ตัวอย่าง.example/")
    )
    paths = st.text(string.ascii_letters + string.digits + "-_.~/?&=%#+,;:@!$'()*กขค", max_size=20)
    return st.builds(str.__add__, hosts, paths)


# ------------------------------------------------------------------------------------------ parts


@st.composite
def dates(draw: st.DrawFn, first: int = 1900, last: int = 2030) -> Date:
    """Days, months and years."""
    year = draw(st.integers(first, last))
    month = draw(st.integers(0, 12))
    day = draw(st.integers(0, calendar.monthrange(year, month)[1])) if month else 0
    return Date(year, month, day)


def periods() -> st.SearchStrategy[Period]:
    """From one date to the same or a later one."""
    same = dates().map(lambda date: Period(date, date))
    years = st.tuples(dates(1900, 1960), dates(1961, 2030)).map(lambda pair: Period(*pair))
    return st.one_of(same, years)


PRINTED = (
    ("isbn", "978-92-1-123456-5"),
    ("isbn", "9789211234565"),
    ("issn", "0378-5955"),
    ("doi", "10.1000/xyz_(1)<2>"),
    ("doi", "https://doi.org/10.5281/ZENODO.1"),
    ("handle", "20.500.12345/678"),
    ("un-symbol", "A/69/CRP.1"),
    ("un-symbol", "ST/ESA/SER.A/464"),
    ("ilo-wcms", "WCMS_885139"),
    ("ilo-instrument", "R115"),
    ("iom-pub", "PUB2023/084/R"),
    ("local", "no. 7: {x}"),
)
"""Identifiers as they stand on title pages; none belongs to a real work on purpose."""


def publication_identifiers() -> st.SearchStrategy[tuple[Identifier, ...]]:
    """Identifiers of one manifestation, one scheme after another."""
    picked = st.lists(st.sampled_from(PRINTED), unique=True, max_size=4)
    order = list(identifiers.SCHEMES)
    return picked.map(
        lambda found: tuple(
            identifiers.parse(*each)
            for each in sorted(found, key=lambda each: order.index(each[0]))
        )
    )


def _word(known: dict[str, str], *, optional: bool = False) -> Strings:
    return st.sampled_from([*known, ""] if optional else list(known))


def _few(item: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(item, max_size=most).map(tuple)


def persons(text: Strings = WORDS) -> st.SearchStrategy[Person]:
    """Persons with family and given name, or with one whole name."""
    more = {
        "native": st.one_of(st.just(NO_TEXT), language_maps(text)),
        "sort_as": st.one_of(st.just(""), text),
        "orcid": st.sampled_from(("", "", "0000-0002-1825-0097")),
    }
    parts = st.builds(Person, family=text, given=st.one_of(st.just(""), text), **more)
    return st.one_of(parts, st.builds(Person, name=text, **more))


def contributions(
    text: Strings = WORDS, bodies: SomeBodies = A_BODY
) -> st.SearchStrategy[Contribution]:
    """Persons and bodies with roles."""
    who = st.one_of(persons(text), bodies)
    printed = st.one_of(st.just(""), st.just(""), text)
    return st.builds(Contribution, who=who, role=_word(vocabulary.ROLES), as_printed=printed)


def texts() -> st.SearchStrategy[Text]:
    """What exists in one language."""
    return st.builds(
        Text,
        language=tags(),
        extent=_word(vocabulary.EXTENTS),
        status=_word(vocabulary.TEXT_STATUSES, optional=True),
        translated=st.booleans(),
    )


def links(bodies: SomeBodies = A_BODY) -> st.SearchStrategy[Link]:
    """Addresses with what is there."""
    return st.builds(
        Link,
        url=urls(),
        kind=_word(vocabulary.LINK_KINDS),
        language=st.one_of(st.just(""), tags()),
        holder=st.one_of(st.none(), bodies),
        extent=_word(vocabulary.EXTENTS),
    )


def relations(text: Strings = WORDS) -> st.SearchStrategy[Relation]:
    """To a record by id or to a work by title."""
    more = {
        "kind": _word(vocabulary.RELATION_KINDS),
        "url": st.one_of(st.just(""), urls()),
        "number": st.one_of(st.just(""), text),
    }
    known = st.builds(Relation, target=ids(), **more)
    return st.one_of(known, st.builds(Relation, title=text, **more))


def sources(text: Strings = WORDS) -> st.SearchStrategy[Source]:
    """Where facts came from: a page, a row, a file, a submission."""
    more = {
        "supports": _few(st.sampled_from(("title", "authors", "posted"))),
        "note": st.one_of(st.just(""), text),
    }
    return st.one_of(
        st.builds(Source, url=urls(), **more),
        st.builds(Source, annex=st.just("2023/3"), **more),
        st.builds(Source, file=text, **more),
        st.builds(Source, body=st.sampled_from(list(BODIES)), received=st.none() | dates(), **more),
    )


def assignments() -> st.SearchStrategy[Assignment]:
    """Themes, assigned by the compiler or a body."""
    return st.builds(
        Assignment,
        theme=st.sampled_from(list(THEMES.values())),
        assigned=st.sampled_from(("", "compiler", "una")),
        rank=_word(vocabulary.RANKS),
    )


def publications(
    text: Strings = WORDS, bodies: SomeBodies = A_BODY
) -> st.SearchStrategy[Publication]:
    """Whole records; any field but id and title may be unknown.

    text: what free text is drawn from (default: `words`).
    bodies: what authors and publishers are drawn from (default: `BODIES`).
    """
    maps, date = language_maps(text), st.none() | dates()
    maybe, maybe_map = st.just("") | text, st.just(NO_TEXT) | maps
    return st.builds(
        Publication,
        id=ids(),
        kind=_word(vocabulary.KINDS),
        genre=maybe,
        title=maps,
        subtitle=maybe_map,
        title_variants=_few(st.builds(Variant, text=text, source=maybe), 2),
        texts=_few(texts()),
        contributions=_few(contributions(text, bodies), 4),
        publishers=_few(bodies),
        place=maybe,
        issued=date,
        adopted=date,
        signed=date,
        launched=date,
        posted=date,
        coverage=st.none() | periods(),
        edition=maybe,
        number=maybe,
        pages=maybe,
        status=_word(vocabulary.STATUSES),
        links=_few(links(bodies)),
        identifiers=publication_identifiers(),
        relations=_few(relations(text)),
        themes=_few(assignments(), 2),
        abstract=maybe_map,
        note=maybe,
        sources=_few(sources(text)),
        confirmed=st.none()
        | st.builds(Confirmation, by=st.sampled_from(list(BODIES)), date=dates()),
        aliases=_few(ids(), 2),
    )


def many_publications(
    text: Strings = WORDS, *, most: int = 5
) -> st.SearchStrategy[tuple[Publication, ...]]:
    """Records with ids of their own, as one catalogue holds them."""
    several = st.lists(publications(text), max_size=most)
    return several.map(
        lambda found: tuple(evolve(each, id=f"{each.id}-{n}") for n, each in enumerate(found))
    )


def rows() -> st.SearchStrategy[Row]:
    """Printed rows of three columns, and rows that have only records."""
    more = {
        "records": _few(ids(), 2),
        "page": st.sampled_from(("", "39", "A-1")),
        "links": _few(st.builds(RowLink, url=urls(), column=st.sampled_from(("", "Title"))), 2),
        "note": st.just("") | words(),
    }
    cells = st.tuples(*[st.just("") | words()] * 3)
    return st.one_of(st.builds(Row, cells=cells, **more), st.builds(Row, **more))


def annexes() -> st.SearchStrategy[Annex]:
    """Annexes of three columns."""
    return st.builds(
        Annex,
        year=st.integers(2000, 2099),
        heading=st.just("") | words(),
        rows=_few(rows(), 4),
        file=st.just("") | words(),
        note=st.just("") | words(),
    )
