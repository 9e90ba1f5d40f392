"""What the tests of links share: no pauses, and a policy for loopback."""

from __future__ import annotations

import pytest

from migpubs.links import Manners
from migpubs.web import Web


@pytest.fixture
def web() -> Web:
    """Give a policy that may ask this machine, and knows every name as it."""
    return Web(allow_private=True, deadline=2, silence=1, resolve=lambda _: ["127.0.0.1"])


@pytest.fixture
def quick() -> Manners:
    """Give manners without waiting."""
    return Manners(interval=0, pause=0.05)
