"""Tests of ``cs:if`` and ``cs:else-if`` (specification, "Choose")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.csl.numbers import is_numeric

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from migpubs.csl.cite import Cite
    from migpubs.csl.document import Node

    Test = Callable[[Cite], bool]


def compile_condition(node: Node) -> Test:
    """The element's conditions under its ``match``."""
    if not any(name in node.attributes for name in _TESTS):
        raise node.error(f"cs:{node.name} needs a condition: {', '.join(_TESTS)}")
    match = node.get("match", "all")
    if match not in {"all", "any", "none"}:
        raise node.error("match is 'all', 'any' or 'none'")
    tests = list(_tests(node, every=match == "all"))
    if len(tests) == 1:
        only = tests[0]
        return (lambda cite: not only(cite)) if match == "none" else only
    if match == "all":
        return lambda cite: all(test(cite) for test in tests)
    if match == "any":
        return lambda cite: any(test(cite) for test in tests)
    return lambda cite: not any(test(cite) for test in tests)


def _tests(node: Node, *, every: bool) -> Iterator[Test]:
    """One test for each attribute's values, or for each value.

    No item has several types: they are alternatives even in ``all``.
    """
    for name, make in _TESTS.items():
        values = _values(node, name)
        if name == "type" and values:
            yield _types(frozenset(values))
            continue
        if name == "variable":
            held = frozenset(values) - _ASKED
            if held:
                yield _all_held(held) if every else _any_held(held)
            values = [value for value in values if value in _ASKED]
        yield from map(make, values)


def _types(wanted: frozenset[str]) -> Test:
    return lambda cite: cite.item.type in wanted


def _all_held(variables: frozenset[str]) -> Test:
    return lambda cite: variables <= cite.item.held


def _any_held(variables: frozenset[str]) -> Test:
    return lambda cite: not variables.isdisjoint(cite.item.held)


_ASKED = frozenset({"citation-number", "first-reference-note-number", "locator", "year-suffix"})
"""Variables that the cite holds, not the item."""


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
    if variable == "year-suffix":
        return lambda cite: bool(cite.detail.suffix)
    return lambda cite: bool(value_of(variable, cite))


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
    "type": lambda value: _types(frozenset({value})),
    "variable": _variable,
}
