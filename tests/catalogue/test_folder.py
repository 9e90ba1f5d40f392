"""The folder is found, and its files are written as a whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import signal
import stat
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import filelock
import pytest

from migpubs.catalogue import Catalogue, folder, loader
from migpubs.catalogue.edit import edit
from migpubs.catalogue.renaming import rename
from migpubs.errors import MigpubsError
from tests.catalogue.conftest import lay

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_named_folder_wins(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First the folder that is named, then the environment's, ./catalogue, then the shipped one."""
    monkeypatch.chdir(small.parent)
    monkeypatch.setenv("MIGPUBS_CATALOGUE", "elsewhere")
    assert Path("there") == folder.find("there")
    assert Path("elsewhere") == folder.find()
    monkeypatch.delenv("MIGPUBS_CATALOGUE")
    assert folder.shipped() == folder.find()
    lay(small.parent / "catalogue", {"bodies.yaml": ""})
    assert Path("catalogue") == folder.find()


def test_the_shipped_catalogue_is_inside_or_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed package has its own copy; an editable one finds the repository's."""
    assert (folder.shipped() / folder.MARK).is_file()
    monkeypatch.setattr(folder, "installed", lambda: tmp_path)
    lay(tmp_path, {"bodies.yaml": ""})
    assert tmp_path == folder.shipped()


def test_names_of_files_carry_no_meaning(tmp_path: Path) -> None:
    """YAML files at any depth are given by name; other files are not."""
    names = ("a/2.yaml", "a/b/1.yaml", "a/x.yml", "a/.yaml.swp", "b/1.yaml")
    lay(tmp_path, dict.fromkeys(names, ""))
    (tmp_path / "a" / "folder.yaml").mkdir()
    found = [path.relative_to(tmp_path).as_posix() for path in folder.yaml_files(tmp_path, "a")]
    assert ["a/2.yaml", "a/b/1.yaml", "a/x.yml"] == found
    assert [] == folder.yaml_files(tmp_path, "none")


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Text is UTF-8 with the line ends it has; bytes are as they are; permissions stay."""
    path = tmp_path / "a.yaml"
    folder.write_atomically(path, "ก\r\nb\n")
    assert "ก\r\nb\n".encode() == path.read_bytes()
    path.chmod(0o640)
    folder.write_atomically(path, b"\xff")
    assert (b"\xff", 0o640) == (path.read_bytes(), stat.S_IMODE(path.stat().st_mode))
    assert [path] == list(tmp_path.iterdir())


def test_a_new_file_has_usual_permissions(tmp_path: Path) -> None:
    """A new file may be read by whom the user's mask lets read it."""
    mask = os.umask(0o027)
    try:
        folder.write_atomically(tmp_path / "a", "x")
    finally:
        os.umask(mask)
    assert 0o640 == stat.S_IMODE((tmp_path / "a").stat().st_mode)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Where the file is a symbolic link, its target is written."""
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")
    folder.write_atomically(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert "new" == (tmp_path / "real").read_text(encoding="utf-8")


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """A pipe, or ``/dev/stdout``, is not replaced by a file of that name."""
    pipe, seen = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: seen.append(pipe.read_text()))
    reader.start()
    folder.write_atomically(pipe, "x")
    reader.join()
    assert ["x"] == seen
    assert pipe.is_fifo()


def test_what_cannot_be_written_raises(tmp_path: Path) -> None:
    """A folder that is not there is the operating system's error."""
    with pytest.raises(FileNotFoundError):
        folder.write_atomically(tmp_path / "none" / "a", "x")


