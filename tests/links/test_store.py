"""The store: a database for the machine, a text file for people."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from migpubs.errors import ParseError
from migpubs.links import LinkResult, Store, Target, cache_folder, read_state, write_state
from migpubs.links.history import fingerprint, stamp
from migpubs.links.store import StoreError, open_store

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TARGET = Target(url="http://a.example/งาน", titles=("A",))
RESULT = LinkResult(
    url=TARGET.url,
    verdict="ok",
    outcome="alive",
    records=("x",),
    checked=stamp(NOW),
    asked=fingerprint(TARGET),
)


def test_what_was_put_is_there_in_the_next_process(tmp_path: Path) -> None:
    """Results survive the connection, and put twice leave a history."""
    path = tmp_path / "deep" / "links.sqlite"
    later = evolve(RESULT, verdict="timeout", outcome="undecided", checked="2026-03-09T00:00:00Z")
    with Store(path) as store:
        store.put([RESULT])
        store.put([later])
    with Store(path) as store:
        assert later == store.get(TARGET.url)
        assert None is store.get("http://other.example/")
        assert (
            ("2026-03-01T00:00:00Z", "ok", "alive"),
            ("2026-03-09T00:00:00Z", "timeout", "undecided"),
        ) == store.history(TARGET.url)
        assert [("2026-03-01", 1, 0, 0), ("2026-03-09", 0, 1, 0)] == list(store.trend())


def test_fresh_means_recent_and_of_the_same_record() -> None:
    """An old answer, or one to another question, is not given."""
    with Store() as store:
        store.put([RESULT])
        assert RESULT == store.fresh(TARGET, NOW + timedelta(days=1))
        assert None is store.fresh(TARGET, NOW + timedelta(days=30))
        assert None is store.fresh(evolve(TARGET, titles=("B",)), NOW)
        assert None is store.fresh(Target(url="http://b.example/"), NOW)


def test_the_newer_answer_is_learnt() -> None:
    """From the text file comes only what the database does not know better."""
    newer = evolve(RESULT, checked=stamp(NOW + timedelta(days=1)), verdict="not-found")
    with Store() as store:
        store.learn([RESULT])
        store.learn([newer])
        store.learn([RESULT])
        assert newer == store.get(TARGET.url)
        store.amend(evolve(newer, archive="http://archive.example/"))
        known = store.get(TARGET.url)
        assert known is not None
        assert "http://archive.example/" == known.archive
        assert () == store.history(TARGET.url)


def test_the_text_file_is_sorted_and_readable(tmp_path: Path) -> None:
    """One address a line, Thai as it is, nothing that changes for no reason."""
    path = tmp_path / ".state" / "links.jsonl"
    other = evolve(RESULT, url="http://0.example/", seconds=3.3)
    write_state(path, [RESULT, other])
    lines = path.read_text("utf-8").splitlines()
    assert ["http://0.example/", TARGET.url] == [json.loads(line)["url"] for line in lines]
    assert "งาน" in lines[1]
    assert "seconds" not in lines[0]
    assert {TARGET.url: RESULT, other.url: evolve(other, seconds=0.0)} == read_state(path)


def test_a_selection_keeps_what_is_known_of_the_rest(tmp_path: Path) -> None:
    """Addresses that the catalogue still has stay, those it lost go."""
    path = tmp_path / "links.jsonl"
    urls = [f"http://{n}.example/" for n in range(3)]
    write_state(path, [evolve(RESULT, url=url) for url in urls])
    write_state(path, [evolve(RESULT, url=urls[0], verdict="suspect")], keep=[*urls[:2], "new"])
    state = read_state(path)
    assert urls[:2] == sorted(state)
    assert "suspect" == state[urls[0]].verdict


def test_every_bad_line_is_named(tmp_path: Path) -> None:
    """All of them in one error, each with its line."""
    path = tmp_path / "links.jsonl"
    path.write_text('{"url": "u", "verdict": "ok"}\n<<<<<<< HEAD\n{"verdict": "ok"}\n[]\n')
    path.write_text(path.read_text() + '{"url": "u", "verdict": "fine"}\n')
    with pytest.raises(ParseError) as caught:
        read_state(path)
    assert [2, 3, 4, 5] == [problem.where.line for problem in caught.value.problems]
    assert {} == read_state(tmp_path / "none.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        b"\xff",
        b"[" * 100_000,
        b'{"url": 5, "verdict": "ok"}',
        b'{"url": "u", "verdict": "ok", "records": "u"}',
        b'{"url": "u", "verdict": "ok", "checked": 7}',
        b'{"url": "u", "verdict": "ok", "outcome": "well"}',
    ],
)
def test_whatever_a_line_holds_it_is_a_result_or_named(line: bytes, tmp_path: Path) -> None:
    """No other error comes of it, now or when the file is written again."""
    path = tmp_path / "links.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"url": "a", "verdict": "ok"}\r\n\n' + line + b"\n")
    with pytest.raises(ParseError, match=r"links\.jsonl:3: not a link result"):
        read_state(path)


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    """What servers say may hold other signs that are taken for the end of a line."""
    path, odd = tmp_path / "links.jsonl", evolve(RESULT, etag="a\x85b", detail="c\u2028d")
    write_state(path, [odd])
    assert {odd.url: evolve(odd, seconds=0.0)} == read_state(path)


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {}, "home/.cache/migpubs"),
        ("linux", {"XDG_CACHE_HOME": "xdg"}, "xdg/migpubs"),
        ("darwin", {}, "home/Library/Caches/migpubs"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/migpubs"),
        ("win32", {}, "home/AppData/Local/migpubs"),
        ("linux", {"MIGPUBS_CACHE": "here"}, "here"),
    ],
)
def test_the_cache_lies_where_the_platform_has_it(
    platform: str, variables: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless MIGPUBS_CACHE names another folder."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "MIGPUBS_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    assert Path(folder) == cache_folder()


def test_a_damaged_database_is_set_aside(tmp_path: Path) -> None:
    """It is only a memory: what it knew is asked again, and that is told."""
    path, problems = tmp_path / "links.sqlite", []
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match=r"links\.sqlite.*remove it"):
        Store(path)
    with open_store(path, problems.append) as store:
        store.put([RESULT])
    assert ["links.store"] == [problem.code for problem in problems]
    assert (tmp_path / "links.sqlite.damaged").read_bytes().startswith(b"no database")
    with open_store(path, problems.append) as store:
        assert RESULT == store.get(RESULT.url)
    assert 1 == len(problems)


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    """Has one line, with the file's name, and spoils nothing."""
    with Store(tmp_path / "links.sqlite") as store:
        store.put([RESULT])
        store._db.execute("PRAGMA max_page_count = 1")
        many = [evolve(RESULT, url=f"http://a.example/{n}", title="x" * 900) for n in range(99)]
        with pytest.raises(StoreError, match=r"links\.sqlite: database or disk is full"):
            store.put(many)
        assert RESULT == store.get(RESULT.url)


def test_a_folder_where_the_database_should_be(tmp_path: Path) -> None:
    """Is not set aside."""
    with pytest.raises(StoreError, match="unable to open"):
        open_store(tmp_path, [].append)


def test_two_runs_that_end_together_lose_nothing(tmp_path: Path) -> None:
    """The text file is read and written under one lock."""
    path = tmp_path / "links.jsonl"
    results = [evolve(RESULT, url=f"http://{n}.example/") for n in range(20)]
    urls = [result.url for result in results]
    with ThreadPoolExecutor(8) as executor:
        list(executor.map(lambda result: write_state(path, [result], keep=urls), results))
    assert sorted(urls) == sorted(read_state(path))
