"""Languages by their BCP 47 tags: well-formed tags, names in English and Thai, and babel's names.

The table holds the languages of the region, those used with migrants in Thailand, the official
languages of the United Nations and a few more; any other well-formed tag works too and is shown
as it is. Names follow the Common Locale Data Repository where it has them.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG = re.compile(
    r"""(?:
    (?: [a-z]{2,3} (?:-[a-z]{3}){0,3} | [a-z]{4} | [a-z]{5,8} )   # language and extlang
    (?: -[a-z]{4} )?                                              # script
    (?: -(?:[a-z]{2}|[0-9]{3}) )?                                 # region
    (?: -(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}) )*                    # variants
    (?: -[a-wy-z0-9](?:-[a-z0-9]{2,8})+ )*                        # extensions
    (?: -x(?:-[a-z0-9]{1,8})+ )?                                  # private use
    | x(?:-[a-z0-9]{1,8})+
    | en-gb-oed | i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)
    | sgn-(?:be-fr|be-nl|ch-de)
    )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)

_ISO_639_1 = re.compile(
    "a[abefkmnrsvyz]|b[aegimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]"
    "|h[aeiortuyz]|i[adegikostu]|j[av]|k[agijklmnorsuvwy]|l[abginotuv]|m[ghiklnrsty]"
    "|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdegiklmnoqrstuvw]|t[aeghiklnorstwy]"
    "|u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]"
)


@frozen(kw_only=True)
class Language:
    """What is known about one language."""

    tag: str
    """The BCP 47 tag: ``th``, ``zh-Hans``."""
    english: str
    """The English name."""
    thai: str
    """The Thai name, without the word for "language" before it."""
    native: str = ""
    """The language's own name, where it is known."""
    langid: str = ""
    """The name babel and biblatex know it by; empty where they have none."""
    iso639_2: str = ""
    """The ISO 639-2 code (the terminology code where there are two), where there is one."""


def _table() -> Iterator[Language]:
    rows = (
        # tag, English, Thai, native, langid, ISO 639-2
        ("en", "English", "อังกฤษ", "English", "english", "eng"),
        ("th", "Thai", "ไทย", "ไทย", "thai", "tha"),
        ("my", "Burmese", "เมียนมา", "မြန်မာ", "burmese", "mya"),
        ("lo", "Lao", "ลาว", "ລາວ", "lao", "lao"),
        ("km", "Khmer", "เขมร", "ខ្មែរ", "khmer", "khm"),
        ("vi", "Vietnamese", "เวียดนาม", "Tiếng Việt", "vietnamese", "vie"),
        ("id", "Indonesian", "อินโดนีเซีย", "Indonesia", "indonesian", "ind"),
        ("ms", "Malay", "มาเลย์", "Melayu", "malay", "msa"),
        ("fil", "Filipino", "ฟิลิปปินส์", "Filipino", "filipino", "fil"),
        ("zh", "Chinese", "จีน", "中文", "chinese", "zho"),
        ("zh-Hans", "Simplified Chinese", "จีนตัวย่อ", "简体中文", "chinese-hans", ""),
        ("zh-Hant", "Traditional Chinese", "จีนตัวเต็ม", "繁體中文", "chinese-hant", ""),
        ("ja", "Japanese", "ญี่ปุ่น", "日本語", "japanese", "jpn"),
        ("ko", "Korean", "เกาหลี", "한국어", "korean", "kor"),
        ("fr", "French", "ฝรั่งเศส", "français", "french", "fra"),
        ("es", "Spanish", "สเปน", "español", "spanish", "spa"),
        ("ru", "Russian", "รัสเซีย", "русский", "russian", "rus"),
        ("ar", "Arabic", "อาหรับ", "العربية", "arabic", "ara"),
        ("de", "German", "เยอรมัน", "Deutsch", "ngerman", "deu"),
        ("pt", "Portuguese", "โปรตุเกส", "português", "portuguese", "por"),
        ("it", "Italian", "อิตาลี", "italiano", "italian", "ita"),
        ("shn", "Shan", "ไทใหญ่", "", "", "shn"),
        ("kar", "Karen", "กะเหรี่ยง", "", "", "kar"),
        ("ksw", "S’gaw Karen", "กะเหรี่ยงสะกอ", "", "", ""),
        ("kjp", "Eastern Pwo Karen", "กะเหรี่ยงโปตะวันออก", "", "", ""),
        ("mnw", "Mon", "มอญ", "ဘာသာ မန်", "", ""),
        ("kac", "Kachin", "กะฉิ่น", "", "", "kac"),
        ("rhg", "Rohingya", "โรฮีนจา", "", "", ""),
        ("hmn", "Hmong", "ม้ง", "", "", "hmn"),
        ("ne", "Nepali", "เนปาล", "नेपाली", "nepali", "nep"),
        ("bn", "Bengali", "เบงกาลี", "বাংলা", "bengali", "ben"),
        ("hi", "Hindi", "ฮินดี", "हिन्दी", "hindi", "hin"),
        ("ur", "Urdu", "อูรดู", "اردو", "urdu", "urd"),
        ("ta", "Tamil", "ทมิฬ", "தமிழ்", "tamil", "tam"),
        ("si", "Sinhala", "สิงหล", "සිංහල", "sinhala", "sin"),
    )
    for tag, english, thai, native, langid_, code in rows:
        yield Language(
            tag=tag,
            english=english,
            thai=thai,
            native=native,
            langid=langid_,
            iso639_2=code,
        )


