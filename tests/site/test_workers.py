from __future__ import annotations

import subprocess
import sys

from migpubs.site.workers import make_all

FORKED = """
import os, sys
from migpubs.site import workers

def make(batch):
    if sys.argv[1:] and 120 in batch:
        raise ValueError("no such thing")
    return [(str(number), str(os.getpid() != parent)) for number in batch]

parent = os.getpid()
made = list(workers.make_all(make, 1003, few=0))
assert [str(number) for number in range(1003)] == [name for name, _ in made]
print({other for _, other in made})
"""


def test_few_are_made_right_here() -> None:
    """All batches, in order, the last one shorter; none where there is nothing."""
    made = list(make_all(lambda batch: [(str(number), "") for number in batch], 123))
    assert [(str(number), "") for number in range(123)] == made
    assert [] == list(make_all(lambda _: [("x", "")], 0))


def test_many_are_made_by_others_in_the_same_order() -> None:
    """Forked processes make the same files in the same order as one would."""
    done = subprocess.run(
        [sys.executable, "-c", FORKED], capture_output=True, text=True, check=False
    )
    assert ("", 0) == (done.stderr, done.returncode)
    assert done.stdout.strip() in {"{'True'}", "{'False'}"}


def test_what_goes_wrong_there_is_raised_here() -> None:
    """An error of a forked process ends the build with that error."""
    done = subprocess.run(
        [sys.executable, "-c", FORKED, "fail"], capture_output=True, text=True, check=False
    )
    assert 1 == done.returncode
    assert done.stderr.strip().endswith("ValueError: no such thing")
