"""What an editor is told of a text that YAML cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs import Catalogue, fmt
from migpubs.catalogue import loader
from tests.catalogue.conftest import lay

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "- id: good\n  title: Good\n"


def told(tmp_path: Path, text: str) -> list[str]:
    """Return the problems of a file that begins with a good record."""
    lay(tmp_path, {"bodies.yaml": "- {id: ilo, name: ILO}\n", "publications/a.yaml": GOOD + text})
    _, problems = loader.read(tmp_path)
    return [str(problem).removeprefix("publications/a.yaml:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- id: a\n\ttitle: T\n", "4:1: YAML: a tab stands where blanks must (indent with"),
        ("- id: a\n\u00a0 title: T\n", "4:1: YAML: a sign that cannot be seen, and is no blank"),
        ("- id: a\n  title: T\n   kind: brief\n", "5:4: YAML: this field is not below the others"),
        ("- id: a\n  title: T\n kind: brief\n", "5:2: YAML: this field is not below the others"),
        ("id: a\n", "3:1: YAML: a field stands where a record must begin (begin each record with"),
        ("-id: a\n", "3:1: YAML: there is no blank after the dash (write '- id: …')"),
        ("– id: a\n", "3:1: YAML: this dash is a long one (begin with '- ')"),
        ("- id: a\n  title:T\n", "4:8: YAML: there is no blank after the colon (write 'field: v"),
        ("- id: a\n  title\uff1aT\n", "4:8: YAML: this colon is not the one of YAML"),
        ("- id: a\n  title: A: b\n", "4:11: YAML: this text holds ': ' (it needs quotes; migpubs"),
        ("- id: a\n  title: @b\n", "4:10: YAML: a text cannot begin with this sign (it needs quo"),
        ("- id: a\n  title: `b\n", "4:10: YAML: a text cannot begin with this sign (it needs quo"),
        ("- id: a\n  title: %b\n", "4:10: YAML: a text cannot begin with this sign (it needs quo"),
        ("- id: a\n  title: ? b\n", "4:10: YAML: a text cannot begin with this sign (it needs qu"),
        ('- id: a\n  title: "B" c\n', "4:10: YAML: the text does not end with the quotation mark"),
        ('- id: a\n  title: "B\n', "4:10: YAML: the quotation mark that begins here is not closed"),
        ("- id: a\n  texts: [en\n", "4:10: YAML: the bracket that opens here is not closed (close"),
        (
            "<<<<<<< HEAD\n- id: b\n",
            "3:1: YAML: git left a conflict here (keep one of both sides and delet",
        ),
        ("- id: a\n  title: b\x07\n", "4:11: YAML: the character U+0007 is not text (delete it)"),
        ("- id: a\n  - b\n", "4:3: YAML: "),  # what has no words of ours is said in libyaml's
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    """Line and column of the slip, what it is, what would be right; other records are read."""
    assert any(line.startswith(expected) for line in told(tmp_path, text))


@pytest.mark.parametrize("sign", ["@b", "%b", "`b", "? b", "*b", "A: b", '"B" c', "Report #5"])
def test_what_fmt_is_said_to_mend_it_mends(tmp_path: Path, sign: str) -> None:
    """After it the catalogue can be read, and the text is whole."""
    assert told(tmp_path, f"- id: a\n  title: {sign}\n") != []
    fmt(tmp_path)
    assert sign == Catalogue.load(tmp_path)["a"].full_title()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  authors: [ILO]\n", "unknown body 'ILO' (bodies go by their ids: write ilo)"),
        ("  authors: [George May]\n", "a person is written {given: …, family: …} or {name: …}"),
        ("  issued: 2023/5\n", "'2023/5' is not a date; write 2023-05"),
        ("  issued: 05-2023\n", "'05-2023' is not a date; write 2023-05"),
        ("  issued: 31/02/2023\n", "is not a date; write it as 2023, 2023-09 or 2023-09-20"),
        ("  texts: [Thai]\n", "'Thai' is not a language tag (write th)"),
        ("  texts: [thia]\n", "'thia' is not a language tag (write for example en, th or my)"),
        ("  date: 2023\n", "unknown field 'date' (did you mean 'issued'?)"),
        ("  language: th\n", "unknown field 'language' (did you mean 'texts'?)"),
    ],
)
def test_words_of_other_programs_are_understood(tmp_path: Path, text: str, expected: str) -> None:
    """What was typed is not guessed into the record, but what would be right is said."""
    problems = told(tmp_path, f"- id: a\n  title: T\n{text}")
    assert 1 == len(problems)
    assert expected in problems[0]


def test_a_mistyped_field_is_not_missing_too(tmp_path: Path) -> None:
    """One slip is one line."""
    assert ["4:3: a: Title: unknown field 'Title' (did you mean 'title'?)"] == told(
        tmp_path, "- id: a\n  Title: T\n"
    )
