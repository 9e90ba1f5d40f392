"""A catalogue is read as a whole: every problem in one pass, every good record beside it."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, TypeAlias

import pytest

from migpubs.catalogue import Catalogue, loader
from migpubs.errors import CatalogueError, Place, Problem
from tests.catalogue.conftest import SMALL, lay

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Expected: TypeAlias = tuple[int, int, str, str, str]

BODIES = "- {id: una, name: United Agency}\n- {id: unicef, name: Fund}\n"
THEMES = "- {id: 'net:2', label: B}\n"
GOOD = "- id: good-one\n  title: Good\n"
LAST = "- id: good-two\n  title: Good too\n"

DAMAGES: dict[str, tuple[str, Expected]] = {
    # what is wrong: (lines of the record after GOOD, line, column, code, message, hint)
    "an unquoted colon": (
        "- id: bad\n  title: Skilled: to care\n",
        (4, 17, "syntax", "this text holds ': '", "needs quotes"),
    ),
    "a hash that cuts a title": (
        "- id: bad\n  title: Report #5 of the series\n",
        (4, 10, "cut-text", "only up to '#5 of the series'", "in quotes"),
    ),
    "a hash and a blank before a number": (
        "- id: bad\n  title: Report # 5\n",
        (4, 10, "cut-text", "only up to '# 5'", "two blanks before a comment"),
    ),
    "a hash that cuts a title of two lines": (
        "- id: bad\n  title: A report\n    with issue #5\n",
        (4, 10, "cut-text", "only up to '#5'", "in quotes"),
    ),
    "a hash that cuts an address": (
        "- id: bad\n  title: B\n  links: \n  - https://example.org/a #b\n",
        (6, 5, "cut-text", "only up to '#b'", "in quotes"),
    ),
    "a field twice": (
        "- id: bad\n  title: B\n  title: C\n",
        (5, 3, "duplicate-field", "'title' is there twice", "keep one"),
    ),
    "a language twice": (
        "- id: bad\n  title: {en: B, EN: C}\n",
        (4, 18, "duplicate-field", "'en' is there twice", "keep one"),
    ),
    "an identifier's scheme twice": (
        "- id: bad\n  title: B\n  identifiers: {local: A, local: B}\n",
        (5, 27, "duplicate-field", "'local' is there twice", "write a list"),
    ),
    "an alias": (
        "- id: bad\n  title: *Star\n",
        (4, 10, "alias", "'*Star' is a YAML alias", "put it in quotes"),
    ),
    "an anchor": (
        "- id: bad\n  title: &co Sons\n",
        (4, 10, "anchor", "'&co' is a YAML anchor", "put it in quotes"),
    ),
    "a tag": (
        "- id: bad\n  title: ! Now\n",
        (4, 10, "tag", "'!' is a YAML tag", "put it in quotes"),
    ),
    "an unknown field": (
        "- id: bad\n  title: B\n  text: [en]\n",
        (5, 3, "unknown-field", "unknown field 'text'", "did you mean 'texts'?"),
    ),
    "a field that is like no other": (
        "- id: bad\n  title: B\n  xyzzy: 1\n",
        (5, 3, "unknown-field", "unknown field 'xyzzy'", "one of id, kind,"),
    ),
    "a field that is the annex's": (
        "- id: bad\n  title: B\n  listed: 2024\n",
        (5, 3, "unknown-field", "unknown field 'listed'", "the annex lists its records"),
    ),
    "a field without its colon": (
        "- id: bad\n  title: B\n  texts\n  authors: [una]\n",
        (5, 3, "syntax", "there is no colon behind this field", "write 'field: value'"),
    ),
    "a list without its first bracket": (
        "- id: bad\n  title: B\n  authors: una, unicef]\n",
        (5, 12, "wrong-shape", "found the text 'una, unicef]'", "write [una, unicef]"),
    ),
    "a period like a range": (
        "- id: bad\n  title: B\n  coverage: 2022-2023\n",
        (5, 13, "bad-value", "'2022-2023' is not a period; write 2022/2023", ""),
    ),
    "a field that is a list": (
        "- id: bad\n  title: B\n  ? [a, b]\n  : c\n",
        (5, 5, "wrong-shape", "expected a field's name", "write 'field: value'"),
    ),
    "a text where a list should be": (
        "- id: bad\n  title: B\n  texts: en\n",
        (5, 10, "wrong-shape", "expected a list, found the text 'en'", "write [en]"),
    ),
    "a mapping where a list should be": (
        "- id: bad\n  title: B\n  texts: {language: en}\n",
        (5, 10, "wrong-shape", "expected a list, found a mapping", "begin with '- '"),
    ),
    "a list where a text should be": (
        "- id: bad\n  title: B\n  genre: [brief, note]\n",
        (5, 10, "wrong-shape", "expected text, found a list", ""),
    ),
    "a mapping where a text should be": (
        "- id: bad\n  title: B\n  aliases:\n  - Foo: bar\n",
        (6, 5, "wrong-shape", "expected text, found a mapping", "needs quotes"),
    ),
    "a text where a record should be": (
        "- only words\n",
        (3, 3, "wrong-shape", "expected a publication, found the text 'only words'", "field: val"),
    ),
    "a list where identifiers should be": (
        "- id: bad\n  title: B\n  identifiers: [A/69/1]\n",
        (5, 16, "wrong-shape", "expected identifiers by scheme, found a list", "isbn"),
    ),
    "an unknown scheme": (
        "- id: bad\n  title: B\n  identifiers: {ilo-wmcs: 1}\n",
        (5, 17, "unknown-word", "'ilo-wmcs' is not a known scheme", "did you mean 'ilo-wcms'?"),
    ),
    "an unknown body": (
        "- id: bad\n  title: B\n  authors: [unicfe]\n",
        (5, 13, "unknown-body", "unknown body 'unicfe'", "did you mean 'unicef'?"),
    ),
    "an unknown theme": (
        "- id: bad\n  title: B\n  themes: [net:3]\n",
        (5, 12, "unknown-theme", "unknown theme 'net:3'", "did you mean 'net:2'?"),
    ),
    "an unknown kind": (
        "- id: bad\n  title: B\n  kind: reprot\n",
        (5, 9, "unknown-word", "'reprot' is not a known word", "did you mean 'report'?"),
    ),
    "a date that does not exist": (
        "- id: bad\n  title: B\n  issued: 2023-02-30\n",
        (5, 11, "bad-value", "February 2023 has 28 days", ""),
    ),
    "a date in words": (
        "- id: bad\n  title: B\n  issued: 3 May 2023\n",
        (5, 11, "bad-value", "'3 May 2023' is not a date; write 2023-05-03", ""),
    ),
    "a wrong check digit": (
        "- id: bad\n  title: B\n  identifiers: {isbn: 978-92-1-123456-4}\n",
        (5, 23, "bad-value", "its check digit is 4", ""),
    ),
    "no language tag": (
        "- id: bad\n  title: B\n  texts: [Thai language]\n",
        (5, 11, "bad-value", "'Thai language' is not a language tag", ""),
    ),
    "a longer code of a language": (
        "- id: bad\n  title: B\n  texts: [tha-TH]\n",
        (5, 11, "bad-value", "'tha-TH' is not a language tag (write th-TH)", ""),
    ),
    "a text of no language": (
        "- id: bad\n  title: {en: B, '': C}\n",
        (4, 18, "wrong-shape", "a text without its language", "write en: …"),
    ),
    "no address": (
        "- id: bad\n  title: B\n  links: [www.example.org]\n",
        (5, 11, "bad-value", "'www.example.org' is not a web address", ""),
    ),
    "an address with a blank": (
        "- id: bad\n  title: B\n  links: [https://example.org/a b]\n",
        (5, 11, "bad-value", "has a blank inside", ""),
    ),
    "no id": (
        "- title: B\n",
        (3, 3, "missing-field", "the field 'id' is missing", ""),
    ),
    "a bad id": (
        "- id: Bad_Id\n  title: B\n",
        (3, 7, "bad-value", "'Bad_Id' is not an id", ""),
    ),
    "an empty title": (
        "- id: bad\n  title:\n",
        (4, 3, "missing-field", "the field 'title' is empty", ""),
    ),
    "a title of blanks": (
        "- id: bad\n  title: '  '\n",
        (4, 3, "missing-field", "the field 'title' is empty", ""),
    ),
    "no title": (
        "- id: bad\n  kind: report\n",
        (3, 3, "missing-field", "the field 'title' is missing", ""),
    ),
    "a person without a name": (
        "- id: bad\n  title: B\n  authors: [{sort_as: A}]\n",
        (5, 13, "missing-field", "a person without a name", "{given: …, family: …}"),
    ),
    "the id of another record": (
        "- id: good-one\n  title: B\n",
        (3, 3, "duplicate-id", "there is another publication 'good-one': ", "another id"),
    ),
    "a quote that is not closed": (
        '- id: bad\n  title: "B\n',
        (4, 10, "syntax", "the quotation mark that begins here", ""),
    ),
    "text behind a quote": (
        '- id: bad\n  title: "Make" it\n',
        (4, 10, "syntax", "does not end with the quotation mark", "needs quotes"),
    ),
    "a tab": (
        "- id: bad\n\ttitle: B\n",
        (4, 1, "syntax", "a tab stands where blanks must", "indent with blanks"),
    ),
    "a NUL": (
        "- id: bad\n  title: B\x00C\n",
        (4, 11, "syntax", "the character U+0000 is not text", ""),
    ),
    "a bracket that is not closed": (
        "- id: bad\n  title: B\n  texts: [en\n",
        (5, 10, "syntax", "the bracket that opens here is not closed", "close it"),
    ),
    "a flag that is neither": (
        "- id: bad\n  title: B\n  texts: [{language: en, translated: maybe}]\n",
        (5, 38, "bad-value", "expected yes or no, found 'maybe'", ""),
    ),
}


def read_damaged(folder: Path, files: dict[str, str | bytes]) -> tuple[Catalogue, list[Problem]]:
    """Read a folder with these files beside the bodies and themes."""
    whole = {"bodies.yaml": BODIES, "themes.yaml": THEMES, **files}
    catalogue, problems = loader.read(lay(folder, whole))
    return catalogue, list(problems)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_by_place_reason_and_hint(damage: str, tmp_path: Path) -> None:
    """Each kind of damage is one problem with its line and column; the records around it stay."""
    record, (line, column, code, message, hint) = DAMAGES[damage]
    catalogue, problems = read_damaged(tmp_path, {"publications/a.yaml": GOOD + record + LAST})
    (problem,) = problems
    assert (code, "error") == (problem.code, problem.severity)
    at = problem.where
    assert ("publications/a.yaml", line, column) == (at.file, at.line, at.column)
    assert message in problem.message
    assert hint in problem.hint
    assert {"good-one", "good-two"} <= {each.id for each in catalogue}


def numbered(damages: Iterable[tuple[str, Expected]]) -> list[str]:
    """Return each damaged record with an id of its own behind a good one."""
    return [
        f"- id: a{number}\n  title: A\n{record.replace('id: bad', f'id: b{number}')}"
        for number, (record, _) in enumerate(damages)
    ]


def test_all_damage_is_told_at_once(tmp_path: Path) -> None:
    """Every kind of damage, each in a file of its own, comes in one error, file by file."""
    damages = [each for each in DAMAGES.values() if each[1][2] != "duplicate-id"]
    files = {f"publications/{n:02}.yaml": text for n, text in enumerate(numbered(damages))}
    lay(tmp_path, {"bodies.yaml": BODIES, "themes.yaml": THEMES, **files})
    with pytest.raises(CatalogueError) as caught:
        loader.load(tmp_path)
    expected = [(name, told[2]) for name, (_, told) in zip(files, damages, strict=True)]
    assert expected == [(each.where.file, each.code) for each in caught.value.problems]
    assert {f"a{n}" for n in range(len(files))} <= {each.id for each in loader.read(tmp_path)[0]}


def test_all_damage_in_one_file_is_told_at_once(tmp_path: Path) -> None:
    """In one file a good record stands before every damaged one, and all of them are read."""
    damages = [each for each in DAMAGES.values() if each[1][2] != "duplicate-id"]
    files = {"publications/a.yaml": "".join(numbered(damages))}
    catalogue, problems = read_damaged(tmp_path, files)
    assert [told[2] for _, told in damages] == [each.code for each in problems]
    assert {f"a{n}" for n in range(len(damages))} <= {each.id for each in catalogue}


@pytest.mark.parametrize("text", ["[" * 100_000, "[" * 100 + "]" * 100 + ", {a: b}" * 1_000])
def test_a_file_of_nothing_but_brackets(text: str, tmp_path: Path) -> None:
    """A file that is brackets in brackets is refused in its line, closed or not."""
    _, (problem,) = read_damaged(tmp_path, {"publications/a.yaml": text})
    assert ("syntax", "YAML: brackets are nested too deep") == (problem.code, problem.message)
    assert ("publications/a.yaml", 1) == (problem.where.file, problem.where.line)


def test_brackets_without_end_are_not_followed(tmp_path: Path) -> None:
    """Two hundred thousand brackets are given up in their line; the records around them stay.

    Which bracket is one too many depends on libyaml, which looks ahead in newer versions.
    """
    record = f"- id: bad\n  title: {'[' * 200_000}\n"
    catalogue, problems = read_damaged(tmp_path, {"publications/a.yaml": GOOD + record + LAST})
    assert ("syntax", "YAML: brackets are nested too deep") == (
        problems[-1].code,
        problems[-1].message,
    )
    assert ("publications/a.yaml", 4) == (problems[-1].where.file, problems[-1].where.line)
    assert ["good-one", "good-two"] == [each.id for each in catalogue]


@pytest.mark.parametrize(
    ("name", "content", "place", "code", "message"),
    [
        ("catalogue.yaml", "title: A\nformat: 2\n", ":2:9", "bad-value", "unknown format 2; this"),
        ("catalogue.yaml", "title: A\nformat: 1\nowner: x\n", ":3:8", "unknown-body", "'x'"),
        ("catalogue.yaml", "- a\n", ":1:1", "wrong-shape", "expected the catalogue's"),
        ("annexes/a.yaml", "year: 0000\n", ":1:7", "bad-value", "expected a year such as 2023"),
        ("annexes/a.yaml", "year: 2566\n", ":1:7", "bad-value", "Buddhist era; write 2023"),
        (
            "themes.yaml",
            THEMES + '- {id: "net:\\u202e", label: C}\n',
            ":2:8",
            "bad-value",
            "is not a theme's id",
        ),
        ("catalogue.yaml", b"title: \xff\n", ":1", "unreadable", "this is not UTF-8 text"),
        ("publications/a.yaml", b"- id: a\n  title: \xe0\xb8\n", ":2", "unreadable", "not UTF-8"),
        ("publications/a.yaml", "id: a\ntitle: b\n", ":1:1", "wrong-shape", "expected a list of"),
        (
            "publications/a.yaml",
            "- {id: a, title: b}\n---\n- {id: c, title: d}\n",
            ":2:1",
            "wrong-shape",
            "a second YAML document begins here",
        ),
        (
            "publications/a.yaml",
            "title: b\n- {id: a, title: b}\n",
            ":2:1",
            "syntax",
            "did not find",
        ),
        ("publications/a.yaml", "a: b: c\n", ":1:5", "syntax", "this text holds"),
        (
            "bodies.yaml",
            BODIES + "- {id: x, name: X, parent: unicfe}\n",
            ":3:1",
            "unknown-body",
            "'unicfe'",
        ),
        (
            "bodies.yaml",
            BODIES + "- id: x\n  name: X\n  parent: x\n",
            ":5:3",
            "unknown-body",
            "its own parent",
        ),
        ("bodies.yaml", BODIES + BODIES[: BODIES.index("\n") + 1], ":3:3", "duplicate-id", "'una'"),
        ("themes.yaml", "- {id: 13, label: X}\n", ":1:8", "bad-value", "'13' is not a theme's id"),
        ("themes.yaml", "- {id: 'A B:1', label: X}\n", ":1:8", "bad-value", "'A B' is not an id"),
        (
            "themes.yaml",
            "- id: 'n:1'\n  label: X\n  parent: 'n:2'\n",
            ":3:3",
            "unknown-theme",
            "'n:2'",
        ),
        ("annexes/a.yaml", "year: 23\n", ":1:7", "bad-value", "expected a year such as 2023"),
        ("annexes/a.yaml", "rows: []\n", ":1:1", "missing-field", "the field 'year' is missing"),
        (
            "annexes/a.yaml",
            "year: 2023\nrows:\n- records: [g]\n",
            ":3:13",
            "unknown-publication",
            "'g'",
        ),
        (
            "annexes/a.yaml",
            "year: 2023\nrows:\n- cells: [a, b]\n",
            ":3:3",
            "row-cells",
            "2 cells under 3 columns",
        ),
        ("annexes/a.yaml", "year: 2023\nrows:\n- a\n", ":3:3", "wrong-shape", "expected a row"),
        (
            "annexes/a.yaml",
            "year: 2023\nrows: [\n",
            ":3:1",
            "syntax",
            "the bracket that opens here",
        ),
        ("annexes/a.yaml", "year: 2023\n---\nyear: 2024\n", ":2:1", "wrong-shape", "a second YAML"),
        ("annexes/a.yaml", b"\xff", ":1", "unreadable", "not UTF-8"),
    ],
)
def test_damage_in_each_file(
    name: str, content: str, place: str, code: str, message: str, tmp_path: Path
) -> None:
    """Every file of a catalogue tells its problems with their place."""
    _, problems = read_damaged(tmp_path, {name: content})
    (problem,) = problems
    assert code == problem.code
    assert f"{name}{place}" == str(problem.where).split(": ")[0]
    assert message in problem.message


def test_ids_are_unique_over_all_files(tmp_path: Path) -> None:
    """A second publication of the same id, in another file, names the place of the first."""
    files = {"publications/a.yaml": GOOD, "publications/b/c.yaml": "# a\n" + GOOD}
    catalogue, problems = read_damaged(
        tmp_path, {**files, "annexes/1.yaml": "year: 2023\n", "annexes/2.yaml": "year: 2023\n"}
    )
    second, annex = (str(each) for each in problems)
    hint = "(give one of them another id or delete the file that is a copy)"
    same = "there is another publication 'good-one': publications/a.yaml:1:3"
    assert f"publications/b/c.yaml:2:3: {same} {hint}" == second
    assert f"annexes/2.yaml:1:1: there is another annex '2023': annexes/1.yaml:1:1 {hint}" == annex
    assert (1, [2023]) == (len(catalogue), list(catalogue.annexes))


def test_a_circle_of_parents_is_cut_once(tmp_path: Path) -> None:
    """Bodies that are each other's parents are told once, and all of them are read."""
    ring = "".join(f"- {{id: b{n}, name: B, parent: b{(n + 1) % 3}}}\n" for n in range(3))
    catalogue, problems = read_damaged(tmp_path, {"bodies.yaml": ring})
    assert ["'b2' is its own parent, by way of 'b0'"] == [each.message for each in problems]
    assert ["b0", "b1", "b2"] == [body.id for body in catalogue.bodies["b0"].lineage]


