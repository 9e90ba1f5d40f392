import pickle
import urllib.parse

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migpubs.identifiers import SCHEMES, Identifier, parse, recognise

digits = st.text("0123456789", min_size=1, max_size=20)
many = settings(max_examples=1000)


def exact(size: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=size, max_size=size)


def valid(scheme: str, text: str) -> bool:
    try:
        parse(scheme, text)
    except ValueError:
        return False
    return True


def sum_is(numbers: str, weights: list[int], modulus: int) -> bool:
    """The defining congruence of a weighted check digit, X being ten."""
    values = [10 if number == "X" else int(number) for number in numbers]
    return sum(a * b for a, b in zip(values, weights, strict=True)) % modulus == 0


def isbn10_holds(text: str) -> bool:
    return sum_is(text, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 11)


def isbn13_holds(text: str) -> bool:
    return sum_is(text, [1, 3] * 6 + [1], 10)


@pytest.mark.parametrize(
    ("scheme", "text", "expected"),
    [
        ("isbn", "978-92-9068-252-3", "9789290682523"),
        ("isbn", "ISBN 978 92 9068 471 8", "9789290684718"),
        ("isbn", "92-9068-252-3", "9789290682523"),
        ("isbn", "ISBN-10: 0-8044-2957-X", "9780804429573"),
        ("isbn", "ISBN: 978-92-9068-252-3 (print)", "9789290682523"),
        ("isbn", "ISBN (web PDF): 978−92−9068−252−3", "9789290682523"),
        ("issn", "0378-5955", "0378-5955"),
        ("issn", "urn:ISSN:0378-5955", "0378-5955"),
        ("issn", "ISSN (online): 2434-561X", "2434-561X"),
        ("issn", "ISSN 2434561x", "2434-561X"),
        ("issn", "https://portal.issn.org/resource/ISSN/0378-5955", "0378-5955"),
        ("doi", "10.1000/182", "10.1000/182"),
        ("doi", "doi:10.1000/ABC-ก", "10.1000/abc-ก"),
        ("doi", "https://dx.doi.org/10.1002/(SICI)1%3C1::AID%3E2", "10.1002/(sici)1<1::aid>2"),
        ("doi", "10.1000/a%2Fb", "10.1000/a%2fb"),
        ("doi", "doi: https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("doi", "https://doi.org/doi:10.1000/abc", "10.1000/abc"),
        ("doi", "info:doi/10.1000/abc", "10.1000/abc"),
        ("doi", "doi.org/10.1002/%28SICI%29", "10.1002/(sici)"),
        ("handle", "hdl.handle.net/2027/uc1.%2B1", "2027/uc1.+1"),
        ("handle", "hdl:20.500.12345/Abc", "20.500.12345/Abc"),
        ("handle", "https://hdl.handle.net/2027/uc1.%2B1", "2027/uc1.+1"),
        ("ror", "https://ror.org/02dg0pv02", "02dg0pv02"),
        ("ror", "02DG0PV02", "02dg0pv02"),
        ("ror", "https://www.ror.org/02dg0pv02/", "02dg0pv02"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097/?lang=th", "0000-0002-1825-0097"),
        ("orcid", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("orcid", "000000021694233X", "0000-0002-1694-233X"),
        ("un-symbol", "A/69/CRP.1", "A/69/CRP.1"),
        ("un-symbol", "UN Doc. A / RES / 73 / 195", "A/RES/73/195"),
        ("un-symbol", "e/cn.4/sub.2/1990/6/add.1", "E/CN.4/Sub.2/1990/6/Add.1"),
        ("un-symbol", "CMW/C/GC/4-CRC/C/GC/23", "CMW/C/GC/4-CRC/C/GC/23"),
        ("un-symbol", "https://undocs.org/en/A/70/59", "A/70/59"),
        ("un-symbol", "https://docs.un.org/en/A/70/59", "A/70/59"),
        ("ilo-wcms", "wcms_885139", "WCMS_885139"),
        ("ilo-wcms", "http://www.ilo.org/asia/WCMS_885139/lang--en/index.htm", "WCMS_885139"),
        ("ilo-wcms", "https://www.ilo.org/wcms_885139/wcms_885139.pdf", "WCMS_885139"),
        ("ilo-instrument", "R115", "R115"),
        ("ilo-instrument", "C.29", "C029"),
        ("ilo-instrument", "Recommendation No. 115", "R115"),
        ("ilo-instrument", "Convention, 1930 (No. 29)", "C029"),
        ("ilo-instrument", "Protocol No. 29", "P029"),
        ("iom-pub", "pub2023/084/r", "PUB2023/084/R"),
        ("local", "  DCY  12/2566 ", "DCY 12/2566"),
    ],
)
def test_an_identifier_is_read_into_its_canonical_form(
    scheme: str, text: str, expected: str
) -> None:
    """Labels, addresses, blanks and hyphens go; the printed form is kept beside it."""
    identifier = parse(scheme, text)
    printed = " ".join(text.split())
    assert Identifier(scheme, expected) == identifier
    assert printed == str(identifier)
    assert ("" if printed == expected else printed) == identifier.as_printed


@pytest.mark.parametrize(
    ("scheme", "text", "message"),
    [
        ("isbn", "978-92-9068-252-4", "check digit is 4, 3 is expected"),
        ("isbn", "92-9068-252-X", "check digit is X, 3 is expected"),
        ("isbn", "978-92-9068-252", "not an ISBN: it has 10 or 13 digits"),
        ("isbn", "977-92-9068-252-6", "not an ISBN: 13 digits begin with 978 or 979"),
        ("isbn", "979-0-2600-0043-8", "979-0 is for printed music"),
        ("isbn", "٩٧٨٩٢٩٠٦٨٢٥٢٣", "not an ISBN"),
        ("issn", "0378-5954", "check digit is 4, 5 is expected"),
        ("issn", "0378-595", "not an ISSN: it has 8 digits, as in 0378-5955"),
        ("doi", "11.1000/182", "not a DOI: it has the form 10.1234/name"),
        ("doi", "10.1000/a b", "not a DOI"),
        ("doi", "10.1000/a\u200bb", "not a DOI"),
        ("doi", "https://doi.org/10.1000/a%FF", "not a DOI"),
        ("handle", "handle", "not a Handle: it has the form 20.500.12345/678"),
        ("ror", "02dg0pv03", "check digit is 03, 02 is expected"),
        ("ror", "02dgopv02", "not a ROR id: it has the form https://ror.org/"),
        ("orcid", "0000-0002-1825-0098", "check digit is 8, 7 is expected"),
        ("orcid", "0000-0002-1825", "not an ORCID iD: it has 16 digits, as in 0000-0002-1825-0097"),
        ("un-symbol", "HIV/AIDS", "not a UN document symbol: it has the form A/69/CRP.1"),
        ("un-symbol", "A/RES/73/195.", "not a UN document symbol"),
        ("un-symbol", "A69", "not a UN document symbol"),
        ("ilo-wcms", "885139", "not an ILO page number: it has the form WCMS_885139"),
        ("ilo-wcms", "wcms_1234 wcms_1235", "not an ILO page number"),
        ("ilo-instrument", "X115", "not an ILO instrument: it has the form R115 or C189"),
        ("iom-pub", "PUB23/84", "not an IOM reference: it has the form PUB2023/084/R"),
        ("local", " ", "an identifier is empty"),
        ("isbn13", "1", r"unknown identifier scheme 'isbn13' \(did you mean 'isbn'\?\)"),
        ("?", "1", r"unknown identifier scheme '\?' \(one of doi, handle, "),
    ],
)
def test_a_wrong_identifier_is_refused(scheme: str, text: str, message: str) -> None:
    """The message says what is wrong and what would be right."""
    with pytest.raises(ValueError, match=message):
        parse(scheme, text)


@many
@given(exact(12).map(lambda text: "978" + text[3:]), st.sampled_from("0123456789"))
def test_isbn_13_is_right_when_its_sum_is(body: str, last: str) -> None:
    """The weighted sum of all 13 digits is a multiple of ten."""
    assert isbn13_holds(body + last) == valid("isbn", body + last)


@many
@given(exact(9), st.sampled_from("0123456789X"))
def test_isbn_10_is_right_when_its_sum_is(body: str, last: str) -> None:
    """The weighted sum of all 10 digits is a multiple of eleven; as ISBN-13 it stays right."""
    assert isbn10_holds(body + last) == valid("isbn", body + last)
    if isbn10_holds(body + last):
        value = parse("isbn", body + last).value
        assert isbn13_holds(value)
        assert "978" + body == value[:12]


@many
@given(exact(7), st.sampled_from("0123456789X"))
def test_issn_is_right_when_its_sum_is(body: str, last: str) -> None:
    """The weighted sum of all eight digits is a multiple of eleven."""
    assert sum_is(body + last, [8, 7, 6, 5, 4, 3, 2, 1], 11) == valid("issn", body + last)


@many
@given(exact(15), st.sampled_from("0123456789X"))
def test_orcid_is_right_when_its_sum_is(body: str, last: str) -> None:
    """MOD 11-2: the digits weighted by powers of two leave the remainder one."""
    values = [10 if digit == "X" else int(digit) for digit in body + last]
    remainder = sum(value * 2**power for power, value in enumerate(reversed(values))) % 11
    assert (remainder == 1) == valid("orcid", body + last)


@many
@given(
    st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=6, max_size=6),
    st.integers(min_value=0, max_value=99),
)
def test_ror_is_right_when_its_remainder_is(body: str, last: int) -> None:
    """MOD 97-10: number and check digits together leave the remainder one."""
    bits = "".join(f"{'0123456789abcdefghjkmnpqrstvwxyz'.index(letter):05b}" for letter in body)
    expected = (int(bits, 2) * 100 + last) % 97 == 1 and 2 <= last <= 98
    assert expected == valid("ror", f"0{body}{last:02}")


@given(st.text(min_size=1, max_size=12).filter(lambda text: not any(c.isspace() for c in text)))
def test_a_doi_survives_its_address(suffix: str) -> None:
    """Percent-encoding in the address keeps every character of the name."""
    name = f"10.1234/{suffix}"
    if not valid("doi", name):
        return
    identifier = parse("doi", name)
    assert identifier == parse("doi", identifier.url)
    path = urllib.parse.urlsplit(identifier.url).path
    assert "/" + identifier.value == urllib.parse.unquote(path)
    assert identifier.url.isascii()


@pytest.mark.parametrize(
    ("scheme", "text", "expected"),
    [
        ("isbn", "978-92-9068-252-3", ""),
        ("issn", "0378-5955", "https://portal.issn.org/resource/ISSN/0378-5955"),
        ("doi", "10.1000/a#b?c", "https://doi.org/10.1000/a%23b%3Fc"),
        ("handle", "2027/uc1", "https://hdl.handle.net/2027/uc1"),
        ("ror", "02dg0pv02", "https://ror.org/02dg0pv02"),
        ("orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("un-symbol", "A/69/CRP.1", "https://undocs.org/A/69/CRP.1"),
        ("ilo-wcms", "WCMS_885139", ""),
        (
            "ilo-instrument",
            "R115",
            "https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:12100:0::NO::P12100_ILO_CODE:R115",
        ),
        ("iom-pub", "PUB2023/084/R", ""),
        ("local", "x", ""),
    ],
)
def test_an_identifier_has_an_address_where_there_is_a_resolver(
    scheme: str, text: str, expected: str
) -> None:
    """And none where there is no resolver that could be trusted."""
    assert expected == parse(scheme, text).url


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("978-92-9068-252-3", "isbn"),
        ("ISBN 92-9068-252-3", "isbn"),
        ("92-9068-252-3", "isbn"),
        ("0378-5955", "issn"),
        ("10.1000/182", "doi"),
        ("https://doi.org/10.1000/182.", "doi"),
        ("hdl:2027/uc1", "handle"),
        ("https://ror.org/02dg0pv02", "ror"),
        ("0000-0002-1825-0097", "orcid"),
        ("A/69/CRP.1", "un-symbol"),
        ("https://undocs.org/A/RES/73/195", "un-symbol"),
        ("http://www.ilo.org/asia/WCMS_885139/lang--en/index.htm", "ilo-wcms"),
        ("R115", "ilo-instrument"),
        ("PUB2023/084/R", "iom-pub"),
    ],
)
def test_a_plain_identifier_is_recognised(text: str, expected: str) -> None:
    """From its form, its label or its address."""
    recognised = recognise(text)
    assert recognised is not None
    assert expected == recognised.scheme


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023",
        "9290682523",
        "978-92-9068-252-4",
        "HIV/AIDS",
        "UNHCR/UNICEF",
        "and/or 3",
        "https://www.unicef.org/thailand/reports",
        "R1150",
        "02dg0pv02",
        "ILO Recommendation",
        "2022/2023",
        "1990-2018",
        "10.5/3",
    ],
)
def test_what_might_be_something_else_is_not_recognised(text: str) -> None:
    """Bare numbers, slashes between words, wrong check digits."""
    assert recognise(text) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_recognition(text: str) -> None:
    """Whatever it is, the answer is a checked identifier or nothing."""
    found = recognise(text)
    assert found is None or found == parse(found.scheme, found.value)


def test_the_printed_form_does_not_tell_identifiers_apart() -> None:
    """Two printings of one ISBN are one identifier, also in a set and after pickling."""
    one, other = parse("isbn", "978-92-9068-252-3"), parse("isbn", "92-9068-252-3")
    assert {one} == {other}
    assert str(one) == str(pickle.loads(pickle.dumps(one)))


def test_every_scheme_says_where_its_rule_comes_from() -> None:
    """The table is closed, and each entry is under its own name."""
    assert list(SCHEMES) == [scheme.name for scheme in SCHEMES.values()]
    assert all(scheme.rule and scheme.label for scheme in SCHEMES.values())
