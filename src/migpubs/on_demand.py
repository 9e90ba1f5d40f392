"""Names of a package that are imported when they are first used (PEP 562)."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def names_of(package: str, homes: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """Return the ``__getattr__`` of a package.

    package: its name. homes: the public names of each of its modules, by the module's name
    without the package's. Any other name is Python's own `AttributeError`.
    """
    module_of = {name: module for module, names in homes.items() for name in names}

    def found(name: str) -> Any:  # noqa: ANN401 - any public name
        if name not in module_of:
            raise AttributeError(f"module '{package}' has no attribute '{name}'")
        value = getattr(importlib.import_module(f"{package}.{module_of[name]}"), name)
        setattr(sys.modules[package], name, value)  # so that it is asked for once
        return value

    return found