def test_files_of_a_catalogue_are_written_together(tmp_path: Path) -> None:
    """Where one of them cannot be written, none is, and nothing is left beside them."""
    lay(tmp_path, {"publications/a.yaml": "old", "annexes": "no folder"})
    with pytest.raises(OSError, match="File exists"):
        folder.write_together(tmp_path, {"publications/a.yaml": "new", "annexes/b.yaml": "new"})
    (tmp_path / "annexes").unlink()
    lay(tmp_path, {"annexes/b.yaml/c": ""})
    with pytest.raises(OSError, match="this is a folder"):
        folder.write_together(tmp_path, {"publications/a.yaml": "new", "annexes/b.yaml": "new"})
    left = [path.name for path in tmp_path.glob("**/*") if path.is_file()]
    assert {"a.yaml", "c"} == set(left)
    assert "old" == (tmp_path / "publications" / "a.yaml").read_text(encoding="utf-8")
    folder.write_together(tmp_path, {"publications/a.yaml": "new", "themes/d.yaml": "new"})
    assert "new" == (tmp_path / "themes" / "d.yaml").read_text(encoding="utf-8")


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    """Who writes next removes the files that never took their places, and no other."""
    names = ("a.yaml", ".migpubs-0123", "publications/b/.migpubs-4567", "annexes/.keep")
    lay(tmp_path, dict.fromkeys(names, "x"))
    with folder.locked(tmp_path):
        left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("**/*.*")}
    assert {"a.yaml", ".lock", "annexes/.keep"} == left


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do some work in a process that is killed before it touches files for the so-manieth time.

    Return whether it came so far.
    """
    child = os.fork()
    if not child:
        left = itertools.count(number, -1)
        touches = {"open", "os.chmod", "os.mkdir", "os.remove", "os.rename"}

        def kill(event: str, _: object) -> None:
            if event in touches and next(left) == 1:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process to kill is a copy of this one")
def test_a_process_that_is_killed_leaves_all_files_or_none(tmp_path: Path) -> None:
    """At whatever moment; who reads and who writes next find the one or the other, and no rest."""
    seen = set()
    for number in itertools.count(1):
        small = lay(tmp_path / str(number))
        before = Catalogue.load(small)
        killed = killed_at(number, lambda now=before: rename(now, "one", "uno"))
        found = Catalogue.load(small)
        key = found["one"].id
        assert {"one": [("two",), ("one", "three")], "uno": [("two",), ("uno", "three")]}[key] == [
            row.records for row in found.annex(2023).rows
        ]
        after = edit(found, "two", genre="brief")
        assert (key, "brief") == (after["one"].id, after["two"].genre)
        assert [small / ".lock"] == [path for path in small.rglob(".*") if path.is_file()]
        seen.add((killed, key))
        if not killed:
            break
    assert {(True, "one"), (True, "uno"), (False, "uno")} == seen


@pytest.mark.parametrize(
    "journal",
    ["", "[", "[]", '{"a.yaml": 1}', '{"a.yaml": "b.yaml"}', '{"../c": ".migpubs-journal"}'],
)
def test_a_journal_that_is_none_moves_nothing(tmp_path: Path, journal: str) -> None:
    """Only files that were staged take the places of others; the next who writes strikes it."""
    lay(tmp_path, {"a.yaml": "a", "b.yaml": "b", ".migpubs-journal": journal})
    with folder.locked(tmp_path):
        found = {path.name: path.read_text() for path in tmp_path.glob("*.yaml")}
    assert {"a.yaml": "a", "b.yaml": "b"} == found
    assert not (tmp_path / ".migpubs-journal").exists()


def test_nothing_is_left_where_no_journal_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, say: the files that were staged go, and the old ones stay."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left")

    lay(tmp_path, {"a.yaml": "old"})
    monkeypatch.setattr(folder, "write_atomically", full)
    with pytest.raises(OSError, match="no space left"):
        folder.write_together(tmp_path, {"a.yaml": "new", "b.yaml": "new"})
    assert [("a.yaml", "old")] == [(path.name, path.read_text()) for path in tmp_path.iterdir()]


def test_a_long_name_leaves_room_for_its_stand_in(tmp_path: Path) -> None:
    """A name as long as the system allows can be written."""
    path = tmp_path / ("ก" * 85)
    folder.write_atomically(path, "x")
    assert "x" == path.read_text(encoding="utf-8")


def test_a_lock_that_is_never_freed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the longest wait one line says who holds it."""
    lock = filelock.FileLock
    monkeypatch.setattr(
        filelock, "FileLock", lambda path, timeout: lock(path, timeout=timeout / 300)
    )
    entered, done = threading.Event(), threading.Event()

    def hold() -> None:
        with folder.locked(tmp_path):
            entered.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait()
    try:
        with (
            pytest.raises(MigpubsError, match="another program is writing to this catalogue"),
            folder.locked(tmp_path),
        ):
            pass
    finally:
        done.set()
        holder.join()


