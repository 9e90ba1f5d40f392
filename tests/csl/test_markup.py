"""Markup and quotation marks in a field's text."""

from __future__ import annotations

import pytest

from migpubs.csl.marks import runs
from migpubs.csl.markup import read, strip
from migpubs.csl.output import html


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("plain", "plain"),
        ("a\u202f: «\u202fb\u202f»\u202f? c\u202f! d\u202f;", "a : « b » ? c ! d ;"),
        (
            "<i>a</i> <b>b</b> <sup>c</sup><sub>d</sub>",
            "<i>a</i> <b>b</b> <sup>c</sup><sub>d</sub>",
        ),
        ('<span style="font-variant:small-caps;">a</span>', "<sc>a</sc>"),
        (
            '<span style="font-variant:small-caps;">a</span>',
            '<span style="font-variant: small-caps;">a</span>',
        ),
        ("No Case", '<span class="nocase">No</span> Case'),
        ("a &lt;x&gt; b", "a <x> b"),
        ("&lt;i&gt;open", "<i>open"),
        ("&lt;/i&gt;", "</i>"),
        ("&lt;b&gt;<i>a</i>", "<b><i>a</i>"),
        ("<i>&lt;b&gt;a</i>&lt;/b&gt;", "<i><b>a</i></b>"),
        ("“Whole”", '"Whole"'),
        ("a “b ‘c’ d” e", "a \"b 'c' d\" e"),
        ("“a” “b”", "'a' 'b'"),
        ("“no” and ‘yes’", "\"no\" and 'yes'"),
        ("‘single’ only", "‘single’ only"),
        ("“curly ‘inner’ x”", "“curly ‘inner’ x”"),
        ("it’s O’Neil’s", "it's O'Neil's"),
        ("’tis the ’90s", "'tis the '90s"),
        ("rock ’n’ roll", "rock ’n’ roll"),
        ('5’ 10" tall', "5' 10\" tall"),
        ("“open", "“open"),
        ("the “<i>x</i>”", 'the "<i>x</i>"'),
        ("<i>x</i>’s", "<i>x</i>'s"),
        ("(“a”)", "('a')"),
        ("a ’b “c”", 'a \'b "c"'),
        ("a” b", "a” b"),
        ("“”", "''"),
        ("a ’", "a '"),
        ('"', '"'),
        ("“a ‘b”", "“a ‘b”"),
        ("“a ’b” c’", "\"a 'b\" c'"),
    ],
)
def test_read(expected: str, text: str) -> None:
    """Marks that pair become looks and quotations; the rest is text."""
    assert expected == html(runs(read(text)))


def test_strip() -> None:
    """For sorting only the characters count."""
    assert strip('<i>a</i> "b"') == "a b"
