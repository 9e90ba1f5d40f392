"""What the shell completes, in the shells themselves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.shell_completion import ShellComplete

from migpubs.cli import main, words
from tests.conftest import program

if TYPE_CHECKING:
    from tests.cli.conftest import Run

BIN = Path(sys.executable).parent
NAMES = "invalid value for '--names'"
SHORT_OR_FULL = "is not one of 'short', 'full'"


def completed(small: Path, *arguments: str) -> list[str]:
    """Return what completes the last of some words."""
    shell = ShellComplete(main, {}, "migpubs", "_MIGPUBS_COMPLETE")
    before, last = ["--catalogue", str(small), *arguments[:-1]], arguments[-1]
    return [item.value for item in shell.get_completions(before, last)]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["sh"], ["show"]),
        (["list", "--pub"], ["--publisher"]),
        (["show", "ilo"], ["ilo-2023-pathways"]),
        (["cite", "ilo-2023-pathways", "unicef-th"], ["unicef-th-2023-learning"]),
        (["list", "--publisher", "UNI"], ["unicef", "unicef-thailand"]),
        (["list", "--theme", "n"], ["network-2023:2"]),
        (["list", "--listed", ""], ["2023"]),
        (["list", "--issued", "2"], ["2023"]),
        (["list", "--kind", "repor"], ["report"]),
        (["list", "--language", "th"], ["th"]),
        (["export", "bib"], ["biblatex", "bibtex"]),
        (["import", "word"], []),
        (["annex", "20"], ["2023"]),
        (["annex", "2023", "--to", "doc"], ["docx"]),
        (["annex", "2023", "--sort", "author,t"], ["author,title"]),
        (["annex", "2023", "--columns", "lin"], ["link"]),
        (["reading-list", "--group-by", "publisher,l"], ["publisher,language"]),
        (["cite", "x", "--style", "io"], ["iom"]),
        (["rename", "unicef"], ["unicef-th-2023-learning"]),
        (["ingest", "--from", "p"], ["pdf"]),
    ],
)
def test_words_are_completed(small: Path, arguments: list[str], expected: list[str]) -> None:
    """Commands, options, and words out of the catalogue and the closed lists."""
    assert expected == [each for each in completed(small, *arguments) if each in expected]
    assert not expected or len(expected) <= len(completed(small, *arguments)) <= 20


def test_a_damaged_catalogue_completes_what_can_be_read(small: Path) -> None:
    """The shell shows no problem; what is not concerned is completed."""
    (small / "publications" / "2024.yaml").write_text("- id: x\n  titel: y\n", encoding="utf-8")
    assert ["ilo-2023-pathways"] == completed(small, "show", "ilo")
    assert [] == completed(small.parent / "nowhere", "show", "ilo")


@pytest.mark.parametrize(
    ("typed", "expected"), [("2023", 2023), ("2566", 2023), ("๒๕๖๖", 2023), ("พ.ศ. 2566", 2023)]
)
def test_a_year_is_read_as_people_write_it(typed: str, expected: int) -> None:
    """Also of the Buddhist era and in Thai digits."""
    assert expected == words.LISTED.convert(typed, None, None)


@pytest.mark.parametrize("typed", ["abc", "2023-05", ""])
def test_what_is_no_year_is_refused(typed: str) -> None:
    """With what would be right."""
    with pytest.raises(click.BadParameter, match="is not a year; write it as 2023"):
        words.LISTED.convert(typed, None, None)


def test_the_buddhist_year_selects(run: Run) -> None:
    """On every command that takes a year."""
    assert run("list", "--listed", "2566").stdout == run("list", "--listed", "2023").stdout
    assert "2023" in run("annex", "๒๕๖๖").stdout
    assert 2 == run("annex", "last").exit_code


SCRIPTS = {
    "bash": """
source ./source
COMP_WORDS=(migpubs show ilo) COMP_CWORD=2
_migpubs_completion migpubs
echo $COMPREPLY
""",
    "fish": """
source ./source
complete -C "migpubs show ilo"
""",
    "zsh": """
