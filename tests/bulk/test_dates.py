"""The last day of somebody, as offices write it, on the first of December 2021."""

from datetime import date

import pytest

from ibadmin.intake.dates import has_left, last_day

TODAY = date(2021, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        *("30-11-2021", "30/11/2021", "30.11.2021", "1-1-2021", "30-11-21", "30 11 2021"),
        *("2021-11-30", "2021/11/30", "20211130", "2021-11-30 00:00:00", "2021-11-30T22:59:59.000Z", "30-11-2021 0:00"),
        *("30 nov 2021", "30-nov-21", "1 mrt. 2021", "31-mei-2021", "1 maart 2021", "3 oct 2021"),
        *("44530", "ja", "X", "true", "  30-11-2021 "),
    ],
)
def test_whoever_had_their_last_day_has_left(text: str) -> None:
    assert has_left(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("01-12-2021", "2021-12-01", "02-12-2021", "31-12-9999", "2022-01-01", "44531"),
        *("01-01-1900", "30-12-1899", "0001-01-01", "1970-01-01T00:00:00Z", "00-01-1900", "01-01-00", "10000"),
        *("2958465", "2958465,5", "401768", "99991231", "31129999", "99-99-9999", "9999", "12/31/9999", "31-12-2999"),
        *("2021-11-30T23:00:00Z", "2021-12-01T00:30:00+01:00", "n.v.t.", "geen", "#N/B", "(onbekend)"),
        *("", "  ", "-", "00-00-0000", "0000-00-00", "0", "nee", "false"),
    ],
)
def test_whoever_works_today_has_not(text: str) -> None:
    assert not has_left(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["12/31/2021", "31-02-2021", "gisteren", "30-elf-2021", "2021", "99-99", "1-1", "311221", "2021-11-30T99:00Z"],
)
def test_what_is_no_day_is_no_guess(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is not shown
        has_left(text, TODAY)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-29T22:59:59Z", date(2026, 11, 29)),
        ("2026-11-29T23:00:00Z", date(2026, 11, 30)),
        ("2026-06-29T21:59:59Z", date(2026, 6, 29)),
        ("2026-06-29T22:00:00+00:00", date(2026, 6, 30)),
        ("2026-03-29 00:59 UTC", date(2026, 3, 29)),
        ("2026-10-24T22:30:00Z", date(2026, 10, 25)),
        ("2026-10-25T22:30:00Z", date(2026, 10, 25)),
        ("2026-11-30T00:30:00+02:00", date(2026, 11, 29)),
        ("2026-11-29T19:30:00-05", date(2026, 11, 30)),
        ("2026-11-29T23:00:00", date(2026, 11, 29)),
    ],
)
def test_a_moment_with_a_zone_is_on_a_day_of_the_netherlands(moment: str, day: date) -> None:
    assert last_day(moment) == day
