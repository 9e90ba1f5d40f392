"""A catalogue as a folder of files that any plain file host can serve.

`build` writes it: annexes, reading lists and bibliographies of every year, and the web page.
"""

from __future__ import annotations

from migpubs.site.building import Built, build

__all__ = ["Built", "build"]
