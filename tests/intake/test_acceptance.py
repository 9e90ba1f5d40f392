"""From accepted rows to the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue
from migpubs.errors import MigpubsError, ParseError
from migpubs.intake import acceptance, review

if TYPE_CHECKING:
    from pathlib import Path
from tests.intake.desk import LIST, begin, with_verdicts


def test_accepted_rows_become_records(base: Path) -> None:
    """Record, new body, row of the annex and change log; the catalogue reads them back."""
    waiting = begin(base)
    said = acceptance.settle(base, with_verdicts(waiting, "accept", "accept"))
    assert (
        "2 rows added to the annex; new records: ilo-2024-home-truths, ilo-2024-guidelines-work;"
        " new bodies: rapid-asia" == said
    )
    catalogue = Catalogue.load(base)
    first = catalogue["ilo-2024-home-truths"]
    assert ("May", "George") == (first.authors[0].family, first.authors[0].given)
    assert ["ilo", "rapid-asia"] == [body.id for body in first.publishers]
    assert ("2024", ("th",), "https://a.org/1") == (str(first.issued), first.languages, first.url)
    assert "2024/1" == first.sources[0].annex
    assert catalogue["ilo-2024-guidelines-work"].texts[0].translated


def test_what_was_carried_out_is_not_done_again(base: Path) -> None:
    """The rest of a list can be decided later."""
    acceptance.settle(base, with_verdicts(begin(base), "accept"))
    [waiting] = review.waiting(Catalogue.load(base))[1]
    said = acceptance.settle(base, with_verdicts(waiting, "", "accept"))
    assert "1 row added to the annex; new records: ilo-2024-guidelines-work" == said


def test_rows_that_the_annex_has_are_not_added_again(base: Path) -> None:
    """However their lines are cut."""
    acceptance.settle(base, with_verdicts(begin(base), "accept", "accept"))
    again = begin(base, LIST.replace("Guide- ", "Guide"), "again.txt")
    said = acceptance.settle(base, with_verdicts(again, "accept", "accept", "accept"))
    assert "1 row added to the annex; new records: ilo-2024" in said
    assert said.endswith("; 2 rows listed before")


def test_a_record_that_is_not_there_cannot_be_matched(base: Path) -> None:
    """Nothing is written."""
    waiting = begin(base)
    matched = review.decided(waiting.items[0], "accept", "nothing")
    with pytest.raises(ParseError, match=r"row 1: Same as: unknown publication 'nothing'"):
        acceptance.settle(base, review.replaced(waiting, 0, matched))
    assert not (base / "annexes").exists()


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("publishers", "May, George", "row 1: Publishers: 'George May' is a person"),
        (
            "authors",
            "Rapid",
            r"row 1: Authors: 'Rapid' is not in the list of bodies \(write",
        ),
    ],
)
def test_names_must_be_clear(base: Path, field: str, line: str, words: str) -> None:
    """A publisher is a body, and a new body is marked as one."""
    waiting = begin(base)
    item = review.decided(review.changed(waiting.items[0], **{field: line}), "accept")
    with pytest.raises(MigpubsError, match=words):
        acceptance.settle(base, review.replaced(waiting, 0, item))


def test_a_department_with_its_ministry_is_no_person(base: Path) -> None:
    """``DCY, MSDHS`` is the department, though a person is written with a comma, too."""
    with (base / "bodies.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: msdhs, name: Ministry, acronym: MSDHS}\n")
        file.write("- {id: dcy, name: Department, acronym: DCY, parent: msdhs}\n")
    waiting = begin(base)
    item = review.changed(waiting.items[0], publishers="DCY, MSDHS", authors="DCY, MSDHS")
    acceptance.settle(base, review.replaced(waiting, 0, review.decided(item, "accept")))
    [record] = Catalogue.load(base).in_annex(2024)
    assert ["dcy"] == [each.id for each in record.publishers]
    assert ["dcy"] == [getattr(each, "id", "") for each in record.authors]


@pytest.mark.parametrize(
    ("word", "kind", "genre"), [("Guide", "guide", ""), ("policy note", "document", "policy note")]
)
def test_a_kind_is_a_kind(base: Path, word: str, kind: str, genre: str) -> None:
    """A word of the list of kinds says the kind; any other is the work's own word."""
    waiting = begin(base)
    item = review.decided(review.changed(waiting.items[0], genre=word), "accept")
    acceptance.settle(base, review.replaced(waiting, 0, item))
    [record] = Catalogue.load(base).in_annex(2024)
    assert (kind, genre) == (record.kind, record.genre)


