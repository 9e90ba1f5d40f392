"""Ids that are made up: of a name, of a record, and the next one that is free.

An id is given once and is a name ever after: nothing is read out of it.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from itertools import chain, count
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

_LITTLE: Final = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "our"}
    | {"the", "their", "to", "under", "with"}
)
"""Words that say nothing of a title."""
_LONGEST: Final = 30
"""Letters of a word of a title in an id."""
_YEAR = re.compile(r"\d{4}")


def latin_words(text: str) -> list[str]:
    """Return the words of a text in small Latin letters without accents; none of a Thai one."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", bare.replace("'", ""))


def of_name(name: str, noun: str = "body") -> str:
    """Return an id made of a name's Latin letters; of a noun and a checksum where it has none."""
    words = "-".join(latin_words(name))
    return words[:60].strip("-") or f"{noun}-{zlib.crc32(name.encode()):08x}"


def free(key: str, taken: Container[str]) -> str:
    """Return an id, or where another body has it the next one that none has."""
    while key in taken:
        key += "-b"
    return key


def of_record(record: Mapping[str, Any], taken: Container[str], listed: int | None = None) -> str:
    """Return an id for a record: first publisher or author, year, up to three words of the title.

    record: fields as in the file. taken: ids that others have. listed: the report year that lists
    it. The year is that of issue, else of the listing, else left out: in an id it is a name and no
    fact. A second record with the same words gets ``-b``, a third ``-c``; after ``-z`` they are
    numbered.
    """
    bodies = [*record.get("publishers", ()), *record.get("authors", ())]
    who = next((each for each in bodies if isinstance(each, str)), "")
    year = year_of(record, ("issued", "adopted", "signed")) or str(listed or "")
    words = _title_words(record.get("title", ""))
    stem = "-".join(part for part in (who, year, *words) if part) or "publication"
    if stem not in taken:
        return stem
    marks = chain(ascii_lowercase[1:], count(len(ascii_lowercase) + 1))
    return next(each for mark in marks if (each := f"{stem}-{mark}") not in taken)


def year_of(record: Mapping[str, Any], kinds: Sequence[str]) -> str:
    """Return the year of the first of some dates that has one; an empty text where none has."""
    dates = (str(record.get(kind, "")) for kind in kinds)
    return next((date[:4] for date in dates if _YEAR.match(date)), "")


def _title_words(title: Any) -> list[str]:  # noqa: ANN401 - whatever the file has there
    """Return the first telling words of a title."""
    text = title.get("en", "") if isinstance(title, dict) else title
    words = latin_words(str(text))
    return [word[:_LONGEST] for word in words if word not in _LITTLE][:3]
