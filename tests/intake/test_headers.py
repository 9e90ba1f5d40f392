"""Heads of columns in English and Thai."""

from __future__ import annotations

import pytest

from migpubs.intake.headers import (
    FIELDS,
    field_of,
    fields_of,
    is_further,
    is_sure,
    said_of,
    schemes_of,
)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Title of publication¹", "title"),
        ("Prepared by", "authors"),
        ("Title", "title"),
        ("TITLE:", "title"),
        ("**Title**", "title"),
        ("ชื่อเรื่อง", "title"),
        ("Title / ชื่อเรื่อง", "title"),
        ("ชื่อเรื่อง (Title)", "title"),
        ("Publisher/Agency", "publishers"),
        ("ผู้จัดพิมพ์/หน่วยงาน", "publishers"),
        ("Author(s)", "authors"),
        ("ผู้แต่ง", "authors"),
        ("Authors / Editors", "authors"),
        ("Personal author", "authors"),
        ("Published (year)", "year"),
        ("Date / Year", "date"),
        ("Yr", "year"),
        ("Org.", "publishers"),
        ("Year of\npublication", "year"),
        ("ปี พ.ศ.", "year"),
        ("Year (A.D.)", "year"),
        ("Link", "url"),
        ("ลิงก์", "url"),
        ("ISBN", "identifiers"),
        ("No.", "number"),
        ("ลำดับ", "number"),
        ("Language(s)", "languages"),
        ("Name of product", "title"),
        ("Full title of the document", "title"),
        ("Publi sher", "publishers"),
        ("Organi sation name", "publishers"),
        ("Agency/ies", "publishers"),
        ("Issued by", "publishers"),
        ("Authoring entity", "authors"),
        ("Report compiled by", "authors"),
        ("Author (Year)", "authors-date"),
        ("Agency, date", "publishers-date"),
        ("Month of release", "date"),
        ("Year*", "year"),
        ("Title of publication1", "title"),
        ("Report no.", "identifiers"),
        ("No. of reports", ""),
        ("ผู้วิจัย", "authors"),
        ("หน่วยงานที่เผยแพร่", "publishers"),
        ("dc.title[en_US]", "title"),
        ("dc.contributor.author", "authors"),
        ("dcterms.issued", "date"),
        ("dc.date.accessioned", ""),
        ("Title / Author", ""),
        ("Author last name", ""),
        ("Agency focal point", ""),
        ("Publication channel", ""),
        (f"Title of {'the ' * 30}report", ""),
        ("Budget", ""),
        ("", ""),
    ],
)
def test_heads_name_fields(text: str, field: str) -> None:
    """Whatever case, emphasis or second language; a head of two fields names none."""
    assert field == field_of(text)
    assert field in {*FIELDS, ""}


@pytest.mark.parametrize(
    ("texts", "known"),
    [
        (("Title", "Author", "Publisher/Agency"), True),
        (("No.", "Name", "Agency", "Year"), True),
        (("Title", "Colour", "Year"), True),
        (("Name", "Organization"), False),
        (("Name", "Organization", "Position", "E-mail"), False),
        (("Name", "Organization", "Date", "Phone"), False),
        (("Author", "Year"), False),
        (("Title",), False),
        (("Title", "", ""), False),
        (("Title", "A", "B", "C", "Year"), False),
        (("Title", "A", "B", "C", "D", "Year", "Agency"), True),
        (("Title", "A", "B", "C", "D" * 61, "Year", "Agency"), False),
        (("Name", "A", "B", "C", "D", "Date", "Agency"), False),
        (("Domestic workers", "ILO", "ILO"), False),
    ],
)
def test_a_row_is_a_head_or_not(texts: tuple[str, ...], known: bool) -> None:  # noqa: FBT001 - a claim's value
    """It names a title and something else; a table of persons is no list of publications."""
    assert known == (fields_of(texts) is not None)


def test_heads_of_identifiers_name_the_scheme() -> None:
    """Where they name nothing else."""
    assert [("isbn",), ("isbn", "issn"), ()] == [*map(schemes_of, ("ISBN", "ISBN/ISSN", "Code"))]


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Co-publisher(s)", "publishers"),
        ("Coauthors", "authors"),
        ("Other agencies", "publishers"),
        ("Joint editors", "editors"),
        ("ผู้แต่งร่วม", "authors"),
        ("Corporate author", ""),
        ("Co-title", ""),
        ("Country", ""),
    ],
)
def test_a_head_that_goes_on_with_another(head: str, field: str) -> None:
    """It is kept beside the other, and is not sure."""
    assert bool(field) == is_further(head)
    assert not field or ("title", field, field) == fields_of(
        ("Title", {"authors": "Author", "editors": "Editor"}.get(field, "Publisher"), head)
    )


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Partner agencies involved", "publishers"),
        ("Year of the survey", "year"),
        ("Date added", ""),
        ("Donor agency", ""),
        ("Author " * 20, ""),
        ("Status", ""),
    ],
)
def test_of_what_a_head_speaks_that_is_not_understood(head: str, field: str) -> None:
    """Of the field whose noun it has; not where it is about the list or who paid."""
    assert field == said_of(head)


@pytest.mark.parametrize(
    ("head", "field", "sure"),
    [
        ("Title / Titre", "title", True),
        ("ชื่อหนังสือ/รายงาน", "title", False),
        ("Publisher / Donor", "publishers", False),
        ("Report / Photo", "", False),
        ("Date finalised", "date", False),
        ("Co-publishers", "publishers", False),
        ("Link (Thai)", "url", False),
        ("ปีงบประมาณ", "year", False),
        ("เจ้าของเรื่อง", "publishers", False),
        ("Auteur(s)", "authors", True),
        ("Éditeur", "publishers", True),
        ("Année", "year", True),
        ("When", "date", True),
        ("Output", "title", True),
        ("", "", True),
    ],
)
def test_heads_of_which_a_part_is_understood(head: str, field: str, sure: bool) -> None:  # noqa: FBT001
    """What changes its meaning, or is strange after a slash, makes every value doubtful."""
    assert (field, sure) == (field_of(head), is_sure(head))


def test_an_unsure_head_gives_way_to_a_sure_one() -> None:
    """Beside "Publication date", "Date finalised" is not understood; alone it is the date."""
    assert ("title", "", "date") == fields_of(("Title", "Date finalised", "Publication date"))
    assert ("title", "date", "publishers") == fields_of(("Title", "Date finalised", "Agency"))
