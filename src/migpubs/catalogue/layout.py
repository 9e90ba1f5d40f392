"""Keep the files of a catalogue in order: what `migpubs fmt` does to their text.

Only four things are touched: text that YAML would cut or misread gets quotes, the first line says
which schema holds, a byte order mark goes, the last line ends. All else stays as its editor
wrote it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from migpubs.catalogue import emitter, folder, records, schema
from migpubs.catalogue.edit import BOM
from migpubs.catalogue.reader import CUT, MAX_DEPTH, Reader
from migpubs.catalogue.shapes import ListOf, Record, Words
from migpubs.catalogue.values import Localized
from migpubs.errors import MigpubsError
from migpubs.languages import is_tag
from migpubs.progress import counted, quiet

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from migpubs.progress import OnProgress

MODELINE: Final = "# yaml-language-server: $schema="
"""How an editor finds the schema of a YAML file (yaml-language-server README)."""

SHAPES: Final[dict[str, Record]] = {
    "bodies": records.BODY_RECORD,
    "themes": records.THEME_RECORD,
    "publications": records.PUBLICATION,
    "annex": records.ANNEX,
    "catalogue": records.CATALOGUE,
}
_MISREAD: Final = {"syntax", "cut-text", "anchor", "alias", "tag", "wrong-shape"}
_FIELD = re.compile(
    r"^(?P<head>(?P<dash>\s*(?:-\s+)?)(?P<name>[\w-]+):(?: +|$))(?P<text>.*?)(?P<tail>\s*)$"
)
_BLOCK = re.compile(r"[|>][+-]?\d?[+-]?(\s+#.*)?$")
_COMMENT = re.compile(r"\s{2,}#.*$")


def fmt(
    path: str | os.PathLike[str] | None = None,
    *,
    check: bool = False,
    on_progress: OnProgress = quiet,
) -> tuple[Path, ...]:
    """Keep the files of a catalogue in order; return those that changed.

    path: the folder; default: see `migpubs.catalogue.folder.find`. check: change nothing, and
    return those that would. on_progress: is told how many files are done, of how many.

    `MigpubsError` for a file that is not UTF-8; those before it in the
    list are in order then.
    """
    base = folder.writable(folder.find(path))
    changed = []
    with folder.locked(base):
        for file, kind in counted([*files(base)], "files", on_progress):
            before = file.read_bytes()
            after = tidy(_decoded(before, file), kind, schema_path(base, file, kind)).encode()
            if after != before:
                changed.append(file)
                if not check:
                    folder.write_atomically(file, after)
    return tuple(changed)


def _decoded(raw: bytes, file: Path) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise MigpubsError(f"{file}: this is not UTF-8 text (save the file as UTF-8)") from None


def files(base: Path) -> Iterator[tuple[Path, str]]:
    """Give the files of a catalogue, each with the name of its schema."""
    for kind in ("bodies", "themes", "catalogue"):
        if (base / f"{kind}.yaml").is_file():
            yield base / f"{kind}.yaml", kind
    yield from ((path, "publications") for path in folder.yaml_files(base, "publications"))
    yield from ((path, "annex") for path in folder.yaml_files(base, "annexes"))


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


def schema_path(base: Path, path: Path, kind: str) -> str:
    """Return the way from a file to its schema."""
    depth = len(path.relative_to(base).parts) - 1
    return f"{'../' * depth}{schema.FOLDER}/{kind}.json"


def _is_misread(text: str, shape: Record) -> bool:
    reader = Reader(text, "", {"bodies": {}, "themes": {}, "publications": {}})
    if shape in (records.ANNEX, records.CATALOGUE):
        reader.read_mapping(shape)
    else:
        list(reader.read_records(shape))
    return any(problem.code in _MISREAD for problem in reader.problems)


def _requote(text: str, shape: Record) -> str:
    """Put quotes around each one-line text that YAML does not read as it is written."""
    fields = dict(_fields(shape))
    lines = text.splitlines(keepends=True)
    block = languages = -1  # the indentation of the text, or of the texts by language, we are in
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if line.strip() and indent <= block:
            block = -1
        match = _FIELD.match(line) if block < 0 else None
        if not match:
            continue
        name, dash = match["name"], len(match["dash"])
        by_language = 0 <= languages < dash and is_tag(name)
        languages = languages if by_language else -1
        if not match["text"]:
            languages = dash if isinstance(fields.get(name), Localized) else -1
        elif _BLOCK.match(match["text"]) or _indent_below(lines, number) > dash:
            block = dash
        elif by_language or isinstance(fields.get(name), Words | Localized):
            lines[number] = _requoted(line, match)
    return "".join(lines)


def _fields(shape: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any shape
    """Give the fields of a shape's parts and of the shape itself, with their shapes."""
    if isinstance(shape, ListOf):
        yield from _fields(shape.item)
    elif isinstance(shape, Record):
        for part in shape.fields.values():
            yield from _fields(part)
        yield from shape.fields.items()


def _indent_below(lines: Sequence[str], number: int) -> int:
    """Return the indentation of the next line that is neither empty nor a comment."""
    for line in lines[number + 1 :]:
        bare = line.lstrip()
        if bare and not bare.startswith("#"):
            return len(line) - len(bare)
    return 0


def _requoted(line: str, match: re.Match[str]) -> str:
    comment = _COMMENT.search(match["text"])
    words = match["text"][: comment.start()] if comment else match["text"]
    if _reads_as(f"{match['name']}: {words}", words):
        return line
    tail = (comment[0] if comment else "") + match["tail"]
    return f"{match['head']}{emitter.quoted(words)}{tail}"


def _reads_as(line: str, words: str) -> bool:
    """Whether YAML reads the value of a field whole; quoted and bracketed ones are their own."""
    if line.count("[") + line.count("{") > MAX_DEPTH:
        return False
    try:
        node: Any = yaml.compose(line, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    value = node.value[0][1]
    if not isinstance(value, yaml.ScalarNode):
        return isinstance(value, yaml.MappingNode) and bool(value.flow_style)
    if value.style in {"'", '"'} or value.value == words:
        return True
    rest = f" {words.removeprefix(value.value).lstrip()}"
    return words.startswith(value.value) and rest.startswith(" #") and not CUT.match(f".{rest}")
