"""The small made-up catalogue that documents are tested with, for the site."""

from __future__ import annotations

import pytest

from migpubs.catalogue import Catalogue
from tests.documents.conftest import BODIES, COMING, PRINTED, PRIORITY, SKILLS, WORKS


@pytest.fixture
def catalogue() -> Catalogue:
    """Return the small catalogue: a printed annex for 2023, one in the making for 2024."""
    return Catalogue(
        publications=WORKS,
        bodies=BODIES,
        themes={theme.id: theme for theme in (PRIORITY, SKILLS)},
        annexes={2023: PRINTED, 2024: COMING},
    )
