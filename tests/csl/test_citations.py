# ruff: noqa: E501 - a row of a table reads better whole
"""Citations: affixes, sorting, grouping and collapsing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from migpubs.csl import Citation, CiteItem, Processor
from migpubs.csl.output import html
from tests.csl.made import book, cited, style, year

if TYPE_CHECKING:
    from migpubs.csl.citations import Mode

ISSUED = '<date variable="issued"><date-part name="year"/></date>'
AUTHOR_YEAR = '<group delimiter=" "><names variable="author"><name form="short"/></names><date variable="issued"><date-part name="year"/></date></group>'


def works(*pairs: tuple[str, int]) -> list[dict[str, object]]:
    """Works by family name and year."""
    return [
        book(str(n), author=[{"family": name}], issued=year(when))
        for n, (name, when) in enumerate(pairs)
    ]


DOES = works(("Doe", 2000), ("Roe", 2001), ("Doe", 2001))
SUFFIXED = works(("Doe", 2000), ("Doe", 2000), ("Doe", 2000), ("Doe", 2001), ("Roe", 2000))


def collapsed(
    citation: str, items: list[dict[str, object]], options: str = 'class="in-text"'
) -> str:
    """Author and year cites in parentheses."""
    made = style(
        AUTHOR_YEAR,
        citation=citation,
        options=options,
        affixes='prefix="(" suffix=")" delimiter="; "',
    )
    return cited(made, *items)


@pytest.mark.parametrize(
    ("expected", "citation"),
    [
        ("(Doe 2000; Roe 2001; Doe 2001)", ""),
        ("(Doe 2000, 2001; Roe 2001)", 'collapse="year"'),
        ("(Doe 2000, Doe 2001; Roe 2001)", 'cite-group-delimiter=", "'),
        ("(Doe 2000,2001; Roe 2001)", 'collapse="year" cite-group-delimiter=","'),
        ("(Doe 2000; 2001 / Roe 2001)", 'collapse="year" after-collapse-delimiter=" / "'),
        (
            "(Doe 2000+2001 / Roe 2001)",
            'collapse="year" cite-group-delimiter="+" after-collapse-delimiter=" / "',
        ),
        ("(Doe 2000, 2001; Roe 2001)", 'collapse="year-suffix"'),
    ],
)
def test_groups(expected: str, citation: str) -> None:
    """Cites with the same names stand together; collapsing leaves names out."""
    assert expected == collapsed(citation, DOES)


SUFFIX = 'disambiguate-add-year-suffix="true" '


@pytest.mark.parametrize(
    ("expected", "citation"),
    [
        ("(Doe 2000a, 2000b, 2000c, 2001; Roe 2000)", 'collapse="year"'),
        ("(Doe 2000a,b,c, 2001; Roe 2000)", 'collapse="year-suffix" year-suffix-delimiter=","'),
        (
            "(Doe 2000a–c, 2001; Roe 2000)",
            'collapse="year-suffix-ranged" year-suffix-delimiter=","',
        ),
        ("(Doe 2000a; b; c, 2001; Roe 2000)", 'collapse="year-suffix"'),
    ],
)
def test_year_suffixes(expected: str, citation: str) -> None:
    """Repeated years are left out too, and three suffixes in a row are a range."""
    assert expected == collapsed(SUFFIX + citation, SUFFIXED)


@pytest.mark.parametrize(
    ("expected", "place", "added"),
    [
        ("Doe 2000a–d", 0, {}),
        ("Doe 2000a 5,b–d", 0, {"locator": "5"}),
        ("Doe 2000a; b 5; c,d", 1, {"locator": "5"}),
        ("Doe 2000a–c; d 5", 3, {"locator": "5"}),
        ("Doe 2000a x; b–d", 0, {"suffix": "x"}),
        ("Doe 2000a; see b–d", 1, {"prefix": "see"}),
    ],
)
def test_suffix_ranges_with_additions(expected: str, place: int, added: dict[str, str]) -> None:
    """A range of year-suffixes holds no cite to which the writer has added something."""
    made = style(
        AUTHOR_YEAR + '<text variable="locator" prefix=" "/>',
        citation=f'{SUFFIX} collapse="year-suffix-ranged" year-suffix-delimiter=","',
        affixes='delimiter="; "',
        options='class="note"',
    )
    processor = Processor(made, works(*[("Doe", 2000)] * 4))
    cites = [CiteItem(id=str(n), **(added if n == place else {})) for n in range(4)]
    assert expected == html(processor.cite_alone(Citation(cites=tuple(cites))))


def test_year_left_out() -> None:
    """The affixes of a year go with it where only the suffix is printed."""
    date = '<date variable="issued"><date-part name="year" prefix="-"/></date>'
    made = style(
        f'<names variable="author"/>{date}<text variable="year-suffix"/>',
        citation=f'{SUFFIX} collapse="year-suffix"',
        affixes='delimiter="; "',
    )
    assert cited(made, *SUFFIXED[:2]) == "Doe-2000a; b"


def test_default_delimiter() -> None:
    """In notes cites of a group keep the layout's delimiter."""
    assert collapsed('collapse="year"', DOES, 'class="note"') == "(Doe 2000; 2001; Roe 2001)"


