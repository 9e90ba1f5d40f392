"""The files of a review in the catalogue's folder: lists that wait, and what was decided.

Both lie in ``.state/intake``. A decision is kept under the words of the row, not under its file,
so that it holds for the same row in any other file.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from migpubs.catalogue import folder
from migpubs.intake import drafts as lists
from migpubs.intake import pages, reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from migpubs.catalogue import Catalogue
    from migpubs.intake.blocks import Document
    from migpubs.intake.drafts import Draft
    from migpubs.intake.review import Item

FOLDER: Final = ".state/intake"


def keep_draft(
    base: Path, document: Document, data: bytes, listed: int | None, encoding: str = ""
) -> Path:
    """Keep a file that was read until it is reviewed; return where.

    base: the catalogue's folder. The bytes are kept, so that the review reads what was sent.
    """
    home = base / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    stem = re.sub(r"[^\w.-]+", "-", document.file)[-60:].strip("-.") or "list"
    path = home / f"{document.sha256[:12]}-{stem}"
    about = {
        "file": document.file,
        "medium": document.medium,
        "listed": listed,
        "encoding": encoding,
    }
    folder.write_atomically(path, data)
    folder.write_atomically(path.with_name(path.name + ".json"), json.dumps(about))
    return path


def drafts(base: Path, catalogue: Catalogue) -> list[tuple[Path, Draft]]:
    """Return the drafts that are kept, each read again with the catalogue as it is now."""
    found = []
    for about in sorted((base / FOLDER).glob("*-*.json")):
        path = about.with_name(about.name.removesuffix(".json"))
        said = json.loads(about.read_text(encoding="utf-8"))
        data = path.read_bytes()
        found.append((path, _read_again(data, said, catalogue)))
    return found


def _read_again(data: bytes, said: Mapping[str, Any], catalogue: Catalogue) -> Draft:
    file, medium, listed = said["file"], said["medium"], said["listed"]
    if medium in pages.MEDIA:
        return pages.propose(data, medium, file, catalogue, listed)[1]
    document = reader.read(data, file, medium=medium, encoding=said["encoding"])
    return lists.propose(document, catalogue, listed)


def drop_draft(path: Path) -> None:
    """Forget a draft that is reviewed to its last row."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".json").unlink(missing_ok=True)


def decisions(base: Path) -> dict[str, dict[str, Any]]:
    """Return what was decided, by the key of the row; the last decision holds."""
    path = base / FOLDER / "decisions.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found = (json.loads(line) for line in lines if line.strip())
    return {each["key"]: each for each in found}


def keep_decisions(
    base: Path, draft: Draft, several: Iterable[Item], records: Mapping[str, str] | None = None
) -> None:
    """Write down what was decided of some rows; what was decided before stays above it.

    records: the id of the record that came of a row, by the row's key.
    """
    known = decisions(base)
    new = [
        _plain(item, draft) | {"record": (records or {}).get(item.key, item.same_as)}
        for item in several
        if item.verdict and not item.settled
    ]
    lines = [json.dumps(each, ensure_ascii=False) for each in new if known.get(each["key"]) != each]
    if not lines:
        return
    path = base / FOLDER / "decisions.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with folder.locked(base):
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        folder.write_atomically(path, before + "\n".join(lines) + "\n")


def _plain(item: Item, draft: Draft) -> dict[str, Any]:
    return {
        "key": item.key,
        "verdict": item.verdict,
        "same_as": item.same_as,
        "answer": dict(item.answer),
        "file": draft.file,
        "sha256": draft.sha256,
        "row": item.proposal.row,
    }
