"""Sort a Thai dictionary with our key and with those of its peers.

Run as ``python benchmarks/text.py [WORDS]``, where WORDS is a file of one word per line; the
default is Debian's hunspell-th. PyICU and pyuca are measured where they are installed; with PyICU
the neighbours in the wrong order by ICU's own ``th`` are counted too.
"""

from __future__ import annotations

import importlib
import random
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from migpubs.text import normal, sort_key

if TYPE_CHECKING:
    from collections.abc import Callable

DICTIONARY = Path("/usr/share/hunspell/th_TH.dic")


def optional(name: str) -> Any:  # noqa: ANN401 - a module without types
    """The module, or nothing where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def read_words(path: Path) -> list[str]:
    """The words of a list in which a word may have affix flags after a slash, shuffled."""
    lines = path.read_text(encoding="utf-8").splitlines()
    words = sorted({normal(line.split("/")[0]) for line in lines if not line.isdigit()})
    random.Random(1).shuffle(words)
    return words


def main() -> None:
    """Print a line for each way to sort: CPU time, ratio to ours, inversions by ICU."""
    path = Path(sys.argv[1]) if sys.argv[1:] else DICTIONARY
    if not path.exists():
        sys.exit(f"{path} is missing: install hunspell-th or name a list of words")
    words = read_words(path)
    icu, pyuca = optional("icu"), optional("pyuca")
    keys: dict[str, Callable[[str], Any]] = {"migpubs": lambda word: sort_key(word, "th")}
    keys["code points"] = str
    if pyuca:
        keys["pyuca"] = pyuca.Collator().sort_key
    collator = icu.Collator.createInstance(icu.Locale("th")) if icu else None
    if collator:
        keys["PyICU th"] = collator.getSortKey
    ours = 0.0
    print(f"{len(words)} words")
    for name, key in keys.items():
        start = time.process_time()
        ordered = sorted(words, key=key)
        spent = time.process_time() - start
        ours = ours or spent
        wrong = sum(collator.compare(*pair) > 0 for pair in pairwise(ordered)) if collator else "?"
        print(f"{name:12} {spent:7.3f} s {spent / ours:7.2f} × inversions {wrong}")


if __name__ == "__main__":
    main()
