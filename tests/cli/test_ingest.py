"""``migpubs ingest``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from migpubs.catalogue import folder

if TYPE_CHECKING:
    import pytest

    from tests.cli.conftest import Run

LIST = "List of 2023\n\nTitle\tPublisher\nHome truths\tILO\nNeeds (MYA)\tILO\n\nbye\n"


def make(small: Path, text: str = LIST) -> str:
    path = small.parent / "list.txt"
    path.write_text(text, encoding="utf-8")
    return path.name


def test_rows_are_shown_with_their_questions(run: Run, small: Path) -> None:
    """A table of rows; what was not understood, and how many ask something, on stderr."""
    result = run("ingest", make(small))
    assert [
        "row\ttitle\tstatus\tquestions",
        "1\tHome truths\tread\t",
        "2\tNeeds (MYA)\tproposed\tdoes '(MYA)' belong to the title?",
    ] == result.stdout.splitlines()
    assert [
        "unread: line 7: bye",
        "list.txt: 2 rows, 1 to look at",
        "decide on them with `migpubs review`",
    ] == result.stderr.splitlines()


def test_a_record_like_a_row_is_shown(run: Run, small: Path) -> None:
    """A row that the catalogue may have already is one to look at."""
    result = run("ingest", make(small, "Title\tPublisher\nMake [Learning] Count\tUNICEF\n"))
    assert result.stdout.endswith("\tthe catalogue has unicef-th-2023-learning\n")
    assert "list.txt: 1 row, 1 to look at\n" in result.stderr


def test_a_row_that_was_printed_is_shown_with_its_record(run: Run, small: Path) -> None:
    """The words of the row decide, also where the record has another title."""
    file = small / "publications" / "2023.yaml"
    text = file.read_text(encoding="utf-8").replace("Precarious pathways", "Paths of workers")
    file.write_text(text, encoding="utf-8")
    row = "Title\tAuthor\tPublisher\nPrecarious path- ways (ilo.org)\tILO\tILO\n"
    assert "the catalogue has ilo-2023-pathways\n" in run("ingest", make(small, row)).stdout


def test_what_is_only_proposed_is_named(run: Run, small: Path) -> None:
    """A row to look at says what to look at, also where nothing is asked."""
    row = "Title\tLanguage\tPublisher\nHomes\tThai; English (executive summary)\tILO\n"
    result = run("ingest", make(small, row))
    assert result.stdout.endswith("1\tHomes\tread\tonly proposed: languages\n")


def test_the_next_step_names_the_review(run: Run, small: Path) -> None:
    """A review that was written to a file comes back in that file."""
    result = run("ingest", make(small), "-o", "review.csv")
    assert result.stderr.endswith("decide on them with `migpubs review review.csv`\n")


def test_json(run: Run, small: Path) -> None:
    """The published shape."""
    found = json.loads(run("ingest", make(small), "--json", "--listed", "2024").stdout)
    assert (2024, "Home truths") == (found["listed"], found["rows"][0]["fields"]["title"]["value"])


def test_strict_fails_while_anything_is_open(run: Run, small: Path) -> None:
    """Exit 1; 0 where nothing asks."""
    assert 1 == run("ingest", make(small), "--strict").exit_code
    assert 0 == run("ingest", make(small, "Title\tPublisher\nA home\tILO\n"), "--strict").exit_code


def test_many_unread_lines_are_counted(run: Run, small: Path) -> None:
    """Ten are shown."""
    result = run("ingest", make(small, "\n\n".join(f"words {number} here" for number in range(13))))
    assert "unread: 3 more lines, see --json" in result.stderr


def test_a_file_that_is_not_there(run: Run) -> None:
    """One line, exit 1."""
    result = run("ingest", "nothing.docx")
    assert (1, "migpubs: nothing.docx: No such file or directory\n") == (
        result.exit_code,
        result.stderr,
    )


def test_a_file_that_cannot_be_read(run: Run, small: Path) -> None:
    """One line that says why and what would be right, exit 1; an unknown medium is usage."""
    (small.parent / "a.txt").write_bytes("คู่มือ".encode("cp874"))
    result = run("ingest", "a.txt")
    assert 1 == result.exit_code
    assert "a.txt: line 1: this is not UTF-8 text" in result.stderr
    assert 0 == run("ingest", "a.txt", "--encoding", "cp874").exit_code
    assert 2 == run("ingest", "a.txt", "--from", "odt").exit_code


def test_a_saved_page(run: Run, small: Path) -> None:
    """One publication, with the address where it was found."""
    (small.parent / "page.html").write_text('<meta name="citation_title" content="Home truths">')
    result = run("ingest", "--html", "page.html", "https://example.org/1", "--json")
    [row] = json.loads(result.stdout)["rows"]
    assert ("Home truths", "https://example.org/1") == (
        row["fields"]["title"]["value"],
        row["fields"]["url"]["value"],
    )


def test_an_address_that_must_not_be_asked(run: Run) -> None:
    """The one door to the web refuses; exit 1."""
    result = run("ingest", "http://127.0.0.1:9/x")
    assert (1, "") == (result.exit_code, result.stdout)
    assert "127.0.0.1" in result.stderr


def test_nothing_to_read(run: Run) -> None:
    """Is wrong usage."""
    assert 2 == run("ingest").exit_code


def test_without_a_row_there_is_nothing_to_decide(run: Run, small: Path) -> None:
    """A text that lists nothing says so, and nothing waits for review."""
    said = "unread: line 1: hello\nlist.txt: no publications were found\n"
    assert said == run("ingest", make(small, "hello")).stderr
    assert "nothing waits for review: ingest a list\n" == run("review").stderr


def test_a_catalogue_that_is_read_only_keeps_no_review(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next step is a catalogue of one's own, not a review that has nothing."""
    monkeypatch.setattr(folder, "installed", lambda: Path(small.name))
    assert "`migpubs init`" in run("ingest", make(small)).stderr.splitlines()[-1]
    assert not (small / ".state" / "intake").exists()
