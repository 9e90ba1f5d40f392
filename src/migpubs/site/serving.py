"""The site on this machine, to look at while the catalogue is being edited.

Only programs on this machine can ask for it. Whenever a page is asked for and the catalogue or a
template has changed since, the pages are built anew first. A file to download is made when it is
asked for.
"""

from __future__ import annotations

import tempfile
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from migpubs.catalogue import Catalogue
from migpubs.catalogue.folder import find
from migpubs.errors import MigpubsError, ignore
from migpubs.progress import quiet
from migpubs.site.building import Built, site
from migpubs.site.downloads import downloads
from migpubs.site.folder import write

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator
    from socket import socket
    from socketserver import BaseServer
    from typing import Self

    from migpubs.progress import OnProgress
    from migpubs.site.downloads import Download


class Preview:
    """A site in a temporary folder that follows its catalogue. Use as a context manager."""

    def __init__(
        self,
        catalogue: Path,
        templates: Path | None,
        on_built: Callable[[Built], None],
        on_progress: OnProgress = quiet,
    ) -> None:
        self.catalogue, self.templates = catalogue, templates
        self.on_built, self.on_progress = on_built, on_progress
        self.trouble = ""
        """Why the site could not be built from what is there now."""
        self.downloads: dict[str, Download] = {}
        """The files that are made when they are asked for, by where they lie."""
        self._seen: object = None
        self._lock = Lock()
        self._temporary = tempfile.TemporaryDirectory(prefix="migpubs-")

    def __enter__(self) -> Self:
        self.folder = Path(self._temporary.name) / "site"
        self.refresh()
        return self

    def __exit__(self, *_details: object) -> None:
        self._temporary.cleanup()

    def refresh(self) -> None:
        """Build the site anew if anything has changed."""
        with self._lock:
            seen = tuple(self._state())
            if seen == self._seen:
                return
            self._seen, self.trouble = seen, ""
            try:
                self.on_built(self._build())
            except (MigpubsError, OSError) as error:
                self.trouble = str(error)

    def _build(self) -> Built:
        catalogue = Catalogue.load(self.catalogue)
        wanted = tuple(downloads(catalogue))
        files = site(catalogue, wanted, templates=self.templates, on_progress=self.on_progress)
        done = write(self.folder, files)
        self.downloads = {each.path: each for each in wanted}
        return Built(files=done.files, downloads=wanted, changed=done.changed, removed=done.removed)

    def _state(self) -> Iterator[tuple[str, int, int]]:
        for folder in (self.catalogue, self.templates):
            for path in sorted(folder.rglob("*")) if folder else ():
                if path.is_file() and path.name != ".lock":
                    stat = path.stat()
                    yield str(path), stat.st_mtime_ns, stat.st_size


def _say_nothing(*_words: object) -> None:
    """The default of ``on_built=`` and ``on_ready=``."""


def server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """Return a server of a preview on this machine's own address; port 0 takes any free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, preview))


def serve(
    catalogue: str | os.PathLike[str] | None = None,
    *,
    port: int = 8000,
    templates: Path | None = None,
    on_built: Callable[[Built], None] = _say_nothing,
    on_ready: Callable[[str, str], None] = _say_nothing,
    on_progress: OnProgress = quiet,
) -> None:
    """Serve the web page of a catalogue on this machine until Ctrl+C; it follows the folder.

    catalogue: the folder; default: see `migpubs.catalogue.folder.find`. port: 0 takes any free
    one. templates: as in `migpubs.build`. on_built: is told of each build. on_ready: is told the
    address, and why there is no page to see yet, if so. on_progress: as of `migpubs.build`.

    `OSError` when the port is taken.
    """
    base = find(catalogue)
    with (
        Preview(base, templates, on_built, on_progress) as preview,
        server(preview, port) as running,
    ):
        on_ready(f"http://127.0.0.1:{running.server_port}/", preview.trouble)
        with suppress(KeyboardInterrupt):
            running.serve_forever()


class _Handler(SimpleHTTPRequestHandler):
    """Serves the preview's folder."""

    def __init__(
        self, preview: Preview, request: socket, client: tuple[str, int], server: BaseServer
    ) -> None:
        self.preview = preview
        super().__init__(request, client, server, directory=str(preview.folder))

    def do_GET(self) -> None:
        """Answer, after a build where one is due."""
        path = self.path.split("?")[0]
        if path.endswith(("/", ".html")):
            self.preview.refresh()
        if self.preview.trouble:
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", self.preview.trouble)
        elif path[1:] in self.preview.downloads:
            self._give(self.preview.downloads[path[1:]])
        else:
            super().do_GET()

    def _give(self, download: Download) -> None:
        """Answer with a file that is made now, or with what it would need."""
        try:
            made = download.make(ignore)
        except MigpubsError as error:
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", str(error))
            return
        raw = made if isinstance(made, bytes) else made.encode()
        self._answer(HTTPStatus.OK, self.guess_type(download.path), raw)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page for an address that is none."""
        page = self.preview.folder / "404.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._say(HTTPStatus.NOT_FOUND, "text/html", page.read_text(encoding="utf-8"))
        else:
            super().send_error(code, message, explain)

    def _say(self, status: HTTPStatus, kind: str, text: str) -> None:
        self._answer(status, f"{kind}; charset=utf-8", text.encode())

    def _answer(self, status: HTTPStatus, kind: str, raw: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def end_headers(self) -> None:
        """Keep the browser from showing what was."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing about each request."""
