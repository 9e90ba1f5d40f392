"""Fixes: one line each, with the reason."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue, folder
from migpubs.errors import CatalogueError, EditConflict, MigpubsError
from migpubs.links import Fix, LinkResult, apply_fixes, propose

if TYPE_CHECKING:
    from pathlib import Path

OLD = "http://www.ilo.example/care"
NEW = "https://www.ilo.example/publications/care"
COPY = "https://archive.example/2023/http://www.ilo.example/care.pdf"
FILE = """\
# Kept by hand.
- id: care
  title: 'Skilled to care'   # as printed
  links:
  # the page first
  - {url: http://www.ilo.example/care,  kind: landing, language: en}
  - url: "http://www.ilo.example/care.pdf"
    kind: file
  sources: [{url: http://www.ilo.example/care, supports: [title]}]
- id: fish
  title: Fish
  links: [http://www.ilo.example/care, http://b.example/x]
- id: plain
  title: Plain
  links:
  - http://www.ilo.example/care
"""
MOVE = Fix(record="care", kind="move", old=OLD, new=NEW, reason="moved")
KEEP = Fix(record="care", kind="archive", old=OLD + ".pdf", new=COPY, reason="dead")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Give the folder of a catalogue."""
    (tmp_path / "publications").mkdir()
    (tmp_path / "bodies.yaml").write_text("[]\n")
    (tmp_path / "catalogue.yaml").write_text("title: T\nformat: 1\n")
    (tmp_path / "publications" / "2023.yaml").write_bytes(FILE.encode())
    return tmp_path


def changed_lines(base: Path, before: str = FILE) -> list[str]:
    after = (base / "publications" / "2023.yaml").read_bytes().decode()
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-"]


def moved(**more: object) -> LinkResult:
    plain = {"url": OLD, "verdict": "moved", "final": NEW, "moves": 2, "checked": "2026-03-01T"}
    return LinkResult.from_dict(plain | more)


def test_a_move_that_two_runs_saw_is_proposed(base: Path) -> None:
    """For every record with that address, with the reason."""
    fixes = list(propose([moved()], Catalogue.load(base)))
    assert ["care", "fish", "plain"] == [fix.record for fix in fixes]
    assert (
        "care: moved for good, seen in 2 runs, the last on 2026-03-01",
        f"- {OLD}",
        f"+ {NEW}",
    ) == fixes[0].lines


def test_moves_that_are_not_proposed(base: Path) -> None:
    """Seen once, temporary, small, or leading to an address that is there already."""
    catalogue = Catalogue.load(base)
    for result in (
        moved(moves=1),
        moved(verdict="redirected"),
        moved(final=OLD.replace("http:", "https:")),
    ):
        assert [] == list(propose([result], catalogue))
    small = moved(final=OLD.replace("http:", "https:"))
    assert 3 == len(list(propose([small], catalogue, small=True)))
    known = moved(final="http://b.example/x")
    assert "fish" not in [fix.record for fix in propose([known], catalogue)]


def test_an_archived_copy_is_proposed_beside_a_dead_link(base: Path) -> None:
    """The dead link stays; what is undecided is left alone."""
    catalogue = Catalogue.load(base)
    dead = LinkResult(
        url=OLD,
        verdict="not-found",
        outcome="dead",
        failing_since="2026-02-01T",
        archive=COPY,
    )
    first = next(iter(propose([dead], catalogue)))
    reason = "dead since 2026-02-01 (does not exist any more); an archive has a copy"
    assert (f"care: {reason}", f"  {OLD}", f"+ {COPY}") == first.lines
    assert [] == list(propose([evolve(dead, outcome="undecided")], catalogue))
    assert [] == list(propose([evolve(dead, archive="")], catalogue))


def test_a_move_changes_one_line(base: Path) -> None:
    """Comments, spacing, sources and every other record stay as they are."""
    catalogue = apply_fixes(Catalogue.load(base), [MOVE])
    line = "  - {url: http://www.ilo.example/care,  kind: landing, language: en}"
    assert [f"- {line}", f"+ {line.replace(OLD, NEW)}"] == changed_lines(base)
    assert NEW == catalogue["care"].links[0].url


def test_quotes_are_put_where_they_are_needed(base: Path) -> None:
    """An address with a comma inside braces is quoted, outside it is not."""
    odd = evolve(MOVE, new="https://a.example/x,y")
    apply_fixes(Catalogue.load(base), [odd, evolve(odd, record="plain")])
    assert '+   - {url: "https://a.example/x,y",  kind: landing, language: en}' in changed_lines(
        base
    )
    assert "+   - https://a.example/x,y" in changed_lines(base)


def test_a_copy_adds_one_line(base: Path) -> None:
    """Below the last link."""
    catalogue = apply_fixes(Catalogue.load(base), [KEEP])
    assert [f"+   - {{url: {COPY}, kind: archive}}"] == changed_lines(base)
    assert ("archive", COPY) == (catalogue["care"].links[2].kind, catalogue["care"].links[2].url)


def test_a_copy_goes_into_brackets(base: Path) -> None:
    """Where the links stand on one line."""
    catalogue = apply_fixes(Catalogue.load(base), [evolve(KEEP, record="fish")])
    assert COPY == catalogue["fish"].links[2].url
    assert 2 == len(changed_lines(base))


def test_a_file_without_a_last_line_end(base: Path) -> None:
    """The copy still has a line of its own."""
    path = base / "publications" / "2023.yaml"
    path.write_bytes(FILE.rstrip("\n").encode())
    apply_fixes(Catalogue.load(base), [evolve(KEEP, record="plain")])
    assert [f"+   - {{url: {COPY}, kind: archive}}"] == changed_lines(base)


def test_windows_line_ends_and_byte_order_mark_survive(base: Path) -> None:
    """As the editor's program wrote them."""
    path = base / "publications" / "2023.yaml"
    before = "\ufeff" + FILE.replace("\n", "\r\n")
    path.write_bytes(before.encode())
    apply_fixes(Catalogue.load(base), [MOVE, KEEP])
    after = path.read_bytes().decode()
    assert after.startswith("\ufeff# Kept")
    assert before.count("\r\n") + 1 == after.count("\r\n") == after.count("\n")


def test_all_fixes_or_none(base: Path) -> None:
    """A fix that cannot be made leaves every file as it was."""
    catalogue = Catalogue.load(base)
    with pytest.raises(CatalogueError):
        apply_fixes(catalogue, [MOVE, evolve(MOVE, record="fish", new="not an address")])
    with pytest.raises(EditConflict):
        apply_fixes(catalogue, [MOVE, evolve(MOVE, record="gone")])
    assert [] == changed_lines(base)


def test_a_record_that_changed_meanwhile_is_left_alone(base: Path) -> None:
    """Somebody else's edit is not overwritten."""
    catalogue = Catalogue.load(base)
    path = base / "publications" / "2023.yaml"
    path.write_text(FILE.replace("Skilled", "Well skilled"))
    with pytest.raises(EditConflict, match="care: the record on disk has changed"):
        apply_fixes(catalogue, [MOVE])


def test_the_shipped_catalogue_is_read_only(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As is one that was not read from files."""
    catalogue = Catalogue.load(base)
    monkeypatch.setattr(folder, "installed", lambda: base)
    with pytest.raises(MigpubsError, match="read-only"):
        apply_fixes(catalogue, [MOVE])
    with pytest.raises(MigpubsError, match="read-only"):
        apply_fixes(Catalogue(), [MOVE])
