"""Which tables list publications, and what belongs to one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.intake import reader, tables

if TYPE_CHECKING:
    from migpubs.intake.entries import Listing
    from tests.intake.conftest import Propose

HEAD = "Title\tAuthor\tPublisher\n"


def listing(text: str, name: str = "a.txt") -> Listing:
    found = tables.listing(reader.read(text.encode(), name), lambda name: name in {"ILO", "IOM"})
    assert found
    return found


def titles(found: Listing) -> list[str]:
    return [entry.cell("title").text for entry in found.entries]


def unread(found: Listing) -> list[str]:
    return [each.text for each in found.unread]


def test_a_document_without_a_list() -> None:
    """Has no listing."""
    document = reader.read(b"A\tB\nC\tD\n", "a.txt")
    assert None is tables.listing(document, lambda _: False)


def test_the_heading_is_the_line_above() -> None:
    """The last heading, or the last line with a year; other lines are unread."""
    found = listing(
        "# Report\n\nText of 2020\n\nList of 2023\n\n" + HEAD + "a\tILO\tILO\n\nafter\n"
    )
    assert ("List of 2023", ["Report", "Text of 2020", "after"]) == (found.heading, unread(found))


def test_a_title_row_above_the_head_is_the_heading() -> None:
    """As spreadsheets have it."""
    found = listing("Publications 2023,,\nTitle,Author,Publisher\na,ILO,ILO\n", "a.csv")
    assert ("Publications 2023", []) == (found.heading, unread(found))


def test_other_tables_are_unread() -> None:
    """A table that names no title is none of ours; its rows are kept as unread lines."""
    found = listing("Figure\tValue\tx\ty\n1\t2\t3\t4\n\n" + HEAD + "a\tILO\tILO\n")
    assert ["Figure | Value | x | y", "1 | 2 | 3 | 4"] == unread(found)


def test_a_table_of_the_same_width_goes_on() -> None:
    """Below a page break the head may not be repeated."""
    assert ["a", "b"] == titles(listing(HEAD + "a\tILO\tILO\n\n\nb\tIOM\tIOM\n"))


def test_columns_that_are_not_understood_are_said() -> None:
    """Their cells stay in the raw row."""
    found = listing("Title\tPublisher\tBudget\na\tILO\t5\n")
    assert ["the column 'Budget' is not understood"] == unread(found)
    assert ("a", "ILO", "5") == tuple(cell.text for cell in found.entries[0].cells)


def test_page_numbers_are_no_rows() -> None:
    """They are kept as unread lines of the table; between tables they are nothing."""
    found = listing("Title,Publisher\na,ILO\nPage 3 of 9,\nb,ILO\n", "a.csv")
    assert (["a", "b"], ["Page 3 of 9"]) == (titles(found), unread(found))
    assert [] == unread(listing(HEAD + "a\tILO\tILO\n\n12\n\n" + HEAD + "b\tILO\tILO\n"))


@pytest.mark.parametrize(
    ("row", "group"),
    [
        ("ILO\t\t", "ILO"),
        ("2023\t\t", "2023"),
        ("Priority 1:\t\t", "Priority 1:"),
        ("Housing\tHousing\tHousing", "Housing"),
        ("ILO\tILO\tILO", "ILO"),
        ("Home truths\t\t", None),
        ("https://a.org\t\t", None),
    ],
)
def test_headings_inside_a_table(row: str, group: str | None) -> None:
    """Merged over all columns, or alone and a body, a year or with a colon."""
    found = listing(HEAD + row + "\na\tILO\tIOM\n")
    assert ((group,) if group else ()) == found.entries[-1].groups
    assert (1 if group else 2) == len(found.entries)


def test_columns_of_the_same_field_are_joined() -> None:
    """Kept apart by the sign for the end of a paragraph; links once each."""
    found = listing("Title\tLink\tURL\na\thttps://a.org\thttps://b.org\n")
    cell = found.entries[0].cell("url")
    assert ("https://a.org\u2029https://b.org", 2) == (cell.text, len(cell.links))


def test_a_table_without_heads_is_only_proposed(propose: Propose) -> None:
    """Numbers, links, dates, languages and known bodies are known by what they are."""
    row = "{0}\tHome truths {0}\tILO\t202{0}\tThai\thttps://a.org/{0}\t\n"
    found = propose("List\n\n" + row.format(1) + row.format(2))
    fields = found.proposals[1].fields
    assert ("number", "title", "publishers", "date", "languages", "url", "") == (
        found.proposals[1].entry.fields
    )
    assert ("Home truths 2", ["ILO"], 2022, ["th"], "https://a.org/2") == tuple(
        fields[name].value for name in ("title", "publishers", "year", "languages", "url")
    )
    assert {"proposed", "unknown"} == {each.status for each in fields.values()}


def test_columns_that_tell_nothing_are_no_table(propose: Propose) -> None:
    """One line, or no column of bodies or dates."""
    assert () == propose("Home truths\tILO\t2022\n").proposals
    assert () == propose("A home\tB home\nC home\tD home\n").proposals


def test_a_head_of_two_rows_and_a_second_head(propose: Propose) -> None:
    """The lower row is closer; other columns further down are taken from there on."""
    text = "No,Publication,Publication,Agency\n,Title,Year,\n1,A home,2020,ILO\n"
    found = propose(text + "Agency,Title,Year,No\nIOM,B home,2021,2\nTotal: 2,,,\n", "a.csv")
    assert [("A home", 2020), ("B home", 2021)] == [
        (each.fields["title"].value, each.fields["year"].value) for each in found.proposals
    ]
    assert "Total: 2" in [each.text for each in found.unread]


def test_a_number_that_does_not_count_the_rows(propose: Propose) -> None:
    """Beside a series it is the number in it; elsewhere the column is told."""
    series = propose("Title,Series,No.,Year\nA,Working Paper,88,2023\n", "a.csv")
    assert "Working Paper 88" == series.proposals[0].fields["series"].value
    other = propose("Title,Volume,No.,Year\nA,3,1,2023\n", "a.csv")
    assert ["the column 'Volume' is not understood", "the column 'No.' is not understood"] == [
        each.text for each in other.unread
    ]
    assert () == propose("No.,Title,Year\n1,A,2023\n", "a.csv").unread


def test_a_head_whose_halves_stand_below_each_other(propose: Propose) -> None:
    """The word Published over "by" and "Date" tells the publisher and the date."""
    text = "No.,Publication,,Published,\n,Title,Language,by,Date\n1,A home,English,ILO,2016\n"
    fields = propose(text, "a.csv").proposals[0].fields
    assert (["ILO"], None, "2016") == tuple(
        fields[name].value for name in ("publishers", "authors", "date")
    )


def test_a_heading_for_each_agency_over_tables(propose: Propose) -> None:
    """Proposes the publisher of the rows below; the document's heading stays."""
    table = "| Title | Year |\n|---|---|\n| {} home | 2016 |\n\n"
    text = f"# Publications\n\n## ILO\n\n{table.format('A')}## IOM\n\n{table.format('B')}"
    draft = propose(text, "a.md")
    assert ("Publications", ["ILO", "IOM"]) == (
        draft.heading, [each.fields["publishers"].value[0] for each in draft.proposals],
    )  # fmt: skip


