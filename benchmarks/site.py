"""How long the web page of a large catalogue takes, how large it is, and how fast its search is.

    python benchmarks/site.py [RECORDS …]

The records are made up, with titles and names of the length of real ones, a third of them Thai.
Times are of this machine and the best of one run; what matters is that they grow with the number
of records and not faster. The search is measured in Chromium where playwright-core is installed.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from migpubs.catalogue import Catalogue
from migpubs.dates import Date
from migpubs.language_map import LanguageMap
from migpubs.model import (
    Annex,
    Assignment,
    Body,
    Contribution,
    Link,
    Person,
    Publication,
    Row,
    Source,
    Text,
    Theme,
)
from migpubs.site import folder
from migpubs.site.building import site

HEADQUARTERS = 20
ENGLISH = (
    "migrant workers protection of children in Thailand labour rights recruitment fees report on "
    "the situation of domestic fishers border health access services social inclusion survey "
    "evidence policy response trafficking persons statelessness education regional guidelines"
)
THAI = (
    "แรงงาน ข้ามชาติ ประเทศไทย สิทธิ เด็ก สุขภาพ รายงาน สถานการณ์ การคุ้มครอง คู่มือ นายจ้าง ชายแดน "
    "ประมง การศึกษา นโยบาย ครอบครัว"
)


def catalogue(size: int) -> Catalogue:
    """Make a catalogue of many records."""
    chance = random.Random(1)
    bodies = {}
    for number in range(60):
        parent = bodies.get(f"body-{number % HEADQUARTERS}") if number >= HEADQUARTERS else None
        names = LanguageMap({"en": f"Agency for {words(chance, ENGLISH, 4)}", "th": "หน่วยงาน"})
        kind = "country-office" if parent else "un-system"
        bodies[f"body-{number}"] = Body(
            id=f"body-{number}", name=names, acronym=f"A{number}", kind=kind, parent=parent
        )
    themes = {
        f"gcm:{number}": Theme(
            id=f"gcm:{number}", label=LanguageMap({"en": words(chance, ENGLISH, 8)})
        )
        for number in range(1, 24)
    }
    works = tuple(
        record(number, chance, list(bodies.values()), list(themes.values()))
        for number in range(size)
    )
    years = {
        year: Annex(
            year=year,
            rows=tuple(Row(records=(each.id,)) for each in works[year - 2015 :: 100]),
        )
        for year in range(2015, 2025)
    }
    return Catalogue(publications=works, bodies=bodies, themes=themes, annexes=years)


def words(chance: random.Random, among: str, count: int, mark: str = " ") -> str:
    """Return some words."""
    return mark.join(chance.choices(among.split(), k=count))


def record(
    number: int, chance: random.Random, bodies: list[Body], themes: list[Theme]
) -> Publication:
    """Make one record."""
    thai = number % 3 == 0
    english_title = words(chance, ENGLISH, 12).capitalize()
    title = {"th": words(chance, THAI, 12, "")} if thai else {}
    person = Person(family=f"Family{number % 500}", given="Given")
    url = f"https://example.org/{number}"
    return Publication(
        id=f"body-{number % 60}-{2000 + number % 25}-{number}",
        kind=("report", "brief", "guide")[number % 3],
        title=LanguageMap(title | {"en": english_title}),
        texts=(Text(language="th" if thai else "en"),),
        contributions=(
            Contribution(who=bodies[number % 60]),
            Contribution(who=person),
        ),
        publishers=(bodies[number % 60], bodies[(number + 7) % 60]),
        issued=Date(2000 + number % 25, 1 + number % 12),
        links=(Link(url=url),),
        themes=(Assignment(theme=themes[number % 23], assigned="compiler"),),
        abstract=LanguageMap({"en": words(chance, ENGLISH, 30)}),
        sources=(Source(url=url, supports=("title", "authors")),),
    )


def main() -> None:
    """Measure for each number of records, and print a table."""
    sizes = [int(word) for word in sys.argv[1:]] or [13, 1000, 10_000]
    print("records  seconds  cpu seconds    files  home kB  search index kB  first result ms")
    for size in sizes:
        made = catalogue(size)
        with tempfile.TemporaryDirectory() as base:
            out = Path(base) / "site"
            start, cpu = time.perf_counter(), sum(os.times()[:4])
            done = folder.write(out, site(made))
            seconds = time.perf_counter() - start
            cpu = sum(os.times()[:4]) - cpu
            kilobytes = [
                (out / name).stat().st_size / 1000 for name in ("index.html", "search-index.js")
            ]
            print(
                f"{size:7} {seconds:8.2f} {cpu:12.2f} {len(done.files):8} "
                f"{kilobytes[0]:8.1f} {kilobytes[1]:16.1f}  {search(out)}"
            )


def search(out: Path) -> str:
    """Return how long a search takes in Chromium, from the key to the list on the screen."""
    script = Path(__file__).with_name("site.mjs")
    tools = script.parents[1] / ".tools" / "node_modules" / "playwright-core"
    if not (shutil.which("node") and shutil.which("chromium") and tools.exists()):
        return "not measured"
    command = ["node", str(script), str(tools), (out / "publications.html").as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
