"""The review as a file that anyone can edit: a spreadsheet, a web page, or separated values.

One row for each row of the list. A person changes the cells, writes ``accept`` or ``reject`` in
the first column, and sends the file back. The last column knows which row is meant.
"""

from __future__ import annotations

import csv
import io
from html import escape
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, cast

from attrs import evolve

from migpubs.errors import MissingExtra, ParseError, Place, Problem, UnknownFormat
from migpubs.intake import answers, limits, reader, review
from migpubs.intake.blocks import PARAGRAPH_END, Table
from migpubs.text import row_height

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from migpubs.intake.faults import Judge
    from migpubs.intake.review import Item, Verdict, Waiting

DECISION: Final = "Decision"
SAME: Final = "Same as"
ROW: Final = "Row"
QUESTIONS: Final = "Questions"
PRINTED: Final = "As printed"
KEY: Final = "Key"
HEADS: Final = (ROW, DECISION, *answers.FIELDS.values(), SAME, QUESTIONS, PRINTED, KEY)
"""The columns of the file."""
_HEAD: Final = {head.casefold(): head for head in HEADS}

HOW: Final = (
    "Change what is wrong, then write accept or reject in the column Decision. Names are parted by"
    " semicolons; a person is Family, Given; a body that is new to the list stands in [brackets]."
    " Same as takes the id of a record that the catalogue has already."
)
_WIDTHS: Final[Mapping[str, int]] = {
    ROW: 6, DECISION: 10, "Title": 50, "Authors": 30, "Publishers": 20, "Link": 24, SAME: 24,
    QUESTIONS: 40, PRINTED: 50, KEY: 100,
}  # fmt: skip
_WIDTH: Final = 13
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def rows(items: Iterable[Item]) -> Iterator[list[str]]:
    """Give the rows of the file below its heads."""
    for item in items:
        entry = item.proposal.entry
        printed = " | ".join(" ".join(cell.text.split()) for cell in entry.cells if cell)
        yield [
            str(item.proposal.row),
            item.verdict,
            *(item.answer[name] for name in answers.FIELDS),
            item.same_as,
            "; ".join(item.questions),
            printed,
            item.key,
        ]


def dumps(items: Sequence[Item], medium: str) -> bytes:
    """Return the file: ``csv``, ``xlsx`` or ``html``. Raises `UnknownFormat`."""
    if medium not in WRITERS:
        raise UnknownFormat(medium, WRITERS)
    return WRITERS[medium](list(rows(items)))


def medium_of(path: str) -> str:
    """Return the medium that the ending of a file's name means; `UnknownFormat` if none."""
    ending = PurePath(path).suffix.lower()
    medium = "html" if ending == ".htm" else ending.lstrip(".")
    if medium not in WRITERS:
        raise UnknownFormat(ending or path, [f".{each}" for each in WRITERS], noun="ending")
    return medium


def _csv(found: list[list[str]]) -> bytes:
    """Separated values with a mark, so that Excel takes them for UTF-8; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([_guarded(cell) for cell in row] for row in found)
    return file.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _xlsx(found: list[list[str]]) -> bytes:
    try:
        import openpyxl  # noqa: PLC0415 - an extra
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415
        from openpyxl.utils import get_column_letter  # noqa: PLC0415
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415
    except ImportError:
        raise MissingExtra("writing Excel workbooks", "xlsx") from None
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Review"
    for row in [HEADS, *found]:
        sheet.append(row)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        for cell in cells:
            cell.data_type = "s" if cell.value else "n"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    widths = [_WIDTHS.get(head, _WIDTH) for head in HEADS]
    for number, (head, width) in enumerate(zip(HEADS, widths, strict=True), start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.hidden = width, head == KEY
    for number, row in enumerate(found, start=2):
        sheet.row_dimensions[number].height = row_height(row, widths)
    sheet.freeze_panes = "D2"
    choice = DataValidation(type="list", formula1='"accept,reject"', allow_blank=True)
    sheet.add_data_validation(choice)
    choice.add(f"B2:B{len(found) + 1}")
    book.create_sheet("How").append([HOW])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


_PAGE: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Review</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 1.5rem; }}
table {{ border-collapse: collapse; }}
td, th {{ border: 1px solid #999; padding: .3rem .5rem; vertical-align: top; text-align: left; }}
td[contenteditable] {{ background: #fffbe6; min-width: 6rem; }}
td:nth-child(3), td:nth-child(14), td:nth-child(15) {{ min-width: 16rem; }}
td:last-child, th:last-child {{ display: none; }}
</style>
</head>
<body>
<h1>Review</h1>
<p>{how}</p>
<p><button type="button" id="save">Save this page</button></p>
<table>
{table}
</table>
<script>
document.getElementById("save").addEventListener("click", function () {{
  var page = "<!DOCTYPE html>\\n" + document.documentElement.outerHTML;
  var link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], {{type: "text/html"}}));
  link.download = "review.html";
  link.click();
}});
</script>
</body>
</html>
"""


