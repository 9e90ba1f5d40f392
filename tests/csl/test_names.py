# ruff: noqa: E501 - a row of a table reads better whole
"""Name lists: delimiters, conjunctions, et al., labels and substitution."""

from __future__ import annotations

import pytest

from tests.csl.made import book, cited, listed, printed, style

FOUR = [{"family": x, "given": "G"} for x in "ABCD"]
DOE, ROE = {"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Rick"}


def names(name: str, count: int, rest: str = "") -> str:
    """So many authors through a ``cs:name`` with these attributes."""
    layout = f'<names variable="author"><name {name}/>{rest}</names>'
    return printed(layout, book(author=FOUR[:count]))


@pytest.mark.parametrize(
    ("expected", "name", "count"),
    [
        ("G A", "", 1),
        ("G A, G B", "", 2),
        ("G A and G B", 'and="text"', 2),
        ("G A &amp; G B", 'and="symbol"', 2),
        ("G A, G B, and G C", 'and="text"', 3),
        ("G A, and G B", 'and="text" delimiter-precedes-last="always"', 2),
        ("G A, G B and G C", 'and="text" delimiter-precedes-last="never"', 3),
        (
            "A, G, and G B",
            'and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"',
            2,
        ),
        (
            "A, G, G B and G C",
            'and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"',
            3,
        ),
        ("A, G; B, G", 'name-as-sort-order="all" delimiter="; "', 2),
        ("G A et al.", 'et-al-min="3" et-al-use-first="1"', 3),
        ("G A, G B, G C", 'et-al-min="3"', 3),
        ("G A, G B, et al.", 'et-al-min="3" et-al-use-first="2"', 4),
        ("G A, et al.", 'et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"', 3),
        ("G A … G C", 'et-al-min="3" et-al-use-first="1" et-al-use-last="true"', 3),
        ("G A, G B, … G D", 'et-al-min="3" et-al-use-first="2" et-al-use-last="true"', 4),
        ("G A, G B, et al.", 'et-al-min="3" et-al-use-first="2" et-al-use-last="true"', 3),
        ("A", 'form="short"', 1),
        ("3", 'form="count"', 3),
        ("2", 'form="count" et-al-min="3" et-al-use-first="2"', 3),
        ("[<b>G A</b>], [<b>G B</b>]", 'font-weight="bold" prefix="[" suffix="]"', 2),
        ("G A", 'et-al-min="x" et-al-use-first="9999999"', 1),
        ("G A/G B/and G C", 'and="text" delimiter="/"', 3),
    ],
)
def test_list(expected: str, name: str, count: int) -> None:
    """The attributes of ``cs:name`` join a list as the specification's examples show."""
    assert expected == names(name, count).replace("/ and", "/and")


def test_et_al_element() -> None:
    """``cs:et-al`` chooses the term and its look; an empty term leaves nothing."""
    cut = 'et-al-min="2" et-al-use-first="1"'
    assert "G A <i>et al.</i>" == names(cut, 2, '<et-al font-style="italic"/>')
    assert "G A and others" == names(cut, 2, '<et-al term="and others"/>')
    empty = '<locale><terms><term name="et-al"></term></terms></locale>'
    made = style(f'<names variable="author"><name {cut}/></names>', before=empty)
    assert cited(made, book(author=FOUR[:2])) == "G A"


@pytest.mark.parametrize(
    ("expected", "locale"),
    [("甲等", "zh-CN"), ("甲 และคณะ", "th-TH"), ("甲 et al.", "en-US")],
)
def test_et_al_in_other_scripts(expected: str, locale: str) -> None:
    """Chinese takes no blank before its "et al.", Thai does."""
    terms = '<locale xml:lang="th"><terms><term name="et-al">และคณะ</term></terms></locale>'
    cut = '<name et-al-min="2" et-al-use-first="1"/>'
    made = style(f'<names variable="author">{cut}</names>', before=terms)
    assert expected == cited(made, book(author=[{"literal": "甲"}, DOE]), locale=locale)


