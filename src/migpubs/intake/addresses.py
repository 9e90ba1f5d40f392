"""Which link of an entry is the publication's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from attrs import evolve

from migpubs.identifiers import recognise
from migpubs.intake.blocks import NOTE_MARK
from migpubs.intake.plain_text import URL, links_in
from migpubs.intake.readings import UNKNOWN, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from migpubs.intake.blocks import Cell
    from migpubs.intake.entries import Entry
    from migpubs.intake.readings import Notebook

_REST: Final = re.compile(r"[a-z0-9&=?%_/.-]|\S*(?:\w[/_=&%?#]\w|\w\.\w)")
"""How what follows a blank begins if it may be the rest of an address."""
_ENDING: Final = re.compile(r"(?:pdf|html?|docx?|php|aspx?)\b", re.IGNORECASE)
_NOTE: Final = re.compile(rf"(?:{NOTE_MARK}\d{{1,3}}|[¹²³⁰⁴-⁹†‡]+)$")
"""The mark of a footnote behind an address."""
_AFTER_ADDRESS: Final = re.compile(
    r"[(\[<|•]|https?:|[-–—]\s"
    r"|(?:last |date |was )?(?:accessed|retrieved|visited|viewed|consulted)\b"
    r"|(?:and|or|in|on|also|with|see|as of|pdf|doi|isbn|issn)\b(?!\S*[/.=_-]\w)"
    r"|[^\W\d_][\w ]{1,30}:\s|[ก-๙]",
    re.IGNORECASE,
)
"""How what follows an address begins if it is a remark on it or something else."""
_ELSE: Final = (
    r"(?:(?<!\w )press\b|\b(?:press (?:release|statement|kit)|news|blog|video|film|trailer|"
    r"podcast|webinar|event|photos?|pictures?|slides|review|"
    r"presentation|poster|infographic|flyer|facebook|tweet|authors?|contact|home ?page|web ?site|"
    r"old|dead|broken|not|see also|cf|related|data ?set|summary|invitation|agenda|registration)\b"
    r"|ข่าว|วิดีโอ|วีดิทัศน์|คลิป)"
)
"""Words of a link that leads to something else than the publication."""
_IN_BRACKETS: Final = re.compile(rf"[(\[][^()\[\]]*?{_ELSE}", re.IGNORECASE)
_BEFORE_LINK: Final = re.compile(rf"{_ELSE}(?: \w+)?\W*(?:https?://|$)", re.IGNORECASE)
_LABEL: Final = re.compile(
    rf"\W*(?:link|url|website|download|(?:\w+ )?{_ELSE}(?: \w+)?)\W*", re.IGNORECASE
)
_HOME: Final = re.compile(r"https?://[^/?#]+/?", re.IGNORECASE)
"""The address of a whole website."""
_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "na", "none", "tbc", "nil"})


def read_url(entry: Entry, notes: Notebook) -> Reading:
    """Return the link of an entry: that of its title, else of its column of links, else another's.

    A link of a column of persons or bodies leads to them, not to the publication, and is proposed.
    """
    column = entry.cell("url")
    own = _web(
        [*entry.cell("title").links, *entry.cell("title-en").links, *entry.cell("title-th").links]
    )
    listed = _web(column.links)
    doubtful = _broken(column, listed, notes)
    if doubtful:
        return doubtful
    if own and any(goes_on(own[0], cell.text) for cell in entry.cells):
        notes.flag("broken-url", "does the address go on after the blank?")
        return Reading(value=own[0], status="proposed", rule="broken-url")
    for links, rule in ((own, "title-link"), (listed, "link-column")):
        if links:
            found = _one_of(links, rule, notes, [*own, *listed])
            return _elsewhere(found, notes) if _leads_away(entry, rule) else found
    bare = " ".join(column.text.split())
    return _bare(bare, notes) or _of_others(entry, bare, notes)


def _leads_away(entry: Entry, rule: str) -> bool:
    """Whether a link leads to a whole website, or its words say that it leads elsewhere."""
    if rule == "link-column":
        column = entry.cell("url")
        beside = re.search(_ELSE, URL.sub("", column.text), re.IGNORECASE)
        return bool(beside or _HOME.fullmatch(_web(column.links)[0]))
    text = URL.sub("", entry.cell("title").text)
    return bool(_IN_BRACKETS.search(text) or _LABEL.fullmatch(text))


def _elsewhere(found: Reading, notes: Notebook) -> Reading:
    notes.flag("elsewhere", "does the link lead to the publication, or to something about it?")
    return evolve(found, status="proposed", rule="elsewhere")


def doubts_in_text(cell: Cell, *, printed: bool) -> Iterator[tuple[str, str]]:
    """Give what has to be asked about the link of an entry of a reading list: code and question.

    printed: whether the text comes out of a PDF, in which raised figures look like others.
    """
    if any(goes_on(link, cell.text) for link in cell.links):
        yield "broken-url", "does the address go on after the blank?"
    if printed and any(re.search(r"[^\W\d_]\d{1,2}$", link) for link in cell.links):
        yield "footnote", "is the figure that ends the address the mark of a footnote?"
    if cell.links and (_BEFORE_LINK.search(cell.text) or _IN_BRACKETS.search(cell.text)):
        yield "elsewhere", "does the link lead to the publication, or elsewhere?"


def _broken(column: Cell, listed: Sequence[str], notes: Notebook) -> Reading | None:
    """Propose an address that blanks have cut, or that may go on after a blank."""
    whole = _repaired(column.text)
    if not whole and listed and goes_on(listed[0], column.text):
        notes.flag("broken-url", "does the address go on after the blank?")
        return Reading(value=listed[0], status="proposed", rule="broken-url")
    if not whole or whole in listed:
        return None
    notes.change("url", " ".join(column.text.split()), whole, "broken-url", "blanks in an address")
    notes.flag("broken-url", f"is '{whole}' the whole address?")
    return Reading(value=whole, status="proposed", rule="broken-url")


def _bare(text: str, notes: Notebook) -> Reading | None:
    """Propose what stands for an address: a DOI, or one without https://."""
    named = recognise(text)
    if named and named.scheme == "doi":
        notes.flag("url", f"is the address of '{text}' the publication's?")
        url = f"https://doi.org/{named.value}"
        return Reading(value=url, status="proposed", rule="doi-address")
    if re.fullmatch(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", text, re.IGNORECASE):
        notes.flag("url", f"'{text}' has no https:// before it; is it the address?")
        return Reading(value=text, status="proposed", rule="bare-url")
    return None


def _of_others(entry: Entry, bare: str, notes: Notebook) -> Reading:
    """Propose the link of another column; say what leads nowhere."""
    rest = _web(link for cell in entry.cells for link in cell.links)
    if rest:
        notes.flag("url", "is this the publication's link? it stands in another column")
        return Reading(value=rest[0], status="proposed", rule="other-column")
    lost = next((link for cell in entry.cells for link in cell.links), "")
    if lost and not bare:
        notes.flag("url", f"the link '{lost}' leads nowhere by itself")
    if bare and bare.casefold() not in _NOTHING:
        notes.flag("url", f"'{bare}' holds no address")
    return UNKNOWN


def _one_of(links: Sequence[str], rule: str, notes: Notebook, every: Sequence[str]) -> Reading:
    url = _unwrapped(links[0])
    if url != links[0]:
        notes.change("url", links[0], url, "safe-link", "the mail program wrapped the address")
        rule = "safe-link"
    if len({_unwrapped(each).rstrip("/") for each in every}) > 1:
        notes.flag("url", "the row has several links; which is the publication's own?")
        return Reading(value=url, status="proposed", rule=rule)
    return Reading(value=url, status="inferred" if rule == "safe-link" else "read", rule=rule)


def _web(links: Iterable[str]) -> list[str]:
    """Return the links that lead to the web, each once."""
    found = (link.strip() for link in links)
    return [
        *dict.fromkeys(
            each for each in found if re.match(r"https?://[^/\s]+\.", each, re.IGNORECASE)
        )
    ]


def _repaired(text: str) -> str:
    """Return an address with the blanks taken out that a line end or a separator put into it."""
    flat = " ".join(text.split())
    if re.fullmatch(r"https?://\S+(?:[ \t]*\n[ \t]*[a-z0-9./=&_%?#-]\S*)+", text.strip()):
        return "".join(flat.split()) if len(links_in(flat)) == 1 else ""
    match = re.fullmatch(r"https?\s?:\s?/\s?/\s?\S+(?: \S+)*", flat, re.IGNORECASE)
    if not match or len(links_in(flat)) > 1 or not re.search(r"[/.?=&_:-] | [:/.?=&_-]", flat):
        return ""
    return flat.replace(" ", "")


def goes_on(link: str, text: str) -> bool:
    """Whether an address that is printed in a text may go on after a blank or a line end.

    It is whole at the end of the text, before a bracket, another address, a label or a remark, and
    before a capital that begins no path; a stop closes it where no small letter or path follows.
    """
    _, found, rest = text.partition(link)
    match = re.match(r"(?P<tail>\S*)(?P<gap>\s*)(?P<after>.*)", rest, re.DOTALL)
    if not found or match is None or re.match(r"[;,|]https?:", match["tail"], re.IGNORECASE):
        return False
    tail, after = _NOTE.sub("", match["tail"]), match["after"]
    closed = tail[-1:] in {")", "]", ">"}
    if closed or re.search(r"\w", tail):
        return not closed
    cut = not tail and link[-1] in "-_=&?%+"
    if not after or cut:
        return cut
    ending = tail.endswith(".") and _ENDING.match(after) is not None
    if ending or _AFTER_ADDRESS.match(after):
        return ending
    lone = bool(re.search(r"[\n\u2029]", match["gap"])) and re.match(r"\S+\s*(?:\n|$)", after)
    goes = _REST.match(after) is not None
    return goes if tail else bool(goes or lone or link[-1] == "/")


def is_cut(line: str, below: str) -> bool:
    """Whether the end of a line cuts the address that ends it: the next line begins as a path."""
    links = links_in(line)
    if not links or not line.endswith(links[-1]):
        return False
    return links[-1][-1] in "-_=&?%+" or _REST.match(below) is not None


def _unwrapped(url: str) -> str:
    parts = urlsplit(url)
    if (parts.hostname or "").endswith(".safelinks.protection.outlook.com"):
        inner = parse_qs(parts.query).get("url", [""])[0]
        return inner if inner.startswith("http") else url
    return url
