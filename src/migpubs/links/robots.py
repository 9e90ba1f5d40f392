"""``robots.txt``: how often a host wants to be asked.

Single known addresses are asked, nothing is crawled, so what the file forbids to crawlers is not
meant for us; the pace it asks for is honoured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from migpubs.web import WebError

if TYPE_CHECKING:
    from migpubs.web import Line, Web

MOST = 30.0
"""The longest delay that is honoured, in seconds; some files say days to mean "go away"."""


def crawl_delay(url: str, web: Web, line: Line | None = None) -> float:
    """The seconds between requests that the host of ``url`` asks for; 0 when it says nothing."""
    try:
        reply = web.exchange(urljoin(url, "/robots.txt"), line=line)
    except WebError:
        return 0.0
    if reply.status != 200 or "html" in reply.media_type:  # noqa: PLR2004 - OK
        return 0.0
    parser = RobotFileParser()
    # The parser knows whole seconds only, and skips what else it cannot read.
    parser.parse(reply.text.splitlines())
    return min(float(parser.crawl_delay("migpubs") or 0.0), MOST)
