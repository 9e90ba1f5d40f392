from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue, folder
from migpubs.errors import MigpubsError
from migpubs.site import build

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_catalogue_gives_the_same_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    """Two builds into two folders do not differ in one byte, and name all they wrote."""
    one, two = build(catalogue, tmp_path / "one"), build(catalogue, tmp_path / "two")
    assert one.files == two.files
    for name in one.files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert [each.path for each in one.downloads] == [
        name for name in one.files if name.startswith("downloads/")
    ]
    assert 0 == build(catalogue, tmp_path / "one").changed


@pytest.mark.parametrize("under", [".", "publications", "annexes"])
def test_the_catalogues_own_folders_are_no_place_for_pages(under: str, tmp_path: Path) -> None:
    """Nothing is written among its files, which nobody would find again; beside them it may be."""
    base = tmp_path / "own"
    folder.init(base)
    before = sorted(base.rglob("*"))
    with pytest.raises(MigpubsError, match="the catalogue's own files are there"):
        build(Catalogue.load(base), base / under)
    assert before == sorted(base.rglob("*"))


def test_a_build_tells_how_far_it_is(catalogue: Catalogue, tmp_path: Path) -> None:
    """One by one up to all of them: the downloads, then the pages."""
    told: dict[str, list[tuple[int, int]]] = {}
    build(
        catalogue,
        tmp_path,
        on_progress=lambda what, *counts: told.setdefault(what, []).append(counts),
    )
    assert ["downloads", "pages"] == [*told]
    for counts in told.values():
        assert [(number + 1, len(counts)) for number in range(len(counts))] == counts