LANGUAGES: Mapping[str, Language] = MappingProxyType({entry.tag: entry for entry in _table()})
"""The known languages by tag."""

_REGIONAL_LANGIDS = {
    "en-GB": "british",
    "en-US": "american",
    "en-AU": "australian",
    "en-CA": "canadian",
    "en-NZ": "newzealand",
    "pt-BR": "brazilian",
    "de-AT": "naustrian",
    "zh-CN": "chinese-hans",
    "zh-SG": "chinese-hans",
    "zh-TW": "chinese-hant",
    "zh-HK": "chinese-hant",
}

_ALIASES = {
    # ISO 639-2 bibliographic codes
    "bur": "my", "chi": "zh", "fre": "fr", "ger": "de", "may": "ms",
    # what babel, polyglossia and reference managers call them
    "thaicjk": "th", "usenglish": "en-US", "ukenglish": "en-GB", "brazil": "pt-BR",
    "portuges": "pt", "francais": "fr", "german": "de", "germanb": "de", "bahasa": "id",
    "bahasai": "id", "bahasam": "ms", "indon": "id", "melayu": "ms",
    "chinese-simplified": "zh-Hans",
    "chinese-traditional": "zh-Hant", "austrian": "de-AT",
    # other names
    "myanmar": "my", "พม่า": "my", "laotian": "lo", "cambodian": "km", "กัมพูชา": "km",
    "bahasa indonesia": "id", "bahasa melayu": "ms", "malaysian": "ms", "มลายู": "ms",
    "tagalog": "tl", "mandarin": "zh", "simplified chinese": "zh-Hans",
    "chinese (simplified)": "zh-Hans", "chinese (traditional)": "zh-Hant",
    "castilian": "es", "tai yai": "shn", "ฉาน": "shn", "sgaw karen": "ksw", "s'gaw karen": "ksw",
    "pwo karen": "kjp", "jingpho": "kac", "british english": "en-GB", "american english": "en-US",
    "bangla": "bn", "sinhalese": "si", "ภาษาพม่า": "my",
}  # fmt: skip


def is_tag(text: str) -> bool:
    """Whether a text has the form of a language tag (RFC 5646, section 2.1)."""
    return _TAG.fullmatch(text) is not None


