"""A small made-up catalogue with all that an annex may hold."""

from __future__ import annotations

import pytest

from migpubs.catalogue import Catalogue
from migpubs.catalogue.collection import Description
from migpubs.dates import Date
from migpubs.identifiers import Identifier
from migpubs.language_map import LanguageMap
from migpubs.model import (
    Annex,
    Assignment,
    Body,
    Contribution,
    Link,
    Person,
    Publication,
    Row,
    RowLink,
    Text,
    Theme,
)

UN = Body(id="un", name=LanguageMap({"en": "United Nations"}), acronym="UN", kind="un-system")
UNA = Body(
    id="una",
    name=LanguageMap({"en": "United Agency", "th": "องค์การตัวอย่าง"}),
    acronym="UNA",
    kind="un-system",
    parent=UN,
)
UNA_THAILAND = Body(
    id="una-thailand",
    name=LanguageMap({"en": "UNA Thailand"}),
    kind="country-office",
    parent=UNA,
)
THE_SCHOOL = Body(
    id="school", name=LanguageMap({"en": "The Bangkok School"}), acronym="TBS", kind="academic"
)
BODIES = {body.id: body for body in (UN, UNA, UNA_THAILAND, THE_SCHOOL)}

PRIORITY = Theme(
    id="network-2023:2",
    label=LanguageMap({"en": "Protection of migrants", "th": "การคุ้มครองผู้ย้ายถิ่น"}),
)
SKILLS = Theme(id="gcm:18", label=LanguageMap({"en": "Skills development and recognition"}))

ENGLISH = Publication(
    id="una-2023-skills",
    kind="report",
    title=LanguageMap({"en": "Skills & work?"}),
    subtitle=LanguageMap({"en": "A <first> look"}),
    texts=(Text(language="en"),),
    contributions=(
        Contribution(who=Person(family="Okoro", given="Ada")),
        Contribution(who=Person(family="Baker", given="Bo")),
    ),
    publishers=(UNA, THE_SCHOOL),
    place="Bangkok",
    issued=Date(2023, 9, 20),
    links=(Link(url="https://una.example/skills?a=1&b=2"),),
    identifiers=(Identifier("un-symbol", "A/69/CRP.1"),),
    themes=(Assignment(theme=PRIORITY, assigned="compiler"), Assignment(theme=SKILLS)),
)
THAI = Publication(
    id="una-2022-thai",
    kind="guide",
    title=LanguageMap({"th": "คู่มือแรงงานข้ามชาติ", "en": "A handbook for migrant workers"}),
    texts=(
        Text(language="th"),
        Text(language="en", extent="executive-summary", status="unofficial", translated=True),
    ),
    contributions=(Contribution(who=UNA_THAILAND),),
    publishers=(UNA_THAILAND,),
    issued=Date(2022),
    links=(Link(url="https://una.example/th/คู่มือ", language="th"),),
    themes=(Assignment(theme=PRIORITY, assigned="una"),),
)
BARE = Publication(id="bare", title=LanguageMap({"en": "An Unknown Thing"}))
SUPPLIED = Publication(
    id="supplied",
    title=LanguageMap({"en": "Zebra crossings"}),
    texts=(Text(language="th", translated=True),),
    contributions=(Contribution(who=THE_SCHOOL),),
    publishers=(UNA,),
    issued=Date(2023, 1),
    themes=(Assignment(theme=SKILLS, assigned="compiler"),),
)
WORKS = (ENGLISH, THAI, BARE, SUPPLIED)

PRINTED = Annex(
    year=2023,
    heading="Publications in 2023",
    columns=("Title", "Author", "Publisher/Agency"),
    rows=(
        Row(
            cells=("Skills & work? A <first> | look (una.example)", "Bo Baker, Ada Okoro", "UNA"),
            records=("una-2023-skills",),
        ),
        Row(
            cells=("Hand- book for migrant workers (Thai translation)", "UNA Thailand", "UNA"),
            records=("una-2022-thai",),
        ),
        Row(
            cells=("Two things", "The Bangkok School", "TBS / UNA"),
            records=("bare", "supplied"),
            links=(RowLink(url="https://una.example/two", column="Title"),),
        ),
        Row(cells=("รายงานประจำปี (in Thai)", "กระทรวง", "กระทรวง")),
    ),
)
COMING = Annex(year=2024, rows=tuple(Row(records=(work.id,)) for work in WORKS))


@pytest.fixture
def catalogue() -> Catalogue:
    """Return the small catalogue: a printed annex for 2023, one in the making for 2024."""
    return Catalogue(
        publications=WORKS,
        bodies=BODIES,
        themes={theme.id: theme for theme in (PRIORITY, SKILLS)},
        annexes={2023: PRINTED, 2024: COMING},
        description=Description(title=LanguageMap({"en": "Made-up catalogue"}), owner="una"),
    )
