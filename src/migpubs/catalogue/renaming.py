"""Give a publication another id, everywhere; the old one stays as an alias."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from migpubs.catalogue import folder, loader
from migpubs.catalogue.edit import BOM, chunks, folder_of, set_field, write
from migpubs.catalogue.records import PUBLICATION
from migpubs.catalogue.values import parse_id
from migpubs.errors import MigpubsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from migpubs.catalogue.collection import Catalogue


def rename(catalogue: Catalogue, old: str, new: str) -> Catalogue:
    """Return the catalogue with a publication's id changed in its record, relations and annexes.

    The old id becomes an alias, so that keys in manuscripts still lead to the record.
    old: its id, or an old one. new: small letters, digits and hyphens. Raises
    `UnknownPublication`, and `MigpubsError` when the new id is taken, is its id already or is none,
    or when the files cannot be read any more; then nothing is written.
    """
    key, base = catalogue[old].id, folder_of(catalogue)
    try:
        parse_id(new)
    except ValueError as error:
        raise MigpubsError(str(error)) from error
    with folder.locked(base):
        now = loader.load(base)
        publication = now[key]
        if new == publication.id:
            raise MigpubsError(f"'{new}' is its id already")
        if new in now and now[new] != publication:
            raise MigpubsError(f"the id '{new}' is taken by {now[new].id}")
        texts = dict(_changed_texts(base, publication.id, new))
        file = now.place(publication.id).file
        text = texts.get(file) or (base / file).read_bytes().decode()
        aliases = [alias for alias in (*publication.aliases, publication.id) if alias != new]
        text = set_field(text, publication.id, "aliases", aliases, list(PUBLICATION.fields))
        texts[file] = set_field(text, publication.id, "id", new)
        return write(base, texts)


def _changed_texts(base: Path, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Give the files in which relations or rows name the old id, with the new one in its place."""
    for under, replace in (("publications", _in_relations), ("annexes", _in_rows)):
        for path in folder.yaml_files(base, under):
            text = path.read_bytes().decode()
            changed = replace(text.removeprefix(BOM), old, new)
            if changed != text.removeprefix(BOM):
                yield path.relative_to(base).as_posix(), text[: text.startswith(BOM)] + changed


def _in_relations(text: str, old: str, new: str) -> str:
    for chunk in reversed([*chunks(text)]):
        if old in chunk.text:
            changed = _replaced(chunk.text, new, lambda root: _targets(root, old))
            text = text[: chunk.start] + changed + text[chunk.end :]
    return text


def _in_rows(text: str, old: str, new: str) -> str:
    return _replaced(text, new, lambda root: _listings(root, old)) if old in text else text


def _replaced(text: str, new: str, find: Callable[[Any], Iterator[Any]]) -> str:
    """Put a word in the place of the scalars that are found, and touch nothing else."""
    nodes = find(yaml.compose(text, Loader=yaml.CBaseLoader))
    for node in reversed([*nodes]):
        text = text[: node.start_mark.index] + new + text[node.end_mark.index :]
    return text


def _targets(root: Any, old: str) -> Iterator[Any]:  # noqa: ANN401 - a node of PyYAML
    for relation in _value(root.value[0], "relations"):
        yield from (v for k, v in relation.value if k.value == "target" and v.value == old)


def _listings(root: Any, old: str) -> Iterator[Any]:  # noqa: ANN401 - a node of PyYAML
    for row in _value(root, "rows"):
        yield from (each for each in _value(row, "records") if each.value == old)


def _value(mapping: Any, name: str) -> list[Any]:  # noqa: ANN401 - a node of PyYAML
    """Return the items of a list in a mapping."""
    found: Any = next((value.value for key, value in mapping.value if key.value == name), [])
    return found if isinstance(found, list) else []
