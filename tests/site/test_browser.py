"""The site as a person meets it: in Chromium, from a plain file host and from a folder."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from migpubs.site import folder
from migpubs.site.building import build, site
from migpubs.text import search_key
from tests.conftest import ROOT, node_module, program
from tests.site.conftest import CATALOGUE, HOSTILE_CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.outside

PICTURES = Path(os.environ.get("MIGPUBS_PICTURES", ROOT / "build" / "pictures"))
"""Where screenshots are kept."""

PAGES = (
    "index.html",
    "publications.html",
    "publications.html?q=una&language=th",
    "publications/rich.html",
    "publications/bare.html",
    "reports.html",
    "reports/2023.html",
    "bodies.html",
    "bodies/una.html",
    "themes.html",
    "themes/gcm-18.html",
    "languages.html",
    "languages/th.html",
    "series.html",
    "downloads.html",
    "404.html",
    "th/index.html",
    "th/publications.html",
    "th/publications/una-2022-thai.html",
    "th/reports/2023.html",
    "th/bodies/una.html",
)

WORDS = (
    "แรงงาน",
    "แรง",
    "ข้าม ชาติ",
    "คู่มือ",
    "องค์การตัวอย่าง",
    "work",
    "SKILLS okoro",
    '"a first"',
    "nothing of this kind",
)

VALIDATE = """
import { HtmlValidate, StaticConfigLoader } from "FOLDER/dist/esm/index.js";
import { readFileSync } from "node:fs";
const config = { extends: ["html-validate:standard"], root: true };
const validator = new HtmlValidate(new StaticConfigLoader(config));
for (const file of JSON.parse(readFileSync(0, "utf8"))) {
  for (const { messages } of (await validator.validateFile(file)).results) {
    for (const each of messages) console.log(`${file}:${each.line}: ${each.message}`);
  }
}
"""


def run(task: str, address: str, *words: str) -> Any:  # noqa: ANN401 - each task tells other things
    """Run a task of browser.mjs; return what it saw."""
    modules = node_module("playwright-core").parent
    node_module("axe-core")
    script = Path(__file__).with_name("browser.mjs")
    command = ["node", str(script), str(modules), program("chromium"), task, address, str(PICTURES)]
    done = subprocess.run(
        [*command, *words], capture_output=True, text=True, check=False, timeout=300
    )
    assert "" == done.stderr
    return json.loads(done.stdout)


class Silent(SimpleHTTPRequestHandler):
    """A plain file host."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def serve(base: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(base))) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small catalogue's site, with all its files."""
    out = tmp_path_factory.mktemp("site")
    build(CATALOGUE, out)
    return out


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    """Serve it."""
    yield from serve(built)


def test_every_kind_of_page_is_accessible_and_keeps_to_itself(address: str) -> None:
    """No violation of axe-core, nothing on the console, nothing from elsewhere, no wide page."""
    clean: dict[str, list[str]] = {
        "violations": [],
        "errors": [],
        "elsewhere": [],
        "overflow": [],
    }
    assert clean == run("look", address, *PAGES)


def test_search_and_filters(address: str) -> None:
    """Thai and English words, filters, state in the address, both languages, and the way back."""
    told = run("search", address, *WORDS)
    titles = {words: each["titles"] for words, each in told["searches"].items()}
    thai, skills = "คู่มือแรงงานข้ามชาติ", "Skills & work? A <first> look"
    assert titles["แรงงาน"] == titles["แรง"] == titles["ข้าม ชาติ"] == titles["คู่มือ"] == [thai]
    assert [skills, "การย้ายถิ่น", thai] == titles["work"]
    assert [skills] == titles["SKILLS okoro"] == titles['"a first"']
    assert 3 == len(titles["องค์การตัวอย่าง"])
    assert [] == titles["nothing of this kind"]
    assert "1 of 5 publications" == told["searches"]["แรงงาน"]["status"]
    assert "Nothing found" in told["searches"]["nothing of this kind"]["status"]
    assert ["Any", "2024 (4)", "2023 (4)"] == told["filters"]["report"]
    assert ["Any", "2024 (1)", "2023 (2)", "2022 (1)"] == told["filters"]["year"]
    assert "UNA (4)" in told["filters"]["body"]
    assert ["การย้ายถิ่น", "[Zebra crossings]", thai] == told["byLanguage"]
    assert told["byLanguage"] == told["afterReload"] == told["otherLanguage"]["titles"]
    assert ["publications.html?language=th&kind=guide", thai] == told["combined"]
    assert ["publications.html?language=th", *told["byLanguage"]] == told["back"]
    assert "publications.html?language=th" == told["address"]
    assert told["everythingHidden"]
    assert "th/publications.html?language=th" == told["otherLanguage"]["address"]
    assert "พบ 3 จาก 5 รายการ" == told["otherLanguage"]["status"]
    assert "พฤษภาคม 2567 · บทในหนังสือ · ภาษาไทย" == told["otherLanguage"]["facts"][0]
    assert ["th/publications.html", True, False] == told["cleared"]
    assert "th/publications/rich.html" == told["opened"]
    assert [] == told["errors"] + told["elsewhere"]


