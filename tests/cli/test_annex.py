"""``migpubs annex`` writes the table in every medium, or says in one line why not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import docx
import pytest

from migpubs import documents
from migpubs.documents.comparison import Difference

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_text_is_for_the_terminal(run: Run) -> None:
    """Without -o and --to the annex is plain text."""
    done = run("annex", "2023")
    assert 0 == done.exit_code
    assert "Title" in done.stdout


def test_verbatim(run: Run) -> None:
    """--verbatim shows the cells as they were printed."""
    done = run("annex", "2023", "--to", "tsv", "--verbatim")
    assert "Title\tAuthor\tPublisher/Agency" == done.stdout.splitlines()[0]


@pytest.mark.parametrize(
    ("start", "name"), [(b"PK", "a.docx"), (b"%PDF", "a.pdf"), (b"<!DOCTYPE html>", "a.html")]
)
def test_the_ending_means_the_medium(start: bytes, name: str, run: Run, tmp_path: Path) -> None:
    """-o FILE writes what the ending says."""
    path = tmp_path / name
    done = run("annex", "2023", "-o", str(path), "--acronyms", "--show-gaps", "--landscape")
    assert 0 == done.exit_code, done.stderr
    assert path.read_bytes().startswith(start)
    assert f"wrote {path}" in done.stderr


def test_choices(run: Run) -> None:
    """Columns, order, groups, names and language are chosen with words and commas."""
    done = run(
        *("annex", "2023", "--to", "markdown", "--lang", "th", "--columns", "number, title,date"),
        *("--sort", "title,date", "--group-by", "year, language", "--names", "full"),
        "--from-records",
    )
    assert 0 == done.exit_code, done.stderr
    assert "| ลำดับ | ชื่อเรื่อง | วันที่ |" in done.stdout


@pytest.mark.parametrize(
    ("code", "message", "arguments"),
    [
        (1, "unknown annex year '1999'", ["1999"]),
        (2, "unknown medium 'x' (one of docx, pdf,", ["2023", "--to", "x"]),
        (2, "unknown ending '.x'", ["2023", "-o", "a.x"]),
        (2, "unknown column 'x' (one of title,", ["2023", "--columns", "x"]),
        (2, "unknown order 'titel' (did you mean 'title'?)", ["2023", "--sort", "titel"]),
        (2, "unknown grouping 'x' (one of publisher,", ["2023", "--group-by", "x"]),
        (2, "exclude each other", ["2023", "--verbatim", "--from-records"]),
        (2, "does not exist", ["2023", "--template", "none.docx"]),
    ],
)
def test_wrong_words(code: int, message: str, arguments: list[str], run: Run) -> None:
    """One line says what is wrong; nothing is written."""
    done = run("annex", *arguments)
    assert (code, "") == (done.exit_code, done.stdout)
    assert message in done.stderr


def test_a_template_that_is_none(run: Run, tmp_path: Path) -> None:
    """A file that is no Word file is named, and nothing is written."""
    path, template = tmp_path / "a.docx", tmp_path / "t.docx"
    template.write_text("x", encoding="utf-8")
    done = run("annex", "2023", "-o", str(path), "--template", str(template))
    assert 1 == done.exit_code
    assert "this is not a Word file" in done.stderr
    assert not path.exists()


def test_compare(run: Run, tmp_path: Path) -> None:
    """A cleared file is compared cell by cell; what no record can take is said."""
    path = tmp_path / "cleared.docx"
    run("annex", "2023", "-o", str(path))
    assert (
        "state\trow\tcolumn\tours\ttheirs\twho\n"
        == run("annex", "2023", "--compare", str(path)).stdout
    )
    word = docx.Document(str(path))
    word.tables[0].cell(2, 1).text = "Somebody"
    word.save(str(path))
    shown = run("annex", "2023", "--compare", str(path))
    assert shown.stderr.endswith("1 of 1 changes: make them with --accept\n")
    done = run("annex", "2023", "--compare", str(path), "--accept")
    assert "changed\t2\tauthor\tUNICEF Thailand\tSomebody\t" == done.stdout.splitlines()[1]
    assert "change it by hand" in done.stderr
    assert done.stderr.endswith("0 of 1 changes made in the records\n")
    found = json.loads(run("annex", "2023", "--compare", str(path), "--json").stdout)
    assert ["Somebody"] == [each["theirs"] for each in found]


def test_accept_needs_a_file(run: Run) -> None:
    """Without ``--compare`` there is nothing to accept; it is not passed over in silence."""
    result = run("annex", "2023", "--accept")
    expected = "--accept needs --compare FILE, the file that came back"
    assert (2, True) == (result.exit_code, expected in result.stderr)


def test_pending_changes_have_a_next_step(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change that nobody accepted is counted apart: only Word can settle it."""
    path = tmp_path / "cleared.docx"
    run("annex", "2023", "-o", str(path))
    pending = Difference(state="pending", row=1, column="title", ours="a", theirs="b", who=("Ana",))
    monkeypatch.setattr(documents, "compare", lambda *_: [pending])
    done = run("annex", "2023", "--compare", str(path))
    said = "1 pending: accept or reject them in Word, then compare again\n"
    assert said == done.stderr
