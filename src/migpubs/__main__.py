"""``python -m migpubs`` is ``migpubs``."""

from migpubs.cli import main

main(prog_name="migpubs")
