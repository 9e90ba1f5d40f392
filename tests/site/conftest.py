"""Small made-up catalogues: the one that documents are tested with, and a hostile one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue
from migpubs.catalogue.collection import Description
from migpubs.dates import Date, Period
from migpubs.identifiers import Identifier
from migpubs.language_map import LanguageMap
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
    Source,
    Text,
    Theme,
    Variant,
)
from migpubs.site.building import site
from migpubs.site.shelves import Shelves
from tests.documents.conftest import BODIES, COMING, PRINTED, PRIORITY, SKILLS, UNA, WORKS

if TYPE_CHECKING:
    from collections.abc import Mapping

SCRIPT = "<script>alert(1)</script>"
TURNED = "\u202eright-to-left\u202c zero\u200bwidth ]]> \u2028"
EVIL = f"{SCRIPT} \"quoted\" 'single' & {{{{ 7*7 }}}} {TURNED}"

RICH = Publication(
    id="rich",
    kind="chapter",
    genre="working paper",
    title=LanguageMap({"th": "การย้ายถิ่น", "en": "Migration"}),
    title_variants=(
        Variant(text="Migration!", source="https://una.example/cover"),
        Variant(text="M."),
    ),
    texts=(Text(language="th", status="official"), Text(language="en", extent="summary")),
    contributions=(
        Contribution(who=Person(family="Okoro", given="Ada", orcid="0000-0002-1825-0097")),
        Contribution(who=UNA, role="researcher", as_printed="The United Agency"),
        Contribution(who=Person(name="Aung"), role="editor"),
    ),
    publishers=(UNA,),
    place="Bangkok",
    issued=Date(2024, 5),
    signed=Date(1930),
    coverage=Period(Date(2020), Date(2022)),
    edition="2nd",
    pages="12-30",
    number="7",
    status="draft",
    links=(
        Link(url="https://una.example/rich", language="th"),
        Link(url="https://una.example/rich.pdf", kind="file", extent="extract"),
        Link(url="https://una.example/gone", kind="news"),
    ),
    identifiers=(Identifier("isbn", "9781234567897"), Identifier("doi", "10.1234/x")),
    relations=(
        Relation(kind="part-of", target="bare", number="3"),
        Relation(kind="about", title="A work elsewhere", url="https://else.example/"),
        Relation(kind="supersedes", title="A lost work"),
        Relation(kind="in-series", target="gone"),
    ),
    themes=(Assignment(theme=PRIORITY, assigned="una"),),
    abstract=LanguageMap({"en": "Of people.", "th": "ว่าด้วยผู้คน"}),
    note="A note.",
    sources=(
        Source(url="https://una.example/%E0%B8%84%E0%B8%B9%E0%B9%88", supports=("title", "issued")),
        Source(annex="2023/1", supports=("title",)),
        Source(annex="1999/1"),
        Source(file="list.docx", body="una", received=Date(2024, 6, 1), note="by e-mail"),
        Source(url="javascript:alert(1)"),
    ),
    confirmed=Confirmation(by="una", date=Date(2024, 7, 1)),
    aliases=("old-rich",),
)
HOSTILE_BODY = Body(
    id="evil",
    name=LanguageMap({"en": f"Body {SCRIPT}", "ar": "منظمة"}),
    url="javascript:alert(2)",
    aliases=(f"alias {SCRIPT}",),
    valid_from=Date(2000),
    note=EVIL,
    sources=(Source(url="data:text/html,x"),),
)
HOSTILE = Publication(
    id="../../evil",
    title=LanguageMap({"en": EVIL}),
    subtitle=LanguageMap({"en": "</title></script><!--"}),
    title_variants=(Variant(text=SCRIPT, source="javascript:alert(3)"),),
    genre=SCRIPT,
    place=SCRIPT,
    contributions=(Contribution(who=HOSTILE_BODY), Contribution(who=Person(name=SCRIPT))),
    publishers=(HOSTILE_BODY,),
    links=(Link(url="javascript:alert(4)"), Link(url='https://x.example/"onmouseover="alert(5)')),
    identifiers=(Identifier("local", SCRIPT),),
    relations=(Relation(kind="about", title=SCRIPT, url="javascript:alert(6)"),),
    themes=(Assignment(theme=Theme(id=f"x:{SCRIPT}", label=LanguageMap({"en": SCRIPT}))),),
    abstract=LanguageMap({"en": EVIL}),
    note=EVIL,
    aliases=(SCRIPT,),
)


CATALOGUE = Catalogue(
    publications=(*WORKS, RICH),
    bodies=BODIES,
    themes={theme.id: theme for theme in (PRIORITY, SKILLS)},
    annexes={2023: PRINTED, 2024: COMING},
    description=Description(
        title=LanguageMap({"en": "Works of the Agency", "th": "ผลงานของหน่วยงาน"}),
        owner="una",
        contact="https://una.example/contact",
        licence="CC0-1.0",
        version="2024.1",
        notice=LanguageMap({"en": "Not official."}),
    ),
)
_EVIL_THEME = HOSTILE.themes[0].theme
HOSTILE_CATALOGUE = Catalogue(
    publications=(HOSTILE,),
    bodies={"evil": HOSTILE_BODY},
    themes={_EVIL_THEME.id: _EVIL_THEME},
    annexes={
        2023: Annex(
            year=2023,
            heading=EVIL,
            columns=("Title", SCRIPT),
            rows=(Row(cells=(EVIL, SCRIPT), records=(HOSTILE.id,)),),
        )
    },
    description=Description(title=LanguageMap({"en": EVIL}), contact="javascript:alert(7)"),
)


@pytest.fixture
def catalogue() -> Catalogue:
    """Return the small catalogue: a printed annex for 2023, one in the making for 2024."""
    return CATALOGUE


@pytest.fixture
def hostile() -> Catalogue:
    """Return a catalogue whose every text attacks the page."""
    return HOSTILE_CATALOGUE


@pytest.fixture
def shelves(catalogue: Catalogue) -> Shelves:
    """Return the small catalogue sorted for browsing."""
    return Shelves(catalogue)


@pytest.fixture(scope="session")
def pages() -> Mapping[str, str]:
    """Return the files of the small catalogue's site by path."""
    return {
        path: made.decode() if isinstance(made, bytes) else made for path, made in site(CATALOGUE)
    }
