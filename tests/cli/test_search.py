"""``migpubs search``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_words_find_records(run: Run) -> None:
    """Words of a title, or the Thai name of an agency, find the record."""
    for words in (("lao", "workers"), ("แรงงาน",)):
        lines = run("search", *words).stdout.splitlines()
        assert ["ilo-2023-pathways"] == [line.split("\t")[0] for line in lines[1:]]