zmodload zsh/zpty
zpty -b z 'zsh -f -i'
zpty -w z "autoload -U compinit; compinit -u -D; source ./source; print RE''ADY"
zpty -r z ready '*READY*'
zpty -n -w z $'migpubs show ilo\\t'
zpty -r z filled '*pathways*'
print -r -- $filled
""",
}


def in_shell(shell: str, small: Path) -> str:
    """Return what a shell shows after Tab."""
    environment = os.environ | {
        "PATH": f"{BIN}:{os.environ['PATH']}",
        "MIGPUBS_CATALOGUE": str(small),
        "TERM": "xterm",
    }
    asked = environment | {"_MIGPUBS_COMPLETE": f"{shell}_source"}
    made = subprocess.run([BIN / "migpubs"], env=asked, capture_output=True, text=True, check=True)
    (small.parent / "source").write_text(made.stdout)
    done = subprocess.run(
        [program(shell), "-c", SCRIPTS[shell]],
        env=environment,
        cwd=small.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout


def test_bash_completes_a_key(small: Path) -> None:
    """The function that `bash_source` prints fills in the key."""
    assert "ilo-2023-pathways" == in_shell("bash", small).strip()


@pytest.mark.outside
@pytest.mark.parametrize("shell", ["fish", "zsh"])
def test_other_shells_complete_a_key(small: Path, shell: str) -> None:
    """Fish and zsh fill it in on Tab, as the how-to has them set up."""
    assert "ilo-2023-pathways" in in_shell(shell, small)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("lst", "no such command 'lst'; did you mean 'list'?"),
        ("list --listd 1", "migpubs list has no option '--listd' (did you mean '--listed'?)"),
        ("list --kind reprot", "unknown kind 'reprot' (did you mean 'report'?)"),
        ("list --language Thia", "unknown language 'Thia' (did you mean 'Thai'?)"),
        ("list --theme network:2", "unknown theme 'network:2' (did you mean 'network-2023:2'?)"),
        ("export ris2", "unknown format 'ris2' (did you mean 'ris'?)"),
        ("export ris --joint-publishers list", "ris knows no joint publishers (that is for bib"),
        ("import ris2 none", "unknown format 'ris2' (did you mean 'ris'?)"),
        ("import json-ld none", "unknown format 'json-ld' (it is only written; read are biblatex"),
        ("annex 2023 --to dox", "unknown medium 'dox' (did you mean 'docx'?)"),
        ("annex 2023 -o a.dox", "unknown ending '.dox' (did you mean '.docx'?)"),
        ("annex 2023 --columns titel", "unknown column 'titel' (did you mean 'title'?)"),
        ("annex 2023 --sort titel", "unknown order 'titel' (did you mean 'title'?)"),
        ("annex 2023 --group-by thme", "unknown grouping 'thme' (did you mean 'theme'?)"),
        ("annex 2023 --names ful", f"{NAMES}: 'ful' {SHORT_OR_FULL}; did you mean 'full'?"),
        ("annex 2023 --names x", f"{NAMES}: 'x' {SHORT_OR_FULL} (see migpubs annex -h)"),
        ("reading-list --style unn", "unknown style 'unn' (did you mean 'un'?"),
        ("ingest list.csv --from cvs", "unknown medium 'cvs' (did you mean 'csv'?)"),
        ("ingest list.csv -o a.xslx", "unknown ending '.xslx' (did you mean '.xlsx'?)"),
    ],
)
def test_of_a_wrong_word_it_is_said_what_was_meant(
    run: Run, tmp_path: Path, arguments: str, expected: str
) -> None:
    """In one line, whatever kind of word it is, before any file is read or written; exit 2."""
    (tmp_path / "list.csv").write_text("Title,Publisher\nHome truths,ILO\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    told = run(*arguments.split())
    assert expected == told.stderr.removeprefix("migpubs: ")[: len(expected)]
    assert (2, 1) == (told.exit_code, told.stderr.count("\n"))
    assert before == sorted(tmp_path.rglob("*"))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("show ilo-2023-pathway", "publication 'ilo-2023-pathway' (did you mean 'ilo-2023-path"),
        ("list --publisher UNICEFF", "body 'UNICEFF' (did you mean 'UNICEF'?)"),
        ("list --publisher nowhere", "body 'nowhere' (one of ilo, unicef, unicef-thailand, ILO"),
        ("list --author nobody", "author 'nobody' (no author of the catalogue has it in the name)"),
    ],
)  # fmt: skip
def test_of_an_unknown_record_it_is_said_which_was_meant(
    run: Run, arguments: str, expected: str
) -> None:
    """Or where all are; exit 1, for the words are right, and another catalogue may have it."""
    told = run(*arguments.split())
    assert f"migpubs: unknown {expected}" in told.stderr
    assert (1, 1) == (told.exit_code, told.stderr.count("\n"))
