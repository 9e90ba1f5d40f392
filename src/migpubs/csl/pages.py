"""Page ranges (specification, "Page Range Formats")."""

from __future__ import annotations

import re

_range = re.compile(r"([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)")
_side = r"(\d+[a-z]?|[ivxlcdm]+)"
_loose = re.compile(rf"(?!\d+[a-z]\s*-\s*[a-z]$){_side}\s*[-–]\s*{_side}", re.IGNORECASE)
_separator = re.compile(r"(\s*[,;&]\s*|,?\s+(?:and|et|und|y)\s+)")
_and = re.compile(r"(?<=\d)&(?=\d)")


def format_pages(text: str, form: str, delimiter: str) -> str:
    """Every range in ``text`` with this delimiter and in this form of ``page-range-format``.

    The forms: ``expanded``, ``minimal``, ``minimal-two``, ``chicago`` (also ``chicago-15``),
    ``chicago-16``, and '' for as it stands. What is no range ("3-B", "N110-P5") stays as it is;
    a hyphen after a backslash is one.
    """
    text = _and.sub(" & ", text)
    if "-" not in text and "–" not in text:
        return text
    parts = _separator.split(text)
    return "".join(_one(part, form, delimiter) for part in parts).replace("\\-", "-")


def _one(text: str, form: str, delimiter: str) -> str:
    found = _range.fullmatch(text.strip())
    if found is None:
        loose = _loose.fullmatch(text.strip())
        return f"{loose[1]}{delimiter}{loose[2]}" if loose else _tight(text)
    before, first, again, last = found.groups()
    if again != before:
        return _tight(text)
    if form and int(first) < int(_expand(first, last)):
        last = _shorten(first, _expand(first, last), form)
        again = again if form == "expanded" else ""
    return f"{before}{first}{delimiter}{again}{last}"


def _tight(text: str) -> str:
    return re.sub(r"(?<=\w)\s*([-–])\s*(?=\w)", r"\1", text)


def _expand(first: str, last: str) -> str:
    """``328`` for 321-28."""
    missing = len(first) - len(last)
    return first[:missing] + last if missing > 0 else last


def _shorten(first: str, last: str, form: str) -> str:
    if len(first) != len(last) or form == "expanded":
        return last
    if form in {"minimal", "minimal-two"}:
        return _changed(first, last, 2 if form == "minimal-two" else 1)
    return _chicago(first, last, form)


def _changed(first: str, last: str, least: int) -> str:
    """The digits that change, at least so many."""
    same = next(
        (n for n, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1]), 0
    )
    return last[min(same, max(len(last) - least, 0)) :]


def _chicago(first: str, last: str, form: str) -> str:
    """The Chicago Manual of Style: all digits up to 100 and from a hundred, else what changes."""
    start, end = int(first), int(last)
    if start <= 100 or start % 100 == 0:  # noqa: PLR2004 - the rule
        return last
    if form == "chicago-16":
        return _changed(first, last, 1 if start % 100 < 10 else 2)  # noqa: PLR2004 - the rule
    if start // 100 == end // 100:
        return str(end % 100)
    same_ten_thousand = start >= 10_000 and start // 10_000 == end // 10_000  # noqa: PLR2004
    return last[-3:] if same_ten_thousand else last