def test_and_without_blanks_takes_no_delimiter() -> None:
    """Before a conjunction of a script without blanks the delimiter would be one sign too many."""
    made = style('<names variable="author"><name and="text"/></names>')
    authors = [{"literal": letter} for letter in "ABC"]
    assert cited(made, book(author=authors), locale="zh-CN") == "A, B和C"


@pytest.mark.parametrize(("expected", "term"), [("Aו B", "ו "), ("A和B", "和"), ("A et B", "et")])
def test_and_in_other_scripts(expected: str, term: str) -> None:
    """A conjunction that is written to a word takes no blank."""
    terms = f'<locale><terms><term name="and">{term}</term></terms></locale>'
    made = style('<names variable="author"><name and="text"/></names>', before=terms)
    assert expected == cited(made, book(author=[{"literal": "A"}, {"literal": "B"}]))


@pytest.mark.parametrize(
    ("expected", "layout"),
    [
        (
            "Jane Doe (ed.)",
            '<names variable="editor"><name/><label form="short" prefix=" (" suffix=")"/></names>',
        ),
        (
            "ed. by Jane Doe",
            '<names variable="editor"><label form="verb-short" suffix=" "/><name/></names>',
        ),
        ("Jane Doe", '<names variable="author editor"/>'),
        ("Jane Doe; Rick Roe", '<names variable="editor director" delimiter="; "/>'),
        ("1", '<names variable="editor author"><name form="count"/><label/></names>'),
    ],
)
def test_label(expected: str, layout: str) -> None:
    """A label stands before or after the names, in their number."""
    assert expected == printed(layout, book(editor=[DOE], director=[ROE]))


def test_editor_who_translates() -> None:
    """Editors who are the translators are named once, if the locale has a word for both."""
    layout = '<names variable="director editor translator" delimiter="; "><name/><label prefix=", "/></names>'
    item = book(editor=[DOE], translator=[DOE], director=[ROE])
    assert printed(layout, item) == "Rick Roe, director; Jane Doe, editor &amp; translator"
    empty = '<locale><terms><term name="editortranslator"></term></terms></locale>'
    made = style(layout, before=empty)
    assert cited(made, item).endswith("Jane Doe, editor; Jane Doe, translator")


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        ("DOE, Jane (ed.) Title", '<names variable="editor"/>'),
        ("Doe Title", '<names variable="editor"><name form="short"/></names>'),
        (
            "DOE, Jane, eds. Title",
            '<names variable="editor"><label form="short" plural="always" prefix=", "/></names>',
        ),
        (
            "DOE, Jane (ed.) Title",
            '<choose><if type="book"><names variable="editor"/></if></choose>',
        ),
        ("Title", '<text variable="title"/>'),
        (
            "Title",
            '<names variable="translator"><substitute><text variable="title"/></substitute></names>',
        ),
        ("Anonymous Title", '<text term="anonymous"/>'),
        ("Title", '<text variable="note"/>'),
    ],
)
def test_substitute(expected: str, inside: str) -> None:
    """The first substitute that gives something stands in, and is used up."""
    layout = (
        '<group delimiter=" "><names variable="author"><name name-as-sort-order="first">'
        '<name-part name="family" text-case="uppercase"/></name>'
        f'<label form="short" prefix=" (" suffix=")"/><substitute>{inside}</substitute></names>'
        '<text variable="title"/><text variable="note"/></group>'
    )
    made = style(layout, options='class="note"')
    assert expected == cited(made, book(editor=[DOE], title="Title"))


@pytest.mark.parametrize(
    ("expected", "inside"),
    [
        ("(<i>Jane Doe+Rick Roe</i>", '<names variable="editor translator"/>'),
        (
            "[<i>Jane Doe/Rick Roe</i>",
            '<names variable="editor translator" delimiter="/" prefix="["/>',
        ),
        ("Doe", '<names variable="editor"><name form="short"/></names>'),
        ("Title", '<text variable="title"/>'),
    ],
)
def test_dress_of_a_substitute(expected: str, inside: str) -> None:
    """Bare names take the attributes of the names they stand for; other substitutes take none."""
    layout = (
        '<names variable="author" delimiter="+" prefix="(" font-style="italic">'
        f"<substitute>{inside}</substitute></names>"
    )
    assert expected == printed(layout, book(editor=[DOE], translator=[ROE], title="Title"))


