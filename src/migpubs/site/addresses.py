"""Where everything of the site lies, and how one page points to another.

All addresses inside the site are relative and name a file, so that it works in any folder of any
host and from ``file://`` too. English pages lie at the top, those of other languages in a folder.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from migpubs.site.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE_SIZE: Final = 100
"""How many publications a page of a list has."""

_UNSAFE = re.compile(r"[^a-z0-9._-]+|^\.+|\.\.+")


def slug(key: str) -> str:
    """Return an id as it stands in a file's name: ``network-2023:2.1`` is ``network-2023-2.1``.

    Nothing that a path could be made of stays; two ids may have the same slug (see `slugs`).
    """
    return _UNSAFE.sub("-", key.casefold()) or "-"


def slugs(keys: Mapping[str, object]) -> dict[str, str]:
    """Return a file name for each id; what would be the same name twice gets a number."""
    given: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        name, number = slug(key), 2
        while name in taken:
            name, number = f"{slug(key)}--{number}", number + 1
        taken.add(name)
        given[key] = name
    return given


def numbered(path: str, number: int) -> str:
    """Return the path of a further page of a list: ``bodies/ilo.page-2.html``.

    No id has such a name: the number stands after a dot and a word.
    """
    stem, _, ending = path.rpartition(".")
    return path if number == 1 else f"{stem}.page-{number}.{ending}"


@frozen(kw_only=True)
class Page:
    """One page of the site: where it lies and what it is about."""

    path: str
    """Below the folder of its language: ``publications/x.html``."""
    language: str
    """One of `LANGUAGES`."""
    title: str
    """For the browser's tab, without the name of the site."""
    section: str = ""
    """The word of the menu it belongs to."""
    base_url: str = ""
    """Where the site will be on the web, with a slash at the end; empty where that is unknown."""
    at_root: bool = field(default=False)
    """Whether it is served for any address, so that its links cannot be relative."""

    @property
    def file(self) -> str:
        """Where it lies in the whole site: ``th/publications/x.html``."""
        return localised(self.path, self.language)

    @property
    def root(self) -> str:
        """The way from here to the top: ``../../`` or nothing."""
        return (self.base_url or "/") if self.at_root else "../" * self.file.count("/")

    def url(self, path: str) -> str:
        """Return the way to a page of the same language."""
        return self.root + localised(path, self.language)

    def asset(self, path: str) -> str:
        """Return the way to a file that has no language: a style sheet, a download."""
        return self.root + path

    def twin(self, language: str) -> str:
        """Return the way to the same page in another language, or to the front page there."""
        return self.root + localised("index.html" if self.at_root else self.path, language)

    def canonical(self, language: str = "") -> str:
        """Return the whole address of this page (in another language), or an empty text."""
        path = localised(self.path, language or self.language)
        return self.base_url + tidy(path) if self.base_url else ""


def localised(path: str, language: str) -> str:
    """Return where a page lies in the whole site."""
    return path if language == LANGUAGES[0] else f"{language}/{path}"


def tidy(path: str) -> str:
    """Return a path as it is advertised: a folder's front page by its folder."""
    return path.removesuffix("index.html")
