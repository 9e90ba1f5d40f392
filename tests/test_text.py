import json
import os
import random
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migpubs.text import (
    compact_key,
    display_width,
    has_thai,
    is_thai,
    normal,
    plain_url,
    row_height,
    search_key,
    sort_key,
    thai_damage,
)

THAI_DICTIONARY = Path("/usr/share/hunspell/th_TH.dic")

thai = st.text(
    st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5F, categories=("L", "M", "N", "P"))
    | st.sampled_from("\u200b\u200d\ufeff a1"),
    max_size=12,
)

DICTIONARY = """
๑ ๒๐ 3 กก กฎ กฎหมาย กรรม กรรมกร กระทรวง กล้วย กล่อง กลับ กวาง กะ กัก กัญชา กัน กั้น กา ก่า
ก้า กาก กาม กำ ก่ำ ก้ำ กิจ กิน กี่ กึ่ง กุ้ง กู้ เก่ง เกณฑ์ เก็บ เกม เกษตร เกาะ แก่ แก้ แกง
แก๊ส โกง ใกล้ ไก่ ขนส่ง ขวาน ขอ ข้าม เขต แขก งาน จ้าง เจ้า ฉัน ชาติ เด็ก เด็กๆ ต่าง ถิ่น น้ำ
ผู้ เพื่อ ฟ้า แรงงาน โรค ไร่ ฤดู ฤทธิ์ ฤๅษี ล้าน เลือก วัย ศาล สำนัก สิทธิ สิทธิ์ หญิง เหตุ
อพยพ อาเซียน เอกสาร ไอ ฮา
"""
SORTED_THAI = DICTIONARY.split()


@pytest.mark.parametrize(
    "text",
    [
        "น\u0e49\u0e33",
        "น\u0e49\u0e4d\u0e32",
        "น\u0e4d\u0e49\u0e32",
        "น\u0e33\u0e49",
        "\ufeffน\u200b\u0e49\u200d\u0e33",
    ],
)
def test_one_word_has_one_spelling(text: str) -> None:
    """Every way to type or extract the word for water is the same word."""
    assert "น้ำ" == normal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เเรงงาน", "แรงงาน"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("ผ\u0e49\u0e39", "ผ\u0e39\u0e49"),
        ("พันธ\u0e4c\u0e38", "พันธ\u0e38\u0e4c"),
        ("กา\u0e48", "ก\u0e48า"),
        ("มาตร\u0e45", "มาตรา"),
        ("ฤๅษี", "ฤๅษี"),
        ("cafe\u0301", "café"),
        ("a\u200bb", "a\u200bb"),
        ("ﬁ ½ Ａ", "ﬁ ½ Ａ"),
    ],
)
def test_thai_is_put_into_the_order_in_which_it_is_typed(text: str, expected: str) -> None:
    """Marks change places, look-alikes become what was meant; Latin gets NFC and no more."""
    assert expected == normal(text)


@given(thai)
@example("ก\u0e32\u0e48\u0e32\u0e49")
@example("ก\u0e39\u0e4c\u0e3a")
def test_the_normal_form_is_normal(text: str) -> None:
    """Doing it twice changes nothing, and the result is NFC."""
    once = normal(text)
    assert once == normal(once)
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(st.characters(exclude_characters=[chr(c) for c in range(0x0E00, 0x0E60)])))
def test_other_scripts_get_nfc(text: str) -> None:
    """Only a byte order mark at the start goes."""
    assert unicodedata.normalize("NFC", text).lstrip("\ufeff") == normal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Côte d’Ivoire — MULTI-Sectoral!", "cote divoire multi sectoral"),
        ("Straße, Đà Nẵng, Øst, Œuvre", "strasse da nang ost oeuvre"),
        ("แรงงาน ข้าม\u200bชาติ พ.ศ. ๒๕๖๖", "แรงงานข้ามชาติพศ 2566"),
        ("เด็ก ๆ in ไทย", "เด็กๆ in ไทย"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("co\u00adoperate", "cooperate"),
        ("Й и й", "й и й"),
        ("", ""),
    ],
)
def test_a_search_key_keeps_what_tells_words_apart(text: str, expected: str) -> None:
    """Case, Latin accents and punctuation go; Thai marks stay; Thai digits are digits."""
    assert expected == search_key(text)


