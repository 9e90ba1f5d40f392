"""What the Network keeps: publications, the bodies and persons behind them, annexes that list them.

Every class is frozen and hashable, takes keywords only, and holds its bodies and persons as
objects, so that a script needs nothing else to print a record. An empty field means *unknown*:
nothing here is guessed. Files, formats, positions and the network are other modules' business.

The classes of one model are read together, so this module is longer than most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from migpubs.language_map import NO_TEXT, LanguageMap
from migpubs.vocabulary import (
    BODY_KINDS,
    EXTENTS,
    KINDS,
    LINK_KINDS,
    RANKS,
    RELATION_KINDS,
    ROLES,
    STATUSES,
    TEXT_STATUSES,
    one_of,
)

if TYPE_CHECKING:
    from migpubs.dates import Date, Period
    from migpubs.identifiers import Identifier


@frozen(kw_only=True)
class Source:
    """Where a fact came from: a web page, a row of an annex, a file, or a body's own word."""

    url: str = ""
    """The page that was read."""
    annex: str = ""
    """``2023/3``: the third row of the annex of 2023."""
    file: str = ""
    """The name of a file that was received."""
    body: str = ""
    """The id of the body that sent it; never a personal address. In the file: ``from``."""
    received: Date | None = None
    """The day it was sent."""
    supports: tuple[str, ...] = ()
    """The names of the fields it speaks for; empty: the record as a whole."""
    note: str = ""
    """What it says, in our words."""


@frozen(kw_only=True, repr=False)
class Body:
    """Whoever may be an author or publisher and is not a person.

    Offices and departments are bodies with a parent.
    """

    id: str
    """``[a-z0-9-]``, assigned once."""
    name: LanguageMap
    """The name spelled out, by language."""
    acronym: str = ""
    """As the body itself writes it."""
    kind: str = field(default="other", validator=one_of(BODY_KINDS))
    """One of `BODY_KINDS`."""
    parent: Body | None = None
    """The body it is an office, unit or department of."""
    aliases: tuple[str, ...] = ()
    """Other names it is found under, in any language."""
    identifiers: tuple[Identifier, ...] = ()
    """ROR and the like."""
    url: str = ""
    """Its home page."""
    valid_from: Date | None = None
    """Since when it exists under this name."""
    valid_to: Date | None = None
    """Until when it existed under this name."""
    sort_as: str = ""
    """What to sort it by, where the name misleads."""
    note: str = ""
    """What an editor should know."""
    sources: tuple[Source, ...] = ()
    """Where these facts came from."""

    def __repr__(self) -> str:
        return f"<Body {self.id}>"

    @property
    def short(self) -> str:
        """The acronym, or the English name where there is none."""
        return self.acronym or self.name.text("en")

    @property
    def lineage(self) -> tuple[Body, ...]:
        """The body, its parent, its parent's parent …, the topmost last."""
        return (self, *(self.parent.lineage if self.parent else ()))

    def within(self, other: Body) -> bool:
        """Whether this body is the other one or an office of it, at any depth."""
        return any(body.id == other.id for body in self.lineage)


@frozen(kw_only=True)
class Person:
    """A person, with family and given name, or one whole ``name`` that is never inverted.

    Mononyms and Myanmar names are whole names.
    """

    family: str = ""
    """The family name."""
    given: str = ""
    """The given names, as printed."""
    name: str = ""
    """The whole name of somebody whose name has no family part."""
    native: LanguageMap = NO_TEXT
    """The name in other scripts, by language."""
    sort_as: str = ""
    """What to sort by, for example the given name of a Thai author."""
    orcid: str = ""
    """Sixteen digits in groups of four."""

    def __str__(self) -> str:
        """The name as it is said: given name first."""
        return self.name or " ".join(part for part in (self.given, self.family) if part)


Contributor: TypeAlias = Person | Body


@frozen(kw_only=True)
class Contribution:
    """What a person or body did for a publication."""

    who: Contributor
    """The person or body."""
    role: str = field(default="author", validator=one_of(ROLES))
    """One of `ROLES`."""
    as_printed: str = ""
    """The name as the work prints it, where that differs."""


@frozen(kw_only=True)
class Text:
    """What exists of a publication in one language."""

    language: str
    """A BCP 47 tag."""
    extent: str = field(default="full", validator=one_of(EXTENTS))
    """One of `EXTENTS`."""
    status: str = field(default="", validator=one_of(TEXT_STATUSES, optional=True))
    """One of `TEXT_STATUSES`, or empty where nobody says."""
    translated: bool = False
    """Whether it is known to be a translation."""


