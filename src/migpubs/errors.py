"""What can go wrong, in one currency.

A :class:`Problem` is something a person should look at: it says where, what, and what would be
right. Readers, checks and writers collect problems; only what cannot go on raises::

    MigpubsError
    ├── CatalogueError       a catalogue that cannot be read; carries all its problems
    ├── ParseError           a foreign file that cannot be read; carries all its problems
    ├── EditConflict         the file changed on disk since it was read
    ├── FetchError           the web did not give what was asked for
    ├── MissingExtra         an optional library is not installed (also an ImportError)
    ├── UnknownFormat        no such format, medium or style (also a ValueError)
    ├── UnknownWord          not a word of a closed list (also a ValueError)
    ├── WrongOption          there is no such option, or not here (also a ValueError)
    └── UnknownKey           no such record (also a KeyError)
        ├── UnknownPublication
        ├── UnknownBody
        └── UnknownYear      no annex of that year
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Severity = Literal["error", "warning", "gap", "loss"]
"""``error``: it breaks something. ``warning``: probably wrong. ``gap``: nothing wrong, something
missing. ``loss``: a format cannot carry it."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "gap", "loss")
"""Gravest first."""


@frozen(kw_only=True)
class Place:
    """Where a problem is: in a file, in a record, or both. Every part may be unknown."""

    file: str = ""
    """The path as the user would type it."""
    line: int = 0
    """Counted from 1; 0 is unknown."""
    column: int = 0
    """Counted from 1 in characters; 0 is unknown."""
    record: str = ""
    """The id of a publication or body."""
    field: str = ""
    """The field's name in the file."""

    def __str__(self) -> str:
        """``file:line:column: record: field``, as far as it is known."""
        numbers = [str(number) for number in (self.line, self.column) if number]
        address = ":".join([self.file, *numbers] if self.file else [])
        return ": ".join(part for part in (address, self.record, self.field) if part)


NOWHERE = Place()


@frozen
class Problem:
    """One thing that is wrong, doubtful, missing or lost."""

    code: str
    """A stable name, explained in ``docs/reference/checks.md``."""
    severity: Severity
    message: str
    """What is wrong, in an editor's words."""
    where: Place = NOWHERE
    hint: str = field(default="", kw_only=True)
    """What would be right."""

    def __str__(self) -> str:
        """One line: place, message, hint."""
        line = f"{self.where}: {self.message}" if str(self.where) else self.message
        return f"{line} ({self.hint})" if self.hint else line


if TYPE_CHECKING:
    OnProblem = Callable[[Problem], None]


def ignore(_problem: Problem) -> None:
    """Drop a problem: the default of ``on_problem=`` where the caller does not ask."""


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word nearest to ``word``, or nothing where none is near; capitals count little.

    cutoff: from 0, where everything is near, to 1, where only the word itself is.
    """
    words = list(known)
    folded = {each.casefold(): each for each in reversed(words)}
    found = difflib.get_close_matches(word, words, n=1, cutoff=cutoff)
    alike = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return next(iter(found), "") or next((folded[each] for each in alike), "")


def did_you_mean(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """``did you mean 'unicef-eapro'?`` for the known word `nearest` to ``word``, or nothing.

    known: the words; where each has a meaning, the only one whose meaning holds the word will do.
    """
    meant = nearest(word, known, cutoff=cutoff)
    if not meant and isinstance(known, Mapping):
        meant = _told_by_meaning(word.strip().removesuffix("s"), known)
    return f"did you mean '{meant}'?" if meant else ""


def _told_by_meaning(word: str, known: Mapping[str, object]) -> str:
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", re.IGNORECASE)
    found = [each for each, what in known.items() if isinstance(what, str) and whole.search(what)]
    return found[0] if word and len(found) == 1 else ""


class MigpubsError(Exception):
    """The root of everything this package raises on purpose."""


class _ProblemsError(MigpubsError):
    """An error that carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type, tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class CatalogueError(_ProblemsError):
    """A catalogue that cannot be read; ``problems`` holds all that was found in one pass."""


class ParseError(_ProblemsError):
    """A file in a foreign format that cannot be read; ``problems`` holds all that was found."""


class EditConflict(MigpubsError):
    """The file changed on disk since it was read; nothing was written."""


class FetchError(MigpubsError):
    """The web did not give what was asked for."""


class MissingExtra(MigpubsError, ImportError):
    """An optional library is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        self.what, self.extra = what, extra
        super().__init__(f"{what} needs the extra [{extra}]: pip install 'migpubs[{extra}]'")

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.what, self.extra)


_FEW = 15
"""So many words may be listed in a hint."""


class _Unknown(MigpubsError):
    """A word that names nothing, or several; the message says what was meant, perhaps."""

    noun = "name"
    """What kind of word it is, for the message."""
    otherwise = ""
    """The hint where nothing is near and there is no other."""

    def __init__(
        self,
        word: str,
        known: Iterable[str] = (),
        *,
        hint: str = "",
        noun: str = "",
        others: Iterable[str] = (),
    ) -> None:
        self.word, self.known, self.hint = str(word), tuple(known), hint
        self.noun, self.others = noun or self.noun, tuple(others)
        super().__init__("; ".join(map(self._told, (self.word, *self.others))))

    def _told(self, word: str) -> str:
        meant = did_you_mean(word, self.known) or self.hint
        if not meant and 0 < len(self.known) <= _FEW:
            meant = f"one of {', '.join(self.known)}"
        meant = meant or self.otherwise
        return f"unknown {self.noun} '{word}'" + (f" ({meant})" if meant else "")

    def __str__(self) -> str:
        """The message, without the quotes that KeyError adds."""
        return str(self.args[0])

    def __reduce__(self) -> tuple[Callable[..., _Unknown], tuple[Any, ...]]:
        given: dict[str, Any] = {"hint": self.hint, "noun": self.noun, "others": self.others}
        return partial(type(self), **given), (self.word, self.known)


class UnknownFormat(_Unknown, ValueError):
    """No such format, medium or style."""

    noun = "format"


class UnknownWord(_Unknown, ValueError):
    """Not a word of a closed list."""

    noun = "word"


class WrongOption(MigpubsError, ValueError):
    """An option that a format does not know, or that does not fit the others."""


class UnknownKey(_Unknown, KeyError):
    """No such record."""


class UnknownPublication(UnknownKey):
    """No publication has this id, nor ever had."""

    noun = "publication"
    otherwise = "`migpubs list` names all"


class UnknownBody(UnknownKey):
    """No body has this id, acronym, name or alias."""

    noun = "body"
    otherwise = "bodies.yaml names all"


class UnknownYear(UnknownKey):
    """The catalogue holds no annex of this year; it says which there are, and how one begins."""

    noun = "annex year"

    def _told(self, word: str) -> str:
        there = f"there is {', '.join(self.known)}" if 0 < len(self.known) <= _FEW else ""
        begins = f"`migpubs add --listed {word}` begins it" if word.isdecimal() else ""
        meant = "; ".join(filter(None, (there, begins)))
        return f"unknown {self.noun} '{word}'" + (f" ({meant})" if meant else "")
