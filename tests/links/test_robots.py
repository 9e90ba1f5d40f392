"""``robots.txt``: the pace a host asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.links.robots import crawl_delay
from tests.servers import page, serve

if TYPE_CHECKING:
    from migpubs.web import Web


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 3\n", 3.0),
        ("User-agent: migpubs\nCrawl-delay: 2\n\nUser-agent: *\nCrawl-delay: 9\n", 2.0),
        ("User-agent: *\nCrawl-delay: 86400\n", 30.0),
        ("User-agent: *\nCrawl-delay: soon\nDisallow: /\n", 0.0),
        ("", 0.0),
    ],
)
def test_the_delay_is_read(web: Web, text: str, delay: float) -> None:
    """For us or for everybody, bounded; what is no number is nothing."""
    with serve({"/robots.txt": (200, {"Content-Type": "text/plain"}, text.encode())}) as site:
        assert delay == crawl_delay(site.url("/a/b.pdf"), web)


def test_no_file_no_delay(web: Web) -> None:
    """Missing, a web page, or a host that does not answer."""
    with serve({}) as site:
        assert 0.0 == crawl_delay(site.url("/x"), web)
        site.routes["/robots.txt"] = page("Home")
        assert 0.0 == crawl_delay(site.url("/x"), web)
        site.routes["/robots.txt"] = lambda _: None
        assert 0.0 == crawl_delay(site.url("/x"), web)
