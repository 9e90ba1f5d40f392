"""``migpubs import``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NEW = "@report{k, author={{ILO}}, title={New}, institution={ILO}, date={2020}, publisher={ILO}}\n"
CHANGED = "@report{ilo-2023-pathways, title={Precarious routes}, place={X}}\n"


def test_nothing_is_written_without_accept(run: Run, small: Path) -> None:
    """The table says what each record is, both values where they differ."""
    (small.parent / "in.bib").write_text(NEW + CHANGED, encoding="utf-8")
    before = {path: path.read_bytes() for path in small.glob("**/*.yaml")}
    done = run("import", "biblatex", "in.bib")
    assert 0 == done.exit_code
    assert done.stderr.endswith("nothing is written; --accept new, changed or all does it\n")
    lines = done.stdout.splitlines()
    assert "new\tk\t\t\tNew" == lines[1]
    assert (
        "changed\tilo-2023-pathways\ttitle\ten: Precarious pathways\ten: Precarious routes" in lines
    )
    assert "loss: in.bib:2: place: not read (1 record)" in done.stderr
    assert before == {path: path.read_bytes() for path in small.glob("**/*.yaml")}


def test_what_is_accepted_is_written(run: Run, small: Path) -> None:
    """``--accept all`` writes new and changed records; ``-n`` writes nothing all the same."""
    (small.parent / "in.bib").write_text(NEW + CHANGED, encoding="utf-8")
    assert "wrote" not in run("import", "biblatex", "in.bib", "-n", "--accept", "all").stderr
    done = run("import", "biblatex", "in.bib", "--accept", "all", "--listed", "2567")
    assert "wrote 2 records: ilo-2020-new, ilo-2023-pathways" in done.stderr
    assert ["ilo-2020-new", "ilo-2023-pathways"] == [
        line.partition("\t")[0] for line in run("list", "--listed", "2024").stdout.splitlines()[1:]
    ]
    assert "Precarious routes" in run("list").stdout


def test_json_and_every_kind_of_value(run: Run, small: Path) -> None:
    """``--json`` gives status, matches, differences and the record."""
    text = (
        "@report{ilo-2023-pathways, author={{UNICEF} and Doe, Jo}, title={Precarious pathways},"
        " subtitle={Migration patterns of Lao workers}, doi={10.1/x}, url={https://b.org/},"
        " langid={thai}, date={2024}, institution={UNICEF}}"
    )
    (small.parent / "in.bib").write_text(text, encoding="utf-8")
    (found,) = json.loads(run("import", "biblatex", "in.bib", "--json").stdout)
    assert "changed" == found["status"]
    theirs = {each["field"]: each["theirs"] for each in found["differences"]}
    assert {
        "contributions": "UNICEF; Jo Doe",
        "texts": "th",
        "publishers": "UNICEF",
        "issued": "2024",
        "links": "https://b.org/",
        "identifiers": "10.1/x",
    } == theirs
    assert "ilo-2023-pathways" == found["record"]["id"]


def test_errors_in_the_file_exit_1(run: Run, small: Path) -> None:
    """A key that is there twice is an error, and can be recovered on request."""
    (small.parent / "in.bib").write_text("@misc{a, title={A}}\n@misc{a, title={B}}\n")
    done = run("import", "biblatex", "in.bib")
    assert 1 == done.exit_code
    assert "in.bib:2: a: the key 'a' is there twice" in done.stderr
    assert 0 == run("import", "biblatex", "in.bib", "-n").exit_code
    assert "a-b" in run("import", "biblatex", "in.bib", "--recover").stdout


def test_a_format_that_is_not_read_is_wrong_usage(run: Run, small: Path) -> None:
    """Word's sources are only written, and nothing that is only written is proposed."""
    (small.parent / "x.xml").write_text("<x/>")
    assert 2 == run("import", "word-sources", "x.xml").exit_code
    assert "jsonld" not in (said := run("import", "foo", "x.xml").stderr.replace("-", ""))
    assert "jsonl)" in said


def test_a_file_without_records_says_so(run: Run, small: Path) -> None:
    """An empty answer is told from one that was not given."""
    (small.parent / "in.bib").touch()
    assert "warning: in.bib: this file is empty\n" == run("import", "biblatex", "in.bib").stderr


def test_a_record_that_may_be_one_of_ours(run: Run, small: Path) -> None:
    """It is said how it is taken in, for it never is by itself."""
    text = "@report{other, title={Precarious pathways: Migration patterns of Lao workers}}"
    (small.parent / "in.bib").write_text(text, encoding="utf-8")
    done = run("import", "biblatex", "in.bib", "--accept", "all")
    assert done.stdout.splitlines()[1].startswith("possible-duplicate\tother\t\tilo-2023-pathways")
    assert "possible duplicates are never written" in done.stderr
    assert "wrote 0 records: none" in done.stderr


def test_an_option_of_another_format_is_refused(run: Run, small: Path) -> None:
    """Only BibTeX has keys that are there twice."""
    (small.parent / "x.csv").write_text("title\nA\n")
    done = run("import", "csv", "x.csv", "--recover")
    assert (2, "migpubs: csv knows no recover (that is for biblatex, bibtex)\n") == (
        done.exit_code,
        done.stderr,
    )
