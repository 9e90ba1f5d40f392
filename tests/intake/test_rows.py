"""From one entry to a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

from migpubs.intake import drafts, reader
from tests.intake.conftest import shown

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue
    from migpubs.intake.drafts import Draft
    from tests.intake.conftest import Propose


TABLE = "Title\tAuthor\tPublisher\tYear\tLanguage\tLink\tISBN\tSeries\tType\tRemarks\n"


def values(draft: Draft, *names: str) -> list[Any]:
    found = [tuple(each.fields[name].value for name in names) for each in draft.proposals]
    return [each[0] for each in found] if len(names) == 1 else found


@pytest.mark.outside
def test_thai_of_a_pdf_is_only_proposed(small: Catalogue) -> None:
    """Its marks may have moved, and no rule can see that; a body that the list knows is sure."""
    rows = "Title\tAuthor\tPublisher\nการคุม้ ครอง\tมูลนิธิเพือ่ นหญิง\tไอโอเอ็ม\nNeeds\tIOM\tไอโอเอม็\n"
    document = reader.read(rows.encode(), "list.tsv")
    printed = evolve(
        document, blocks=tuple(evolve(block, medium="pdf") for block in document.blocks)
    )
    sure, doubted = (
        [
            [each.fields[name].status for name in ("title", "authors", "publishers")]
            for each in drafts.propose(read, small).proposals
        ]
        for read in (document, printed)
    )
    assert [["read", "inferred", "read"], ["read", "read", "read"]] == sure
    assert [["proposed", "proposed", "read"], ["read", "read", "proposed"]] == doubted


def test_all_columns_of_a_table_are_read(propose: Propose) -> None:
    """What the cells plainly say is read as it stands."""
    row = (
        "Home truths\tILO\tIOM\t2022\tThai\thttps://a.org/1\t978-92-9068-252-3\tBlue series\t"
        "Guide\tNew\n"
    )
    fields = propose(TABLE + row).proposals[0].fields
    text = {"language": "th", "extent": "full", "status": None, "translated": False}
    assert {
        "title": ("Home truths", "read"),
        "authors": ([{"name": "ILO", "kind": "body", "body": "ilo"}], "read"),
        "publishers": (["IOM"], "read"),
        "languages": (["th"], "read"),
        "date": ("2022", "read"),
        "year": (2022, "read"),
        "url": ("https://a.org/1", "read"),
        "identifiers": ([{"scheme": "isbn", "value": "9789290682523"}], "read"),
        "series": ("Blue series", "read"),
        "texts": ([text], "read"),
        "note": ("New", "read"),
        "genre": ("Guide", "read"),
    } == shown(fields)


def test_empty_cells_are_unknown(propose: Propose) -> None:
    """A dash, "n/a" and nothing at all give no value."""
    draft = propose(TABLE + "Home truths\t-\tn/a\tn.d.\t–\t\t\t-\n")
    assert {"title": ("Home truths", "read")} == shown(draft.proposals[0].fields)


def test_a_subtitle_column_goes_on_with_the_title(propose: Propose) -> None:
    """The two are joined by a colon, which is inferred."""
    draft = propose("Title,Subtitle,Year\nHome truths,Housing,2022\n", "a.csv")
    assert ("Home truths: Housing", "inferred") == shown(draft.proposals[0].fields)["title"]


def test_titles_in_two_languages(propose: Propose) -> None:
    """The English one is taken, the other is asked about; without one, the other is taken."""
    head = "ชื่อภาษาไทย,Title (English),Year\n"
    both = propose(head + "คู่มือ,Handbook,2022\n", "a.csv").proposals[0]
    assert ("Handbook", ("titles: the row has another title: 'คู่มือ'",)) == (
        both.fields["title"].value,
        both.flags,
    )
    assert "คู่มือ" == propose(head + "คู่มือ,,2022\n", "a.csv").proposals[0].fields["title"].value


def test_a_row_without_a_title(propose: Propose) -> None:
    """It stays a row, with an unknown title and a question."""
    row = propose("Title,Publisher,Year\n,ILO,2022\n", "a.csv").proposals[0]
    assert ("unknown", ("title-missing: the row has no title",)) == (
        row.fields["title"].status,
        row.flags,
    )


def test_a_row_with_nothing_but_a_title_may_be_a_heading(propose: Propose) -> None:
    """It is proposed, not read."""
    row = propose("Title,Publisher,Year\nOn housing,,\n", "a.csv").proposals[0]
    assert ("proposed", "title-alone") == (row.fields["title"].status, row.fields["title"].rule)


def test_an_address_that_a_blank_cuts_is_not_read_in_a_reading_list(propose: Propose) -> None:
    """What follows the blank looks like the rest of it; the proposal asks."""
    row = propose("- Tin Roofs (UNDP, 2016) https://a.org/tin roofs.pdf\n", "a.md").proposals[0]
    assert ("https://a.org/tin", "proposed") == (row.fields["url"].value, row.fields["url"].status)
    assert "broken-url" in [flag.partition(":")[0] for flag in row.flags]


def test_a_row_with_more_cells_than_heads_is_doubtful(propose: Propose) -> None:
    """A comma too many shifts the columns, so nothing in that row is read."""
    draft = propose("Title,Publisher,Year\nHome truths, part 2,ILO,2022\nB,ILO,2021\n", "a.csv")
    assert {"proposed", "unknown"} == {r.status for r in draft.proposals[0].fields.values()}
    assert "read" == draft.proposals[1].fields["publishers"].status


def test_two_columns_of_one_meaning_are_doubtful(propose: Propose) -> None:
    """Publisher and Agency may not mean the same."""
    row = propose("Title,Publisher,Agency\nHome truths,ILO,IOM\n", "a.csv").proposals[0]
    assert (["ILO", "IOM"], "proposed") == shown(row.fields)["publishers"]


def test_headings_inside_the_table_propose(propose: Propose) -> None:
    """A body above the rows may be the publisher, a year above them the year of issue."""
    text = "Title\tAuthor\tPublisher\nILO\t\t\nHome truths\tIOM\t\n2021\t\t\nB\tIOM\tIOM\n"
    first, second = propose(text).proposals
    assert (["ILO"], "proposed") == shown(first.fields)["publishers"]
    assert (2021, "proposed") == shown(second.fields)["year"]
    assert "ILO / 2021" == second.plain()["raw"]["group"]


def test_title_and_author_may_be_swapped(propose: Propose) -> None:
    """A title like a person beside an author like nobody is only proposed."""
    text = "Title,Author\nPham Thi Lan,Rivers that employ\nHome truths,Rivers that employ\n"
    first, second = propose(text, "a.csv").proposals
    assert ("proposed", "swapped") == (first.fields["title"].status, first.fields["title"].rule)
    assert "read" == second.fields["title"].status


def test_a_press_release_in_a_reading_list_is_only_proposed(propose: Propose) -> None:
    """The words before the link say that it leads elsewhere."""
    text = "- Tin Roofs (UNDP, 2016). Press release: https://a.org/tin\n"
    row = propose(text, "a.md").proposals[0]
    assert ("https://a.org/tin", "proposed") == shown(row.fields)["url"]
    assert "elsewhere" in [flag.partition(":")[0] for flag in row.flags]


def test_a_link_without_a_site_is_asked_about(propose: Propose) -> None:
    """It is no address, and the address is unknown."""
    row = propose("| Title | Publisher |\n|--|--|\n| [A home](/rel/2) | ILO |\n", "a.md").proposals[
        0
    ]
    assert ("unknown", ("url: the link '/rel/2' leads nowhere by itself",)) == (
        row.fields["url"].status,
        row.flags,
    )


def test_a_row_split_by_a_page_is_joined(propose: Propose) -> None:
    """Below a repeated head a title in lower case goes on with the one above, and that is said."""
    text = "Title\tPublisher\nHome truths on\tILO\nTitle\tPublisher\nhousing\t\nB\tIOM\n"
    draft = propose(text)
    assert ["Home truths on housing", "B"] == values(draft, "title")
    assert "row-split" == draft.proposals[0].changes[0].rule


def test_a_row_that_may_be_split_is_only_proposed(propose: Propose) -> None:
    """Below a page break a capital title alone may be the rest of the row above."""
    text = "Title\tPublisher\nHome truths on\tILO\nTitle\tPublisher\nThai Housing\t\nB\tIOM\n"
    first = propose(text).proposals[0]
    assert ("Home truths on Thai Housing", "proposed") == shown(first.fields)["title"]
    assert "row-split: is this row one row, split by the end of a page?" in first.flags


def test_names_are_mended_too(propose: Propose) -> None:
    """A word cut in a name is joined; a cut that is unsure is asked about."""
    head = "Title,Author,Publisher\n"
    row = propose(head + "B,Internation- al Labour Organization,Song- sukkai Fund\n", "a.csv")
    fields = row.proposals[0].fields
    assert "ilo" == fields["authors"].value[0]["body"]
    assert ["Songsukkai Fund"] == fields["publishers"].value
    assert "hyphen: is 'Song- sukkai' meant as 'Songsukkai'?" in row.proposals[0].flags


def test_a_reading_list_is_only_proposed(propose: Propose) -> None:
    """All that punctuation sets apart is proposed; the link alone is read."""
    text = "List\n\n1. Home truths (ILO, May 2022). In English and Thai. https://a.org/1\n"
    row = propose(text).proposals[0]
    assert ("https://a.org/1", "read") == shown(row.fields)["url"]
    assert {
        "title": ("Home truths", "proposed"),
        "publishers": (["ILO"], "proposed"),
        "languages": (["en", "th"], "proposed"),
        "date": ("2022-05", "proposed"),
        "year": (2022, "proposed"),
    }.items() <= shown(row.fields).items()


def test_an_item_of_no_form_with_a_link_is_a_title(propose: Propose) -> None:
    """A link alone in a list is an entry whose title is proposed."""
    row = propose("# List\n\n- [Home truths](https://a.org/1)\n", "a.md").proposals[0]
    assert ("Home truths", "proposed") == shown(row.fields)["title"]


@pytest.mark.parametrize(
    ("title", "status"),
    [("Labour in Cambodia", "proposed"), ("Labour at home", "read")],
)
def test_a_ministry_may_be_another_countrys(propose: Propose, title: str, status: str) -> None:
    """Where the row names another country and the name does not say whose it is."""
    text = f"Title,Author,Publisher\n{title},Ministry of Labour,Ministry of Labour\n"
    fields = propose(text, "a.csv").proposals[0].fields
    assert [status, status] == [fields["authors"].status, fields["publishers"].status]


def test_several_works_in_a_paragraph_leave_the_link_proposed(propose: Propose) -> None:
    """And so does an entry that is nothing but the name of a link."""
    prose = "- Home (IOM, May 2023) is long; Work (ILO, 2022) is not, see https://a.org/1\n"
    button = "- [Read more](https://a.org/2)\n"
    found = propose(f"# Publications\n\n{prose}- B home (ILO, 2020)\n{button}", "a.md").proposals
    assert ["proposed", "proposed"] == [
        found[0].fields["url"].status,
        found[2].fields["url"].status,
    ]


def test_lines_of_a_printed_cell_are_one_name_only_if_it_is_known(small: Catalogue) -> None:
    """Known bodies on lines of their own are several; what is unknown is asked."""
    text = 'Title,Author,Publisher\nA home,"ILO\nIOM","Rapid\nAsia"\n'
    document = reader.read(text.encode(), "a.csv")
    blocks = tuple(evolve(block, medium="pdf") for block in document.blocks)
    fields = drafts.propose(evolve(document, blocks=blocks), small).proposals[0].fields
    assert ["ILO", "IOM"] == [each["name"] for each in fields["authors"].value]
    assert ("proposed", "line-end") == (fields["publishers"].status, fields["publishers"].rule)


def test_a_head_that_is_half_understood_makes_its_values_doubtful(propose: Propose) -> None:
    """The column is read, and every value of it is proposed."""
    fields = propose("Title,Publisher / Donor,Year\nA home,ILO,2020\n", "a.csv").proposals[0].fields
    assert ("proposed", "head-part") == (fields["publishers"].status, fields["publishers"].rule)


@pytest.mark.parametrize("head", ["Co-publisher(s)", "Other publishers", "ผู้จัดพิมพ์ร่วม"])
def test_a_column_that_goes_on_with_another_is_added_to_it(propose: Propose, head: str) -> None:
    """Both are proposed, and asked about once; a row in which it is empty is read."""
    text = f"Title,Publisher,{head},Year\nA home,ILO,IOM,2020\nB,ILO,,2021\nC,IOM,ILO,2022\n"
    first, second, third = propose(text, "a.csv").proposals
    question = f"head-part: does '{head}' mean more of the publishers?"
    assert [(question,), (), ()] == [first.flags, second.flags, third.flags]
    found = [each.fields["publishers"] for each in (first, second, third)]
    assert [2, 1, 2] == [len(each.value) for each in found]
    assert ["proposed", "read", "proposed"] == [each.status for each in found]


def test_a_column_that_speaks_of_a_field_makes_it_doubtful(propose: Propose) -> None:
    """It is not understood, but may name others; where it is empty nothing is asked."""
    head = "Partner agencies involved"
    text = f"Title,Publisher,{head},Year\nA home,ILO,,2020\nB,ILO,IOM,2021\n"
    first, second = propose(text, "a.csv").proposals
    assert ["read", "proposed"] == [e.fields["publishers"].status for e in (first, second)]
    assert () == first.flags
    assert (f"head-part: does '{head}' say more of the publishers?",) == second.flags


def test_what_is_raised_in_a_cell_of_names_and_is_no_mark_is_asked(propose: Propose) -> None:
    """It may be part of the name."""
    text = "<table><tr><th>Title<th>Author<tr><td>A<td>Rapid Fund<sup>beta</sup></table>"
    assert any("mark" in flag for flag in propose(text, "a.html").proposals[0].flags)


@pytest.mark.parametrize("mark", ["<sup>2</sup>", "<sup>b,c</sup>", "<sup>ii</sup>", "²", "ᵃ,ᵇ"])
def test_marks_behind_names_dates_and_languages_are_taken_off(propose: Propose, mark: str) -> None:
    """None of them is part of the word, wherever it stands, and each is told."""
    head = "<table><tr><th>Title<th>Publisher<th>Year<th>Language"
    cells = "".join(f"<td>{text}{mark}" for text in ("IOM", "2024", "Thai"))
    row = propose(f"{head}<tr><td>Home{cells}</table>", "a.html").proposals[0]
    read = [row.fields[name].value for name in ("publishers", "year", "languages")]
    assert ([["IOM"], 2024, ["th"]], ()) == (read, row.flags)
    assert ["footnote"] * 3 == [change.rule for change in row.changes]


def test_a_title_of_which_nothing_is_left_is_asked(propose: Propose) -> None:
    """A cell with nothing but a note."""
    row = propose("Title,Author\n(in English),ILO\nB home,ILO\n", "a.csv").proposals[0]
    assert any(flag.startswith("title-missing") for flag in row.flags)


def test_the_address_of_a_site_is_missed_only_where_it_is_not_there(propose: Propose) -> None:
    """What is left of a link is asked about, unless the row has a link to that very site."""
    rows = "Camps (unicef.org)\tILO\thttps://www.unicef.org/a\nPrisons (unicef.org)\tILO\t-\n"
    there, lost = propose("Title\tAuthor\tLink\n" + rows).proposals
    assert () == there.flags
    assert ("site: the link to unicef.org is lost; what was its address?",) == lost.flags


def test_a_symbol_before_the_title_is_asked_about(propose: Propose) -> None:
    """It may be the document's, and is left where it stands."""
    row = "A/HRC/44/42: Report on detention\tILO\n"
    proposal = propose("Title\tAuthor\n" + row).proposals[0]
    title = proposal.fields["title"]
    assert ("A/HRC/44/42: Report on detention", "proposed") == (title.value, title.status)
    assert ("identifier: is 'A/HRC/44/42' the document's symbol?",) == proposal.flags


