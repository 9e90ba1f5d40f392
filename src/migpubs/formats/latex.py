r"""Text as LaTeX writes it: escapes, protected capitals, and accents for engines of eight bits.

Only what every reader of bibliographies undoes is written: ``\&``, ``\%``, ``\textbraceleft{}``
and the like, and accents as ``{\'e}``. Braces stay balanced even for readers that do not know
the backslash.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SPECIALS: Final[Mapping[str, str]] = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "#": "\\#",
    "$": "\\$",
    "%": "\\%",
    "&": "\\&",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "<": "\\textless{}",
    ">": "\\textgreater{}",
    "|": "\\textbar{}",
}
"""What LaTeX would take for a command."""

ACCENTS: Final[Mapping[str, str]] = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r",
    "\u030b": "H",
    "\u030c": "v",
    "\u0323": "d",
    "\u0327": "c",
    "\u0328": "k",
    "\u0331": "b",
}
"""Combining marks and the accent commands that set them."""

LETTERS: Final[Mapping[str, str]] = {
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ø": "o",
    "Ø": "O",
    "å": "aa",
    "Å": "AA",
    "ł": "l",
    "Ł": "L",
    "đ": "dj",
    "Đ": "DJ",
    "ð": "dh",
    "Ð": "DH",
    "þ": "th",
    "Þ": "TH",
    "ı": "i",
    "‘": "textquoteleft",
    "’": "textquoteright",
    "“": "textquotedblleft",
    "”": "textquotedblright",
    "–": "textendash",
    "—": "textemdash",
    "…": "textellipsis",
    "•": "textbullet",
    "°": "textdegree",
    "£": "pounds",
    "€": "texteuro",
    "§": "S",
    "¶": "P",
    "©": "copyright",
    "®": "textregistered",
    "™": "texttrademark",
    "¿": "textquestiondown",
    "¡": "textexclamdown",
    "«": "guillemotleft",
    "»": "guillemotright",
}
"""Letters and signs that have a command of their own."""

THAI: Final = r"""% For XeLaTeX or LuaLaTeX: a font with Thai and all Latin letters, and line breaks
% inside Thai text. Any other font that has both will do in place of FreeSerif.
\usepackage{fontspec}
\newcommand*\ThaiFont{FreeSerif}
\IfFontExistsTF{\ThaiFont}{}{\renewcommand*\ThaiFont{Norasi}}
\setmainfont{\ThaiFont}
% To polyglossia, all of a document in Thai is Thai, addresses too.
\providefontfamily\thaifont{\ThaiFont}
\providefontfamily\thaifonttt{\ThaiFont}
\ifdefined\XeTeXlinebreaklocale
  \XeTeXlinebreaklocale "th"
  \XeTeXlinebreakskip = 0pt plus 1pt
\else % LuaLaTeX goes by the hyphenation patterns for Thai
  \IfPackageLoadedTF{babel}{}{\usepackage[english]{babel}}
  \ifdefined\datethai\else\babelprovide[import, onchar=ids]{thai}\fi
