"""Runs become elements in the order that the schema of Word wants."""

from __future__ import annotations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from migpubs.csl.runs import Language, Link, Mark, Styled
from migpubs.documents.word_runs import Scribe, language_attributes


def written(*runs: object, language: str = "en") -> list[tuple[str, list[str]]]:
    """Return text and names of properties of each run."""
    paragraph = Scribe(docx.Document(), language).paragraph(runs, "Normal")  # type: ignore[arg-type]
    return [
        (
            "".join(words.text for words in run.iter(qn("w:t"))),
            [child.tag.partition("}")[2] for child in run.find(qn("w:rPr"))],
        )
        for run in paragraph.iter(qn("w:r"))
    ]


@pytest.mark.parametrize(
    ("expected", "mark"),
    [
        (["i", "iCs", "lang"], "italic"),
        (["i", "iCs", "lang"], "upright"),
        (["b", "bCs", "lang"], "bold"),
        (["smallCaps", "lang"], "small-caps"),
        (["u", "lang"], "underline"),
        (["vertAlign", "lang"], "superscript"),
        (["lang"], "nocase"),
    ],
)
def test_marks(expected: list[str], mark: Mark) -> None:
    """Each mark is a property, with its twin for complex script."""
    assert [("x", expected)] == written(Styled(mark, ("x",)))


def test_nested_marks() -> None:
    """Marks add up in the schema's order; the inner one undoes the outer."""
    run = Styled("superscript", (Styled("italic", (Styled("bold", ("x",)),)),))
    assert [("x", ["b", "bCs", "i", "iCs", "vertAlign", "lang"])] == written(run)


def test_scripts() -> None:
    """Thai is complex script, Arabic runs from right to left, Chinese is East Asian."""
    assert [("ก", ["cs", "lang"])] == written("ก")
    assert [("x", ["rtl", "lang"])] == written(Language("ar", ("x",)))
    assert {"w:eastAsia": "zh-Hans"} == language_attributes("zh-Hans")
    assert {"w:val": "en-GB", "w:bidi": "my"} == language_attributes("my")
    assert {"w:val": "fr", "w:bidi": "th-TH"} == language_attributes("fr")


def test_links() -> None:
    """A safe address is a link, once for each address; an unsafe one is text."""
    word = docx.Document()
    word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    scribe = Scribe(word, "en")
    before = len(word.part.rels)
    url = "https://a.example/?a=1&b=2"
    runs = (Link(url, ("a",)), Link(url, ("b",)), Link("javascript:x", ("c",)))
    paragraph = scribe.paragraph(runs, "Normal")
    assert before + 1 == len(word.part.rels)
    assert 2 == len(list(paragraph.iter(qn("w:hyperlink"))))
    assert "abc" == "".join(words.text for words in paragraph.iter(qn("w:t")))