def test_a_catalogue_of_ones_own_is_a_copy(tmp_path: Path) -> None:
    """A new folder gets all files of the shipped one, or only bodies and themes; never twice."""
    written = folder.init(tmp_path / "full")
    assert (tmp_path / "full" / "bodies.yaml").read_bytes() == (
        folder.shipped() / "bodies.yaml"
    ).read_bytes()
    assert sorted(written) == written
    empty = folder.init(tmp_path / "empty", empty=True)
    assert not (tmp_path / "empty" / "publications").exists()
    assert len(empty) < len(written)
    with pytest.raises(FileExistsError):
        folder.init(tmp_path / "full")


def test_files_with_other_endings(tmp_path: Path) -> None:
    """``.yml`` is read too; what an editor of texts named ``.yaml.txt`` is not, and said to be."""
    (tmp_path / "publications").mkdir()
    (tmp_path / "bodies.yaml").write_text("- {id: ilo, name: ILO}\n", encoding="utf-8")
    (tmp_path / "publications" / "a.yml").write_text("- {id: a, title: A}\n", encoding="utf-8")
    (tmp_path / "publications" / "b.yaml.txt").write_text("- {id: b, title: B}\n", encoding="utf-8")
    catalogue, problems = loader.read(tmp_path)
    assert ["a"] == [each.id for each in catalogue]
    expected = "publications/b.yaml.txt: a file that ends in .txt is not read (rename it to b.yaml)"
    assert [expected] == list(map(str, problems))


def test_endings_in_capitals_are_read_and_hidden_files_are_not(tmp_path: Path) -> None:
    """What an editor keeps beside a file it has open is not a file of the catalogue."""
    lay(tmp_path, {"bodies.yaml": "", "publications/A.YAML": "- {id: a, title: A}\n"})
    lay(tmp_path, {"publications/._a.yaml": "\0", "publications/.old/a.yml": "- {id: a}\n"})
    (tmp_path / "publications" / ".#a.yaml").symlink_to("me@my-machine.42")
    catalogue, problems = loader.read(tmp_path)
    assert (["a"], ()) == ([each.id for each in catalogue], problems)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    """A link that leads nowhere or round and round, a pipe; nothing waits or is passed over."""
    home = tmp_path / "publications"
    home.mkdir()
    (tmp_path / "bodies.yaml").write_text("- {id: ilo, name: ILO}\n", encoding="utf-8")
    (home / "lost.yaml").symlink_to(tmp_path / "nowhere.yaml")
    (home / "round.yaml").symlink_to(home / "round.yaml")
    (home / "round").symlink_to(home)
    os.mkfifo(home / "pipe.yaml")
    _, problems = loader.read(tmp_path)
    assert [
        "publications/lost.yaml: No such file or directory",
        "publications/pipe.yaml: this is not a file",
        "publications/round.yaml: Too many levels of symbolic links",
    ] == list(map(str, problems))


def test_copies_that_a_cloud_made_are_named(tmp_path: Path) -> None:
    """Each record that is there twice is told with both files."""
    home = tmp_path / "publications"
    home.mkdir()
    (tmp_path / "bodies.yaml").write_text("- {id: ilo, name: ILO}\n", encoding="utf-8")
    for name in ("2024.yaml", "2024 (conflicted copy).yaml"):
        (home / name).write_text("- {id: a, title: A}\n", encoding="utf-8")
    _, problems = loader.read(tmp_path)
    [told] = map(str, problems)
    assert "there is another publication 'a': publications/2024 (conflicted copy).yaml:1:3" in told
    assert told.endswith("(give one of them another id or delete the file that is a copy)")
