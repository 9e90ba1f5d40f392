"""Problems say where, what and what would be right; errors carry them."""

from __future__ import annotations

import pickle

import pytest

from migpubs import errors
from migpubs.errors import (
    CatalogueError,
    MigpubsError,
    MissingExtra,
    Place,
    Problem,
    UnknownBody,
    UnknownFormat,
    UnknownPublication,
    UnknownWord,
    UnknownYear,
    did_you_mean,
)
from migpubs.vocabulary import KINDS


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(), ""),
        (Place(file="a.yaml"), "a.yaml"),
        (Place(file="a.yaml", line=3), "a.yaml:3"),
        (Place(file="a.yaml", line=3, column=5, record="x"), "a.yaml:3:5: x"),
        (Place(record="x", field="title"), "x: title"),
        (Place(line=3), ""),
    ],
)
def test_a_place_is_written_as_far_as_it_is_known(place: Place, expected: str) -> None:
    """File, line, column, record and field, in the form editors jump to."""
    assert expected == str(place)


def test_a_problem_is_one_line() -> None:
    """Place, message, hint in brackets; what is unknown is left out."""
    assert "no date" == str(Problem("no-date", "gap", "no date"))
    problem = Problem("x", "error", "wrong", Place(file="a", line=1), hint="write b")
    assert "a:1: wrong (write b)" == str(problem)
    assert errors.ignore(problem) is None


def test_the_nearest_word_is_proposed() -> None:
    """A word that is like none gives no hint."""
    assert "did you mean 'unicef-eapro'?" == did_you_mean("unicef-eparo", ["iom", "unicef-eapro"])
    assert "did you mean 'csl-json'?" == did_you_mean("CSL-JSON", ["ris", "csl-json"])
    assert "" == did_you_mean("xyz", ["unicef"])
    assert "" == did_you_mean("", [])


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("e-learning", "course"), ("toolkit", "guide"), ("Manuals", "guide"), ("raport", "report"),
        ("policy brief", "brief"), ("learning", ""), ("other", ""), ("", ""), ("(", ""),
    ],
)  # fmt: skip
def test_a_word_may_stand_in_what_another_means(word: str, meant: str) -> None:
    """As a whole word, where no word itself is near, and only one means that."""
    assert (f"did you mean '{meant}'?" if meant else "") == did_you_mean(word, KINDS)


def test_errors_carry_all_problems() -> None:
    """The message has a line for each, and the list is there for programs."""
    problems = [Problem("a", "error", "one"), Problem("b", "error", "two")]
    error = CatalogueError(iter(problems))
    assert ("one\ntwo", tuple(problems)) == (str(error), error.problems)


@pytest.mark.parametrize(
    ("error", "message", "also"),
    [
        (
            UnknownPublication("tree", ["three"]),
            "unknown publication 'tree' (did you mean 'three'?)",
            KeyError,
        ),
        (UnknownBody("x"), "unknown body 'x' (bodies.yaml names all)", KeyError),
        (
            UnknownBody("x", hint="or so", others=["y"]),
            "unknown body 'x' (or so); unknown body 'y' (or so)",
            KeyError,
        ),
        (
            UnknownYear("2032", ["2023"]),
            "unknown annex year '2032' (there is 2023; `migpubs add --listed 2032` begins it)",
            KeyError,
        ),
        (
            UnknownFormat("bibtx", ["bibtex"]),
            "unknown format 'bibtx' (did you mean 'bibtex'?)",
            ValueError,
        ),
        (UnknownWord("x"), "unknown word 'x'", ValueError),
        (
            MissingExtra("PDF", "pdf"),
            "PDF needs the extra [pdf]: pip install 'migpubs[pdf]'",
            ImportError,
        ),
        (CatalogueError([Problem("a", "error", "one")]), "one", MigpubsError),
    ],
)
def test_errors_read_well_and_travel(
    error: MigpubsError, message: str, also: type[Exception]
) -> None:
    """Each is also the built-in error that programs expect, and survives pickling."""
    copy = pickle.loads(pickle.dumps(error))
    assert (message, message) == (str(error), str(copy))
    assert type(error) is type(copy)
    assert isinstance(error, also)
    assert isinstance(error, MigpubsError)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Every error the module defines is drawn in its docstring, and no other."""
    words = (errors.__doc__ or "").replace("├", " ").replace("└", " ").replace("─", " ").split()
    defined = {
        name
        for name, each in vars(errors).items()
        if isinstance(each, type) and issubclass(each, MigpubsError) and not name.startswith("_")
    }
    assert defined <= set(words)
