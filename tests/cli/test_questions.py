"""Questions on the terminal."""

from __future__ import annotations

import readline

import click
from click.testing import CliRunner

from migpubs.cli.questions import Question, completions


def test_completions_go_on_from_what_was_typed() -> None:
    """Case does not matter; a word stands once."""
    known = ["unicef", "UNICEF", "unicef-thailand", "ilo"]
    assert ["UNICEF", "unicef", "unicef-thailand"] == completions("Uni", known)
    assert [] == completions("x", known)


def test_tab_completes_what_is_known() -> None:
    """Blanks are part of an answer; after the last word there is nothing."""

    @click.command
    def ask() -> None:
        click.echo(Question("Who", known=["UNICEF Thailand"]).ask())

    answered = CliRunner().invoke(ask, input=" me \n").stdout
    assert "me" == answered.splitlines()[-1]  # older clicks show what was typed before it
    complete = readline.get_completer()
    assert complete is not None
    assert ["UNICEF Thailand", None] == [complete("unicef t", number) for number in (0, 1)]
    assert "" == readline.get_completer_delims()
