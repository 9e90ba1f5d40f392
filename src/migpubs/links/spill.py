"""What waits on disk, so that memory does not grow with the input."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

from attrs import asdict

from migpubs.links.verdicts import LinkResult, Target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def _scratch() -> sqlite3.Connection:
    """A database on disk that vanishes with the process."""
    db = sqlite3.connect("", check_same_thread=False, isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    return db


class Spill:
    """Targets that wait on disk for their host, in a table that goes when the process does."""

    def __init__(self) -> None:
        self._db = _scratch()
        self._db.execute("CREATE TABLE waiting (host TEXT, target TEXT)")
        self._db.execute("CREATE INDEX by_host ON waiting (host)")

    def put(self, host: str, target: Target) -> None:
        """Keep a target for later."""
        self._db.execute("INSERT INTO waiting VALUES (?, ?)", (host, _write_target(target)))

    def take(self, host: str, count: int) -> list[Target]:
        """Up to ``count`` targets of a host, the oldest first."""
        select = "SELECT rowid, target FROM waiting WHERE host = ? ORDER BY rowid LIMIT ?"
        rows = self._db.execute(select, (host, count)).fetchall()
        self._db.executemany("DELETE FROM waiting WHERE rowid = ?", [(row[0],) for row in rows])
        return [_read_target(row[1]) for row in rows]

    def close(self) -> None:
        """Remove the table."""
        self._db.close()


class Ledger:
    """Which addresses a run has met; one that comes again is not asked again."""

    def __init__(self) -> None:
        self._db = _scratch()
        self._db.execute("CREATE TABLE met (url TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.execute("CREATE TABLE again (target TEXT)")
        self._db.execute("CREATE TABLE unasked (url TEXT PRIMARY KEY, result TEXT) WITHOUT ROWID")

    def is_new(self, target: Target) -> bool:
        """Note a target; one whose address was met before is put aside."""
        insert = "INSERT OR IGNORE INTO met VALUES (?)"
        if self._db.execute(insert, (target.url,)).rowcount:
            return True
        self._db.execute("INSERT INTO again VALUES (?)", (_write_target(target),))
        return False

    def set_aside(self, results: Iterable[LinkResult]) -> None:
        """Keep results that nobody is to remember after this run."""
        rows = ((result.url, json.dumps(result.to_dict())) for result in results)
        self._db.executemany("INSERT OR REPLACE INTO unasked VALUES (?, ?)", rows)

    def set_aside_for(self, url: str) -> LinkResult | None:
        """The result of an address that was set aside."""
        select = "SELECT result FROM unasked WHERE url = ?"
        row = self._db.execute(select, (url,)).fetchone()
        return LinkResult.from_dict(json.loads(row[0])) if row else None

    def repeats(self) -> Iterator[Target]:
        """The targets that were put aside."""
        for (line,) in self._db.execute("SELECT target FROM again ORDER BY rowid"):
            yield _read_target(line)

    def close(self) -> None:
        """Remove the tables."""
        self._db.close()


def _write_target(target: Target) -> str:
    return json.dumps(asdict(target), ensure_ascii=False)


def _read_target(line: str) -> Target:
    plain = json.loads(line)
    lists = {name: tuple(plain[name]) for name in ("titles", "records")}
    return Target(**{**plain, **lists})
