"""The project keeps its own rules."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import migpubs

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src" / "migpubs").glob("**/*.py"))
TESTS = sorted((ROOT / "tests").glob("**/test_*.py"))


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def test_every_test_states_its_claim() -> None:
    """Each test function has a docstring."""
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in TESTS
        for node in functions(path)
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_modules_are_rooms_not_halls() -> None:
    """No module is longer than 500 lines."""
    halls = [
        f"{path.relative_to(ROOT)}: {count}"
        for path in MODULES
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 500
    ]
    assert halls == []


def test_functions_are_short() -> None:
    """No function is longer than 50 lines, its docstring not counted."""
    long = []
    for path in MODULES:
        for node in functions(path):
            words = ast.get_docstring(node, clean=False) or ""
            length = (node.end_lineno or 0) - node.lineno + 1 - len(words.splitlines())
            if length > 50:
                long.append(f"{path.relative_to(ROOT)}: {node.name}: {length}")
    assert long == []


def test_the_version_stands_in_one_place() -> None:
    """CITATION.cff, the README's citation and the changelog name the version of the package."""
    for name, found in (
        ("CITATION.cff", r"^version: (.*)$"),
        ("README.md", r"\(version (.*?)\)"),
        ("CHANGELOG.md", r"\A(?:.*\n)*?## ([\d.]+) "),
    ):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert [migpubs.__version__] == re.findall(found, text, re.MULTILINE), name


def test_the_public_names_are_sorted_and_there() -> None:
    """`__all__` is sorted, and every name in it can be had."""
    assert sorted(migpubs.__all__) == migpubs.__all__
    assert [name for name in migpubs.__all__ if not hasattr(migpubs, name)] == []
    assert {*migpubs.__all__} <= {*dir(migpubs)}


def test_nothing_local_is_committed() -> None:
    """No tracked text names a machine's folders or a package registry."""
    folders = "|".join(("wor" + "k", "roo" + "t", "hom" + "e"))
    hosts = "|".join(("files.python" + "hosted", "registry.npm" + "js"))
    done = subprocess.run(
        ["git", "grep", "-nIE", f"(^|[^[:alnum:].])/({folders})/|{hosts}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
