import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migpubs.dates import (
    MONTHS,
    SHORT_MONTHS,
    Date,
    Period,
    arabic_digits,
    format_date,
    format_period,
    is_buddhist,
    read_date,
    to_buddhist,
    to_common,
)

days = st.dates().map(lambda day: Date(day.year, day.month, day.day))
dates = (
    days | days.map(lambda day: Date(day.year, day.month)) | days.map(lambda day: Date(day.year))
)


def test_a_date_prints_only_what_is_known() -> None:
    """A year, a month and a day each print as ISO 8601 of that precision."""
    assert "2023" == str(Date(2023))
    assert "2023-09" == str(Date(2023, 9))
    assert "2023-09-20" == str(Date(2023, 9, 20))
    assert "0987" == str(Date(987))


@given(dates)
def test_a_date_survives_printing_and_pickling(date: Date) -> None:
    """What is printed reads back as the same date, and so does what is pickled."""
    assert date == Date.parse(str(date))
    assert date == pickle.loads(pickle.dumps(date))
    assert hash(date) == hash(Date(*date.parts()))


@given(st.dates(), st.dates())
def test_days_sort_as_days_do(one: dt.date, other: dt.date) -> None:
    """Two days compare as the standard library compares them."""
    made = [Date(day.year, day.month, day.day) for day in (one, other)]
    assert (one < other) == (made[0] < made[1])


def test_an_unknown_part_sorts_first() -> None:
    """A year stands before its months, a month before its days."""
    expected = [Date(2022, 12, 31), Date(2023), Date(2023, 1), Date(2023, 1, 1), Date(2023, 2)]
    assert expected == sorted([expected[place] for place in (3, 1, 4, 0, 2)])


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((2023, 13), "there is no month 13"),
        ((2023, -1), "there is no month -1"),
        ((2023, 2, 29), "February 2023 has 28 days, there is no 29"),
        ((2023, 2, -1), "February 2023 has 28 days, there is no -1"),
        ((2023, 0, 5), "day 5 of 2023 needs its month"),
        ((0,), "there is no year 0: a year has four digits"),
        ((20233,), "there is no year 20233: a year has four digits"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(parts: tuple[int, ...], message: str) -> None:
    """The message says in words which part cannot be."""
    with pytest.raises(ValueError, match=f"^{message}$"):
        Date(*parts)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("20 September 2023", "'20 September 2023' is not a date; write 2023-09-20"),
        ("๒๕๖๒", "'๒๕๖๒' is not a date; write 2019"),
        ("soon", "'soon' is not a date; write it as 2023, 2023-09 or 2023-09-20"),
        ("2023-9", "'2023-9' is not a date; write 2023-09"),
        ("9/2566", "'9/2566' is not a date; write 2023-09"),
        ("20/9/2023", "'20/9/2023' is not a date; write 2023-09-20"),
        ("2023-00", "'2023-00' is not a date: leave out what is unknown, as in 2023-09"),
        ("2023-13", "there is no month 13"),
    ],
)
def test_only_the_iso_form_is_parsed(text: str, message: str) -> None:
    """Any other text is refused with the form that would be right."""
    with pytest.raises(ValueError, match=f"^{message}$"):
        Date.parse(text)


def test_a_period_prints_as_an_iso_interval() -> None:
    """Both ends between a slash; a period of one month is that month."""
    assert "2022-08-22/2022-10-23" == str(Period(Date(2022, 8, 22), Date(2022, 10, 23)))
    assert "2022-08" == str(Period(Date(2022, 8), Date(2022, 8)))


@given(dates, dates)
def test_a_period_survives_printing(one: Date, other: Date) -> None:
    """What is printed reads back as the same period."""
    period = Period(min(one, other), max(one, other))
    assert period == Period.parse(str(period))


