"""What a publication is cited by: formatted references, and files for other programs.

They are the same on the pages of all languages, so each is made once.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Final

from attrs import frozen

from migpubs.documents.entries import alone, load_style
from migpubs.errors import UnknownFormat
from migpubs.formats import FORMATS, export
from migpubs.site import zotero
from migpubs.site.markup import marked_up, trusted
from migpubs.site.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from migpubs.model import Publication
    from migpubs.site.shelves import Shelves

STYLES: Final = {
    "en": {
        "un": "United Nations",
        "apa": "APA",
        "chicago-author-date": "Chicago",
        "harvard-cite-them-right": "Harvard",
    },
    "th": {"un": "United Nations", "apa": "APA"},
}
"""The styles that a page shows, by language, with their names."""

SHOWN: Final = {"biblatex": "bib", "csl-json": "json", "ris": "ris"}
"""The formats that a publication's page shows, with the endings of their files."""


@frozen(kw_only=True)
class Sheet:
    """All that a publication is cited by."""

    citations: tuple[tuple[str, tuple[tuple[str, Markup], ...]], ...]
    """By language: the name of each style and the reference in it."""
    files: tuple[tuple[str, str, str], ...]
    """What each file is, where it lies, and its text."""
    rdf: str
    """Where the file lies that Zotero reads."""
    tags: tuple[tuple[str, str], ...]
    """The meta tags, each a name and a content."""
    json_ld: Markup
    """What search engines read."""


@frozen(eq=False, slots=False)
class Press:
    """Makes and keeps the sheets of a catalogue."""

    shelves: Shelves

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {each.id: each.full_title() for each in self.shelves.catalogue}

    @cached_property
    def _styles(self) -> dict[str, dict[str, str]]:
        """The styles that are installed, by language, with their names."""
        found: dict[str, dict[str, str]] = {}
        for language, labels in STYLES.items():
            for name, label in labels.items():
                with suppress(UnknownFormat):
                    load_style(name)
                    found.setdefault(language, {})[name] = label
        return found

    def sheets(self, publications: Sequence[Publication]) -> Iterator[Sheet]:
        """Give what each of some publications is cited by."""
        citations = zip(*(self._citations(publications, tag) for tag in LANGUAGES), strict=True)
        for publication, cited in zip(publications, citations, strict=True):
            stem = f"publications/{self.shelves.names['publications'][publication.id]}"
            yield Sheet(
                citations=tuple(zip(LANGUAGES, cited, strict=True)),
                files=tuple(
                    (FORMATS[name].label, f"{stem}.{ending}", self._export(name, [publication]))
                    for name, ending in SHOWN.items()
                ),
                rdf=f"{stem}.rdf",
                tags=tuple(zotero.tags(publication, self.shelves.reference)),
                json_ld=self._json_ld(publication),
            )

    def _citations(
        self, publications: Sequence[Publication], language: str
    ) -> Iterator[tuple[tuple[str, Markup], ...]]:
        """Give the references to each; each stands alone, so none has a letter or number."""
        labels = self._styles[language]
        made = alone(publications, language, labels)
        for runs in zip(*made.values(), strict=True):
            yield tuple(zip(labels.values(), map(marked_up, runs), strict=True))

    def _export(self, name: str, publications: Sequence[Publication]) -> str:
        return str(export(name, publications, titles=self._titles))

    def _json_ld(self, publication: Publication) -> Markup:
        """JSON-LD as it may stand in a script element: nothing in it can end the element."""
        text = self._export("json-ld", [publication]).strip()
        return trusted(text.replace("<", "\\u003c").replace(">", "\\u003e"))

    def rdf(self, publications: Sequence[Publication]) -> str:
        """Return what Zotero reads for a page that shows these publications.

        A publication stands on many lists, and its part of their files is the same everywhere,
        unless two on a list have one address, by which RDF would take them for one.
        """
        addresses = [each.url for each in publications if each.url]
        if len(set(addresses)) < len(addresses):
            return self._rdf(publications)
        head, tail = self._frame
        return f"{head}{''.join(map(self._item, publications))}{tail}"

    def _item(self, publication: Publication) -> str:
        known = self._items.get(publication.id)
        if known is None:
            head, tail = self._frame
            known = self._rdf([publication])[len(head) : -len(tail)]
            self._items[publication.id] = known
        return known

    @cached_property
    def _items(self) -> dict[str, str]:
        return {}

    @cached_property
    def _frame(self) -> tuple[str, str]:
        """What stands before and after the publications of a file."""
        tail = "</rdf:RDF>\n"
        return self._rdf([]).removesuffix(tail), tail

    def _rdf(self, publications: Sequence[Publication]) -> str:
        return str(export("zotero-rdf", publications, titles=self._titles, unapi=True))
