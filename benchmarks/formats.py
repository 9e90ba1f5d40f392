"""Reading and writing BibTeX side by side with its peers, on 1 MB and 10 MB; growth and memory.

Peers: bibtexparser's default stack, its full stack (names split, LaTeX decoded), pybtex, pandoc,
and the scan of all marks by a compiled regular expression as a floor. bibtexparser 1.4 cannot
stand beside 2: ``BIBTEXPARSER_1`` names the Python of an environment that has it. ``quick`` takes
1 MB only.
"""

from __future__ import annotations

import gc
import logging
import os
import random
import re
import subprocess
import sys
import time
import tracemalloc
from typing import TYPE_CHECKING, Any

import bibtexparser
import pybtex.database
import pypandoc
from attrs import evolve
from bibtexparser import middlewares

from migpubs import Catalogue
from migpubs.formats import FORMATS, arrivals, biblatex, bibtex
from migpubs.language_map import LanguageMap
from migpubs.model import Publication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SMALL = 1_000_000
CATALOGUE = Catalogue.load("catalogue")


def records(count: int) -> Iterator[Publication]:
    """Give the shipped records again and again, each under an id of its own."""
    several = CATALOGUE.publications
    for number in range(count):
        yield evolve(several[number % len(several)], id=f"r-{number}")


def timed(work: Callable[[], Any]) -> float:
    """Return the seconds that work took, without cyclic garbage collection, as `timeit` does."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    work()
    spent = time.perf_counter() - start
    gc.enable()
    return spent


def full_stack(text: str) -> object:
    """Read as bibtexparser's documentation recommends for names and accents."""
    stack = [
        middlewares.SeparateCoAuthors(),
        middlewares.LatexDecodingMiddleware(),
        middlewares.SplitNameParts(),
    ]
    return bibtexparser.parse_string(text, append_middleware=stack)


def pandoc(text: str) -> None:
    """Read with pandoc, as a process."""
    command = [pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson"]
    subprocess.run(command, input=text.encode(), capture_output=True, check=True)


def bibtexparser_1(python: str, text: str) -> float:
    """Return the seconds that bibtexparser 1.4 takes, which has an environment of its own."""
    script = (
        "import bibtexparser, sys, time; text = sys.stdin.read(); start = time.perf_counter();"
        "bibtexparser.loads(text); print(time.perf_counter() - start)"
    )
    done = subprocess.run(
        [python, "-c", script], input=text, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def reading(text: str, *, slow: bool) -> dict[str, float]:
    """Return the seconds that each reader takes."""
    marks = re.compile(r"[@{}\",#=]")
    found = {
        "scan of marks": timed(lambda: sum(1 for _ in marks.finditer(text))),
        "migpubs, into publications": timed(
            lambda: biblatex.loads(text, bodies=CATALOGUE.bodies.values())
        ),
        "bibtexparser default": timed(lambda: bibtexparser.parse_string(text)),
        "pybtex": timed(lambda: pybtex.database.parse_string(text, "bibtex")),
    }
    if slow:
        found["bibtexparser full stack"] = timed(lambda: full_stack(text))
        found["pandoc"] = timed(lambda: pandoc(text))
        python = os.environ.get("BIBTEXPARSER_1", "")
        if python:
            found["bibtexparser 1.4"] = bibtexparser_1(python, text)
    return found


def writing(text: str, publications: list[Publication]) -> dict[str, float]:
    """Return the seconds that each writer takes for the same records."""
    library = bibtexparser.parse_string(text)
    data = pybtex.database.parse_string(text, "bibtex")
    return {
        "migpubs, from publications": timed(lambda: biblatex.dumps(publications)),
        "the same as bibtex": timed(lambda: bibtex.dumps(publications)),
        "bibtexparser default": timed(lambda: bibtexparser.write_string(library)),
        "pybtex": timed(lambda: data.to_string("bibtex")),
    }


def show(what: str, seconds: dict[str, float], megabytes: float) -> None:
    """Print seconds and how many times as long as ours."""
    ours = next(value for name, value in seconds.items() if name.startswith("migpubs"))
    for name, value in seconds.items():
        print(f"{what} {megabytes:5.1f} MB  {name:28} {value:8.3f} s  {value / ours:6.2f} x ours")


def memory(count: int) -> dict[str, float]:
    """Return the peak of memory in MB that each writer takes for records from a generator."""
    peaks = {}
    for name, each in FORMATS.items():
        if each.binary:
            continue
        module = each.load_module()
        tracemalloc.start()
        for _ in module.dump(records(count)):
            pass
        peaks[name] = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
    return peaks


def titled(count: int) -> Iterator[Publication]:
    """Give records whose titles are drawn from 32 words, and have one of their own."""
    draw = random.Random(1)
    words = [f"word{number}" for number in range(32)]
    for number in range(count):
        title = " ".join([*draw.sample(words, 8), f"own{number}"])
        yield Publication(id=f"r-{number}", title=LanguageMap({"en": title}))


def comparing(count: int) -> float:
    """Return the seconds that comparing a file with a catalogue, and with itself, takes."""
    several = list(titled(count))
    ours = Catalogue(publications=[evolve(each, id=f"o-{each.id}") for each in several[::2]])
    return timed(lambda: arrivals.compare(ours, several, "jsonl"))


def main() -> None:
    """Run all."""
    logging.disable(logging.CRITICAL)
    quick = "quick" in sys.argv
    for size in (SMALL,) if quick else (SMALL, 10 * SMALL):
        per_record = len(biblatex.dumps(CATALOGUE.publications)) / len(CATALOGUE)
        publications = list(records(int(size / per_record)))
        text = biblatex.dumps(publications)
        show("read ", reading(text, slow=size == SMALL), len(text) / 1e6)
        show("write", writing(text, publications), len(text) / 1e6)
    broken = [f"@misc{{k{n}, title = {{T {n}\n" for n in range(8_000)]
    for count in (4_000, 8_000):
        seconds = timed(lambda count=count: biblatex.loads("".join(broken[:count])))
        print(f"read  {count} entries without an end: {seconds:.2f} s")
    for count in (2_000, 8_000):
        print(f"compare {count} records with common titles: {comparing(count):.2f} s")
    small, large = memory(500), memory(5_000)
    for name, peak in small.items():
        print(f"write {name:14} peak {peak:6.2f} MB for 500 records, {large[name]:6.2f} for 5,000")


if __name__ == "__main__":
    main()
