import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.resume.dates import find_dates, only_dates, without_dates


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan '16 \u2013 Mar '18", "2016-01", "2018-03"),
        ("2019/04 - now", "2019-04", "present"),
        ("04/2021 \u2014 Present", "2021-04", "present"),
        ("Sept. 2018 until May 2023", "2018-09", "2023-05"),
        ("May \u2013 Aug 2020", "2020-05", "2020-08"),
        ("2019\u201321", "2019", "2021"),
        ("Summer 2020", "2020", "2020"),
        ("since 03/2020", "2020-03", "present"),
        ("Jun 2017 \u2013", "2017-06", "present"),
        ("12.2015 \u2013 03.2017", "2015-12", "2017-03"),
        ("5 March 2019 to 6 June 2020", "2019-03", "2020-06"),
        ("mars 2018 \u00e0 aujourd\u2019hui", "2018-03", "present"),
        ("seit Januar 2020", "2020-01", "present"),
        ("M\u00e4rz 2019 bis heute", "2019-03", "present"),
        ("enero de 2019 - actualidad", "2019-01", "present"),
        ("2011 / 11", "2011-11", "2011-11"),
    ],
)
def test_dates_as_people_write_them(text: str, start: str, end: str) -> None:
    """Each way of writing a period gives its months and years."""
    assert [(span.start, span.end) for span in find_dates(text)] == [(start, end)]
    assert without_dates(text) == ""
    assert only_dates(text)


@pytest.mark.parametrize(
    "text", ["from 28 to 6 minutes", "2200+ stars", "$2019", "10\u201312 people", "v2.2019", "99%"]
)
def test_numbers_that_are_no_dates(text: str) -> None:
    """Counts, prices and versions are left alone."""
    assert find_dates(text) == ()
    assert without_dates(text) == text


def test_a_date_leaves_the_words_around_it() -> None:
    """Taking dates off keeps the rest, brackets and all."""
    assert without_dates("Engineer (Mar 2021 - Present)") == "Engineer"
    assert without_dates("Manager (L7), 2019 - 2020") == "Manager (L7)"
    assert without_dates("Acme, 2 years 3 months") == "Acme"


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """No text breaks the date rules, and found spans lie inside it."""
    assert all(0 <= span.at < span.until <= len(text) for span in find_dates(text))
    without_dates(text)
