"""What a reader of others finds on a page that does not ask for unAPI.

html-metadata is what Wikipedia's citation tool reads pages with; it knows COinS, Highwire tags and
JSON-LD each by itself, and none of it from us.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from migpubs.site import folder
from migpubs.site.building import site
from tests.conftest import node_module
from tests.site.test_unapi import CATALOGUE, COURSE, GUIDE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.outside

READ = """
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire("FOLDER/index.js");
const { parseAll } = require("html-metadata");
const page = require("cheerio").load(readFileSync(0, "utf8"));
console.log(JSON.stringify(await parseAll(page)));
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("site")
    folder.write(made, site(CATALOGUE))
    return made


def read(page: Path) -> dict[str, Any]:
    """Return what html-metadata finds on a page."""
    code = READ.replace("FOLDER", str(node_module("html-metadata").parent))
    done = subprocess.run(
        ["node", "--input-type=module", "-e", code],
        input=page.read_bytes(),
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_page_says_the_same_in_each_way(base: Path) -> None:
    """COinS with bodies in reverse, Highwire tags in order with commas, JSON-LD with types."""
    found = read(base / "publications" / f"{GUIDE.id}.html")
    url = "https://x.example/%E0%B8%84%E0%B8%B9%E0%B9%88%E0%B8%A1%E0%B8%B7%E0%B8%AD?a=1&b=2"
    assert [
        {
            "ctx_ver": "Z39.88-2004",
            "rft_val_fmt": "info:ofi/fmt:kev:mtx:book",
            "rft_id": url,
            "rft": {
                "genre": "report",
                "btitle": "หลักการ ณ พรมแดน",
                "au": ["May, George", "สมชาย ใจดี,"],
                "aucorp": ["UNHCR Thailand", "The Centre (LRDC), Faculty of Law, CMU"],
                "pub": "UNHCR / UNICEF",
                "place": "Bangkok",
                "date": "2023-09-20",
                "language": "th",
            },
        }
    ] == found["coins"]
    assert {
        "title": "หลักการ ณ พรมแดน",
        "author": [
            "The Centre (LRDC), Faculty of Law, CMU,",
            "May, George",
            "สมชาย ใจดี,",
            "UNHCR Thailand,",
        ],
        "publication_date": "2023/09/20",
        "publisher": "UNHCR / UNICEF",
        "technical_report_institution": "UNHCR / UNICEF",
        "technical_report_number": "A/69/CRP.1",
        "language": "th",
    } == found["highwirePress"]
    (work,) = found["jsonLd"]["@graph"]
    assert ("Guide", ["th"], "2023-09-20") == (
        work["@type"],
        work["inLanguage"],
        work["datePublished"],
    )
    assert ["Organization", "Person", "Person", "Organization"] == [
        each["@type"] for each in work["author"]
    ]


def test_a_list_has_a_context_object_for_each_work(base: Path) -> None:
    """In the order of the page, with bodies kept whole by a comma where no name has one."""
    found = read(base / "reports" / "2023.html")["coins"]
    titles = [each["rft"]["btitle"] for each in found]
    assert ["หลักการ ณ พรมแดน", "E-learning <on> statelessness & more"] == titles
    assert ["UNICEF Thailand,"] == found[1]["rft"]["au"]
    assert COURSE.full_title() == titles[1]
