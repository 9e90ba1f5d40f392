"""The parts of a record: who, in which language, where, related to what, known from where."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen
from yaml import MappingStartEvent

from migpubs import identifiers
from migpubs.catalogue import shapes
from migpubs.catalogue.shapes import MISSING, ListOf, Named, OneOf, Parsed, Record
from migpubs.catalogue.values import BODY, BODY_ID, DATE, ID, LOCALIZED, TAG, URL, WORDS, Flag
from migpubs.model import (
    Assignment,
    Body,
    Confirmation,
    Contribution,
    Link,
    Person,
    Relation,
    Source,
    Text,
    Variant,
)
from migpubs.vocabulary import EXTENTS, LINK_KINDS, RANKS, RELATION_KINDS, ROLES, TEXT_STATUSES

if TYPE_CHECKING:
    from migpubs.catalogue.reader import Reader
    from migpubs.catalogue.shapes import Plain

PERSON: Final = Record(
    Person,
    {
        "given": WORDS,
        "family": WORDS,
        "name": WORDS,
        "native": LOCALIZED,
        "sort_as": WORDS,
        "orcid": Parsed(lambda text: identifiers.parse("orcid", text).value, {"type": "string"}),
    },
    title="a person",
)


@frozen
class Contributor:
    """A body by its id, or a person as a mapping; with a role, a contribution of that role."""

    role: str = ""
    _known: dict[int, Contribution] = field(factory=dict, eq=False, repr=False, init=False)
    """What was made of each body, by the body's identity: bodies recur."""

    def read(self, event: Any, reader: Reader) -> Any:
        shape = PERSON if event.__class__ is MappingStartEvent else BODY
        who = shape.read(event, reader)
        if who is MISSING:
            return MISSING
        if who.__class__ is Body:
            return self._share(who) if self.role else who
        if not str(who):
            hint = "write {given: …, family: …} or {name: …}"
            reader.refuse(event, "missing-field", "a person without a name", hint)
            return MISSING
        return Contribution(who=who, role=self.role) if self.role else who

    def _share(self, body: Body) -> Contribution:
        known = self._known.get(id(body))  # it holds the body, so that the identity stays its own
        if known is None:
            if len(self._known) >= shapes.MOST_SHARED:
                self._known.clear()
            known = self._known[id(body)] = Contribution(who=body, role=self.role)
        return known

    def write(self, value: Any) -> Plain:
        who = value.who if isinstance(value, Contribution) else value
        return BODY.write(who) if isinstance(who, Body) else PERSON.write(who)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [BODY.schema(), PERSON.schema()]}


SOURCE: Final = Record(
    Source,
    {
        "annex": WORDS,
        "url": URL,
        "file": WORDS,
        "from": BODY_ID,
        "received": DATE,
        "supports": ListOf(WORDS, shared=True),
        "note": WORDS,
    },
    renamed={"from": "body"},
    title="a source",
)

CONTRIBUTION: Final = Record(
    Contribution,
    {"who": Contributor(), "role": OneOf(ROLES), "as_printed": WORDS},
    required=("who", "role"),
    title="a contribution",
)

TEXT: Final = Record(
    Text,
    {
        "language": TAG,
        "extent": OneOf(EXTENTS),
        "status": OneOf(TEXT_STATUSES),
        "translated": Flag(),
    },
    required=("language",),
    bare=("language", lru_cache(1000)(lambda language: Text(language=language))),
    title="a language or a text",
)

LINK: Final = Record(
    Link,
    {
        "url": URL,
        "kind": OneOf(LINK_KINDS),
        "language": TAG,
        "holder": BODY,
        "extent": OneOf(EXTENTS),
    },
    required=("url",),
    bare=("url", lambda url: Link(url=url)),
    title="an address or a link",
)

RELATION: Final = Record(
    Relation,
    {"kind": OneOf(RELATION_KINDS), "target": ID, "title": WORDS, "url": URL, "number": WORDS},
    required=("kind",),
    title="a relation",
)

ASSIGNMENT: Final = Record(
    Assignment,
    {
        "theme": Named("themes"),
        "rank": OneOf(RANKS),
        "assigned": Named("bodies", as_id=True, extra=("compiler",)),
    },
    required=("theme",),
    bare=("theme", lambda theme: Assignment(theme=theme)),
    title="a theme",
)

VARIANT: Final = Record(
    Variant,
    {"text": WORDS, "source": WORDS},
    required=("text",),
    bare=("text", lambda text: Variant(text=text)),
    title="a form of the title",
)

CONFIRMATION: Final = Record(
    Confirmation,
    {"by": BODY_ID, "date": DATE},
    required=("by", "date"),
    title="a confirmation",
)