@given(st.text() | thai)
def test_a_search_key_is_its_own_key(text: str) -> None:
    """Case and form of the text do not matter, and the key of a key is that key."""
    key = search_key(text)
    assert key == search_key(key)
    assert key == search_key(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    "text",
    [
        "Skilled to care, forced to work? (ilo.org)",
        "Skilled to care, forced to work?\n ( ilo.org ) ",
        "Skilled to care: forced to work [www.ilo.org]",
        "Skilled  to Care – Forced to Work (published in Thai language)",
        "Skilled-to-care forced to work (in Thai) (ilo.org)",
        "Skilled to care forced to work (Thai version)",
        "Skilled to care, forced to work (ฉบับภาษาไทย)",
    ],
)
def test_a_compact_key_finds_duplicates(text: str) -> None:
    """Punctuation, blanks, case and notes about site or language do not matter."""
    assert "skilledtocareforcedtowork" == compact_key(text)


def test_other_notes_belong_to_the_title() -> None:
    """A place, a number or a whole title in brackets stays."""
    assert "wagesinasia" == compact_key("Wages (in Asia)")
    assert "housingno115" == compact_key("Housing (No. 115)")
    assert "thai" == compact_key("(Thai)")


def test_thai_words_sort_as_in_the_dictionary() -> None:
    """Leading vowels after their consonant, tone marks last, sara am as aa and nikhahit."""
    shuffled = random.Random(5).sample(SORTED_THAI, len(SORTED_THAI))
    for language in ("th", "en"):
        assert SORTED_THAI == sorted(shuffled, key=lambda word: sort_key(word, language))


def test_scripts_have_their_places() -> None:
    """Thai stands first in a Thai list, Latin in an English one; digits before both."""
    words = ["10", "Apple", "zebra", "æon", "กา", "ฮา", "๙"]
    assert ["10", "๙", "กา", "ฮา", "æon", "Apple", "zebra"] == sorted(
        words, key=lambda word: sort_key(word, "th-TH")
    )
    assert ["10", "๙", "æon", "Apple", "zebra", "กา", "ฮา"] == sorted(words, key=sort_key)


def test_ligatures_sort_as_their_letters() -> None:
    """In a Thai list too, though foreign letters stand elsewhere there."""
    for language in ("en", "th"):
        ordered = sorted(
            ["Dab", "Đà", "aerial", "Æon", "Aeolus"], key=lambda w: sort_key(w, language)
        )
        assert ["Aeolus", "Æon", "aerial", "Đà", "Dab"] == ordered


def test_blanks_count_in_english_only() -> None:
    """Words are sorted one by one in English; Thai does not part words by blanks."""
    assert ["UN Women", "UNDP"] == sorted(["UNDP", "UN Women"], key=sort_key)
    assert ["กก", "ก ข", "กค"] == sorted(["กค", "ก ข", "กก"], key=lambda word: sort_key(word, "th"))


def test_accents_and_case_only_part_equal_words() -> None:
    """Letters first, then accents, then small before capital."""
    expected = ["naive", "Naive", "naïve", "naïves", "nave", "né", "nè", "nê", "“Zoë”", "zoo"]
    assert expected == sorted(random.Random(5).sample(expected, len(expected)), key=sort_key)


def test_a_leading_article_is_passed_over() -> None:
    """The, a and an, unless that is not wanted; never a part of a word or a symbol."""
    titles = ["The legal centre", "“A Legal Guide”", "Another", "A/69/CRP.1", "Legal aid"]
    assert ["A/69/CRP.1", "Another", "Legal aid", "The legal centre", "“A Legal Guide”"] == sorted(
        titles, key=sort_key
    )
    assert ["“A Legal Guide”", "The legal centre"] == sorted(
        ["The legal centre", "“A Legal Guide”"],
        key=lambda title: sort_key(title, drop_article=False),
    )


@given(st.text() | thai, st.text() | thai, st.sampled_from(["en", "th"]))
@example("The annex", "annex", "en")
def test_no_two_texts_share_a_sort_key(one: str, other: str, language: str) -> None:
    """The order of any list is total."""
    keys = [sort_key(text, language) for text in (one, other)]
    assert (one == other) == (keys[0] == keys[1])


