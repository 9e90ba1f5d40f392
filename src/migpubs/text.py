"""Text for comparing, finding, sorting and measuring, in English and Thai.

Unicode's NFC leaves several spellings of one Thai word apart, because most Thai vowel signs have
no combining class, and NFKC takes sara am to pieces; :func:`normal` therefore adds the order in
which Thai is typed (WTT 2.0, as the Thai keyboard and shaping engines expect it) to NFC.

The keys are for machines; what is printed is never changed by them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_THAI = "\u0e01-\u0e5b"
_ZERO_WIDTH = "\u200b-\u200d\u2060\ufeff"
_LETTER = re.compile(r"[^\W\d_]")
_THAI_LETTER = re.compile("[\u0e01-\u0e2e\u0e30-\u0e33\u0e40-\u0e45]")

# One consonant carries at most one vowel sign above or below, then one mark.
_VOWEL_SIGNS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e"
_TONES = "\u0e48-\u0e4c"
_FOLLOWING = "\u0e30\u0e32\u0e33\u0e45"

_INVISIBLE = re.compile(f"(?<=[{_THAI}])[{_ZERO_WIDTH}]+(?=[{_THAI}])")
_MARKS = re.compile(f"[{_VOWEL_SIGNS}{_TONES}]{{2,}}")
_NIKHAHIT_AA = re.compile(f"\u0e4d([{_TONES}]*)[\u0e32\u0e45]")
_FOLLOWED = re.compile(f"[{_FOLLOWING}][{_FOLLOWING}{_TONES}]+")
_LONG_AA = re.compile("(?<![\u0e24\u0e26])\u0e45")
_ANY_THAI = re.compile(f"[{_THAI}]")
_OUT_OF_ORDER = re.compile(
    f"[{_TONES}][{_VOWEL_SIGNS}]|[{_FOLLOWING}][{_TONES}]|\u0e40\u0e40|[\u0e45\u0e4d{_ZERO_WIDTH}]"
)
_IS_TONE = re.compile(f"[{_TONES}]")
_LINE_HEIGHT = 15
"""Of a spreadsheet, in points."""
_MOST_LINES = 25
"""Of a row of a spreadsheet that is made high; more would fill the screen."""


def normal(text: str) -> str:
    """The normal form: NFC, and Thai in the order in which it is typed.

    Nikhahit and aa become sara am, also around a tone mark; two sara e become sara ae; a tone
    mark comes after the vowel sign above or below and before the vowel that follows; a lone
    lakkhangyao becomes sara aa; zero-width characters between Thai letters and byte order marks
    at the start go. Other scripts get NFC and no more. Idempotent.
    """
    text = unicodedata.normalize("NFC", text).lstrip("\ufeff")
    if not _OUT_OF_ORDER.search(text):
        return text
    text = _INVISIBLE.sub("", text)
    text = _MARKS.sub(_tones_last, text)
    text = _NIKHAHIT_AA.sub("\\1\u0e33", text)
    text = _FOLLOWED.sub(_tones_first, text)
    text = _LONG_AA.sub("\u0e32", text.replace("\u0e40\u0e40", "\u0e41"))
    return unicodedata.normalize("NFC", text)


def _tones_last(match: re.Match[str]) -> str:
    return "".join(sorted(match[0], key=lambda mark: bool(_IS_TONE.match(mark))))


def _tones_first(match: re.Match[str]) -> str:
    return "".join(sorted(match[0], key=lambda mark: not _IS_TONE.match(mark)))


class _Kept(dict[int, str | None]):
    """What :func:`search_key` makes of a character; grows as characters are met."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        category = unicodedata.category(letter)
        made: str | None = " "
        if category == "Nd":
            made = str(unicodedata.decimal(letter))
        elif category[0] in "LMN":
            made = letter
        elif category == "Cf" or letter in "'\u2019\u02bc`":
            made = None
        self[code] = made
        return made


_PLAIN_LATIN = {ord("đ"): "d", ord("ø"): "o", ord("ł"): "l", ord("æ"): "ae", ord("œ"): "oe"}
_KEPT = _Kept(_PLAIN_LATIN)
_LATIN_ACCENTS = re.compile("(?<=[a-zæøđł])[\u0300-\u036f]+")
_THAI_GAP = re.compile(f"(?<=[{_THAI}]) (?=[{_THAI}])")


