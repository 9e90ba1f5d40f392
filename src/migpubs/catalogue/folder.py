"""The folder a catalogue lies in: where it is found, what is in it, how it is written.

Files are written beside those whose place they take, synced, then renamed, and under one lock for
the folder, so that no file is ever half-written and two processes do not lose each other's work.
Before several take their places a journal says which: from that moment on the change is made. Who
reads takes those that still wait (`unsettled`), who writes next puts them in place first.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import stat
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from migpubs.errors import MigpubsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MARK: Final = "bodies.yaml"
"""The file that makes a folder a catalogue."""

_ENDINGS: Final = frozenset({".yaml", ".yml"})
_STAGED: Final = ".migpubs-"
"""How the name of a file begins that is to take the place of another."""
_OURS = re.compile(re.escape(_STAGED) + "[0-9a-f]+")
_JOURNAL: Final = f"{_STAGED}journal"
"""The file that says which files are to take their places, by the names of these."""

WHERE: Final = "name the catalogue's folder with --catalogue or MIGPUBS_CATALOGUE"
"""What to do when a catalogue is not where it was looked for."""


def installed() -> Path:
    """Return the folder inside the installed package; an editable install has none."""
    return Path(__file__).parents[1] / "data"


def shipped() -> Path:
    """Return the folder of the catalogue that comes with the package; it is only read.

    An editable install finds the repository's own.
    """
    ours = installed()
    return ours if (ours / MARK).exists() else ours.parents[2] / "catalogue"


def find(path: str | os.PathLike[str] | None = None) -> Path:
    """Return the folder to read.

    It is the one that is named, else ``$MIGPUBS_CATALOGUE``, else this folder or ``./catalogue``,
    where it is a catalogue, else the one that comes with the package.
    """
    named = path or os.environ.get("MIGPUBS_CATALOGUE")
    if named:
        return Path(named)
    here = (folder for folder in (Path(), Path("catalogue")) if (folder / MARK).is_file())
    return next(here, None) or shipped()


def writable(base: Path | None) -> Path:
    """Return a catalogue's folder if it may be written to.

    `MigpubsError` for the one that comes with the package, for none, and for a folder that is no
    catalogue.
    """
    if base is None or base == installed():
        hint = "copy it to a folder of your own with migpubs init, or name yours with --catalogue"
        raise MigpubsError(f"this catalogue is read-only ({hint})")
    if not (base / MARK).is_file():
        raise MigpubsError(f"{base}: {missing(base)} ({WHERE})")
    return base


def missing(base: Path) -> str:
    """Return why a folder is no catalogue, in words."""
    if base.is_dir():
        return f"this holds no {MARK}"
    return "this is not a folder" if base.exists() else "there is no such folder"


def init(target: str | os.PathLike[str], *, empty: bool = False) -> list[Path]:
    """Make a folder a catalogue of one's own: a copy of the shipped one, or an empty one.

    target: the folder; it must be new or empty, else `FileExistsError`. empty: only the bodies and
    themes, no publications and annexes. Returns the files that were written.
    """
    target = Path(target)
    if target.exists() and any(target.iterdir()):
        raise FileExistsError(errno.EEXIST, "the folder is not empty; name a new one", str(target))
    source = shipped()
    left_out = {"publications", "annexes"} if empty else set()
    written = []
    for path in sorted(source.rglob("*")):
        inside = path.relative_to(source)
        if path.is_file() and inside.parts[0] not in {".state", ".lock", *left_out}:
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(target / inside, path.read_bytes())
            written.append(target / inside)
    return written


def yaml_files(folder: Path, under: str) -> list[Path]:
    """Return the YAML files below a folder of the catalogue, by name. Names carry no meaning.

    What is hidden, by a dot before its name, is an editor's or the system's own and is left alone.
    """
    found = (path for path in (folder / under).rglob("*") if path.suffix.lower() in _ENDINGS)
    shown = (path for path in found if not _is_hidden(path.relative_to(folder)))
    return sorted(path for path in shown if not path.is_dir())


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; wait half a minute for it at most, else `MigpubsError`."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only writing needs it

    try:
        with FileLock(folder / ".lock", timeout=30):
            _settle(folder)
            _sweep(folder)
            yield
    except Timeout:
        raise MigpubsError(f"{folder}: another program is writing to this catalogue") from None


def write_atomically(path: Path, content: str | bytes) -> None:
    """Replace a file's content as a whole, or leave it untouched. Text is written as UTF-8.

    A symbolic link stays one; what is no file (``/dev/stdout``, a pipe) is written to, for it must
    not be replaced. `OSError` when the folder cannot be written to.
    """
    if not path.resolve().parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(path.parent))
    if path.exists() and not (path.is_file() or path.is_dir()):
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return
    place = path.resolve()
    staged = _staged({place: content})
    try:
        staged[place].replace(place)
    except BaseException:
        _drop(staged.values())
        raise


def write_together(base: Path, texts: Mapping[str, str]) -> None:
    """Write files of a catalogue, all or none; folders that are not there are made.

    texts: by path inside the folder, under whose lock this is. All are on the disk before the
    first takes its place, so a full disk, or a folder that cannot be written to, changes nothing,
    and a process that is killed, at whatever moment, leaves all files or none. `OSError`.
    """
    for name in texts:
        (base / name).parent.mkdir(parents=True, exist_ok=True)
    staged = _staged({(base / name).resolve(): text for name, text in texts.items()})
    names = {name: staged[(base / name).resolve()].name for name in texts}
    try:
        write_atomically(base / _JOURNAL, json.dumps(names))
    except BaseException:
        if not (base / _JOURNAL).exists():
            _drop(staged.values())
        raise
    _settle(base)


def _waiting(base: Path) -> dict[str, Path]:
    """Return the files that are to take others' places, by the paths of these in the folder.

    There are some only while a process writes, and after one was killed that did. A journal that
    names others than those that we stage is none of ours.
    """
    try:
        said = json.loads((base / _JOURNAL).read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValueError, RecursionError):
        return {}
    return {
        name: (base / name).resolve().with_name(staged)
        for name, staged in (said.items() if isinstance(said, dict) else ())
        if isinstance(staged, str) and _OURS.fullmatch(staged)
    }


def unsettled(base: Path) -> dict[str, str]:
    """Return the texts of the YAML files that a change is made of and that still wait, by path."""
    texts = {}
    for name, staged in _waiting(base).items():
        with suppress(FileNotFoundError):  # it took its place a moment ago
            if PurePath(name).suffix.lower() in _ENDINGS:
                texts[name] = staged.read_bytes().decode("utf-8-sig")
    return texts


def _settle(base: Path) -> None:
    """Put in place what waits for it, and strike the journal."""
    for name, staged in _waiting(base).items():
        with suppress(FileNotFoundError):  # it is in its place already
            staged.replace((base / name).resolve())
    (base / _JOURNAL).unlink(missing_ok=True)


def _staged(contents: Mapping[Path, str | bytes]) -> dict[Path, Path]:
    """Write what is to take the places of files beside them, all or none; return where."""
    staged: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            staged[path] = path.with_name(f"{_STAGED}{secrets.token_hex(8)}")
            _stage(staged[path], path, content)
    except BaseException:
        _drop(staged.values())
        raise
    return staged


def _drop(files: Iterable[Path]) -> None:
    for file in files:
        with suppress(OSError):
            file.unlink()


def _stage(temporary: Path, path: Path, content: str | bytes) -> None:
    """Write what is to take a file's place beside it, with the permissions that the file has."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "this is a folder, not a file", str(path))
    with temporary.open("xb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))


def _sweep(folder: Path) -> None:
    """Remove what a process left that was killed while it wrote; nobody else writes now."""
    for under in ("", "publications/**/", "annexes/**/"):
        for left in folder.glob(f"{under}{_STAGED}*"):
            left.unlink(missing_ok=True)
