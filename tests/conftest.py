"""What all tests share."""

from __future__ import annotations

import os
import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No test is timed: the machine may be busy.
settings.register_profile(
    "migpubs", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("migpubs")

# A shell starts what it runs in the background with Ctrl+C ignored, and the programs that tests
# start and end with it would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parents[1]
ORACLES = Path(os.environ.get("MIGPUBS_ORACLES", ROOT.parent / "shared" / "oracles"))
FACTS = ORACLES.parent / "facts"


def need(what: str, *, found: object) -> None:
    """Skip the test where something from outside is missing; fail where it is required."""
    if found:
        return
    if os.environ.get("MIGPUBS_OUTSIDE") == "required":
        pytest.fail(f"{what} is not installed")
    pytest.skip(f"{what} is not installed")


def program(name: str) -> str:
    """Return the path of an outside program; skip or fail the test without it."""
    path = shutil.which(name)
    need(name, found=path)
    return str(path)


def oracle(name: str) -> Path:
    """Return a folder or file of the outside oracles; skip or fail the test without it."""
    path = ORACLES / name
    need(f"the oracle {name}", found=path.exists())
    return path


def node_module(name: str) -> Path:
    """Return the folder of a Node package of tests/package.json; skip or fail without it."""
    path = ROOT / ".tools" / "node_modules" / name
    need(f"the Node package {name}", found=path.exists() and shutil.which("node"))
    return path


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what this machine's person has set out of the tests."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy", "MIGPUBS_CONTACT"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def facts() -> Path:
    """Return the folder of the verified facts."""
    need("the folder of facts", found=FACTS.exists())
    return FACTS
