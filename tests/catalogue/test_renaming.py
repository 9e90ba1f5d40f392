"""Another id for a publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue
from migpubs.catalogue.renaming import rename
from migpubs.errors import CatalogueError, MigpubsError, UnknownPublication

if TYPE_CHECKING:
    from pathlib import Path

ONE = """\
# one
- id: old  # its key
  title: One
  aliases: [older]
- id: other
  title: Other old
  relations:
  - {kind: part-of, target: old}  # sic
  - kind: about
    title: old
"""
ANNEX = "\ufeffyear: 2023\r\nrows:\r\n- {cells: [old, A, B], records: [other, old]}  # two\r\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """Give a catalogue in which a record is named in a relation and in a row."""
    for name, text in {
        "bodies.yaml": "- {id: ilo, name: ILO}\n",
        "publications/a.yaml": ONE,
        "publications/b.yaml": "- id: third\n  title: Third\n",
        "annexes/2023.yaml": ANNEX,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return Catalogue.load(tmp_path)


def test_every_place_that_means_the_record_changes(catalogue: Catalogue, tmp_path: Path) -> None:
    """Id, relations and rows change; titles, cells, comments, BOM and line ends do not."""
    changed = rename(catalogue, "old", "new")
    expected = ONE.replace("id: old", "id: new").replace("target: old", "target: new")
    expected = expected.replace("[older]", "[older, old]")
    assert expected == (tmp_path / "publications" / "a.yaml").read_text(encoding="utf-8")
    row = ANNEX.replace("[other, old]", "[other, new]").encode()
    assert row == (tmp_path / "annexes" / "2023.yaml").read_bytes()
    assert ("new", (2023,)) == (changed["old"].id, changed.listed(changed["older"]))


def test_an_alias_can_become_the_id_again(catalogue: Catalogue) -> None:
    """Renaming back leaves the other name as the alias."""
    back = rename(rename(catalogue, "old", "new"), "new", "old")
    assert ("older", "new") == back["old"].aliases


def test_a_taken_id_is_refused(catalogue: Catalogue) -> None:
    """An id or alias of another record cannot be taken."""
    with pytest.raises(MigpubsError, match="the id 'third' is taken"):
        rename(catalogue, "old", "third")


def test_a_bad_id_changes_nothing(catalogue: Catalogue, tmp_path: Path) -> None:
    """What is no id raises, and the files stay as they were."""
    with pytest.raises(MigpubsError, match="'New One' is not an id"):
        rename(catalogue, "old", "New One")
    assert ONE == (tmp_path / "publications" / "a.yaml").read_text(encoding="utf-8")
    with pytest.raises(UnknownPublication):
        rename(catalogue, "nothing", "new")


def test_the_id_it_has_is_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    """Nothing would change, so nothing is written, not even an empty list of aliases."""
    with pytest.raises(MigpubsError, match="'third' is its id already"):
        rename(catalogue, "third", "third")
    assert "aliases" not in (tmp_path / "publications" / "b.yaml").read_text(encoding="utf-8")


def test_the_files_are_read_as_they_are_now(catalogue: Catalogue, tmp_path: Path) -> None:
    """A file that has another name now is found; one that is broken now says so."""
    (tmp_path / "publications" / "b.yaml").rename(tmp_path / "publications" / "c.yaml")
    rename(catalogue, "third", "fourth")
    path = tmp_path / "publications" / "c.yaml"
    assert "- id: fourth\n  title: Third\n  aliases: [third]\n" == path.read_text(encoding="utf-8")
    path.write_text('- id: fourth\n  title: "old\n', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"c\.yaml:2:10: YAML: the quotation mark"):
        rename(catalogue, "old", "new")