\fi
"""
"""What a document needs to print Thai."""

_COMMANDS = {ord(sign): f"{{\\{name}}}" for sign, name in LETTERS.items()}
_ESCAPES = {ord(sign): latex for sign, latex in SPECIALS.items()}
_EIGHT_BIT = {**_COMMANDS, 0x00A0: "~"}
_SIGN = re.compile(r"[\\{}#$%&_~^<>|`\t\n\v\f\r]")
_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')|[?!](?=`)")
_SPACES = re.compile(r" [\t\n\v\f\r ]+|[\t\n\v\f\r][\t\n\v\f\r ]*")  # not the usual blank
_LATIN = range(0x00C0, 0x0250), range(0x1E00, 0x1F00)
_SIGNS = "\"'‘’‚“”„«»()[]{}<>,.;:!?¿¡…–—-"
_SUSPECT = re.compile(r"[^!#$&'()*+,./:;=?@\w~\[\]-]", re.ASCII)
_UNSAFE = re.compile(r"%(?![0-9A-Fa-f]{2})|[^!#$%&'()*+,./:;=?@\w~\[\]-]|[^\x21-\x7e]", re.ASCII)


def one_line(text: str) -> str:
    """Return text with every run of blanks and line ends as one blank, as LaTeX reads it."""
    return _SPACES.sub(" ", text).strip(" ")


def escape(text: str) -> str:
    """Return text on one line as a LaTeX value; only what would be a command changes."""
    if not text:
        return text
    pairs = "--" in text or "''" in text or "  " in text
    if not (pairs or _SIGN.search(text) or text.strip(" ") != text):
        return text
    text = one_line(text)
    return _LIGATURE.sub(r"\g<0>{}", text.translate(_ESCAPES))


def protect(text: str) -> str:
    """Return a title escaped, each word with a capital in braces, so that no style lowers it.

    The first word is braced only for capitals after its first letter (``IOM``, ``eLearning``).
    Punctuation stays outside of the braces.
    """
    spell: Callable[[str], str] = str if escape(text) == text else escape
    first, *rest = (text if spell is str else one_line(text)).split(" ")
    words = [
        spell(word) if word.islower() else
        f"{{{word}}}" if word.istitle() and word.isalpha() else  # the usual ones, at once
        _kept(word, 0, spell)
        for word in rest
    ]  # fmt: skip
    return " ".join([_kept(first, 1, spell), *words])


def _kept(word: str, start: int, spell: Callable[[str], str]) -> str:
    """Return a word as it is spelled, in braces if there is a capital from ``start`` on."""
    core = word.strip(_SIGNS)
    if core[start:] == core[start:].lower():
        return spell(word)
    before, _, after = word.partition(core)
    return f"{spell(before)}{{{spell(core)}}}{spell(after)}"


def eight_bit(latex: str) -> str:
    r"""Return a LaTeX value with Latin letters and signs as commands: ``é`` becomes ``{\'e}``.

    Letters of other scripts stay as they are; `unset` finds them.
    """
    if latex.isascii():
        return latex
    return "".join(map(_command, unicodedata.normalize("NFC", latex)))


@lru_cache(maxsize=2_000)
def _command(letter: str) -> str:
    if ord(letter) in _EIGHT_BIT:
        return _EIGHT_BIT[ord(letter)]
    if not any(ord(letter) in block for block in _LATIN):
        return letter
    marks = unicodedata.normalize("NFD", letter)
    base, marks = marks[0], marks[1:]
    if not marks or any(mark not in ACCENTS for mark in marks):
        return letter
    for mark in marks:
        base = f"{{\\{ACCENTS[mark]}{_argument(base, ACCENTS[mark])}}}"
    return base


def _argument(base: str, accent: str) -> str:
    """Return what an accent stands on: dotless i and j, in braces after a command of letters."""
    base = {"i": "\\i", "j": "\\j"}.get(base, base) if accent not in "bcdk" else base
    return f"{{{base}}}" if accent.isalpha() and not base.startswith("{") else base


def unset(latex: str) -> bool:
    """Whether a value of `eight_bit` still has letters that pdfLaTeX cannot set."""
    return not latex.isascii()


def safe_url(url: str) -> str:
    """Return an address as it may stand in a verbatim field: only ASCII, no blank and no brace.

    What is not allowed in an address (RFC 3986) is percent-encoded, a host in another script
    becomes its ASCII form; ``%``, ``_``, ``#`` and ``&`` stay raw, as all readers want them.
    """
    if not (_SUSPECT.search(url) and _UNSAFE.search(url)):
        return url
    scheme, slashes, rest = url.partition("://")
    host = re.match(r"[^/?#]*", rest)
    name = host[0] if host else ""
    return scheme + slashes + _ascii_host(name) + _UNSAFE.sub(_percent, rest[len(name) :])


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return _UNSAFE.sub(_percent, host)


def _percent(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="replace")
