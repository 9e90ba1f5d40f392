"""The rules by name."""

from __future__ import annotations

import runpy
from pathlib import Path

import migpubs.intake
from migpubs.intake.rules import MEASURED, RULES
from tests.conftest import ROOT
from tests.intake.measures import of_hyphens, of_lists


def test_every_rule_that_is_explained_exists() -> None:
    """Its name stands in a module that applies it."""
    folder = Path(migpubs.intake.__file__).parent
    modules = [path for path in folder.glob("*.py") if path.name != "rules.py"]
    modules.append(folder.parent / "mending.py")
    text = "".join(path.read_text(encoding="utf-8") for path in modules)
    assert [] == [name for name in RULES if f'"{name}"' not in text]


def test_the_figures_are_those_that_are_measured() -> None:
    """Over the lists of this folder, and over real titles cut at the ends of lines."""
    assert of_lists() | {"hyphen": of_hyphens()} == MEASURED


def test_what_is_applied_errs_in_at_most_one_case_in_200() -> None:
    """A rule that errs more often may only propose."""
    assert [] == [rule for rule, (wrong, of, *_) in MEASURED.items() if 200 * wrong > of]


def test_the_page_shows_the_figures() -> None:
    """`python docs/rules_page.py` writes the table."""
    page = runpy.run_path(str(ROOT / "docs" / "rules_page.py"))
    text = page["PAGE"].read_text(encoding="utf-8")
    assert page["page"](text) == text
