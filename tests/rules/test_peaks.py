"""Which days are unlike the others."""

from datetime import date, timedelta

import pytest

from ibadmin.model.audit import LoginDay
from ibadmin.rules.peaks import unusual


def days(*counts: tuple[int, int]) -> list[LoginDay]:
    return [LoginDay(date(2026, 3, 1) + timedelta(days=n), logins, wrong) for n, (logins, wrong) in enumerate(counts)]


@pytest.mark.parametrize(
    ("logins", "peaks"),
    [
        ([], []),
        ([0], []),
        ([19], []),
        ([20], [0]),
        ([0, 0, 0, 20], [3]),
        ([10, 12, 11, 33], []),
        ([10, 12, 11, 34], [3]),
        ([100, 0, 0, 100, 100, 100, 100], []),
        ([100, 100, 301, 100], [2]),
        ([100, 100, 300, 100], []),
    ],
)
def test_a_day_with_more_than_three_times_as_many_logins_as_the_others_is_unusual(
    logins: list[int], peaks: list[int]
) -> None:
    found = [each for _, each in unusual(days(*((count, 0) for count in logins)))]
    assert [number for number, each in enumerate(found) if each == {"logins"}] == peaks


@pytest.mark.parametrize(("wrong", "peaks"), [(9, []), (10, ["wrong_codes"])])
def test_ten_wrong_codes_on_a_day_are_unusual_where_there_are_none(wrong: int, peaks: list[str]) -> None:
    (_, _, (_, found)) = unusual(days((1, 0), (1, 0), (1, wrong)))
    assert list(found) == peaks
