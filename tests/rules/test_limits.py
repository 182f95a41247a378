"""How many leave in one run: more than ten, or a fifth of an organisation, only when somebody says their number."""

from collections.abc import Mapping

import pytest

from ibadmin.model import User
from ibadmin.rules import limits
from ibadmin.rules.manual import Reason, Refusal
from tests.rules import people
from tests.rules.people import GOUDA, URK, user


def leaving(gouda: int, urk: int = 0) -> list[User]:
    return [user(f"g{n}", at=GOUDA) for n in range(gouda)] + [user(f"u{n}", at=URK) for n in range(urk)]


def reasons(users: list[User], active: Mapping[int, int], expected: int | None = None) -> list[Reason]:
    return people.reasons(lambda: limits.within(users, active, expected))


@pytest.mark.parametrize(
    ("gouda", "urk", "active_in_gouda", "active_in_urk"),
    [(0, 0, 0, 0), (1, 0, 1, 0), (10, 0, 50, 0), (2, 0, 10, 0), (5, 5, 25, 25)],
)
def test_ten_users_or_a_fifth_of_each_organisation_may_leave(
    gouda: int, urk: int, active_in_gouda: int, active_in_urk: int
) -> None:
    limits.within(leaving(gouda, urk), {GOUDA.id: active_in_gouda, URK.id: active_in_urk}, None)


def test_more_than_ten_may_not() -> None:
    assert reasons(leaving(6, 5), {GOUDA.id: 900, URK.id: 900}) == [Reason(Refusal.TOO_MANY_AT_ONCE, "11")]


def test_more_than_a_fifth_of_an_organisation_may_not_and_each_is_named() -> None:
    assert reasons(leaving(3, 2), {GOUDA.id: 14, URK.id: 9}) == [
        Reason(Refusal.TOO_LARGE_A_SHARE, GOUDA.label, "3"),
        Reason(Refusal.TOO_LARGE_A_SHARE, URK.label, "2"),
    ]


def test_an_organisation_without_active_users_counts_as_left_altogether() -> None:
    assert reasons(leaving(2), {}) == [Reason(Refusal.TOO_LARGE_A_SHARE, GOUDA.label, "2")]


def test_with_their_number_any_number_may() -> None:
    limits.within(leaving(143), {GOUDA.id: 143}, 143)


@pytest.mark.parametrize("count", [1, 12])
def test_another_number_than_was_expected_may_not_however_small(count: int) -> None:
    assert reasons(leaving(count), {GOUDA.id: 900}, 13) == [Reason(Refusal.NOT_AS_EXPECTED, "13", str(count))]


def test_when_all_are_gone_already_nobody_counts() -> None:
    limits.within([], {}, 143)


@pytest.mark.parametrize(("present", "absent"), [(0, 0), (1, 0), (1, 1), (60, 40)])
def test_an_export_with_half_of_the_users_or_more_may_be_complete(present: int, absent: int) -> None:
    limits.complete(present, absent)


@pytest.mark.parametrize(("present", "absent"), [(0, 1), (1, 2), (40, 60)])
def test_an_export_without_most_of_the_users_is_not_complete(present: int, absent: int) -> None:
    assert people.reasons(lambda: limits.complete(present, absent)) == [
        Reason(Refusal.EXPORT_INCOMPLETE, str(present), str(present + absent))
    ]
