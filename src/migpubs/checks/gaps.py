"""What is missing, where nothing is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.checks.rules import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.catalogue import Catalogue
    from migpubs.checks.rules import Finding
    from migpubs.model import Publication


@rule("gap", "no-author")
def _no_author(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """Nobody is named as author or editor."""
    if not publication.authors and not publication.editors:
        yield "authors", "no author or editor", ""


@rule("gap", "no-publisher")
def _no_publisher(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """No publisher is known."""
    if not publication.publishers:
        yield "publishers", "no publisher", ""


@rule("gap", "no-date")
def _no_date(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """No date of issue, adoption or signature is known: it is cited as n.d."""
    if publication.date is None and publication.kind != "series":
        yield "issued", "no date; cited as n.d.", ""


@rule("gap", "no-language")
def _no_language(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """The language of the text is unknown."""
    if not publication.texts:
        yield "texts", "no language", ""


@rule("gap", "no-link")
def _no_link(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """There is no address of the publication itself."""
    if publication.link is None:
        yield "links", "no link to the publication", ""


@rule("gap", "no-kind")
def _no_kind(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """What kind of publication it is is unknown."""
    if publication.kind == "document" and not publication.genre:
        yield "kind", "no kind", ""


@rule("gap", "supplied-title")
def _supplied(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """The title in the language of the text is unknown; another one stands in for it."""
    if publication.title_is_supplied:
        yield "title", f"no title in the language of the text ({publication.language})", ""


@rule("gap", "annex-only")
def _annex_only(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """Nothing but the row of an annex speaks for the record."""
    if publication.sources and all(source.annex for source in publication.sources):
        yield "sources", "known from the annex only", ""


@rule("gap", "no-source")
def _no_source(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """Where the record came from is unknown."""
    if not publication.sources:
        yield "sources", "no source", ""


@rule("gap", "theme-unconfirmed")
def _unconfirmed(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A theme was assigned by the compiler; no agency has confirmed it."""
    themes = [each.theme.id for each in publication.themes if not each.confirmed]
    if themes:
        yield "themes", f"assigned by the compiler: {', '.join(themes)}", ""