def test_locator_in_collapsed() -> None:
    """A cite with a locator is collapsed too, and breaks a list of bare year-suffixes."""
    layout = AUTHOR_YEAR.replace("</group>", '<text variable="locator"/></group>')
    made = style(layout, citation=SUFFIX + 'collapse="year-suffix" year-suffix-delimiter=","')
    processor = Processor(made, SUFFIXED)

    def show(**more: str) -> str:
        cites = (CiteItem(id="0"), CiteItem(id="1", **more), CiteItem(id="2"))
        return html(processor.cite_alone(Citation(cites=cites)))

    assert show() == "Doe 2000a,b,c"
    assert show(locator="5") == "Doe 2000a, b 5, c"


@pytest.mark.parametrize(
    ("expected", "numbers"),
    [("[1–3, 5]", "1235"), ("[1, 2]", "12"), ("[3, 2, 1]", "321"), ("[1, 3–5]", "1345")],
)
def test_number_ranges(expected: str, numbers: str) -> None:
    """Three or more increasing citation numbers are a range."""
    made = style(
        '<text variable="citation-number"/>',
        citation='collapse="citation-number"',
        affixes='prefix="[" suffix="]" delimiter=", "',
    )
    processor = Processor(made, [book(str(n)) for n in range(1, 6)])
    cites = tuple(CiteItem(id=number) for number in numbers)
    assert expected == html(processor.cite_alone(Citation(cites=cites)))
    located = (*cites[:1], CiteItem(id=numbers[1], suffix=" x"), *cites[2:])
    assert "–" not in html(processor.cite_alone(Citation(cites=located))).removeprefix("[1, 3 x, 4")


@pytest.mark.parametrize(
    ("expected", "more"),
    [
        ("see Doe 2000", {"prefix": "see"}),
        ("see “Doe 2000", {"prefix": "see “"}),
        ("Doe 2000 passim", {"suffix": "passim"}),
        ("Doe 2000, x", {"suffix": ", x"}),
        ("2000", {"suppress_author": True}),
        ("Doe", {"author_only": True}),
    ],
)
def test_writer_adds(expected: str, more: dict[str, object]) -> None:
    """Prefix and suffix get a blank where letters would meet; authors can be left out or alone."""
    assert expected == cited(style(AUTHOR_YEAR), DOES[0], **more)


@pytest.mark.parametrize(
    ("expected", "suffix", "prefix"),
    [
        ("Doe 2000; Roe 2001", "", ""),
        ("Doe 2000. So it is. Roe 2001", ". So it is.", ""),
        ("Doe 2000, Roe 2001", "", ", "),
        ("Doe 2000 x; , Roe 2001", "x", ", "),
    ],
)
def test_punctuation_of_the_writer(expected: str, suffix: str, prefix: str) -> None:
    """Where the writer has put a sign between two cites the delimiter's is dropped."""
    processor = Processor(style(AUTHOR_YEAR, affixes='delimiter="; "'), DOES)
    cites = (CiteItem(id="0", suffix=suffix), CiteItem(id="1", prefix=prefix))
    assert expected == html(processor.cite_alone(Citation(cites=cites)))


