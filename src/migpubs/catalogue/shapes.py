"""How values look in a catalogue file: one shape a kind of value.

A shape reads YAML events into a value of the model (`read`), writes the value back as plain data
(`write`), and describes itself to editors (`schema`, JSON Schema draft-07). Nothing is resolved by
YAML: every scalar is text until its shape says otherwise, so ``no`` stays "no".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeAlias

from attrs import field, fields, frozen, has
from yaml import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from migpubs.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from migpubs.catalogue.reader import Reader

Plain: TypeAlias = Any
"""Text, lists and dicts with text keys: what JSON and YAML have in common."""

MISSING: Final = object()
"""What `read` gives for a value that is empty or wrong; the wrong one is reported."""


MOST_SHARED: Final = 10_000
"""How many values of a kind are kept to be shared by all that are equal: they recur."""


class Shape(Protocol):
    """What a value looks like in a file."""

    def read(self, event: Any, reader: Reader) -> Any:
        """Return the value that starts with the event, or `MISSING`."""
        ...

    def write(self, value: Any) -> Plain:
        """Return the value as plain data."""
        ...

    def schema(self) -> dict[str, Any]:
        """Return a draft-07 JSON Schema."""
        ...


def refuse_node(event: Any, reader: Reader, what: str) -> Any:
    """Report a list or mapping where a scalar should be, pass over it, and give None."""
    hint = "" if event.flow_style else "a text that holds ': ' or begins with '- ' needs quotes"
    reader.refuse(event, "wrong-shape", f"expected {what}, found {noun(event)}", hint)
    reader.skip(event)


def noun(event: Any) -> str:
    """Say what a node is that should be something else."""
    if isinstance(event, ScalarEvent):
        return f"the text '{event.value}'"
    return "a list" if isinstance(event, SequenceStartEvent) else "a mapping"


@frozen
class Words:
    """Free text on one line or several. Plain text that YAML would cut at ` #` is refused."""

    empty: bool = False
    """Whether an empty text is a value, as a printed cell is."""

    def read(self, event: Any, reader: Reader) -> Any:
        value = (
            event.value if event.__class__ is ScalarEvent else refuse_node(event, reader, "text")
        )
        if reader.hashes and value is not None:
            reader.refuse_cut(event)
        if self.empty:
            return MISSING if value is None else value
        return MISSING if not value or value.isspace() else value

    def write(self, value: str) -> Plain:
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "boolean"]}


@frozen
class Parsed:
    """Text that a function turns into a value; its `ValueError` says what would be right."""

    parse: Callable[[str], Any]
    describe: Mapping[str, Any]
    _known: dict[str, Any] = field(factory=dict, eq=False, repr=False)

    def read(self, event: Any, reader: Reader) -> Any:
        value = (
            event.value if event.__class__ is ScalarEvent else refuse_node(event, reader, "text")
        )
        if not value:
            return MISSING
        if reader.hashes:
            reader.refuse_cut(event)
        known = self._known.get(value)
        return self._parse(value, event, reader) if known is None else known

    def _parse(self, value: str, event: Any, reader: Reader) -> Any:
        try:
            parsed = self.parse(value)
        except ValueError as error:
            reader.refuse(event, "bad-value", str(error))
            return MISSING
        if len(self._known) >= MOST_SHARED:
            self._known.clear()
        self._known[value] = parsed
        return parsed

    def write(self, value: object) -> Plain:
        return str(value)

    def schema(self) -> dict[str, Any]:
        return dict(self.describe)


@frozen
class OneOf:
    """A word of a closed list."""

    words: Mapping[str, str]
    _same: dict[str, str] = field(init=False, eq=False, repr=False)
    """Each word itself: one object for all records."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_same", {word: word for word in self.words})

    def read(self, event: Any, reader: Reader) -> Any:
        value = (
            event.value if event.__class__ is ScalarEvent else refuse_node(event, reader, "a word")
        )
        known = self._same.get(value)
        if known is not None:
            return known
        if value:
            hint = did_you_mean(value, self.words) or f"one of {', '.join(self.words)}"
            reader.refuse(event, "unknown-word", f"'{value}' is not a known word", hint)
        return MISSING

    def write(self, value: str) -> Plain:
        return value

    def schema(self) -> dict[str, Any]:
        return {"enum": list(self.words), "enumDescriptions": list(self.words.values())}


@frozen
class Named:
    """The id of a body or theme; the value is the object itself, or its id (`as_id`)."""

    table: str
    """``bodies``, ``themes`` or ``publications``: the reader's table to look in."""
    as_id: bool = False
    extra: tuple[str, ...] = ()
    """Words that are allowed beside the ids."""

    def read(self, event: Any, reader: Reader) -> Any:
        value = (
            event.value if event.__class__ is ScalarEvent else refuse_node(event, reader, "an id")
        )
        if not value:
            return MISSING
        found = reader.tables[self.table].get(value)
        if found is not None:
            return value if self.as_id else found
        if value in self.extra:
            return value
        noun = {"bodies": "body", "themes": "theme"}.get(self.table, "publication")
        hint = reader.nearest(value, self.table)
        reader.refuse(event, f"unknown-{noun}", f"unknown {noun} '{value}'", hint)
        return MISSING

    def write(self, value: Any) -> Plain:
        return value if isinstance(value, str) else value.id

    def schema(self) -> dict[str, Any]:
        known = {"$ref": f"#/definitions/{self.table}"}
        return {"anyOf": [known, {"enum": list(self.extra)}]} if self.extra else known


