"""Name lists (specification, "Names"): delimiters, et al., labels, substitution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from migpubs.csl.formatting import finish, styled
from migpubs.csl.labels import Label
from migpubs.csl.nameparts import Options, Shape, read_options
from migpubs.csl.people import CJK, Name
from migpubs.csl.punctuation import affix, join, join_all

if TYPE_CHECKING:
    from migpubs.csl.cite import Cite, Render
    from migpubs.csl.document import Node
    from migpubs.csl.elements import Compiler
    from migpubs.csl.locale import Locale


class NameList:
    """The names of one variable, joined."""

    def __init__(self, options: Options, et_al: Node | None, compiler: Compiler) -> None:
        self.options = options
        self.shape = Shape(options)
        locale = compiler.locale
        self.inside_quotes = locale.inside_quotes
        word = {"text": locale.wording("and"), "symbol": ampersand(locale)}
        self.and_ = _spaced(word.get(options.and_, ""))
        term = (et_al.get("term") if et_al else "") or "et-al"
        text = locale.wording(term)
        self.et_al_text = text
        self.et_al = finish(et_al, inside_quotes=self.inside_quotes) if et_al else _as_it_is

    def limits(self, cite: Cite, total: int) -> tuple[int, bool]:
        """How many names to show, and whether the list is cut."""
        o = self.options
        later = cite.comparing or (cite.position != "first" and cite.area == "citation")
        least, first = (o.later_least, o.later_first) if later else (o.least, o.first)
        if total < least or first >= total:
            return total, False
        added = cite.detail.names
        if cite.block < len(added) and not cite.sorting:
            first = max(first, added[cite.block])
        return (total, False) if first >= total else (first, True)

    def render(self, names: tuple[Name, ...], cite: Cite) -> str:
        """The list as text; '' without names."""
        o = self.options
        total = len(names)
        shown, cut = self.limits(cite, total)
        block = cite.block
        cite.block += 1
        cite.lists.append((names, shown, o.level))
        if o.form == "count":
            return str(shown)
        if not shown:
            return ""  # et-al-use-first="0"
        made = [self._one(names[n], n, block, cite) for n in range(shown)]
        if block == 0:
            cite.name_list = names[:shown]
            if cite.repeated is not None:
                made, whole = cite.repeated.replace(made, cite.name_list)
                if whole is not None:
                    return whole
        last = None
        if cut and o.last and total >= shown + 2:
            last = self._one(names[-1], total - 1, block, cite)
        return self._joined(made, names, cite, cut=cut, last=last)

    def _one(self, name: Name, place: int, block: int, cite: Cite) -> str:
        level = self.options.level
        if not cite.sorting:
            level = max(level, cite.detail.givens.get((block, place), 0))
        if cite.people is not None:
            level = cite.people.level(name, level, place, initials=self.options.has_initials)
        elif level == 1 and not self.options.has_initials:
            level = 2
        if cite.sorting:
            return self.shape.sortable(name, level)
        text = self.shape.show(name, level, inverted=self._is_inverted(place))
        o = self.options
        return affix(o.prefix, styled(o.look, text), o.suffix, inside_quotes=self.inside_quotes)

    def _is_inverted(self, place: int) -> bool:
        order = self.options.order
        return order == "all" or (order == "first" and place == 0)

    def _joined(
        self, made: list[str], names: tuple[Name, ...], cite: Cite, *, cut: bool, last: str | None
    ) -> str:
        o = self.options
        if last is not None:
            whole = join_all(made, o.delimiter)
            gap = join(whole, o.delimiter) if len(made) > 1 else whole + " "
            return join(gap, "… " + last)
        if cut:
            return self._with_et_al(join_all(made, o.delimiter), made, names, cite)
        if len(made) < 2 or not self.and_ or cite.sorting:  # noqa: PLR2004 - "and" joins two
            return join_all(made, o.delimiter)
        joint = self.and_
        if joint[0] == " " and self._delimits(o.before_last, len(made) - 1, names):
            joint = join(o.delimiter, joint.lstrip(" ") if o.delimiter[-1:].isspace() else joint)
        return join(join(join_all(made[:-1], o.delimiter), joint), made[-1])

    def _delimits(self, rule: str, before: int, names: tuple[Name, ...]) -> bool:
        """Whether the delimiter stands before "and" or "et al." (``delimiter-precedes-…``)."""
        if rule == "always":
            return True
        if rule == "never":
            return False
        if rule == "after-inverted-name":
            name = names[before - 1]
            return self._is_inverted(before - 1) and name.personal and not name.family_first
        return before > 1

    def _with_et_al(self, head: str, made: list[str], names: tuple[Name, ...], cite: Cite) -> str:
        o = self.options
        term = "" if cite.sorting else self.et_al(self.et_al_text, cite)
        if not term:
            return head
        if self._delimits(o.before_et_al, len(made), names):
            return join(join(head, o.delimiter), term)
        return join(head, term if CJK.match(self.et_al_text) else " " + term)


def _as_it_is(text: str, _cite: Cite) -> str:
    return text


def ampersand(locale: Locale) -> str:
    """The sign for "and"."""
    term = locale.terms.get(("and", "symbol", ""))
    return term.single if term and term.single else "&"


def _spaced(word: str) -> str:
    """A conjunction with its blanks; scripts that write it to a word take none."""
    if not word:
        return ""
    before = "" if CJK.match(word) or word[0] == "ו" else " "
    return before + word + ("" if CJK.match(word[-1]) or word[-1].isspace() else " ")


def compile_names(node: Node, compiler: Compiler) -> Render:
    """``cs:names`` as a function; a bare one in ``cs:substitute`` inherits from the outer one.

    Other substitutes stand for the whole element and take nothing of its affixes and formatting.
    """
    parent = compiler.parent or evolve(node, children=[])
    own = {child.name: child for child in node.children}
    outer = {child.name: child for child in parent.children}
    bare = not any(name in own for name in ("name", "et-al", "label"))
    if bare:
        node = evolve(node, attributes=parent.attributes | node.attributes)
    source = {**outer, **own}
    if not bare and "label" not in own:
        source.pop("label", None)
    inherited = compiler.name_options
    options = read_options(source.get("name"), inherited, compiler.style.options)
    if compiler.sort_names:
        options = evolve(options, **compiler.sort_names)
    names = NameList(options, source.get("et-al"), compiler)
    order = [child.name for child in (parent if bare else node).children]
    label_first = (
        "label" in order and "name" in order and order.index("label") < order.index("name")
    )
    label = Label(source["label"], compiler) if "label" in source else None
    delimiter = node.get("delimiter", compiler.names_delimiter)
    done = finish(node, inside_quotes=compiler.locale.inside_quotes)
    variables = node.get("variable").split()
    substitute = own.get("substitute")
    passed = [child for child in source.values() if child.name != "substitute"]
    with compiler.substituting(evolve(node, children=passed)):
        others = [compiler.compile(child) for child in (substitute.children if substitute else ())]
    block = _Block(names, label, variables, delimiter, label_first=label_first)

    def render(cite: Cite) -> str:
        blocks, led = cite.block, cite.led
        first = blocks == 0
        text = block.render(cite)
        cite.attempted += 1
        if text or cite.block > blocks:
            cite.filled += bool(text) or cite.repeated is not None
            cite.started = cite.led = True
            out = done(text, cite)
        else:
            cite.substituting += 1
            out = _repeated(_first_of(others, cite), cite, first=first)
            cite.substituting -= 1
            cite.started = cite.started or not cite.substituting
        return _first(out, cite, led=led) if out and not cite.substituting else out

    return render


def _first(text: str, cite: Cite, *, led: bool) -> str:
    """Take note of the first names of a cite, and leave them out if that is wanted."""
    if cite.first_names is not None:
        return text
    cite.first_names = text
    cite.grouped_by = text if cite.lists else ""
    return "" if cite.without_names or (cite.without_author and not led) else text


def _repeated(text: str, cite: Cite, *, first: bool) -> str:
    """A variable that is no name counts as one (``subsequent-author-substitute``)."""
    if not text or not first or cite.block or not cite.suppressed:
        return text
    cite.block += 1
    cite.name_list = (text,)
    if cite.repeated is None:
        return text
    made, whole = cite.repeated.replace([text], (text,))
    return made[0] if whole is None else whole


def _first_of(others: list[Render], cite: Cite) -> str:
    """The first substitution that gives something; its variables are used up."""
    outer = cite.record
    for other in others:
        cite.record = set()
        text = other(cite)
        used, cite.record = cite.record, outer
        if text:
            if outer is not None:
                outer |= used
            cite.suppressed |= {name for name in used if cite.item.has(name)}
            return text
    cite.record = outer
    return ""


class _Block:
    """The variables of one ``cs:names``, each with its label."""

    def __init__(
        self,
        names: NameList,
        label: Label | None,
        variables: list[str],
        delimiter: str,
        *,
        label_first: bool,
    ) -> None:
        self.names, self.label, self.variables = names, label, variables
        self.delimiter, self.label_first = delimiter, label_first

    def render(self, cite: Cite) -> str:
        parts = []
        for variable, people in self._lists(cite):
            text = self.names.render(people, cite)
            parts.append(self._labelled(text, variable, len(people), cite))
        if self.names.options.form == "count":
            return str(sum(map(int, parts))) if parts else ""
        return join_all([part for part in parts if part], self.delimiter)

    def _lists(self, cite: Cite) -> list[tuple[str, tuple[Name, ...]]]:
        """The name lists to render; editors who are the translators are named once."""
        lists = [(variable, cite.names(variable)) for variable in self.variables]
        lists = [(variable, people) for variable, people in lists if people]
        if len(lists) < 2:  # noqa: PLR2004 - it takes two to be the same
            return lists
        by_name = dict(lists)
        joint = self.label is None or self.label.has("editortranslator")
        if joint and "editor" in by_name and by_name["editor"] == by_name.get("translator"):
            first = next(variable for variable, _ in lists if variable in {"editor", "translator"})
            both = {"editor", "translator"}
            return [
                ("editortranslator" if variable == first else variable, people)
                for variable, people in lists
                if variable == first or variable not in both
            ]
        return lists

    def _labelled(self, text: str, variable: str, count: int, cite: Cite) -> str:
        if self.label is None or cite.sorting or self.names.options.form == "count":
            return text
        label = self.label.word(variable, cite, plural=count > 1)
        if not label or not text:
            return text
        return join(label, text) if self.label_first else join(text, label)
