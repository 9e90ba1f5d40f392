"""What was written is read again: all that a format says it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from attrs import fields
from hypothesis import HealthCheck, given, settings

from migpubs import formats
from migpubs.formats import keeping, reference
from migpubs.model import Publication
from tests.formats import records
from tests.strategies import BODIES, any_text, many_publications

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from migpubs import Catalogue
    from migpubs.model import Body

READ = [name for name, each in formats.FORMATS.items() if each.reads]


def assert_round_trip(
    name: str, several: Sequence[Publication], bodies: Mapping[str, Body]
) -> None:
    """Assert that reading what was written gives the projection of each record."""
    module = formats.find(name).load_module()
    found = module.loads(module.dumps(several), bodies=bodies.values())
    context = reference.context(several)
    assert len(several) == len(found)
    for written, read in zip(several, found, strict=True):
        expected = keeping.project(written, module.KEEPS, context)
        for each in fields(Publication):
            pair = each.name, getattr(expected, each.name)
            assert pair == (each.name, getattr(read, each.name))


@pytest.mark.parametrize("name", READ)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(several=many_publications(most=2))
def test_reading_gives_back_what_is_kept(name: str, several: tuple[Publication, ...]) -> None:
    """For any record: titles with signs, Thai, braces, quotes, bodies with "and" and commas."""
    assert_round_trip(name, several, BODIES)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(several=many_publications(any_text(), most=1))
def test_our_own_form_loses_nothing(several: tuple[Publication, ...]) -> None:
    """JSON Lines gives back every record whole, whatever its text holds, bodies included."""
    module = formats.find("jsonl").load_module()
    assert several == module.loads(module.dumps(several))


@pytest.mark.parametrize("name", READ)
def test_the_shipped_catalogue_and_the_hard_records(name: str, shipped: Catalogue) -> None:
    """The real records, and those made up to trip over."""
    assert_round_trip(name, shipped.publications, shipped.bodies)
    assert_round_trip(name, records.ALL, records.BODIES)


@pytest.mark.parametrize("name", formats.FORMATS)
def test_the_same_export_twice_is_the_same(name: str, shipped: Catalogue) -> None:
    """An export depends on the records alone."""
    assert formats.export(name, shipped) == formats.export(name, shipped)
