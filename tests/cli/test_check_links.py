"""``migpubs check-links``."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from migpubs.cli import check_links
from migpubs.links import LinkResult, Progress, read_state, write_state
from tests.servers import page, redirect, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Run
    from tests.servers import Answer, Handler, Site

QUICK = ("--allow-private", "--pause", "0.05", "--interval", "0")
TITLE = "Precarious pathways: Migration patterns of Lao workers"


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's cache and proxies out of it."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "MIGPUBS_CONTACT"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("MIGPUBS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def site(small: Path) -> Iterator[Site]:
    """Give a site on which the small catalogue's page is."""
    with serve({"/pathways": page(TITLE)}) as running:
        path = small / "publications" / "2023.yaml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("https://www.ilo.org/pathways", running.url("/pathways")))
        yield running


def file_of(small: Path) -> str:
    return (small / "publications" / "2023.yaml").read_text("utf-8")


def test_our_own_network_is_named(run: Run, small: Path) -> None:
    """Where no host answers, it is said plainly, also beside a file, and nothing is recorded."""
    addresses = "".join(f"http://{host}.invalid/\n" for host in "abc")
    (small.parent / "urls.txt").write_text(addresses, encoding="utf-8")
    result = run("check-links", *QUICK, "--addresses", "urls.txt", "-o", "report.md")
    said = "our own network is the trouble: nothing was learned of 3 links, none is held dead"
    assert (0, True) == (result.exit_code, said in result.stderr.splitlines())
    assert not read_state(small / ".state" / "links.jsonl")


def test_a_link_that_is_right(run: Run, site: Site, small: Path) -> None:
    """Exit 0, the table, and the result in the catalogue's state file."""
    result = run("check-links", *QUICK)
    assert 0 == result.exit_code
    assert result.stdout == "nothing to do (1)\n1 link: 1 alive, 0 undecided, 0 dead\n"
    assert "" == result.stderr
    state = read_state(small / ".state" / "links.jsonl")
    assert {site.url("/pathways"): "ok"} == {url: each.verdict for url, each in state.items()}
    run("check-links", *QUICK)
    assert 1 == len(site.log)
    run("check-links", "--again", *QUICK)
    assert 2 == len(site.log)


def test_a_dead_link_fails(run: Run, site: Site) -> None:
    """Exit 1; undecided ones fail only with ``--strict``."""
    site.routes.clear()
    assert 1 == run("check-links", *QUICK).exit_code
    site.routes["/pathways"] = (403, {}, b"")
    assert 0 == run("check-links", "--again", *QUICK).exit_code
    assert 1 == run("check-links", "--again", "--strict", *QUICK).exit_code


@pytest.mark.parametrize(
    ("name", "words", "start"),
    [
        ("-", ("--json",), '{"url": "http'),
        ("out.jsonl", (), '{"url": "http'),
        ("out.md", (), "# Links"),
        ("out.html", (), "<!doctype html>"),
        ("-", ("--to", "github"), "::error title=not-found"),
        ("out.txt", (), "replace or remove (1)"),
        ("out", (), "replace or remove (1)"),
    ],
)
def test_formats(
    run: Run, site: Site, small: Path, name: str, words: tuple[str, ...], start: str
) -> None:
    """By name or by the file's ending."""
    site.routes.clear()
    result = run("check-links", *QUICK, *words, "-o", name)
    assert 1 == result.exit_code
    out = result.stdout if name == "-" else (small.parent / name).read_text("utf-8")
    assert "1 link: 0 alive, 0 undecided, 1 dead\n" in result.stderr
    assert out.startswith(start)


def test_a_workbook(run: Run, site: Site, small: Path) -> None:
    """Into a file; a terminal cannot show it."""
    assert site.port
    assert 0 == run("check-links", *QUICK, "-o", "links.xlsx").exit_code
    rows = list(openpyxl.load_workbook(small.parent / "links.xlsx").active.values)
    assert 2 == len(rows)
    refused = run("check-links", *QUICK, "--to", "xlsx")
    assert 2 == refused.exit_code
    assert "xlsx on a terminal" in refused.stderr


