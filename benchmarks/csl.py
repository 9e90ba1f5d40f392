"""Format lists of 10, 1,000 and 10,000 items, APA and Chicago, by this processor and by its peers.

Run as ``python benchmarks/csl.py [--limit SECONDS] [SIZE …]``. Peers: citeproc-py, pandoc, typst
(hayagriva; from a YAML file made of the same items) and citeproc-js in Node (``npm install
--prefix .tools citeproc``). Each runs in a fresh process; the time is from its start to its end,
the memory the most it held. A peer that needs longer than the limit (by default 300 seconds) is
stopped. The last lines give the growth: the time for an item of the largest list over that of the
one before; 1 is linear.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
STYLES = ("apa", "chicago-author-date")
ENGINES = ("migpubs", "citeproc-js", "typst", "citeproc-py", "pandoc")
SIZES = (10, 1000, 10_000)


def make_items(count: int) -> list[dict[str, object]]:
    """Made-up works: four types, one to four authors out of two hundred families."""
    chance = random.Random(1)
    return [_make_item(number, chance) for number in range(count)]


def _make_item(number: int, chance: random.Random) -> dict[str, object]:
    authors = [
        {"family": f"Name{chance.randrange(200)}", "given": f"{chance.choice('ABCDEFGH')}nna X."}
        for _ in range(chance.randint(1, 4))
    ]
    return {
        "id": f"i{number}",
        "type": chance.choice(["book", "article-journal", "report", "chapter"]),
        "title": f"Title of the work number {number}: a study",
        "author": authors,
        "issued": {"date-parts": [[chance.randint(1990, 2024), chance.randint(1, 12)]]},
        "container-title": "Journal of Things",
        "publisher": "Press",
        "publisher-place": "Bangkok",
        "volume": str(chance.randint(1, 50)),
        "page": f"{number}-{number + 10}",
        "URL": f"https://example.org/{number}",
    }


def run_migpubs(items: list[dict[str, object]], style: str, _folder: Path) -> int:
    """This processor; gives the number of entries."""
    from migpubs.csl import find_style  # noqa: PLC0415 - its start is part of the time
    from migpubs.csl.output import html  # noqa: PLC0415 - see above

    return len([html(entry.runs) for entry in find_style(style).bibliography(items, "en-US")])


def _path(style: str) -> Path:
    from migpubs.csl import library  # noqa: PLC0415 - only peers need it

    return library.folders()[1] / f"{style}.csl"


def run_citeproc_py(items: list[dict[str, object]], style: str, _folder: Path) -> int:
    """The Python processor that migpubs takes its locale files from."""
    from citeproc import (  # noqa: PLC0415 - its start is part of the time
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 - see above

    made = CitationStylesStyle(str(_path(style)), validate=False)
    bibliography = CitationStylesBibliography(made, CiteProcJSON(items), formatter.html)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    return len([str(entry) for entry in bibliography.bibliography()])


def run_citeproc_js(items: list[dict[str, object]], style: str, _folder: Path) -> int:
    """The reference processor, in Node."""
    from migpubs.csl import locale  # noqa: PLC0415 - only this peer needs it

    job = {
        "style": _path(style).read_text(encoding="utf-8"),
        "items": items,
        "locales": str(locale.folder()),
        "mode": "bibliography",
        "locale": "en-US",
    }
    command = ["node", str(ROOT / "tests/csl/peer.cjs"), str(ROOT / ".tools")]
    done = subprocess.run(command, input=json.dumps(job) + "\n", stdout=-1, text=True, check=True)
    return len(json.loads(done.stdout)["result"])


def run_pandoc(items: list[dict[str, object]], style: str, folder: Path) -> int:
    """The document converter."""
    import pypandoc  # noqa: PLC0415 - only this peer needs it

    path = folder / "items.json"
    path.write_text(json.dumps(items), encoding="utf-8")
    command = [
        pypandoc.get_pandoc_path(),
        "--citeproc",
        f"--csl={_path(style)}",
        f"--bibliography={path}",
        "-t",
        "html",
    ]
    source = "---\nnocite: '@*'\n---\n"
    return subprocess.run(command, input=source, stdout=-1, text=True, check=True).stdout.count(
        'id="ref-'
    )


def run_typst(items: list[dict[str, object]], style: str, folder: Path) -> int:
    """The typesetter; its HTML, from a YAML file."""
    import typst  # noqa: PLC0415 - only this peer needs it

    (folder / "items.yml").write_text(json.dumps({item["id"]: _hayagriva(item) for item in items}))
    (folder / "style.csl").write_bytes(_path(style).read_bytes())
    main = folder / "main.typ"
    main.write_text('#bibliography("items.yml", style: "style.csl", full: true)')
    os.environ["TYPST_FEATURES"] = "html"
    return len(typst.compile(str(main), format="pdf"))


def _hayagriva(item: dict[str, object]) -> dict[str, object]:
    year, month = item["issued"]["date-parts"][0]  # type: ignore[index]
    return {
        "type": "article",
        "title": item["title"],
        "author": [f"{name['family']}, {name['given']}" for name in item["author"]],  # type: ignore[attr-defined]
        "date": f"{year}-{month:02}",
        "page-range": item["page"],
        "url": item["URL"],
        "parent": {
            "type": "periodical",
            "title": item["container-title"],
            "volume": int(str(item["volume"])),
        },
    }


RUN = {
    "migpubs": run_migpubs,
    "citeproc-py": run_citeproc_py,
    "citeproc-js": run_citeproc_js,
    "pandoc": run_pandoc,
    "typst": run_typst,
}


def measure(engine: str, style: str, size: int, limit: float) -> tuple[float, float] | None:
    """Seconds and megabytes of one engine in a fresh process; None beyond the limit or missing."""
    command = [sys.executable, __file__, "--one", engine, style, str(size)]
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        output, _ = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return None
    seconds = time.perf_counter() - start
    return (seconds, float(output)) if process.returncode == 0 and output.strip() else None


def run_one(engine: str, style: str, size: int) -> None:
    """Run one engine here and print the most memory it, or its program, held."""
    import resource  # noqa: PLC0415 - only here

    with tempfile.TemporaryDirectory() as folder:
        assert RUN[engine](make_items(size), style, Path(folder)) > 0
    mine, programs = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    print(max(resource.getrusage(who).ru_maxrss for who in (mine, programs)) / 1024)


def main() -> None:
    """Print one line for each style, size and engine, and how ours grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--limit", type=float, default=300)
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        run_one(options.one[0], options.one[1], int(options.one[2]))
        return
    for style in STYLES:
        compare(style, options.sizes, options.limit)


def compare(style: str, sizes: list[int], limit: float) -> None:
    """All engines with one style."""
    ours: dict[int, float] = {}
    for size in sizes:
        for engine in ENGINES:
            found = measure(engine, style, size, limit)
            if engine == "migpubs" and found:
                ours[size] = found[0]
            ratio = f"{found[0] / ours[size]:6.1f}x" if found and size in ours else ""
            shown = (
                f"{found[0]:8.2f} s {found[1]:6.0f} MB"
                if found
                else "   no result within the limit"
            )
            print(f"{style:20} {size:6} {engine:12} {shown} {ratio}", flush=True)
    if len(ours) > 1:
        *_, before, last = sorted(ours)
        growth = (ours[last] / last) / (ours[before] / before)
        print(f"{style:20} growth per item from {before} to {last}: {growth:.2f}")


if __name__ == "__main__":
    main()
