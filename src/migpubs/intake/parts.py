"""What the punctuation of an entry of a reading list sets apart."""

from __future__ import annotations

import re

from attrs import evolve, frozen

_SERIES = re.compile(
    r"\s*[(\[](?P<series>[^()\[\]]*(?:\b(?:series|paper|brief|no\.? ?\d+|vol\.? ?\d+)\b)"
    r"[^()\[\]]*)[)\]]$",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\s*\((?P<note>(?:\d+(?:st|nd|rd|th)|rev\.?|revised) ed(?:ition|n)?\.?)\)$", re.IGNORECASE
)


@frozen(kw_only=True)
class Parts:
    """What the punctuation of an entry sets apart."""

    form: str
    """Which form it has: a key of `FORMS`."""
    title: str
    authors: str = ""
    """With "(eds.)" where they are the editors."""
    publishers: str = ""
    date: str = ""
    languages: str = ""
    series: str = ""
    note: str = ""
    """What is left of the entry."""

    def without_series(self) -> Parts:
        """Take a series, an edition or another note in brackets off the end of the title."""
        title = self.title.strip(" ,")
        title = title if title.endswith("..") else title.rstrip(".")
        series = _SERIES.search(title)
        edition = _EDITION.search(title)
        said = re.search(r"\s*\[(?P<note>[^\[\]]{4,60})\]$", title)
        if said:
            return evolve(self, title=title[: said.start()],
                          note="; ".join(filter(None, [said["note"], self.note])))  # fmt: skip
        if series and series.start():
            return evolve(self, title=title[: series.start()], series=series["series"])
        if edition:
            note = "; ".join(filter(None, [edition["note"], self.note]))
            return evolve(self, title=title[: edition.start()], note=note)
        return evolve(self, title=title)
