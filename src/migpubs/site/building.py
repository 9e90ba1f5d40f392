"""Everything a catalogue gives, made and written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.errors import ignore
from migpubs.site import downloads, folder

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from migpubs.catalogue import Catalogue
    from migpubs.errors import OnProblem
    from migpubs.site.downloads import Download


@frozen(kw_only=True)
class Built:
    """What a build wrote."""

    files: tuple[str, ...]
    """All files, as paths below the folder."""
    downloads: tuple[Download, ...]
    """Those that are there to be taken away: annexes, reading lists, bibliographies."""
    changed: int
    """How many files are new or different from the last build."""
    removed: int
    """How many files of the last build are not part of this one."""


def build(
    catalogue: Catalogue, out: str | os.PathLike[str], *, on_problem: OnProblem = ignore
) -> Built:
    """Write everything a catalogue gives to a folder: the same catalogue, the same bytes.

    out: the folder; files in it that no build made stay as they are.
    on_problem: is told of what a format cannot carry, and of formats that are left out because
    their library is not installed.

    `MigpubsError` when a file that no build made would be overwritten; nothing is touched then.
    """
    made: list[Download] = []

    def files() -> Iterator[tuple[str, str | bytes]]:
        for download, content in downloads.written(catalogue, on_problem):
            made.append(download)
            yield download.path, content

    done = folder.write(Path(out), files())
    return Built(
        files=done.files, downloads=tuple(made), changed=done.changed, removed=done.removed
    )
