"""The report on links."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from migpubs.errors import MissingExtra, UnknownFormat
from migpubs.links import LinkResult
from migpubs.links.report import (
    FORMATS,
    WRITERS,
    format_of,
    instead,
    plain,
    standing,
    summary,
    write_github,
    write_html,
    write_json,
    write_markdown,
    write_text,
    write_xlsx,
)
from migpubs.links.verdicts import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

EVIL = "x|<script>alert(1)</script>`[a](b)\x1b[31m\u202e"
RESULTS = [
    LinkResult(url="http://a/ok", verdict="ok", outcome="alive", records=("a",)),
    LinkResult(
        url="http://a/moved",
        verdict="moved",
        outcome="alive",
        records=("b",),
        final="http://b/new",
        proposal="http://b/new",
    ),
    LinkResult(
        url="http://a/dead",
        verdict="not-found",
        outcome="dead",
        records=("c", "d"),
        archive="http://archive/1",
    ),
    LinkResult(url="http://a/odd", verdict="suspect", detail=EVIL, proxied=True),
]


def test_the_formats_have_their_writers() -> None:
    """All but the workbook give lines."""
    assert set(FORMATS) == {*WRITERS, "xlsx"}


def test_text_is_grouped_by_what_to_do() -> None:
    """The most urgent first; what needs nothing is only counted."""
    lines = list(write_text(RESULTS))
    assert [
        f"replace or remove (1): {ACTIONS['replace or remove']}",
        "  http://a/dead",
        "    does not exist any more (not-found) [c, d]",
        "    instead: http://archive/1",
        "take the new address (1): --fix writes an address that two runs have seen",
    ] == lines[:5]
    assert "nothing to do (1)" in lines
    assert "4 links: 2 alive, 1 undecided, 1 dead" == lines[-1]
    assert "http://a/ok" not in "\n".join(lines)


def test_what_is_not_confirmed_says_how_far_it_is() -> None:
    """A failure that counts, and nothing else."""
    slow = LinkResult(url="http://a/", verdict="timeout", failures=2)
    assert "    does not answer in time (timeout, failed 2 of 3 times)" in list(write_text([slow]))
    assert "" == standing(LinkResult(url="http://a/", verdict="timeout", outcome="dead"))
    assert "" == standing(LinkResult(url="http://a/", verdict="blocked", failures=2))


def test_what_could_not_be_asked_is_one_line() -> None:
    """However many addresses it is, for there is one thing to do."""
    ours = [LinkResult(url=f"http://{n}/", verdict="our-network") for n in range(9)]
    assert [
        "ask again when our own network works (9): nothing is held against these addresses",
        "9 links: 0 alive, 9 undecided, 0 dead",
    ] == list(write_text(ours))


def test_a_files_name_tells_the_format() -> None:
    """By its ending; text is for those without one. What no program would open is refused."""
    names = ("a.md", "b.HTML", "c.xlsx", "d.jsonl", "e.txt", "-", "md")
    formats = ["markdown", "html", "xlsx", "json", "text", "text", "text"]
    assert formats == [format_of(name) for name in names]
    with pytest.raises(UnknownFormat, match=r"unknown format '.docx' \(did you mean|one of"):
        format_of("links.docx")


def test_the_summary_of_one() -> None:
    """One link is not two."""
    assert "1 link: 1 alive, 0 undecided, 0 dead" == summary(RESULTS[:1])


def test_json_lines_hold_all_that_is_known() -> None:
    """One object a line, with the action."""
    lines = [json.loads(line) for line in write_json(RESULTS)]
    assert RESULTS == [LinkResult.from_dict(line) for line in lines]
    assert "take the new address" == lines[1]["action"]


def test_what_stands_instead() -> None:
    """What the web told comes before what an archive has."""
    assert ["", "http://b/new", "http://archive/1", ""] == [instead(each) for each in RESULTS]


@pytest.mark.parametrize("write", [write_text, write_markdown, write_html, write_github])
def test_text_from_the_web_does_nothing(
    write: Callable[[Iterable[LinkResult]], Iterator[str]],
) -> None:
    """No markup, no escape sequence and no turned direction gets through."""
    out = "\n".join(write(RESULTS))
    assert "\x1b" not in out
    assert "\u202e" not in out
    if write in {write_markdown, write_html}:
        assert "<script>" not in out


def test_markdown_has_tables() -> None:
    """A table for each thing to do, pipes escaped."""
    lines = list(write_markdown(RESULTS))
    assert "## Replace or remove" in lines
    row = next(line for line in lines if "http://a/odd" in line)
    assert 7 == row.replace("\\|", "").count("|")
    assert "(behind a proxy)" in row


def test_html_links_are_safe() -> None:
    """Addresses are links only if they are web addresses."""
    bad = LinkResult(url="javascript:alert(1)", verdict="invalid", outcome="dead")
    out = "\n".join(write_html([*RESULTS, bad]))
    assert '<a href="http://a/dead" rel="noopener noreferrer">http://a/dead</a>' in out
    assert "<td>javascript:alert(1)</td>" in out


def test_thai_addresses_can_be_read() -> None:
    """The link goes where it went; what is no UTF-8, or turns the direction, stays in code."""

    def cell(path: str) -> str:
        url = f"http://a/{path}"
        (line,) = (
            line for line in write_html([LinkResult(url=url, verdict="suspect")]) if path in line
        )
        return line.partition('noreferrer">')[2].partition("</a>")[0]

    assert "http://a/กข" == cell("%E0%B8%81%E0%B8%82")
    assert "http://a/caf%E9" == cell("caf%E9")
    assert "http://a/ x&lt;" == cell("%E2%80%AEx%3C")


def test_github_annotations() -> None:
    """Dead is an error, undecided a warning, alive is silent; nothing breaks out of a line."""
    evil = LinkResult(url="http://a/%0A::error::x\n", verdict="suspect", records=("a:b,c",))
    lines = list(write_github([*RESULTS, evil]))
    start = "::error title=not-found%3A c%2C d::http://a/dead does not exist any more"
    assert f"{start}; instead: http://archive/1" == lines[0]
    assert lines[1].startswith("::warning title=suspect::http://a/odd")
    assert "title=suspect%3A a%3Ab%2Cc::http://a/%250A::error::x " in lines[2]
    assert 3 == len(lines)


def test_a_workbook_has_no_formulas() -> None:
    """Text that looks like one stays text."""
    evil = LinkResult(url="=HYPERLINK(1)", verdict="invalid", outcome="dead")
    file = io.BytesIO()
    write_xlsx([*RESULTS, evil], file)
    rows = list(openpyxl.load_workbook(file).active.values)
    assert ("To do", "Address") == rows[0][:2]
    assert "'=HYPERLINK(1)" == rows[1][1]
    assert 6 == len(rows)


def test_a_workbook_is_printed_on_the_width_of_a_page() -> None:
    """With long texts wrapped and the heads on each page."""
    file = io.BytesIO()
    write_xlsx(RESULTS, file)
    sheet = openpyxl.load_workbook(file).active
    assert ("landscape", True, "$1:$1") == (
        sheet.page_setup.orientation,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
        sheet.print_title_rows,
    )
    assert (True, True) == (sheet["A1"].font.bold, sheet["F2"].alignment.wrap_text)


def test_a_workbook_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl the message says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(MissingExtra, match="xlsx"):
        write_xlsx(RESULTS, io.BytesIO())


def test_control_characters_become_blanks() -> None:
    """Also line ends."""
    assert "a b c" == plain("a\r\nb\u2028c")