def test_authors_alone() -> None:
    """Authors in a sentence have no affixes of the layout and no other cites beside them."""
    made = style(AUTHOR_YEAR, affixes='prefix="(" suffix=")" delimiter="; "')
    assert cited(made, *DOES[:2], author_only=True) == "Doe"


def test_sorted() -> None:
    """A citation is sorted by its own keys."""
    made = style(
        AUTHOR_YEAR,
        sort='<sort><key variable="issued" sort="descending"/></sort>',
        affixes='delimiter="; "',
    )
    assert cited(made, *DOES[:2]) == "Roe 2001; Doe 2000"


def test_nothing() -> None:
    """Cites that print nothing leave nothing, not even affixes."""
    made = style('<text variable="note"/>', affixes='prefix="(" suffix=")"')
    assert cited(made, book()) == ""


@pytest.mark.parametrize(
    ("expected", "added"),
    [
        ("(Doe 2000a, b, 5, 2001)", {"locator": "5"}),
        ("(Doe 2000a, see b, 2001)", {"prefix": "see "}),
        ("(Doe 2000a, b, at 3, 2001)", {"suffix": ", at 3"}),
    ],
)
def test_collapsed_with_additions(expected: str, added: dict[str, str]) -> None:
    """What the writer adds stays with its cite; the delimiter is then that of the group."""
    items = works(("Doe", 2000), ("Doe", 2000), ("Doe", 2001))
    cites = [CiteItem(id="0"), CiteItem(id="1", **added), CiteItem(id="2")]
    layout = f'<group delimiter=", ">{AUTHOR_YEAR}<text variable="locator"/></group>'
    made = style(
        layout,
        citation=SUFFIX + 'collapse="year-suffix"',
        affixes='prefix="(" suffix=")" delimiter="; "',
    )
    assert expected == html(Processor(made, items).cite_alone(Citation(cites=tuple(cites))))


@pytest.mark.parametrize(
    ("expected", "layout", "added"),
    [
        ("[1]–[3]", "", {}),
        ("[1]–[3]", "", {"locator": "7"}),
        ("[1],[2]:7,[3]", '<text variable="locator" prefix=":"/>', {"locator": "7"}),
        ("[1],see [2],[3]", "", {"prefix": "see"}),
        ("[1],[2] and on,[3]", "", {"suffix": "and on"}),
    ],
)
def test_ranges_with_additions(expected: str, layout: str, added: dict[str, str]) -> None:
    """A range holds no cite to which the writer has added something that is printed."""
    cites = [CiteItem(id="0"), CiteItem(id="1", **added), CiteItem(id="2")]
    made = style(
        '<text variable="citation-number" prefix="[" suffix="]"/>' + layout,
        citation='collapse="citation-number"',
        affixes='delimiter=","',
    )
    processor = Processor(made, works(("A", 1), ("B", 2), ("C", 3)))
    assert expected == html(processor.cite_alone(Citation(cites=tuple(cites))))


@pytest.mark.parametrize(
    ("expected", "prefix", "suffix"),
    [
        ("see T", "see", ""),
        ("cf. T", "cf.", ""),
        ("(see) T", "(see)", ""),
        ("(T", "(", ""),
        ("T passim", "", "passim"),
        ("T (sic)", "", "(sic)"),
        ("T, 5", "", ", 5"),
        ("see “X” T", "see “X”", ""),
        ("T &amp; more", "", "& more"),
    ],
)
def test_blanks_of_affixes(expected: str, prefix: str, suffix: str) -> None:
    """A blank parts an added word from the cite where its writer left it out."""
    assert expected == cited(style(), book(title="T"), prefix=prefix, suffix=suffix)


AUTHOR_OR_EDITOR = """<names variable="author"><name form="short"/><substitute>
<names variable="editor"/><text variable="title"/></substitute></names>"""


