"""One name put together (specification, "Name", "Name-part Order", "Name-part Formatting")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from migpubs.csl import textcase
from migpubs.csl.formatting import looks, styled
from migpubs.csl.marks import unmark
from migpubs.csl.markup import read
from migpubs.csl.people import Name, initialize
from migpubs.csl.punctuation import affix, join_all

if TYPE_CHECKING:
    from migpubs.csl.document import Node

OPTIONS = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first",
    "et-al-subsequent-min", "et-al-subsequent-use-first", "et-al-use-last", "initialize",
    "initialize-with", "name-as-sort-order", "sort-separator",
)  # fmt: skip
"""Options that ``cs:name`` inherits by the same name; ``form`` and ``delimiter`` are ``name-form``
and ``name-delimiter`` above it."""


_NEVER = 10**7
"""More names than any list has."""


def _whole(value: str, default: int) -> int:
    return int(value) if value.isdecimal() and len(value) < 7 else default  # noqa: PLR2004


@frozen
class Part:
    """How ``cs:name-part`` dresses the family or given name."""

    look: str = ""
    case: str = ""
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, node: Node | None) -> Part:
        """The part's attributes."""
        if node is None:
            return cls()
        return cls(looks(node), node.get("text-case"), node.get("prefix"), node.get("suffix"))

    def dress(self, text: str) -> str:
        """Look and case, without affixes."""
        if text and self.case:
            text = textcase.apply(self.case, text)
        return styled(self.look, text)


@frozen(kw_only=True)
class Options:
    """``cs:name`` with what it inherits."""

    and_: str
    delimiter: str
    before_et_al: str
    before_last: str
    least: int
    first: int
    later_least: int
    later_first: int
    last: bool
    initialize: bool
    mark: str | None
    """``initialize-with``; None leaves given names whole."""
    form: str
    order: str
    separator: str
    demote: str
    hyphen: bool
    family: Part
    given: Part
    look: str
    prefix: str
    suffix: str

    @property
    def level(self) -> int:
        """How much of a given name shows without disambiguation: 0 nothing, 1 initials, 2 all."""
        if self.form != "long":
            return 0
        return 1 if self.mark is not None and self.initialize else 2

    @property
    def has_initials(self) -> bool:
        """Whether given names can show as initials."""
        return self.mark is not None and self.initialize


def read_options(node: Node | None, inherited: dict[str, str], style: dict[str, str]) -> Options:
    """The options of a ``cs:name`` element under what its surroundings set."""
    own = dict(inherited)
    if node is not None:
        own |= node.attributes
    parts = {part.get("name"): part for part in (node.all("name-part") if node else ())}
    first = _whole(own.get("et-al-use-first", ""), 1)
    least = _whole(own.get("et-al-min", ""), _NEVER) if "et-al-use-first" in own else _NEVER
    return Options(
        and_=own.get("and", ""),
        delimiter=own.get("delimiter", ", "),
        before_et_al=own.get("delimiter-precedes-et-al", "contextual"),
        before_last=own.get("delimiter-precedes-last", "contextual"),
        least=least,
        first=first,
        later_least=_whole(own.get("et-al-subsequent-min", ""), least),
        later_first=_whole(own.get("et-al-subsequent-use-first", ""), first),
        last=own.get("et-al-use-last") == "true",
        initialize=own.get("initialize") != "false",
        mark=own.get("initialize-with"),
        form=own.get("form", "long"),
        order=own.get("name-as-sort-order", ""),
        separator=own.get("sort-separator", ", "),
        demote=style.get("demote-non-dropping-particle", "display-and-sort"),
        hyphen=style.get("initialize-with-hyphen") != "false",
        family=Part.of(parts.get("family")),
        given=Part.of(parts.get("given")),
        look=looks(node) if node else "",
        prefix=node.get("prefix") if node else "",
        suffix=node.get("suffix") if node else "",
    )


class Shape:
    """One person's name as the options want it; remembers what it has made."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.made: dict[tuple[Name, int, bool], str] = {}

    def show(self, name: Name, level: int, *, inverted: bool) -> str:
        """The name with this much of the given name."""
        key = (name, level, inverted)
        made = self.made.get(key)
        if made is None:
            if len(self.made) > 65536:  # noqa: PLR2004 - a bound, so that long runs keep small
                self.made.clear()
            made = self.made[key] = self._make(name, level, inverted=inverted)
        return made

    def _make(self, name: Name, level: int, *, inverted: bool) -> str:
        o = self.options
        if not name.personal:
            return o.family.dress(read(name.literal))
        if not name.family:
            return self._affixed(o.given, o.given.dress(read(name.given)))
        given = self._given(name, level)
        if name.family_first or name.static:
            parts = [
                self._affixed(o.family, o.family.dress(self._family(name))),
                self._affixed(o.given, o.given.dress(given)),
            ]
            return name.gap.join(filter(None, parts))
        if not given and level == 0:
            return self._short(name)
        return self._inverted(name, given) if inverted else self._natural(name, given)

    def sortable(self, name: Name, level: int) -> str:
        """The name as it sorts: inverted, particles demoted unless the style never does."""
        if not name.personal or name.family_first:
            return self.show(name, level, inverted=True)
        return self._inverted(name, self._given(name, level), sorting=True)

    def _affixed(self, part: Part, text: str) -> str:
        return affix(part.prefix, text, part.suffix) if text else ""

    def _given(self, name: Name, level: int) -> str:
        if level == 0 or not name.given:
            return ""
        o = self.options
        given = read(name.given)
        if level == 1 and (o.initialize or o.mark is None):
            return initialize(given, o.mark or "", hyphen=o.hyphen)
        if o.mark is not None and not o.initialize:
            return initialize(given, o.mark, hyphen=True, all_words=False)
        return given

    def _family(self, name: Name) -> str:
        return read(name.family)

    def _short(self, name: Name) -> str:
        return self._affixed(self.options.family, self._with_particle(name))

    def _with_particle(self, name: Name) -> str:
        dress = self.options.family.dress
        return glue(dress(read(name.particle)), dress(read(name.family)))

    def _natural(self, name: Name, given: str) -> str:
        o = self.options
        first = self._affixed(o.given, o.given.dress(given))
        family = glue(o.given.dress(read(name.dropping)), self._with_particle(name))
        if name.suffix:
            family += ("," if name.comma else "") + " " + self._suffix(name)
        return glue(first, self._affixed(o.family, family))

    def _suffix(self, name: Name) -> str:
        """``Jr.``, without its full stop where initials have none."""
        mark = self.options.mark
        return read(name.suffix if mark is None or "." in mark else name.suffix.replace(".", ""))

    def _inverted(self, name: Name, given: str, *, sorting: bool = False) -> str:
        o = self.options
        rest = glue(o.given.dress(given), o.given.dress(read(name.dropping)))
        if o.demote == "display-and-sort" or (sorting and o.demote != "never"):
            family = o.family.dress(read(name.family))
            rest = glue(rest, o.family.dress(read(name.particle)))
        else:
            family = self._with_particle(name)
        parts = [self._affixed(o.family, family), self._affixed(o.given, rest), self._suffix(name)]
        return join_all([part for part in parts if part], o.separator)


def glue(before: str, after: str) -> str:
    """A particle and what follows, without a blank after ``d'`` or ``al-``."""
    if not before or not after:
        return before + after
    last = unmark(before).rpartition(" ")[2]
    if last[-1:] in "-‐\N{NO-BREAK SPACE}" or (last[-1:] in "'’ʼ" and len(last) < 3):  # noqa: PLR2004
        return before + after
    return f"{before} {after}"
