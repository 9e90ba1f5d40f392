"""The words that commands take: the shell completes them, the library judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from migpubs.catalogue import Catalogue

    Words: TypeAlias = Iterable[tuple[str, str]]


class Known(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """A word out of those that are known, each with what it means.

    Nothing is refused here: the library knows more names than are worth completing, and names the
    nearest of one that it does not know.
    """

    name = "text"

    def __init__(self, known: Callable[[click.Context], Words], *, several: bool = False) -> None:
        self.known = known
        self.several = several  # with commas

    def shell_complete(
        self, ctx: click.Context, _param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        before, comma, begun = incomplete.rpartition(",") if self.several else ("", "", incomplete)
        return [
            CompletionItem(f"{before}{comma}{word}", help=meaning)
            for word, meaning in self.known(ctx)
            if word.startswith(begun.casefold())
        ]


class OneOf(click.Choice):  # type: ignore[type-arg]  # see Known
    """A word out of a few, which the help names; of another one it is said what was meant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from migpubs.errors import did_you_mean

        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            meant = did_you_mean(str(value), self.choices)
            if not meant:
                raise
            self.fail(f"{error.message.rstrip('.')}; {meant}", param, ctx)


class Year(Known):
    """A year as people write it: also of the Buddhist era, also in Thai digits."""

    name = "integer"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | None:
        from migpubs.dates import read_date

        date = read_date(str(value))
        if date is None or date.month:
            self.fail(f"'{value}' is not a year; write it as 2023", param, ctx)
        return date.year


def _catalogue(ctx: click.Context) -> Catalogue:
    """Return what can be read of the catalogue that is named so far."""
    from migpubs.catalogue import loader

    return loader.read(ctx.find_root().params.get("catalogue"))[0]


def _publications(ctx: click.Context) -> Words:
    return ((each.id, each.full_title()) for each in _catalogue(ctx))


def _bodies(ctx: click.Context) -> Words:
    return ((each.id, each.name.text("en")) for each in _catalogue(ctx).bodies.values())


def _themes(ctx: click.Context) -> Words:
    return ((each.id, each.label.text("en")) for each in _catalogue(ctx).themes.values())


def _listed(ctx: click.Context) -> Words:
    return ((str(year), "") for year in _catalogue(ctx).annexes)


def _issued(ctx: click.Context) -> Words:
    years = {each.date.year for each in _catalogue(ctx) if each.date}
    return ((str(year), "") for year in sorted(years))


def _languages(_ctx: click.Context) -> Words:
    from migpubs.languages import LANGUAGES

    return ((each.tag, each.english) for each in LANGUAGES.values())


def _kinds(_ctx: click.Context) -> Words:
    from migpubs.vocabulary import KINDS

    return ((kind, "") for kind in KINDS)


def _relations(_ctx: click.Context) -> Words:
    from migpubs.vocabulary import RELATION_KINDS

    return ((f"{kind}:", meaning) for kind, meaning in RELATION_KINDS.items())


def _formats(*, read: bool) -> Callable[[click.Context], Words]:
    def known(_ctx: click.Context) -> Iterator[tuple[str, str]]:
        from migpubs.formats import FORMATS

        for each in FORMATS.values():
            if each.reads if read else each.writes:
                yield each.name, each.description

    return known


def _media(_ctx: click.Context) -> Words:
    from migpubs.documents import MEDIA

    return ((each.name, each.summary) for each in MEDIA.values())


def _readers(_ctx: click.Context) -> Words:
    from migpubs.intake.reader import READERS

    return READERS.items()


def _styles(_ctx: click.Context) -> Iterator[tuple[str, str]]:
    from migpubs.csl.library import names

    yield from ((name, "") for name in names())


def _groupings(_ctx: click.Context) -> Words:
    from migpubs.documents.grouping import GROUPINGS

    return ((word, "") for word in GROUPINGS)


def _columns(_ctx: click.Context) -> Words:
    from migpubs.documents.columns import COLUMNS

    return ((word, "") for word in COLUMNS)


def _orders(_ctx: click.Context) -> Words:
    from migpubs.documents.ordering import ORDERS

    return ((word, "") for word in ORDERS)


PUBLICATION = Known(_publications)
BODY = Known(_bodies)
THEME = Known(_themes)
LANGUAGE = Known(_languages)
KIND = Known(_kinds)
RELATION = Known(_relations)
STYLE = Known(_styles)
MEDIUM = Known(_media)
READER = Known(_readers)
WRITTEN = Known(_formats(read=False))
READ = Known(_formats(read=True))
GROUPINGS = Known(_groupings, several=True)
COLUMNS = Known(_columns, several=True)
ORDERS = Known(_orders, several=True)
LISTED = Year(_listed)
ISSUED = Year(_issued)
