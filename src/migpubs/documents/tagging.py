"""Which language a stretch of text is in, told to the media that want to know.

A screen reader speaks, a spelling checker checks and a typesetter breaks lines by the language of
the text; Thai is known by its letters, other languages only where the record says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from migpubs.csl.runs import Language, Link, Styled, plain

if TYPE_CHECKING:
    from migpubs.csl.runs import Run
    from migpubs.documents.blocks import Runs

_THAI = "\u0e01-\u0e5b"
_STRETCH = re.compile(rf"[{_THAI}](?:[^A-Za-z]*[{_THAI}])?")


def primary(tag: str) -> str:
    """The language of a tag without script and region: ``zh`` for ``zh-Hans``."""
    return tag.partition("-")[0].casefold()


def tag(text: str, language: str, around: str) -> Runs:
    """The text with its language marked where it differs from the language around it.

    language: what the record says, or an empty string where nobody says; stretches of Thai letters
    are Thai in any case.
    """
    if not text:
        return ()
    if primary(language) == "th" or (language and not _STRETCH.search(text)):
        return _marked((text,), language, around)
    inner = language or around
    return _marked(_by_script(text, inner), inner, around)


def _by_script(text: str, around: str) -> Runs:
    if primary(around) == "th":
        return (text,)
    runs: list[Run] = []
    end = 0
    for match in _STRETCH.finditer(text):
        runs += [text[end : match.start()], Language("th", (match[0],))]
        end = match.end()
    return tuple(run for run in (*runs, text[end:]) if run)


def _marked(runs: Runs, language: str, around: str) -> Runs:
    if not language or primary(language) == primary(around):
        return runs
    return (Language(language, runs),)


def tag_thai(runs: Runs, around: str) -> Runs:
    """Runs from elsewhere with their stretches of Thai letters marked."""
    if primary(around) == "th":
        return runs
    return tuple(tagged for run in runs for tagged in _tagged(run, around))


def _tagged(run: Run, around: str) -> Runs:
    match run:
        case str():
            return _by_script(run, around)
        case Styled():
            return (Styled(run.mark, tag_thai(run.runs, around)),)
        case Link() if plain(run.runs) != run.url:  # an address is in no language
            return (Link(run.url, tag_thai(run.runs, around), run.language),)
        case _:
            return (run,)
