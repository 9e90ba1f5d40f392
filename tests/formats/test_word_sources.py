"""Word's own list of sources."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.formats import word_sources
from migpubs.vocabulary import KINDS
from tests.conftest import oracle, program
from tests.formats.records import ALL, BARE, BOOK, GUIDE

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs import Catalogue


def test_several_bodies_are_one_corporate_author() -> None:
    """Persons beside bodies stand there too; persons alone are a list."""
    text = word_sources.dumps([GUIDE, BOOK])
    assert (
        "<b:Author><b:Corporate>The Centre, Faculty of Law &amp; Order, University of A and B; "
        "José van der Berg; Suharto; สมชาย ใจดี</b:Corporate></b:Author>"
    ) in text
    assert "<b:Person><b:Last>Łódź</b:Last><b:First>Đặng</b:First></b:Person>" in text
    assert "<b:Institution>UNA / C_AB</b:Institution>" in text
    whole = evolve(BARE, contributions=GUIDE.contributions[2:])
    assert "<b:Last>Suharto</b:Last></b:Person>" in word_sources.dumps([whole])


@pytest.mark.outside
def test_every_source_is_valid(shipped: Catalogue, tmp_path: Path) -> None:
    """The schema of ECMA-376 accepts the shipped catalogue, the hard records and every kind."""
    schema = oracle("schemas/shared-bibliography.xsd")
    kinds = [evolve(GUIDE, id=kind, kind=kind) for kind in KINDS]
    for name, several in {"all": shipped.publications, "hard": ALL, "kinds": kinds}.items():
        path = tmp_path / f"{name}.xml"
        path.write_text(word_sources.dumps(several), encoding="utf-8")
        command = [program("xmllint"), "--noout", "--nonet", "--schema", str(schema), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (0, f"{path} validates\n") == (done.returncode, done.stderr)
