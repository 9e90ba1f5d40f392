"""What a file brings to a catalogue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from attrs import evolve

from migpubs import Catalogue, formats
from migpubs.formats import arrivals
from migpubs.language_map import NO_TEXT, LanguageMap

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