@frozen
class ListOf:
    """A list; the value is a tuple."""

    item: Shape
    shared: bool = False
    """Whether equal lists recur and are one object in memory. Items are texts."""
    _known: dict[Any, Any] = field(factory=dict, eq=False, repr=False, init=False)

    def read(self, event: Any, reader: Reader) -> Any:
        if event.__class__ is not SequenceStartEvent:
            if event.__class__ is ScalarEvent and not event.value:
                return MISSING
            bare = event.value.strip("[] ") if event.__class__ is ScalarEvent else ""
            hint = f"write [{bare}]" if bare else "begin with '- '"
            reader.refuse(event, "wrong-shape", f"expected a list, found {noun(event)}", hint)
            reader.skip(event)
            return MISSING
        values = []
        read, following = self.item.read, reader.next
        event = following()
        while event.__class__ is not SequenceEndEvent:
            value = read(event, reader)
            if value is not MISSING:
                values.append(value)
            event = following()
        return self._share(tuple(values)) if self.shared else tuple(values)

    def _share(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(self._known) >= MOST_SHARED:
            self._known.clear()
        known: tuple[Any, ...] = self._known.setdefault(values, values)
        return known

    def write(self, value: tuple[Any, ...]) -> Plain:
        return [self.item.write(each) for each in value]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema()}


def _written(name: str, shape: Shape, part: Any) -> Plain:
    """Return a field as it is written; `TypeError` where it is not made of the model's classes."""
    try:
        return shape.write(part)
    except (AttributeError, TypeError) as error:
        told = f"{name}: {part!r} is not made of the classes of migpubs.model"
        raise TypeError(told) from error


@frozen
class Record:
    """A mapping with known fields that becomes an object."""

    build: Callable[..., Any]
    """The class; it is called with the attributes that were read."""
    fields: Mapping[str, Shape]
    """In the order in which they are written."""
    required: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(factory=dict)
    """File field to attribute, where they differ."""
    bare: tuple[str, Callable[..., Any]] | None = None
    """The field that a bare scalar stands for, and how to build from it: ``texts: [en]``."""
    title: str = ""
    """What it is called in messages."""
    top: bool = False
    """Whether it is a record of its own, whose fields problems name."""
    model: type | None = None
    """The class whose defaults are not written, where `build` is none."""

    def read(self, event: Any, reader: Reader) -> Any:
        if event.__class__ is ScalarEvent and self.bare:
            value = self.fields[self.bare[0]].read(event, reader)
            return MISSING if value is MISSING else self.bare[1](value)
        if event.__class__ is not MappingStartEvent:
            if event.__class__ is not ScalarEvent or event.value:
                what = f"expected {self.title}, found {noun(event)}"
                reader.refuse(event, "wrong-shape", what, "write 'field: value' lines")
                reader.skip(event)
            return MISSING
        values = self.read_fields(event, reader)
        return MISSING if values is None else self.construct(values, event, reader)

    def read_fields(self, event: Any, reader: Reader) -> dict[str, Any] | None:
        """Return what was read by field name; None where a required field is missing or wrong."""
        known, following, top = self.fields, reader.next, self.top
        values: dict[str, Any] = {}
        empty: tuple[str, ...] = ()
        meant: list[str] = []
        key = following()
        while key.__class__ is not MappingEndEvent:
            name = key.value if key.__class__ is ScalarEvent else ""
            if top:
                reader.field = name
            shape = known.get(name)
            if shape is None or name in values or name in empty:
                meant.append(reader.refuse_key(key, known, (*values, *empty)))
            elif (value := shape.read(following(), reader)) is not MISSING:
                values[name] = value
            else:
                empty = (*empty, name)
                if name in self.required and not reader.refused_since(key):
                    reader.refuse(key, "missing-field", f"the field '{name}' is empty")
            key = following()
        if top:
            reader.field = ""
        for name in self.required:
            if name not in values:
                self._refuse_missing((*values, *empty, *meant), event, reader)
                return None
        return values

    def _refuse_missing(self, given: Collection[str], event: Any, reader: Reader) -> None:
        for name in self.required:
            if name not in given:
                reader.refuse(event, "missing-field", f"the field '{name}' is missing")

    def construct(self, values: dict[str, Any], _event: Any, _reader: Reader) -> Any:
        """Build the object from its fields."""
        for name, attribute in self.renamed.items():
            if name in values:
                values[attribute] = values.pop(name)
        return self.build(**values)

    def write(self, value: Any) -> Plain:
        if self.bare and value == self.bare[1](getattr(value, self.bare[0])):
            return self.fields[self.bare[0]].write(getattr(value, self.bare[0]))
        plain, defaults = {}, self.defaults()
        for name, shape in self.fields.items():
            attribute = self.renamed.get(name, name)
            part = getattr(value, attribute)
            if name in self.required or part != defaults.get(attribute):
                plain[name] = _written(name, shape, part)
        return plain

    def defaults(self) -> dict[str, Any]:
        """Return the values that are not written, by attribute."""
        model = self.model or self.build
        known = fields(model) if isinstance(model, type) and has(model) else ()
        return {each.name: each.default for each in known}

    def schema(self) -> dict[str, Any]:
        properties = {name: shape.schema() for name, shape in self.fields.items()}
        whole: dict[str, Any] = {"type": "object", "properties": properties}
        whole["additionalProperties"] = False
        if self.required:
            whole["required"] = list(self.required)
        return {"anyOf": [properties[self.bare[0]], whole]} if self.bare else whole
