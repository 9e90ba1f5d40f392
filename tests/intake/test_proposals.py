"""From entries to proposals; above all the annex of 2023 in every medium."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve
from click.testing import CliRunner

from migpubs.cli import main
from migpubs.intake import proposals, reader
from migpubs.intake.rules import RULES
from tests.intake import media
from tests.intake.conftest import shown

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.catalogue import Catalogue
    from migpubs.intake.proposals import Draft
    from tests.intake.conftest import Propose

MADE = {
    "annex.txt": media.text,
    "annex.tsv": media.tsv,
    "annex.csv": lambda: media.tsv(delimiter=","),
    "annex.md": media.markdown,
    "annex.html": media.html,
    "annex.docx": media.docx,
    "annex.xlsx": media.xlsx,
    "ruled.pdf": media.pdf,
    "unruled.pdf": lambda: media.pdf(ruled=False),
    "ragged.pdf": lambda: media.pdf(ruled=False, justify=False),
}


def values(draft: Draft, *names: str) -> list[Any]:
    found = [tuple(each.fields[name].value for name in names) for each in draft.proposals]
    return [each[0] for each in found] if len(names) == 1 else found


def gold(facts: Path) -> list[dict[str, Any]]:
    file = facts / "annex-2023-expected.json"
    return json.loads(file.read_text(encoding="utf-8"))["records"]


def as_gold(draft: Draft) -> list[dict[str, Any]]:
    rows = []
    for each in draft.proposals:
        known = {name: each.fields[name].value for name in ("title", "publishers", "languages")}
        authors = [(one["name"], one["kind"]) for one in each.fields["authors"].value]
        rows.append(
            known | {"row": each.row, "authors": authors, "year": each.fields["year"].value}
        )
    return rows


def expected(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {name: each[name] for name in ("title", "publishers", "languages", "row", "year")}
        | {"authors": [(one["name"], one["kind"]) for one in each["authors"]]}
        for each in records
    ]


@pytest.mark.outside
@pytest.mark.parametrize("name", MADE)
def test_the_annex_of_2023_is_read_as_the_gold_records(
    name: str, facts: Path, shipped: Catalogue
) -> None:
    """In each medium all 13 rows come out with every cell as in the gold file."""
    draft = proposals.propose(reader.read(MADE[name](), name), shipped)
    assert expected(gold(facts)) == as_gold(draft)
    assert () == draft.unread


@pytest.mark.outside
def test_the_annex_printed_by_libreoffice(facts: Path, shipped: Catalogue, tmp_path: Path) -> None:
    """A PDF by LibreOffice, which has no links in it, gives the gold records and no link."""
    data = media.office_pdf(media.ROWS, tmp_path)
    draft = proposals.propose(reader.read(data, "annex.pdf"), shipped)
    assert expected(gold(facts)) == as_gold(draft)
    assert [("unknown", None)] * 13 == [
        (each.fields["url"].status, each.fields["url"].value) for each in draft.proposals
    ]


OWN = {
    "docx": "docx", "html": "html", "html-table": "html", "html-list": "html", "markdown": "md",
    "text": "txt", "tsv": "tsv", "pdf": "pdf",
}  # fmt: skip
"""The media of our own annex, with the endings of their files."""


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
            for each in proposals.propose(read, small).proposals
        ]
        for read in (document, printed)
    )
    assert [["read", "inferred", "read"], ["read", "read", "read"]] == sure
    assert [["proposed", "proposed", "read"], ["read", "read", "proposed"]] == doubted


@pytest.mark.parametrize("medium", OWN)
def test_our_own_annex_comes_back(
    medium: str, facts: Path, shipped: Catalogue, tmp_path: Path
) -> None:
    """Written in any medium and read again, it gives the gold records."""
    path = tmp_path / f"annex.{OWN[medium]}"
    words = ["--catalogue", str(shipped.path), "annex", "2023", "--to", medium, "-o", str(path)]
    assert 0 == CliRunner().invoke(main, words).exit_code
    draft = proposals.propose(reader.read(path.read_bytes(), path.name), shipped)
    assert expected(gold(facts)) == as_gold(draft)
    linked = [each.fields["url"].value for each in draft.proposals]
    if medium != "tsv":
        assert next(each.url for each in shipped.in_annex(2023) if each.url) == linked[0]


@pytest.mark.parametrize("name", [name for name in MADE if name != "annex.txt"])
def test_every_link_is_on_its_row(name: str, shipped: Catalogue) -> None:
    """Where the file has links, all 13 are read, each on the row it belongs to."""
    draft = proposals.propose(reader.read(MADE[name](), name), shipped)
    links = [media.url(number) for number in range(1, 14)]
    assert links == values(draft, "url")


@pytest.fixture(scope="module")
def annex(shipped: Catalogue) -> Draft:
    return proposals.propose(reader.read(media.text(), "annex.txt"), shipped)


def test_the_year_of_the_list_is_not_that_of_its_publications(annex: Draft) -> None:
    """The heading gives the listing year; no publication gets a year from it."""
    assert 2023 == annex.listed
    assert {"unknown"} == {each.fields["year"].status for each in annex.proposals}


def test_the_repeated_head_is_dropped_and_shown(annex: Draft) -> None:
    """The head below the page break is no row; it is kept as dropped."""
    assert ["Title | Author | Publisher/Agency"] == [each.text for each in annex.dropped]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (1, "site"), (2, "site"), (3, "authors"), (5, "bracket"), (8, "authors"), (9, "two-works"),
        (10, "instrument"), (12, "spelling"),
    ],
)  # fmt: skip
def test_rows_ask_what_no_rule_can_settle(annex: Draft, row: int, code: str) -> None:
    """Each row of the findings' table asks its question, first of all rows 9, 10 and 12."""
    assert code in [flag.partition(":")[0] for flag in annex.proposals[row - 1].flags]


