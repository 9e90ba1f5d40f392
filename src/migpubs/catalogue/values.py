"""What single values look like in a catalogue file: ids, dates, addresses, texts by language."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from attrs import field, frozen
from yaml import MappingStartEvent, ScalarEvent, SequenceStartEvent

from migpubs import identifiers
from migpubs.catalogue.collection import FORMAT
from migpubs.catalogue.shapes import MISSING, ListOf, Named, Parsed, Words, noun
from migpubs.dates import Date, Period, is_buddhist, to_common
from migpubs.errors import did_you_mean
from migpubs.language_map import LanguageMap
from migpubs.languages import canonical, find, is_tag
from migpubs.text import is_thai

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from migpubs.catalogue.reader import Reader
    from migpubs.catalogue.shapes import Plain
    from migpubs.identifiers import Identifier


_LONGEST_LANGUAGE: Final = 3


def parse_tag(text: str) -> str:
    """Return a BCP 47 tag in its canonical form; `ValueError` where it is none.

    A language of four letters or more is a name or a slip: BCP 47 allows such tags for the future,
    and has none; of the codes of a language the shortest is its tag (RFC 5646, section 2.2.1).
    """
    language = text.partition("-")[0]
    shorter = len(language) == _LONGEST_LANGUAGE and find(language) != language.lower()
    if not is_tag(text) or len(language) > _LONGEST_LANGUAGE or (shorter and find(language)):
        meant = find(text)
        hint = f"write {meant}" if meant else "write for example en, th or my"
        raise ValueError(f"'{text}' is not a language tag ({hint})")
    return canonical(text)


def parse_flag(text: str) -> bool:
    """Return yes or no as a bool."""
    if text.lower() not in {"yes", "no", "true", "false"}:
        raise ValueError(f"expected yes or no, found '{text}'")
    return text.lower() in {"yes", "true"}


def parse_year(text: str) -> int:
    """Return a year of four digits, of the Common era, as a number."""
    if not re.fullmatch("[0-9]{4}", text) or text == "0000":
        raise ValueError(f"expected a year such as 2023, found '{text}'")
    if is_buddhist(int(text)):
        raise ValueError(f"{text} is a year of the Buddhist era; write {to_common(int(text))}")
    return int(text)


_URL = re.compile(r"https?://[^\s/?#\[\]]+(?:[/?#].*)?", re.IGNORECASE | re.DOTALL)


def parse_url(text: str) -> str:
    """Return an address that begins with http:// or https:// and has no blank inside."""
    if " " in text or not text.isprintable():
        raise ValueError(f"'{text}' has a blank inside (write it as %20)")
    if not _URL.fullmatch(text) or not (text.isascii() or _can_be_split(text)):
        raise ValueError(f"'{text}' is not a web address (it begins with https:// or http://)")
    return text


def _can_be_split(text: str) -> bool:
    try:
        urlsplit(text)
    except ValueError:  # a letter in the host that looks like a slash
        return False
    return True


_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def parse_id(text: str) -> str:
    """Return an id of small Latin letters, digits and hyphens."""
    if not _ID.fullmatch(text):
        raise ValueError(f"'{text}' is not an id (write small letters a-z, digits and hyphens)")
    return text


def parse_theme_id(text: str) -> str:
    """Return ``vocabulary:code``, as in ``gcm:13`` or ``network-2023:2.1``."""
    vocabulary, _, code = text.partition(":")
    if not code or " " in code or not code.isprintable():
        raise ValueError(f"'{text}' is not a theme's id (write vocabulary:code, as in gcm:13)")
    parse_id(vocabulary)
    return text


def parse_format(text: str) -> str:
    """Return the version of the file format, if it is the one this package reads."""
    if text != FORMAT:
        raise ValueError(f"unknown format {text}; this version of migpubs reads format {FORMAT}")
    return text


@frozen
class Reference(Parsed):
    """The id of something that is read later; written from the thing itself."""

    def write(self, value: Any) -> Plain:
        return getattr(value, "id", value)


def _spelled(parse: Callable[[str], Any], pattern: str, hint: str, *types: str) -> Parsed:
    """Return a shape of text; editors check it by the pattern and show the hint."""
    kinds = list(types) or "string"
    return Parsed(parse, {"type": kinds, "pattern": pattern, "patternErrorMessage": hint})


TAG: Final = _spelled(
    parse_tag, "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", "write for example en, th or my"
)
URL: Final = _spelled(
    parse_url,
    "^https?://[^\\s]+$",
    "a web address begins with https:// or http:// and has no blank",
)
YEAR: Final = _spelled(parse_year, "^[0-9]{4}$", "write a year such as 2023", "string", "integer")


