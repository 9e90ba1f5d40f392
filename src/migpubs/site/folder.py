"""The folder a site is written to: no page is ever half-written, and nobody's file is touched.

Everything is written to a folder beside it first. Only when all is there, that folder takes its
place, if there is none; else file after file is moved to its place, which replaces it as a whole,
and then the files of the last build that are not part of this one are removed. A list of what was
built stays in the folder, so that the next build knows its own files from those of others. It is
written before the first file is moved, and names the old and the new ones until the last is:
whenever a build is ended, the next one mends it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs.errors import MigpubsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MANIFEST: Final = ".migpubs-build"
"""The list of what was built: a path in each line."""


@frozen(kw_only=True)
class Written:
    """What a build did."""

    files: tuple[str, ...]
    """All files of the site, in the order they were made."""
    changed: int
    """How many are new or different from before."""
    removed: int
    """How many files of the last build are gone."""


def write(out: Path, files: Iterable[tuple[str, str | bytes]]) -> Written:
    """Write files to a folder, as a whole.

    out: the folder; it is made if need be. Files in it that no build made stay.
    files: path below the folder, with ``/``, and content; text is written as UTF-8.

    `MigpubsError` when it would overwrite a file that no build made: then nothing is touched.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}.building-", dir=out.parent))
    staged = staging / "site"  # the folder around it is for its maker's eyes only
    staged.mkdir()
    try:
        made = _stage(staged, files)
        if not os.path.lexists(out):
            _write_manifest(staged, staged, made)
            staged.rename(out)
            return Written(files=tuple(made), changed=len(made), removed=0)
        return _move_all(staged, out, made)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _move_all(staged: Path, out: Path, made: Mapping[str, None]) -> Written:
    """Move files into a folder that is there already, and remove what they take the place of."""
    ours = _read_manifest(out)
    _refuse_foreign(out, made, ours)
    stale = [name for name in ours if name not in made and _is_inside(name)]
    _write_manifest(staged, out, [*made, *stale])
    for folder in _folders(made):
        (out / folder).mkdir(parents=True, exist_ok=True)
    changed = sum([_move(staged / name, out / name) for name in made])
    for name in stale:
        _remove(out, name)
    _write_manifest(staged, out, made)
    return Written(files=tuple(made), changed=changed, removed=len(stale))


def _read_manifest(out: Path) -> dict[str, None]:
    manifest = out / MANIFEST
    if not manifest.is_file():
        return {}
    return dict.fromkeys(manifest.read_text(encoding="utf-8").splitlines())


def _write_manifest(staging: Path, out: Path, names: Iterable[str]) -> None:
    manifest = staging / MANIFEST
    manifest.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    manifest.replace(out / MANIFEST)


def _stage(staging: Path, files: Iterable[tuple[str, str | bytes]]) -> dict[str, None]:
    """Write all files to the staging folder; return their names."""
    made: dict[str, None] = {}
    folders: set[str] = set()
    for name, content in files:
        if name in made or not _is_inside(name):
            raise MigpubsError(f"{name}: two pages of the site have this address, or it leads out")
        made[name] = None
        path, folder = staging / name, _folder(name)
        if folder not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return made


def _folder(name: str) -> str:
    """Return the folder of a file; empty for the folder of the site itself."""
    return name.rpartition("/")[0]


def _folders(names: Iterable[str]) -> Iterable[str]:
    """Return the folders of files, each once."""
    return dict.fromkeys(map(_folder, names))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts


def _refuse_foreign(out: Path, made: Iterable[str], ours: Iterable[str]) -> None:
    known = set(ours)
    above = (PurePosixPath(folder) for folder in _folders(made))
    folders = dict.fromkeys(each for folder in above for each in (folder, *folder.parents))
    foreign = [str(name) for name in folders if _is_no_folder(out / name)]
    foreign += [name for name in made if name not in known and (out / name).exists()]
    if foreign:
        more = f" and {len(foreign) - 1} more" if foreign[1:] else ""
        raise MigpubsError(
            f"{out / foreign[0]}{more}: no build made this file; choose another folder, or move it"
        )


def _is_no_folder(path: Path) -> bool:
    return path.exists() and not path.is_dir()


def _move(staged: Path, place: Path) -> bool:
    """Move a file to its place unless it is there already; return whether anything changed."""
    with suppress(FileNotFoundError):
        if place.read_bytes() == staged.read_bytes():
            return False
    staged.replace(place)
    return True


def _remove(out: Path, name: str) -> None:
    """Remove a file of the last build, and the folders that are empty then."""
    path = out / name
    path.unlink(missing_ok=True)
    folder = path.parent
    while folder != out and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
