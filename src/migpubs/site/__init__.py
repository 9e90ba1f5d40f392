"""A catalogue as a folder of files that any plain file host can serve.

`build` writes it: the web page, and annexes, reading lists and bibliographies of every year.
`serve` shows it on this machine while the catalogue is edited.
"""

from __future__ import annotations

from migpubs.site.building import Built, build
from migpubs.site.serving import serve

__all__ = ["Built", "build", "serve"]