def test_other_rows_ask_nothing(annex: Draft) -> None:
    """Rows 4, 6, 7, 11 and 13 are settled."""
    assert [4, 6, 7, 11, 13] == [each.row for each in annex.proposals if not each.open]


def test_row_13_is_two_texts(annex: Draft) -> None:
    """A Thai full text, and an executive summary in an unofficial English translation."""
    texts = [
        {"language": "th", "extent": "full", "status": None, "translated": False},
        {"language": "en", "extent": "executive-summary", "status": "unofficial",
         "translated": True},
    ]  # fmt: skip
    assert texts == annex.proposals[12].fields["texts"].value


def test_the_change_log_says_what_was_done(annex: Draft) -> None:
    """Row 7: the cut word and the note, each with rule and reason."""
    changes = [(c.field, c.before, c.after, c.rule, c.applied) for c in annex.proposals[6].changes]
    assert [
        ("title", "guide- lines", "guidelines", "hyphen", True),
        ("title", "(Thai translation)", "", "language-note", True),
    ] == changes


def test_json_has_the_published_shape(annex: Draft) -> None:
    """Rows of row, raw, fields and flags; each field has value, status and rule; and unread."""
    plain = json.loads(json.dumps(annex.plain()))
    assert {"rows", "unread"} <= set(plain)
    assert {"row", "raw", "fields", "flags"} == set(plain["rows"][0])
    fields = plain["rows"][12]["fields"]
    assert [*proposals.FIELDS] == [*fields][: len(proposals.FIELDS)]
    assert all({"value", "status", "rule"} <= set(field) for field in fields.values())
    assert {"name": "DCY, MSDHS", "kind": "body", "body": "dcy"} == fields["authors"]["value"][0]
    assert ["dcy", "unicef-thailand", "idc"] == fields["publishers"]["bodies"]
    assert media.ROWS[12] == plain["rows"][12]["raw"]["cells"]


def test_every_rule_is_explained(annex: Draft) -> None:
    """Each rule that a reading or change names stands in the list of rules."""
    used = {reading.rule for each in annex.proposals for reading in each.fields.values()}
    used |= {change.rule for each in annex.proposals for change in each.changes}
    assert set() == used - set(RULES) - {""}


TABLE = "Title\tAuthor\tPublisher\tYear\tLanguage\tLink\tISBN\tSeries\tType\tRemarks\n"


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
    assert "2021" == second.plain()["raw"]["group"]


def test_the_day_of_a_launch_is_only_proposed(propose: Propose) -> None:
    """A work may be out long before or after it is launched."""
    row = propose("Title,Launch date\nHome truths,5 May 2020\n", "a.csv").proposals[0]
    assert ("2020-05-05", "proposed") == shown(row.fields)["date"]
    assert (2020, "proposed") == shown(row.fields)["year"]


