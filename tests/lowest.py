"""Print the lowest version that `pyproject.toml` allows of each library, as pip takes it.

`make lowest` installs these and runs the tests, so that the bounds are true.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[1] / "pyproject.toml"


def lowest(project: dict[str, Any]) -> Iterator[str]:
    """Give ``name==version`` of every library, also of the extras, without our own name."""
    extras = project["optional-dependencies"].values()
    for line in [*project["dependencies"], *(line for extra in extras for line in extra)]:
        wanted = Requirement(line)
        if wanted.name != project["name"]:
            [bound] = [each for each in wanted.specifier if each.operator == ">="]
            yield f"{wanted.name}=={bound.version}"


if __name__ == "__main__":
    wanted = lowest(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"])
    sys.stdout.write("\n".join(wanted) + "\n")
