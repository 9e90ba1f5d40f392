"""Names in CSL-JSON: persons by their parts, and bodies (specification, "Name")."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from attrs import frozen

from migpubs.csl.marks import clean

CJK = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]")
"""Scripts that write the family name first, without a blank."""
_particle_before = re.compile(
    r"^((?:(?:['’]?[a-z\u00df-\u00f6\u00f8-\u00ff.]+['’]?|[dl]['’]|al-|el-|ʻ\w+)(?:\s+|(?<=['’-])(?=\S)))+)(?=\S)"
)
_particle_after = re.compile(r"((?:\s+[a-z\u00df-\u00ff.]+['’]?)+)$")
_suffix = re.compile(r"^(.*?)\s*,(!?)\s*(.+)$")
_PARTS = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix", "literal")


@frozen(slots=False, cache_hash=True)
class Name:
    """A person or a body."""

    family: str = ""
    """Surname without particles; '' for a person of one given name."""
    given: str = ""
    """Given names."""
    particle: str = ""
    """Non-dropping: ``van``."""
    dropping: str = ""
    """Dropping particle: ``von``."""
    suffix: str = ""
    """``Jr.``"""
    comma: bool = False
    """Whether a comma stands before the suffix in the natural order."""
    literal: str = ""
    """The whole name of a body."""
    static: bool = False
    """Family name first, always."""

    @property
    def personal(self) -> bool:
        """Whether it has name-parts; a body has not."""
        return not self.literal

    @cached_property
    def family_first(self) -> bool:
        """Whether the family name's script puts it first."""
        return bool(CJK.search(self.family)) and not _cased.search(self.family)

    @property
    def gap(self) -> str:
        """What stands between the names where the family name is first."""
        return "" if self.family_first and not _cased.search(self.given) else " "

    @cached_property
    def key(self) -> str:
        """What is the same for the same name in its short form."""
        return f"{self.particle} {self.family or self.given} {self.literal}".strip()


def read_name(data: object) -> Name | None:
    """A name from CSL-JSON; None if there is nothing to print."""
    if isinstance(data, str):
        return Name(literal=_flat(data)) if data.strip() else None
    if not isinstance(data, dict):
        return None
    parts = {part: _text(data.get(part)) for part in _PARTS}
    family, given, literal = parts["family"], parts["given"], parts["literal"]
    if literal and not family and not given:
        return Name(literal=literal)
    if not family:
        return Name(given=given) if given else None
    if data.get("isInstitution") not in (None, False, 0, "", "false") and not given:
        return Name(literal=family)
    comma = _text(data.get("comma-suffix")) not in {"", "false", "0"}
    name = Name(
        family, given, parts["non-dropping-particle"], parts["dropping-particle"],
        parts["suffix"], comma, static=data.get("static-ordering") in (True, 1, "true"),
    )  # fmt: skip
    return name if data.get("parse-names") in (False, 0, "false") else _parse(name)


_article = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def without_article(body: str) -> str:
    """A body's name as it sorts and is abbreviated."""
    return _article.sub("", body)


def _parse(name: Name) -> Name:
    """Particles and suffixes written into the family or given name, told apart."""
    family, given, particle, dropping = name.family, name.given, name.particle, name.dropping
    suffix, comma = name.suffix, name.comma
    if family[:1] == family[-1:] == '"' and len(family) > 2:  # noqa: PLR2004 - quotes around
        return Name(family[1:-1], given, particle, dropping, suffix, comma)
    if not suffix and (found := _suffix.match(given)):
        given, suffix, comma = found[1], found[3], comma or bool(found[2])
    if not particle and (found := _particle_before.match(family)):
        particle, family = found[1].strip(), family[found.end() :]
    if not dropping and (found := _particle_after.search(given)):
        dropping, given = found[1].strip(), given[: found.start()]
    return Name(family, given, particle, dropping, suffix, comma, static=name.static)


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, list | dict) else _flat(str(value))


def _flat(text: str) -> str:
    return clean(text).strip()


_word = re.compile(r"[-\s]+|[^-\s]+")
_core = re.compile(r"^([\ufdd0-\ufdef]*)(.*?)([\ufdd0-\ufdef]*)$")
_initial = re.compile(r"^(['’ʾʿʼʻ]?[^\W\d_])([^\W\d_'’]*)(\.?)")
_cased = re.compile(r"[A-Za-z\u00c0-\u052f\u0531-\u0587\u10a0-\u10ff\u1e00-\u1fff]")
_initialed = re.compile(f"{_cased.pattern[:-1]}\u05d0-\u05ea\u0620-\u064a]")


@lru_cache(maxsize=16384)
def initialize(given: str, mark: str, *, hyphen: bool = True, all_words: bool = True) -> str:
    """Given names as initials with ``mark`` after each (``initialize-with``).

    With ``all_words=False`` only what is an initial already gets the mark (``initialize="false"``).
    With Hebrew and Arabic letters too; in other scripts without capitals (Thai) names stay whole.
    """
    if not _initialed.search(given):
        return given
    given = re.sub(r"\.(?=[^\s.\ufdd0-\ufdef-])", ". ", re.sub(r"\s*-\s*", "-", given.strip()))
    if not all_words:
        return _marked(given, mark)
    given = re.sub(r"-[a-zß-öø-ÿ][^\s-]*", "", given)
    if not hyphen:
        given = given.replace("-", " ")
    out = ""
    for word in _word.findall(given):
        if word[0] == "-":
            out = out.rstrip() + "-"
        elif not word.isspace():
            before, core, after = _core.match(word).groups()  # type: ignore[union-attr]
            short = _initial_of(core)
            if short:
                tight = mark.rstrip() if after else mark
                out += f"{before}{short}{tight}{after}{mark[len(tight) :]}"
            else:
                out = f"{_space(out)}{word} "
    return out.strip()


def _initial_of(word: str) -> str:
    """The first letter; with the rest if that is an abbreviation ("Chr.") or a digraph ("TSe")."""
    found = _initial.match(word)
    if found is None or found[1].lower() == found[1].upper() == found[1]:
        return found[1] if found and _initialed.search(found[1]) else ""
    if found[1].lower() == found[1]:
        return ""
    first, rest, stop = found.groups()
    if stop:
        return first + rest
    capitals = rest[: next((n for n, x in enumerate(rest) if not x.isupper()), len(rest))]
    return first + (capitals.lower() if len(capitals) < len(rest) else "")


def _marked(given: str, mark: str) -> str:
    """Initials and abbreviations with the mark, whole names as they are."""
    out, short = "", False
    for word in given.split():
        parts = [part.rstrip(".") for part in word.split("-")]
        was, short = short, "." in word or (len(word) == 1 and word.lower() != word)
        gap = "" if not out or (was and (short or mark.endswith(" "))) else " "
        out += gap + (f"{mark.rstrip()}-".join(parts) + mark if short else word)
    return out.strip()


def _space(out: str) -> str:
    return out + " " if out and not out[-1].isspace() and out[-1] != "-" else out
