"""Deactiveren (2.3.1): switching a user off with everything that hangs on it, and on again."""

import pytest

from ibadmin.facts import Unchanged, UserDeactivated, UserReactivated
from ibadmin.model import Actor, User, UserStatus
from ibadmin.rules import deactivation
from ibadmin.rules.manual import Reason, Refusal
from tests.rules.people import (
    SERVICEDESK,
    URK,
    acting,
    after,
    beheerder,
    granted,
    reasons,
    refusals,
    servicedesk,
    user,
)

JANSEN = user("j.jansen", "iwmo G", "ijw PB")
INACTIVE = user("w.weg", "iwmo G", "ijw PB", "iwmo PB inactive", status=UserStatus.INACTIVE)
LAST = user("b.laatste", "iwmo GB")
FELLOW = user("b.fellow", "iwmo GB", fellows=("b.laatste",))
NEVER_VERIFIED = user("n.nieuw", status=UserStatus.INACTIVE)._replace(registered_at=None)


@pytest.mark.manual("2.3", "2.3.1")
@pytest.mark.parametrize(
    ("actor", "other"),
    [
        pytest.param(beheerder(), JANSEN, id="a user with roles"),
        pytest.param(beheerder("ijw"), user("j", "iwmo G"), id="a user of another product"),
        pytest.param(beheerder(), user("a", status=UserStatus.ARRIVED), id="who has just arrived"),
        pytest.param(beheerder(), user("n", "iwmo G", status=UserStatus.PENDING), id="who waits"),
        pytest.param(beheerder(), user("g", "iwmo G", status=UserStatus.APPROVED), id="who has a code to enter"),
        pytest.param(servicedesk(), FELLOW, id="a beheerder, by the servicedesk"),
        pytest.param(servicedesk(), user("c", at=SERVICEDESK), id="a colleague at the servicedesk"),
    ],
)
def test_a_user_is_switched_off_with_the_roles_that_worked(actor: Actor, other: User) -> None:
    fact = deactivation.deactivate(actor, other)
    assert fact == UserDeactivated(other, other.grants if other.active else ())


@pytest.mark.manual("2.3.1")
def test_switching_off_twice_is_no_change() -> None:
    assert deactivation.deactivate(beheerder(), INACTIVE) == Unchanged(INACTIVE)


@pytest.mark.manual("2.3", "2.3.1")
@pytest.mark.parametrize(
    ("actor", "other", "expected"),
    [
        pytest.param(acting(JANSEN), JANSEN, [Refusal.ONESELF], id="oneself"),
        pytest.param(
            beheerder(), beheerder().user, [Refusal.ONESELF, Refusal.LAST_ADMINISTRATOR], id="oneself, the last"
        ),
        pytest.param(acting(JANSEN), user("c"), [Refusal.NOT_ADMINISTRATOR], id="a colleague"),
        pytest.param(acting(JANSEN), INACTIVE, [Refusal.NOT_ADMINISTRATOR], id="a colleague who is off already"),
        pytest.param(beheerder(), FELLOW, [Refusal.SERVICEDESKS_TO_HANDLE], id="a fellow beheerder"),
        pytest.param(beheerder(at=URK), JANSEN, [Refusal.ANOTHER_ORGANISATION], id="somebody else's user"),
        pytest.param(servicedesk(), JANSEN, [Refusal.ADMINISTRATORS_TO_HANDLE], id="a user, by the servicedesk"),
        pytest.param(servicedesk(), LAST, [Refusal.LAST_ADMINISTRATOR], id="the last beheerder"),
    ],
)
def test_who_is_not_switched_off(actor: Actor, other: User, expected: list[Refusal]) -> None:
    assert refusals(lambda: deactivation.deactivate(actor, other)) == expected


@pytest.mark.manual("2.3")
def test_the_refusal_names_the_organisation_that_would_be_left_without() -> None:
    found = reasons(lambda: deactivation.deactivate(servicedesk(), LAST))
    assert found == [Reason(Refusal.LAST_ADMINISTRATOR, "b.laatste", "Gouda (GM0513)")]


@pytest.mark.manual("2.3")
def test_the_last_beheerder_leaves_when_it_is_said() -> None:
    assert deactivation.deactivate(servicedesk(), LAST, even_last=True) == UserDeactivated(LAST, LAST.grants, True)


@pytest.mark.manual("2.3")
@pytest.mark.parametrize(
    "leaver", [FELLOW, user("b.laatste", "ijw GB", fellows=("b.fellow",))], ids=["one", "the other"]
)
def test_the_last_two_beheerders_do_not_leave_together(leaver: User) -> None:
    found = refusals(lambda: deactivation.deactivate(servicedesk(), leaver, {"b.fellow", "b.laatste"}))
    assert found == [Refusal.LAST_ADMINISTRATOR]