def test_a_period_cannot_end_before_it_starts() -> None:
    """Ends are compared as far as both are known: a year ends after its September."""
    assert "2023-09/2023" == str(Period.parse("2023-09/2023"))
    with pytest.raises(ValueError, match=r"the period ends \(2022\) before it starts \(2023-09\)"):
        Period.parse("2023-09/2022")
    with pytest.raises(ValueError, match="'' is not a date"):
        Period.parse("2023/")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 September 2023", "2023-09-20"),
        ("September 20, 2023", "2023-09-20"),
        ("the 20th of September, 2023", "2023-09-20"),
        ("Wednesday, 20 September 2023", "2023-09-20"),
        ("Sept. 2023", "2023-09"),
        ("Sep 2023", "2023-09"),
        ("(June 2019).", "2019-06"),
        ("2019", "2019"),
        ("2566", "2023"),
        ("B.E. 2562", "2019"),
        ("พุทธศักราช ๒๕๖๒", "2019"),
        ("1 มกราคม คริสต์ศักราช 2019", "2019-01-01"),
        ("2 กรกฏาคม 2567", "2024-07-02"),
        ("10 ธค 2567", "2024-12-10"),
        ("20-Sep-2023", "2023-09-20"),
        ("2562 BE", "2019"),
        ("AD 2019", "2019"),
        ("๑๐ ตุลาคม ๒๕๖๒", "2019-10-10"),
        ("10 ตุลาคม พ.ศ. 2562", "2019-10-10"),
        ("วันที่ ๑๐ เดือน ตุลาคม พ.ศ. ๒๕๖๒", "2019-10-10"),
        ("วันพุธที่ 20 กันยายน 2566", "2023-09-20"),
        ("16 ธันวาคม 2024", "2024-12-16"),
        ("13 ธ.ค. 2567", "2024-12-13"),
        ("ตุลาคม 2562", "2019-10"),
        ("พ.ศ. 2562", "2019"),
        ("พ.ศ.2562", "2019"),
        ("ค.ศ. 2019", "2019"),
        ("ปี 2562", "2019"),
        ("2023-09-20", "2023-09-20"),
        ("2023-09", "2023-09"),
        ("2023/9/20", "2023-09-20"),
        ("2023-09-20T10:15:00+07:00", "2023-09-20"),
        ("20/09/2023", "2023-09-20"),
        ("09/20/2023", "2023-09-20"),
        ("05.05.2023", "2023-05-05"),
        ("05/06/2566", "2023-06-05"),
        ("28 มิถุนายน 2480", "1937-06-28"),
    ],
)
def test_people_write_dates_in_many_ways(text: str, expected: str) -> None:
    """English and Thai, words and numbers, both eras, Thai digits."""
    assert expected == str(read_date(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n.d.",
        "forthcoming",
        "spring 2023",
        "05/06/2023",
        "22 August – 23 October 2022",
        "2022-2023",
        "2023 or 2024",
        "31 February 2023",
        "13/13/2023",
        "31 เมษายน 2566",
        "10 Foobar 2023",
        "ค.ศ. 2562",
        "15 มกราคม 2480",
        "พ.ศ. 2480",
        "10 ต.ค. 62",
        "ISBN 2562",
    ],
)
def test_what_is_not_one_clear_date_is_not_read(text: str) -> None:
    """Nothing is guessed: two readings, a range, an impossible day, a doubtful year of old."""
    assert read_date(text) is None


@given(
    date=dates,
    language=st.sampled_from(["en", "th"]),
    buddhist=st.sampled_from([None, True, False]),
    short=st.booleans(),
)
def test_what_is_printed_in_words_is_read_again(
    *, date: Date, language: str, buddhist: bool | None, short: bool
) -> None:
    """In either language and era, the words name the same date."""
    if not 1000 <= date.year < 2400:
        date = Date(1000 + date.year % 1400, *date.parts()[1:2])
    assert date == read_date(format_date(date, language, buddhist=buddhist, short=short))


@pytest.mark.parametrize(
    ("date", "language", "buddhist", "expected"),
    [
        (Date(2023, 9, 20), "en", None, "20 September 2023"),
        (Date(2023, 9), "en-GB", None, "September 2023"),
        (Date(2023), "en", None, "2023"),
        (Date(2023, 9, 20), "th", None, "20 กันยายน 2566"),
        (Date(2023, 9, 20), "th-TH", False, "20 กันยายน ค.ศ. 2023"),
        (Date(2023), "th", None, "2566"),
        (Date(2023, 9), "en", True, "September B.E. 2566"),
        (Date(1921, 6, 28), "th", None, "28 มิถุนายน ค.ศ. 1921"),
        (Date(2023, 9, 20), "fr", None, "2023-09-20"),
    ],
)
def test_a_date_is_printed_in_words(
    *, date: Date, language: str, buddhist: bool | None, expected: str
) -> None:
    """Thai has the Buddhist era unless told otherwise; an unexpected era is named."""
    assert expected == format_date(date, language, buddhist=buddhist)


def test_months_may_be_abbreviated() -> None:
    """Both languages have twelve names and twelve short ones."""
    assert "20 Sept. 2023" == format_date(Date(2023, 9, 20), short=True)
    assert "20 ก.ย. 2566" == format_date(Date(2023, 9, 20), "th", short=True)
    assert {12} == {len(names) for names in (*MONTHS.values(), *SHORT_MONTHS.values())}


def test_a_period_is_printed_in_words() -> None:
    """Both ends, or one when they are one."""
    period = Period.parse("2022-08-22/2022-10-23")
    assert "22 August 2022 – 23 October 2022" == format_period(period)
    assert "22 สิงหาคม 2565 – 23 ตุลาคม 2565" == format_period(period, "th")
    assert "August 2022" == format_period(Period.parse("2022-08"))


@given(st.integers(min_value=1, max_value=9000))
def test_the_eras_are_543_years_apart(year: int) -> None:
    """There and back gives the same year."""
    assert year == to_common(to_buddhist(year))
    assert 2566 == to_buddhist(2023)


def test_a_year_from_2400_on_is_buddhist() -> None:
    """The boundary of the two eras."""
    assert (False, True) == (is_buddhist(2399), is_buddhist(2400))


def test_thai_digits_are_the_same_numbers() -> None:
    """All of them become European ones, and nothing else changes."""
    assert "ปี 2562, 0123456789 ฯ" == arabic_digits("ปี ๒๕๖๒, ๐๑๒๓๔๕๖๗๘๙ ฯ")


@given(st.text(alphabet="0123456789๐๑๒๓./- พศคกตุลา์TZ,thofBEadMAY", max_size=30))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever is written, a date or nothing comes back."""
    assert isinstance(read_date(text), Date | None)
