"""Fixes: what a check learned, proposed as changes of one line each, with the reason.

Nothing is changed that was not shown. A permanent move counts when two runs saw it, for servers
are set wrong at times; an archived copy is added beside the dead link, which stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import yaml
from attrs import frozen

from migpubs.catalogue import emitter, folder, loader
from migpubs.catalogue.edit import BOM, find_chunk, folder_of, last_line, write
from migpubs.errors import EditConflict
from migpubs.links.history import RUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from migpubs.catalogue import Catalogue
    from migpubs.links.verdicts import LinkResult
    from migpubs.model import Publication


@frozen(kw_only=True)
class Fix:
    """One change of one record."""

    record: str
    """The publication's id."""
    kind: Literal["move", "archive"]
    """A new address in place of the old one; or an archived copy beside it."""
    old: str
    """The address as it stands."""
    new: str
    """The address to write."""
    reason: str

    @property
    def lines(self) -> tuple[str, str, str]:
        """The change as a person reads it: what for, what goes (or stays), what comes."""
        sign = "-" if self.kind == "move" else " "
        return (f"{self.record}: {self.reason}", f"{sign} {self.old}", f"+ {self.new}")


def propose(
    results: Iterable[LinkResult], publications: Iterable[Publication], *, small: bool = False
) -> Iterator[Fix]:
    """The fixes that results call for in these records; ``small`` takes tidying moves too.

    A move is small when only http became https, or ``www.`` or a slash at the end changed.
    """
    by_url = {result.url: result for result in results}
    for publication in publications:
        urls = [link.url for link in publication.links]
        for url in urls:
            result = by_url.get(url)
            if result is not None:
                yield from _propose(publication.id, urls, result, small=small)


def _propose(record: str, urls: list[str], result: LinkResult, *, small: bool) -> Iterator[Fix]:
    moved = result.verdict == "moved" and result.moves >= RUNS and result.final not in urls
    if moved and (small or not result.is_small_move):
        day = result.checked[:10]
        reason = f"moved for good, seen in {result.moves} runs, the last on {day}"
        yield Fix(record=record, kind="move", old=result.url, new=result.final, reason=reason)
    if result.outcome == "dead" and result.archive and result.archive not in urls:
        reason = f"dead since {result.failing_since[:10]} ({result.says}); an archive has a copy"
        yield Fix(record=record, kind="archive", old=result.url, new=result.archive, reason=reason)


def apply_fixes(catalogue: Catalogue, fixes: Iterable[Fix]) -> Catalogue:
    """Write fixes into the catalogue's files, all or none, and return it read anew.

    Only the lines of the addresses change. Raises :class:`~migpubs.errors.EditConflict` when a
    record on disk is not the one in memory, :class:`~migpubs.errors.CatalogueError` when the
    result would not be read; nothing is written then.
    """
    base = folder_of(catalogue)
    with folder.locked(base):
        now = loader.load(base)
        texts: dict[str, str] = {}
        for fix in fixes:
            if fix.record not in now or now[fix.record] != catalogue[fix.record]:
                raise EditConflict(
                    f"{fix.record}: the record on disk has changed since it was read"
                )
            file = now.place(fix.record).file
            text = texts.get(file) or (base / file).read_bytes().decode()
            texts[file] = _change(text, fix)
        return write(base, texts)


def _change(text: str, fix: Fix) -> str:
    bom, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    chunk = find_chunk(body, fix.record)
    record: Any = yaml.compose(chunk.text, Loader=yaml.CBaseLoader)
    pairs = {key.value: value for key, value in record.value[0].value}
    change = _swap if fix.kind == "move" else _insert
    changed = change(chunk.text, pairs["links"], fix)
    return bom + body[: chunk.start] + changed + body[chunk.end :]


def _swap(text: str, links: Any, fix: Fix) -> str:  # noqa: ANN401 - a node of PyYAML
    """Put the new address where the old one stands."""
    for node, in_flow in reversed(list(_scalars(links, in_flow=False))):
        if node.value == fix.old:
            new = emitter.scalar(fix.new, flow=in_flow)
            text = text[: node.start_mark.index] + new + text[node.end_mark.index :]
    return text


def _scalars(node: Any, *, in_flow: bool) -> Iterator[tuple[Any, bool]]:  # noqa: ANN401 - see _swap
    """The scalars below a node in order, and whether each stands in brackets or braces."""
    if isinstance(node, yaml.ScalarNode):
        yield node, in_flow
        return
    inside = in_flow or node.flow_style is True
    for part in node.value:
        for each in part if isinstance(part, tuple) else (part,):
            yield from _scalars(each, in_flow=inside)


def _insert(text: str, links: Any, fix: Fix) -> str:  # noqa: ANN401 - see _swap
    """Add the archived copy below the last link."""
    item: dict[str, Any] = {"url": fix.new, "kind": "archive"}
    if links.flow_style or not isinstance(links, yaml.SequenceNode):
        # Links in brackets, or one address alone: the copy goes inside.
        inner = emitter.flow(item)
        start, end = links.start_mark.index, links.end_mark.index
        held = text[start:end]
        new = f"{held[:-1].rstrip()}, {inner}]" if held.startswith("[") else f"[{held}, {inner}]"
        return text[:start] + new + text[end:]
    lines = text.splitlines(keepends=True)
    line_end = "\r\n" if "\r\n" in text else "\n"
    below = last_line(links)
    if not lines[below].endswith("\n"):
        lines[below] += line_end
    pad = " " * links.start_mark.column
    lines.insert(below + 1, f"{pad}- {emitter.flow(item)}{line_end}")
    return "".join(lines)
