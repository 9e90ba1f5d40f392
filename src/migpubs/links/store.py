"""What is remembered of links: a database for the machine, a text file for people.

The database (SQLite, in the user's cache folder) gets every result before anybody else sees it,
so a run that is killed goes on where it was. The text file (JSON Lines, one address a line,
sorted) goes with the catalogue into version control: it carries the confirmation of dead links
from one machine to the next, and its history is readable as a difference.
"""

from __future__ import annotations

import codecs
import json
import os
import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import NOTHING, fields

from migpubs.catalogue.folder import locked, write_atomically
from migpubs.errors import MigpubsError, ParseError, Place, Problem
from migpubs.links.history import fingerprint, is_fresh
from migpubs.links.verdicts import MEANINGS, OUTCOMES, LinkResult

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from typing import Self

    from migpubs.errors import OnProblem
    from migpubs.links.verdicts import Target

_SCHEMA = """
CREATE TABLE IF NOT EXISTS links (url TEXT PRIMARY KEY, checked TEXT, result TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS history (url TEXT, checked TEXT, verdict TEXT, outcome TEXT);
CREATE INDEX IF NOT EXISTS history_by_url ON history (url);
"""


def cache_folder() -> Path:
    """The user's folder for what can be made again: that of the platform, or MIGPUBS_CACHE."""
    if os.environ.get("MIGPUBS_CACHE"):
        return Path(os.environ["MIGPUBS_CACHE"])
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "migpubs"


class StoreError(MigpubsError):
    """The database of results cannot be read or written (a full disk, a damaged file)."""


class Store:
    """The database of results. Use as a context manager, or :meth:`close` it.

    Raises :class:`StoreError` when the disk is full, or the file no database.
    """

    def __init__(self, path: Path | None = None) -> None:
        """Open the database at ``path``, or one that vanishes with the process."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._name = str(path or "the results in memory")
        # A commit per group of results: with a write-ahead log and NORMAL it waits for no disk,
        # and a process that is killed loses nothing that was committed.
        with self._told():
            self._db = sqlite3.connect(path or "", timeout=30, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say which file it is that fails."""
        try:
            yield
        except sqlite3.Error as error:
            hint = " (remove it, it is only a memory)" if _is_damaged(error) else ""
            raise StoreError(f"{self._name}: {error}{hint}") from error

    def get(self, url: str) -> LinkResult | None:
        """What was found last at an address."""
        with self._told():
            row = self._db.execute("SELECT result FROM links WHERE url = ?", (url,)).fetchone()
        return LinkResult.from_dict(json.loads(row[0])) if row else None

    def put(self, results: Iterable[LinkResult]) -> None:
        """Record results, all or none."""
        rows = [
            (result.url, result.checked, result.verdict, result.outcome, _line(result))
            for result in results
        ]
        with self._told(), self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO links VALUES (?, ?, ?)",
                ((row[0], row[1], row[4]) for row in rows),
            )
            self._db.executemany(
                "INSERT INTO history VALUES (?, ?, ?, ?)", (row[:4] for row in rows)
            )

    def amend(self, result: LinkResult) -> None:
        """Record more about a result that is recorded already (an archived copy)."""
        with self._told(), self._db:
            update = "UPDATE links SET result = ? WHERE url = ?"
            self._db.execute(update, (_line(result), result.url))

    def learn(self, results: Iterable[LinkResult]) -> None:
        """Take over results from elsewhere (the text file) where they are newer."""
        with self._told(), self._db:
            self._db.executemany(
                "INSERT INTO links VALUES (?, ?, ?) ON CONFLICT (url) DO UPDATE SET"
                " checked = excluded.checked, result = excluded.result"
                " WHERE excluded.checked > links.checked",
                ((result.url, result.checked, _line(result)) for result in results),
            )

    def fresh(self, target: Target, now: datetime) -> LinkResult | None:
        """What was found last, if it still holds and was judged against the same record."""
        known = self.get(target.url)
        if known is None or known.asked != fingerprint(target) or not is_fresh(known, now):
            return None
        return known

    def history(self, url: str) -> tuple[tuple[str, str, str], ...]:
        """Every answer of an address, the oldest first: when, verdict, outcome."""
        select = "SELECT checked, verdict, outcome FROM history WHERE url = ? ORDER BY rowid"
        return tuple(self._db.execute(select, (url,)).fetchall())

    def trend(self) -> Iterator[tuple[str, int, int, int]]:
        """For each day of the history: how many answers were alive, undecided, dead."""
        yield from self._db.execute(
            "SELECT substr(checked, 1, 10), SUM(outcome = 'alive'), SUM(outcome = 'undecided'),"
            " SUM(outcome = 'dead') FROM history GROUP BY 1 ORDER BY 1"
        )