def test_a_column_of_names_with_dates_is_both(propose: Propose) -> None:
    """What stands in brackets or after a comma behind the names is the date."""
    text = "Title\tAuthor (Year)\nHome\tILO (2022)\nAway\tIOM, May 2021\nStay\tILO\n"
    found = values(propose(text, "list.tsv"), "authors", "date")
    assert [("ILO", "2022"), ("IOM", "2021-05"), ("ILO", None)] == [
        (authors[0]["name"], date) for authors, date in found
    ]
    assert ["read"] * 3 == [
        each.fields["authors"].status for each in propose(text, "list.tsv").proposals
    ]


def test_a_question_about_a_column_is_asked_once(propose: Propose) -> None:
    """In the first row of the table that has a value there; all values are proposed."""
    text = "Title\tAgency\tDate finalised\nHome\tILO\t\nAway\tILO\t2020\nStay\tILO\t2021\n"
    found = propose(text, "list.tsv").proposals
    question = "head-part: does 'Date finalised' mean the date?"
    assert [(), (question,), ()] == [each.flags for each in found]
    assert ["unknown", "proposed", "proposed"] == [each.fields["date"].status for each in found]


def test_two_columns_are_never_one_value_in_silence(propose: Propose) -> None:
    """Both are shown apart, and asked about once; what one repeats is no other value."""
    text = "Title,Publisher,Theme,Remarks\nA,ILO,Work,Nice\nB,ILO,Work,Nice\nC,ILO,Work,work\n"
    first, second, _ = propose(text, "a.csv").proposals
    note = first.fields["note"]
    assert ("Work; Nice", "proposed", "two-columns") == (note.value, note.status, note.rule)
    assert ("two-columns: do 'Theme' and 'Remarks' both mean the note?",) == first.flags
    assert () == second.flags
    same = propose("Title,Publisher,Theme,Remarks\nA,ILO,Work,Work\n", "a.csv").proposals[0]
    assert ("Work", "read") == (same.fields["note"].value, same.fields["note"].status)


