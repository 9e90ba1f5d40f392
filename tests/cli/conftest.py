"""A small catalogue in a folder, and a way to run commands on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner, Result

from migpubs.cli import main

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "catalogue.yaml": """\
title: A small catalogue
format: 1
version: "2023.7"
""",
    "bodies.yaml": """\
- id: ilo
  name: {en: International Labour Organization, th: องค์การแรงงานระหว่างประเทศ}
  acronym: ILO
- id: unicef
  name: United Nations Children's Fund
  acronym: UNICEF
- id: unicef-thailand
  name: UNICEF Thailand
  parent: unicef
""",
    "themes.yaml": """\
- id: network-2023:2
  label: Protection
""",
    "publications/2023.yaml": """\
- id: ilo-2023-pathways
  kind: report
  title: Precarious pathways
  subtitle: Migration patterns of Lao workers
  texts: [en]
  authors: [ilo]
  publishers: [ilo]
  issued: 2023-08
  links: [https://www.ilo.org/pathways]
  sources: [{url: https://www.ilo.org/pathways}]
- id: unicef-th-2023-learning
  title: Make [Learning] Count  # as printed
  authors: [unicef-thailand]
  publishers: [unicef]
  themes: [{theme: network-2023:2, assigned: compiler}]
  sources: [{annex: 2023/2}]
""",
    "annexes/2023.yaml": """\
year: 2023
heading: Publications in 2023
rows:
- cells: ["Precarious path- ways (ilo.org)", ILO, ILO]
  records: [ilo-2023-pathways]
- cells: [Make Learning Count, UNICEF Thailand, UNICEF]
  records: [unicef-th-2023-learning]
""",
}


class Run(Protocol):
    """Run `migpubs` with words on the small catalogue."""

    def __call__(self, *words: str, catalogue: str | None = "small") -> Result:
        """Return what it printed and its exit code."""
        ...


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give the folder of a small catalogue."""
    base = tmp_path / "small"
    for name, text in FILES.items():
        (base / name).parent.mkdir(parents=True, exist_ok=True)
        (base / name).write_text(text, encoding="utf-8")
    return base


@pytest.fixture
def run(small: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a function that runs commands in the folder above the small catalogue."""
    monkeypatch.chdir(small.parent)
    monkeypatch.delenv("MIGPUBS_CATALOGUE", raising=False)

    def run(*words: str, catalogue: str | None = "small") -> Result:
        named = ["--catalogue", catalogue] if catalogue else []
        return CliRunner().invoke(main, [*named, *words], prog_name="migpubs")

    return run