def _is_damaged(error: sqlite3.Error) -> bool:
    """Whether the file is no database, or not a sound one; a full or locked one is another case."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF
    return code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def open_store(path: Path, on_problem: OnProblem) -> Store:
    """Open the database at ``path``; a damaged one is set aside, and told, for it is a memory only.

    Raises :class:`StoreError` when there is another reason why it does not open.
    """
    try:
        return Store(path)
    except StoreError as error:
        if not isinstance(error.__cause__, sqlite3.Error) or not _is_damaged(error.__cause__):
            raise
    aside = path.with_name(f"{path.name}.damaged")
    path.replace(aside)
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    message = f"was damaged and is {aside.name} now; what it knew is asked again"
    on_problem(Problem("links.store", "warning", message, Place(file=str(path))))
    return Store(path)


def _line(result: LinkResult) -> str:
    return json.dumps(result.to_dict(), ensure_ascii=False)


def read_state(path: Path) -> dict[str, LinkResult]:
    """The results in a text file by address; empty when there is none.

    Raises :class:`~migpubs.errors.ParseError` with every line that cannot be read.
    """
    found: dict[str, LinkResult] = {}
    problems: list[Problem] = []
    raw = path.read_bytes() if path.exists() else b""
    for number, line in enumerate(raw.removeprefix(codecs.BOM_UTF8).split(b"\n"), 1):
        try:
            result = _read_line(line) if line.strip() else None
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            where = Place(file=str(path), line=number)
            message = f"not a link result: {error}"
            problems.append(Problem("links.state", "error", message, where, hint=_STATE_HINT))
        else:
            found |= {result.url: result} if result else {}
    if problems:
        raise ParseError(problems)
    return found


def _read_line(line: bytes) -> LinkResult:
    """Read one result; raises for what is none, whatever it is."""
    plain = json.loads(line)
    if isinstance(plain.get("records"), str):
        raise TypeError("'records' is no list")
    result = LinkResult.from_dict(plain)
    if result.verdict not in MEANINGS or result.outcome not in OUTCOMES:
        raise ValueError(f"'{result.verdict}, {result.outcome}' is no verdict")
    for each in fields(LinkResult):
        kind = str if each.default is NOTHING else type(each.default)
        if not isinstance(getattr(result, each.name), kind):
            raise TypeError(f"'{each.name}' is no {kind.__name__}")
    return result


_STATE_HINT = "the file is written by the tool; take the line out, and the address is asked again"


def write_state(path: Path, results: Iterable[LinkResult], *, keep: Iterable[str] = ()) -> None:
    """Write results into the text file, in one step.

    Addresses that are in the file already stay if they are in ``keep``, so that a check of a
    selection does not lose what is known of the rest; so does what could not be asked now.
    """
    told = {result.url: result for result in results if result.says_something}
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.parent):
        known = read_state(path)
        kept = {url: known[url] for url in keep if url in known}
        merged = {**kept, **told}
        lines = (_state_line(merged[url]) + "\n" for url in sorted(merged))
        write_atomically(path, "".join(lines))


def _state_line(result: LinkResult) -> str:
    """A result without what changes at every run and says nothing."""
    plain = result.to_dict()
    del plain["seconds"]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
