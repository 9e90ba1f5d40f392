"""Tests of ``cs:if`` and ``cs:else-if`` (specification, "Choose")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.csl.numbers import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable

    from migpubs.csl.cite import Cite
    from migpubs.csl.document import Node

    Test = Callable[[Cite], bool]


def compile_condition(node: Node) -> Test:
    """The element's conditions under its ``match``."""
    tests = [make(value) for name, make in _TESTS.items() for value in _values(node, name)]
    if not tests:
        raise node.error(f"cs:{node.name} needs a condition: {', '.join(_TESTS)}")
    match = node.get("match", "all")
    if match == "all":
        tests = _alternatives(node, tests)
    if match == "any":
        return lambda cite: any(test(cite) for test in tests)
    if match == "none":
        return lambda cite: not any(test(cite) for test in tests)
    if match != "all":
        raise node.error("match is 'all', 'any' or 'none'")
    if len(tests) == 1:
        return tests[0]
    return lambda cite: all(test(cite) for test in tests)


def _alternatives(node: Node, tests: list[Test]) -> list[Test]:
    """Several types cannot all hold: they, locators and positions are alternatives."""
    name = next((x for x in ("type", "locator", "position") if len(_values(node, x)) > 1), "")
    if not name:
        return tests
    either = [_TESTS[name](value) for value in _values(node, name)]
    others = [_TESTS[key](x) for key in _TESTS if key != name for x in _values(node, key)]
    return [lambda cite: any(test(cite) for test in either), *others]


def _values(node: Node, name: str) -> list[str]:
    return (node.get(name).split() or [""]) if name in node.attributes else []


def value_of(variable: str, cite: Cite) -> str:
    """The text of a variable that is not a name or a date."""
    if variable == "locator":
        return cite.locator
    if variable == "citation-number":
        return str(cite.number or "")
    if variable == "first-reference-note-number":
        return str(cite.note or "")
    return cite.item.text.get(variable, "")


def _variable(variable: str) -> Test:
    def test(cite: Cite) -> bool:
        if variable == "year-suffix":
            return bool(cite.detail.suffix)
        return bool(value_of(variable, cite)) or cite.item.has(variable)

    return test


def _type(value: str) -> Test:
    return lambda cite: cite.item.type == value


def _numeric(variable: str) -> Test:
    return lambda cite: is_numeric(value_of(variable, cite))


def _uncertain(variable: str) -> Test:
    def test(cite: Cite) -> bool:
        date = cite.item.dates.get(variable)
        return date is not None and date.circa

    return test


def _locator(value: str) -> Test:
    value = "sub verbo" if value == "sub-verbo" else value
    return lambda cite: bool(cite.locator) and _kind(cite) == value


def _kind(cite: Cite) -> str:
    return (cite.label or "page").replace("sub-verbo", "sub verbo")


_SUBSEQUENT = {
    "first": {"first"},
    "subsequent": {"subsequent", "ibid", "ibid-with-locator"},
    "ibid": {"ibid", "ibid-with-locator"},
    "ibid-with-locator": {"ibid-with-locator"},
}


def _position(value: str) -> Test:
    if value == "near-note":
        return lambda cite: cite.area == "citation" and cite.near_note
    wanted = _SUBSEQUENT.get(value, set())
    return lambda cite: cite.area == "citation" and cite.position in wanted


def _disambiguate(_value: str) -> Test:
    def test(cite: Cite) -> bool:
        cite.tested += 1
        return cite.tested <= cite.detail.condition

    return test


_TESTS: dict[str, Callable[[str], Test]] = {
    "disambiguate": _disambiguate,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "type": _type,
    "variable": _variable,
}
