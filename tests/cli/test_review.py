"""``migpubs review``."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from migpubs.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.cli.conftest import Run

LIST = (
    "List of 2024\n\nTitle\tPublisher\nHome truths\tILO\nSong- sukkai things\tRapid Asia\n"
    "Make [Learning] Count\tUNICEF\n"
)


@pytest.fixture
def base(run: Run, small: Path) -> Path:
    (small.parent / "list.txt").write_text(LIST, encoding="utf-8")
    assert 0 == run("ingest", "list.txt").exit_code
    return small


def walk(base: Path, *answers: str) -> Result:
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(main, ["--catalogue", str(base), "review"], input=typed)


def ids(base: Path) -> list[str]:
    result = CliRunner().invoke(main, ["--catalogue", str(base), "list", "--listed", "2024"])
    return [line.split("\t")[0] for line in result.stdout.splitlines()[1:]]


def test_rows_are_walked_through(base: Path) -> None:
    """Printed and proposed side by side, then accepted, edited and rejected."""
    result = walk(base, "a", "e", "title", "Songsukkai things", "a", "r")
    assert 0 == result.exit_code
    assert "  printed      Song- sukkai things | Rapid Asia" in result.stderr.splitlines()
    assert "  Title        Songsukkai things  (proposed)" in result.stderr.splitlines()
    assert "  asks         is 'Song- sukkai' meant as 'Songsukkai'?" in result.stderr.splitlines()
    assert result.stderr.endswith("; new bodies: rapid-asia\n0 rows open\n")
    assert ["ilo-2024-home-truths", "rapid-asia-2024-songsukkai-things"] == ids(base)


def test_leave_and_go_on_later(base: Path) -> None:
    """What was decided holds; the next walk begins at the first open row."""
    assert walk(base, "a", "q").stderr.endswith("2 rows open\n")
    result = walk(base)
    assert "-- row 1" not in result.stderr
    assert "-- row 2" in result.stderr


def test_an_interrupt_keeps_what_was_decided(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C leaves as q does."""
    answers = iter(["a\n"])

    def readline() -> str:
        for answer in answers:
            return answer
        raise KeyboardInterrupt

    stdin = SimpleNamespace(readline=readline)
    monkeypatch.setattr("migpubs.cli.review.sys", SimpleNamespace(stdin=stdin))
    done = walk(base)
    assert (0, True) == (done.exit_code, "1 row added" in done.output)


def test_all_certain_rows_at_once(base: Path) -> None:
    """They are accepted, the others stay open."""
    assert walk(base, "c").stderr.endswith("2 rows open\n")
    assert ["ilo-2024-home-truths"] == ids(base)


def test_a_record_that_is_there_is_matched(base: Path) -> None:
    """The record is shown with where it differs, and only pointed to."""
    result = walk(base, "s", "s", "m", "unicef-th-2023-learning", "a")
    assert "  catalogue    unicef-th-2023-learning: Make [Learning] Count" in result.stderr
    assert "  is           unicef-th-2023-learning" in result.stderr
    assert ["unicef-th-2023-learning"] == ids(base)


def test_the_only_likely_record_needs_no_typing(base: Path) -> None:
    """And one that is not there is refused at once, so that nothing else is lost."""
    result = walk(base, "a", "s", "m", "nothing", "m", "", "a")
    assert "! Same as: unknown publication 'nothing'" in result.stderr
    assert "Id of the record that it is (empty: unicef-th-2023-learning): " in result.stderr
    assert ["ilo-2024-home-truths", "unicef-th-2023-learning"] == ids(base)


def test_a_change_is_judged_when_it_is_made(base: Path) -> None:
    """What cannot be read is not taken; what is taken is marked as edited."""
    result = walk(base, "e", "publisher", "UNICEFF", "e", "date", "พ.ค. 2567", "a", "q")
    assert (
        "! Publishers: 'UNICEFF' is not in the list of bodies "
        "(did you mean 'UNICEF'? if not, write '[UNICEFF]' to add it)\n"
    ) in result.stderr
    assert "  Publishers   UNICEFF" not in result.stderr
    assert "  Date         พ.ค. 2567  (edited)\n" in result.stderr
    assert ["ilo-2024-home-truths"] == ids(base)


def test_what_cannot_be_accepted_is_said(base: Path) -> None:
    """With what would be right; an unknown field and action are asked again."""
    result = walk(base, "e", "colour", "x", "e", "title", "", "e", "date", "soon", "q")
    assert "! unknown field 'colour' (one of title, authors, " in result.stderr
    assert "! type one of the letters in brackets, then Enter" in result.stderr
    assert "! Title: a record needs one" in result.stderr
    assert "! Date: 'soon' is not clear; write 2023, 2023-09 or 2023-09-20" in result.stderr
    assert [] == ids(base)


