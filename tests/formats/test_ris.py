"""RIS out."""

from __future__ import annotations

from attrs import evolve

from migpubs.formats import ris
from tests.formats.records import ARTICLE, BOOK, GUIDE, THAI


def test_a_report_as_it_is_written() -> None:
    """Whole names end in a comma, commas inside are dashes, dates have slashes."""
    expected = """TY  - RPRT
ID  - una-2023-guide
TI  - Skilled to care, forced to work? A guide for eLearning in ASEAN, 100% of {it} (COVID-19)
ST  - Skilled to care, forced to work?
AU  - The Centre – Faculty of Law & Order – University of A and B,
AU  - van der Berg, José
AU  - Suharto,
AU  - สมชาย ใจดี,
PB  - UNA / C_AB
CY  - Bangkok
PY  - 2023
DA  - 2023/09/20
M3  - Guide
SN  - 7/B
SP  - 24
DO  - 10.1000/xyz_(1)
UR  - https://example.org/a_b%20c&d~e#f
LA  - en
N1  - ISBN: 978-92-1-123456-5; UN document symbol: A/69/CRP.1
AB  - One $5 line and #2.
ER  -"""
    assert f"{expected} \n\n" == ris.dumps([GUIDE])


def test_numbers_by_type_and_the_rest_in_the_note() -> None:
    """`SN` is the report number, the ISBN or the ISSN; what has no tag is in the note."""
    assert "SN  - 978-92-1-123456-5\n" in ris.dumps([BOOK])
    assert "SN  - 0378-5955\n" in ris.dumps([ARTICLE])
    assert "Number: 9" in ris.dumps([evolve(BOOK, number="9")])
    text = ris.dumps([THAI], titles={"una-2023-guide": "Guide"})
    assert "M2  - Original Title: Guide\n" in text
    assert "N1  - forthcoming; Thai translation of “Guide”; " in text