def search_key(text: str) -> str:
    """The form in which texts are found and compared.

    Lower case without Latin accents; letters, marks and European digits only; one blank between
    words and none between Thai letters, where blanks do not part words. Thai vowel signs and tone
    marks stay, for they tell words apart.
    """
    text = unicodedata.normalize("NFKD", normal(text).casefold()).casefold()
    text = _LATIN_ACCENTS.sub("", text).translate(_KEPT)
    return normal(_THAI_GAP.sub("", " ".join(text.split())))


_LANGUAGE_NOTE = (
    r"(?:(?:published|available|only|also|written) )*(?:in )?(?:the )?"
    r"(?:english|thai|burmese|myanmar|lao|khmer|vietnamese|french|spanish|chinese|indonesian|malay)"
    r"(?: language)?(?: only| version| translation| edition)?"
)
_TRAILING_NOTE = re.compile(
    r" ?[(\[] ?(?:"
    r"(?:https?://)?(?:[a-z0-9-]+\.)+[a-z]{2,}/?"
    rf"|{_LANGUAGE_NOTE}"
    r"|(?:ฉบับ)?ภาษา(?:ไทย|อังกฤษ|พม่า|เมียนมา|ลาว|เขมร|เวียดนาม)"
    r") ?[)\]]$",
    re.IGNORECASE,
)


def compact_key(text: str) -> str:
    """The form in which duplicates are found: the search key without its blanks.

    Bracketed notes at the end are dropped first when they name nothing but a website
    ("(ilo.org)") or the language of the text ("(published in Thai language)", "(ฉบับภาษาไทย)").
    """
    text = " ".join(normal(text).split())
    while True:
        shorter = _TRAILING_NOTE.sub("", text)
        if shorter in {text, ""}:
            return search_key(text).replace(" ", "")
        text = shorter


_WWW = re.compile(r"^(?:www\d?|m)\.")


def plain_url(url: str) -> str:
    """Return an address without what does not tell pages apart: scheme, ``www.``, last slash."""
    rest = url.partition("://")[2] or url
    host, slash, path = rest.partition("#")[0].partition("/")
    return _WWW.sub("", host.lower()) + (slash + path).rstrip("/")


# --- sorting ------------------------------------------------------------------------------------

_LEADING_ARTICLE = re.compile(r"^\W*(?:the|an?)\s+(?=\w)", re.IGNORECASE)
_LEADING_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
_SIGNS = re.compile("[\u0e2f\u0e46\u0e4f\u0e5a\u0e5b]")

# Nikhahit sorts before all vowels and phinthu after them: both take a place that is free.
_LETTER_ORDER = {0x0E4D: "\u0e2f", 0x0E3A: "\u0e45", 0x0E45: "\u0e32"}
# Yamakkan and thanthakhat sort before the other Thai marks. Latin accents have the order of the
# Unicode Collation Algorithm: acute, grave, breve, circumflex, caron, ring, diaeresis, double
# acute, tilde, dot above, dot below, cedilla, ogonek, macron.
_ACCENT_ORDER = "\u0e4e\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4b"
_ACCENT_ORDER += (
    "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0323\u0327\u0328\u0304"
)
_ACCENTS = {ord(accent): chr(0x21 + place) for place, accent in enumerate(_ACCENT_ORDER)}
_ACCENTS |= {code: chr(code) for code in range(0x0300, 0x0370) if code not in _ACCENTS}


_AFTER_THAI = "\u0e7f"  # no character, and after all that are Thai


class _Letters(dict[int, str | None]):
    """The first level of a sort key: no accents; in a Thai list no blanks, and Thai first."""

    def __init__(self, *, thai_first: bool) -> None:
        super().__init__(dict.fromkeys(_ACCENTS) | _PLAIN_LATIN | _LETTER_ORDER)
        self.thai_first = thai_first
        if thai_first:
            self[0x20] = None
            for code, plain in _PLAIN_LATIN.items():
                self[code] = "".join(_AFTER_THAI + letter for letter in plain)

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        moved = self.thai_first and letter.isalpha() and not "\u0e01" <= letter <= "\u0e5b"
        made = self[code] = _AFTER_THAI + letter if moved else letter
        return made