@frozen(kw_only=True)
class Link:
    """An address on the web."""

    url: str
    """The address."""
    kind: str = field(default="landing", validator=one_of(LINK_KINDS))
    """One of `LINK_KINDS`."""
    language: str = ""
    """The language of what is there."""
    holder: Body | None = None
    """Whose site it is, where it is not the publisher's."""
    extent: str = field(default="full", validator=one_of(EXTENTS))
    """How much of the text is there."""


@frozen(kw_only=True)
class Relation:
    """How a publication stands to another one, in the catalogue (`target`) or not (`title`)."""

    kind: str = field(validator=one_of(RELATION_KINDS))
    """One of `RELATION_KINDS`."""
    target: str = ""
    """The id of the other publication."""
    title: str = ""
    """The title of a work that is not in the catalogue."""
    url: str = ""
    """Where that work is."""
    number: str = ""
    """The number of the edition, part or member."""


@frozen(kw_only=True)
class Variant:
    """Another form of the title, and where it stands."""

    text: str
    """The other form."""
    source: str = ""
    """An address, or a word such as "cover"."""


@frozen(kw_only=True, repr=False)
class Theme:
    """A controlled word, such as a priority of the Network."""

    id: str
    """``gcm:13``, ``sdg:10``, ``network-2023:2.1``."""
    label: LanguageMap
    """As its source prints it."""
    short: LanguageMap = NO_TEXT
    """A shorter label for headings."""
    parent: Theme | None = None
    """The priority of an outcome."""

    def __repr__(self) -> str:
        return f"<Theme {self.id}>"

    @property
    def lineage(self) -> tuple[Theme, ...]:
        """The theme, its parent and so on, the topmost last."""
        return (self, *(self.parent.lineage if self.parent else ()))


@frozen(kw_only=True)
class Assignment:
    """That a publication belongs to a theme, and who says so."""

    theme: Theme
    """The theme."""
    assigned: str = ""
    """The id of the body that says so, or ``compiler``: unconfirmed."""
    rank: str = field(default="primary", validator=one_of(RANKS))
    """One of `RANKS`."""

    @property
    def confirmed(self) -> bool:
        """Whether a body stands behind it."""
        return self.assigned not in {"", "compiler"}


@frozen(kw_only=True)
class Confirmation:
    """That a body has looked at its record and agrees."""

    by: str
    """The id of the body."""
    date: Date
    """The day it did."""


