"""``migpubs fmt``."""

from __future__ import annotations

import click

from migpubs.cli import console


@click.command("fmt")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
def command(*, check: bool) -> None:
    """Keep the catalogue's files in order: quotes, line ends, schema line.

    Comments, order and everything else stay as they are.

    \b
    Examples:
      migpubs fmt
      migpubs fmt --check
    """
    from migpubs.catalogue import folder, layout
    from migpubs.errors import MigpubsError

    base = folder.find(click.get_current_context().find_root().obj)
    changed = 0
    with folder.locked(base):
        for path, kind in layout.files(base):
            before = path.read_bytes()
            try:
                text = before.decode()
            except UnicodeDecodeError:
                raise MigpubsError(f"{path}: this is not UTF-8 text") from None
            after = layout.tidy(text, kind, layout.schema_path(base, path, kind)).encode()
            if after != before:
                changed += 1
                console.say(f"{'would change' if check else 'changed'} {path}")
                if not check:
                    folder.write_atomically(path, after)
    console.say(f"{changed} files {'would change' if check else 'changed'}")
    if check and changed:
        click.get_current_context().exit(1)
