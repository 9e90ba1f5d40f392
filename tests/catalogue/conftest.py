"""A small catalogue in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from migpubs.model import Publication

SMALL = {
    "catalogue.yaml": 'title: Small\nowner: una\nformat: 1\nversion: "2023.1"\n',
    "bodies.yaml": """\
- id: una
  name: {en: United Agency, th: องค์การ}
  acronym: UNA
- id: una-thailand
  name: UNA Country Office for Thailand
  acronym: UNA Thailand
  parent: una
- id: good
  name: Good Works
  aliases: [Works for Good]
""",
    "themes.yaml": """\
- id: net:2
  label: Protection
- id: net:2.1
  label: Fair work
  parent: net:2
""",
    "publications/2023.yaml": """\
- id: one
  kind: report
  title: One thing
  texts: [en]
  authors: [una-thailand]
  publishers: [una]
  issued: 2023-05
  themes: [net:2.1]
- id: two
  kind: brief
  title: สองสิ่ง
  texts: [th, {language: en, extent: summary}]
  authors:
  - {given: สมชาย, family: ใจดี, native: {en: Somchai Jaidee}}
  - {given: Ana, family: de Souza}
  publishers: [good]
  adopted: 1961
  aliases: [old-two]
""",
    "publications/2022.yaml": """\
- id: three
  title: Three things
  publishers: [una-thailand, good]
  issued: 2022
""",
    "annexes/2023.yaml": """\
year: 2023
rows:
- cells: [Two, Somchai, Good]
  records: [two]
- cells: [One and three, "", UNA]
  records: [one, three]
""",
}
"""The files of a catalogue of three publications."""


def lay(folder: Path, files: Mapping[str, str | bytes] = SMALL) -> Path:
    """Write files into a folder, with the line ends and bytes they have."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give the folder of a small catalogue."""
    return lay(tmp_path / "small")


@pytest.fixture
def catalogue(small: Path) -> Catalogue:
    """Give the small catalogue."""
    return Catalogue.load(small)


def ids(publications: Iterable[Publication]) -> list[str]:
    """Return the ids of publications, in their order."""
    return [each.id for each in publications]
