"""The reader stands what is hostile and keeps its place in any file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.catalogue import emitter, reader
from migpubs.catalogue.reader import Reader, read_text
from migpubs.catalogue.records import CATALOGUE, PUBLICATION
from migpubs.catalogue.shapes import MISSING
from tests.strategies import BODIES, THEMES, many_publications

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.model import Publication

TABLES = {"bodies": BODIES, "themes": THEMES, "publications": {}}


def read(text: str) -> tuple[list[str], list[str]]:
    """Return the ids that were read and the problems, as text."""
    it = Reader(text, "a", TABLES)
    found = [each.id for each, _ in it.read_records(PUBLICATION) if each is not MISSING]
    return found, list(map(str, it.problems))


@pytest.mark.parametrize("text", ["", "# only words\n", "---\n", "\n\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    """A file of comments or of nothing is no mistake."""
    assert ([], []) == read(text)
    assert Reader(text, "a", TABLES).read_mapping(CATALOGUE) is MISSING


@pytest.mark.parametrize(
    "sign", ["{", "[", "{a: ", "[a, ", "{? ", "- ", "? ", '"]", [', "!", "&a ", "*"]
)
def test_a_flood_of_one_sign_is_stood(sign: str) -> None:
    """A hundred thousand brackets, dashes or tags are problems; in quadratic time this hangs."""
    for text in (sign * 100_000, f"- id: x\n  title: {sign * 100_000}\n- id: y\n  title: z\n"):
        found, problems = read(text)
        assert problems
        assert max(map(len, problems)) < 2000
        assert found[-1:] in ([], ["y"])


def test_many_brackets_that_are_not_nested_are_read() -> None:
    """A record with five thousand links is long, not deep."""
    links = ", ".join(["{url: https://example.org}"] * 5000)
    assert (["x"], []) == read(f"- id: x\n  title: y\n  links: [{links}]\n")


def test_a_message_does_not_repeat_a_book() -> None:
    """A text of a million letters where a word should be is cut in the message."""
    _, (problem,) = read(f"- id: x\n  title: y\n  kind: {'k' * 1_000_000}\n")
    assert "a:3:9: x: kind: 'kkk" == problem[:20]
    assert len(problem) < 600


def test_a_message_is_one_line() -> None:
    """What would break the line, or turn its direction, is shown as an escape."""
    _, (problem,) = read('- id: "x\\n\u202e"\n  title: y\n')
    assert r"a:1:7: x: id: 'x\n\u202e' is not an id" == problem[:38]


def test_only_some_unknown_words_are_compared_with_all() -> None:
    """A file full of unknown words is read in time that grows with its length."""
    bodies = ", ".join(f"una{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(300))
    _, problems = read(f"- id: x\n  title: y\n  publishers: [{bodies}]\n")
    hints = ["did you mean" in problem for problem in problems]
    assert (300, 200) == (len(hints), sum(hints))


def test_a_long_text_is_read() -> None:
    """A title of a million letters is a title."""
    assert (["x"], []) == read(f"- id: x\n  title: {'y' * 1_000_000}\n")


@given(st.text(st.sampled_from("-?:,[]{}#&*!|>'\"%@` \n\tabก1"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever stands in a file, there are records or problems and no other error."""
    read(text)
    found, problems = read(f"- id: x\n  title: {text}\n- id: y\n  title: z\n")
    assert problems or "y" in found


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """So for bytes that happen to be text."""
    read(raw.decode("utf-8", "replace"))


@given(many_publications(), st.integers(0, 4), st.sampled_from(['"', "{", "\t", "\x00", "&a *b"]))
def test_one_bad_record_hides_no_other(
    publications: tuple[Publication, ...], at: int, damage: str
) -> None:
    """All records around a broken one are read, and the problem stands on its line."""
    records = [emitter.record(PUBLICATION.write(each)) for each in publications]
    records.insert(min(at, len(records)), f"- id: broken\n  title: {damage}\n")
    text = "".join(records)
    it = Reader(text, "a", TABLES)
    found = [each for each, _ in it.read_records(PUBLICATION) if each is not MISSING]
    assert [*publications] == [each for each in found if each.id != "broken"]
    line = text[: text.index("- id: broken")].count("\n") + 2
    assert it.problems
    assert {each.where.line for each in it.problems} <= {line, line + 1}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("- nope: 1\n  title: y\n  id: x\n", "a:1:3: x: nope: unknown"),
        ("-   nope: 1\n    title: y\n    id: 'x'\n", "a:1:5: x: nope: unknown"),
        ('- {title: y, nope: 1, id: "x"}\n', "a:1:14: x: nope: unknown"),
        ("- title: y\n  nope: 1\n", "a:2:3: nope: unknown"),
    ],
)
def test_a_problem_names_its_record(record: str, expected: str) -> None:
    """Also where the id stands below the problem; where there is none, nothing is made up."""
    _, problems = read(record + "- id: z\n  title: z\n")
    assert problems[0].startswith(expected)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_lines_are_counted_as_libyaml_counts_them(line_end: str) -> None:
    """The line of a problem is right with every kind of line end."""
    lines = ["# a", "- id: x", "  title: y #5", "  nope: 1", ""]
    problems = ["a:3:10: x: title: YAML reads the text only up to '#5'", "a:4:3: x: nope: unknown"]
    _, found = read(line_end.join(lines))
    assert problems == [each[: len(start)] for each, start in zip(found, problems, strict=True)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_are_counted_behind_a_syntax_error(line_end: str) -> None:
    """Records that are read one by one know their lines in the file."""
    lines = ["# a", "- id: a", "  title: 'b", "- id: x", "  title: y", "  nope: 1", ""]
    assert "a:6:3: x: nope: unknown field" == read(line_end.join(lines))[1][-1][:29]


def test_a_file_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    """The system's reason is the message."""
    text, (problem,) = read_text(tmp_path / "none.yaml", "none.yaml")
    assert ("", "none.yaml: No such file or directory") == (text, str(problem))
    _, (problem,) = read_text(tmp_path, "folder.yaml")
    assert "folder.yaml: this is not a file" == str(problem)


def test_a_file_has_a_largest_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond it is not read into memory."""
    monkeypatch.setattr(reader, "MAX_BYTES", 3)
    (tmp_path / "a").write_text("abcd", encoding="utf-8")
    _, (problem,) = read_text(tmp_path / "a", "a")
    assert "unreadable" == problem.code
