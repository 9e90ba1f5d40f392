"""A catalogue as a folder of files that any plain file host can serve.

`build` writes it: the web page, and annexes, reading lists and bibliographies of every year.
"""

from __future__ import annotations

from migpubs.site.building import Built, build

__all__ = ["Built", "build"]