@frozen
class Flag(Parsed):
    """Yes or no."""

    parse: Callable[[str], Any] = parse_flag
    describe: Mapping[str, Any] = field(factory=lambda: {"type": ["boolean", "string"]})

    def write(self, value: object) -> Plain:
        return bool(value)


def _language(text: str) -> str:
    return "en" if text.isascii() or not is_thai(text) else "th"


@frozen
class Localized:
    """A text by language; bare text is English, or Thai where it is written in Thai."""

    words: Words = field(factory=Words)

    def read(self, event: Any, reader: Reader) -> Any:
        if event.__class__ is MappingStartEvent:
            return self._read_mapping(event, reader)
        value = self.words.read(event, reader)
        if value is MISSING:
            return MISSING
        return LanguageMap(((_language(value), value),))

    def _read_mapping(self, event: Any, reader: Reader) -> Any:
        texts = {}
        for key, value_event in reader.items(event):
            tag = TAG.read(key, reader)
            value = self.words.read(value_event, reader)
            if not key.value:
                reader.refuse(key, "wrong-shape", "a text without its language", "write en: …")
            elif tag in texts:
                reader.refuse(key, "duplicate-field", f"'{tag}' is there twice", "keep one")
            elif value is not MISSING and tag is not MISSING:
                texts[tag] = value
        return LanguageMap(texts) if texts else MISSING

    def write(self, value: LanguageMap) -> Plain:
        if len(value) == 1:
            (tag, text) = next(iter(value.items()))
            if tag == _language(text):
                return text
        return dict(value)

    def schema(self) -> dict[str, Any]:
        text = self.words.schema()
        by_language = {
            "type": "object",
            "propertyNames": TAG.schema(),
            "additionalProperties": text,
        }
        return {"anyOf": [text, by_language]}


_DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
ID: Final = _spelled(
    parse_id, "^[a-z0-9][a-z0-9-]*$", "an id has small letters a-z, digits and hyphens"
)
DATE: Final = _spelled(
    Date.parse, _DATE_PATTERN, "write a date as 2023, 2023-09 or 2023-09-20", "string", "integer"
)
PERIOD: Final = Parsed(Period.parse, {"type": "string"})
THEME_ID: Final = Parsed(parse_theme_id, {"type": "string", "pattern": "^[a-z0-9-]+:.+$"})
FORMAT_VERSION: Final = Parsed(parse_format, {"enum": [FORMAT, int(FORMAT)]})
WORDS: Final = Words()
LOCALIZED: Final = Localized()
BODY: Final = Named("bodies")
BODY_ID: Final = Named("bodies", as_id=True)


_BY_SCHEME = {
    scheme: Parsed(partial(identifiers.parse, scheme), {}) for scheme in identifiers.SCHEMES
}


@frozen
class Identifiers:
    """Identifiers by scheme: ``{isbn: [978-…, 978-…], un-symbol: A/69/CRP.1}``."""

    def read(self, event: Any, reader: Reader) -> Any:
        if event.__class__ is not MappingStartEvent:
            if event.__class__ is not ScalarEvent or event.value:
                what = f"expected identifiers by scheme, found {noun(event)}"
                reader.refuse(event, "wrong-shape", what, "write {isbn: 978-…}")
                reader.skip(event)
            return MISSING
        found: dict[str, tuple[Identifier, ...]] = {}
        for key, value in reader.items(event):
            if key.value not in _BY_SCHEME:
                hint = did_you_mean(key.value, _BY_SCHEME) or f"one of {', '.join(_BY_SCHEME)}"
                reader.refuse(key, "unknown-word", f"'{key.value}' is not a known scheme", hint)
                reader.skip(value)
            elif key.value in found:
                reader.refuse(
                    key, "duplicate-field", f"'{key.value}' is there twice", "write a list"
                )
                reader.skip(value)
            else:
                found[key.value] = self._read_values(_BY_SCHEME[key.value], value, reader)
        return tuple(each for several in found.values() for each in several)

    @staticmethod
    def _read_values(shape: Parsed, event: Any, reader: Reader) -> tuple[Identifier, ...]:
        if event.__class__ is SequenceStartEvent:
            several: tuple[Identifier, ...] = ListOf(shape).read(event, reader)
            return several
        value = shape.read(event, reader)
        return () if value is MISSING else (value,)

    def write(self, value: tuple[Identifier, ...]) -> Plain:
        plain = {}
        for scheme in dict.fromkeys(each.scheme for each in value):
            texts = [each.as_printed or each.value for each in value if each.scheme == scheme]
            plain[scheme] = texts if len(texts) > 1 else texts[0]
        return plain

    def schema(self) -> dict[str, Any]:
        texts = {"type": ["string", "array"], "items": {"type": "string"}}
        properties = dict.fromkeys(identifiers.SCHEMES, texts)
        return {"type": "object", "properties": properties, "additionalProperties": False}