@frozen(kw_only=True, repr=False)
class Publication:
    """One work, as the catalogue holds it. Every field but `id` and `title` may be unknown."""

    id: str
    """``[a-z0-9-]``, assigned once, the citation key everywhere. No date is ever read out of it."""
    kind: str = field(default="document", validator=one_of(KINDS))
    """One of `KINDS`."""
    genre: str = ""
    """The work's own word for itself ("briefing paper")."""
    title: LanguageMap
    """By language. A title in a language in which there is no text is a supplied one."""
    subtitle: LanguageMap = NO_TEXT
    """By language, without the colon before it."""
    title_variants: tuple[Variant, ...] = ()
    """Other forms in which the title is met; they help to find it and are never shown for it."""
    texts: tuple[Text, ...] = ()
    """What exists in which language."""
    contributions: tuple[Contribution, ...] = ()
    """Persons and bodies in the order of the title page, each with a role."""
    publishers: tuple[Body, ...] = ()
    """Who published it, in the order of the title page."""
    place: str = ""
    """The place of publication, as printed."""
    issued: Date | None = None
    """The date on the work, or the day the publisher issued it; never the year of a listing."""
    adopted: Date | None = None
    """The day an instrument was adopted."""
    signed: Date | None = None
    """The day an agreement was signed."""
    launched: Date | None = None
    """The day of its launch."""
    posted: Date | None = None
    """The day its web page was posted."""
    coverage: Period | None = None
    """The period its data cover."""
    edition: str = ""
    """Which edition it is, as printed."""
    number: str = ""
    """The number of a report or instrument ("115")."""
    pages: str = ""
    """How many, or from where to where."""
    status: str = field(default="published", validator=one_of(STATUSES))
    """One of `STATUSES`."""
    links: tuple[Link, ...] = ()
    """The best one first."""
    identifiers: tuple[Identifier, ...] = ()
    """Those of this manifestation only, one scheme after another."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other publications."""
    themes: tuple[Assignment, ...] = ()
    """The themes it belongs to, and who says so."""
    abstract: LanguageMap = NO_TEXT
    """What it is about, by language."""
    note: str = ""
    """What a reader of the record should know; not printed in citations."""
    sources: tuple[Source, ...] = ()
    """Where these facts came from."""
    confirmed: Confirmation | None = None
    """The body that has looked at this record and agrees."""
    aliases: tuple[str, ...] = ()
    """Ids and citation keys it was known by."""

    def __repr__(self) -> str:
        return f"<Publication {self.id}>"

    def of_role(self, role: str) -> tuple[Contributor, ...]:
        """Return the persons and bodies with a role, in order."""
        return tuple([part.who for part in self.contributions if part.role == role])

    @property
    def authors(self) -> tuple[Contributor, ...]:
        """Who wrote it, or answers for it."""
        return self.of_role("author")

    @property
    def editors(self) -> tuple[Contributor, ...]:
        """Who edited it."""
        return self.of_role("editor")

    @property
    def date(self) -> Date | None:
        """The date to cite: issued, else adopted, else signed; never a listing or posting date."""
        return self.issued or self.adopted or self.signed

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the whole text exists."""
        return tuple([text.language for text in self.texts if text.extent == "full"])

    @property
    def language(self) -> str:
        """The language to cite it by: that of the first whole text, or an empty string."""
        for text in self.texts:
            if text.extent == "full":
                return text.language
        return ""

    @property
    def title_language(self) -> str:
        """The language of the title to show: that of the text where there is one."""
        return self.title.only or self.title.best(*self.languages)

    @property
    def title_is_supplied(self) -> bool:
        """Whether the title is in a language in which there is no text."""
        if not self.texts:
            return False
        shown = self.title_language
        if shown == self.language:
            return False
        return shown.split("-")[0] not in {tag.split("-")[0] for tag in self.languages}

    def full_title(self, *languages: str) -> str:
        """Return title and subtitle in the best of the languages (default: the text's own).

        They are joined by a colon, or by a blank after a question or exclamation mark.
        """
        tag = self.title.best(*languages) if languages else self.title_language
        title = self.title[tag] if tag else ""
        return join_title(title, self.subtitle.get(tag, "")) if self.subtitle else title

    @property
    def link(self) -> Link | None:
        """The link to give to a reader: landing page, course or file, else none."""
        for kind in ("landing", "course", "file"):
            for link in self.links:
                if link.kind == kind:
                    return link
        return None

    @property
    def url(self) -> str:
        """The address of `link`, or an empty string."""
        link = self.link
        return link.url if link else ""

    def identifier(self, scheme: str) -> str:
        """Return the first identifier of a scheme, or an empty string."""
        for each in self.identifiers:
            if each.scheme == scheme:
                return each.value
        return ""


def join_title(title: str, subtitle: str) -> str:
    """Join them by a colon; a title that ends in ``?``, ``!`` or ``:`` takes none."""
    if not (title and subtitle):
        return title or subtitle
    return f"{title}{' ' if title[-1:] in '?!:…' else ': '}{subtitle}"


@frozen(kw_only=True)
class RowLink:
    """A link that a printed row carried."""

    url: str
    """The address."""
    column: str = ""
    """The column's heading."""


@frozen(kw_only=True)
class Row:
    """One row of an annex: its cells exactly as printed, and the records it lists.

    A row of an annex in the making has only records.
    """

    cells: tuple[str, ...] = ()
    """As printed, in the order of the annex's columns; empty: built from the records."""
    records: tuple[str, ...] = ()
    """Ids; one row may list two works."""
    page: str = ""
    """The page of the report it stands on."""
    links: tuple[RowLink, ...] = ()
    """The links behind its cells."""
    note: str = ""
    """What an editor should know of the row."""


@frozen(kw_only=True)
class Annex:
    """The list of publications in one year's report, as it was printed."""

    year: int
    """The year of the report; the works may be of other years."""
    heading: str = ""
    """The heading above the table, as printed."""
    columns: tuple[str, ...] = ("Title", "Author", "Publisher/Agency")
    """The headings of the columns, as printed."""
    rows: tuple[Row, ...] = ()
    """In printed order."""
    file: str = ""
    """The name of the file it was read from."""
    sha256: str = ""
    """Of that file."""
    note: str = ""
    """What an editor should know of the annex."""

    def __repr__(self) -> str:
        return f"<Annex {self.year} of {len(self.rows)} rows>"
