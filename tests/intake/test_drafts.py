"""From a document to a draft; above all the annex of 2023 in every medium."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from migpubs.cli import main
from migpubs.intake import drafts, reader
from migpubs.intake.proposals import FIELDS
from migpubs.intake.rules import RULES
from tests.intake import media

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.catalogue import Catalogue
    from migpubs.intake.drafts import Draft
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
    draft = drafts.propose(reader.read(MADE[name](), name), shipped)
    assert expected(gold(facts)) == as_gold(draft)
    assert () == draft.unread


@pytest.mark.outside
def test_the_annex_printed_by_libreoffice(facts: Path, shipped: Catalogue, tmp_path: Path) -> None:
    """A PDF by LibreOffice, which has no links in it, gives the gold records and no link."""
    data = media.office_pdf(media.ROWS, tmp_path)
    draft = drafts.propose(reader.read(data, "annex.pdf"), shipped)
    assert expected(gold(facts)) == as_gold(draft)
    assert [("unknown", None)] * 13 == [
        (each.fields["url"].status, each.fields["url"].value) for each in draft.proposals
    ]


OWN = {
    "docx": "docx", "html": "html", "html-table": "html", "html-list": "html", "markdown": "md",
    "text": "txt", "tsv": "tsv", "pdf": "pdf",
}  # fmt: skip


@pytest.mark.parametrize("medium", OWN)
def test_our_own_annex_comes_back(
    medium: str, facts: Path, shipped: Catalogue, tmp_path: Path
) -> None:
    """Written in any medium and read again, it gives the gold records."""
    path = tmp_path / f"annex.{OWN[medium]}"
    words = ["--catalogue", str(shipped.path), "annex", "2023", "--to", medium, "-o", str(path)]
    assert 0 == CliRunner().invoke(main, words).exit_code
    draft = drafts.propose(reader.read(path.read_bytes(), path.name), shipped)
    assert expected(gold(facts)) == as_gold(draft)
    linked = [each.fields["url"].value for each in draft.proposals]
    if medium != "tsv":
        assert next(each.url for each in shipped.in_annex(2023) if each.url) == linked[0]


@pytest.mark.parametrize("name", [name for name in MADE if name != "annex.txt"])
def test_every_link_is_on_its_row(name: str, shipped: Catalogue) -> None:
    """Where the file has links, all 13 are read, each on the row it belongs to."""
    draft = drafts.propose(reader.read(MADE[name](), name), shipped)
    links = [media.url(number) for number in range(1, 14)]
    assert links == values(draft, "url")


@pytest.fixture(scope="module")
def annex(shipped: Catalogue) -> Draft:
    return drafts.propose(reader.read(media.text(), "annex.txt"), shipped)


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
        (1, "site"), (2, "site"), (5, "bracket"), (9, "two-works"),
        (10, "instrument"), (12, "spelling"),
    ],
)  # fmt: skip
def test_rows_ask_what_no_rule_can_settle(annex: Draft, row: int, code: str) -> None:
    """Each row of the findings' table asks its question, first of all rows 9, 10 and 12."""
    assert code in [flag.partition(":")[0] for flag in annex.proposals[row - 1].flags]


def test_other_rows_ask_nothing(annex: Draft) -> None:
    """They are settled; the catalogue has the persons of rows 3 and 8."""
    assert [3, 4, 6, 7, 8, 11, 13] == [each.row for each in annex.proposals if not each.open]


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
    assert [*FIELDS] == [*fields][: len(FIELDS)]
    assert all({"value", "status", "rule"} <= set(field) for field in fields.values())
    assert {"name": "DCY, MSDHS", "kind": "body", "body": "dcy"} == fields["authors"]["value"][0]
    assert ["dcy", "unicef-thailand", "idc"] == fields["publishers"]["bodies"]
    assert media.ROWS[12] == plain["rows"][12]["raw"]["cells"]


def test_every_rule_is_explained(annex: Draft) -> None:
    """Each rule that a reading or change names stands in the list of rules."""
    used = {reading.rule for each in annex.proposals for reading in each.fields.values()}
    used |= {change.rule for each in annex.proposals for change in each.changes}
    assert set() == used - set(RULES) - {""}


def test_the_listing_year_can_be_given(small: Catalogue) -> None:
    """What the caller says wins over the heading."""
    document = reader.read(media.text(), "annex.txt")
    assert 2024 == drafts.propose(document, small, 2024).listed


def test_a_link_of_several_works_is_only_proposed(propose: Propose) -> None:
    """A page's only link must not be given to every row; the same work twice keeps it."""
    text = "Title,Link\nA home,https://a.org/1\nB home,https://a.org/1\nC home,https://a.org/2\n"
    found = [each.fields["url"] for each in propose(text, "a.csv").proposals]
    assert [("proposed", "shared-link")] * 2 == [(each.status, each.rule) for each in found[:2]]
    assert "read" == found[2].status
