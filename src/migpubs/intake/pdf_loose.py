"""Tables without lines and running text on a page of a PDF.

In a table without lines the head's words give the columns, and a row ends where a line is drawn,
where its number or a new link stands, or where the gap between two lines of text is wider than
within a row. Where none of these tells the rows apart, the words are given as paragraphs: nothing
is guessed.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from migpubs.intake import pdf_cuts
from migpubs.intake.headers import field_of, fields_of
from migpubs.intake.pdf_words import (
    TextLine,
    Word,
    gaps_of,
    groups,
    in_lines,
    inside,
    links_inside,
    strip,
    threshold,
    without_page_numbers,
)
from migpubs.intake.plain_text import is_item, without_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SLACK: Final = 3.0
_WIDER: Final = 1.2
_MOST: Final = 0.6
_OTHER_SIZE: Final = 0.15


class Loose:
    """The words of a page that stand in no ruled table.

    columns: where the columns of a table begin that may go on from the page before. tables: how
    far from the top the ruled tables begin, which part paragraphs.
    """

    def __init__(
        self,
        page: Any,  # noqa: ANN401
        links: list[Word],
        columns: list[float],
        tables: Sequence[float] = (),
    ) -> None:
        self.page, self.links, self.columns, self.tables = page, links, columns, tables
        self.doubt = False

    def blocks(self, lines: list[TextLine]) -> list[tuple[float, dict[str, Any]]]:
        """Return tables and paragraphs with their place from the top."""
        lines, furniture = without_page_numbers(lines)
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
        words = [word for row in rows for line in row for word in line.words]
        ends = {self._column(word): 0.0 for word in words}
        for word in words:
            ends[self._column(word)] = max(ends[self._column(word)], word["x1"])
        return {
            "kind": "table",
            "rows": [self._cells(row, ends) for row in rows],
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
        told = ruled or self._by_numbers(head, body)
        parted = told or self._by_links(body) or self._by_gaps(body)
        if parted is None and body:
            return None
        rows = parted or []
        top_aligned = all(len(self._columns_of(row[0])) == len(self.columns) for row in rows)
        merged = not told and any(self._holds_two(row) for row in rows)
        merged = merged or any(self._is_beside(row) for row in rows)
        self.doubt = self.doubt or merged or not (ruled or top_aligned)
        self.doubt = self.doubt or self._hides_column(lines)
        return [head, *rows] if head else rows

    def _holds_two(self, row: list[TextLine]) -> bool:
        """Whether a line in a row fills every column that its first line fills, as a row would."""
        return any(self._columns_of(row[0]) <= self._columns_of(line) for line in row[1:])

    def _is_beside(self, row: list[TextLine]) -> bool:
        """Whether a row is one cell inside the table: it may be centred beside several rows."""
        columns = set().union(*map(self._columns_of, row))
        return len(columns) == 1 and 0 not in columns

    def _by_numbers(
        self, head: list[TextLine], lines: list[TextLine]
    ) -> list[list[TextLine]] | None:
        """Part where the first column counts on, if the head calls it the numbers."""
        names = [word for line in head for word in line.words if self._column(word) == 0]
        if field_of(in_lines(names)) != "number":
            return None
        rows: list[list[TextLine]] = []
        last = 0
        for line in lines:
            first = [word["text"].rstrip(".") for word in line.words if self._column(word) == 0]
            number = int(first[0]) if first and re.fullmatch(r"\d{1,3}", first[0]) else 0
            if first[1:] or (first and number <= last) or not (first or rows):
                return None
            if first:
                rows.append([])
                last = number
            rows[-1].append(line)
        return rows or None

    def _hides_column(self, lines: list[TextLine]) -> bool:
        """Whether a wide strip without words goes down inside a column: a head may be missed."""
        words = [word for line in lines for word in line.words]
        for column in range(len(self.columns)):
            inside_it = [word for word in words if self._column(word) == column]
            if inside_it:
                end = max(word["x1"] for word in inside_it)
                left, right = strip(inside_it, self.columns[column], end)
                if right - left > 1.5 * lines[0].height and len(lines) > 2:  # noqa: PLR2004
                    return True
        return False

    def _by_rules(self, lines: list[TextLine]) -> list[list[TextLine]] | None:
        """Part at lines that are drawn across most of the table; some must lie between rows."""
        if not lines:
            return None
        left = min(word["x0"] for line in lines for word in line.words)
        right = max(word["x1"] for line in lines for word in line.words)
        within = [
            edge
            for edge in self.page.horizontal_edges
            if lines[0].top < edge["top"] < lines[-1].bottom
        ]
        drawn: dict[float, list[tuple[float, float]]] = {}
        for edge in within:
            drawn.setdefault(round(edge["top"], 1), []).append((edge["x0"], edge["x1"]))
        edges = sorted(top for top, parts in drawn.items() if _share(parts, left, right) > _MOST)
        if not edges:
            return None
        filled = self._filled(lines)
        self.doubt = any(_share(drawn[edge], *each) < _MOST for edge in edges for each in filled)
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
        gaps = [*zip(gaps_of(lines), lines[1:], strict=True)] if lines else []
        within = [gap for gap, line in gaps if id(line) not in starts]
        between = [gap for gap, line in gaps if id(line) in starts]
        unsure = within and between and max(within) > _WIDER * max(between)
        return None if unsure else rows or None

    def _filled(self, lines: list[TextLine]) -> list[tuple[float, float]]:
        """Return from where to where the words of each column reach."""
        columns: dict[int, list[Word]] = {}
        for word in (word for line in lines for word in line.words):
            columns.setdefault(self._column(word), []).append(word)
        return [
            (min(word["x0"] for word in words), max(word["x1"] for word in words))
            for words in columns.values()
        ]

    def _link_of(self, line: TextLine) -> str:
        box = (line.words[0]["x0"], line.top - 1, line.words[-1]["x1"], line.bottom + 1)
        return next((link["uri"] for link in self.links if inside(link, box)), "")

    def _by_gaps(self, lines: list[TextLine]) -> list[list[TextLine]] | None:
        """Part where the gap between lines is wider; one row a line where none is."""
        full = [line for line in lines if len(self._columns_of(line)) == len(self.columns)]
        if lines and len(full) == len(lines):
            return [[line] for line in lines]
        gaps = gaps_of(lines)
        limit = threshold(gaps)
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

    def _cells(self, lines: Sequence[TextLine], ends: Mapping[int, float]) -> list[dict[str, Any]]:
        """Return the cells of a row. ends: how far to the right the words of a column reach."""
        cells = []
        for column in range(len(self.columns)):
            parts = [[w for w in line.words if self._column(w) == column] for line in lines]
            text = "\n".join(" ".join(w["text"] for w in part) for part in parts if part)
            right = self.columns[column + 1] if column + 1 < len(self.columns) else float("inf")
            left = self.columns[column] - _SLACK
            box = (left, lines[0].top - 1, right - _SLACK, lines[-1].bottom + 1)
            own = [TextLine(part) for part in parts if part]
            cuts = [*pdf_cuts.of_lines(own, ends.get(column, 0.0))]
            cells.append({"text": text, "links": links_inside(self.links, box), "cuts": cuts})
        return cells

    def _paragraphs(self, lines: list[TextLine]) -> list[tuple[float, dict[str, Any]]]:
        """Part running text where the gap is wider, the letters change size, or an item begins."""
        apart = [
            any(before.top < table < after.top for table in self.tables)
            for before, after in pairwise(lines)
        ]
        gaps = gaps_of(lines)
        limit = threshold([gap for gap, cut in zip(gaps, apart, strict=True) if not cut])
        parts: list[list[TextLine]] = []
        for gap, cut, line in zip([0.0, *gaps], [False, *apart], lines, strict=False):
            size = parts[-1][-1].height / line.height if parts else 1.0
            wide = cut or (limit is not None and gap > limit)
            if not parts or wide or abs(size - 1) > _OTHER_SIZE or is_item(line.text):
                parts.append([])
            parts[-1].append(line)
        return [(part[0].top, self._paragraph(part)) for part in parts]

    def _paragraph(self, lines: list[TextLine]) -> dict[str, Any]:
        boxes = [(0, line.top - 1, float("inf"), line.bottom + 1) for line in lines]
        found = [(url, n) for n, box in enumerate(boxes) for url in links_inside(self.links, box)]
        return {
            "kind": "paragraph",
            "text": without_mark("\n".join(line.text for line in lines)),
            "links": [url for url, _ in found],
            "at": [number for _, number in found],
            "page": self.page.page_number,
            "item": is_item(lines[0].text),
        }


def _share(parts: Sequence[tuple[float, float]], left: float, right: float) -> float:
    """Return how much of the way from left to right the parts of a line go together."""
    total, reach = 0.0, left
    for begin, end in sorted(parts):
        total += max(min(end, right) - max(begin, reach), 0.0)
        reach = max(reach, end)
    return total / (right - left)


def _find_head(lines: list[TextLine]) -> tuple[int, int, int] | None:
    """Return where the head of a list begins, how many lines it has, and where the page ends."""
    for depth in (3, 2, 1):
        for start in range(len(lines) - depth + 1):
            texts = tuple(map(in_lines, groups(lines[start : start + depth])))
            if fields_of(texts) and (depth == 1 or all(map(field_of, texts))):
                return start, depth, len(lines)
    return None


def _columns(lines: list[TextLine], depth: int) -> tuple[list[float], int]:
    """Return where the columns begin, and how many lines the table has; none if that is unclear.

    Between the middles of two heads there must be a strip that no word of the table enters, as
    wide as half a line is high. The lines after the last for which that holds are no more table.
    """
    heads = groups(lines[:depth])
    middles = [(min(w["x0"] for w in g) + max(w["x1"] for w in g)) / 2 for g in heads]
    for end in range(len(lines), depth, -1):
        words = [word for line in lines[:end] for word in line.words]
        strips = [strip(words, left, right) for left, right in pairwise(middles)]
        if all(right - left > lines[0].height / 2 for left, right in strips):
            first = min(word["x0"] for word in words)
            return [first, *(right for _, right in strips)], end
    return [], 0
