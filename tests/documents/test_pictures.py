"""Pictures show the numbers of the catalogue, and say them too."""

from __future__ import annotations

import itertools
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.etree
import pytest
from attrs import evolve

from migpubs.catalogue import Catalogue
from migpubs.documents import Figure, figures
from migpubs.documents.pictures import Bar, _settings
from migpubs.errors import MissingExtra, Problem, UnknownYear
from migpubs.model import Annex
from tests.conftest import need

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox

XML = "{http://www.w3.org/XML/1998/namespace}"
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
    assert by_agency.title in texts
    assert {"The Bangkok School (TBS)", "1", "United Agency (UNA)", "3"} <= {*texts}
    assert ("img", "en") == (root.get("role"), root.get(f"{XML}lang"))
    one, three, _ = lengths(root)
    assert three == pytest.approx(3 * one)


def lengths(root: lxml.etree._Element) -> list[float]:
    """How long the bars are, from the corners of their paths."""
    found = []
    for path in root.iter(f"{SVG}path"):
        if "fill: #1f77b4" in path.get("style", ""):
            corners = re.findall(r"[ML] (\S+) \S+", path.get("d", ""))
            found.append(max(map(float, corners)) - min(map(float, corners)))
    return found


def test_what_labels_hold_is_text() -> None:
    """Markup, formulas and long labels do no harm; a picture of nothing is a heading."""
    bar = Bar(label="<b> & $x$ " + "word " * 40, count=1)
    figure = Figure(name="theme", title="<T> $y$", language="en", bars=(bar,), total=1)
    root = lxml.etree.fromstring(figure.svg().encode())
    words = " ".join(each.text or "" for each in root.iter(f"{SVG}text"))
    assert "<b> & $x$ word" in words
    assert "<T> $y$" in words
    assert figure.png().startswith(b"\x89PNG")
    assert "<T> $y$" in "".join(
        lxml.etree.fromstring(evolve(figure, bars=()).svg().encode()).itertext()
    )


@pytest.mark.parametrize("language", ["en", "th"])
def test_nothing_leaves_the_picture(language: str) -> None:
    """All words of the pictures of the shipped catalogue lie within their frame, side by side."""
    for figure in figures(Catalogue.load(), 2023, language=language):
        with _settings(()):
            canvas = figure._drawn()
            canvas.draw_without_rendering()
            frame = canvas.bbox.padded(1)
            (axes,) = canvas.axes
            labels = [each.get_window_extent() for each in axes.get_yticklabels()]
            numbers = [each.get_window_extent() for each in axes.texts]
            words = [canvas._suptitle.get_window_extent(), canvas._supxlabel.get_window_extent()]
        boxes = [*labels, *numbers, *words]
        assert [] == [box for box in boxes if not _inside(frame, box)]
        assert 0 == sum(one.overlaps(two) for one, two in itertools.combinations(boxes, 2))


def _inside(frame: Bbox, box: Bbox) -> bool:
    return bool(
        frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
    )


def test_missing_letters(catalogue: Catalogue) -> None:
    """Letters that no font has are a problem."""
    figure = evolve(figures(catalogue, 2024)[0], title="\U00013000")
    problems: list[Problem] = []
    figure.png(on_problem=problems.append)
    (problem,) = problems
    assert ("missing-glyphs", "no font has these letters: U+13000") == (
        problem.code,
        problem.message,
    )


@pytest.mark.outside
def test_thai_letters() -> None:
    """With a Thai font no letter is missing, and that font is found in a folder too."""
    thai = next(Path("/usr/share/fonts").rglob("Garuda.ttf"), None)
    need("the font Garuda", found=thai)
    problems: list[Problem] = []
    for figure in figures(Catalogue.load(), 2023, language="th"):
        figure.png(on_problem=problems.append)
        assert thai
        assert "'Garuda'" in figure.svg([thai.parent])
    assert [] == problems


def test_png(catalogue: Catalogue, tmp_path: Path) -> None:
    """The same picture gives the same bytes, 1,920 dots wide."""
    figure = figures(catalogue, 2024, language="th")[0]
    picture = figure.png([tmp_path])
    assert 1920 == int.from_bytes(picture[16:20], "big")
    assert picture == figure.png()
    assert figure.svg() == figure.svg()


def test_without_the_library(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing needs an extra, the numbers do not."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    figure = figures(catalogue, 2024)[0]
    assert figure.table()
    with pytest.raises(MissingExtra, match=r"pip install 'migpubs\[figures\]'"):
        figure.png()


def test_an_empty_year(catalogue: Catalogue) -> None:
    """A year without works has pictures without bars; an unknown year is refused."""
    empty = evolve(catalogue, annexes={2025: Annex(year=2025)})
    assert [()] * 3 == [figure.bars for figure in figures(empty, 2025)]
    with pytest.raises(UnknownYear):
        figures(catalogue, 1999)
