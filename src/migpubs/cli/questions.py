"""Questions on the terminal: asked again until the answer can be read, completed with Tab."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click
from attrs import frozen

from migpubs.cli import console
from migpubs.errors import MigpubsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@frozen
class Question:
    """One question, for one answer or several; an empty answer means unknown."""

    words: str
    """As the person reads it."""
    judge: Callable[[str], object] = str
    """What raises where an answer cannot be read."""
    known: Iterable[str] = ()
    """Answers that Tab completes."""
    several: bool = False
    """Whether it is asked again after each answer, until an empty one."""
    needed: bool = False
    """Whether it is asked until there is an answer."""

    def ask(self) -> str | list[str]:
        """Return the answer, or all answers."""
        _complete(self.known)
        if not self.several:
            return self._ask(self.words)
        answers: list[str] = []
        while answer := self._ask("  and" if answers else self.words):
            answers.append(answer)
        return answers

    def _ask(self, words: str) -> str:
        err = not console.on_terminal()  # readline knows no terminal but stdout
        while True:
            answer = click.prompt(words, default="", show_default=False, err=err).strip()
            if not answer:
                if self.needed:
                    continue
                return ""
            try:
                self.judge(answer)
            except (MigpubsError, ValueError, click.UsageError) as error:
                console.say(f"  {error}")
            else:
                return str(answer)


def completions(begun: str, known: Iterable[str]) -> list[str]:
    """Return the known words that go on from what was typed, whatever its case."""
    low = begun.casefold()
    return sorted(
        {word for word in known if word.casefold().startswith(low)},
        key=lambda each: (each.casefold(), each),
    )


def _complete(known: Iterable[str]) -> None:
    """Let Tab complete these words, where the terminal can."""
    with suppress(ImportError):  # Windows has no readline
        import readline

        def complete(begun: str, number: int) -> str | None:
            return [*completions(begun, known), None][number]

        readline.set_completer_delims("")
        readline.set_completer(complete)
        readline.parse_and_bind("tab: complete")