def test_a_column_of_links_or_identifiers_is_read_by_form(propose: Propose) -> None:
    """Row by row; what is neither is asked about as a link is."""
    text = "Title,Publisher,DOI/URL\nA,ILO,10.1000/a\nB,ILO,https://example.org/b\nC,ILO,soon\n"
    doi, link, neither = propose(text, "a.csv").proposals
    assert [{"scheme": "doi", "value": "10.1000/a"}] == doi.fields["identifiers"].value
    assert ("https://example.org/b", "read") == (
        link.fields["url"].value,
        link.fields["url"].status,
    )
    assert ("url: 'soon' holds no address",) == neither.flags


@pytest.mark.parametrize("head", ["Title,Publication title", "Report title,Name"])
def test_of_two_titles_the_plainest_is_the_works_own(propose: Propose, head: str) -> None:
    """The other column is told."""
    draft = propose(f"{head},Year\nHome truths,A Journal,2020\n", "a.csv")
    title = draft.proposals[0].fields["title"]
    assert ("Home truths", "read") == (title.value, title.status)
    assert [f"the column '{head.split(',')[1]}' is not understood"] == [
        each.text for each in draft.unread
    ]


@pytest.mark.parametrize(
    ("author", "asked"),
    [
        ("Rivers of the North", True),
        ("Centre for Rights, Equality and Work", False),
        ("Tak Land and Water Foundation (TLWF)", False),
        ("Phyo, Hnin Ei", False),
    ],
)
def test_a_title_like_a_person_beside_what_may_be_a_title(
    propose: Propose, author: str, *, asked: bool
) -> None:
    """Is asked about; beside a name it is a title, as the heads say."""
    text = f'Title,Author,Year\nNight Market,"{author}",2020\n'
    flags = propose(text, "a.csv").proposals[0].flags
    assert asked == any(flag.startswith("swapped") for flag in flags)