def test_years_of_two_eras_must_agree(propose: Propose) -> None:
    """Where one row has two years that differ, neither is read."""
    text = "Title,Year (B.E.),Year (A.D.)\nHome truths,2561,2019\n"
    row = propose(text, "a.csv").proposals[0]
    assert "unknown" == row.fields["year"].status


def test_title_and_author_may_be_swapped(propose: Propose) -> None:
    """A title like a person beside an author like nobody is only proposed."""
    text = "Title,Author\nPham Thi Lan,Rivers that employ\nHome Truths,Rivers that employ\n"
    first, second = propose(text, "a.csv").proposals
    assert ("proposed", "swapped") == (first.fields["title"].status, first.fields["title"].rule)
    assert "read" == second.fields["title"].status


def test_a_press_release_in_a_reading_list_is_only_proposed(propose: Propose) -> None:
    """The words before the link say that it leads elsewhere."""
    text = "- Tin Roofs (UNDP, 2016). Press release: https://a.org/tin\n"
    row = propose(text, "a.md").proposals[0]
    assert ("https://a.org/tin", "proposed") == shown(row.fields)["url"]
    assert "elsewhere" in [flag.partition(":")[0] for flag in row.flags]


def test_date_and_year_must_agree(propose: Propose) -> None:
    """Where they do not, both are proposed."""
    head = "Title,Publisher,Date,Year\n"
    row = propose(head + "Home truths,ILO,May 2022,2021\n", "a.csv").proposals[0]
    assert ("2022-05", "proposed") == shown(row.fields)["date"]
    assert (2021, "proposed") == shown(row.fields)["year"]
    same = propose(head + "Home truths,ILO,May 2022,2565\n", "a.csv").proposals[0]
    assert (2022, "read") == shown(same.fields)["year"]


def test_note_and_column_of_languages_must_agree(propose: Propose) -> None:
    """Where they do not, the column's are proposed; where they do, the note says more."""
    head = "Title,Publisher,Language\n"
    row = propose(head + "Home truths (in English),ILO,Thai\n", "a.csv").proposals[0]
    assert (["th"], "proposed") == shown(row.fields)["languages"]
    same = propose(head + "Home truths (Thai translation),ILO,Thai\n", "a.csv").proposals[0]
    assert same.fields["texts"].value[0]["translated"]


def test_a_note_beside_several_links_is_only_proposed(propose: Propose) -> None:
    """A note "(Thai)" may be the link to the Thai version, not the language of the first."""
    cell = "[Home truths](https://a.org/1) [(Thai)](https://a.org/2)"
    row = propose(f"| Title | Publisher |\n|--|--|\n| {cell} | ILO |\n", "a.md").proposals[0]
    assert (["th"], "proposed") == shown(row.fields)["languages"]


def test_languages_that_differ_by_region_agree(propose: Propose) -> None:
    """Thai of Thailand is Thai."""
    row = propose("Title,Publisher,Language\nHome truths (Thai),ILO,th-TH\n", "a.csv").proposals[0]
    assert (["th"], "inferred") == shown(row.fields)["languages"]


def test_a_link_without_a_site_is_asked_about(propose: Propose) -> None:
    """It is no address, and the address is unknown."""
    row = propose("| Title | Publisher |\n|--|--|\n| [A home](/rel/2) | ILO |\n", "a.md").proposals[
        0
    ]
    assert ("unknown", ("url: the link '/rel/2' leads nowhere by itself",)) == (
        row.fields["url"].status,
        row.flags,
    )


def test_an_identifier_is_named_once(propose: Propose) -> None:
    """In the link and in the title."""
    text = "Title,Publisher,Link\nA home (A/HRC/47/30),ILO,https://undocs.org/A/HRC/47/30\n"
    found = propose(text, "a.csv").proposals[0].fields["identifiers"].value
    assert [{"scheme": "un-symbol", "value": "A/HRC/47/30"}] == found


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


def test_the_listing_year_can_be_given(small: Catalogue) -> None:
    """What the caller says wins over the heading."""
    document = reader.read(media.text(), "annex.txt")
    assert 2024 == proposals.propose(document, small, 2024).listed
