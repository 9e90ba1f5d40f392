"""The closed lists: which words a record may use, and what each means.

A word is added here and nowhere else; the reader, the JSON Schema and the documentation follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from migpubs.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    import attrs

KINDS: Final[dict[str, str]] = {
    "report": "a report, study, analysis or evaluation",
    "brief": "a brief, policy brief or briefing paper",
    "factsheet": "a factsheet, leaflet or infographic",
    "guide": "a guide, manual, toolkit, set of principles or guidelines",
    "course": "an e-learning course",
    "instrument": "a legal instrument: convention, recommendation, declaration, memorandum",
    "book": "a book, or a volume of its own with an ISBN",
    "chapter": "a part of a book or report with authors of its own",
    "article": "an article in a journal",
    "webpage": "a web page, story or dashboard",
    "dataset": "data",
    "series": "a series, of which other records are members or editions",
    "document": "any other, or unknown",
}
"""What a publication is; its own word for itself is `Publication.genre`."""

STATUSES: Final[dict[str, str]] = {
    "published": "it is out",
    "draft": "it is being drafted or discussed",
    "forthcoming": "it is announced",
}

ROLES: Final[dict[str, str]] = {
    "author": "wrote it, or answers for it as a body",
    "editor": "edited it",
    "translator": "translated it",
    "commissioner": "had it made",
    "researcher": "carried out the study",
    "programme": "the programme or project it comes from",
    "contributor": "named on the title page or wrote a part of it",
}

BODY_KINDS: Final[dict[str, str]] = {
    "un-system": "an agency, fund, programme or organ of the United Nations system",
    "regional-office": "the regional office of a body",
    "country-office": "the country office of a body",
    "unit": "a unit or section of a body",
    "working-group": "an inter-agency group, team or network",
    "programme": "a programme or project",
    "government": "a government, ministry or department",
    "ngo": "a non-governmental organization or coalition",
    "academic": "a university or research institute",
    "university-unit": "a faculty or centre of a university",
    "employer-org": "an organization of employers",
    "other": "any other",
}

LINK_KINDS: Final[dict[str, str]] = {
    "landing": "the publication's own page",
    "file": "the publication itself, as PDF or the like",
    "course": "where the course is taken",
    "press-release": "an announcement by those who made it",
    "news": "news about it",
    "catalogue-entry": "an entry in somebody's catalogue",
    "copy": "a copy kept by a third party",
    "archive": "a copy in a web archive",
}

RELATION_KINDS: Final[dict[str, str]] = {
    "translation-of": "it is a translation of the target",
    "part-of": "it is a part of the target",
    "in-series": "it is a member of the series",
    "edition-of": "it is an edition of the target",
    "about": "it is about the target",
    "supersedes": "it replaces the target",
}

EXTENTS: Final[dict[str, str]] = {
    "full": "the whole text",
    "executive-summary": "the executive summary only",
    "summary": "a summary only",
    "extract": "a part only",
}

TEXT_STATUSES: Final[dict[str, str]] = {
    "official": "the publisher says it is official",
    "unofficial": "the publisher says it is not",
}

RANKS: Final[dict[str, str]] = {
    "primary": "the theme it belongs to first",
    "secondary": "a theme it also belongs to",
}

DATE_KINDS: Final[dict[str, str]] = {
    "issued": "the date on the work, or the day the publisher issued it",
    "adopted": "the day an instrument was adopted",
    "signed": "the day an agreement was signed",
    "launched": "the day of its launch",
    "posted": "the day its web page was posted",
    "coverage": "the period its data cover",
}
"""The kinds of date a publication may have; each is a field of `Publication`."""

Check: TypeAlias = "Callable[[Any, attrs.Attribute[str], str], None]"


def several(words: str | Iterable[str]) -> tuple[str, ...]:
    """The words of an argument that takes several: one alone is one word, not its letters."""
    return (words,) if isinstance(words, str) else tuple(words)


def one_of(words: Collection[str], *, optional: bool = False) -> Check:
    """Return an attrs validator for a closed list: `ValueError` names the nearest word."""

    def check(_instance: object, attribute: attrs.Attribute[str], value: str) -> None:
        if value in words or (optional and not value):
            return
        hint = did_you_mean(value, words) or f"one of {', '.join(words)}"
        raise ValueError(f"{attribute.name}: '{value}' is not a known word ({hint})")

    return check