def canonical(tag: str) -> str:
    """A tag in its usual case and with hyphens: ``EN_us`` is ``en-US`` (RFC 5646, 2.1.1).

    Raises ``ValueError`` when the text is not a tag; the message names the tag that was meant
    where that is known.
    """
    text = tag.strip().replace("_", "-")
    if not is_tag(text):
        meant = _INDEX.get(_plain(text))
        raise ValueError(
            f"'{tag}' is not a language tag; write "
            + (f"'{meant}'" if meant else "a BCP 47 tag such as 'th' or 'zh-Hans'")
        )
    first, *rest = text.casefold().split("-")
    parts, single = [first], len(first) == 1
    for part in rest:
        parts.append(part if single else _cased(part))
        single = single or len(part) == 1
    return "-".join(parts)


def _cased(subtag: str) -> str:
    if re.fullmatch("[a-z]{2}", subtag):
        return subtag.upper()
    return subtag.title() if re.fullmatch("[a-z]{4}", subtag) else subtag


def _ancestors(tag: str) -> Iterator[str]:
    """The tag and what is left of it when subtags are dropped from the end (RFC 4647, 3.4)."""
    parts = canonical(tag).split("-")
    for length in range(len(parts), 0, -1):
        yield "-".join(parts[:length])


def name(tag: str, in_language: str = "en") -> str:
    """The language's name in English, or in Thai for ``in_language="th"``.

    Falls back along the subtags (``en-GB``: English) and to the tag itself. The Thai name comes
    without ``ภาษา``. Raises ``ValueError`` when the tag is not well-formed.
    """
    entry = next((LANGUAGES[key] for key in _ancestors(tag) if key in LANGUAGES), None)
    if entry is None:
        return canonical(tag)
    return entry.thai if in_language.partition("-")[0] == "th" else entry.english


def langid(tag: str) -> str:
    """The name of the language in babel and biblatex; empty where they have none.

    Falls back along the subtags. Raises ``ValueError`` when the tag is not well-formed.
    """
    for key in _ancestors(tag):
        if key in _REGIONAL_LANGIDS:
            return _REGIONAL_LANGIDS[key]
        if key in LANGUAGES:
            return LANGUAGES[key].langid
    return ""


_RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
_RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})


def is_rtl(tag: str) -> bool:
    """Whether a language is written from right to left: by its script, else as it usually is.

    Raises ``ValueError`` when the tag is not well-formed.
    """
    language, *rest = canonical(tag).split("-")
    script = next((part for part in rest if len(part) == len("Arab") and part.isalpha()), "")
    return script in _RTL_SCRIPTS if script else language in _RTL


def _plain(text: str) -> str:
    words = " ".join(text.replace("’", "'").casefold().split())
    return words.removesuffix(" language").removeprefix("ภาษา").strip()


def _index() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in LANGUAGES.values():
        for word in (entry.english, entry.thai, entry.native, entry.langid, entry.iso639_2):
            found.setdefault(_plain(word), entry.tag)
    found |= {word: tag for tag, word in _REGIONAL_LANGIDS.items() if not word.startswith("chin")}
    found |= {_plain(word): tag for word, tag in _ALIASES.items()}
    del found[""]
    return found


_INDEX = _index()


def words() -> Iterator[str]:
    """Give the tags, and the names in English and Thai, that `find` knows."""
    for entry in LANGUAGES.values():
        yield from (entry.tag, entry.english, entry.thai)


def find(text: str) -> str | None:
    """The tag of a language given by tag, ISO 639 code, name or babel name, or nothing.

    Reads English, Thai and native names in any case, with or without "language" or ``ภาษา``.
    """
    plain = _plain(text)
    if plain in _INDEX:
        return _INDEX[plain]
    tag = plain.replace("_", "-")
    first, hyphen, rest = tag.partition("-")
    two_letters = _ISO_639_1.fullmatch(first) is not None
    language = first if two_letters else _INDEX.get(first, first)
    tag = language + hyphen + rest
    known = two_letters or language in LANGUAGES
    return canonical(tag) if known and is_tag(tag) else None
