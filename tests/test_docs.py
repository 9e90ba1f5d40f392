"""Every snippet of the README and the documentation works as it is printed."""

from __future__ import annotations

import doctest
import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
import yaml
from attrs import frozen
from sphinx.util.inventory import InventoryFile

import migpubs
from migpubs.catalogue import Catalogue, layout
from migpubs.catalogue.reader import Reader
from migpubs.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md")])
PAGES = [page for page in PAGES if "_build" not in page.parts]
FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@frozen
class Snippet:
    """A fenced block of a page."""

    info: str
    body: str
    line: int

    @property
    def language(self) -> str:
        """The first word of the fence's line."""
        return self.info.split()[0]


def snippets(page: Path) -> Iterator[Snippet]:
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        yield Snippet(match["info"], match["body"], text.count("\n", 0, match.start()) + 1)


def pages_with(*languages: str) -> list[str]:
    return [
        str(page.relative_to(ROOT))
        for page in PAGES
        if any(each.language in languages and "no-run" not in each.info for each in snippets(page))
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a copy of the shipped catalogue, and be in it."""
    own = shutil.ignore_patterns(".state")  # what somebody is at work on here
    shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue", ignore=own)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("MIGPUBS_CATALOGUE", raising=False)
    return tmp_path


def same(expected: str, actual: str) -> bool:
    """Compare output; ``…`` stands for anything, on a line of its own also for no line."""
    anything = expected.strip().replace("\n…", "…")
    parts = [re.escape(part) for part in anything.split("…")]
    return re.fullmatch(".*".join(parts), actual.strip(), re.DOTALL) is not None


def run_command(command: str, expected: str) -> None:
    exit_code = 1 if command.endswith("# exit 1") else 0
    done = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    assert exit_code == done.returncode, done.stdout
    if expected.strip():
        assert same(expected, done.stdout), f"{command}\nexpected:\n{expected}\n{done.stdout}"


@pytest.mark.parametrize("page", pages_with("console"))
def test_commands_print_what_the_page_says(page: str, folder: Path) -> None:
    """Each command of a page succeeds, in order, and prints what stands below it."""
    assert folder.exists()
    for snippet in snippets(ROOT / page):
        if snippet.language == "console" and "no-run" not in snippet.info:
            for part in re.split(r"^\$ ", snippet.body, flags=re.MULTILINE)[1:]:
                command, _, expected = part.partition("\n")
                while command.endswith("\\"):
                    more, _, expected = expected.partition("\n")
                    command = f"{command}\n{more}"
                run_command(command, expected)


@pytest.mark.parametrize("page", pages_with("python"))
def test_python_runs_as_printed(page: str, folder: Path) -> None:
    """The Python of a page runs from top to bottom and gives what stands below each line."""
    assert folder.exists()
    names: dict[str, object] = {"__name__": "__main__"}
    for snippet in snippets(ROOT / page):
        if snippet.language != "python" or "no-run" in snippet.info:
            continue
        if ">>>" in snippet.body:
            test = doctest.DocTestParser().get_doctest(
                snippet.body, names, page, page, snippet.line
            )
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            report: list[str] = []
            runner.run(test, out=report.append, clear_globs=False)
            names |= test.globs
            assert runner.failures == 0, "".join(report)
        else:
            exec(compile(snippet.body, f"{page}:{snippet.line}", "exec"), names)


@pytest.mark.parametrize("page", pages_with("yaml"))
def test_yaml_can_be_read(page: str) -> None:
    """The YAML of a page is what the catalogue's reader accepts."""
    catalogue = Catalogue.load(ROOT / "catalogue")
    publications = {each.id: each for each in catalogue}
    tables = {"bodies": catalogue.bodies, "themes": catalogue.themes, "publications": publications}
    for snippet in snippets(ROOT / page):
        if snippet.language == "yaml" and "no-run" not in snippet.info:
            kind = [*snippet.info.split(), "publications"][1]
            reader = Reader(snippet.body, page, tables)
            shape = layout.SHAPES[kind]
            if kind in {"annex", "catalogue"}:
                reader.read_mapping(shape)
            else:
                list(reader.read_records(shape))
            assert list(map(str, reader.problems)) == []


def test_the_page_of_the_command_line_is_current() -> None:
    """The page says what the commands' help says; `python docs/cli_page.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "cli_page.py"))
    assert page["text"]() == (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")


def test_the_page_of_the_formats_is_current() -> None:
    """The tables say what the formats declare; `python docs/formats_page.py` writes it."""
    page = runpy.run_path(str(ROOT / "docs" / "formats_page.py"))
    assert page["page"]() == page["PAGE"].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """Build the documentation once."""
    out = tmp_path_factory.mktemp("docs")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html"]
    command += ["-d", str(out / "trees"), str(ROOT / "docs"), str(out)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_documentation_builds(built: subprocess.CompletedProcess[str]) -> None:
    """Sphinx builds all pages without a warning."""
    assert (0, "") == (built.returncode, built.stderr)


def test_every_public_name_has_its_place(built: subprocess.CompletedProcess[str]) -> None:
    """The reference describes each public name, under its own name or that of its module."""
    with (Path(built.args[-1]) / "objects.inv").open("rb") as file:
        known = InventoryFile.load(file, "", str.__add__)
    names = {name for kind in known if kind.startswith("py:") for name in known[kind]}
    missing = []
    for name in migpubs.__all__:
        value = getattr(migpubs, name)
        if not names & {f"migpubs.{name}", f"{value.__module__}.{name}"}:
            missing.append(name)
    assert [] == missing


def test_every_module_has_its_page() -> None:
    """The map of the reference names each module at the top of the package."""
    page = (ROOT / "docs" / "reference" / "index.md").read_text(encoding="utf-8")
    known = re.findall(r"`(?:migpubs\.)?(\w+)`", page)
    there = {
        path.stem
        for path in (ROOT / "src" / "migpubs").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert [] == sorted(there - {*known, "__init__", "__main__"})


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link of a page names a file that is there."""
    missing = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert missing == []


def test_the_scheduled_job_says_what_the_commands_know() -> None:
    """It is YAML, and click takes each of its lines that call the program."""
    text = (ROOT / "docs/how-to/scheduled-job.yml").read_text(encoding="utf-8")
    steps = yaml.safe_load(text)["jobs"]["publish"]["steps"]
    lines = [line for step in steps for line in step.get("run", "").splitlines()]
    calls = [shlex.split(line.split("||")[0])[1:] for line in lines if line.startswith("migpubs ")]
    assert ["check", "check-links", "build"] == [name for name, *_ in calls]
    for name, *words in calls:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        command.make_context(name, words, resilient_parsing=True)