class _Accents(dict[int, str]):
    """The second level of a sort key: a blank for each letter, then its accents."""

    def __missing__(self, code: int) -> str:
        self[code] = " "
        return " "


_LATIN_FIRST, _THAI_FIRST = _Letters(thai_first=False), _Letters(thai_first=True)
_ACCENT_LEVEL = _Accents(_ACCENTS)

SortKey = tuple[str, str, str, str]
"""Letters, then accents and tone marks, then case, then the text itself."""


def sort_key(text: str, language: str = "en", *, drop_article: bool = True) -> SortKey:
    """The key by which a list in a language is sorted; no two different texts have the same.

    Thai words have their dictionary order in every list: a leading vowel sorts after its
    consonant, tone marks tell apart only what is otherwise the same. That is the order of the
    Royal Institute and of CLDR's collation ``th``; ``ๆ`` and ``ฯ`` do not count. In a Thai list
    Thai comes before Latin and blanks do not count (CLDR ``[reorder Thai][alternate shifted]``);
    in any other, Latin comes first and words are sorted one by one. Digits sort before letters.
    Punctuation does not count; a hyphen is a blank. ``drop_article`` passes over a leading
    English "the", "a" or "an".
    """
    start = _LEADING_ARTICLE.sub("", text) if drop_article else text
    plain = unicodedata.normalize("NFKD", normal(start))
    if _ANY_THAI.search(plain):
        plain = _SIGNS.sub("", plain.replace("\u0e4d\u0e32", "\u0e32\u0e4d"))
        plain = _LEADING_VOWEL.sub(r"\2\1", plain)
    words = _THAI_GAP.sub("", " ".join(plain.translate(_KEPT).split()))
    folded = words.casefold()
    thai_list = language.partition("-")[0].casefold() == "th"
    letters = folded.translate(_THAI_FIRST if thai_list else _LATIN_FIRST)
    return letters, folded.translate(_ACCENT_LEVEL).rstrip(), words.swapcase(), text


# --- scripts and widths -------------------------------------------------------------------------


def has_thai(text: str) -> bool:
    """Whether there is any Thai letter in the text."""
    return not text.isascii() and _THAI_LETTER.search(text) is not None


def is_thai(text: str) -> bool:
    """Whether most letters of the text are Thai."""
    if text.isascii():
        return False
    thai = len(_THAI_LETTER.findall(text))
    return thai > 0 and 2 * thai > len(_LETTER.findall(text))


def display_width(text: str) -> int:
    """How many cells a terminal gives to a text: marks take none, wide characters two.

    Unicode Standard Annex 11 for the wide ones.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_cells, text))


def row_height(texts: Iterable[str], widths: Iterable[int]) -> int:
    """How high a row of a spreadsheet is in which texts wrap, in points.

    widths: of their columns, in letters. Not every program makes a row so high by itself.
    """
    lines = (-(-display_width(text) // width) for text, width in zip(texts, widths, strict=True))
    return _LINE_HEIGHT * min(max(1, *lines), _MOST_LINES)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"} or "\u1160" <= letter <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


# --- damage -------------------------------------------------------------------------------------

_DAMAGE = (
    ("\ufffd", "a character was lost (U+FFFD)"),
    ("[\uf700-\uf71a]", "a letter shape from a PDF font stands for a Thai mark"),
    (f"(?<=[{_TONES}])[{_TONES}]", "two tone marks on one consonant"),
    (
        "(?<=[\u0e31\u0e34-\u0e39])[\u0e31\u0e34-\u0e39]",
        "two vowel signs on one consonant",
    ),
    (
        (
            f"(?<![\u0e01-\u0e2e\u0e30-\u0e33\u0e45\ufffd\uf700-\uf71a{_VOWEL_SIGNS}{_TONES}])"
            f"(?<![{_THAI}][{_ZERO_WIDTH}])[{_VOWEL_SIGNS}{_TONES}]"
        ),
        "a mark without a consonant",
    ),
)
_DAMAGES = re.compile("|".join(f"({pattern})" for pattern, _ in _DAMAGE))


def thai_damage(text: str) -> list[tuple[int, str]]:
    """Where Thai text was damaged on its way, as index and what is wrong.

    What :func:`normal` repairs is not damage.
    """
    return [
        (match.start(), _DAMAGE[(match.lastindex or 1) - 1][1]) for match in _DAMAGES.finditer(text)
    ]
