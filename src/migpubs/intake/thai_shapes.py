"""Thai letters that fonts give as shapes of their own, in the private use area.

Fonts made for Windows before OpenType keep the vowels and marks that stand left of, or lower than,
their usual place at U+F700 to U+F71A, and PDFs give these back as text. Each stands for one letter.

The table is that of HarfBuzz for such fonts, `hb-ot-shaper-thai.cc`, read backwards:
https://github.com/harfbuzz/harfbuzz/blob/main/src/hb-ot-shaper-thai.cc
"""

from __future__ import annotations

from typing import Final

from migpubs.text import has_thai, normal

FIRST: Final = 0xF700
LETTERS: Final = (
    "\u0e10\u0e34\u0e35\u0e36\u0e37"  # tho than without its foot; vowels above, moved left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # marks moved down and left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # moved down
    "\u0e0d\u0e31\u0e4d\u0e47"  # yo ying without its foot; more signs above, moved left
    "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"  # marks moved left
    "\u0e38\u0e39\u0e3a"  # signs below, moved down
)
"""What the shapes from `FIRST` on stand for."""
_TABLE: Final = {FIRST + place: letter for place, letter in enumerate(LETTERS)}


def has_shapes(text: str) -> bool:
    """Whether a letter of the text is such a shape."""
    return any(ord(letter) in _TABLE for letter in text) if not text.isascii() else False


def in_letters(text: str) -> str:
    """Return a text out of a PDF with letters for shapes, and Thai in the order of typing."""
    plain = text.translate(_TABLE)
    return normal(plain) if has_thai(plain) else plain
