from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.errors import ParseError
from migpubs.site.building import site
from migpubs.site.environment import static_files

if TYPE_CHECKING:
    from pathlib import Path

    from migpubs.catalogue import Catalogue


def test_a_template_of_ones_own_goes_before_ours(catalogue: Catalogue, tmp_path: Path) -> None:
    """One file is replaced; all others stay ours, and it may build upon them."""
    (tmp_path / "404.html").write_text(
        '{% extends "base.html" %}'
        '{% block main %}<h1>{{ site_title }}: {{ "<" }}</h1>{% endblock %}'
    )
    made = dict(site(catalogue, templates=tmp_path))
    assert "<h1>Works of the Agency: &lt;</h1>" in str(made["404.html"])
    assert dict(site(catalogue))["index.html"] == made["index.html"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n{% if %}", "404.html:2: Expected an expression"),
        ("\n\n{{ nothing }}", "404.html:3: 'nothing' is undefined"),
        ('{% extends "no.html" %}', "404.html:1: there is no template 'no.html'"),
        ("\n{{ 'no-word' | say }}", "404.html:2: KeyError: 'no-word'"),
        ("{{ say() }}", "404.html:1: TypeError: "),
        ("{% for n in [1] %}{{ n + 'a' }}{% endfor %}", "404.html:1: TypeError: "),
        ("{% macro a(b) %}{% endmacro %}{{ a(c=1) }}", "404.html:1: TypeError: macro 'a' takes"),
        ("\udc80", "404.html: UnicodeDecodeError: "),
    ],
)
def test_a_wrong_template_is_named_with_its_line(
    catalogue: Catalogue, tmp_path: Path, text: str, expected: str
) -> None:
    """Syntax, unknown names, missing files and wrong calls give file, line and what is wrong."""
    (tmp_path / "404.html").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ParseError) as caught:
        list(site(catalogue, templates=tmp_path))
    assert expected in str(caught.value)


def test_a_template_that_has_changed_is_compiled_anew(catalogue: Catalogue, tmp_path: Path) -> None:
    """What was compiled for one build serves the next only while the template is the same."""
    for text in ("one", "two"):
        (tmp_path / "404.html").write_text(text)
        assert text == dict(site(catalogue, templates=tmp_path))["404.html"]


def test_static_files_of_ones_own_go_before_ours(tmp_path: Path) -> None:
    """A style sheet replaces ours, a new file is added, a folder is passed over."""
    assert {"static/site.css", "static/site.js", "static/icon.svg"} == set(static_files(None))
    assert static_files(None) == static_files(tmp_path)
    (tmp_path / "static" / "more").mkdir(parents=True)
    (tmp_path / "static" / "site.css").write_text("body {}")
    (tmp_path / "static" / "logo.svg").write_text("<svg/>")
    found = static_files(tmp_path)
    assert b"body {}" == found["static/site.css"]
    assert b"<svg/>" == found["static/logo.svg"]
    assert 4 == len(found)
