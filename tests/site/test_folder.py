from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from migpubs.errors import MigpubsError
from migpubs.site import folder
from migpubs.site.folder import MANIFEST, write

if TYPE_CHECKING:
    from collections.abc import Iterator


def everything(base: Path) -> dict[str, bytes]:
    return {
        path.relative_to(base).as_posix(): path.read_bytes()
        for path in sorted(base.rglob("*"))
        if path.is_file()
    }


def test_files_stand_where_they_belong(tmp_path: Path) -> None:
    """Text is UTF-8, bytes are bytes, folders are made, and a list of all files is kept."""
    done = write(tmp_path / "a" / "out", [("index.html", "ไทย"), ("d/x.pdf", b"%PDF")])
    assert ("index.html", "d/x.pdf") == done.files
    assert (2, 0) == (done.changed, done.removed)
    expected = {
        "index.html": "ไทย".encode(),
        "d/x.pdf": b"%PDF",
        MANIFEST: b"index.html\nd/x.pdf\n",
    }
    assert expected == everything(tmp_path / "a" / "out")
    assert ["out"] == [path.name for path in (tmp_path / "a").iterdir()]


def test_a_folder_that_is_there_already_is_kept(tmp_path: Path) -> None:
    """It may be one that a server serves, and be reached by a link: both stay what they are."""
    (tmp_path / "real").mkdir(mode=0o750)
    (tmp_path / "out").symlink_to("real")
    same = (tmp_path / "real").stat()
    assert 1 == write(tmp_path / "out", [("a", "1")]).changed
    assert (tmp_path / "out").is_symlink()
    now = (tmp_path / "real").stat()
    assert (same.st_ino, same.st_mode) == (now.st_ino, now.st_mode)
    assert {"a", MANIFEST} == set(everything(tmp_path / "real"))


def test_a_new_folder_is_open_to_whom_new_folders_are(tmp_path: Path) -> None:
    """A server may read it: it has not the mode of the folder that it was made in."""
    (tmp_path / "other").mkdir()
    write(tmp_path / "out", [("a", "1")])
    assert (tmp_path / "other").stat().st_mode == (tmp_path / "out").stat().st_mode


def test_a_second_build_changes_what_changed_and_removes_its_own(tmp_path: Path) -> None:
    """Files of the last build that are gone are removed with their folders; others stay."""
    write(tmp_path, [("a", "1"), ("old/deep/b", "2"), ("kept/c", "3"), ("gone", "4")])
    (tmp_path / "kept" / "CNAME").write_text("theirs")
    (tmp_path / "gone").unlink()
    same = (tmp_path / "a").stat().st_mtime_ns
    done = write(tmp_path, [("a", "1"), ("new", "5")])
    assert (1, 3) == (done.changed, done.removed)
    assert same == (tmp_path / "a").stat().st_mtime_ns
    assert {"a", "new", "kept/CNAME", MANIFEST} == set(everything(tmp_path))
    assert not (tmp_path / "old").exists()


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    """The build says which file it did not make, and touches nothing."""
    (tmp_path / "index.html").write_text("mine")
    (tmp_path / "b").write_text("mine too")
    before = everything(tmp_path)
    with pytest.raises(MigpubsError, match=r"index\.html and 1 more: no build made this file"):
        write(tmp_path, [("index.html", "yours"), ("b", ""), ("c", "")])
    assert before == everything(tmp_path)


def test_an_interrupted_build_changes_nothing(tmp_path: Path) -> None:
    """Whatever stops the making of pages, the last build stays whole and nothing lies beside it."""
    out = tmp_path / "out"
    write(out, [("index.html", "whole")])
    before = everything(tmp_path)

    def pages() -> Iterator[tuple[str, str]]:
        yield "index.html", "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(out, pages())
    assert before == everything(tmp_path)


def test_a_build_that_was_ended_while_moving_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file is whole, old or new; the next build knows all of them as its own."""
    write(tmp_path, [("a", "old"), ("b", "old"), ("gone", "old")])

    def end(staged: Path, place: Path) -> bool:
        if place.name == "new":
            raise KeyboardInterrupt
        return move(staged, place)

    move = folder._move
    monkeypatch.setattr(folder, "_move", end)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, [("a", "1"), ("new", "1"), ("b", "1")])
    found = {name: text for name, text in everything(tmp_path).items() if name != MANIFEST}
    assert {"a": b"1", "b": b"old", "gone": b"old"} == found
    monkeypatch.undo()
    done = write(tmp_path, [("a", "1"), ("new", "2"), ("b", "2")])
    assert (2, 1) == (done.changed, done.removed)
    assert {"a", "b", "new", MANIFEST} == set(everything(tmp_path))


@pytest.mark.parametrize("out", ["out", "out/publications"])
def test_a_file_where_a_folder_should_be_is_not_overwritten(tmp_path: Path, out: str) -> None:
    """The build names the file, and touches nothing."""
    (tmp_path / out).parent.mkdir(exist_ok=True)
    (tmp_path / out).write_text("mine")
    before = everything(tmp_path)
    with pytest.raises(MigpubsError, match=f"{Path(out).name}: no build made this file"):
        write(tmp_path / "out", [("a", ""), ("publications/x.html", "")])
    assert before == everything(tmp_path)


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", ""])
def test_no_file_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """An address that leaves the folder is refused, and so is one of an old list of files."""
    with pytest.raises(MigpubsError, match="leads out"):
        write(tmp_path / "out", [(name, "")])
    (tmp_path / "x").write_text("theirs")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MANIFEST).write_text(f"{name}\n")
    write(tmp_path / "out", [("a", "")])
    assert (tmp_path / "x").exists()


def test_two_pages_of_one_address_are_refused(tmp_path: Path) -> None:
    """Nothing is lost by one page overwriting another."""
    with pytest.raises(MigpubsError, match="a: two pages"):
        write(tmp_path, [("a", "1"), ("a", "2")])
