"""Terms, formats and options of languages, with their fall-back chains."""

from __future__ import annotations

import pytest

from migpubs.csl import StyleError, locale
from migpubs.csl.document import parse
from migpubs.csl.locale import available, chain, load

READING_LIST = (
    "and",
    "et-al",
    "no date",
    "in",
    "editor",
    "translator",
    "page",
    "volume",
    "issue",
    "edition",
    "accessed",
    "retrieved",
    "from",
    "open-quote",
    "close-quote",
    *(f"month-{n:02}" for n in range(1, 13)),
)


def test_chain() -> None:
    """A dialect falls back to its language's first dialect, and that to English."""
    assert chain("de-AT") == ["de-AT", "de-DE", "en-US"]
    assert chain("de") == ["de-DE", "en-US"]
    assert chain("th_TH") == ["th-TH", "en-US"]
    assert chain("xx") == ["en-US"]
    assert load("de").tag == "de-DE"


def test_all_locales() -> None:
    """Every locale file loads and has every term and format of a reading list."""
    assert len(available()) > 50
    for tag in available():
        one = load(tag)
        assert {"text", "numeric"} <= set(one.dates), tag
        assert None not in [one.term(name) for name in READING_LIST], tag
        assert all(one.quotes), tag


@pytest.mark.parametrize("tag", ["en-US", "en-GB", "th-TH"])
def test_reading_list_terms(tag: str) -> None:
    """English and Thai have words for all that a reading list says, in each form it uses."""
    one = load(tag)
    for name in READING_LIST:
        for form in ("long", "short"):
            for plural in (False, True):
                assert one.wording(name, form, plural=plural).strip(), (name, form)
    assert (one.wording("et-al"), one.wording("and")) == {
        "th-TH": ("และคณะ", "และ"),
    }.get(tag, ("et al.", "and"))


def test_forms() -> None:
    """Forms fall back: verb-short to verb, symbol to short, both to long."""
    english = load("en-US")
    assert english.term("page", "symbol", plural=True) == "pp."
    assert english.term("accessed", "verb-short") == "accessed"
    assert english.term("no such term") is None
    assert english.wording("no such term") == ""


def style_locale(content: str, tag: str = "") -> object:
    """A ``cs:locale`` element of a style."""
    lang = f' xml:lang="{tag}"' if tag else ""
    return parse(f"<locale{lang}>{content}</locale>")


def test_in_style() -> None:
    """What a style says stands over the files; its dialect over its language over none."""
    layers = [
        style_locale('<terms><term name="and">dialect</term></terms>', "en-GB"),
        style_locale(
            '<terms><term name="and">language</term><term name="in">into</term></terms>', "en"
        ),
        style_locale('<terms><term name="and">any</term><term name="from">of</term></terms>'),
        style_locale('<terms><term name="and">und</term></terms>', "de"),
    ]
    british, american = load("en-GB", layers), load("en-US", layers)
    assert ("dialect", "into", "of") == tuple(british.wording(x) for x in ("and", "in", "from"))
    assert american.wording("and") == "language"
    assert load("fr-FR", layers).wording("and") == "any"


def test_ordinals_are_replaced_together() -> None:
    """An ordinal in a style replaces all ordinals of the file; other terms stay."""
    layer = style_locale('<terms><term name="ordinal">x</term></terms>')
    one = load("en-US", [layer])
    assert one.find("ordinal-01") is None
    assert one.find("long-ordinal-01") is not None


def test_options_and_plurals() -> None:
    """Options and the wording for several are read from the style too."""
    layer = style_locale(
        '<style-options punctuation-in-quote="false"/><terms><term name="x">'
        "<single>one</single><multiple>many</multiple></term></terms>"
    )
    one = load("en-US", [layer])
    assert not one.inside_quotes
    assert load("en-US").inside_quotes
    assert ("one", "many") == (one.term("x"), one.term("x", plural=True))


def test_missing_quotes() -> None:
    """A term that is not there falls back to English quotation marks."""
    one = load("en-US")
    del one.terms[("open-quote", "long", "")]
    assert one.quotes.opening == "“"


def test_no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package of the locale files the error says which it is."""
    monkeypatch.setattr(locale.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(StyleError, match="citeproc-py"):
        locale.folder()


def test_load_again() -> None:
    """A locale that is changed leaves those loaded later as they are."""
    load("en-US").terms.clear()
    assert load("en-US").wording("and") == "and"