@pytest.mark.parametrize("step", [1, -1])
def test_parents_do_not_go_on_without_end(step: int, tmp_path: Path) -> None:
    """A chain of five thousand parents is told, not followed until the stack is full."""
    lines = [f"- {{id: b{n}, name: B, parent: b{n - 1}}}\n" for n in range(1, 5000)]
    text = "".join(["- {id: b0, name: B}\n", *lines][::step])
    catalogue, problems = read_damaged(tmp_path, {"bodies.yaml": text})
    assert {"more than 20 parents above one another"} == {each.message for each in problems}
    assert 5000 == len(catalogue.bodies)
    assert 20 == max(len(body.lineage) for body in catalogue.bodies.values())


def test_parents_may_stand_below(tmp_path: Path) -> None:
    """The order of bodies in the file does not matter, and stays."""
    text = "- {id: office, name: O, parent: una}\n" + BODIES
    catalogue, problems = read_damaged(tmp_path, {"bodies.yaml": text})
    assert [] == problems
    assert catalogue.bodies["office"].parent is catalogue.bodies["una"]
    assert ["office", "una", "unicef"] == list(catalogue.bodies)


def test_a_folder_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    """A folder without bodies.yaml, or none at all, gives one line that says what to do."""
    for path, message in (
        (tmp_path, "this holds no bodies.yaml"),
        (tmp_path / "x", "there is no such folder"),
    ):
        with pytest.raises(CatalogueError, match=message) as caught:
            Catalogue.load(path)
        (problem,) = caught.value.problems
        assert ("no-catalogue", Place(file=str(path))) == (problem.code, problem.where)
        assert "MIGPUBS_CATALOGUE" in problem.hint


