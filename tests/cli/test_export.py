"""``migpubs export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs import Catalogue, export

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_data_go_to_stdout_and_losses_to_stderr(run: Run) -> None:
    """What the format cannot carry is said once a field."""
    done = run("export", "biblatex", "--listed", "2023")
    assert done.exit_code == 0
    assert done.stdout.startswith("@report{ilo-2023-pathways,\n")
    assert "loss: themes: not kept" in done.stderr


def test_a_script_gets_the_same(run: Run) -> None:
    """Titles of works that are not chosen come from the catalogue they were chosen from."""
    catalogue = Catalogue.load()
    (shipped,) = catalogue.select("ohchr-2023-borders-principles-th")
    (target,) = (each.target for each in shipped.relations if each.kind == "translation-of")
    assert catalogue[target].full_title() in export("ris", catalogue.select(shipped.id))
    assert catalogue[target].full_title() not in export("ris", [shipped])
    assert run("export", "ris").stdout == export("ris", Catalogue.load("small").select())


def test_a_file_is_written_as_a_whole(run: Run, tmp_path: Path) -> None:
    """``-o`` names the file."""
    path = tmp_path / "out.json"
    done = run("export", "csl-json", "-o", str(path))
    assert "" == done.stdout
    assert path.read_text(encoding="utf-8").startswith("[\n{\n")


def test_an_unknown_format_is_wrong_usage(run: Run) -> None:
    """Exit code 2, and the format that was meant."""
    done = run("export", "biblatx")
    assert (2, "migpubs: unknown format 'biblatx' (did you mean 'biblatex'?)\n") == (
        done.exit_code,
        done.stderr,
    )


@pytest.mark.parametrize(
    ("name", "file", "right"),
    [
        ("xlsx", "a.csv", "a file of xlsx ends in .xlsx"),
        ("csl-json", "a.docx", "ends in .json; `migpubs reading-list` writes documents"),
    ],
)
def test_a_file_is_not_named_for_another_format(
    run: Run, tmp_path: Path, name: str, file: str, right: str
) -> None:
    """No program would open it; an ending that says nothing is taken."""
    result = run("export", name, "-o", str(tmp_path / file))
    assert (2, True) == (result.exit_code, right in result.stderr)
    assert not (tmp_path / file).exists()
    assert 0 == run("export", "bibtex", "-o", str(tmp_path / "a.bib")).exit_code
    assert 0 == run("export", "csl-json", "-o", str(tmp_path / "a.txt")).exit_code


def test_options_reach_the_formats_that_know_them(run: Run) -> None:
    """One that a format does not know is refused with the name of one that does."""
    assert run("export", "csv", "--bom").stdout.startswith("\ufeffid,")
    done = run("export", "ris", "--bom")
    assert (2, "migpubs: ris knows no bom (that is for csv)\n") == (done.exit_code, done.stderr)


def test_the_preamble_that_thai_needs(run: Run) -> None:
    """LaTeX sets Thai with a font and line breaks of its own."""
    assert "XeTeXlinebreaklocale" in run("export", "biblatex", "--preamble").stdout


def test_a_format_that_is_not_latex_has_no_preamble(run: Run) -> None:
    """The line names those that have one."""
    done = run("export", "csv", "--preamble")
    assert (2, "migpubs: csv has no preamble (that is for biblatex, bibtex)\n") == (
        done.exit_code,
        done.stderr,
    )
