"""Drafts, decisions, and the catalogue after the review."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from migpubs.catalogue import Catalogue
from migpubs.errors import MigpubsError, MissingExtra, ParseError, UnknownFormat
from migpubs.intake import acceptance, conflicts, proposals, reader, review, sheets
from migpubs.intake.review import Item, Waiting

if TYPE_CHECKING:
    from pathlib import Path

LIST = """\
Publications of 2024

Title\tAuthor\tPublisher\tYear\tLanguage\tLink
Home truths\tGeorge May\tILO / Rapid Asia\t2024\tThai\thttps://a.org/1
Guide- lines on work (Thai translation)\tILO\tILO\t\t\t
คู่มือแรงงาน\tRapid Asia\tILO\t\t\t
Precarious pathways: Migration patterns of Lao workers\tILO\tILO\t2022\t\thttps://b.org/2
"""
FILES = {
    "catalogue.yaml": 'title: A small catalogue\nformat: 1\nversion: "1"\n',
    "bodies.yaml": "- id: ilo\n  name: International Labour Organization\n  acronym: ILO\n",
    "publications/2023.yaml": (
        "- id: ilo-2023-pathways\n  kind: report\n  title: Precarious pathways\n"
        "  subtitle: Migration patterns of Lao workers\n  authors: [ilo]\n  issued: 2023-08\n"
        "  links: [https://www.ilo.org/pathways]\n"
    ),
}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def begin(base: Path, text: str = LIST, name: str = "list.txt") -> Waiting:
    """Ingest a list and return it as it waits."""
    catalogue, data = Catalogue.load(base), text.encode()
    document = reader.read(data, name)
    draft = proposals.propose(document, catalogue)
    review.begin(catalogue, document, data, draft)
    return next(each for each in review.waiting(catalogue)[1] if each.draft.file == name)


def with_verdicts(waiting: Waiting, *verdicts: review.Verdict) -> Waiting:
    for number, verdict in enumerate(verdicts):
        if verdict:
            item = review.decided(waiting.items[number], verdict)
            waiting = review.replaced(waiting, number, item)
    return waiting


def test_a_list_waits_until_it_is_decided(base: Path) -> None:
    """The file is kept as it came; it goes when its last row is decided."""
    waiting = begin(base)
    assert LIST.encode() == waiting.path.read_bytes()
    assert [True] * 4 == [item.open for item in waiting.items]
    decided = with_verdicts(waiting, "reject", "reject", "reject", "reject")
    assert "nothing was accepted" == acceptance.settle(base, decided)
    assert [] == review.waiting(Catalogue.load(base))[1]


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


def test_the_annex_keeps_the_row_as_printed(base: Path) -> None:
    """Cells with their accidents, link, place, file and its SHA-256; the heading and columns."""
    acceptance.settle(base, with_verdicts(begin(base), "accept", "accept"))
    annex = Catalogue.load(base).annex(2024)
    assert ("Publications of 2024", 6) == (annex.heading, len(annex.columns))
    assert "Guide- lines on work (Thai translation)" == annex.rows[1].cells[0]
    assert ("https://a.org/1", "Link") == (
        annex.rows[0].links[0].url,
        annex.rows[0].links[0].column,
    )
    assert annex.rows[0].note.startswith("list.txt, line 4; SHA-256 ")


def test_the_change_log_stands_beside_the_annex(base: Path) -> None:
    """Each change with rule, reason, confidence and decision; a person's too."""
    waiting = with_verdicts(begin(base), "accept", "accept")
    edited = review.changed(waiting.items[1], title="Guidelines on all work")
    acceptance.settle(base, review.replaced(waiting, 1, edited))
    text = (base / "annexes" / "2024.changes.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [
        ("hyphen", "Guide- lines", "Guidelines", "certain", "applied"),
        ("language-note", "(Thai translation)", "", "certain", "applied"),
        ("edited", "Guidelines on work", "Guidelines on all work", "certain", "accepted"),
    ] == [
        (each["rule"], each["before"], each["after"], each["confidence"], each["decision"])
        for each in lines
    ]
    assert {"row", "field", "before", "after", "rule", "reason", "confidence", "decision"} <= set(
        lines[0]
    )


