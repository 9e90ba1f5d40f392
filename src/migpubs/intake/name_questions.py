"""What a person is asked about names that are only proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migpubs.intake import answers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from migpubs.intake.name_shapes import Name
    from migpubs.names import Authority


def question(names: Sequence[Name], printed: str, authority: Authority) -> str:
    """Return what is to be judged of names: of persons also which name is the family's."""
    first = names[0]
    if all(each.kind == "person" for each in names):
        shown = "; ".join(answers.person_line(each.person or each.name) for each in names)
        are = "are" if len(names) > 1 else "is"
        what = "persons" if len(names) > 1 else "a person"
        return f"{are} '{printed}' {what}, and is the family's name first in '{shown}'?"
    if len(names) == 1 and first.rule in {"place-beside", "part-of-body"}:
        return f"is '{printed}' only '{first.name}', or a part of it that the list does not have?"
    inside = next((word for word in printed.split() if word.isupper() and word in authority), "")
    if len(names) == 1 and first.kind == "body" and inside and first.name == printed:
        return f"is '{printed}' a part of '{inside}' that the list does not have?"
    if len(names) == 1 and first.kind == "body" and first.name == printed:
        return f"is '{printed}' the name of one body?"
    return f"is this how '{printed}' is meant?"
