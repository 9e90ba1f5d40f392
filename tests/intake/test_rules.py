"""The rules by name."""

from __future__ import annotations

from pathlib import Path

import migpubs.intake
from migpubs.intake.rules import RULES


def test_every_rule_that_is_explained_exists() -> None:
    """Its name stands in a module that applies it."""
    folder = Path(migpubs.intake.__file__).parent
    modules = [path for path in folder.glob("*.py") if path.name != "rules.py"]
    modules.append(folder.parent / "mending.py")
    text = "".join(path.read_text(encoding="utf-8") for path in modules)
    assert [] == [name for name in RULES if f'"{name}"' not in text]
