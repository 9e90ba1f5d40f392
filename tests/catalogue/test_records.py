"""The tables of the file format read, write and describe every record."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from migpubs.catalogue import emitter
from migpubs.catalogue.reader import Reader
from migpubs.catalogue.records import (
    ANNEX,
    BODY_RECORD,
    PUBLICATION,
    SHORTHANDS,
    THEME_RECORD,
    split_contributions,
)
from migpubs.model import Body, Contribution, Person, Publication, Theme
from tests.strategies import (
    BODIES,
    OUTCOME,
    THEMES,
    UNA,
    UNA_THAILAND,
    annexes,
    contributions,
    publications,
)

if TYPE_CHECKING:
    from migpubs.model import Annex

ROOT = Path(__file__).parents[2]


def reader(text: str, *keys: str) -> Reader:
    return Reader(
        text, "a.yaml", {"bodies": BODIES, "themes": THEMES, "publications": dict.fromkeys(keys, 1)}
    )


def test_every_field_of_the_model_is_in_the_file() -> None:
    """The file's fields are those of the classes, with three shorthands for contributions."""
    assert {each.name for each in fields(Publication)} | {*SHORTHANDS} == {*PUBLICATION.fields}
    assert {each.name for each in fields(Body)} == {*BODY_RECORD.fields}
    assert {each.name for each in fields(Theme)} == {*THEME_RECORD.fields}


@given(annexes())
def test_a_written_annex_reads_as_itself(annex: Annex) -> None:
    """Printed cells, empty ones too, and all else read back as they were."""
    plain = ANNEX.write(annex)
    text = "".join(emitter.entry(name, value) for name, value in plain.items())
    read = reader(text, *(key for row in annex.rows for key in row.records))
    assert annex == read.read_mapping(ANNEX)
    assert [] == read.problems


def test_bodies_and_themes_are_written_with_their_parents_ids() -> None:
    """A parent is an id in the file."""
    assert {
        "id": "una-thailand",
        "name": "UNA Country Office for Thailand & Lao PDR",
        "acronym": "UNA Thailand",
        "kind": "country-office",
        "parent": "una",
    } == BODY_RECORD.write(UNA_THAILAND)
    expected = {"id": "network-2023:2.1", "label": {"en": "Outcome 2.1", "th": "ผลลัพธ์ ๒.๑"}}
    assert expected | {"short": "2.1", "parent": "network-2023:2"} == THEME_RECORD.write(OUTCOME)


@given(st.lists(contributions(), max_size=5).map(tuple))
def test_the_order_of_contributions_survives(parts: tuple[Contribution, ...]) -> None:
    """However roles are mixed, the fields of the file joined in order give the same list."""
    split = split_contributions(parts)
    joined = [part for name in (*SHORTHANDS, "contributions") for part in split.get(name, ())]
    assert [*parts] == joined


def test_shorthands_are_used_where_they_say_it_all() -> None:
    """Authors before editors go to their own fields; a name as printed needs the long form."""
    author, editor = Contribution(who=UNA), Contribution(who=Person(name="Ana"), role="editor")
    assert {"authors": (author,), "editors": (editor,)} == split_contributions((author, editor))
    assert {"contributions": (editor, author)} == split_contributions((editor, author))
    printed = evolve(author, as_printed="U.N.A.")
    assert {"contributions": (printed,)} == split_contributions((printed,))


@given(publications())
def test_only_what_is_known_is_written(publication: Publication) -> None:
    """Empty fields and defaults are left out; id and title are always there."""
    plain = PUBLICATION.write(publication)
    assert {"id", "title"} <= plain.keys() <= {*PUBLICATION.fields}
    assert [] == [name for name, value in plain.items() if value in ("", [], {}, None)]
    assert plain.get("status") != "published"


def test_the_page_of_the_format_is_current() -> None:
    """The page has the tables of the format; ``python docs/format_page.py`` writes them."""
    page = runpy.run_path(str(ROOT / "docs" / "format_page.py"))
    assert page["text"]() == page["PAGE"].read_text(encoding="utf-8")
    shown = {id(shape) for shape in page["RECORDS"].values()}
    assert {id(PUBLICATION), id(ANNEX), id(BODY_RECORD), id(THEME_RECORD)} <= shown
