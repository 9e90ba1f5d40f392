"""What the tests of formats share."""

from __future__ import annotations

from pathlib import Path

import pytest

from migpubs import Catalogue

FOLDER = Path(__file__).parents[2] / "catalogue"


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """Return the catalogue that comes with the package."""
    return Catalogue.load(FOLDER)
