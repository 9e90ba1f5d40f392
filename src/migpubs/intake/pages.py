"""From a publication's web page, or the answer for its DOI, to a proposal for the same review.

Only tags that are made for describing a work are believed; what others say of the page is
proposed. Each value names the tag it is from.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from migpubs import languages
from migpubs.dates import read_date
from migpubs.identifiers import recognise
from migpubs.intake import editions, titles
from migpubs.intake.blocks import Cell, Document, plain
from migpubs.intake.drafts import Draft, known_names
from migpubs.intake.entries import Entry
from migpubs.intake.page_tags import SURE, Found, of_csl, of_page
from migpubs.intake.proposals import Proposal
from migpubs.intake.readings import UNKNOWN, Notebook, Reading
from migpubs.model import Text
from migpubs.web import Web

if TYPE_CHECKING:
    from migpubs.catalogue import Catalogue
    from migpubs.intake.readings import Status
    from migpubs.names import Authority

_DOI = re.compile(
    r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)?(?P<doi>10\.\d+/\S+)", re.IGNORECASE
)
_SUFFIX = re.compile(r"^(?P<title>.+?)\s+[|–—·»-]\s+(?P<site>[^|–—·»]+)$")
CSL_JSON: Final = "application/vnd.citationstyles.csl+json"
MEDIA: Final = ("page", "csl-json")
"""What comes from the web, beside the readers' media."""
PAGE_BYTES: Final = 3_000_000
"""How much of a page is asked for."""


def is_address(source: str) -> bool:
    """Whether a word of the command line is an address or a DOI, not a file."""
    return bool(re.match(r"https?://", source, re.IGNORECASE) or _DOI.fullmatch(source))


def fetch(
    source: str, *, web: Web | None = None, resolver: str = "https://doi.org/"
) -> tuple[bytes, str, str]:
    """Return what is at an address: its bytes, its medium (``page``, ``csl-json``), the address.

    A DOI is asked for CSL-JSON, as Crossref and DataCite give it; a page that answers nothing but
    HTML is taken as a page. Raises `FetchError`.
    """
    doi = _DOI.fullmatch(source)
    url = f"https://doi.org/{doi['doi']}" if doi else source
    web = web or Web(max_bytes=PAGE_BYTES)
    reply = web.fetch(
        resolver + doi["doi"] if doi else url, headers={"Accept": CSL_JSON} if doi else None
    )
    medium = "csl-json" if "json" in reply.media_type else "page"
    return reply.body, medium, url


def propose(
    data: bytes, medium: str, url: str, catalogue: Catalogue, listed: int | None = None
) -> tuple[Document, Draft]:
    """Return what a page or the answer for a DOI proposes: a draft of one row.

    medium: ``page`` or ``csl-json``. url: where it was found; may be empty for a saved page.
    """
    name = urlsplit(url).netloc or url or "page"
    found = of_csl(data, name) if medium == "csl-json" else list(of_page(data, name))
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(file=url or "page", sha256=sha256, medium=medium, blocks=())
    entry = Entry(
        fields=tuple(each.field for each in found),
        columns=tuple(each.tag for each in found),
        cells=tuple(Cell(each.value) for each in found),
        place=url,
    )
    row = _Page(found, url, known_names(catalogue)).proposal(entry)
    return document, Draft(
        file=document.file, sha256=sha256, medium=medium, listed=listed, proposals=(row,)
    )


# --- from what was found to a proposal ------------------------------------------------------------