def test_suppressed_substitute() -> None:
    """Leaving the names out leaves out who stands for them, and prints nobody else instead."""
    made = style(AUTHOR_OR_EDITOR + '<date variable="issued" form="numeric" prefix=" "/>')
    edited = book(title="T", editor=[{"family": "Roe"}], issued=year(2001))
    assert "2001" == cited(made, edited, suppress_author=True).strip()


def test_titles_are_no_names() -> None:
    """Cites that have a title for want of names are not collapsed."""
    made = style(
        AUTHOR_OR_EDITOR + '<date variable="issued" form="numeric" prefix=" "/>',
        citation='collapse="year"',
        options='class="in-text"',
        affixes='delimiter="; "',
    )
    twins = [book(key, title="T", issued=year(when)) for key, when in (("a", 2001), ("b", 2002))]
    assert "T 2001; T 2002" == cited(made, *twins)


@pytest.mark.parametrize(
    ("expected", "mode", "infix"),
    [
        ("Doe", "author-only", "’s"),
        ("(2000; Roe 2001)", "suppress-author", ""),
        ("Doe (2000; Roe 2001)", "composite", ""),
        ("Doe’s (2000; Roe 2001)", "composite", "’s"),
        ("Doe says (2000; Roe 2001)", "composite", "says"),
    ],
)
def test_mode(expected: str, mode: Mode, infix: str) -> None:
    """The names of the first cite can be part of the sentence, as citeproc-js has it."""
    made = style(AUTHOR_YEAR, affixes='prefix="(" suffix=")" delimiter="; "')
    processor = Processor(made, works(("Doe", 2000), ("Roe", 2001)))
    cites = (CiteItem(id="0"), CiteItem(id="1"))
    [runs] = processor.cite([Citation(cites=cites, mode=mode, infix=infix)])
    assert expected == html(runs)


def test_mode_of_notes() -> None:
    """A note gives the whole cite even where the sentence has its names; no cites, no names."""
    made = style(AUTHOR_YEAR, options='class="note"', affixes='suffix="."')
    processor = Processor(made, works(("Doe", 2000)))
    cite = Citation(cites=(CiteItem(id="0"),), mode="composite")
    assert html(processor.cite_alone(cite)) == "Doe Doe 2000."
    assert processor.cite_alone(Citation(cites=(), mode="composite")) == ()


def test_author_after_title() -> None:
    """Only names that come first are suppressed: after a title they tell whose it is."""
    made = style('<text variable="title"/><names variable="author" prefix=" by "/>')
    work = book(title="T", author=[{"family": "Doe"}])
    assert cited(made, work, suppress_author=True) == "T by Doe"


def test_collapse_without_numbers() -> None:
    """Numbers that are not printed are no range (``collapse="citation-number"``)."""
    made = style(AUTHOR_YEAR, citation='collapse="citation-number"', affixes='delimiter="; "')
    assert cited(made, *works(("A", 1), ("B", 2), ("C", 1999))) == "A 1 AD; B 2 AD; C 1999"


def test_collapse_without_names() -> None:
    """Years that are told apart by suffixes collapse where no names are printed too."""
    made = style(
        ISSUED,
        citation='collapse="year-suffix" disambiguate-add-year-suffix="true" year-suffix-delimiter=","',
        affixes='delimiter="; "',
    )
    works = [book(key, issued=year(when)) for key, when in (("a", 1999), ("b", 1999), ("c", 2000))]
    assert cited(made, *works) == "1999a,b; 2000"


def test_collapse_of_the_same_work() -> None:
    """A work that is cited twice in one place is named once; what is said of it stays."""
    layout = f'<group delimiter=": ">{AUTHOR_YEAR}<text variable="locator"/></group>'
    made = style(
        layout,
        citation='collapse="year-suffix" disambiguate-add-year-suffix="true"',
        affixes='delimiter="; "',
    )
    processor = Processor(made, works(("Doe", 2000)))
    once, page = CiteItem(id="0"), CiteItem(id="0", locator="5")
    assert html(processor.cite_alone(Citation(cites=(once, once)))) == "Doe 2000"
    assert html(processor.cite_alone(Citation(cites=(page, page)))) == "Doe 2000: 5, 5"
