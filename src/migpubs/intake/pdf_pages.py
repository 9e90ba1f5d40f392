"""Find tables and paragraphs on the pages of a PDF; run as a program by `migpubs.intake.pdf`.

Reads a PDF from stdin and writes JSON to stdout. A ruled table is found by its lines. In a table
without them the head's words give the columns, and a row ends where a line is drawn, where a new
link begins, or where the gap between two lines of text is wider than within a row. Where none of
these tells the rows apart, the words are given as paragraphs: nothing is guessed.
"""

from __future__ import annotations

import io
import json
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from attrs import field, mutable

from migpubs.intake import limits
from migpubs.intake.headers import field_of, fields_of
from migpubs.intake.plain_text import PAGE_NUMBER, is_item

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORDS: Final = {"x_tolerance_ratio": 0.15, "keep_blank_chars": False}
"""How pdfplumber finds the blanks: in justified text its default glues words together."""

PAGES: Final = 400
OBJECTS: Final = 400_000
_SAME_LINE: Final = 0.5
_COLUMN_GAP: Final = 1.2
_SLACK: Final = 3.0
_WIDER: Final = 1.2
_MOST: Final = 0.6

Word = dict[str, Any]


@mutable(eq=False)
class TextLine:
    """Words that stand beside each other, and how high and low they reach."""

    words: list[Word]
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.top = min(word["top"] for word in self.words)
        self.bottom = max(word["bottom"] for word in self.words)

    @property
    def height(self) -> float:
        """Of the first word."""
        return float(self.words[0]["bottom"] - self.words[0]["top"])

    @property
    def text(self) -> str:
        """The words with a blank between them."""
        return " ".join(word["text"] for word in self.words)


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """Give the blocks of all pages as plain data."""
    import pdfplumber  # noqa: PLC0415 - an extra

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        if len(pdf.pages) > PAGES:
            raise ValueError(f"it has more than {PAGES} pages")
        columns: list[float] = []
        seen = 0
        for page in pdf.pages:
            seen += sum(map(len, page.objects.values()))
            if seen > OBJECTS:
                raise ValueError(f"it draws more than {OBJECTS:,} things")
            found, columns = _page(page, columns)
            yield from found
            page.close()


def _page(page: Any, columns: list[float]) -> tuple[list[dict[str, Any]], list[float]]:  # noqa: ANN401 - pdfplumber has no types
    """Return the blocks of a page, and the columns of a table that may go on overleaf."""
    links = _links(page)
    ruled = [table for table in page.find_tables() if max(len(r.cells) for r in table.rows) > 1]
    blocks = [(table.bbox[1], _ruled(table, links, page.page_number)) for table in ruled]
    words = [
        word
        for word in page.extract_words(**WORDS)
        if not any(_inside(word, table.bbox) for table in ruled)
    ]
    loose = _Loose(page, links, [] if ruled else columns)
    blocks += loose.blocks(_text_lines(words))
    ordered = [block for _, block in sorted(blocks, key=lambda pair: pair[0])]
    tables = [block for block in ordered if block["kind"] == "table"]
    if tables:
        tables[0]["starts_page"] = ordered[0] is tables[0]
    return ordered, loose.columns


def _links(page: Any) -> list[Word]:  # noqa: ANN401
    return [link for link in page.hyperlinks if link.get("uri")]