def test_addresses_from_a_file(run: Run, site: Site, small: Path) -> None:
    """One a line; comments and empty lines are passed over, the catalogue is left alone."""
    path = small.parent / "urls.txt"
    path.write_text(f"# mine\n{site.url('/a')}\n\n{site.url('/pathways')}\n{site.url('/a')}\n")
    result = run("check-links", *QUICK, "--json", "--addresses", str(path))
    assert 1 == result.exit_code
    assert 3 == len(result.stdout.splitlines())
    assert not (small / ".state").exists()
    looked_up = ("--archive", "--archive-base", site.url("/web/"))
    again = run("check-links", *QUICK, *looked_up, "--json", "--addresses", str(path))
    assert 1 == again.exit_code
    assert f"/web/{site.url('/a')}" in site.paths


def test_sources_are_checked_when_wanted(run: Run, site: Site) -> None:
    """The pages the facts came from."""
    result = run("check-links", *QUICK, "--sources", "--json")
    assert [site.url("/pathways")] == [json.loads(x)["url"] for x in result.stdout.splitlines()]


def test_a_move_is_mended_after_two_runs(run: Run, site: Site, small: Path) -> None:
    """The first run only sees it, the second tells, ``--fix`` writes one line and shows it."""
    site.routes |= {"/pathways": redirect("/new", 301), "/new": page(TITLE)}
    before = file_of(small)
    assert "0 of 0 mended" in run("check-links", *QUICK, "--fix").stderr
    assert "1 can be mended with --fix" in run("check-links", *QUICK, "--again").stderr
    result = run("check-links", *QUICK, "--fix")
    assert f"- {site.url('/pathways')}\n+ {site.url('/new')}\n1 of 1 mended\n" in result.stderr
    assert before.replace(
        f"links: [{site.url('/pathways')}]", f"links: [{site.url('/new')}]"
    ) == file_of(small)