class _Page:
    """One page on its way to a proposal."""

    def __init__(self, found: list[Found], url: str, authority: Authority) -> None:
        self.found, self.url, self.authority = found, url, authority
        self.notes = Notebook()

    def proposal(self, entry: Entry) -> Proposal:
        """Return the proposal; disagreeing tags are asked about."""
        date = self._date()
        year = int(date.value[:4]) if date.value else None
        texts, languages_ = self._texts()
        fields = {
            "title": self._title(),
            "authors": self._authors(),
            "publishers": self._publishers(),
            "languages": languages_,
            "date": date,
            "year": Reading(value=year, status=date.status, rule=date.rule) if year else UNKNOWN,
            "url": self._url(),
            "identifiers": self._identifiers(),
            "series": self._plain("series"),
        }
        if texts:
            status, rule = languages_.status, languages_.rule
            shown = editions.texts_plain(texts)
            fields["texts"] = Reading(value=shown, status=status, rule=rule)
        return Proposal(
            row=1, entry=entry, fields=fields, flags=tuple(self.notes.flags),
            changes=tuple(self.notes.changes),
        )  # fmt: skip

    def _all(self, field: str) -> list[Found]:
        """Return what the most trusted tag says of a field."""
        several = [each for each in self.found if each.field == field]
        return [each for each in several if each.tag == several[0].tag]

    def _status(self, found: Found) -> Status:
        return "inferred" if found.tag.startswith(SURE) else "proposed"

    def _plain(self, field: str) -> Reading:
        several = self._all(field)
        if not several:
            return UNKNOWN
        first = several[0]
        status = self._status(first)
        if len({each.value for each in several}) > 1:
            self.notes.flag(field, f"{first.tag} says several things; which is the publication's?")
            status = "proposed"
        return Reading(value=first.value, status=status, rule=first.tag)

    def _title(self) -> Reading:
        found = self._plain("title")
        if found.value is None:
            self.notes.flag("title-missing", "the page does not say its title")
            return UNKNOWN
        title = self._without_site(plain(found.value))
        mended = titles.read_title(
            title, self.notes, vocabulary=(), english=(), printed_lines=False,
            is_body=self.authority.__contains__,
        ).title  # fmt: skip
        sure = mended.status != "proposed" and found.status == "inferred"
        if not sure:
            self.notes.flag("title", f"is this the whole title? it is from {found.rule}")
        return Reading(
            value=mended.value, status="inferred" if sure else "proposed", rule=found.rule
        )

    def _without_site(self, title: str) -> str:
        """Take off a suffix only where it names the site or a body of the list."""
        match = _SUFFIX.match(title)
        sites = {each.value.casefold() for each in self.found if each.field == "site"}
        host = urlsplit(self.url).netloc.removeprefix("www.")
        if match and (
            match["site"].casefold() in {*sites, host.casefold()} or match["site"] in self.authority
        ):
            self.notes.change(
                "title", title, match["title"], "site-suffix", f"'{match['site']}' names the site"
            )
            return match["title"]
        return title

    def _authors(self) -> Reading:
        several = self._all("authors")
        if not several:
            return UNKNOWN
        names = [self._name(each) for each in several]
        sure = all(name["body"] or each.kind for name, each in zip(names, several, strict=True))
        status = self._status(several[0]) if sure else "proposed"
        if status == "proposed":
            self.notes.flag("authors", f"are these the authors? they are from {several[0].tag}")
        return Reading(value=names, status=status, rule=several[0].tag)

    def _name(self, found: Found) -> dict[str, Any]:
        body = self.authority.find(found.value)
        if body:
            return {"name": found.value, "kind": "body", "body": body.id}
        family, comma, given = (part.strip() for part in found.value.partition(","))
        kind = found.kind or ("person" if comma and given else None)
        name = f"{given} {family}" if kind == "person" and given else found.value
        return {"name": name, "kind": kind, "body": None}

    def _publishers(self) -> Reading:
        several = self._all("publishers")
        if not several:
            sites = [each for each in self._all("site") if each.value in self.authority]
            if not sites:
                return UNKNOWN
            self.notes.flag(
                "publishers", f"is '{sites[0].value}', whose site it is, the publisher?"
            )
            several = sites
        bodies = [self.authority.find(each.value) for each in several]
        return Reading(
            value=[each.value for each in several],
            status="proposed" if several[0].field == "site" else self._status(several[0]),
            rule=several[0].tag,
            bodies=tuple(body.id if body else None for body in bodies) if any(bodies) else (),
        )

    def _date(self) -> Reading:
        stated = [(each, read_date(each.value)) for each in self.found if each.field == "date"]
        dates = [(each, date) for each, date in stated if date]
        if dates:
            first, date = dates[0]
            agree = all(other.year == date.year for _, other in dates)
            if not agree:
                self.notes.flag("date", "the page has several dates; which is the publication's?")
            status = self._status(first) if agree else "proposed"
            return Reading(value=str(date), status=status, rule=first.tag)
        posted = [(e, d) for e in self.found if e.field == "posted" and (d := read_date(e.value))]
        if posted:
            self.notes.flag("date", f"the page was posted on {posted[0][1]}; when was it issued?")
        return UNKNOWN

    def _texts(self) -> tuple[tuple[Text, ...], Reading]:
        """Return the languages that a tag or a label names; a page's own are only proposed."""
        for field in ("languages", "editions", "page-language"):
            several = self._all(field)
            words = [part for each in several for part in re.split(r"\s*[,;/]\s*", each.value)]
            tags = [languages.find(word) for word in words if word.casefold() != "x-default"]
            whole = [tag for tag in dict.fromkeys(tags) if tag]
            if whole and all(tags):
                sure = field == "languages" and self._status(several[0]) == "inferred"
                if not sure:
                    self.notes.flag(
                        "languages", f"the language is from {several[0].tag}; is it right?"
                    )
                status: Status = "inferred" if sure else "proposed"
                reading = Reading(value=whole, status=status, rule=several[0].tag)
                return tuple(Text(language=tag) for tag in whole), reading
        return (), UNKNOWN

    def _url(self) -> Reading:
        stated = self._all("url")
        if self.url:
            if stated and stated[0].value.rstrip("/") != self.url.rstrip("/"):
                words = f"the page calls itself {stated[0].value}; which address is better?"
                self.notes.flag("url", words)
            return Reading(value=self.url, status="read", rule="given")
        return self._plain("url")

    def _identifiers(self) -> Reading:
        found: dict[tuple[str, str], str] = {}
        for each in self.found:
            if each.field == "identifiers":
                bare = re.sub(r"^(?:ISBN|ISSN)\s+(?=(?:ISBN|ISSN)\b)", "", each.value)
                known = recognise(_labelled_number(each, bare))
                if known:
                    found.setdefault((known.scheme, known.value), each.tag)
        if not found:
            return UNKNOWN
        tags = [*found.values()]
        sure = all(tag.startswith(SURE) for tag in tags)
        return Reading(
            value=[{"scheme": scheme, "value": value} for scheme, value in found],
            status="inferred" if sure else "proposed",
            rule=tags[0],
        )


def _labelled_number(found: Found, text: str) -> str:
    """Return an identifier with its label, which a tag's name may hold instead of its value."""
    for scheme in ("isbn", "issn"):
        if found.tag.endswith(scheme) and not text.upper().startswith(scheme.upper()):
            return f"{scheme.upper()} {text}"
    return text
