"""Tidying makes a text read whole and touches nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.catalogue import emitter, layout, loader
from migpubs.catalogue.edit import BOM
from migpubs.catalogue.reader import Reader
from migpubs.catalogue.records import PUBLICATION
from tests.catalogue.conftest import lay
from tests.strategies import BODIES, THEMES, TRAPS, publications

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.model import Publication

SCHEMA = "../.schema/publications.json"
HEAD = f"{layout.MODELINE}{SCHEMA}\n"
TABLES = {"bodies": BODIES, "themes": THEMES, "publications": {}}

MISREAD = [
    "Skilled: to care",
    "Report #5",
    "Report # 5",
    '"Make" it count',
    "[Draft] Guidelines",
    "[Draft]",
    "{Draft} Guidelines",
    "'Employers' guide'",
    "*Star",
    "@home",
    "%x",
    "`tick`",
    "- dash",
    "? why",
    "& co",
    "&co",
    "! now",
    "!now",
    "> quoted",
    "| bar",
    "]x",
    ": x",
    "a: b: c",
    "'open",
    "#1",
    "Thai: แรงงาน #๑",
    "x" * 10 + ": " + "[" * 60,
]


# What stands behind `# ` is a comment.
TYPED = [words.strip() for words in (*TRAPS, *MISREAD) if not words.startswith("# ")]


def tidy(text: str) -> str:
    return layout.tidy(text, "publications", SCHEMA)


def titles(text: str) -> list[str]:
    reader = Reader(text, "a.yaml", TABLES)
    found = [each.title.text() for each, _ in reader.read_records(PUBLICATION)]
    assert [] == reader.problems
    return found


@pytest.mark.parametrize("title", MISREAD)
@pytest.mark.parametrize("comment", ["", "  # a comment: here"])
def test_a_text_that_yaml_misreads_gets_quotes(title: str, comment: str) -> None:
    """The text then reads whole; the comment two blanks behind it and all else stay."""
    text = (
        f"{HEAD}- id: x\n  title: {title}{comment}\n  kind: brief # why\n- id: y\n  title: Good\n"
    )
    expected = text.replace(f"title: {title}", f"title: {emitter.quoted(title)}", 1)
    assert expected == tidy(text)
    assert [title, "Good"] == titles(expected)
    assert expected == tidy(expected)


@pytest.mark.parametrize(
    "lines",
    [
        "  title: Good # a comment\n",
        "  genre: # a comment: here\n  title: Good\n",
        "  identifiers:\n    isbn: [978-92-1-123456-5]\n  title: Good\n",
        "  title: Good  # a comment: here\n",
        '  title: "Skilled: to care"  # quoted\n',
        "  title: 'It''s'\n",
        "  title: {en: Good, th: ดี}\n",
        '  title: "Two\n    lines: here"\n',
        "  title: Two\n    lines\n",
        "  title:\n    en: Good\n",
        "  title: |\n    title: Skilled: to care\n    - x #5\n",
        "  title: Good\n  note: >-  # folded\n\n    note: a: b\n  genre: x\n",
        "  title: Good\n  abstract: {en: one,\n    th: two}\n",
        "  title: Good\n\n  # a comment\n    # deeper\n  genre: x\n",
        '  title: Good\n  links: [https://example.org/a:b]\n  aliases: ["a: b"]\n',
    ],
)  # fmt: skip
def test_what_reads_whole_stays(lines: str) -> None:
    """Comments, quotes, blocks and lists stay as they are beside a text that is mended."""
    good = f"- id: x\n{lines}"
    assert HEAD + good == tidy(HEAD + good)
    bad = "- id: y\n  title: Skilled: to care\n"
    assert HEAD + bad.replace("Skilled: to care", '"Skilled: to care"') + good == tidy(
        HEAD + bad + good
    )


def test_parts_and_languages_are_mended_too() -> None:
    """Texts in a link's or source's lines and texts by language get their quotes."""
    text = (
        "- id: x\n  title:\n    en: Skilled: to care\n    th: ดี: มาก\n"
        "  sources:\n  - annex: 2023/1\n    note: as printed: yes\n"
        "  - note: a: b\n    annex: 2023/2\n"
    )
    expected = text
    for words in ("Skilled: to care", "ดี: มาก", "as printed: yes", "a: b"):
        expected = expected.replace(words, f'"{words}"')
    assert HEAD + expected == tidy(HEAD + text)


def test_the_frame_of_a_file() -> None:
    """A BOM goes, the line that names the schema comes, the last line ends; CRLF stays."""
    assert HEAD + "- id: x\n  title: y\n" == tidy(BOM + "- id: x\n  title: y")
    windows = (HEAD + "- id: x\n  title: y: z\n").replace("\n", "\r\n")
    assert windows.replace("y: z", '"y: z"') == tidy(windows)
    assert HEAD == tidy("")


def test_what_cannot_be_mended_stays() -> None:
    """Other damage is for a person: the file keeps its words."""
    for text in ("- id: x\n\ttitle: y\n", "id: x\n", "- a\n"):
        assert HEAD + text == tidy(HEAD + text)


@given(publications(), st.sampled_from(TYPED))
def test_a_title_typed_without_quotes_is_restored(publication: Publication, title: str) -> None:
    """Whatever an editor types behind ``title:``, the record then reads, all else unchanged."""
    plain = PUBLICATION.write(publication) | {"title": "TITLE"}
    text = HEAD + emitter.record(plain)
    mended = tidy(text.replace("  title: TITLE", f"  title: {title}", 1))
    in_quotes = text.replace("  title: TITLE", f"  title: {emitter.quoted(title)}", 1)
    assert titles(in_quotes) == titles(mended)
    assert mended in {in_quotes, text.replace("  title: TITLE", f"  title: {title}", 1)}
    assert mended == tidy(mended)


@given(publications())
def test_written_records_are_in_order(publication: Publication) -> None:
    """What the emitter writes is left as it is."""
    text = HEAD + emitter.record(PUBLICATION.write(publication))
    assert text == tidy(text)


def test_every_file_has_its_schema(small: Path) -> None:
    """The files of a catalogue come with their kinds, and the way to their schemas."""
    lay(small, {"publications/more/x.yaml": ""})
    found = {path.relative_to(small).as_posix(): kind for path, kind in layout.files(small)}
    assert {
        "bodies.yaml": "bodies",
        "themes.yaml": "themes",
        "catalogue.yaml": "catalogue",
        "publications/2022.yaml": "publications",
        "publications/2023.yaml": "publications",
        "publications/more/x.yaml": "publications",
        "annexes/2023.yaml": "annex",
    } == found
    ways = [layout.schema_path(small, path, kind) for path, kind in layout.files(small)]
    assert [".schema/bodies.json", "../.schema/annex.json", "../../.schema/publications.json"] == [
        ways[0],
        ways[-1],
        ways[-2],
    ]
    for path, kind in layout.files(small):
        text = layout.tidy(path.read_text(encoding="utf-8"), kind, ways[0])
        path.write_text(text, encoding="utf-8")
    assert 3 == len(loader.load(small))


def test_a_catalogue_without_themes_has_fewer_files(tmp_path: Path) -> None:
    """Only the files that are there are given."""
    lay(tmp_path, {"bodies.yaml": ""})
    assert [(tmp_path / "bodies.yaml", "bodies")] == list(layout.files(tmp_path))


def test_a_mapping_is_mended_too() -> None:
    """Annexes and the catalogue's own file are mended like lists of records."""
    text = "title: Publications: all\nformat: 1\n"
    expected = f'{layout.MODELINE}a.json\ntitle: "Publications: all"\nformat: 1\n'
    assert expected == layout.tidy(text, "catalogue", "a.json")
