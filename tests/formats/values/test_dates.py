from datetime import date, datetime

import pytest

from resmal.formats.values.dates import (
    Order,
    can_be_read_both_ways,
    date_in,
    last_day_in,
    looks_like_date,
    month_in,
    order_said_by,
)

DAY = date(2024, 3, 12)


@pytest.mark.parametrize(
    "text",
    ["2024-03-12", "2024/3/12", "2024.03.12", "20240312", "2024-03-12 09:14:00",
     "2024-03-12T09:14:00.000+0100", "2024-03-12T09:14Z", "12.03.2024", "12-03-2024", "12/3/24",
     "12 mars 2024", "12 mar. 2024", "den 12 mars 2024"[4:], "12 March 2024", "March 12, 2024",
     "Mar 12 2024", "12th March 2024", "12-Mar-2024", "12/Mar/24 9:14 AM", "12/mar/24", "45363",
     "45363.0", "45363.39", "1710234840", "1710234840000", " 2024-03-12 "],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text):
    assert date_in(text) == DAY
    assert looks_like_date(text)


@pytest.mark.parametrize(
    ("text", "first"),
    [("2024", (2024, 1)), ("2024-03", (2024, 3)), ("03/2024", (2024, 3)), ("mars 2024", (2024, 3)),
     ("Q2 2024", (2024, 4)), ("2024 Q4", (2024, 10)), ("kv 3 2024", (2024, 7)),
     ("202403", (2024, 3)),
     ("2024.0", (2024, 1)), ("7/16/1905", (2024, 1)), ("1905-07-15", (2023, 1))],
)  # fmt: skip
def test_a_month_a_quarter_or_a_year_gives_its_first_day(text, first):
    assert date_in(text) == date(*first, 1)


@pytest.mark.parametrize(
    "text",
    ["2024-13-45", "2023-02-29", "31/31/2024", "1949-12-31", "2101-01-01", "0000-00-00", "", "soon",
     "12", "123", "1234567", "99999999", "10/12023", "24-Nov", "2024-03-12-14",
     "2024-13", "2024/2013", "-5",
     "9" * 400, "Version 2.0", "1.2.3"],
)  # fmt: skip
def test_what_is_no_day_between_1950_and_2100_is_none(text):
    assert date_in(text) is None


@pytest.mark.parametrize(
    ("text", "last"),
    [("2024", (2024, 12, 31)), ("2024.0", (2024, 12, 31)), ("2024-02", (2024, 2, 29)),
     ("02/2023", (2023, 2, 28)), ("februari 2023", (2023, 2, 28)), ("202404", (2024, 4, 30)),
     ("Q2 2024", (2024, 6, 30)), ("2024-03-01", (2024, 3, 1)), ("1 mars 2024", (2024, 3, 1)),
     ("March 1, 2024", (2024, 3, 1)), ("2024-03-12", (2024, 3, 12))],
)  # fmt: skip
def test_an_end_in_a_month_a_quarter_or_a_year_is_its_last_day(text, last):
    assert last_day_in(text) == date(*last)


@pytest.mark.parametrize("text", ["2024-2026", "2024–2026", "2024/25", "2024 - 2025", "2024-25"])
def test_a_span_of_years_begins_with_its_first(text):
    assert date_in(text) == date(2024, 1, 1)


def test_cells_that_are_dates_already_are_used():
    assert date_in(DAY) == DAY
    assert date_in(datetime(2024, 3, 12, 9, 14)) == DAY  # noqa: DTZ001 - as spreadsheets give it
    assert date_in(45363) == DAY
    assert date_in(None) is None


def test_the_order_is_proved_by_numbers_over_twelve():
    assert order_said_by(["1/2/2024", "13/2/2024"]) is Order.DAY
    assert order_said_by(["1/2/2024", "2/13/2024"]) is Order.MONTH
    assert order_said_by(["1/2/2024", "2024-02-13"]) is None
    assert order_said_by(["13/2/2024", "2/13/2024", "2/14/2024"]) is Order.MONTH
    assert date_in("3/4/2024", Order.DAY) == date(2024, 4, 3)
    assert date_in("3/4/2024", Order.MONTH) == date(2024, 3, 4)
    assert date_in("13/4/2024", Order.MONTH) == date(2024, 4, 13)


def test_points_put_the_day_first_always():
    assert date_in("3.4.2024", Order.MONTH) == date(2024, 4, 3)
    assert not can_be_read_both_ways("3.4.2024")
    assert can_be_read_both_ways("3/4/2024")
    assert not can_be_read_both_ways("4/4/2024")
    assert not can_be_read_both_ways("14/4/2024")


@pytest.mark.parametrize(
    ("text", "month"), [("3", 3), ("03", 3), ("mars", 3), ("Oct.", 10), ("13", None), ("x", None)]
)
def test_months_by_number_and_name(text, month):
    assert month_in(text) == month
