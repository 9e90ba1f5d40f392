"""Reading and writing BibTeX side by side with its peers, on 1 MB and 10 MB; growth and memory.

Peers: bibtexparser's default stack, its full stack (names split, LaTeX decoded), pybtex, pandoc,
and the scan of all marks by a compiled regular expression as a floor. bibtexparser 1.4 cannot
stand beside 2: ``BIBTEXPARSER_1`` names the Python of an environment that has it. ``quick`` takes
1 MB only.

The records are the shipped ones in other words: no two are alike, so nothing is won by remembering
the last one. Bodies and genres recur, as in every catalogue.
"""

from __future__ import annotations

import gc
import logging
import os
import random
import re
import resource
import subprocess
import sys
import time
import tracemalloc
from importlib.resources import files
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import bibtexparser
import pybtex.database
import pypandoc
from attrs import evolve
from bibtexparser import middlewares

from migpubs import Catalogue
from migpubs.formats import FORMATS, arrivals, biblatex, bibtex
from migpubs.language_map import LanguageMap
from migpubs.model import Body, Publication

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from migpubs.model import Contribution

SMALL = 1_000_000
ROUNDS = 3
CATALOGUE = Catalogue.load("catalogue")


RUN = re.compile(r"[^\W\d_\u0e01-\u0e4f]{2,}|[\u0e01-\u0e4f]{4,}")
"""A word; in Thai, where nothing parts them, several."""
THAI = "".join(RUN.findall(" ".join(each.full_title("th") for each in CATALOGUE.publications)))
COUNTED = [
    line.split()
    for line in (files("symspellpy") / "frequency_dictionary_en_82_765.txt")
    .read_text("utf-8-sig")
    .splitlines()
]
WORDS = [word for word, _ in COUNTED]
FREQUENCIES = list(accumulate(int(count) for _, count in COUNTED))


class Draw(random.Random):
    """Draws other words for those of the shipped records."""

    def word(self, old: re.Match[str]) -> str:
        """Return a word, each as often as English has it, with the capitals of the old one."""
        if "\u0e01" <= old[0][0] <= "\u0e4f":
            start = self.randrange(len(THAI) - len(old[0]))
            return THAI[start : start + len(old[0])]
        new = self.choices(WORDS, cum_weights=FREQUENCIES)[0]
        return new.upper() if old[0].isupper() else new.title() if old[0][0].isupper() else new

    def texts(self, several: Mapping[str, str]) -> LanguageMap:
        """Return texts in other words."""
        return LanguageMap({tag: RUN.sub(self.word, text) for tag, text in several.items()})

    def contribution(self, part: Contribution) -> Contribution:
        """Return what another person did, of a rare name; a body stays."""
        if isinstance(part.who, Body):
            return part
        names = {
            name: RUN.sub(lambda _: self.choice(WORDS).title(), getattr(part.who, name))
            for name in ("family", "given", "name")
        }
        return evolve(part, who=evolve(part.who, **names))


def records(count: int) -> Iterator[Publication]:
    """Give as many records, no two alike, the same ones each time."""
    draw, several = Draw(1), CATALOGUE.publications
    for number in range(count):
        each = several[number % len(several)]
        yield evolve(
            each,
            id=f"r-{number}",
            title=draw.texts(each.title),
            subtitle=draw.texts(each.subtitle),
            abstract=draw.texts(each.abstract),
            contributions=tuple(map(draw.contribution, each.contributions)),
            links=tuple(evolve(link, url=f"{link.url}#{number}") for link in each.links),
        )


def timed(work: Callable[[], Any], rounds: int = 1) -> float:
    """Return the seconds of processor time that work took, of children too; the best of rounds.

    Without cyclic garbage collection, as `timeit` does.
    """
    spent = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        start = used()
        work()
        spent.append(used() - start)
        gc.enable()
    return min(spent)


def used() -> float:
    """Return the seconds of processor time used so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


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
        "import bibtexparser, sys, time; text = sys.stdin.read(); start = time.process_time();"
        "bibtexparser.loads(text); print(time.process_time() - start)"
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
    writers: dict[str, Callable[[], Any]] = {
        "migpubs, from publications": lambda: biblatex.dumps(publications),
        "the same as bibtex": lambda: bibtex.dumps(publications),
        "bibtexparser default": lambda: bibtexparser.write_string(library),
        "pybtex": lambda: data.to_string("bibtex"),
    }
    return {name: timed(work, ROUNDS) for name, work in writers.items()}


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
        per_record = len(biblatex.dumps(records(500))) / 500
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
