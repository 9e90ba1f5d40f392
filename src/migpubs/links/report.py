"""Report: results for people (a table grouped by what to do) and for programs."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import unquote

from migpubs.errors import MissingExtra, UnknownFormat
from migpubs.links.history import FAILURES
from migpubs.links.verdicts import ACTIONS, MEANINGS, OUTCOMES
from migpubs.text import row_height

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    from migpubs.links.verdicts import LinkResult, Outcome

Format = Literal["text", "json", "markdown", "html", "github", "xlsx"]
FORMATS: tuple[Format, ...] = get_args(Format)

_ENDINGS: dict[str, Format] = {
    "md": "markdown",
    "html": "html",
    "xlsx": "xlsx",
    "htm": "html",
    "jsonl": "json",
    "txt": "text",
    "": "text",
}

_WIDTHS = (24, 60, 30, 14, 12, 50, 60)
"""Of the columns of a workbook, in letters."""

HEADINGS = ("Address", "Publications", "Verdict", "Outcome", "What was seen", "Instead")


def format_of(path: str) -> Format:
    """The format that a file's name asks for by its ending; text where it has none.

    `UnknownFormat` for any other: no program would open what it finds in ``links.docx``.
    """
    ending = PurePath(path).suffix.lower().lstrip(".")
    if ending not in _ENDINGS:
        raise UnknownFormat(f".{ending}", [f".{each}" for each in _ENDINGS if each])
    return _ENDINGS[ending]


def group(results: Iterable[LinkResult]) -> dict[str, list[LinkResult]]:
    """Results by what to do about them, the most urgent first, each sorted by record."""
    groups: dict[str, list[LinkResult]] = {action: [] for action in ACTIONS}
    for result in results:
        groups[result.action].append(result)
    return {
        action: sorted(found, key=lambda result: (result.records, result.url))
        for action, found in groups.items()
        if found
    }


def instead(result: LinkResult) -> str:
    """The address that could stand in its place; empty when none is known."""
    return result.proposal or result.archive


def row(result: LinkResult) -> tuple[str, ...]:
    """A result as the cells under :data:`HEADINGS`, without control characters."""
    records = ", ".join(result.records)
    says = f"{result.says} (behind a proxy)" if result.proxied else result.says
    cells = (result.url, records, result.verdict, result.outcome, says, instead(result))
    return tuple(map(plain, cells))


def summary(results: Iterable[LinkResult]) -> str:
    """``120 links: 100 alive, 15 undecided, 5 dead``."""
    return count(Counter(result.outcome for result in results))


def count(outcomes: Counter[Outcome]) -> str:
    """The same from numbers."""
    parts = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in OUTCOMES)
    return f"{outcomes.total()} link{'' if outcomes.total() == 1 else 's'}: {parts}"


def write_text(results: Iterable[LinkResult]) -> Iterator[str]:
    """Lines for a terminal: what needs nothing, or was not asked at all, is only counted."""
    results = list(results)
    for action, found in group(results).items():
        how = ACTIONS[action]
        yield f"{action} ({len(found)})" + (f": {how}" if how else "")
        for result in found:
            if how and result.says_something:
                yield from _text_lines(result)
    yield summary(results)


def _text_lines(result: LinkResult) -> Iterator[str]:
    url, records, verdict, _, says, other = row(result)
    yield f"  {url}"
    counted = f", {standing(result)}" if standing(result) else ""
    yield f"    {says} ({verdict}{counted})" + (f" [{records}]" if records else "")
    if other:
        yield f"    instead: {other}"


def standing(result: LinkResult) -> str:
    """How far a failure is from being confirmed: ``failed 1 of 3 times``; else empty."""
    counts = result.outcome == "undecided" and MEANINGS[result.verdict].death == "later"
    return f"failed {result.failures} of {FAILURES} times" if counts and result.failures else ""


def write_json(results: Iterable[LinkResult]) -> Iterator[str]:
    """One JSON object a line, as the results come."""
    for result in results:
        yield json.dumps({**result.to_dict(), "action": result.action}, ensure_ascii=False)


def write_markdown(results: Iterable[LinkResult]) -> Iterator[str]:
    """A section with a table for each thing to do."""
    results = list(results)
    yield "# Links"
    yield ""
    yield summary(results)
    for action, found in group(results).items():
        yield ""
        yield f"## {action.capitalize()}"
        yield ""
        if ACTIONS[action]:
            yield f"{ACTIONS[action].capitalize()}."
            yield ""
        yield "| " + " | ".join(HEADINGS) + " |"
        yield "|" + " --- |" * len(HEADINGS)
        for result in found:
            yield "| " + " | ".join(_markdown(cell) for cell in row(result)) + " |"


def write_html(results: Iterable[LinkResult]) -> Iterator[str]:
    """A page that stands alone."""
    results = list(results)
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Links</title>'
    yield f"<style>{_STYLE}</style></head>"
    yield f"<body><h1>Links</h1><p>{html.escape(summary(results))}</p>"
    for action, found in group(results).items():
        yield f"<h2>{html.escape(action.capitalize())}</h2>"
        yield f"<p>{html.escape(ACTIONS[action].capitalize())}.</p>" if ACTIONS[action] else ""
        yield "<table><thead><tr>"
        yield "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
        yield "</tr></thead><tbody>"
        for result in found:
            yield "<tr>" + "".join(f"<td>{_html(cell)}</td>" for cell in row(result)) + "</tr>"
        yield "</tbody></table>"
    yield "</body></html>"


def write_github(results: Iterable[LinkResult]) -> Iterator[str]:
    """Annotations for a workflow on GitHub: dead is an error, undecided a warning."""
    for result in results:
        if result.outcome != "alive":
            level = "error" if result.outcome == "dead" else "warning"
            url, records, verdict, _, says, other = row(result)
            message = f"{url} {says}" + (f"; instead: {other}" if other else "")
            title = _github(f"{verdict}: {records}" if records else verdict)
            title = title.replace(":", "%3A").replace(",", "%2C")
            yield f"::{level} title={title}::{_github(message)}"


def write_xlsx(results: Iterable[LinkResult], file: IO[bytes]) -> None:
    """A workbook with one sheet, as wide as a page; `MissingExtra` without openpyxl."""
    try:
        import openpyxl  # noqa: PLC0415 - heavy, and optional
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("a workbook of links", "xlsx") from error
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Links")
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    wrapped = Alignment(wrap_text=True, vertical="top")

    def shown(text: str, **style: object) -> WriteOnlyCell:
        cell = WriteOnlyCell(sheet, text)
        for name, value in {"alignment": wrapped, **style}.items():
            setattr(cell, name, value)
        return cell

    sheet.append([shown(head, font=Font("Calibri", bold=True)) for head in ("To do", *HEADINGS)])
    lines = [
        (action, *map(_cell, row(each))) for action, of in group(results).items() for each in of
    ]
    for number, texts in enumerate(lines, start=2):
        sheet.row_dimensions[number].height = row_height(texts, _WIDTHS)
        sheet.append([shown(text) for text in texts])
    book.save(file)


WRITERS = {
    "text": write_text,
    "json": write_json,
    "markdown": write_markdown,
    "html": write_html,
    "github": write_github,
}
"""Those that give lines; a workbook needs a file."""

_STYLE = """
body { font-family: sans-serif; line-height: 1.4; margin: 1em }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #ccc; padding: .3em; text-align: left; vertical-align: top }
th { white-space: nowrap }
td:first-child { width: 30% }
td a { overflow-wrap: anywhere }
"""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def plain(text: str) -> str:
    """Text from the web without control characters, also those that turn its direction."""
    return _CONTROLS.sub(" ", text)


def _markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>|~])", r"\\\1", text)


def _html(text: str) -> str:
    """A cell; an address is a link, and Thai in it can be read."""
    if not re.fullmatch(r"https?://\S+", text, re.IGNORECASE):
        return html.escape(text)
    label = plain(unquote(text))
    shown = html.escape(text if "\ufffd" in label else label)
    return f'<a href="{html.escape(text)}" rel="noopener noreferrer">{shown}</a>'


def _github(text: str) -> str:
    """Escaped as the toolkit of GitHub Actions does it."""
    return text.replace("%", "%25")


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    shown = text[:32_000]
    return f"'{shown}" if shown.startswith(("=", "+", "-", "@")) else shown
