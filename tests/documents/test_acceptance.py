"""Accepted changes become changes of the records, with the cleared file as their source."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.csl.runs import plain
from migpubs.dates import Date
from migpubs.documents import Difference, accept
from migpubs.documents.columns import title
from migpubs.model import Source

if TYPE_CHECKING:
    from migpubs.errors import Problem

SHIPPED = Path(__file__).parents[2] / "catalogue"
PATHWAYS, SKILLED = "ilo-2023-precarious-pathways", "ilo-2023-skilled-to-care"
THAI = "mou-atd-2023-evaluation"


@pytest.fixture
def own(tmp_path: Path) -> Catalogue:
    """Return a copy of the shipped catalogue that may be written to."""
    shutil.copytree(SHIPPED, tmp_path / "catalogue")
    return Catalogue.load(tmp_path / "catalogue")


def change(work: str, column: str, theirs: str, ours: str = "before") -> Difference:
    return Difference(
        state="changed", row=1, column=column, ours=ours, theirs=theirs, works=(work,)
    )


def accepted(own: Catalogue, *differences: Difference) -> tuple[Catalogue, list[str]]:
    problems: list[Problem] = []
    after = accept(own, differences, "cleared.docx", on_problem=problems.append)
    return after, [problem.message for problem in problems]


def test_title(own: Catalogue) -> None:
    """A new title is parted where the old one was; the file is its source."""
    words = "Perilous pathways: Migration patterns and service needs of Lao migrant workers"
    after, problems = accepted(own, change(PATHWAYS, "title", words))
    work = after[PATHWAYS]
    assert [] == problems
    assert ("Perilous pathways", words) == (work.title["en"], work.full_title())
    source = Source(file="cleared.docx", supports=("title",), note="cleared; before: “before”")
    assert source == work.sources[-1]
    assert evolve(own[PATHWAYS], title=work.title, sources=work.sources) == work


def test_subtitle(own: Catalogue) -> None:
    """A new subtitle leaves the title alone; a wholly new title has no subtitle."""
    after, _ = accepted(own, change(SKILLED, "title", "Skilled to care, forced to work? Anew"))
    assert ("Skilled to care, forced to work?", "Anew") == (
        after[SKILLED].title["en"],
        after[SKILLED].subtitle["en"],
    )
    after, _ = accepted(after, change(SKILLED, "title", "Other"))
    assert ("Other", {}) == (after[SKILLED].title["en"], dict(after[SKILLED].subtitle))


def test_title_with_a_note(own: Catalogue) -> None:
    """Brackets and the note on languages are ours; a changed note is for an editor."""
    shown = plain(title(own[THAI], "en"))
    after, problems = accepted(own, change(THAI, "title", shown.replace("Report", "Study")))
    assert [] == problems
    assert "MOU-ATD Implementation Evaluation Study" == after[THAI].full_title()
    _, problems = accepted(own, change(THAI, "title", shown.replace("Thai", "Lao")))
    assert 1 == len(problems)


def test_publishers_and_authors(own: Catalogue) -> None:
    """Bodies that are known and persons that are there; other roles stay."""
    after, problems = accepted(
        own,
        change(PATHWAYS, "publisher", "ILO / UNDP"),
        change(PATHWAYS, "author", "Benjamin Harkins, Siliphaithoun Xayamoungkhoun and ILO"),
        change(SKILLED, "author", "ILO; UNDP"),
    )
    assert [] == problems
    assert ["ilo", "undp"] == [body.id for body in after[PATHWAYS].publishers]
    before = own[PATHWAYS].authors
    assert (before[1], before[0], own.body("ilo")) == after[PATHWAYS].authors
    others = [each for each in own[SKILLED].contributions if each.role != "author"]
    assert others == [each for each in after[SKILLED].contributions if each.role != "author"]


def test_date(own: Catalogue) -> None:
    """A date that can be read is the date of issue, where no other kind of date was shown."""
    after, problems = accepted(own, change(PATHWAYS, "date", "1 September 2023"))
    assert ([], Date(2023, 9, 1)) == (problems, after[PATHWAYS].issued)
    _, problems = accepted(own, change("ilo-r115-workers-housing", "date", "1962"))
    assert 1 == len(problems)


def test_what_is_left_to_editors(own: Catalogue) -> None:
    """Unknown bodies and persons, other columns, rows and printed rows are not guessed."""
    two = evolve(change(PATHWAYS, "title", "x"), works=(PATHWAYS, SKILLED))
    _, problems = accepted(
        own,
        change(PATHWAYS, "author", "Nobody Known"),
        change(PATHWAYS, "publisher", "ILO / Nobody"),
        change(PATHWAYS, "date", "soon"),
        change(PATHWAYS, "link", "x"),
        two,
        evolve(two, works=()),
        Difference(state="added", row=3, column="", ours="", theirs="New"),
    )
    assert 7 == len(problems)
    assert "the row '' became 'New': change it by hand" == problems[-1]
    assert own.publications == Catalogue.load(own.path).publications


def test_pending_changes_wait(own: Catalogue) -> None:
    """A tracked change that nobody accepted changes nothing."""
    after, problems = accepted(own, evolve(change(PATHWAYS, "title", "x"), state="pending"))
    assert (own, []) == (after, problems)
