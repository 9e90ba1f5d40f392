"""Raised characters as HTML elements."""

from __future__ import annotations

import pytest

from migpubs.csl.superscripts import in_elements


@pytest.mark.parametrize(
    ("expected", "html"),
    [
        ("2<sup>e</sup> &lt;b&gt;", "2ᵉ &lt;b&gt;"),
        ("n.<sup>o</sup><sup>s</sup>", "n.ºˢ"),
        ("<sup>TM</sup> m<sup>2</sup>", "™ m²"),
        ("<sup>ʔ</sup> <sup>و</sup>", "ˀ ۥ"),
        ("é ก H₂O ᵢ", "é ก H₂O ᵢ"),
        ("plain", "plain"),
    ],
)
def test_in_elements(expected: str, html: str) -> None:
    """What Unicode describes as raised is raised, and four letters that it forgot; no more."""
    assert expected == in_elements(html)
