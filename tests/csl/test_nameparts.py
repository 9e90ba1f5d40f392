"""The order and look of the parts of one name."""

from __future__ import annotations

import pytest

from tests.csl.made import book, cited, style

GOGH = {
    "family": "Gogh",
    "given": "Vincent Willem",
    "non-dropping-particle": "van",
    "suffix": "III",
}
HUMBOLDT = {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von", "suffix": "Jr."}


def shown(name: dict[str, object], attributes: str = "", parts: str = "", demote: str = "") -> str:
    """One author through ``cs:name``."""
    options = f'class="note" demote-non-dropping-particle="{demote}"' if demote else 'class="note"'
    made = style(
        f'<names variable="author"><name {attributes}>{parts}</name></names>', options=options
    )
    return cited(made, book(author=[name]))


INVERTED = 'name-as-sort-order="all"'
BOLD = '<name-part name="family" font-weight="bold" prefix="(" suffix=")"/>'
ITALIC = '<name-part name="given" font-style="italic" text-case="uppercase" suffix="!"/>'


@pytest.mark.parametrize(
    ("expected", "name", "attributes", "demote"),
    [
        ("Vincent Willem van Gogh III", GOGH, "", ""),
        ("Gogh, Vincent Willem van, III", GOGH, INVERTED, ""),
        ("van Gogh, Vincent Willem, III", GOGH, INVERTED, "sort-only"),
        ("van Gogh, Vincent Willem, III", GOGH, INVERTED, "never"),
        ("van Gogh", GOGH, 'form="short"', ""),
        ("Alexander von Humboldt Jr.", HUMBOLDT, "", ""),
        ("Humboldt, Alexander von, Jr.", HUMBOLDT, INVERTED, ""),
        ("Humboldt A von Jr", HUMBOLDT, f'{INVERTED} sort-separator=" " initialize-with=""', ""),
        ("Humboldt", HUMBOLDT, 'form="short"', ""),
        ("V. W. van Gogh III", GOGH, 'initialize-with=". "', ""),
        ("毛泽东", {"family": "毛", "given": "泽东"}, INVERTED, ""),
        ("Nguyen Van", {"family": "Nguyen", "given": "Van", "static-ordering": True}, "", ""),
        ("The Body", {"literal": "The Body"}, f'{INVERTED} initialize-with="."', ""),
        ("Plato", {"family": "Plato"}, INVERTED, ""),
        ("Plato", {"given": "Plato"}, "", ""),
        ("Jean d’Alembert", {"family": "d’Alembert", "given": "Jean"}, "", ""),
        (
            "Tawfiq al-Hakim",
            {"family": "Hakim", "given": "Tawfiq", "non-dropping-particle": "al-"},
            "",
            "",
        ),
        ("B. de’ Frinkle", {"family": "de’ Frinkle", "given": "B."}, "", ""),
        (
            "John Doe, Jr.",
            {"family": "Doe", "given": "John", "suffix": "Jr.", "comma-suffix": True},
            "",
            "",
        ),
        (
            "James T. Kirk",
            {"family": "Kirk", "given": "James T"},
            'initialize="false" initialize-with="."',
            "",
        ),
        ("สมชาย ใจดี", {"family": "ใจดี", "given": "สมชาย"}, 'initialize-with="."', ""),
        ("ใจดี, สมชาย", {"family": "ใจดี", "given": "สมชาย"}, f'{INVERTED} initialize-with="."', ""),
    ],
)
def test_order(expected: str, name: dict[str, object], attributes: str, demote: str) -> None:
    """Parts stand in the order of the specification's tables."""
    assert expected == shown(name, attributes, demote=demote)


@pytest.mark.parametrize(
    ("expected", "name", "attributes"),
    [
        ("<i>JANE</i>! (<b>Doe</b>)", {"family": "Doe", "given": "Jane"}, ""),
        ("(<b>Doe</b>), <i>JANE</i>!", {"family": "Doe", "given": "Jane"}, INVERTED),
        (
            "<i>VINCENT WILLEM</i>! (<b>van</b> <b>Gogh</b> III)",
            GOGH,
            "",
        ),
        (
            "(<b>Gogh</b>), <i>VINCENT WILLEM</i> <b>van</b>!, III",
            GOGH,
            INVERTED,
        ),
        ("<b>Body</b>", {"literal": "Body"}, ""),
        ("(<b>毛</b>)<i>泽东</i>!", {"family": "毛", "given": "泽东"}, ""),
    ],
)
def test_parts(expected: str, name: dict[str, object], attributes: str) -> None:
    """``cs:name-part`` dresses given and family names with their particles, not suffixes."""
    assert expected == shown(name, attributes, BOLD + ITALIC)


def test_hyphens() -> None:
    """``initialize-with-hyphen`` keeps or drops the hyphen between initials."""
    name = {"family": "Picard", "given": "Jean-Luc"}
    layout = '<names variable="author"><name initialize-with="."/></names>'
    assert cited(style(layout), book(author=[name])) == "J.-L. Picard"
    made = style(layout, options='class="note" initialize-with-hyphen="false"')
    assert cited(made, book(author=[name])) == "J.L. Picard"


def test_memory_is_bounded() -> None:
    """A shape forgets what it made before it grows without end, and makes it again."""
    from migpubs.csl.nameparts import Shape, read_options  # noqa: PLC0415 - the object of the test
    from migpubs.csl.people import Name  # noqa: PLC0415 - see above

    shape = Shape(read_options(None, {}, {}))
    shape.made = {(Name(family=str(n)), 2, False): "" for n in range(65537)}
    assert shape.show(Name(family="Doe"), 2, inverted=False) == "Doe"
    assert len(shape.made) == 1