@pytest.mark.parametrize(
    ("title", "verdict", "decision"),
    [("Songsukkai report", "accept", "accepted"), ("Song sukkai", "accept", "rejected"),
     ("Songsukkai report", "reject", "rejected")],
)  # fmt: skip
def test_proposed_changes_are_decided_by_the_answer(
    base: Path, title: str, verdict: review.Verdict, decision: str
) -> None:
    """What stands in the accepted field was accepted."""
    waiting = begin(base, "2024\n\nTitle\tPublisher\nSong- sukkai report\tILO\n")
    item = review.decided(review.changed(waiting.items[0], title=title), verdict)
    assert decision == next(iter(acceptance.log(item, waiting.draft)))["decision"]


def test_decisions_survive(base: Path) -> None:
    """The same row in another file asks no more, with the person's changes."""
    waiting = with_verdicts(begin(base), "accept", "", "reject")
    changed = review.changed(waiting.items[0], title="Home truths of 2024")
    acceptance.settle(base, review.replaced(waiting, 0, changed))
    again = begin(base, LIST.replace("\t", "\t ").replace("Guide- ", "Guide"), "next-year.txt")
    assert ["accept", "", "reject", ""] == [item.verdict for item in again.items]
    shown = review.honoured(Catalogue.load(base), again.draft).proposals
    assert ("Home truths of 2024", "accepted", ()) == (
        shown[0].fields["title"].value,
        shown[0].fields["title"].rule,
        shown[0].flags,
    )
    assert ["accept", "", "reject", ""] == [each.plain().get("decision", "") for each in shown]
    assert [False, False, False, False] == [each.open for each in shown]


def test_next_years_list_points_to_the_same_record(base: Path) -> None:
    """A row that was accepted before is added to the other annex without a second record."""
    acceptance.settle(base, with_verdicts(begin(base), "accept", "accept"))
    later = begin(base, LIST.replace("of 2024", "of 2025"), "2025.txt")
    said = acceptance.settle(base, later)
    assert "2 rows added to the annex; new records: none" == said
    catalogue = Catalogue.load(base)
    assert catalogue.in_annex(2024)[:2] == catalogue.in_annex(2025)


def test_what_was_carried_out_is_not_done_again(base: Path) -> None:
    """The rest of a list can be decided later."""
    acceptance.settle(base, with_verdicts(begin(base), "accept"))
    [waiting] = review.waiting(Catalogue.load(base))[1]
    said = acceptance.settle(base, with_verdicts(waiting, "", "accept"))
    assert "1 rows added to the annex; new records: ilo-2024-guidelines-work" == said


def test_the_last_decision_holds(base: Path) -> None:
    """A decision that is the same is not written twice."""
    waiting = begin(base)
    for verdict in ("reject", "reject", "accept"):
        review.keep_decisions(base, waiting.draft, with_verdicts(waiting, verdict).items)
    path = base / review.FOLDER / "decisions.jsonl"
    assert 2 == len(path.read_text(encoding="utf-8").splitlines())
    assert ["accept"] == [each["verdict"] for each in review.decisions(base).values()]


def test_rows_that_the_annex_has_are_not_added_again(base: Path) -> None:
    """However their lines are cut."""
    acceptance.settle(base, with_verdicts(begin(base), "accept", "accept"))
    again = begin(base, LIST.replace("Guide- ", "Guide"), "again.txt")
    said = acceptance.settle(base, with_verdicts(again, "accept", "accept", "accept"))
    assert "1 rows added to the annex; new records: ilo-2024" in said
    assert said.endswith("; 2 rows were listed before")


def test_the_same_work_is_matched_not_merged(base: Path) -> None:
    """Side by side with the record; the row points to it, and the record stays as it is."""
    waiting = begin(base)
    item = waiting.items[3]
    assert ["ilo-2023-pathways"] == [each.id for each in item.candidates]
    assert [
        ("date", "2023-08", "2022"), ("url", "https://www.ilo.org/pathways", "https://b.org/2"),
    ] == conflicts.differences(item.candidates[0], item.answer)  # fmt: skip
    matched = review.decided(item, "accept", "ilo-2023-pathways")
    before = (base / "publications" / "2023.yaml").read_bytes()
    acceptance.settle(base, review.replaced(waiting, 3, matched))
    assert before == (base / "publications" / "2023.yaml").read_bytes()
    assert ("ilo-2023-pathways",) == Catalogue.load(base).annex(2024).rows[0].records


