"""No way around the rules: whatever somebody does, in whatever order, nobody gets what was not theirs to give."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibadmin.facts import CodeRefused
from ibadmin.model import Actor, Grant, Organisation, Role, User, UserStatus
from ibadmin.rules import deactivation, registration, roles
from ibadmin.rules.manual import Refused
from tests.rules.people import (
    GOUDA,
    MATRIX,
    NOW,
    PARTNERSHIP,
    RIGHT_CODE,
    SERVICEDESK,
    Handled,
    acting,
    after,
    beheerder,
    quickly,
    servicedesk,
    user,
)

PRODUCTS = ("iwmo", "ijw")
Step = Callable[[Actor, User], Handled]


def _granting(product: str, role: str) -> Step:
    return lambda actor, other: roles.grant(actor, other, product, role, MATRIX)


def _revoking(product: str, role: str) -> Step:
    return lambda actor, other: roles.revoke(actor, other, product, role, MATRIX, even_last=True)


def _entering(_: Actor, other: User) -> Handled:
    outcome = registration.enter_code(other, RIGHT_CODE, NOW)
    assert not isinstance(outcome, CodeRefused)
    return outcome


ROLES = [(product, role) for product in PRODUCTS for role in (Role.USER, Role.PRODUCT_MANAGER, Role.ADMINISTRATOR)]
STEPS: list[Step] = [
    *(_granting(product, role) for product, role in ROLES),
    *(_revoking(product, role) for product, role in ROLES),
    lambda actor, other: deactivation.deactivate(actor, other, even_last=True),
    lambda actor, other: deactivation.reactivate(actor, other, restore_roles=True),
    deactivation.reactivate,
    lambda actor, other: registration.verify(actor, other, RIGHT_CODE, NOW),
    lambda actor, other: registration.reissue(actor, other, RIGHT_CODE, NOW),
    _entering,
]
HELD = st.sets(
    st.sampled_from(
        [f"{p} {r} {s}" for p in PRODUCTS for r in ("G", "PB", "GB") for s in ("active", "suspended", "inactive")]
    ),
    max_size=4,
).filter(lambda held: len({tuple(role.split()[:2]) for role in held}) == len(held))
MANY = st.lists(st.sampled_from(STEPS), max_size=12)


def lives(actor: Actor, other: User, steps: Sequence[Step]) -> list[User]:
    """The states that somebody goes through as one actor tries one thing after another."""
    states = [other]
    for step in steps:
        try:
            states.append(after(states[-1], step(actor, states[-1])))
        except Refused:
            continue
    return states


def working(person: User, product: str) -> set[tuple[str, str]]:
    return {_pair(grant) for grant in person.grants if grant.active and grant.product == product}


def _pair(grant: Grant) -> tuple[str, str]:
    return grant.product, grant.role


def somebody(held: set[str], status: UserStatus) -> User:
    allowed = held if status is UserStatus.ACTIVE else {role for role in held if not role.endswith(" active")}
    return user("j.jansen", *sorted(allowed), status=status)


@pytest.mark.manual("2.2", "2.3.1")
@quickly
@given(HELD, st.sampled_from(UserStatus), MANY)
def test_a_beheerder_switches_nothing_on_for_a_product_of_another(
    held: set[str], status: UserStatus, steps: list[Step]
) -> None:
    states = lives(beheerder("iwmo"), somebody(held, status), steps)
    assert all(working(later, "ijw") <= working(earlier, "ijw") for earlier, later in pairwise(states))


@pytest.mark.manual("2.2")
@quickly
@given(HELD, st.sampled_from(UserStatus), MANY)
def test_a_beheerder_makes_nobody_a_beheerder(held: set[str], status: UserStatus, steps: list[Step]) -> None:
    first, *later = lives(beheerder(*PRODUCTS), somebody(held, status), steps)
    assert all(state.administered_products <= first.administered_products for state in later)


@pytest.mark.manual("2", "2.3")
@quickly
@given(st.sampled_from([GOUDA, PARTNERSHIP, SERVICEDESK]), HELD, st.sampled_from(UserStatus), MANY)
def test_nobody_changes_themselves(at: Organisation, held: set[str], status: UserStatus, steps: list[Step]) -> None:
    oneself = user("j.jansen", *sorted(held), at=at, status=status)
    states = lives(acting(oneself, [GOUDA]), oneself, [step for step in steps if step is not _entering])
    assert states == [oneself]


@pytest.mark.manual("2.2", "3")
@quickly
@given(HELD, st.sampled_from(UserStatus), MANY)
def test_the_servicedesk_gives_nobody_access_to_messages(held: set[str], status: UserStatus, steps: list[Step]) -> None:
    first, *later = lives(servicedesk(), somebody(held, status), steps)
    had = {_pair(grant) for grant in first.grants}
    new = {_pair(grant) for state in later for grant in state.grants} - had
    assert {role for _, role in new} <= {Role.ADMINISTRATOR}


@pytest.mark.manual("1.2", "2.3.1")
@quickly
@given(HELD, MANY)
def test_nobody_becomes_active_without_a_code(held: set[str], steps: list[Step]) -> None:
    pending = somebody(held, UserStatus.PENDING)
    states = lives(beheerder(*PRODUCTS), pending, [step for step in steps if step is not _entering])
    assert not any(state.active for state in states)