HEADINGS = "# Publications\n\n## ILO\n\n{0}\n\n## Wai Press\n\n{0}\n\n## Annexes\n"
TABLE = "| Title | Year |\n|---|---|\n| A home | 2020 |"


def test_headings_above_tables_are_of_groups(propose: Propose) -> None:
    """The document's is the one that stands alone; one that no row stands below is unread."""
    found = propose(HEADINGS.format(TABLE), "a.md")
    assert ("Publications", ["Annexes"]) == (found.heading, [each.text for each in found.unread])
    assert [(["ILO"], "proposed"), (["Wai Press"], "proposed")] == [
        (each.fields["publishers"].value, each.fields["publishers"].status)
        for each in found.proposals
    ]
    asked = propose(HEADINGS.format(TABLE).replace("Wai Press", "Springer"), "a.md").proposals[1]
    assert ("publishers: does the heading above, 'Springer', name the publisher?",) == asked.flags


def test_a_year_alone_above_the_only_table_is_the_heading(propose: Propose) -> None:
    """Above several tables it is the heading of a group, and asked about."""
    table = "Title\tPublisher\nA home\tILO\n\n"
    assert "2020" == propose("2020\n\n" + table).heading
    first, second = propose(f"2020\n\n{table}2021\n\n{table}").proposals
    assert (2020, 2021) == (first.fields["year"].value, second.fields["year"].value)


@pytest.mark.parametrize(
    "heads",
    [
        "No.,Publication,,Published,\n,Title,Language,by,on\n",
        "No.,Title,Language,Published,\n,,,by,on\n",
        "Number,Details,,Issued,\nNo.,Title,Language,by,Date\n",
        "No.,Publication,Publication,Published,Published\n,Title,Language,by,Date\n",
    ],
)
def test_heads_over_others(propose: Propose, heads: str) -> None:
    """Both rows together say what a column holds."""
    [found] = propose(heads + "1,A home,Thai,ILO,2020\n", "a.csv").proposals
    assert ("number", "title", "languages", "publishers", "date") == found.entry.fields


def test_by_below_a_head_that_is_not_known() -> None:
    """Whoever printed it is not the author."""
    found = listing("Work,,Printed,\nTitle,Year,by,Pages\nA home,2020,ILO,9\n", "a.csv")
    assert ("title", "year", "", "pages") == found.entries[0].fields
    assert ["the column 'Printed by' is not understood"] == unread(found)


def test_a_body_on_the_last_line_of_a_paragraph_is_the_heading_of_a_group() -> None:
    """A PDF puts lines of one size and distance into one paragraph."""
    found = listing("Publications of 2023\nIOM\n\n" + HEAD + "a\t\t\n")
    assert ("Publications of 2023", ("IOM",)) == (found.heading, found.entries[0].groups)