def _outside(path: object, what: str) -> None:
    """Skip without an outside thing, or fail where it is required."""
    if path:
        return
    message = f"{what} is not installed"
    if os.environ.get("MIGPUBS_OUTSIDE") == "required":
        pytest.fail(message)
    pytest.skip(message)


@pytest.mark.outside
def test_thai_order_agrees_with_icu() -> None:
    """Node's ICU finds no two neighbours of a sorted dictionary in the wrong order."""
    _outside(shutil.which("node"), "node")
    _outside(THAI_DICTIONARY.exists(), "hunspell-th")
    lines = THAI_DICTIONARY.read_text(encoding="utf-8").splitlines()
    found = {normal(line.split("/")[0]) for line in lines[1:]}
    words = sorted(found, key=lambda word: sort_key(word, "th"))
    script = """
        const words = JSON.parse(require("fs").readFileSync(0, "utf8"));
        const order = new Intl.Collator("th").compare;
        const pairs = words.slice(1).map((word, index) => [words[index], word]);
        const wrong = pairs.filter(pair => order(...pair) > 0);
        console.log(JSON.stringify(wrong));
    """
    output = subprocess.run(
        ["node", "-e", script], input=json.dumps(words), capture_output=True, text=True, check=True
    ).stdout
    assert len(words) > 50_000
    assert [] == json.loads(output)


@pytest.mark.parametrize(
    ("text", "thai_letters", "mostly"),
    [
        ("แรงงานข้ามชาติ", True, True),
        ("แรงงานข้ามชาติ in Thailand", True, True),
        ("MOU-ATD (บันทึกข้อตกลง) Implementation", True, False),
        ("Report", False, False),
        ("๒๕๖๖", False, False),
        ("", False, False),
    ],
)
def test_thai_text_is_told_by_its_letters(*, text: str, thai_letters: bool, mostly: bool) -> None:
    """Any Thai letter, or more Thai letters than others; digits are no letters."""
    assert (thai_letters, mostly) == (has_thai(text), is_thai(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Report", 6),
        ("น้ำ", 2),
        ("ที่อยู่", 3),
        ("日本語", 6),
        ("e\u0301", 1),
        ("a\tb\u200b", 2),
        ("ᄒ\u1161", 2),
        ("", 0),
    ],
)
def test_width_counts_the_cells_of_a_terminal(text: str, expected: int) -> None:
    """Marks, controls and zero-width characters take none, wide characters two."""
    assert expected == display_width(text)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(["", ""], 15), (["a" * 20, "ab"], 30), (["a" * 21, "abc"], 45), (["a" * 1000, ""], 375)],
)
def test_a_row_is_as_high_as_its_longest_text(texts: list[str], expected: int) -> None:
    """Each line that a text fills in the width of its column is 15 points, up to 25 lines."""
    assert expected == row_height(texts, (10, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ก\ufffdาหนด", [(1, "a character was lost (U+FFFD)")]),
        ("ท\u0e35\uf70a", [(2, "a letter shape from a PDF font stands for a Thai mark")]),
        ("ท\u0e35\u0e48\u0e48", [(3, "two tone marks on one consonant")]),
        ("เม\u0e35\u0e31ย", [(3, "two vowel signs on one consonant")]),
        ("\u0e48า x\u0e34", [(0, "a mark without a consonant"), (4, "a mark without a consonant")]),
        ("เ\u0e48ก", [(1, "a mark without a consonant")]),
    ],
)
def test_damage_is_found_with_its_place(text: str, expected: list[tuple[int, str]]) -> None:
    """What a PDF or a wrong encoding did to Thai, by index."""
    assert expected == thai_damage(text)


@pytest.mark.parametrize(
    "text",
    [
        *SORTED_THAI,
        "น\u0e4d\u0e49\u0e32",
        "น\u0e33\u0e49",
        "เเรงงาน",
        "café ☃",
        "สิทธิ์ ฤๅษี",
        "ก\u200bี่",
    ],
)
def test_whole_text_is_not_damage(text: str) -> None:
    """Nor is what the normal form repairs."""
    assert [] == thai_damage(text)


def test_addresses_are_compared_by_what_tells_pages_apart() -> None:
    """Scheme, ``www``, fragment and last slash do not."""
    assert plain_url("https://WWW.ilo.org/A/?q=1#x") == plain_url("http://ilo.org/A/?q=1")
    assert plain_url("ilo.org") == "ilo.org"
