import json
import pickle

import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.languages import LANGUAGES, canonical, find, is_rtl, is_tag, langid, name

ASKED_FOR = "en th my lo km vi id ms fil zh zh-Hans zh-Hant ja ko fr es ru ar de pt shn kar ksw mnw"

# RFC 5646, appendix A
RFC_EXAMPLES = """
de fr ja i-enochian zh-Hant zh-Hans sr-Cyrl sr-Latn zh-cmn-Hans-CN cmn-Hans-CN zh-yue-HK sr-Latn-RS
sl-rozaj sl-rozaj-biske sl-nedis de-CH-1901 sl-IT-nedis hy-Latn-IT-arevela de-DE en-US
es-419 de-CH-x-phonebk az-Arab-x-AZE-derbend x-whatever qaa-Qaaa-QM-x-southern de-Qaaa
sr-Latn-QM en-US-u-islamcal zh-CN-a-myext-x-private en-a-myext-b-another
"""


def test_the_table_holds_the_languages_of_the_region() -> None:
    """Every language an inter-agency network in Thailand publishes in, under its own tag."""
    assert set(ASKED_FOR.split()) <= set(LANGUAGES)
    assert list(LANGUAGES) == [language.tag for language in LANGUAGES.values()]


def test_every_language_has_names_of_its_own() -> None:
    """A name in both languages, and no two languages share one."""
    for names in (
        [language.english for language in LANGUAGES.values()],
        [language.thai for language in LANGUAGES.values()],
    ):
        assert all(names)
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "tag",
    RFC_EXAMPLES.split(),
)
def test_a_tag_has_the_form_of_the_rfc(tag: str) -> None:
    """Each example is well-formed, in any case, and its canonical form is the one printed there."""
    assert is_tag(tag)
    assert is_tag(tag.upper())
    expected = tag.replace("AZE", "aze")  # private use is lower case
    assert expected == canonical(tag.upper())


@pytest.mark.parametrize(
    "text",
    ["", "t", "de-419-DE", "a-DE", "ภาษาไทย", "th-", "th TH", "english-language-text-ab", "๑๒"],
)
def test_other_texts_are_not_tags(text: str) -> None:
    """Two regions, a lone letter, blanks, Thai."""
    assert not is_tag(text)


def test_a_tag_is_put_into_its_usual_case() -> None:
    """Language lower, Script titled, REGION upper; an underscore counts as a hyphen."""
    assert ["en-US", "th", "zh-Hans", "th-TH"] == [
        canonical(tag) for tag in ("EN_us", "TH", "ZH-hans", " th_th ")
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ภาษาไทย", "'ภาษาไทย' is not a language tag; write 'th'"),
        ("bahasa indonesia", "'bahasa indonesia' is not a language tag; write 'id'"),
        ("?", r"'\?' is not a language tag; write a BCP 47 tag such as 'th' or 'zh-Hans'"),
    ],
)
def test_what_is_not_a_tag_is_refused(text: str, message: str) -> None:
    """The message gives the tag that was meant, where the text names a language."""
    with pytest.raises(ValueError, match=f"^{message}$"):
        canonical(text)


@given(st.from_regex(r"[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?(-x-[a-z0-9]{1,8})?", fullmatch=True))
def test_the_canonical_form_is_canonical(tag: str) -> None:
    """Doing it twice changes nothing, and the case of the input does not matter."""
    assert canonical(tag) == canonical(canonical(tag)) == canonical(tag.upper())


def test_names_come_in_english_and_thai() -> None:
    """A region falls back to its language, an unknown language to its tag."""
    assert "Thai" == name("th")
    assert "ไทย" == name("th", "th-TH")
    assert "English" == name("en-GB")
    assert "Simplified Chinese" == name("zh-Hans-CN")
    assert "sv-SE" == name("sv-se")


def test_langid_is_what_babel_calls_the_language() -> None:
    """With regional variants, and empty where babel has no name."""
    assert ["thai", "english", "british", "american", "brazilian", "chinese-hans"] == [
        langid(tag) for tag in ("th-TH", "en", "en-GB", "en-US", "pt-BR", "zh-Hans-CN")
    ]
    assert ["", "", ""] == [langid(tag) for tag in ("shn", "kar", "sv")]


def test_pandoc_reads_the_langids_it_knows() -> None:
    """A real reader of BibLaTeX turns them back into the language."""
    tags = ["en", "th", "vi", "ja", "fr", "es", "ru", "ar", "de", "pt", "it", "en-GB", "pt-BR"]
    entries = (f"@book{{{tag},title={{T}},langid={{{langid(tag)}}}}}\n" for tag in tags)
    read = json.loads(pypandoc.convert_text("".join(entries), "csljson", "biblatex"))
    languages = {item["id"]: item["language"] for item in read}
    assert tags == [tag for tag in tags if languages[tag].startswith(tag)]


def test_some_languages_run_from_right_to_left() -> None:
    """Arabic and Urdu, with or without a region."""
    assert all(map(is_rtl, ("ar-EG", "ur", "fa", "he-IL", "ps", "pa-Arab", "rhg-Rohg")))
    assert not any(map(is_rtl, ("th", "sv", "ur-Latn", "ar-Latn-EG", "rhg", "zh-cmn-Hans")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thai", "th"),
        ("thai", "th"),
        ("Thai language", "th"),
        ("th", "th"),
        ("TH", "th"),
        ("tha", "th"),
        ("thaicjk", "th"),
        ("th_TH", "th-TH"),
        ("tha-TH", "th-TH"),
        ("ภาษาไทย", "th"),
        ("ไทย", "th"),
        ("ภาษา ไทย", "th"),
        ("English", "en"),
        ("eng", "en"),
        ("en-GB", "en-GB"),
        ("british", "en-GB"),
        ("American English", "en-US"),
        ("ภาษาอังกฤษ", "en"),
        ("Burmese", "my"),
        ("Myanmar", "my"),
        ("bur", "my"),
        ("พม่า", "my"),
        ("မြန်မာ", "my"),
        ("Khmer", "km"),
        ("german", "de"),
        ("ngerman", "de"),
        ("S'gaw Karen", "ksw"),
        ("S’gaw  Karen", "ksw"),
        ("zh-hans", "zh-Hans"),
        ("sv", "sv"),
        ("shn", "shn"),
        ("", None),
        ("hello", None),
        ("xyz", None),
        ("Thai and English", None),
        ("en-", None),
    ],
)
def test_a_language_is_found_by_any_of_its_names(text: str, expected: str | None) -> None:
    """Tags, ISO codes, English, Thai and native names, and what BibTeX files call them."""
    assert expected == find(text)


def test_every_language_finds_itself() -> None:
    """By each of its names, codes and by its tag."""
    for language in LANGUAGES.values():
        words = [language.tag, language.english, language.thai, language.native, language.iso639_2]
        assert {language.tag} == {find(word) for word in words if word}
        assert language == pickle.loads(pickle.dumps(language))


@given(st.text())
def test_what_is_found_is_a_tag(text: str) -> None:
    """Whatever the text, the answer is a canonical tag or nothing."""
    tag = find(text)
    assert tag is None or tag == canonical(tag)