def test_a_record_that_is_not_there_cannot_be_matched(base: Path) -> None:
    """Nothing is written."""
    waiting = begin(base)
    matched = review.decided(waiting.items[0], "accept", "nothing")
    with pytest.raises(MigpubsError, match="row 1: Same as: there is no record 'nothing'"):
        acceptance.settle(base, review.replaced(waiting, 0, matched))
    assert not (base / "annexes").exists()


def test_persons_are_compared_by_name(base: Path) -> None:
    """A record's persons are shown as the review writes them."""
    acceptance.settle(base, with_verdicts(begin(base), "accept"))
    [record] = conflicts.same_work(
        Catalogue.load(base), {"title": "HOME TRUTHS", "url": "https://a.org/1/"}
    )
    other = dict.fromkeys(("title", "publishers", "date", "url"), "") | {"authors": "Hamilton, H."}
    assert [("authors", "May, George", "Hamilton, H.")] == conflicts.differences(record, other)


@pytest.mark.parametrize(
    ("field", "line", "words"),
    [
        ("publishers", "May, George", "row 1: Publishers: 'George May' is a person"),
        ("authors", "Rapid", r"'Rapid' is not in the list of bodies \(write '\[Rapid\]'"),
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


def test_the_report_year_must_be_known(base: Path) -> None:
    """Named on the command line where the list has none."""
    waiting = with_verdicts(begin(base, LIST.replace("Publications of 2024", "List")), "accept")
    with pytest.raises(MigpubsError, match="--listed YEAR"):
        acceptance.settle(base, waiting)
    assert "1 rows added" in acceptance.settle(base, waiting, 2025)
    assert 2025 == Catalogue.load(base).annex(2025).year


@pytest.mark.parametrize("rows", ["", "rows:\n", "rows:\n  - records: [ilo-2023-pathways]"])
def test_an_annex_in_the_making_goes_on(base: Path, rows: str) -> None:
    """Without rows, with none yet, or indented and without an end of its last line."""
    (base / "annexes").mkdir()
    (base / "annexes" / "2024.yaml").write_text(f"year: 2024\n{rows}", encoding="utf-8")
    acceptance.settle(base, with_verdicts(begin(base), "accept"))
    row = Catalogue.load(base).annex(2024).rows[-1]
    assert ("ilo-2024-home-truths", ("Home truths", "George May", "ILO / Rapid Asia")) == (
        row.records[0],
        row.cells,
    )
    assert row.note.endswith("; Year: 2024; Language: Thai; Link: https://a.org/1")


def test_an_entry_of_a_reading_list_is_a_row_of_one_cell(base: Path) -> None:
    """Below the title of the usual columns; the others are empty."""
    waiting = begin(base, "List of 2024\n\nHome truths (ILO, May 2022)\n")
    acceptance.settle(base, with_verdicts(waiting, "accept"))
    assert ("Home truths (ILO, May 2022)", "", "") == Catalogue.load(base).annex(2024).rows[0].cells


def test_certain_rows_are_accepted_together(base: Path) -> None:
    """Those that ask nothing and are like no record."""
    waiting = review.accept_certain(begin(base))
    assert ["", "accept", "", ""] == [item.verdict for item in waiting.items]


def test_where_the_review_stands(base: Path) -> None:
    """As JSON has it."""
    plain = review.plain(begin(base))
    assert ("list.txt", 4, "", ["ilo-2023-pathways"]) == (
        plain[3]["file"], plain[3]["row"], plain[3]["verdict"], plain[3]["candidates"],
    )  # fmt: skip


def test_a_catalogue_that_is_only_read_keeps_no_draft() -> None:
    """The rows are shown, and nothing waits."""
    catalogue = Catalogue()
    document = reader.read(LIST.encode(), "list.txt")
    draft = proposals.propose(document, catalogue)
    items = review.begin(catalogue, document, LIST.encode(), draft)
    assert (4, draft) == (len(items), review.honoured(catalogue, draft))


# --- the review as a file -------------------------------------------------------------------------


def edit(data: bytes, medium: str, **changes: dict[str, str]) -> bytes:
    """Change cells of a review as a person would: by row and head."""
    if medium == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        sheet = book["Review"]
        heads = [cell.value for cell in sheet[1]]
        for row, cells in changes.items():
            for head, text in cells.items():
                sheet.cell(int(row[1:]) + 1, heads.index(head) + 1, text)
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()
    document = reader.read(data, f"review.{medium}")
    rows = [list(line.texts) for line in document.blocks[-1].lines]
    for row, cells in changes.items():
        for head, text in cells.items():
            rows[int(row[1:])][rows[0].index(head)] = text
    if medium == "html":
        body = "".join(
            "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows
        )
        return f"<table>{body}</table>".encode()
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


@pytest.mark.parametrize("medium", [*sheets.WRITERS])
def test_a_review_comes_back_from_any_program(base: Path, medium: str) -> None:
    """Unchanged it says nothing; decisions and changed cells are taken over."""
    waiting = begin(base)
    data = sheets.dumps(waiting.items, medium)
    name = f"review.{medium}"
    assert [waiting] == sheets.read_back(data, name, [waiting])
    back = edit(
        data, medium, r1={"Decision": "Accept", "Title": "Homes"}, r2={"Decision": "reject"},
        r4={"Decision": "accept", "Same as": "ilo-2023-pathways"},
    )  # fmt: skip
    [found] = sheets.read_back(back, name, [waiting])
    assert ["accept", "reject", "", "accept"] == [item.verdict for item in found.items]
    assert ("Homes", "ilo-2023-pathways") == (
        found.items[0].answer["title"],
        found.items[3].same_as,
    )


def test_what_cannot_be_read_back_is_said_all_at_once(base: Path) -> None:
    """Each cell with its row; nothing is taken over."""
    waiting = begin(base)
    data = sheets.dumps(waiting.items, "csv")
    back = edit(
        data, "csv", r1={"Decision": "yes"}, r2={"Decision": "accept", "Date": "soon", "Title": ""},
        r3={"Key": "abc"},
    )  # fmt: skip
    with pytest.raises(ParseError) as caught:
        sheets.loads(back, "review.csv", waiting.items)
    assert [
        "review.csv: row 1: 'yes' is no decision (write accept or reject)",
        "review.csv: row 2: Title: a record needs one",
        "review.csv: row 2: Date: 'soon' is not clear; write 2023, 2023-09 or 2023-09-20",
        "review.csv: row 3 is of no list that waits for review (ingest the list first)",
    ] == [str(problem) for problem in caught.value.problems]


def test_a_file_that_is_no_review(base: Path) -> None:
    """Has no columns Decision and Key."""
    with pytest.raises(ParseError, match="no columns Decision and Key"):
        sheets.loads(b"words", "a.txt", begin(base).items)


def test_cells_are_never_formulas(base: Path) -> None:
    """In a spreadsheet a title that begins with "=" is text, and comes back as it was."""
    text = "2024\n\nTitle\tPublisher\n=1+1 titles\tILO\n"
    waiting = begin(base, text)
    csv = sheets.dumps(waiting.items, "csv")
    assert b"'=1+1 titles" in csv
    assert "=1+1 titles" == sheets.loads(csv, "a.csv", waiting.items)[0].answer["title"]
    book = openpyxl.load_workbook(io.BytesIO(sheets.dumps(waiting.items, "xlsx")))
    assert "s" == book["Review"]["C2"].data_type


def test_media_of_the_review(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the ending; an unknown one is refused, and a missing library is named."""
    assert ["html", "html", "xlsx"] == [sheets.medium_of(f"r.{e}") for e in ("htm", "HTML", "xlsx")]
    with pytest.raises(UnknownFormat, match="docx"):
        sheets.dumps([], "docx")
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match=r"\[xlsx\]"):
        sheets.dumps([], "xlsx")


def test_hostile_words_are_escaped(base: Path) -> None:
    """A title of tags is text in the page."""
    waiting = begin(base, "2024\n\nTitle\tPublisher\n<script>x</script>\tILO\n")
    assert b"<td><script>" not in sheets.dumps(waiting.items, "html").replace(
        b' aria-label="Title"', b""
    )
    assert isinstance(waiting.items[0], Item)