def _inside(thing: Word, box: Sequence[float]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _links_inside(links: Sequence[Word], box: Sequence[float]) -> list[str]:
    return list(dict.fromkeys(link["uri"] for link in links if _inside(link, box)))


def _ruled(table: Any, links: Sequence[Word], page: int) -> dict[str, Any]:  # noqa: ANN401
    texts = table.extract(**WORDS)
    rows = []
    for row, cells in zip(table.rows, texts, strict=True):
        boxes = row.cells
        rows.append(
            [
                {"text": text or "", "links": _links_inside(links, box) if box else []}
                for text, box in zip(cells, boxes, strict=True)
            ]
        )
    return {"kind": "table", "rows": rows, "page": page, "starts_page": False, "doubt": False}


def _text_lines(words: Sequence[Word]) -> list[TextLine]:
    """Put words that overlap by half their height on one line, top to bottom, left to right."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        last = lines[-1][0] if lines else None
        height = word["bottom"] - word["top"]
        if last and last["bottom"] - word["top"] > _SAME_LINE * height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [TextLine(sorted(line, key=lambda word: word["x0"])) for line in lines]


class _Loose:
    """The words of a page that stand in no ruled table."""

    def __init__(self, page: Any, links: list[Word], columns: list[float]) -> None:  # noqa: ANN401
        self.page, self.links, self.columns = page, links, columns
        self.doubt = False

    def blocks(self, lines: list[TextLine]) -> list[tuple[float, dict[str, Any]]]:
        """Return tables and paragraphs with their place from the top."""
        lines, furniture = _without_page_numbers(lines)
        found = [(line.top, self._paragraph([line])) for line in furniture]
        head = _find_head(lines)
        if head is None and not self.columns:
            return found + self._paragraphs(lines)
        start, depth, end = head or (0, 0, len(lines))
        if head is not None:
            found += self._paragraphs(lines[:start])
            self.columns, end = _columns(lines[start:], depth)
            end += start
        else:
            end = next((i for i, line in enumerate(lines) if self._crosses(line)), end)
        rows = self._rows(lines[start:end], depth) if self.columns else None
        if rows is None:
            self.columns = []
            return found + self._paragraphs(lines[start:])
        if rows:
            found.append((lines[start].top, self._table(rows)))
        if end < len(lines):
            self.columns = []
        return found + self._paragraphs(lines[end:])

    def _table(self, rows: list[list[TextLine]]) -> dict[str, Any]:
        return {
            "kind": "table",
            "rows": [self._cells(row) for row in rows],
            "page": self.page.page_number,
            "starts_page": False,
            "doubt": self.doubt,
        }

    def _crosses(self, line: TextLine) -> bool:
        """Whether a line runs over the start of a column, as only running text does."""
        return any(
            word["x0"] < start - _SLACK < start + _SLACK < word["x1"]
            for start in self.columns[1:]
            for word in line.words
        )

    def _rows(self, lines: list[TextLine], depth: int) -> list[list[TextLine]] | None:
        """Return the lines of each row, the head first; nothing where rows cannot be told apart.

        depth: how many lines the head has; 0 where the table goes on from the page before.
        """
        head, body = lines[:depth], lines[depth:]
        ruled = self._by_rules(body)
        parted = ruled or self._by_links(body) or self._by_gaps(body)
        if parted is None and body:
            return None
        rows = parted or []
        top_aligned = all(len(self._columns_of(row[0])) == len(self.columns) for row in rows)
        self.doubt = not (ruled or top_aligned) or self._hides_column(lines)
        return [head, *rows] if head else rows

    def _hides_column(self, lines: list[TextLine]) -> bool:
        """Whether a wide strip without words goes down inside a column: a head may be missed."""
        words = [word for line in lines for word in line.words]
        for column in range(len(self.columns)):
            inside = [word for word in words if self._column(word) == column]
            if inside:
                left, right = _strip(inside, self.columns[column], max(w["x1"] for w in inside))
                if right - left > 1.5 * lines[0].height and len(lines) > 2:  # noqa: PLR2004
                    return True
        return False

    def _by_rules(self, lines: list[TextLine]) -> list[list[TextLine]] | None:
        """Part at lines that are drawn across most of the table; some must lie between rows."""
        if not lines:
            return None
        left = min(word["x0"] for line in lines for word in line.words)
        right = max(word["x1"] for line in lines for word in line.words)
        edges = sorted(
            {
                round(edge["top"], 1)
                for edge in self.page.horizontal_edges
                if min(edge["x1"], right) - max(edge["x0"], left) > _MOST * (right - left)
                and lines[0].top < edge["top"] < lines[-1].bottom
            }
        )
        if not edges:
            return None
        parts: list[list[TextLine]] = [[] for _ in range(len(edges) + 1)]
        for line in lines:
            parts[sum(edge < (line.top + line.bottom) / 2 for edge in edges)].append(line)
        return [part for part in parts if part]

    def _by_links(self, lines: list[TextLine]) -> list[list[TextLine]] | None:
        """Part where another link begins; every row must have one."""
        rows: list[list[TextLine]] = []
        current = ""
        for line in lines:
            link = self._link_of(line)
            if link and link != current:
                rows.append([])
                current = link
            if not rows:
                return None
            rows[-1].append(line)
        starts = {id(row[0]) for row in rows[1:]}
        gaps = [*zip(_gaps(lines), lines[1:], strict=True)] if lines else []
        within = [gap for gap, line in gaps if id(line) not in starts]
        between = [gap for gap, line in gaps if id(line) in starts]
        unsure = within and between and max(within) > _WIDER * max(between)
        return None if unsure else rows or None

    def _link_of(self, line: TextLine) -> str:
        box = (line.words[0]["x0"], line.top - 1, line.words[-1]["x1"], line.bottom + 1)
        return next((link["uri"] for link in self.links if _inside(link, box)), "")

    def _by_gaps(self, lines: list[TextLine]) -> list[list[TextLine]] | None:
        """Part where the gap between lines is wider; one row a line where none is."""
        full = [line for line in lines if len(self._columns_of(line)) == len(self.columns)]
        if lines and len(full) == len(lines):
            return [[line] for line in lines]
        gaps = _gaps(lines)
        limit = _threshold(gaps)
        if limit is None:
            return None
        rows = [[lines[0]]]
        for gap, line in zip(gaps, lines[1:], strict=True):
            if gap > limit:
                rows.append([])
            rows[-1].append(line)
        return rows

    def _columns_of(self, line: TextLine) -> set[int]:
        return {self._column(word) for word in line.words}

    def _column(self, word: Word) -> int:
        return max(sum(bool(word["x0"] >= start - _SLACK) for start in self.columns) - 1, 0)

    def _cells(self, lines: Sequence[TextLine]) -> list[dict[str, Any]]:
        cells = []
        for column in range(len(self.columns)):
            parts = [[w for w in line.words if self._column(w) == column] for line in lines]
            text = "\n".join(" ".join(w["text"] for w in part) for part in parts if part)
            right = self.columns[column + 1] if column + 1 < len(self.columns) else float("inf")
            left = self.columns[column] - _SLACK
            box = (left, lines[0].top - 1, right - _SLACK, lines[-1].bottom + 1)
            cells.append({"text": text, "links": _links_inside(self.links, box)})
        return cells

    def _paragraphs(self, lines: list[TextLine]) -> list[tuple[float, dict[str, Any]]]:
        """Part running text where the gap is wider, or where an item begins."""
        limit = _threshold(_gaps(lines))
        groups: list[list[TextLine]] = []
        for gap, line in zip([0.0, *_gaps(lines)], lines, strict=False):
            if not groups or (limit is not None and gap > limit) or is_item(line.text):
                groups.append([])
            groups[-1].append(line)
        return [(group[0].top, self._paragraph(group)) for group in groups]

    def _paragraph(self, lines: list[TextLine]) -> dict[str, Any]:
        box = (0, lines[0].top - 1, float("inf"), lines[-1].bottom + 1)
        return {
            "kind": "paragraph",
            "text": "\n".join(line.text for line in lines),
            "links": _links_inside(self.links, box),
            "page": self.page.page_number,
            "item": is_item(lines[0].text),
        }


def _groups(lines: Sequence[TextLine]) -> list[list[Word]]:
    """Return the words of some lines in columns that wide blanks keep apart, left to right."""
    words = sorted((word for line in lines for word in line.words), key=lambda word: word["x0"])
    groups, reach = [[words[0]]], words[0]["x1"]
    for word in words[1:]:
        if word["x0"] - reach > _COLUMN_GAP * lines[0].height:
            groups.append([])
        groups[-1].append(word)
        reach = max(reach, word["x1"])
    return groups


def _find_head(lines: list[TextLine]) -> tuple[int, int, int] | None:
    """Return where the head of a list begins, how many lines it has, and where the page ends."""
    for depth in (3, 2, 1):
        for start in range(len(lines) - depth + 1):
            texts = tuple(map(_in_lines, _groups(lines[start : start + depth])))
            if fields_of(texts) and (depth == 1 or all(map(field_of, texts))):
                return start, depth, len(lines)
    return None


def _in_lines(words: list[Word]) -> str:
    ordered = sorted(words, key=lambda word: (round(word["top"]), word["x0"]))
    return " ".join(word["text"] for word in ordered)


def _columns(lines: list[TextLine], depth: int) -> tuple[list[float], int]:
    """Return where the columns begin, and how many lines the table has; none if that is unclear.

    Between the middles of two heads there must be a strip that no word of the table enters, as
    wide as half a line is high. The lines after the last for which that holds are no more table.
    """
    heads = _groups(lines[:depth])
    middles = [(min(w["x0"] for w in g) + max(w["x1"] for w in g)) / 2 for g in heads]
    for end in range(len(lines), depth, -1):
        words = [word for line in lines[:end] for word in line.words]
        strips = [_strip(words, left, right) for left, right in pairwise(middles)]
        if all(right - left > lines[0].height / 2 for left, right in strips):
            first = min(word["x0"] for word in words)
            return [first, *(right for _, right in strips)], end
    return [], 0


def _strip(words: Sequence[Word], left: float, right: float) -> tuple[float, float]:
    """Return the widest strip between two heads that is free of words."""
    inside = sorted(
        (word["x0"], word["x1"]) for word in words if word["x1"] > left and word["x0"] < right
    )
    best, reach = (left, left), left
    for begin, end in inside:
        if begin - reach > best[1] - best[0]:
            best = (reach, begin)
        reach = max(reach, end)
    return best


def _without_page_numbers(lines: list[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Take the page's number off its first and last line."""
    furniture = [
        line
        for line in {id(line): line for line in (*lines[:1], *lines[-1:])}.values()
        if PAGE_NUMBER.fullmatch(line.text)
    ]
    return [line for line in lines if line not in furniture], furniture


def _gaps(lines: Sequence[TextLine]) -> list[float]:
    return [after.top - before.bottom for before, after in pairwise(lines)]


def _threshold(gaps: Sequence[float]) -> float | None:
    """Return a gap that parts narrow gaps from wide ones, or nothing where all are alike.

    The widest jump between neighbouring gaps must be a point at least.
    """
    ordered = sorted(gaps)
    jumps = [(after - before, before, after) for before, after in pairwise(ordered)]
    if not jumps:
        return None
    jump, before, after = max(jumps)
    return (before + after) / 2 if jump >= 1.0 else None


def _keep_limits() -> None:
    """Let the system end this process when it takes too much, where the system can."""
    from migpubs.intake import pdf  # noqa: PLC0415 - its numbers only

    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (pdf.MEMORY, pdf.MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (pdf.SECONDS, pdf.SECONDS))


def main() -> int:
    """Read stdin, write stdout; one line on stderr and 1 when it cannot be read."""
    import logging  # noqa: PLC0415 - only here

    logging.disable(logging.CRITICAL)
    _keep_limits()
    sys.setrecursionlimit(2_000)
    try:
        found = list(read(sys.stdin.buffer.read(limits.FILE_BYTES + 1)))
    except MemoryError:
        sys.stderr.write("it needs too much memory\n")
        return 1
    except Exception as error:  # noqa: BLE001 - whatever a hostile file makes pdfminer raise
        sys.stderr.write(f"{type(error).__name__}: {error}".replace("\n", " ") + "\n")
        return 1
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
