"""Text as LaTeX writes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.formats.decoding import decode
from migpubs.formats.latex import eight_bit, escape, one_line, protect, safe_url, unset
from migpubs.text import normal


def test_commands_are_escaped_and_all_else_stays() -> None:
    """Only what LaTeX takes for a command changes; Thai and accents stay."""
    expected = (
        r"\textbackslash{}\textbraceleft{}\textbraceright{}\#\$\%\&\_"
        r"\textasciitilde{}\textasciicircum{}\textless{}\textgreater{}\textbar{} “é” ไทย"
    )
    assert expected == escape("\\{}#$%&_~^<>| “é” ไทย")


@given(st.text())
def test_braces_are_balanced_even_without_the_backslash(text: str) -> None:
    """A reader that does not know the backslash still finds the end of the value."""
    depth = 0
    for sign in escape(text):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_text_is_set_on_one_line() -> None:
    """LaTeX reads a line end as a blank."""
    assert one_line(" a\r\n b\tc ") == "a b c"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Domestic workers in ASEAN", "Domestic workers in {ASEAN}"),
        ("IOM and eLearning", "{IOM} and {eLearning}"),
        ("Housing, 1961 (No. 115)", "Housing, 1961 ({No}. 115)"),
        ("On “Lao PDR”: R&D", "On “{Lao} {PDR}”: {R\\&D}"),
        ("A ??", "A ??"),
        ("", ""),
    ],
)
def test_words_with_capitals_are_protected(title: str, expected: str) -> None:
    """Each word but the first keeps its capitals, punctuation stays outside."""
    assert expected == protect(title)


def test_a_word_of_many_signs_is_protected_in_linear_time() -> None:
    """A title of a hundred thousand dashes is read once, not once a dash."""
    dashes = "-{}" * 99_999 + "-"
    assert f"On {{A{dashes}b}}" == protect(f"On A{'-' * 100_000}b")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("José Łódź Đặng", r"Jos{\'e} {\L}{\'o}d{\'z} {\DJ}{\u{\d{a}}}ng"),
        ("naïve č ş", r"na{\"\i}ve {\v{c}} {\c{s}}"),
        ("“a”", r"{\textquotedblleft}a{\textquotedblright}"),
        ("– b\u00a0c…", r"{\textendash} b~c{\textellipsis}"),
        ("plain", "plain"),
        ("ไทย ấ ơ", "ไทย {\\'{\\^a}} ơ"),
    ],
)  # fmt: skip
def test_latin_letters_become_commands(text: str, expected: str) -> None:
    """Accents become accent commands in braces; other scripts stay."""
    assert expected == eight_bit(text)


def test_letters_that_pdflatex_cannot_set_are_found() -> None:
    """What is not ASCII after all is beyond eight bits."""
    assert unset(eight_bit("ไทย"))
    assert not unset(eight_bit("é"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.org/a_b%20c&d~e#f", "https://a.org/a_b%20c&d~e#f"),
        ("https://a.org/100%/{x} y\\z", "https://a.org/100%25/%7Bx%7D%20y%5Cz"),
        ("https://a.org/ไทย", "https://a.org/%E0%B9%84%E0%B8%97%E0%B8%A2"),
        ("https://ไทย.example/", "https://xn--o3cw4h.example/"),
        (f"https://{'ไ' * 70}.example/", f"https://{'%E0%B9%84' * 70}.example/"),
        ("https://", "https://"),
        ("https://?é", "https://?%C3%A9"),
    ],
)
def test_addresses_are_raw_but_safe(url: str, expected: str) -> None:
    """Only what may not stand in an address is percent-encoded."""
    assert expected == safe_url(url)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"M\"uller \'{\i} \v{c} \c c \aa rhus \O{}re", "Müller í č ç århus Øre"),
        (r"\emph{Title} \foo{x} \& a\,b", "Title \\foox & a\u2009b"),
        (r"{\'{\^{\u{a}}}}", "ă\u0302\u0301"),
        (r"\t{o}", "o\u0361"),
        ("``a'' -- b --- ?`c ~d", "“a” – b — ¿c \u00a0d"),
    ],
)
def test_values_of_other_people_are_decoded(value: str, expected: str) -> None:
    """Accents in all spellings, signs, ligatures; unknown commands stay."""
    assert normal(expected) == decode(value)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_decoding_undoes_escaping(text: str) -> None:
    """In both profiles, whatever the text."""
    expected = normal(one_line(text))
    assert expected == decode(escape(normal(text)))
    assert expected == decode(eight_bit(escape(normal(text))))
