"""What a format keeps of a record."""

from __future__ import annotations

from attrs import evolve, fields

from migpubs.errors import Place, Problem
from migpubs.formats import FORMATS
from migpubs.formats.keeping import Keep, project, summed, whole
from migpubs.model import Publication
from tests.formats.records import BARE, GUIDE

LOSS = Problem("lost", "loss", "not kept", Place(record="a", field="note"))


def test_a_projection_has_what_is_kept_and_no_more() -> None:
    """Fields that are not declared, or declared lost, are empty."""
    keeps = {"id": whole("id"), "title": whole("title"), "place": Keep("no")}
    assert project(GUIDE, keeps) == Publication(id=GUIDE.id, title=GUIDE.title)


def test_losses_of_many_records_are_summed_by_field() -> None:
    """A hundred records that lose one field are one line; warnings stay as they are."""
    warning = Problem("w", "warning", "careful")
    other = evolve(LOSS, where=Place(record="b", field="note"))
    place = evolve(LOSS, where=Place(record="b", field="place"))
    expected = ["note: not kept (2 records)", "careful", "place: not kept (1 record)"]
    assert expected == list(map(str, summed([LOSS, warning, other, place])))


def test_every_format_declares_fields_that_exist() -> None:
    """A misspelt field would be lost in silence."""
    known = {each.name for each in fields(Publication)}
    for each in FORMATS.values():
        keeps = each.load_module().KEEPS
        assert set(keeps) <= known
        assert {"id", "title"} <= set(keeps)
        assert project(BARE, keeps).title == BARE.title
