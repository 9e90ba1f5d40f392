"""What a file brings to a catalogue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from attrs import evolve

from migpubs import Catalogue, export, formats, merge
from migpubs.catalogue import edit
from migpubs.errors import EditConflict
from migpubs.formats import arrivals
from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.model import Body

SHIPPED = Path(__file__).parents[2] / "catalogue"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Give a copy of the shipped catalogue that may be written to."""
    shutil.copytree(SHIPPED, tmp_path / "catalogue")
    return Catalogue.load(tmp_path / "catalogue")


def came(catalogue: Catalogue, name: str, content: str) -> tuple[arrivals.Arrival, ...]:
    bodies = catalogue.bodies.values()
    return arrivals.compare(catalogue, formats.load(name, content.encode(), bodies=bodies), name)


@pytest.mark.parametrize(
    "name", [each.name for each in formats.FORMATS.values() if each.reads and not each.binary]
)
def test_our_own_export_is_the_same(shipped: Catalogue, name: str) -> None:
    """What we wrote ourselves brings nothing new, in any format."""
    found = came(shipped, name, str(formats.export(name, shipped)))
    assert {"same"} == {each.status for each in found}


NEW = """@report{smith2024,
  author = {Smith, Jane and {New Agency}}, title = {Home truths about homes},
  institution = {ILO}, date = {2024-02},
}
"""


def test_text_is_read_as_the_bytes_of_a_file_are(shipped: Catalogue) -> None:
    """What `export` gives can be handed to `merge`."""
    text = export("ris", shipped.select("tmr-2019"))
    assert merge(shipped, "ris", text) == merge(shipped, "ris", text.encode())


def test_a_new_record_gets_our_id_and_keeps_its_key(catalogue: Catalogue) -> None:
    """The citation key becomes an alias, the file the source, the unknown body a new one."""
    found = came(catalogue, "biblatex", NEW)
    assert ["new"] == [each.status for each in found]
    changed, keys = arrivals.take_in(catalogue, found, "new", "library.bib")
    assert ("ilo-2024-home-truths-about",) == keys
    record = changed["smith2024"]
    assert ("ilo-2024-home-truths-about", ("smith2024",)) == (record.id, record.aliases)
    assert ["library.bib"] == [source.file for source in record.sources]
    assert {"en": "New Agency"} == dict(changed.bodies["new-agency"].name)
    again = came(changed, "biblatex", NEW)
    assert ["same"] == [each.status for each in again]


def test_what_is_accepted_is_listed_once(catalogue: Catalogue) -> None:
    """The annex of the year gets a row for each, behind those it has, and the id its year."""
    undated = NEW.replace(", date = {2024-02}", "")
    found = came(catalogue, "biblatex", undated)
    changed, (key,) = arrivals.take_in(catalogue, found, "new", "library.bib", 2025)
    assert ("ilo-2025-home-truths-about", [(key,)]) == (
        key, [row.records for row in changed.annex(2025).rows],
    )  # fmt: skip
    assert "publications/2025.yaml" == changed.place(key).file
    more = came(changed, "biblatex", undated.replace("},\n}", "}, location = {Geneva},\n}"))
    assert ["changed"] == [each.status for each in more]
    again, _ = arrivals.take_in(changed, more, "changed", "library.bib", 2025)
    assert ("Geneva", 1) == (again[key].place, len(again.annex(2025).rows))


def test_a_changed_field_is_written_and_nothing_else(catalogue: Catalogue) -> None:
    """Only the lines of the field and its source change; comments stay."""
    key = "ohchr-2023-online-scam-operations"
    written = formats.export("csl-json", [evolve(catalogue[key], place="Geneva")])
    found = came(catalogue, "csl-json", str(written))
    assert [("changed", ["place"])] == [
        (each.status, [d.field for d in each.differences]) for each in found
    ]
    assert catalogue.path
    path = catalogue.path / catalogue.places[f"publication {key}"].file
    before = path.read_text(encoding="utf-8").splitlines()
    changed, keys = arrivals.take_in(catalogue, found, "changed", "zotero.json")
    after = path.read_text(encoding="utf-8").splitlines()
    assert ((key,), "Geneva") == (keys, changed[key].place)
    new = [line for line in after if line not in before]
    assert "  place: Geneva" in new
    assert set(before) - set(after) == set()
    assert len(new) <= 3


def test_what_was_not_chosen_is_not_written(catalogue: Catalogue) -> None:
    """``changed`` leaves new records out, and possible duplicates are never written."""
    found = came(catalogue, "biblatex", NEW)
    assert () == arrivals.take_in(catalogue, found, "changed", "f")[1]
    known = catalogue["ilo-2023-skilled-to-care"]
    twin = evolve(known, id="twin", title=LanguageMap({"en": known.full_title()}), subtitle=NO_TEXT)
    (arrival,) = came(catalogue, "ris", str(formats.export("ris", [twin])))
    assert "possible-duplicate" == arrival.status
    assert ("the same ilo-wcms", "the same address", "the same title") == arrival.matches[0].reasons
    assert () == arrivals.take_in(catalogue, [arrival], "all", "f")[1]


