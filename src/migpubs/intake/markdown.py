"""Markdown: pipe tables, lists and paragraphs, read with markdown-it (CommonMark and tables)."""

from __future__ import annotations

import re
from html import unescape
from itertools import takewhile
from typing import TYPE_CHECKING

from migpubs.intake import limits
from migpubs.intake.blocks import LINK_MARK, NOTE_MARK, Paragraph, cell, is_mark, linked, table
from migpubs.intake.plain_text import links_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from migpubs.intake.blocks import Block, Cell

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
_HREF = re.compile(r"<a\s[^<>]*href\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s{0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
"""The line below the heads of a table."""
_RAISED = re.compile(r"<sup>([^<>\n]{1,20})</sup>|(?<=[^\s^])\^([^\s^]{1,10})\^", re.IGNORECASE)
"""What stands raised, in HTML and as pandoc writes it."""
_NESTING = 30


def read(text: str, file: str) -> Iterator[Block]:
    """Give the blocks of a Markdown text; what is struck through is deleted."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only reading Markdown needs it

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    rows: list[tuple[list[Cell], str]] = []
    level, items = 0, 0
    for token in parser.parse(_widened(_without_note_links(text))):
        if token.type == "table_close":
            yield from table((row for row, _ in rows), (place for _, place in rows))
            rows = []
        elif token.type == "tr_open":
            rows.append(([], _place(token)))
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type in {"list_item_open", "list_item_close"}:
            items += token.nesting
        elif token.type in {"inline", "html_block", "fence", "code_block"}:
            found = _cell(token)
            if rows:
                rows[-1][0].append(found)
                limits.check_table(file, len(rows), len(rows[-1][0]))
            elif found:
                yield Paragraph(cell=found, place=_place(token), level=level, item=items > 0)
            level = 0


def _widened(text: str) -> str:
    """Return a text with tables as wide as their widest rows, by columns without heads.

    What a row has more than the head, would be left out
    (https://github.github.com/gfm/#tables-extension-).
    """
    lines = text.split("\n")
    for number, line in enumerate(lines[1:], start=1):
        width = _cells(lines[number - 1])
        if "|" in line and _RULE.fullmatch(line) and _cells(line) == width:
            rows = takewhile(str.strip, lines[number + 1 :])
            more = max(map(_cells, rows), default=0) - width
            if more > 0:
                lines[number - 1] = lines[number - 1].rstrip().removesuffix("|") + "|" * (more + 1)
                lines[number] = line.rstrip().removesuffix("|") + "|-" * more + "|"
    return "\n".join(lines)


def _cells(line: str) -> int:
    """Return how many cells a line has as a row of a table."""
    inside = line.strip().removeprefix("|")
    return len(_BAR.findall(inside.removesuffix("|"))) + 1


def _without_note_links(text: str) -> str:
    """Return a text with footnotes as raised marks; CommonMark would take their texts for links."""
    text = re.sub(r"^\[\^([^\]\s]{1,20})\]:", r"\\[\1\\]", text, flags=re.MULTILINE)
    text = re.sub(r"\[\^([^\]\s]{1,20})\]", rf"{NOTE_MARK}\1", text)
    return _RAISED.sub(lambda match: _raised(match[1] or match[2]), text)


def _raised(text: str) -> str:
    return NOTE_MARK + text if is_mark(text) else text


def _place(token: Token) -> str:
    return f"line {token.map[0] + 1}" if token.map else ""


def _cell(token: Token) -> Cell:
    if token.type != "inline":
        plain = unescape(_TAG.sub("", _BREAK.sub("\n", token.content)))
        return cell(plain, [*_HREF.findall(token.content), *links_in(plain)])
    words: list[str] = []
    links: list[str] = []
    struck = 0
    for part in token.children or []:
        struck += part.nesting if part.tag == "s" else 0
        if not struck and part.tag != "s":
            _add(part, words, links)
    text = "".join(words)
    return linked(text, links, links_in(text.replace(LINK_MARK, "")))


def _add(part: Token, words: list[str], links: list[str]) -> None:
    if part.type == "link_open":
        links.append(str(part.attrs.get("href", "")))
        words.append(LINK_MARK)
    elif part.type == "html_inline":
        words.append("\n" if _BREAK.fullmatch(part.content) else "")
        found = _unescaped(_HREF.findall(part.content))
        links.extend(found)
        words.append(LINK_MARK * len(found))
    elif part.type in {"softbreak", "hardbreak"}:
        words.append("\n")
    elif part.type == "image":
        words.append("")
    else:
        words.append(part.content)


def _unescaped(urls: Iterable[str]) -> list[str]:
    return [unescape(url) for url in urls]