@pytest.mark.parametrize(
    ("expected", "layout"),
    [
        ("Anonymous Title", "{}{}"),
        ("Anonymous Title", "<group>{}{}</group>"),
        ("Title", "<group>{}</group>{}"),
    ],
)
def test_term_in_substitute(expected: str, layout: str) -> None:
    """A term stands for missing names, but fills no group: no variable in it is filled."""
    names = """<names variable="author"><substitute><names variable="editor"/>
    <text term="anonymous" suffix=" "/></substitute></names>"""
    made = style(layout.format(names, '<text variable="title"/>'), options='class="note"')
    assert expected == cited(made, book(title="Title"))


def test_macro_in_substitute() -> None:
    """A macro's names do not inherit from the names that call it."""
    made = style(
        '<names variable="author"><name form="short"/><substitute><text macro="m"/></substitute></names>',
        before='<macro name="m"><names variable="editor"/></macro>',
    )
    assert cited(made, book(editor=[DOE])) == "Jane Doe"


def test_repeated_names() -> None:
    """``subsequent-author-substitute`` stands for names, or what stands for names, of before."""
    layout = (
        '<names variable="author"><substitute><text variable="publisher"/>'
        '<text value="Anon."/></substitute></names><text variable="title" prefix=" "/>'
    )
    made = style(layout, bibliography='subsequent-author-substitute="—"')
    items = [
        book("a", author=[DOE], title="A"),
        book("b", author=[DOE], title="B"),
        book("c", publisher="P", title="C"),
        book("d", publisher="P", title="D"),
        book("e", title="E"),
        book("f", title="F"),
    ]
    assert ["Jane Doe A", "— B", "P C", "— D", "Anon. E", "Anon. F"] == listed(made, *items)
    each = style(
        layout,
        bibliography='subsequent-author-substitute="—" subsequent-author-substitute-rule="partial-each"',
    )
    assert listed(each, *items)[3] == "— D"
    blank = style(layout, bibliography='subsequent-author-substitute=""')
    assert [" B"] == listed(blank, *items)[1:2]


def test_inherited_options() -> None:
    """Options set on the style or the area hold for all names in it."""
    made = style(
        '<names variable="author editor"/>',
        options='class="note" and="symbol" name-delimiter="; " names-delimiter=" + "',
        citation='name-form="short" and="text"',
    )
    item = book(author=FOUR[:3], editor=[DOE])
    assert cited(made, item) == "A; B; and C + Doe"
    assert listed(made, item) == ["G A; G B; &amp; G C + Jane Doe"]


@pytest.mark.parametrize("least", ["0", "3"])
def test_no_first_names(least: str) -> None:
    """With ``et-al-use-first="0"`` no names are printed, and nothing stands for them."""
    layout = (
        f'<group><names variable="author"><name et-al-min="{least}" et-al-use-first="0"/>'
        '<substitute><text variable="title"/></substitute></names><text value="!"/></group>'
    )
    assert printed(layout, book(author=FOUR, title="T")) == ""


def test_hebrew_and() -> None:
    """The Hebrew conjunction is written to the word before it, without a delimiter."""
    before = '<locale><terms><term name="and">ו </term></terms></locale>'
    made = style(
        '<names variable="author"><name and="text" delimiter-precedes-last="always"/></names>',
        before=before,
    )
    assert cited(made, book(author=FOUR[:3])) == "G A, G Bו G C"


def test_given_name_alone() -> None:
    """A person of one name is dressed as a given name, and printed in the short form too."""
    layout = '<names variable="author"><name {}><name-part name="given" font-style="italic"/><name-part name="family" text-case="uppercase"/></name></names>'
    person = book(author=[{"given": "Suparb"}])
    for attributes in ("", 'form="short"', 'initialize-with="."', 'name-as-sort-order="all"'):
        assert printed(layout.format(attributes), person) == "<i>Suparb</i>"
