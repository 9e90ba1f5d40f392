"""Changes to many records at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from migpubs import Catalogue
from migpubs.catalogue.changes import Changes
from migpubs.errors import CatalogueError

SHIPPED = Path(__file__).parents[2] / "catalogue"
KEY = "ohchr-2023-online-scam-operations"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Give a folder with a copy of the shipped catalogue."""
    shutil.copytree(SHIPPED, tmp_path / "catalogue")
    return tmp_path / "catalogue"


def test_records_are_added_and_changed_in_one_go(base: Path) -> None:
    """New files name their schema, a blank line parts records, other lines stay."""
    old = Catalogue.load(base)
    file = old.place(KEY).file
    before = (base / file).read_text(encoding="utf-8")
    changes = Changes(Catalogue.load(base))
    for key in ("one", "two"):
        changes.add("publications/1999.yaml", "publications", {"id": key, "title": key})
        changes.add(file, "publications", {"id": f"{key}-more", "title": key})
    changes.set(file, KEY, {"place": "Geneva", "genre": None})
    assert before == (base / file).read_text(encoding="utf-8")
    now = changes.write()
    assert {"one", "two", "one-more", "two-more"} == set(map(str, {p.id for p in now})) - {
        each.id for each in old
    }
    assert ("Geneva", "") == (now[KEY].place, now[KEY].genre)
    text = (base / "publications/1999.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=")
    assert text.endswith("\n- id: one\n  title: one\n\n- id: two\n  title: two\n")


def test_what_would_not_be_read_is_not_written(base: Path) -> None:
    """No file is touched, not even one whose change is right."""
    before = {path: path.read_bytes() for path in base.glob("**/*.yaml")}
    changes = Changes(Catalogue.load(base))
    changes.set(Catalogue.load(base).place(KEY).file, KEY, {"place": "Geneva"})
    changes.add("publications/1999.yaml", "publications", {"id": KEY, "title": "Twice"})
    with pytest.raises(CatalogueError):
        changes.write()
    assert before == {path: path.read_bytes() for path in base.glob("**/*.yaml")}
