"""``migpubs cite``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_the_citation_comes_before_the_entry(run: Run) -> None:
    """First what stands in the text, then what stands in the list."""
    lines = run("cite", "ilo-2023-pathways").stdout.splitlines()
    entry = (
        "International Labour Organization (ILO) (2023). Precarious pathways: Migration patterns "
        "of Lao workers. Available at https://www.ilo.org/pathways."
    )
    assert ["(International Labour Organization (ILO), 2023)", "", entry] == lines


def test_an_unknown_date_is_told(run: Run) -> None:
    """A work without a date is cited as n.d., and stderr says so."""
    result = run("cite", "unicef-th-2023-learning", "--style", "apa", "--to", "markdown")
    assert "n.d." in result.stdout
    assert "no date is known" in result.stderr


def test_an_unknown_style_is_wrong_usage(run: Run) -> None:
    """A style that is not there exits 2 with one line."""
    result = run("cite", "ilo-2023-pathways", "--style", "appa")
    assert (2, 1) == (result.exit_code, len(result.stderr.splitlines()))


def test_pages_are_cited(run: Run) -> None:
    """Each --pages goes with the key at its place; one too many is told in one line."""
    made = run("cite", "ilo-2023-pathways", "--pages", "12-15")
    assert "(International Labour Organization (ILO), 2023, pp. 12–15)" in made.stdout
    result = run("cite", "ilo-2023-pathways", "--pages", "12", "--pages", "3")
    assert (2, 1) == (result.exit_code, len(result.stderr.splitlines()))
