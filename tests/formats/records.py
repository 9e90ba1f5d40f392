"""Records made up to trip over: each has what some format or reader is known to spoil."""

from __future__ import annotations

from attrs import evolve

from migpubs import identifiers
from migpubs.dates import Date
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Contribution, Link, Person, Publication, Relation, Text

UNA = Body(id="una", name=LanguageMap({"en": "United Agency"}), acronym="UNA")
CENTRE = Body(
    id="centre",
    name=LanguageMap({"en": "The Centre, Faculty of Law & Order, University of A and B"}),
    acronym="C_AB",
)
MINISTRY = Body(id="ministry", name=LanguageMap({"th": "กระทรวงตัวอย่าง"}), kind="government")
BODIES = {body.id: body for body in (UNA, CENTRE, MINISTRY)}

GUIDE = Publication(
    id="una-2023-guide",
    kind="guide",
    title=LanguageMap({"en": "Skilled to care, forced to work?"}),
    subtitle=LanguageMap({"en": "A guide for eLearning in ASEAN, 100% of {it} (COVID-19)"}),
    texts=(Text(language="en"),),
    contributions=(
        Contribution(who=CENTRE),
        Contribution(who=Person(family="van der Berg", given="José")),
        Contribution(who=Person(name="Suharto")),
        Contribution(who=Person(family="ใจดี", given="สมชาย")),
    ),
    publishers=(UNA, CENTRE),
    place="Bangkok",
    issued=Date(2023, 9, 20),
    number="7/B",
    pages="24",
    links=(Link(url="https://example.org/a_b%20c&d~e#f"),),
    identifiers=(
        identifiers.parse("doi", "10.1000/xyz_(1)"),
        identifiers.parse("isbn", "978-92-1-123456-5"),
        identifiers.parse("un-symbol", "A/69/CRP.1"),
    ),
    abstract=LanguageMap({"en": "One $5 line\nand #2."}),
    aliases=("old-guide", "not a key"),
)

AUTHORS = (
    r"{The Centre, Faculty of Law \& Order, University of A and B} and {van der Berg}, José"
    " and {Suharto} and {สมชาย ใจดี}"
)
SUBTITLE = (
    r"{A} guide for {eLearning} in {ASEAN}, 100\% of"
    r" \textbraceleft{}it\textbraceright{} ({COVID-19})"
)
"""How LaTeX writes the authors and the subtitle of `GUIDE`."""

THAI = Publication(
    id="una-2023-guide-th",
    kind="guide",
    title=LanguageMap({"th": "คู่มือ", "en": "Guide for UNA"}),
    texts=(
        Text(language="th"),
        Text(language="en", extent="executive-summary", status="unofficial", translated=True),
    ),
    contributions=(Contribution(who=MINISTRY),),
    publishers=(UNA,),
    issued=Date(2023),
    status="forthcoming",
    relations=(Relation(kind="translation-of", target="una-2023-guide"),),
)

COURSE = Publication(
    id="una-course",
    kind="course",
    title=LanguageMap({"en": "E Learning on statelessness"}),
    texts=(Text(language="th"),),
    contributions=(Contribution(who=UNA),),
    publishers=(UNA,),
    issued=Date(2022, 5),
    links=(Link(url="https://example.org/ไทย", kind="course"),),
)

BOOK = Publication(
    id="una-book",
    kind="book",
    title=LanguageMap({"fr": "L’École des migrants"}),
    texts=(Text(language="fr"),),
    contributions=(
        Contribution(who=Person(family="Łódź", given="Đặng"), role="editor"),
        Contribution(who=Person(family="Roe", given="Ann"), role="translator"),
    ),
    publishers=(UNA,),
    edition="second",
    issued=Date(2011),
    identifiers=(identifiers.parse("isbn", "978-92-1-123456-5"),),
)

CHAPTER = Publication(
    id="una-chapter",
    kind="chapter",
    title=LanguageMap({"en": "Chapter One"}),
    contributions=(Contribution(who=Person(family="Doe", given="Jo")),),
    pages="3-9",
    issued=Date(2011),
    relations=(Relation(kind="part-of", target="una-book"),),
)

ARTICLE = evolve(
    CHAPTER,
    id="una-article",
    kind="article",
    relations=(Relation(kind="in-series", title="Journal of Things"),),
    identifiers=(identifiers.parse("issn", "0378-5955"),),
)

BARE = Publication(id="una-bare", title=LanguageMap({"en": "Make Learning Count"}))

DATASET = Publication(
    id="una-data", kind="dataset", title=LanguageMap({"en": "Data"}), publishers=(UNA,),
    issued=Date(2020), edition="3", number="9", place="Geneva",
)  # fmt: skip

ALL = (GUIDE, THAI, COURSE, BOOK, CHAPTER, ARTICLE, BARE, DATASET)
