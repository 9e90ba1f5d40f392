"""Keep the files of a catalogue in order: what `migpubs fmt` does to their text.

Only four things are touched: text that YAML would cut or misread gets quotes, the first line says
which schema holds, a byte order mark goes, the last line ends. All else stays as its editor
wrote it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml

from migpubs.catalogue import emitter, records, schema
from migpubs.catalogue.edit import BOM
from migpubs.catalogue.folder import yaml_files
from migpubs.catalogue.reader import Reader
from migpubs.catalogue.shapes import Localized, Record, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MODELINE: Final = "# yaml-language-server: $schema="
"""How an editor finds the schema of a YAML file (yaml-language-server README)."""

SHAPES: Final[dict[str, Record]] = {
    "bodies": records.BODY_RECORD,
    "themes": records.THEME_RECORD,
    "publications": records.PUBLICATION,
    "annex": records.ANNEX,
    "catalogue": records.CATALOGUE,
}
_MISREAD: Final = {"syntax", "cut-text", "anchor", "alias", "tag"}
_FIELD = re.compile(r"^(?P<head>\s*(?:- )?(?P<name>[\w-]+): +)(?P<text>\S.*?)(?P<tail>\s*)$")
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?(\s+#.*)?$")
_COMMENT = re.compile(r"\s{2,}#.*$")


def files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Give the files of a catalogue, each with the name of its schema."""
    for kind in ("bodies", "themes", "catalogue"):
        if (folder / f"{kind}.yaml").is_file():
            yield folder / f"{kind}.yaml", kind
    yield from ((path, "publications") for path in yaml_files(folder, "publications"))
    yield from ((path, "annex") for path in yaml_files(folder, "annexes"))


def tidy(text: str, kind: str, schema_path: str) -> str:
    """Return the text of a file of a kind (a key of `SHAPES`) in order.

    schema_path: the way from the file to its schema.
    """
    text = text.removeprefix(BOM)
    line_end = "\r\n" if "\r\n" in text else "\n"
    if not text.startswith(MODELINE):
        text = f"{MODELINE}{schema_path}{line_end}{text}"
    if not text.endswith("\n"):
        text += line_end
    shape = SHAPES[kind]
    return _requote(text, shape) if _is_misread(text, shape) else text


def schema_path(folder: Path, path: Path, kind: str) -> str:
    """Return the way from a file to its schema."""
    depth = len(path.relative_to(folder).parts) - 1
    return f"{'../' * depth}{schema.FOLDER}/{kind}.json"


def _is_misread(text: str, shape: Record) -> bool:
    reader = Reader(text, "", {"bodies": {}, "themes": {}})
    if shape in (records.ANNEX, records.CATALOGUE):
        reader.read_mapping(shape)
    else:
        list(reader.read_records(shape))
    return any(problem.code in _MISREAD for problem in reader.problems)


def _requote(text: str, shape: Record) -> str:
    """Put quotes around each one-line text that YAML does not read as it is written."""
    names = {name for name, part in shape.fields.items() if isinstance(part, Words | Localized)}
    lines = text.splitlines(keepends=True)
    return "".join(_requoted(line, names) for line in lines)


def _requoted(line: str, names: set[str]) -> str:
    match = _FIELD.match(line)
    if not match or match["name"] not in names or _BLOCK.match(match["text"]):
        return line
    comment = _COMMENT.search(match["text"])
    words = match["text"][: comment.start()] if comment else match["text"]
    if _reads_as(f"{match['head'].lstrip().removeprefix('- ')}{words}", words):
        return line
    tail = (comment[0] if comment else "") + match["tail"]
    return f"{match['head']}{emitter.quoted(words)}{tail}"


def _reads_as(line: str, words: str) -> bool:
    """Whether YAML reads the value of a field whole; quoted and bracketed ones are their own."""
    try:
        node = yaml.compose(line, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) else None
    if not isinstance(value, yaml.ScalarNode):
        return value is not None
    return value.style in {"'", '"'} or value.value == words
