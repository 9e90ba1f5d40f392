"""Errors say where and what, and travel between processes."""

from __future__ import annotations

import pickle

from migpubs.csl import CSLError, ItemProblem, StyleError, UnknownStyle
from migpubs.csl.errors import ignore


def test_place() -> None:
    """The message starts with file and line, as far as they are known."""
    assert str(StyleError("wrong", "a.csl", 3)) == "a.csl:3: wrong"
    assert str(StyleError("wrong")) == "style: wrong"


def test_kinds() -> None:
    """All are CSLErrors; an unknown style is a LookupError too."""
    assert issubclass(StyleError, CSLError)
    assert issubclass(UnknownStyle, LookupError)


def test_pickle() -> None:
    """An error comes back whole from another process."""
    copy = pickle.loads(pickle.dumps(StyleError("wrong", "a.csl", 3)))
    assert ("wrong", "a.csl", 3) == (copy.message, copy.file, copy.line)


def test_ignore() -> None:
    """The default listener drops a problem."""
    assert ignore(ItemProblem("a", "title", "x")) is None