def test_a_body_above_each_head_of_a_table_is_the_heading_of_a_group() -> None:
    """Also above the first, where a title of the table may stand too."""
    head = "Title,Year,Pages\n"
    found = listing(f"Annex 2,,\nILO,,\n{head}A home,2020,9\nIOM,,\n{head}A boat,2021,9\n", "a.csv")
    assert ("Annex 2", [("ILO",), ("IOM",)]) == (
        found.heading,
        [each.groups for each in found.entries],
    )


def test_a_row_with_a_year_on_each_of_its_lines_may_be_several() -> None:
    """A table whose rows nothing parts."""
    rows = '"A home\nA boat","2020\n2021"\nSeas,2022\n"Nets\nResource","2023\nPub. year"\n'
    found = listing("Title,Year\n" + rows, "a.csv")
    assert ["rows-unsure", "", "rows-unsure"] == [each.doubt for each in found.entries]


def test_a_row_below_heads_in_two_languages_is_a_row(propose: Propose) -> None:
    """A head that is half understood together with what stands below it is no head of two rows."""
    head = "ชื่อเอกสาร / Title;ผู้จัดทำ / Author;ผู้เผยแพร่ / Publisher\n"
    found = propose(head + "คู่มือล่าม;ILO;IOM\nSafe birth;WHO;WHO\n", "a.csv")
    assert ["คู่มือล่าม", "Safe birth"] == [each.fields["title"].value for each in found.proposals]


def test_a_row_that_holds_the_head_of_the_next_table_is_doubted(propose: Propose) -> None:
    """A PDF may run a table, a heading and the head of the next table into one row."""
    text = 'Title,Agency\n"A home\nMahidol University\nTitle","ILO\nAgency"\n'
    proposal = propose(text, "a.csv").proposals[0]
    assert {"proposed", "unknown"} == {each.status for each in proposal.fields.values()}


def test_a_long_text_is_no_heading() -> None:
    """What is too long for a heading holds something else as well, and is unread."""
    text = "Publications of 2023 " + "and many more " * 20
    found = listing(f"{text}\n\n{HEAD}a home\tILO\tIOM\n")
    assert ("", [text.strip()]) == (found.heading, unread(found))


def test_a_title_merged_over_rows_or_fields_is_doubted(propose: Propose) -> None:
    """It may be one work with several values, or no title; cells that read alike are rows."""
    head = "<table><tr><th>Title<th>Author<th>Publisher</tr>"
    rows = "<tr><td rowspan=2>Home<td>ILO<td>IOM<tr><td>IOM<td>IOM<tr><td colspan=2>Work<td>IOM"
    found = propose(f"{head}{rows}<tr><td>Boats<td>ILO<td>IOM<tr><td>Boats<td>IOM<td>ILO", "a.html")
    doubted = [each.fields["title"].rule == "title-merged" for each in found.proposals]
    assert [True, True, True, False, False] == doubted


def test_a_note_merged_over_all_columns_is_no_row(propose: Propose) -> None:
    """As one that stands alone in its row."""
    head = "<table><tr><th>Title<th>Publisher</tr><tr><td>Home<td>IOM"
    found = propose(f"{head}<tr><td colspan=2>Note: {'more words ' * 9}", "a.html")
    assert (1, 1) == (len(found.proposals), len(found.unread))


def test_what_a_spreadsheet_shows_for_an_error_is_doubted(propose: Propose) -> None:
    """Also where it was saved as text."""
    [found] = propose(f"{HEAD}Home\t#REF!\tIOM\n").proposals
    assert "no-value" == found.fields["title"].rule


def test_a_column_that_no_row_fills_is_not_told_of() -> None:
    """Of an export with a column for all there is; one that a row fills is."""
    found = listing("Title\tPublisher\tBudget\tColour\nA\tILO\t\t\nB\tILO\t\tred\n")
    assert ["the column 'Colour' is not understood"] == unread(found)


def test_unused_columns_of_a_table_without_heads_are_named() -> None:
    """By what stands in them."""
    rows = (
        "A long title of one\tILO\tx1\nAnother such title\tIOM\ta remark of thirty letters or so\n"
    )
    found = listing(rows)
    shown = "column 3 ('x1', 'a remark of thirty letters or…') is not understood"
    assert [shown] == unread(found)
    more = listing(rows + "A third such title\tILO\tx3\n")
    assert [shown.replace(")", ", …)")] == unread(more)


def test_an_empty_cell_before_the_title_may_stand_for_the_one_above(propose: Propose) -> None:
    """As people group rows; behind the title, and with nothing above, it is empty."""
    rows = ",A,2024\nILO,B,\n,C,2023\n,D,2022\n"
    found = propose(f"Publisher,Title,Year\n{rows}", "a.csv").proposals
    question = "publishers: the cell is empty; does 'ILO', which stands above, hold here?"
    assert [(), (), (question,), (question,)] == [each.flags for each in found]
