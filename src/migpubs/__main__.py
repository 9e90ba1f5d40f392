"""The program ``migpubs``, which is also ``python -m migpubs``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; Ctrl+C while it still starts ends it without a word."""
    try:
        from migpubs.cli import main as run  # noqa: PLC0415 - what is imported here takes its time

        run(prog_name="migpubs")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