@pytest.mark.manual("2.3")
@pytest.mark.parametrize(
    "other",
    [user("b", "iwmo GB awaited"), user("b", "iwmo GB inactive"), user("b", registered_for=("iwmo",))],
    ids=["not yet", "not any more", "on a form"],
)
def test_who_is_no_beheerder_now_is_not_the_last_one(other: User) -> None:
    assert isinstance(deactivation.deactivate(servicedesk(), other), UserDeactivated)


@pytest.mark.manual("2.3.1")
@pytest.mark.parametrize("restore_roles", [False, True], ids=["without roles", "with roles"])
def test_a_user_is_switched_on_again(restore_roles: bool) -> None:
    fact = deactivation.reactivate(beheerder("iwmo", "ijw"), INACTIVE, restore_roles)
    back = (granted("iwmo G suspended"), granted("ijw PB suspended")) if restore_roles else ()
    assert fact == UserReactivated(INACTIVE, UserStatus.ACTIVE, back)


@pytest.mark.manual("2.3.1")
def test_only_what_the_deactivation_switched_off_comes_back() -> None:
    off = deactivation.deactivate(beheerder("iwmo", "ijw"), user("j", "iwmo G", "iwmo PB inactive", "ijw G"))
    assert isinstance(off, UserDeactivated)
    gone = after(off.user, off)
    on = deactivation.reactivate(beheerder("iwmo", "ijw"), gone, restore_roles=True)
    assert isinstance(on, UserReactivated)
    assert after(gone, on).grants == off.user.grants


@pytest.mark.manual("2.3.1")
@pytest.mark.parametrize("other", [JANSEN, user("n", status=UserStatus.PENDING)], ids=["active", "pending"])
def test_switching_on_who_is_not_off_is_no_change(other: User) -> None:
    assert deactivation.reactivate(beheerder(), other, restore_roles=True) == Unchanged(other)


@pytest.mark.manual("2.3.1")
@pytest.mark.parametrize(
    ("person", "status"),
    [(NEVER_VERIFIED, UserStatus.PENDING), (NEVER_VERIFIED._replace(details=None), UserStatus.ARRIVED)],
    ids=["with details", "without"],
)
def test_who_never_entered_a_code_waits_again(person: User, status: UserStatus) -> None:
    fact = deactivation.reactivate(beheerder(), person, restore_roles=True)
    assert fact == UserReactivated(person, status, ())


@pytest.mark.manual("2.3.1")
def test_roles_that_never_worked_do_not_come_back_by_themselves() -> None:
    pending = user("n.nieuw", "iwmo G", status=UserStatus.PENDING)
    off = deactivation.deactivate(beheerder(), pending)
    assert isinstance(off, UserDeactivated)
    gone = after(pending, off)
    on = deactivation.reactivate(beheerder(), gone, restore_roles=True)
    assert isinstance(on, UserReactivated)
    assert after(gone, on).grants == (granted("iwmo G inactive"),)


@pytest.mark.manual("2.3.1")
@pytest.mark.parametrize(
    ("actor", "other", "expected"),
    [
        pytest.param(acting(JANSEN), INACTIVE, [Refusal.NOT_ADMINISTRATOR], id="a colleague"),
        pytest.param(acting(INACTIVE), INACTIVE, [Refusal.ONESELF], id="oneself"),
        pytest.param(
            beheerder(),
            user("b", "iwmo GB", status=UserStatus.INACTIVE),
            [Refusal.SERVICEDESKS_TO_HANDLE],
            id="a fellow beheerder",
        ),
        pytest.param(beheerder(), INACTIVE, [Refusal.PRODUCT_NOT_YOURS], id="with a role on another product"),
        pytest.param(
            beheerder(at=URK),
            INACTIVE,
            [Refusal.ANOTHER_ORGANISATION, Refusal.PRODUCT_NOT_YOURS],
            id="somebody else's user, with both reasons",
        ),
        pytest.param(servicedesk(), INACTIVE, [Refusal.ADMINISTRATORS_TO_HANDLE], id="a user, by the servicedesk"),
    ],
)
def test_who_is_not_switched_on_with_roles(actor: Actor, other: User, expected: list[Refusal]) -> None:
    assert refusals(lambda: deactivation.reactivate(actor, other, restore_roles=True)) == expected


@pytest.mark.manual("2.3.1")
def test_every_product_that_is_not_yours_is_named_once() -> None:
    holder = user("w", "ijw G", "ijw PB", "wlz-registertoets G", "iwmo G", status=UserStatus.INACTIVE)
    found = reasons(lambda: deactivation.reactivate(beheerder(), holder, restore_roles=True))
    assert [reason.value for reason in found] == ["ijw", "wlz-registertoets"]


@pytest.mark.manual("2.3.1")
def test_the_servicedesk_gives_a_beheerder_back_what_was_switched_off() -> None:
    off = user("b", "iwmo GB", "ijw G", status=UserStatus.INACTIVE)
    fact = deactivation.reactivate(servicedesk(), off, restore_roles=True)
    assert fact == UserReactivated(off, UserStatus.ACTIVE, off.grants)
