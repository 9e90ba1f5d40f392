"""What is probably wrong."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from migpubs import text
from migpubs.catalogue.records import PUBLICATION
from migpubs.checks.rules import rule
from migpubs.dates import is_buddhist, to_common
from migpubs.errors import did_you_mean
from migpubs.model import Body, Person
from migpubs.vocabulary import DATE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from migpubs.catalogue import Catalogue
    from migpubs.checks.rules import Finding
    from migpubs.language_map import LanguageMap
    from migpubs.model import Publication

_NOTE = re.compile(
    r"\((?=[^()]*\b(?:Thai|English|Lao|Burmese|Myanmar|Khmer|Vietnamese|language|translation)\b)"
    r"[^()]*\)\s*$|\((?:ฉบับ)?ภาษา[^()]*\)\s*$",
    re.IGNORECASE,
)
_SITE = re.compile(r"\((?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:org|int|com|net|th|edu)\)\s*$")
_BROKEN = re.compile(r"[a-z]- [a-z]")
_HANGING = re.compile(r"[a-z]- (?:and|or|to)\b")
_HONORIFIC = re.compile(r"\b(?:Dr|Prof|Professor|Mr|Mrs|Ms|Dame|Sir)\b\.?")


def _titles(publication: Publication) -> Iterator[tuple[str, str]]:
    yield from (("title", title) for title in publication.title.values())
    yield from (("subtitle", title) for title in publication.subtitle.values())


def _in_titles(
    publication: Publication, pattern: re.Pattern[str], message: str, hint: str
) -> Iterator[Finding]:
    for field, title in _titles(publication):
        if found := pattern.search(title):
            yield field, message.format(found[0].strip()), hint


@rule("warning", "language-note-in-title")
def _language_note(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A title ends in a note on its language or translation."""
    hint = "say it in texts: and relations:"
    yield from _in_titles(publication, _NOTE, "'{}' is not part of the title", hint)