@pytest.mark.parametrize(
    ("title", "asked"), [("R.U.R.", False), ("Home.", True), ("Vol. A.", True)]
)
def test_a_stop_behind_letters_with_stops_is_their_own(
    propose: Propose, title: str, *, asked: bool
) -> None:
    """Another one at the end of a title may be the list's."""
    flags = propose(f"Title,Author,Year\n{title},ILO,2020\n", "a.csv").proposals[0].flags
    assert asked == any(flag.startswith("full-stop") for flag in flags)


@pytest.mark.parametrize(
    ("title", "author", "asked"),
    [
        ("Letters by Candlelight", "Nina Sand", False),
        ("Letters by Candlelight", "", True),
        ("Home by Mary", "Mary Sand", True),
        ("Home by Nina Sand", "Nina Sand", True),
        ("Home by Sukjai", "ILO", True),
        ("Home by ILO", "IOM", True),
    ],
)
def test_by_whom_a_title_says_it_is(
    propose: Propose, title: str, author: str, *, asked: bool
) -> None:
    """Is asked, but for a word of English where the authors stand in their own column."""
    flags = propose(f"Title,Author,Year\n{title},{author},2020\n", "a.csv").proposals[0].flags
    assert asked == any(flag.startswith("imprint") for flag in flags)
