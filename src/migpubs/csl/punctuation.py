"""What happens where two pieces meet: doubled punctuation, doubled blanks, quotation marks.

The specification says little; these are the rules that the official test suite shows.
"""

from __future__ import annotations

from migpubs.csl.marks import CLOSE, FIELD_MARKS, UNQUOTE, any_mark, closing, opening, unclosed

_MERGED = {
    "!": {"!": "!", ".": "!", "?": "!?", ":": "!", ",": "!,", ";": "!;"},
    "?": {"?": "?", "!": "?!", ".": "?", ":": "?", ",": "?,", ";": "?;"},
    ".": {".": ".", "!": ".!", "?": ".?", ":": ".:", ",": ".,", ";": ".;"},
    ":": {":": ":", "!": "!", "?": "?", ".": ":", ",": ":,", ";": ":;"},
    ",": {",": ",", "!": ",!", "?": ",?", ":": ",:", ".": ",.", ";": ",;"},
    ";": {";": ";", "!": "!", "?": "?", ":": ";", ".": ";", ",": ";,"},
    " ": {" ": " "},
    "\N{NO-BREAK SPACE}": {" ": "\N{NO-BREAK SPACE}"},
}
_BEGINS = frozenset("!?.:,; ")


def join(left: str, right: str, *, inside_quotes: bool = False) -> str:
    """``left`` and ``right`` put together, with the punctuation at the seam merged.

    ``inside_quotes``: a full stop, comma, question or exclamation mark after a quotation moves
    into it (``punctuation-in-quote`` of the locale).
    """
    if not left or not right:
        return left + right
    first, end = right[0], left[-1]
    if first not in _BEGINS:
        if first < "\ufdd0" or first > "\ufdef":
            return left + right
        return _join_marked(left, right, inside_quotes=inside_quotes)
    if end in _MERGED:
        return _join_signs(left, right, inside_quotes=inside_quotes)
    if end in {CLOSE, UNQUOTE}:
        return _join_marked(left, right, inside_quotes=inside_quotes)
    return left + right


def _join_signs(left: str, right: str, *, inside_quotes: bool) -> str:
    """Two signs merged; where another sign comes of it, that one may move into quotes."""
    merged = _MERGED[left[-1]].get(right[0], "")
    if inside_quotes and len(merged) == 1 and merged != left[-1]:
        return join(left[:-1], merged + right[1:], inside_quotes=True)
    return _merge(left, "", right[0], right[1:])


def _join_marked(left: str, right: str, *, inside_quotes: bool) -> str:
    """The seam looked for under the marks."""
    closers = closing.search(left)
    tail = closers.group() if closers else ""
    openers = opening.match(right)
    head = openers.group() if openers else ""
    visible, rest = left[: len(left) - len(tail)], right[len(head) :]
    first = rest[:1]
    if inside_quotes and UNQUOTE in tail and first and first in ".,?!":
        return _move_in(visible, tail, head, rest)
    if first in _BEGINS and visible[-1:] in _MERGED:
        return _merge(visible, tail, first, rest[1:], head)
    return left + right


def _move_in(visible: str, tail: str, head: str, rest: str) -> str:
    """The sign moved to the text before the marks that an element has put around."""
    opened = unclosed(visible)
    inner = 0
    while inner < len(tail) and opened and opened.pop() in FIELD_MARKS:
        inner += 1
    return f"{join(visible + tail[:inner], rest[0])}{tail[inner:]}{head}{rest[1:]}"


def _merge(left: str, tail: str, first: str, rest: str, head: str = "") -> str:
    merged = _MERGED[left[-1]].get(first)
    if merged is None:
        return f"{left}{tail}{head}{first}{rest}"
    if len(merged) == 1:
        return f"{left[:-1]}{merged}{tail}{head}{rest}"
    return f"{left[:-1]}{merged[0]}{tail}{head}{merged[1]}{rest}"


def join_all(parts: list[str], delimiter: str, *, inside_quotes: bool = False) -> str:
    """The parts with the delimiter between them, seams merged."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return parts[0] if parts else ""
    whole = parts[0]
    for part in parts[1:]:
        if delimiter:
            whole = join(whole, delimiter, inside_quotes=inside_quotes)
        whole = join(whole, part, inside_quotes=inside_quotes)
    return whole


def affix(prefix: str, text: str, suffix: str, *, inside_quotes: bool = False) -> str:
    """The text between its affixes."""
    if prefix:
        text = join(prefix, text, inside_quotes=inside_quotes)
    return join(text, suffix, inside_quotes=inside_quotes) if suffix else text


def strip_periods(text: str) -> str:
    """The text without full stops (``strip-periods``); the addresses of links keep theirs."""
    if "." not in text:
        return text
    kept, place = [], 0
    for mark in any_mark.finditer(text):
        kept += [text[place : mark.start()].replace(".", ""), mark.group()]
        place = mark.end()
    return "".join(kept) + text[place:].replace(".", "")
