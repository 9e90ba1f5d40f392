"""What a PDF does to the words in it: Thai marks moved, letters as shapes of a font, words cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from migpubs.intake.doubts import THAI_MARK
from migpubs.intake.words import at_cuts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Notebook, Reading

_MOVED: Final = "did the PDF move Thai marks or put blanks into words?"


def doubted(fields: Mapping[str, Reading], entry: Entry, notes: Notebook) -> dict[str, Reading]:
    """Return the fields of an entry out of a PDF; what may be damaged is proposed and asked."""
    found = {name: _thai_doubted(each, notes) for name, each in fields.items()}
    found = {name: _shapes_doubted(each, entry, name, notes) for name, each in found.items()}
    return {name: _cut_doubted(each, entry, name, notes) for name, each in found.items()}


def _cut_doubted(reading: Reading, entry: Entry, name: str, notes: Notebook) -> Reading:
    """Doubt a value in which a blank stands where a full line may have cut a word."""
    cell = entry.cell(name)
    pairs = [" ".join(pair) for pair in at_cuts(cell.text, cell.cuts)]
    found = [pair for pair in pairs if pair in str(reading.value)]
    if not found or reading.rule == "cut-word":
        return reading
    notes.flag("cut-word", f"which of these are one word: {', '.join(map(repr, found))}?")
    return reading.doubted("cut-word")


def _shapes_doubted(reading: Reading, entry: Entry, name: str, notes: Notebook) -> Reading:
    """Doubt a value of which letters were shapes of a font."""
    own = name if name in entry.fields else "reference"
    if reading.value is None or not entry.cell(own).shapes:
        return reading
    notes.flag("thai-damage", _MOVED)
    return reading.doubted("thai-damage")


def _thai_doubted(reading: Reading, notes: Notebook) -> Reading:
    """Doubt Thai out of a PDF, but for names that the authority list knows."""
    values = reading.value if isinstance(reading.value, list) else [reading.value]
    known = reading.bodies or (None,) * len(values)
    texts = [
        str(each.get("name", "")) if isinstance(each, dict) else str(each)
        for each, body in zip(values, known, strict=True)
        if not (body or (isinstance(each, dict) and (each.get("body") or "family" in each)))
    ]
    if reading.status in {"unknown", "proposed"} or not any(map(THAI_MARK.search, texts)):
        return reading
    notes.flag("thai-damage", _MOVED)
    return reading.doubted("thai-damage")
