"""What it costs to read a catalogue, against libyaml's events alone, and to hold a large one.

Run as ``python benchmarks/catalogue.py [RECORDS]`` (default 1,000). The records are made up, of the
length of real ones, a third of them with Thai titles. Times are CPU time, the best of interleaved
rounds. The memory is that of 100,000 publications after loading, in a process of its own.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from migpubs.catalogue import emitter, loader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BODIES = "".join(f"- {{id: body-{n}, name: Agency number {n}, acronym: A{n}}}\n" for n in range(80))
LARGE = 100_000
ROUNDS = 15


def record(number: int) -> str:
    """Return a record as YAML, about 700 bytes."""
    words = (
        "การคุ้มครองทางสังคมสำหรับแรงงานข้ามชาติ" if number % 3 == 0 else "Social protection of migrants"
    )
    url = f"https://example.org/publications/{number}"
    year = 2000 + number % 25
    return emitter.record(
        {
            "id": f"body-{number % 80}-{year}-title-{number}",
            "kind": "report",
            "title": f"{words} {number}: what is known in {year}",
            "texts": ["th" if number % 3 == 0 else "en"],
            "authors": [f"body-{number % 80}", {"given": f"Given {number}", "family": "Family"}],
            "publishers": [f"body-{number % 80}", f"body-{(number + 1) % 80}"],
            "issued": f"{year}-{1 + number % 12:02}",
            "links": [{"url": url, "kind": "landing", "language": "en"}],
            "identifiers": {"local": f"no. {number}"},
            "abstract": f"What study {number} found on migrants, their work, rights and families.",
            "sources": [{"url": url, "supports": ["title", "authors", "publishers", "issued"]}],
        }
    )


def write(folder: Path, count: int) -> list[str]:
    """Write a catalogue of so many records, a file for each of 25 years; return the texts."""
    (folder / "publications").mkdir()
    (folder / "bodies.yaml").write_text(BODIES, encoding="utf-8")
    texts = []
    for year in range(25):
        text = "\n".join(record(number) for number in range(year, count, 25))
        (folder / "publications" / f"{2000 + year}.yaml").write_text(text, encoding="utf-8")
        texts.append(text)
    return [BODIES, *texts]


def events(texts: list[str]) -> None:
    """Let libyaml give its events through PyYAML, and drop them."""
    for text in texts:
        for _ in yaml.parse(text, Loader=yaml.CBaseLoader):
            pass


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of some work."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def hold(folder: str) -> None:
    """Load a catalogue and say what it holds, in MB beyond what the interpreter had before."""
    before = resident()
    start = time.process_time()
    catalogue = loader.load(folder)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(catalogue):,} publications: {resident() - before:.0f} MB held, "
        f"{peak:.0f} MB at most, {spent:.1f} s"
    )


def resident() -> float:
    """Return the memory of this process in MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def catalogues(count: int) -> Iterator[tuple[str, list[str]]]:
    """Give a folder with so many records and its texts, and remove it."""
    with tempfile.TemporaryDirectory() as name:
        yield name, write(Path(name), count)


def main() -> None:
    """Print the time to read some records and the memory that many take."""
    count = int(sys.argv[1]) if sys.argv[1:] else 1000
    for folder, texts in catalogues(count):
        load = partial(loader.load, folder)
        load()
        rounds = [(seconds(partial(events, texts)), seconds(load)) for _ in range(ROUNDS)]
        ours, peer = min(b for _, b in rounds), min(a for a, _ in rounds)
        size = sum(len(text.encode()) for text in texts) / 1e6
        print(f"{count:,} records, {size:.2f} MB: libyaml's events {peer * 1000:.0f} ms")
        print(f"read as a catalogue {ours * 1000:.0f} ms, {ours / peer:.2f} x")
    for folder, _ in catalogues(LARGE):
        subprocess.run([sys.executable, __file__, "--hold", folder], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--hold"]:
        hold(sys.argv[2])
    else:
        main()
