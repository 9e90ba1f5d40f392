"""Two independent processors to compare with: citeproc-js (npm) and pandoc."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from migpubs.csl import locale

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / ".tools"
"""Where ``npm install --prefix .tools citeproc`` put citeproc-js."""


def missing() -> str:
    """What the comparison lacks here; '' if all is there."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (TOOLS / "node_modules" / "citeproc").is_dir():
        return "citeproc-js is not installed (npm install --prefix .tools citeproc@2.4.63)"
    return ""


def citeproc_js(
    styles: Iterable[str], items: list[dict[str, Any]], tag: str = ""
) -> list[dict[str, str]]:
    """The bibliography of each style (its XML) as HTML by item id; {} where it fails."""
    shared = {
        "items": items,
        "locales": str(locale.folder()),
        "mode": "bibliography",
        "locale": tag,
    }
    jobs = "".join(json.dumps({**shared, "style": style}) + "\n" for style in styles)
    command = ["node", str(Path(__file__).parent / "peer.cjs"), str(TOOLS)]
    done = subprocess.run(command, input=jobs, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [_by_id(answer.get("result")) for answer in answers]


def _by_id(result: list[list[str]] | None) -> dict[str, str]:
    pairs = result or []
    return {} if any(entry is None for _, entry in pairs) else dict(pairs)


@lru_cache
def _pandoc() -> str:
    import pypandoc  # noqa: PLC0415 - only the comparison needs it

    return str(pypandoc.get_pandoc_path())


_entry = re.compile(
    r'<div id="ref-([^"]+)" class="csl-entry"[^>]*>(.*?)(?=<div id="ref-|\Z)', re.DOTALL
)


def pandoc(style: Path, items: list[dict[str, Any]], tag: str = "en-US") -> dict[str, str]:
    """The bibliography of a style as HTML by item id; {} where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "items.json"
        path.write_text(json.dumps(items), encoding="utf-8")
        source = f"---\nnocite: '@*'\nlang: {tag}\n---\n"
        command = [
            _pandoc(),
            "--citeproc",
            f"--csl={style}",
            f"--bibliography={path}",
            "-t",
            "html",
        ]
        done = subprocess.run(
            command, input=source, capture_output=True, text=True, check=False, env=os.environ
        )
    return dict(_entry.findall(done.stdout)) if done.returncode == 0 else {}


def words(entry: str) -> str:
    """What is compared: the characters without markup and blanks."""
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", entry)))
