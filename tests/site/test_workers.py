from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from migpubs.site.workers import make_all

if TYPE_CHECKING:
    from collections.abc import Iterator

FORKED = """
import os, sys
from functools import partial
from migpubs.site import workers

def make(number):
    if sys.argv[1:] and number == 12:
        raise ValueError("no such thing")
    return [(f"{number}.{part}", str(os.getpid() != parent)) for part in range(50)]

parent = os.getpid()
jobs = [partial(make, number) for number in range(21)]
made = [file for files in workers.make_all(jobs, alone=False) for file in files]
assert [f"{number}.{part}" for number in range(21) for part in range(50)] == [n for n, _ in made]
print({other.decode() if isinstance(other, bytes) else other for _, other in made})
"""


def test_small_sites_are_made_right_here() -> None:
    """All jobs, in order, whatever each of them gives; none where there is nothing."""

    def job(count: int) -> Iterator[tuple[str, str]]:
        return ((f"{count}-{part}", "") for part in range(count))

    jobs = [partial(job, 2), partial(job, 0), partial(job, 1)]
    made = [list(files) for files in make_all(jobs, alone=True)]
    assert [[("2-0", ""), ("2-1", "")], [], [("1-0", "")]] == made
    assert [] == list(make_all([], alone=True))


def test_large_sites_are_made_by_others_in_the_same_order() -> None:
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
