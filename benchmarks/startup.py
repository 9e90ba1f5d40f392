"""What it costs to start: an import, a help text, a list, against Python with attrs and click."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

PYTHON = [sys.executable, "-c"]
MIGPUBS = str(Path(sys.executable).parent / "migpubs")
PEER = "import attrs, click"
CASES = {
    PEER: [*PYTHON, PEER],
    "import migpubs": [*PYTHON, "import migpubs"],
    "migpubs -h": [MIGPUBS, "-h"],
    "migpubs list": [MIGPUBS, "list"],
}
ROUNDS = 15


def seconds(command: list[str]) -> float:
    """Run a command once and return how long it took."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the median of interleaved rounds, and the ratio to the peer."""
    rounds = [{name: seconds(command) for name, command in CASES.items()} for _ in range(ROUNDS)]
    medians = {name: median(each[name] for each in rounds) for name in CASES}
    for name, value in medians.items():
        print(f"{name:22} {value * 1000:6.0f} ms  {value / medians[PEER]:5.2f} x")


if __name__ == "__main__":
    main()
