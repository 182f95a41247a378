"""The last day of somebody, as offices write it, on the first of December 2021."""

from datetime import date

import pytest

from ibadmin.intake.dates import has_left

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
        *("", "  ", "-", "00-00-0000", "0000-00-00", "0", "nee", "false"),
    ],
)
def test_whoever_works_today_has_not(text: str) -> None:
    assert not has_left(text, TODAY)


@pytest.mark.parametrize("text", ["12/31/2021", "31-02-2021", "gisteren", "30-elf-2021", "2021", "99-99", "1-1"])
def test_what_is_no_day_is_no_guess(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says, it is not shown
        has_left(text, TODAY)