@rule("warning", "site-in-title")
def _site_in_title(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A title ends in the name of a web site, left from a pasted link."""
    yield from _in_titles(publication, _SITE, "'{}' is left from a link", "delete it")


@rule("warning", "line-break-hyphen")
def _line_break(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A word is cut by a hyphen and a blank, left from a line break."""
    for field, title in _titles(publication):
        found = _BROKEN.search(title)
        if found and not _HANGING.match(title, found.start()):
            yield field, f"a word is cut: '{title[: found.end()][-20:]}…'", "join the word"


@rule("warning", "title-punctuation")
def _punctuation(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A title ends in a colon or a subtitle begins with one: the output sets it."""
    if any(title.rstrip().endswith(":") for title in publication.title.values()):
        yield "title", "the title ends in a colon", "delete it; it is set when printed"
    if any(title.lstrip().startswith(":") for title in publication.subtitle.values()):
        yield "subtitle", "the subtitle begins with a colon", "delete it; it is set when printed"


@rule("warning", "thai-damage")
def _thai_damage(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A text holds letters that were lost, or marks that Thai does not put together."""
    for field, words in _texts(publication):
        for index, what in text.thai_damage(words):
            yield field, f"{what} after '{words[:index][-10:]}'", "type the word again"


@rule("warning", "thai-spelling")
def _thai_spelling(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A text looks right but holds Thai letters in an unusual order or form."""
    for field, words in _texts(publication):
        if text.normal(words) != words:
            yield field, "some letters are not in their normal form", "type the text again"


def _texts(publication: Publication) -> Iterator[tuple[str, str]]:
    maps: dict[str, LanguageMap] = {
        "title": publication.title,
        "subtitle": publication.subtitle,
        "abstract": publication.abstract,
    }
    yield from ((field, words) for field, texts in maps.items() for words in texts.values())
    yield from (("note", words) for words in (publication.note,) if words)


@rule("warning", "buddhist-year")
def _buddhist(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A date looks like a year of the Buddhist era."""
    for kind in DATE_KINDS:
        value = getattr(publication, kind)
        for date in (getattr(value, "start", value), getattr(value, "end", None)):
            if date and is_buddhist(date.year):
                hint = f"write {to_common(date.year)}"
                yield kind, f"{date.year} looks like a year of the Buddhist era", hint


@rule("warning", "third-party-landing")
def _third_party(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A landing page is on a site of nobody who made the publication."""
    hosts = {_site(each.url) for body in _bodies(publication) for each in body.lineage if each.url}
    for link in publication.links:
        if hosts and link.kind == "landing" and _site(link.url) not in hosts:
            host = urlsplit(link.url).hostname
            hint = "use kind: copy or catalogue-entry, or name the site's holder:"
            yield "links", f"{host} belongs to none of its authors and publishers", hint


def _bodies(publication: Publication) -> Iterator[Body]:
    who = [part.who for part in publication.contributions]
    holders = [link.holder for link in publication.links]
    yield from (
        each for each in (*who, *publication.publishers, *holders) if isinstance(each, Body)
    )


def _site(url: str) -> str:
    """Return the part of a host that its owner registered: ``ilo.org``, ``mfa.go.th``."""
    labels = (urlsplit(url).hostname or "").split(".")
    second = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3  # noqa: PLR2004 - co.th
    return ".".join(labels[-3 if second else -2 :])


@rule("warning", "authors-are-publishers")
def _authors_are_publishers(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """The list of authors repeats the list of publishers."""
    publishers = publication.publishers
    if len(publishers) > 1 and publication.authors == publishers:
        yield "authors", "the authors repeat the publishers", "name who wrote it, where known"


@rule("warning", "body-as-person")
def _body_as_person(publication: Publication, catalogue: Catalogue) -> Iterator[Finding]:
    """A person bears the name of a body."""
    for who in publication.authors:
        known = catalogue.find_body(str(who)) if isinstance(who, Person) else None
        if known:
            yield "authors", f"'{who}' is a body", f"write {known.id}"


@rule("warning", "honorific")
def _honorific(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A person's name holds a title such as Dr."""
    for part in publication.contributions:
        if isinstance(part.who, Person) and (found := _HONORIFIC.search(str(part.who))):
            yield "authors", f"'{found[0]}' is not part of a name", "delete it"


@rule("warning", "same-title")
def _same_title(publication: Publication, catalogue: Catalogue) -> Iterator[Finding]:
    """Another record has the same title and is no translation or edition of it."""
    others = (
        other
        for other in catalogue.with_title(publication.full_title())
        if other.id != publication.id and not _are_related(publication, other)
    )
    for other in islice(others, _MOST):
        yield "title", f"{other.id} has the same title", "merge them, or relate them"


_MOST: Final = 3
"""So many namesakes of a record are told: of a hundred alike, each would have a hundred."""


def _are_related(one: Publication, other: Publication) -> bool:
    targets = {each.target for each in (*one.relations, *other.relations)}
    return one.id in targets or other.id in targets


@rule("warning", "shared-identifier")
def _shared_identifier(publication: Publication, catalogue: Catalogue) -> Iterator[Finding]:
    """An identifier stands on two records: it belongs to one manifestation."""
    for identifier in publication.identifiers:
        bearers = catalogue.with_identifier(identifier)
        for other in islice((each for each in bearers if each.id != publication.id), _MOST):
            message = f"{identifier.scheme} {identifier.value} is also that of {other.id}"
            yield "identifiers", message, "keep it where it is printed"


WITHDRAWN_RORS: Final = {
    "01h409w36": "051777d98",
    "01y2paj41": "051777d98",
    "02rz8v083": "051777d98",
    "04w26dy35": "0437ej039",
    "05h99r523": "0437ej039",
    "00degky91": "04567sh69",
    "01trqz050": "058qtt435",
}
"""ROR ids that were withdrawn, and what replaced them (ROR's released records, June 2026)."""


@rule("warning", "withdrawn-ror")
def _withdrawn(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A body bears a ROR id that was withdrawn."""
    for body in dict.fromkeys(_bodies(publication)):
        for identifier in body.identifiers:
            successor = WITHDRAWN_RORS.get(identifier.value.rpartition("/")[2])
            if identifier.scheme == "ror" and successor:
                message = f"{body.id}: the ROR id {identifier.value} was withdrawn"
                yield "publishers", message, f"write https://ror.org/{successor}"


@rule("warning", "unknown-support")
def _unknown_support(publication: Publication, _catalogue: Catalogue) -> Iterator[Finding]:
    """A source speaks for a field that records do not have."""
    for source in publication.sources:
        for name in source.supports:
            if name not in PUBLICATION.fields:
                hint = did_you_mean(name, PUBLICATION.fields)
                yield "sources", f"supports: there is no field '{name}'", hint