def _html(found: list[list[str]]) -> bytes:
    """A page whose cells can be changed in any browser, and that saves itself."""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in HEADS)
    lines = ["<tr>" + "".join(_html_cells(row)) + "</tr>" for row in found]
    table = "\n".join([f"<thead><tr>{heads}</tr></thead>", "<tbody>", *lines, "</tbody>"])
    return _PAGE.format(how=escape(HOW), table=table).encode()


def _html_cells(row: list[str]) -> Iterator[str]:
    last = HEADS.index(SAME)
    for number, text in enumerate(row):
        editable = ' contenteditable="true"' if 1 <= number <= last else ""
        label = f' aria-label="{escape(HEADS[number])}"' if editable else ""
        yield f"<td{editable}{label}>{escape(text)}</td>"


WRITERS: Final[Mapping[str, Callable[[list[list[str]]], bytes]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "html": _html,
}
"""The media of the review, with what writes each."""


# --- back -----------------------------------------------------------------------------------------


def _found_table(data: bytes, file: str, encoding: str) -> list[dict[str, str]] | None:
    """Return the rows of the review by their heads, whatever else the file has around them."""
    document = reader.read(data, file, encoding=encoding)
    for block in document.blocks:
        lines = [line.texts for line in block.lines] if isinstance(block, Table) else []
        for number, line in enumerate(lines):
            heads = [_HEAD.get(_cell(text).casefold(), text) for text in line]
            if {DECISION, KEY} <= set(heads):
                return [dict(zip(heads, row, strict=True)) for row in lines[number + 1 :]]
    return None


def loads(
    data: bytes, file: str, items: Sequence[Item], judge: Judge, encoding: str = ""
) -> list[Item]:
    """Return rows in review with what a file that came back says of them.

    Rows and columns that the file does not hold stay as they are. Raises `ParseError` with every
    cell that cannot be read, and for a file that is no review.
    """
    found = _found_table(data, file, encoding)
    if found is None:
        what = "this is no review: it has no columns Decision and Key"
        raise limits.refuse(file, f"{what} (`migpubs ingest FILE -o review.xlsx` writes one)")
    by_key = {row[KEY].strip(): row for row in found}
    answered = [_answered(item, by_key[item.key]) if item.key in by_key else item for item in items]
    known = {item.key: item for item in answered}
    where = Place(file=file)
    problems = [
        Problem("review", "error", f"row {row.get(ROW, '')}{what}", where, hint=hint)
        for row in found
        for what, hint in _wrong(row, by_key, known, judge)
    ]
    if problems:
        raise ParseError(problems)
    return answered


def read_back(
    data: bytes, file: str, lists: Sequence[Waiting], judge: Judge, encoding: str = ""
) -> list[Waiting]:
    """Return the lists that wait with what a file that came back says of their rows."""
    every = [item for each in lists for item in each.items]
    answered = iter(loads(data, file, every, judge, encoding))
    return [evolve(each, items=tuple(islice(answered, len(each.items)))) for each in lists]


def _wrong(
    row: Mapping[str, str],
    by_key: Mapping[str, Mapping[str, str]],
    known: Mapping[str, Item],
    judge: Judge,
) -> Iterator[tuple[str, str]]:
    """Give what is wrong with a row of the file, and what would be right."""
    key, said = row[KEY].strip(), row[DECISION].strip().casefold()
    if not key:
        if any(_cell(text) for head, text in row.items() if head != ROW):
            what = f" has no Key, so nobody knows which row it is: {_cell(row.get('Title', ''))}"
            yield what, "copy the Key from the file that was sent, or use `migpubs add`"
        return
    if key not in known:
        yield " is of no list that waits for review", "ingest the list first"
    elif by_key[key] != row:
        yield " is there twice, and not the same", "keep one"
    if said not in {"", "accept", "reject"}:
        yield f": '{row[DECISION]}' is no decision", "write accept or reject"
    elif said == "accept" and key in known and by_key[key] == row:
        yield from ((f": {wrong}", "") for wrong in judge.faults(known[key]))


def _cell(text: str) -> str:
    bare = " ".join(text.replace(PARAGRAPH_END, " ").split())
    return bare[1:] if bare[:1] == "'" and bare[1:].startswith(_FORMULA) else bare


def _answered(item: Item, row: Mapping[str, str]) -> Item:
    said = {name: _cell(row[head]) for name, head in answers.FIELDS.items() if head in row}
    verdict = cast("Verdict", row[DECISION].strip().casefold())
    return review.decided(review.changed(item, **said), verdict, _cell(row.get(SAME, "")))