def test_a_catalogue_needs_only_its_bodies(tmp_path: Path) -> None:
    """Without any other file there is a catalogue of nothing."""
    catalogue = loader.load(lay(tmp_path, {"bodies.yaml": BODIES}))
    assert (0, {}, {}) == (len(catalogue), catalogue.themes, catalogue.annexes)
    assert "1" == catalogue.description.format


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """A folder in the place of the file of bodies, or one too large, is a problem with its name."""
    lay(tmp_path, {"bodies.yaml": BODIES, "themes.yaml": "", "publications/a.yaml": GOOD})
    with (tmp_path / "themes.yaml").open("wb") as file:
        file.truncate(65 * 2**20)
    (tmp_path / "publications" / "a.yaml").unlink()
    (tmp_path / "publications" / "b.yaml").symlink_to(tmp_path / "loop.yaml")
    catalogue, problems = loader.read(tmp_path)
    assert [
        "themes.yaml: it is larger than 64 MB (split it by year)",
        "publications/b.yaml: No such file or directory",
    ] == [str(problem) for problem in problems]
    assert 2 == len(catalogue.bodies)


def test_texts_can_be_read_instead_of_files(small: Path) -> None:
    """What would be written can be read before it is: changed files and new ones."""
    instead = {
        "publications/2022.yaml": "",
        "publications/new.yaml": GOOD,
        "annexes/2023.yaml": "year: 2023\n",
        "annexes/2024.yaml": "year: 2024\n",
    }
    catalogue = loader.load(small, instead=instead)
    assert ["one", "two", "good-one"] == [each.id for each in catalogue]
    assert [2023, 2024] == list(catalogue.annexes)
    assert 3 == len(loader.load(small))


def test_the_collector_runs_again_after_loading(small: Path) -> None:
    """Loading stops garbage collection for its own time only."""
    loader.load(small)
    assert gc.isenabled()
    gc.disable()
    try:
        loader.load(small)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_clean_catalogue_has_no_problems(small: Path) -> None:
    """The small catalogue is read whole, with a BOM and CRLF too."""
    windows = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in SMALL.items()}
    expected, problems = loader.read(small)
    assert ((), 3) == (problems, len(expected))
    found = loader.load(lay(small, windows))
    assert expected.publications == found.publications
    assert "publications/2023.yaml:3:3: one: title" == str(found.place("one", "title"))