def test_twins_in_one_file(catalogue: Catalogue) -> None:
    """The second of two that are surely one work is no new record; volumes of a series are."""
    text = """@misc{a, title={Annual Report on Everything}, date={2020}}
@misc{b, title={Annual Report on Everything}, date={2021}}
@misc{c, title={Annual Report on Everything}, date={2021}}
@misc{d, title={Another Report}, doi={10.1000/1}}
@misc{e, title={Not the Same}, doi={10.1000/1}}
@misc{f, title={Home truths of home truths one more time}}
@misc{g, title={Home truths of home truths one more time, part two}}
"""
    found = came(catalogue, "biblatex", text)
    twins = [each.publication.id for each in found if each.status == "possible-duplicate"]
    assert ["c", "e"] == twins
    assert ("the same title, in this file",) == found[2].matches[0].reasons
    _, written = arrivals.take_in(catalogue, found, "new", "f.bib")
    assert 5 == len(written)


def test_a_key_twice_in_one_file(catalogue: Catalogue) -> None:
    """RIS lets two records have one key; the second is not taken for a change of the first."""
    record = "TY  - RPRT\nID  - k\nTI  - {}\nER  - \n"
    found = came(catalogue, "ris", record.format("One thing") + record.format("Another"))
    assert ["new", "possible-duplicate"] == [each.status for each in found]
    key = "ohchr-2023-online-scam-operations"
    found = came(catalogue, "ris", record.format("One thing").replace("k\n", f"{key}\n") * 2)
    assert ["changed", "possible-duplicate"] == [each.status for each in found]


def test_a_record_without_a_key_gets_no_alias(catalogue: Catalogue) -> None:
    """An alias is a key that somebody has used."""
    text = "TY  - RPRT\nTI  - คู่มือใหม่ของเรา\nPB  - ILO\nER  - \n"
    found = came(catalogue, "ris", text)
    changed, (key,) = arrivals.take_in(catalogue, found, "new", "f.ris")
    assert ("ilo", ()) == (key, changed[key].aliases)


def test_nothing_is_written_where_one_record_has_changed_on_disk(catalogue: Catalogue) -> None:
    """A new record that could be written stays out too."""
    key = "ohchr-2023-online-scam-operations"
    found = came(catalogue, "biblatex", f"{NEW}@report{{{key}, title={{X}}}}")
    assert ["new", "changed"] == [each.status for each in found]
    edit.edit(catalogue, key, place="Rome")
    assert catalogue.path
    before = {path: path.read_bytes() for path in catalogue.path.glob("**/*.yaml")}
    with pytest.raises(EditConflict, match="has changed since it was read"):
        arrivals.take_in(catalogue, found, "all", "f.bib")
    assert before == {path: path.read_bytes() for path in catalogue.path.glob("**/*.yaml")}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("biblatex", "@report{k, title={A plan}, author={{ทีม ILO}}, institution={กรม UNHCR}}"),
        ("ris", "TY  - RPRT\nID  - k\nTI  - A plan\nAU  - ทีม ILO,\nPB  - กรม UNHCR\nER  - \n"),
        ("csv", "id,title,authors,publishers\nk,A plan,ทีม ILO,กรม UNHCR\n"),
    ],
)
def test_an_unknown_body_is_never_taken_for_a_known_one(
    catalogue: Catalogue, name: str, content: str
) -> None:
    """Although the letters of which its id is made are those of ILO and UNHCR."""
    known = dict(catalogue.bodies)
    changed, (key,) = arrivals.take_in(catalogue, came(catalogue, name, content), "new", "x")
    (author,), (publisher,) = changed[key].authors, changed[key].publishers
    assert isinstance(author, Body)
    assert ["ทีม ILO", "กรม UNHCR"] == [body.name.text("th") for body in (author, publisher)]
    assert ["ilo-b", "unhcr-b"] == [author.id, publisher.id]
    assert known.items() <= changed.bodies.items()
    assert ["same"] == [each.status for each in came(changed, name, content)]


def test_a_file_without_a_name_is_no_source(catalogue: Catalogue) -> None:
    """Content that came from no file leaves no empty source behind."""
    new = evolve(catalogue.publications[0], id="n", title=LanguageMap({"en": "Quite new"}))
    new = evolve(new, sources=(), links=(), identifiers=(), title_variants=(), subtitle=NO_TEXT)
    merged = arrivals.merge(
        catalogue, "jsonl", str(formats.export("jsonl", [new])).encode(), accept="new"
    )
    assert [()] == [merged.catalogue[key].sources for key in merged.written]
    old = evolve(catalogue.publications[0], pages="77")
    merged = arrivals.merge(
        catalogue, "jsonl", str(formats.export("jsonl", [old])).encode(), accept="changed"
    )
    assert ("77", old.sources) == (merged.catalogue[old.id].pages, merged.catalogue[old.id].sources)
