"""Runs come out literally in every medium, and only safe addresses become links."""

from __future__ import annotations

import json
import re
from typing import get_args

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.csl.output import MEDIA, html, latex, markdown, safe_url, text, typst
from migpubs.csl.runs import Language, Link, Mark, Styled, plain

TITLE = Styled("italic", ("Report",))


@pytest.mark.parametrize(
    ("expected", "address"),
    [
        ("https://example.org/a?b=c&d=1#e", "https://example.org/a?b=c&d=1#e"),
        ("https://example.org/%E0%B8%81%20b", "https://example.org/ก b"),
        ("https://example.org/50%25/%20", "https://example.org/50%/%20"),
        ("https://doi.org/10.1000/x%3Cy%3E", "doi:10.1000/x<y>"),
        ("https://example.org/", " HTTPS://example.org/ "),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("", "javascript:alert(1)"),
        ("", "data:text/html,x"),
        ("", "file:///etc/passwd"),
        ("", "https:example.org"),
        ("", "https://"),
        ("", "example.org"),
        ("", ""),
    ],
)
def test_safe_url(expected: str, address: str) -> None:
    """Only http, https, mailto and doi addresses are links, percent-encoded where needed."""
    assert expected == safe_url(address)


@pytest.mark.parametrize(
    ("expected", "run"),
    [
        ("a &lt;b&gt; &amp; \"c\" 'd'", "a <b> & \"c\" 'd'"),
        ("one two", "one\ntwo"),
        ("<i>Report</i>", TITLE),
        ("<b><i>Report</i></b>", Styled("bold", (TITLE,))),
        ('<span style="font-variant:small-caps;">x</span>', Styled("small-caps", ("x",))),
        ('<span style="font-style:normal;">x</span>', Styled("upright", ("x",))),
        ("<sup>x</sup>", Styled("superscript", ("x",))),
        ("x", Styled("nocase", ("x",))),
        ('<div class="csl-left-margin">1.</div>', Styled("left-margin", ("1.",))),
        ('<span lang="th">ไทย</span>', Language("th", ("ไทย",))),
        ('<span lang="ar" dir="rtl">x</span>', Language("ar", ("x",))),
        ('<span lang="&quot;&gt;">x</span>', Language('">', ("x",))),
        ('<a href="https://a.org/?b&amp;c">x</a>', Link("https://a.org/?b&c", ("x",))),
        ('<a href="https://a.org" hreflang="th">x</a>', Link("https://a.org", ("x",), "th")),
        ("x", Link("javascript:alert(1)", ("x",))),
    ],
)
def test_html(expected: str, run: object) -> None:
    """HTML escapes text and uses the elements of citeproc-js."""
    assert expected == html([run])


def test_html_with_other_elements() -> None:
    """A caller chooses the tags of a mark; a mark it does not name gets none."""
    runs = [Styled("italic", ("a",)), Styled("bold", ("b",))]
    expected = "<cite>a</cite>b"
    assert expected == html(runs, {"italic": ("<cite>", "</cite>")})


@pytest.mark.parametrize(
    ("expected", "runs"),
    [
        (
            "Name\n1999 Title",
            [Styled("block", ("Name",)), Styled("left-margin", ("1999",)), "Title"],
        ),
        ("a\n    b", ["a", Styled("indent", ("b",))]),
        ("Report <b>, more", [TITLE, " <b>, ", Link("https://a.org", ("more",))]),
    ],
)
def test_text(expected: str, runs: list[object]) -> None:
    """Plain text keeps the words and the lines of display blocks, nothing else."""
    assert expected == text(runs)


@pytest.mark.parametrize(
    ("expected", "runs"),
    [
        (r"5 \* 3 \[x\] a\_b \<i\> \# \$1 \~ \^", ["5 * 3 [x] a_b <i> # $1 ~ ^"]),
        ("*Report*, 2020", [TITLE, ", 2020"]),
        ("*Report* x", [Styled("italic", ("Report ",)), "x"]),
        ("x *Report*", ["x", Styled("italic", (" Report",))]),
        ("a*b*c", ["a", Styled("italic", ("b",)), "c"]),
        ("a<em>(b)</em>c", ["a", Styled("italic", ("(b)",)), "c"]),
        ("<em>a</em><strong>b</strong>", [Styled("italic", ("a",)), Styled("bold", ("b",))]),
        ("**a <em>b</em>**", [Styled("bold", ("a ", Styled("italic", ("b",))))]),
        ("a  b", ["a ", Styled("italic", (" ",)), "b"]),
        ("ab", ["a", Styled("italic", ()), "b"]),
        ("x", [Styled("upright", ("x",))]),
        ("<sup>a</sup>", [Styled("superscript", ("a",))]),
        ('<span lang="th">ไทย</span>', [Language("th", ("ไทย",))]),
        (r"1999\. A year", ["1999. A year"]),
        (r"\- no list", ["- no list"]),
        (r"https\://a.org", ["https://a.org"]),
        ("<https://a.org/>", [Link("https://a.org/", ("https://a.org/",))]),
        ("[a\\]b](<https://a.org/%3E>)", [Link("https://a.org/>", ("a]b",))]),
        ("x", [Link("javascript:x", ("x",))]),
    ],
)
def test_markdown(expected: str, runs: list[object]) -> None:
    """Markdown is escaped so that nothing in a title is read as markup."""
    assert expected == markdown(runs)


PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\u2026")
    | st.sampled_from(list(" *_[](){}<>#\\`~^$@|!&;:.-+=/'\"0123456789xi")),
    max_size=30,
)


def words(blocks: object) -> str:
    """The text of a pandoc document, without blanks."""
    if isinstance(blocks, dict):
        kind, content = blocks.get("t"), blocks.get("c")
        if kind == "Str":
            return str(content)
        if kind in {"Code", "Math", "RawInline", "Link", "Image", "Quoted", "Cite"}:
            return f"<{kind}>"
        return words(content)
    return "".join(map(words, blocks)) if isinstance(blocks, list) else ""


def read(source: str, form: str) -> str:
    """What pandoc reads in this source."""
    document = json.loads(pypandoc.convert_text(source, "json", format=form))
    return re.sub(r"\s", "", words(document["blocks"]))


@pytest.mark.parametrize("form", ["markdown", "gfm", "latex", "typst"])
def test_every_sign_is_read_literally(form: str) -> None:
    """Pandoc reads each sign, doubled or between letters, as itself in Markdown and LaTeX."""
    render = {"latex": latex, "typst": typst}.get(form, markdown)
    signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
    if form == "latex":
        signs = signs.replace("`", "")  # pandoc does not know \\textasciigrave
    for sign in signs:
        sample = f"a {sign} b{sign}c {sign}{sign}d e{sign}{sign} x{sign}y{sign}z {sign}1"
        assert re.sub(r"\s", "", sample) == read(render([sample]), form), (form, sign)


@given(PLAIN)
def test_text_is_the_runs_text(sample: str) -> None:
    """Plain text of a plain run is the run itself."""
    assert sample.strip("\n") == text([sample])


@pytest.mark.parametrize(
    ("expected", "runs"),
    [
        (r"\textbackslash{}x \{\} \$ \& \# \% \_ a--{}b", ["\\x {} $ & # % _ a--b"]),
        (r"\textit{Report}", [TITLE]),
        (
            r"\href{https://a.org/\%20\#a\&b\_\string~c}{x}",
            [Link("https://a.org/ #a&b_~c", ("x",))],
        ),
        ("x", [Link("file:x", ("x",))]),
        ("ไทย", [Language("th", ("ไทย",))]),
        ("x", [Styled("nocase", ("x",))]),
    ],
)
def test_latex(expected: str, runs: list[object]) -> None:
    """LaTeX escapes what TeX would read, and breaks its ligatures."""
    assert expected == latex(runs).replace("-{}-", "--{}")


@pytest.mark.parametrize(
    ("expected", "runs"),
    [
        (r"\#x \[y\] \@z a\//b", ["#x [y] @z a//b"]),
        ("#emph[Report];", [TITLE]),
        ('#link("https://a.org/%22")[x];', [Link('https://a.org/"', ("x",))]),
        ("x", [Link("javascript:x", ("x",))]),
        ('#text(lang: "th")[ไทย];', [Language("th-TH", ("ไทย",))]),
        ("x", [Language('"', ("x",))]),
        ("1. x".replace(".", "\\."), ["1. x"]),
        (r"\= x", ["= x"]),
        ("1 ", [Styled("left-margin", ("1",))]),
    ],
)
def test_typst(expected: str, runs: list[object]) -> None:
    """Typst markup is escaped, and a mark's call is closed so that no text is its argument."""
    assert expected == typst(runs)


def test_media() -> None:
    """Each medium writes every mark without an error."""
    for render in MEDIA.values():
        for mark in get_args(Mark):
            assert "xyz" in render([Styled(mark, (Link("https://a.org", ("xyz",)),))])
    assert plain([TITLE, " ", Language("th", ("ไทย",))]) == "Report ไทย"
