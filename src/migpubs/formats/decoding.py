r"""LaTeX values as text: accents, commands and ligatures become letters, braces go.

Only values with something to decode are touched. What is not known stays as it is and is
reported by the caller: `unknown_commands` finds it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from migpubs.formats.latex import ACCENTS, LETTERS, SPECIALS
from migpubs.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKS: Final[Mapping[str, str]] = {command: mark for mark, command in ACCENTS.items()}

_COMMANDS: Final[Mapping[str, str]] = {
    **{command: letter for letter, command in LETTERS.items()},
    **{latex[1:-2]: sign for sign, latex in SPECIALS.items() if latex.endswith("{}")},
    "j": "ȷ",
    "ldots": "…",
    "dots": "…",
    "textquotesingle": "'",
    "textquotedbl": '"',
    "textasciigrave": "`",
    "textunderscore": "_",
    "textdollar": "$",
    "textsterling": "£",
    "textyen": "¥",
    "textcent": "¢",
    "euro": "€",
    "EUR": "€",
    "textperiodcentered": "·",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textregistered": "®",
    "textcopyright": "©",
    "textsection": "§",
    "textparagraph": "¶",
    "textasciimacron": "¯",
    "textmu": "µ",
    "guillemetleft": "«",
    "guillemetright": "»",
    "guilsinglleft": "‹",
    "guilsinglright": "›",
    "quotedblbase": "„",
    "quotesinglbase": "‚",
    "dag": "†",
    "ddag": "‡",
    "textdagger": "†",
    "textdaggerdbl": "‡",
    "times": "×",
    "texttimes": "×",
    "pm": "±",
    "div": "÷",
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "slash": "/",
    "newline": " ",
    "par": " ",
    "quad": " ",
    "qquad": " ",
    "space": " ",
    "nobreakspace": "\u00a0",
    "textendash": "–",
    "textemdash": "—",
    "textbar": "|",
    "alpha": "α",
    "beta": "β",
    "gamma": "γ",
    "delta": "δ",
    "mu": "μ",
    "pi": "π",
}
"""Commands that are letters or signs."""

_FORMATS: Final = frozenset(
    {"emph", "textit", "textbf", "textsc", "texttt", "textrm", "textsf", "textnormal", "text"}
    | {"mbox", "hbox", "textsl", "textup", "textmd", "underline", "uppercase", "lowercase", "url"}
    | {"it", "bf", "em", "sc", "tt", "rm", "sl", "sf", "small", "footnotesize", "large", "protect"}
    | {
        "textsuperscript",
        "textsubscript",
        "ensuremath",
        "mathrm",
        "mathit",
        "relax",
        "foreignlanguage",
    }
    | {
        "nocase",
        "NoCaseChange",
        "bibstring",
        "mkbibquote",
        "enquote",
        "noopsort",
        "boldmath",
        "path",
    }
)
"""Commands that only say how their text is set."""

_ACCENT = re.compile(
    r"\\(?P<sign>[`'^\"~=.])\s*(?:\{\s*(?P<a>\\[ij]|[^\W\d_][\u0300-\u036f]*)\s*\}"
    r"|(?P<b>\\[ij])(?![A-Za-z])\s?|(?P<c>[^\W\d_][\u0300-\u036f]*))"
    r"|\\(?P<word>[uvHcdbkrt])(?:\s*\{\s*(?P<d>\\[ij]|[^\W\d_][\u0300-\u036f]*)\s*\}"
    r"|\s+(?P<e>\\[ij](?![A-Za-z])|[^\W\d_][\u0300-\u036f]*))"
)
_TOKEN = re.compile(
    r"\\(?P<name>[A-Za-z]+)\*?(?P<after>\{\}|\s+(?=\S)|)"
    r"|\\(?P<sign>[^A-Za-z])|(?P<brace>[{}])|(?P<tie>~)"
    r"|(?P<dash>---?)|(?P<quote>``|'')|(?P<mark>[?!]`)"
)
_WORTH = re.compile(r"[\\{}~]|--|``|''|[?!]`")
_SIGNS = {
    " ": " ",
    ",": "\u2009",
    "\\": " ",
    "-": "",
    "/": "",
    "@": "",
    "!": "",
    ";": " ",
    "\n": " ",
}
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "?`": "¿", "!`": "¡"}
_SPACES = re.compile(r"[\t\n\v\f\r ]+")


def decode(value: str) -> str:
    """Return the text of a LaTeX value, on one line and in normal form."""
    if _WORTH.search(value):
        if "\\" in value:
            value = _accents(value)
        value = _TOKEN.sub(_token, value)
    return normal(_SPACES.sub(" ", value).strip(" "))


def unknown_commands(text: str) -> list[str]:
    r"""Return the commands that decoding has left, such as ``\foo``."""
    return [f"\\{match['name']}" for match in _TOKEN.finditer(text) if match["name"]]


def _accents(value: str) -> str:
    """Compose accents from the inside out; two rounds set a letter with two of them."""
    for _ in range(4):
        composed = _ACCENT.sub(_compose, value)
        if composed == value:
            break
        value = composed
    return value


def _compose(match: re.Match[str]) -> str:
    command = match["sign"] or match["word"]
    base = next(group for group in match.group("a", "b", "c", "d", "e") if group)
    base = {"\\i": "i", "\\j": "j"}.get(base, base)
    if command == "t":
        return f"{base}\u0361"
    # The braces of an inner accent have gone with it, so an outer one finds its letter.
    return unicodedata.normalize("NFC", base + _MARKS[command])


def _token(match: re.Match[str]) -> str:
    name = match["name"]
    if name:
        return _command(name, match)
    if match["sign"]:
        return _SIGNS.get(match["sign"], match["sign"])
    if match["brace"]:
        return ""
    return "\u00a0" if match["tie"] else _LIGATURES[match[0]]


def _command(name: str, match: re.Match[str]) -> str:
    if name in _COMMANDS:
        return _COMMANDS[name]
    return "" if name in _FORMATS else match[0]