def test_all_fields_reach_the_record(base: Path) -> None:
    """Identifiers, series, kind and whole names; a Thai body and title under their language."""
    waiting = begin(base)
    item = review.changed(
        waiting.items[2],
        authors=(
            "Suu,; [มูลนิธิแรงงาน]; [International Labour Organization]; [Rapid-Asia]; [Rapid Asia]"
        ),
        identifiers="isbn 9789290682523; doi 10.1234/a; doi 10.1234/b",
        series="Blue",
        genre="e-learning course",
        texts="th; en (summary)",
    )
    waiting = review.replaced(waiting, 2, review.decided(item, "accept"))
    acceptance.settle(base, waiting)
    catalogue = Catalogue.load(base)
    [record] = catalogue.in_annex(2024)
    assert ("course", "e-learning course", "Blue") == (
        record.kind, record.genre, record.relations[0].title,
    )  # fmt: skip
    assert ["9789290682523", "10.1234/a", "10.1234/b"] == [i.value for i in record.identifiers]
    assert ("th", "คู่มือแรงงาน") == (record.title_language, record.title.text("th"))
    assert ["summary"] == [text.extent for text in record.texts[1:]]
    assert ["Suu", "มูลนิธิแรงงาน", "ilo", "rapid-asia", "rapid-asia-b"] == [
        str(who) if who.__class__.__name__ == "Person" else who.id if who.name.get("en") else
        who.name.text("th") for who in record.authors
    ]  # fmt: skip


def test_rows_stand_as_they_are_printed(base: Path) -> None:
    """Whenever they are accepted; sources still name their own rows."""
    acceptance.settle(base, with_verdicts(begin(base), "", "accept", "", "accept"))
    acceptance.settle(base, with_verdicts(begin(base), "accept", "", "accept"))
    catalogue = Catalogue.load(base)
    assert ["Home truths", "Guide- lines on work (Thai translation)", "คู่มือแรงงาน"] == [
        row.cells[0] for row in catalogue.annexes[2024].rows[:3]
    ]
    for number, row in enumerate(catalogue.annexes[2024].rows, start=1):
        [record] = row.records
        assert [f"2024/{number}"] == [each.annex for each in catalogue[record].sources]


def test_rows_in_brackets_stay_as_they_came(base: Path) -> None:
    """They cannot be moved without writing them anew."""
    (base / "annexes").mkdir()
    annex = "year: 2024\ncolumns: [Title]\nrows: []\n"
    (base / "annexes/2024.yaml").write_text(annex, encoding="utf-8")
    acceptance.settle(base, with_verdicts(begin(base), "", "accept"))
    path = base / "annexes/2024.yaml"
    [row] = Catalogue.load(base).annexes[2024].rows
    flow = f'rows: [{{cells: ["{row.cells[0]}"], records: {[*row.records]}, note: "{row.note}"}}]\n'
    path.write_text(f"year: 2024\ncolumns: [Title]\n{flow}", encoding="utf-8")
    acceptance.settle(base, with_verdicts(begin(base), "accept"))
    cells = [each.cells[0] for each in Catalogue.load(base).annexes[2024].rows]
    assert ["Guide- lines on work (Thai translation)", "Home truths"] == cells


def test_the_printed_annex_fills_the_one_in_the_making(base: Path) -> None:
    """A row that was never printed gets the cells that now are; none is there twice."""
    (base / "annexes").mkdir()
    annex = "year: 2024\nrows:\n- records: [ilo-2023-pathways]  # first\n"
    (base / "annexes/2024.yaml").write_text(annex, encoding="utf-8")
    waiting = begin(base)
    matched = review.decided(waiting.items[3], "accept", "ilo-2023-pathways")
    said = acceptance.settle(base, review.replaced(waiting, 3, matched))
    assert "0 rows added to the annex; new records: none; 1 row of the annex filled in" == said
    [row] = Catalogue.load(base).annexes[2024].rows
    assert ("Precarious pathways: Migration patterns of Lao workers", ("ilo-2023-pathways",)) == (
        row.cells[0], row.records,
    )  # fmt: skip
    assert "  # first\n" in (base / "annexes/2024.yaml").read_text(encoding="utf-8")


def test_the_report_year_must_be_known(base: Path) -> None:
    """Named on the command line where the list has none."""
    waiting = with_verdicts(begin(base, LIST.replace("Publications of 2024", "List")), "accept")
    with pytest.raises(MigpubsError, match="--listed YEAR"):
        acceptance.settle(base, waiting)
    assert "1 row added" in acceptance.settle(base, waiting, 2025)
    assert 2025 == Catalogue.load(base).annex(2025).year
