"""Pictures show the numbers of the catalogue, and say them too."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import lxml.etree
import pytest
from attrs import evolve

from migpubs.documents import Figure, figures
from migpubs.documents.pictures import Bar
from migpubs.errors import MissingExtra, UnknownYear
from migpubs.model import Annex

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.catalogue import Catalogue

SVG = "{http://www.w3.org/2000/svg}"


def shown(figure: Figure) -> list[tuple[str, int, bool]]:
    return [(bar.label, bar.count, bar.unconfirmed) for bar in figure.bars]


def test_numbers(catalogue: Catalogue) -> None:
    """Works are counted by agency, theme and language; one of several counts for each."""
    by_agency, by_theme, by_language = figures(catalogue, 2024)
    assert [
        ("The Bangkok School (TBS)", 1, False),
        ("United Agency (UNA)", 3, False),
        ("Publisher not known", 1, False),
    ] == shown(by_agency)
    assert [
        ("Skills development and recognition", 2, True),
        ("Protection of migrants", 2, False),
        ("No theme assigned", 1, False),
    ] == shown(by_theme)
    assert [("English", 1, False), ("Thai", 2, False), ("Language not known", 1, False)] == shown(
        by_language
    )
    assert {4} == {figure.total for figure in (by_agency, by_theme, by_language)}


def test_table(catalogue: Catalogue) -> None:
    """The numbers stand in a table with a header, in the language of the picture."""
    _, theme, _ = figures(catalogue, 2024)
    expected = (
        "Theme\tPublications\nSkills development and recognition [unconfirmed]\t2\n"
        "Protection of migrants\t2\nNo theme assigned\t1\n"
    )
    assert expected == theme.table()
    assert figures(catalogue, 2024, language="th")[2].table().startswith("ภาษา\tจำนวน\n")


def test_svg(catalogue: Catalogue) -> None:
    """Title, description, each label and number are text; bars are as long as their numbers."""
    by_agency, _, _ = figures(catalogue, 2024)
    root = lxml.etree.fromstring(by_agency.svg().encode())
    assert by_agency.title == root.findtext(f"{SVG}title")
    assert "United Agency (UNA): 3" in root.findtext(f"{SVG}desc")
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert ["The Bangkok School (TBS)", "1", "United Agency (UNA)", "3"] == texts[2:6]
    _, *bars = [int(each.get("width")) for each in root.iter(f"{SVG}rect")]
    assert bars[1] == pytest.approx(3 * bars[0], abs=2)


def test_what_labels_hold_is_text() -> None:
    """Markup and long labels do no harm; a picture of nothing is a heading."""
    bar = Bar(label="<b> & " + "word " * 40, count=1)
    figure = Figure(name="theme", title="<T>", language="en", bars=(bar,), total=1)
    root = lxml.etree.fromstring(figure.svg().encode())
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert "<T>" == texts[0]
    assert texts[2].startswith("<b> & word")
    assert figure.png().startswith(b"\x89PNG")
    assert "<T>" in "".join(
        lxml.etree.fromstring(evolve(figure, bars=()).svg().encode()).itertext()
    )


def test_png(catalogue: Catalogue, tmp_path: Path) -> None:
    """The same picture gives the same bytes, 1,920 dots wide."""
    figure = figures(catalogue, 2024, language="th")[0]
    picture = figure.png([tmp_path])
    assert 1920 == int.from_bytes(picture[16:20], "big")
    assert picture == figure.png()


def test_without_the_library(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """The PNG needs an extra, the SVG does not."""
    monkeypatch.setitem(sys.modules, "typst", None)
    figure = figures(catalogue, 2024)[0]
    assert figure.svg()
    with pytest.raises(MissingExtra):
        figure.png()


def test_an_empty_year(catalogue: Catalogue) -> None:
    """A year without works has pictures without bars; an unknown year is refused."""
    empty = evolve(catalogue, annexes={2025: Annex(year=2025)})
    assert [()] * 3 == [figure.bars for figure in figures(empty, 2025)]
    with pytest.raises(UnknownYear):
        figures(catalogue, 1999)