def test_an_archived_copy_is_a_persons_choice(
    run: Run, site: Site, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a person or ``--yes`` it is shown and not taken; with one it is asked for."""
    gone = site.url("/pathways")
    copy = f"/web/20230901000000/{gone}"
    site.routes.clear()
    site.routes[f"/web/{gone}"] = redirect(copy)
    site.routes[copy] = page(TITLE)
    words = ("check-links", *QUICK, "--archive", "--archive-base", site.url("/web/"), "--fix")
    result = run(*words)
    assert "nobody is there to ask" in result.stderr
    assert site.url(copy) not in file_of(small)
    monkeypatch.setattr(check_links, "_accept", lambda fix, *, yes: not yes and bool(fix))
    assert "1 of 1 mended" in run(*words).stderr
    assert f"{{url: {site.url(copy)}, kind: archive}}" in file_of(small)
    assert read_state(small / ".state" / "links.jsonl")[gone].archive == site.url(copy)


def test_a_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal; ``--yes`` answers for them."""
    from migpubs.links import Fix  # noqa: PLC0415 - used here only

    fix = Fix(record="r", kind="archive", old="http://a/", new="http://b/", reason="dead")
    assert check_links._accept(fix, yes=True)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.confirm", lambda _, **__: False)
    assert not check_links._accept(fix, yes=False)


def test_saving(run: Run, site: Site) -> None:
    """What is alive is handed to the archive, when it is wanted."""
    url = site.url("/pathways")
    site.routes[f"/save/{url}"] = page("ok", **{"Content-Location": f"/web/20260301000000/{url}"})
    result = run("check-links", *QUICK, "--save", "--save-base", site.url("/save/"))
    assert "asked the archive to save 1; 1 copies were told" in result.stderr


def test_the_contact_is_the_catalogues(run: Run, site: Site, small: Path) -> None:
    """Unless another is named."""
    text = "title: A\nformat: 1\ncontact: https://network.example/\n"
    (small / "catalogue.yaml").write_text(text)
    run("check-links", *QUICK)
    assert "+https://network.example/)" in site.headers("/pathways")["user-agent"]
    run("check-links", *QUICK, "--again", "--contact", "mailto:me@example.org")
    assert "+mailto:me@example.org)" in site.headers("/pathways")["user-agent"]


def test_a_proxy_is_told(run: Run, site: Site) -> None:
    """That it, and not we, checked the addresses."""
    result = run("check-links", *QUICK, "--proxy", site.url("/"), "--json")
    assert "a proxy stood between" in result.stderr
    assert json.loads(result.stdout)["proxied"]


def test_a_spoilt_state_file_is_named(run: Run, site: Site, small: Path) -> None:
    """With its line; nothing is asked before."""
    path = small / ".state" / "links.jsonl"
    write_state(path, [])
    path.write_text("<<<<<<<\n")
    result = run("check-links", *QUICK)
    assert 1 == result.exit_code
    assert "links.jsonl:1: not a link result" in result.stderr
    assert [] == site.log


@pytest.mark.usefixtures("site")
def test_a_state_that_cannot_be_written_costs_no_results(run: Run, small: Path) -> None:
    """The table comes first, then the problem, and the exit code is that of an error."""
    (small / ".state").write_text("in the way", encoding="utf-8")
    result = run("check-links", *QUICK)
    assert (1, "nothing to do (1)") == (result.exit_code, result.stdout.splitlines()[0])
    assert "links.jsonl: was not written" in result.stderr


def test_what_is_no_list_of_addresses(run: Run, tmp_path: Path) -> None:
    """Another encoding is told with its line."""
    (tmp_path / "urls.txt").write_bytes(b"http://caf\xe9/\n")
    result = run("check-links", *QUICK, "--addresses", str(tmp_path / "urls.txt"))
    assert (1, "") == (result.exit_code, result.stdout)
    assert "urls.txt:1: not UTF-8" in result.stderr


def test_dask_is_an_extra(run: Run, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the message says what to install; with it its executor is used."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - used here only
    from types import SimpleNamespace  # noqa: PLC0415 - used here only

    monkeypatch.setitem(sys.modules, "distributed", None)
    result = run("check-links", *QUICK, "--dask", "tcp://127.0.0.1:1")
    assert "needs the extra [dask]" in result.stderr
    with ThreadPoolExecutor(1) as executor:
        client = SimpleNamespace(get_executor=lambda pure: executor if not pure else None)
        fake: Any = SimpleNamespace(Client=lambda _: client)
        monkeypatch.setitem(sys.modules, "distributed", fake)
        assert 0 == run("check-links", *QUICK, "--dask", "tcp://127.0.0.1:1").exit_code
    assert 1 == len(site.log)


def test_the_shipped_catalogues_state_lies_in_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read-only itself."""
    from migpubs.catalogue import Catalogue, folder  # noqa: PLC0415 - used here only
    from migpubs.links.inspection import state_file  # noqa: PLC0415 - see above

    cache = tmp_path / "cache" / "links.jsonl"
    assert cache == state_file(Catalogue())
    monkeypatch.setattr(folder, "installed", lambda: tmp_path)
    assert cache == state_file(Catalogue(path=tmp_path))


def test_progress_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, cut to its width and wiped at the end; elsewhere nothing."""
    progress = Progress(
        done=120, total=400, hosts=12, seconds=4, asked=100, verdicts={"not-found": 3, "ok": 117}
    )
    expected = "120/400 · ok 117, not-found 3 · 12 hosts · 25/s · 11 s left"
    assert expected == str(progress)
    endless = Progress(done=1, total=None, hosts=1, seconds=1, asked=1)
    assert "1 · 1 host · 1/s" == str(endless)
    quiet = check_links._Line()
    quiet.show(progress)
    quiet.clear()
    assert "" == capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "20")
    line = check_links._Line()
    line.show(progress)
    line.clear()
    assert f"\r{expected[:19]}\r{' ' * 19}\r" == capsys.readouterr().err


def test_ctrl_c_ends_within_two_seconds(small: Path, site: Site, tmp_path: Path) -> None:
    """With a summary of what was done, which is remembered."""

    def slow(handler: Handler) -> Answer | None:
        if handler.path == "/1":
            return page(TITLE)
        time.sleep(30)
        return None

    site.routes["*"] = slow
    urls = tmp_path / "urls.txt"
    urls.write_text("".join(f"{site.url(f'/{n}')}\n" for n in range(1, 40)))
    command = [sys.executable, "-m", "migpubs", "--catalogue", str(small), "check-links", *QUICK]
    process = subprocess.Popen(
        [*command, "--json", "--addresses", str(urls)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    assert process.stdout is not None
    assert LinkResult.from_dict(json.loads(process.stdout.readline())).url == site.url("/1")
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert time.monotonic() - began < 2
    assert 130 == process.returncode
    assert "broken off" in errors
    assert "1 link: 1 alive" in errors