def test_what_is_typed_early_is_kept(address: str) -> None:
    """Words typed while the index loads are searched for; a filter that is none is passed over."""
    told = run("early", address, "คู่มือ")
    query = "?q=%E0%B8%84%E0%B8%B9%E0%B9%88%E0%B8%A1%E0%B8%B7%E0%B8%AD&language=th"
    assert {
        "early": [query, "คู่มือ", "คู่มือแรงงานข้ามชาติ"],
        "nobody": ["", True],
    } == told


def test_all_of_it_by_keyboard(address: str) -> None:
    """Skip link, search box, a result, and the copy button of the first reference."""
    told = run("keyboard", address)
    assert ("Skip to content", "content", "q") == (told["first"], told["skipped"], told["box"])
    assert "publications.html?q=skills" == told["address"]
    assert "publications/una-2023-skills.html" == told["opened"]
    assert told["clipboard"].startswith("Okoro, Ada, and Bo Baker (2023). Skills & work?")
    assert [] == told["errors"] + told["elsewhere"]


def test_from_a_folder_and_without_scripts(built: Path) -> None:
    """Opened as files the search works too; without scripts all works are there as plain pages."""
    told = run("plain", f"{built.as_uri()}/", "แรงงาน")
    assert ["คู่มือแรงงานข้ามชาติ"] == told["found"] == told["afterReload"] == told["fromFront"]
    assert {"works": 5, "filters": False, "copy": 0} == told["withoutScript"]
    assert [] == told["errors"] + told["elsewhere"]


def test_a_hostile_catalogue_is_harmless(tmp_path: Path) -> None:
    """Scripts, quotes, turning and invisible characters, unsafe links: only text, everywhere."""
    done = folder.write(tmp_path, site(HOSTILE_CATALOGUE))
    pages = [name for name in done.files if name.endswith(".html")]
    for served in serve(tmp_path):
        told = run("attack", served, *pages)
    assert {"errors": [], "elsewhere": [], "scripts": 0} == told


def test_the_page_compares_texts_as_python_does(address: str, tmp_path: Path) -> None:
    """What is typed becomes the same key as in `migpubs.text`, for odd Thai and Latin alike."""
    texts = [
        "Skilled to Care: CAFÉ naïve Đỗ Straße",
        "แรงงาน ข้ามชาติ",
        "น\u0e4d\u0e32ใจ ที\u0e48\u0e4d\u0e32",
        "เ\u0e40กษตร",
        "ก\u0e48\u0e34น ก\u0e34\u0e48น",
        "ไทย\u200bแลนด์ \ufeffย่อ",
        "๒๕๖๖ 2566 ٢٠٢٣ ၂၀၂၃",
        "don’t — l'eau (No. 115)",
        "ฤ\u0e45 ก\u0e45",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ﬁne Ⅳ ½",
        "မြန်မာ ខ្មែរ ລາວ العربية",
        *(each.full_title() for each in CATALOGUE),
    ]
    (tmp_path / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    told = run("keys", address, str(tmp_path / "texts.json"))
    assert list(map(search_key, texts)) == told


def test_a_validator_accepts_every_page(built: Path, tmp_path: Path) -> None:
    """html-validate finds no error, in the small catalogue and in the hostile one."""
    folder.write(tmp_path, site(HOSTILE_CATALOGUE))
    files = [path for base in (built, tmp_path) for path in base.rglob("*.html")]
    pages = [str(path) for path in files if "downloads" not in path.parts]
    code = VALIDATE.replace("FOLDER", node_module("html-validate").as_uri())
    done = subprocess.run(
        ["node", "--input-type=module", "-e", code],
        input=json.dumps(pages),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("", "") == (done.stderr, done.stdout)