def test_a_row_without_a_title_is_not_accepted(run: Run, small: Path) -> None:
    """It is said why, and the row is asked about again."""
    text = "Title,Publisher,Link\n,ILO,https://example.org/1\nHome truths,ILO,\n"
    (small.parent / "list.csv").write_text(text, encoding="utf-8")
    assert 0 == run("ingest", "list.csv", "--listed", "2024").exit_code
    result = walk(small, "a", "e", "title", "Homes", "a", "q")
    assert "! Title: a record needs one\n" in result.stderr
    assert ["ilo-2024-homes"] == ids(small)


def test_accept_certain_and_strict(run: Run, base: Path) -> None:
    """Without a question; exit 1 while anything is open."""
    result = run("review", "--accept-certain", "--strict")
    assert (1, ["ilo-2024-home-truths"]) == (result.exit_code, ids(base))


def test_a_file_that_came_back(run: Run, base: Path) -> None:
    """Written by ingest, edited by anyone, read by review."""
    assert 0 == run("ingest", "list.txt", "-o", "review.csv").exit_code
    path = base.parent / "review.csv"
    text = path.read_text(encoding="utf-8-sig").replace("1,,Home", "1,accept,Home")
    path.write_text(text, encoding="utf-8")
    result = run("review", "review.csv")
    assert "new records: ilo-2024-home-truths\n2 rows open\n" in result.stderr
    assert 2 == run("ingest", "list.txt", "-o", "review.odt").exit_code


def test_a_file_that_came_back_from_excel_in_thailand(run: Run, base: Path) -> None:
    """It saves CSV in the code page of Windows, which has to be named."""
    assert 0 == run("ingest", "list.txt", "-o", "review.csv").exit_code
    path = base.parent / "review.csv"
    text = path.read_text(encoding="utf-8-sig").replace("1,,Home truths", "1,accept,บ้าน")
    path.write_bytes(text.encode("cp874"))
    result = run("review", "review.csv")
    assert "this is not UTF-8 text (save it as UTF-8, or name its encoding" in result.stderr
    assert 0 == run("review", "review.csv", "--encoding", "cp874").exit_code
    assert "ilo-2024\tn.d.\tบ้าน\n" in run("list", "--listed", "2024").stdout


def test_json_shows_where_the_review_stands(run: Run, base: Path) -> None:
    """And decides nothing."""
    rows = json.loads(run("review", "--json").stdout)
    assert [(1, ""), (2, ""), (3, "")] == [(row["row"], row["verdict"]) for row in rows]
    assert [] == rows[1]["candidates"]
    assert base.exists()


def test_ingest_honours_what_was_decided(run: Run, base: Path) -> None:
    """The row asks no more and says what was decided."""
    walk(base, "s", "r", "q")
    found = json.loads(run("ingest", "list.txt", "--json").stdout)["rows"]
    assert ["reject"] == [row["decision"] for row in found if "decision" in row]


def test_nothing_waits(run: Run) -> None:
    """One line says what to do first."""
    assert "nothing waits for review: ingest a list\n" == run("review").stderr


def test_why_no_row_was_certain(run: Run, small: Path) -> None:
    """Where nothing could be accepted unseen, it is said why, and nothing is written."""
    text = "Title\tPublisher\nMake [Learning] Count\tUNICEF\n"
    (small.parent / "list.txt").write_text(text, encoding="utf-8")
    run("ingest", "list.txt", "--listed", "2024")
    result = run("review", "--accept-certain")
    assert [
        "no row is certain: each asks something, or the catalogue has one like it",
        "1 row open",
    ] == result.stderr.splitlines()
    assert not (small / "annexes" / "2024.yaml").exists()


def test_only_lists_that_changed_are_told_of(run: Run, small: Path) -> None:
    """A review that comes back says nothing of another list that waits."""
    for name, title in (("one.txt", "Homes"), ("two.txt", "Needs")):
        (small.parent / name).write_text(f"Title\tPublisher\n{title}\tILO\n", encoding="utf-8")
        run("ingest", name, "--listed", "2024", "-o", f"{name}.csv")
    back = small.parent / "two.txt.csv"
    back.write_text(back.read_text(encoding="utf-8").replace("1,,", "1,accept,"), encoding="utf-8")
    result = run("review", "two.txt.csv")
    assert "one.txt" not in result.stderr
    assert "two.txt: 1 row added to the annex" in result.stderr
