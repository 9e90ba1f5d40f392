"""What a title cell says: the title itself, and the notes and left-overs that stand around it.

A title is never re-cased or re-spelled. What is taken off its end is kept as what it means; where
anything is left that may not belong to the title, the title is proposed, not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from migpubs import mending
from migpubs.dates import read_date
from migpubs.identifiers import recognise
from migpubs.intake import editions, footnotes, words
from migpubs.intake.blocks import PARAGRAPH_END, plain
from migpubs.intake.doubts import ASKED, DOUBTS, QUESTIONS, names_author
from migpubs.intake.plain_text import URL
from migpubs.intake.readings import Reading, worse
from migpubs.text import thai_damage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from migpubs.intake.readings import Notebook, Status
    from migpubs.model import Text


@frozen(kw_only=True)
class Title:
    """What a title cell says."""

    title: Reading
    texts: tuple[Text, ...] = ()
    texts_sure: bool = True
    """Whether the note that says the languages can be nothing else."""
    site: str = ""
    identifiers: tuple[dict[str, Any], ...] = ()
    date: str = ""
    """A date in brackets after the title, in ISO 8601."""
    series: str = ""
    genre: str = ""


_HAS_LAST_BRACKET = re.compile(r"\s*[(\[](?P<note>[^()\[\]]+)[)\]]\s*$")
_LANGUAGE_LAST = re.compile(r"\s*(?:\s[-–—|/]|,)\s(?P<note>[^-–—|/,]{2,40})$")
_ORGANS = re.compile(
    r"(?:A|E|S|ST|DP|TD|HR|HRI|CRC|CCPR|CAT|CED|CEDAW|CERD|CMW|CRPD|ESCAP|FCCC|UNEP)/"
)
_PERSON_FIRST = re.compile(r"(?P<name>[A-Z][a-zà-ỹ'’-]+(?: [A-Z][a-zà-ỹ'’-]+){1,2})[,:] [A-Z“\"]")
_QUOTED = re.compile(r"^[\"“‘'«](?P<inside>[^\"“”«»]+)[\"”’'»]$")
_NUMBER_FIRST = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|\[\d{1,3}\]|[-•‣▪*])\s+(?=\S)")
_SERIES: Final = re.compile(
    r"\b(?:series|no\.? ?\d+|vol(?:ume)?\.? ?\d+|issue \d+|working paper|policy brief|paper \d+)\b",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(r"(?<=[a-z] )(?![aio]\b)[b-z]\b(?![-'’.)])")
_LONG: Final = 300
_E_LEARNING = re.compile(r"\bE[ -]?learning\b", re.IGNORECASE)


def read_title(
    text: str,
    notes: Notebook,
    *,
    vocabulary: Collection[str],
    english: Collection[str],
    printed_lines: bool,
    is_body: Callable[[str], bool],
    cuts: Sequence[tuple[str, str]] = (),
    authors: str = "",
) -> Title:
    """Read a title cell.

    vocabulary: the document's own words. english: words of English. printed_lines: whether line
    ends are the printer's (PDF), so that words may be cut there without a hyphen. cuts: where lines
    have no room for a letter more; see `migpubs.intake.blocks.Cell.cuts`. authors: what another
    cell says of them.
    """
    reader = _Reader(text, notes, is_body)
    reader.drop_marks()
    if printed_lines:
        reader.cut_words(vocabulary, english)
        reader.full_lines(cuts, {*vocabulary, *english})
    else:
        reader.line_ends()
    mended = reader.mend(vocabulary, english)
    reader.last_language(mended.texts)
    reader.brackets()
    reader.doubts(printed_lines=printed_lines)
    if names_author(reader.text, authors, english, is_body):
        reader.doubt("imprint", QUESTIONS["imprint"])
    reader.person_first(english)
    reader.questions()
    if not reader.text and text.strip():
        notes.flag("title-missing", f"nothing is left of '{' '.join(text.split())}'; what is it?")
    return Title(
        title=Reading(value=reader.text or None, status=reader.status if reader.text else "unknown",
                      rule=reader.rule),
        texts=(*mended.texts, *reader.texts),
        texts_sure=reader.texts_sure,
        site=mended.site or reader.site,
        identifiers=tuple(reader.identifiers),
        date=reader.date,
        series=reader.series,
        genre=reader.genre,
    )  # fmt: skip


class _Reader:
    """A title on its way; remembers the least sure thing that was done to it."""

    def __init__(self, text: str, notes: Notebook, is_body: Callable[[str], bool]) -> None:
        self.text, self.notes, self.is_body = plain(text), notes, is_body
        self.status: Status = "read"
        self.rule = "cell"
        self.identifiers: list[dict[str, Any]] = []
        self.texts: tuple[Text, ...] = ()
        self.texts_sure = True
        self.date = self.series = self.genre = self.site = ""

    def did(
        self, rule: str, before: str, after: str, reason: str, *, status: Status = "inferred"
    ) -> None:
        """Write down what was done and how sure it is."""
        self.notes.change("title", before, after, rule, reason, applied=status != "proposed")
        if worse(status, self.status) != self.status:
            self.status, self.rule = worse(status, self.status), rule

    def doubt(self, rule: str, question: str) -> None:
        """Leave the text as it is and ask."""
        self.notes.flag(rule, question)
        self.status, self.rule = "proposed", rule

    def drop_marks(self) -> None:
        """Take off footnote marks, list numbers and addresses."""
        found = footnotes.without_marks(self.text)
        for mark, sure in found.marks:
            status: Status = "inferred" if sure else "proposed"
            self.did("footnote", mark, "", "the mark of a footnote", status=status)
            if not sure:
                self.notes.flag("footnote", f"is '{mark}' the mark of a footnote?")
        if found.doubt:
            self.doubt("footnote", "is what is raised the mark of a footnote, or of the title?")
        self.text = found.text
        for pattern, rule, reason, how in _MARKS:
            for match in pattern.findall(self.text):
                self.did(rule, match.strip(), "", reason, status=how)
            self.text = pattern.sub("", self.text)
        parts = [part.strip() for part in self.text.split(PARAGRAPH_END) if part.strip()]
        if len(parts) > 1:
            rest = [part for part in parts[1:] if not _only_note(part)]
            if rest:
                self.doubt(
                    "paragraphs", "the cell has several paragraphs; where does the title end?"
                )
                self.texts_sure = False
        self.text = " ".join(parts)

    def line_ends(self) -> None:
        """Ask about a line end that somebody set: a subtitle or another field may stand below."""
        below = [part.strip() for part in self.text.split("\n")[1:]]
        if any(part and not _only_note(part) for part in below):
            self.doubt("line-end", "the cell has several lines; where does the title end?")
            self.texts_sure = False

    def cut_words(self, vocabulary: Collection[str], english: Collection[str]) -> None:
        """Join a word that a line end cuts without a hyphen, where the rest is no word."""
        self.text, joined = words.joined(self.text, vocabulary, english)
        for head, tail in joined:
            reason = f"'{tail}' is no word and '{head + tail}' is one"
            self.did("cut-word", f"{head} {tail}", head + tail, reason, status="proposed")
            self.notes.flag("cut-word", f"is '{head + tail}' one word?")
        if words.cut_rests(self.text, vocabulary, english):
            self.doubt("cut-word", "is a word cut at the end of a line?")

    def full_lines(self, cuts: Sequence[tuple[str, str]], known: Collection[str]) -> None:
        """Ask about each line that had no room for a letter more; propose the word it may cut."""
        for head, tail in words.at_cuts(self.text, cuts):
            if (head + tail).casefold() in known:
                reason = f"the line has no room for a letter more, and '{head + tail}' is a word"
                self.did("cut-word", f"{head} {tail}", head + tail, reason, status="proposed")
                self.notes.flag("cut-word", f"is '{head + tail}' one word?")
                self.text = self.text.replace(f"{head}\n{tail}", head + tail, 1)
            else:
                self.doubt("cut-word", f"is '{head} {tail}' one word?")

    def mend(self, vocabulary: Collection[str], english: Collection[str]) -> mending.Mended:
        """Undo hyphens at line ends, take off site names and language notes."""
        mended = mending.mend(self.text, vocabulary, english)
        for change in mended.changes:
            certain = change.certain
            if change.rule == "language-note" and not editions.is_sure_note(change.before):
                certain = self.texts_sure = False
                self.notes.flag("language-note", f"does '{change.before}' say the language?")
            status: Status = "inferred" if certain else "proposed"
            if change.rule == "blanks":
                continue
            self.did(change.rule, change.before, change.after, change.reason, status=status)
            if not certain and change.rule == "hyphen":
                self.notes.flag("hyphen", f"is '{change.before}' meant as '{change.after}'?")
        self.text = mended.text
        return mended

    def last_language(self, found: tuple[Text, ...]) -> None:
        """Propose to take a language off the end: "– Thai version", ", Thai edition", "- TH"."""
        match = None if found else _LANGUAGE_LAST.search(self.text)
        note = {"TH": "Thai", "EN": "English"}.get(match["note"], match["note"]) if match else ""
        texts = mending.read_note(note)
        if match and texts and match.start():
            self.did(
                "language-last", match[0].strip(), "", "it names a language", status="proposed"
            )
            self.notes.flag("language-last", f"is '{match['note']}' the language of the text?")
            self.text, self.texts = self.text[: match.start()], texts
            self.texts_sure = False

    def brackets(self) -> None:
        """Read what stands in brackets at the end: a symbol, a date; ask about the rest.

        The acronym of the words before it is part of the title.
        """
        match = _HAS_LAST_BRACKET.search(self.text)
        if not match:
            if re.search(r"[)\]][.,]?$", self.text):
                self.doubt("bracket", "does what stands in brackets belong to the title?")
            return
        note = match["note"].strip()
        found = recognise(note)
        date = read_date(note)
        if found and found.scheme != "ilo-instrument":
            self.identifiers.append({"scheme": found.scheme, "value": found.value})
            sure = found.scheme != "un-symbol" or _ORGANS.match(found.value)
            if not sure:
                self.notes.flag("identifier", f"is '{note}' the document's symbol?")
            self.did("identifier", match[0].strip(), "", f"it is a {found.scheme}",
                     status="inferred" if sure else "proposed")  # fmt: skip
            self.text = self.text[: match.start()]
        elif date and "-" in str(date):
            self.date = str(date)
            self.did("date-note", match[0].strip(), "", "a date in brackets", status="proposed")
            self.notes.flag("date", f"is '{note}' the date of publication?")
            self.text = self.text[: match.start()]
        elif self.is_body(note) or not words.abbreviates(note, self.text[: match.start()]):
            if date:
                self.date = str(date)
            if _SERIES.search(note):
                self.series = note
            self.doubt("bracket", f"does '({note})' belong to the title?")

    def doubts(self, *, printed_lines: bool) -> None:
        """Ask where the title has what titles seldom have."""
        self._quotes()
        for rule, pattern in DOUBTS:
            if pattern.search(self.text):
                self.doubt(rule, QUESTIONS[rule])
        dash = re.search(
            r"(?:\s[-–—|:/]\s|[,;:]\s)(?P<last>[^-–—|,;:]+?)(?:,? (?:19|20)\d\d)?$", self.text
        )
        if dash and self.is_body(dash["last"].strip()):
            self.doubt("body-after-dash", f"does '{dash['last']}' belong to the title?")
        first = re.match(r"(?P<first>[^:–—]+?)\s*[:–—]\s", self.text)
        if first and self.is_body(first["first"].strip()):
            self.doubt("body-first", f"does '{first['first']}' belong to the title?")
        symbol = first and recognise(first["first"].strip())
        if first and symbol and symbol.scheme != "ilo-instrument":
            self.doubt("identifier", f"is '{first['first'].strip()}' the document's symbol?")
        if len(self.text) > _LONG:
            self.doubt("long", "is all of this the title?")
        if thai_damage(self.text):
            self.doubt("thai-damage", thai_damage(self.text)[0][1])
        if len(self.text.split()) == 1 and self.is_body(self.text):
            self.doubt("body-only", "is this the title, or who published it?")
        if printed_lines and _FRAGMENT.search(self.text):
            self.doubt("cut-word", "is a single letter the rest of a word?")

    def person_first(self, english: Collection[str]) -> None:
        """Ask whether two or three words before the title that are not English wrote it."""
        match = _PERSON_FIRST.match(self.text)
        words_ = match["name"].casefold().split() if match else []
        if match and not any(word in english for word in words_):
            self.doubt("person-first", f"is '{match['name']}' who wrote it, or part of the title?")

    def _quotes(self) -> None:
        match = _QUOTED.match(self.text)
        if match:
            self.did(
                "quotes", self.text, match["inside"], "the list puts titles in quotation marks",
                status="proposed",
            )  # fmt: skip
            self.notes.flag("quotes", "do the quotation marks belong to the title?")
            self.text = match["inside"]

    def questions(self) -> None:
        """Ask what no rule can settle; the title itself stays."""
        for rule, pattern, question in ASKED:
            if pattern.search(self.text):
                self.notes.flag(rule, question)
        match = _E_LEARNING.search(self.text)
        if match:
            self.genre = "e-learning course"
            if match[0] != "E-learning":
                reason = "the usual spelling; titles are not re-spelled"
                self.notes.change(
                    "title", match[0], "E-learning", "spelling", reason, applied=False
                )
                self.notes.flag("spelling", f"is '{match[0]}' meant as 'E-learning'?")


_MARKS: Final[tuple[tuple[re.Pattern[str], str, str, Status], ...]] = (
    (URL, "address", "an address in the cell is the link", "proposed"),
    (_NUMBER_FIRST, "list-number", "the number of the item in the list", "proposed"),
)


def _only_note(part: str) -> bool:
    """Whether a paragraph is nothing but a note in brackets."""
    return re.fullmatch(r"[(\[][^()\[\]]+[)\]]", part) is not None
