"""Who may do something to whom (2, 2.1, 2.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibadmin.model import Actor, Agreement, Organisation, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.manual import HEADINGS, Reason, Refusal, Refused, manual, refusal_of
from tests.rules.people import (
    BOTH,
    GOUDA,
    PARTNERSHIP,
    SERVICEDESK,
    URK,
    WADDINXVEEN,
    acting,
    beheerder,
    organisation,
    quickly,
    reasons,
    refusals,
    servicedesk,
    user,
)

JANSEN = user("j.jansen", "iwmo G")
FELLOW = user("f.fellow", "ijw GB")
REGISTERED = user("p.post", registered_for=("iwmo",), status=UserStatus.PENDING)
COLLEAGUE = user("c.collega", at=SERVICEDESK)
UNSIGNED = organisation(2, "Onbekend", agreements=BOTH[:1])
MEMBERS = (GOUDA, WADDINXVEEN)


def refused(actor: Actor, other: User) -> list[Refusal]:
    return [reason.refusal for reason in authority.over(actor, other)]


@pytest.mark.manual("2", "2.1", "2.3")
@pytest.mark.parametrize(
    ("actor", "other"),
    [
        pytest.param(beheerder(), JANSEN, id="a user of the own organisation"),
        pytest.param(beheerder("ijw"), JANSEN, id="a user with a role on another product"),
        pytest.param(beheerder(), user("n.nieuw", status=UserStatus.ARRIVED), id="who has just arrived"),
        pytest.param(beheerder(), user("w.weg", status=UserStatus.INACTIVE), id="who is inactive"),
        pytest.param(beheerder(at=PARTNERSHIP, members=MEMBERS), JANSEN, id="a member's user, by the partnership"),
        pytest.param(
            beheerder(at=PARTNERSHIP, members=MEMBERS), user("x", at=PARTNERSHIP), id="the partnership's own user"
        ),
        pytest.param(servicedesk(), FELLOW, id="a beheerder, by the servicedesk"),
        pytest.param(servicedesk(), REGISTERED, id="who will be a beheerder, by the servicedesk"),
        pytest.param(servicedesk(), user("w.was", "iwmo GB inactive"), id="who was a beheerder, by the servicedesk"),
        pytest.param(servicedesk(), COLLEAGUE, id="a colleague at the servicedesk"),
    ],
)
def test_somebody_who_is_yours_to_handle(actor: Actor, other: User) -> None:
    assert refused(actor, other) == []


@pytest.mark.manual("2", "2.1", "2.3")
@pytest.mark.parametrize(
    ("actor", "other", "expected"),
    [
        pytest.param(beheerder(), beheerder().user, [Refusal.ONESELF], id="oneself"),
        pytest.param(servicedesk(), servicedesk().user, [Refusal.ONESELF], id="oneself at the servicedesk"),
        pytest.param(acting(JANSEN), JANSEN, [Refusal.ONESELF], id="oneself without any power"),
        pytest.param(acting(JANSEN), FELLOW, [Refusal.NOT_ADMINISTRATOR], id="by a user"),
        pytest.param(acting(user("m", "iwmo PB")), JANSEN, [Refusal.NOT_ADMINISTRATOR], id="by a productbeheerder"),
        pytest.param(
            acting(user("a", "iwmo GB awaited")),
            JANSEN,
            [Refusal.NOT_ADMINISTRATOR],
            id="by who has yet to enter a code",
        ),
        pytest.param(beheerder(at=URK), JANSEN, [Refusal.ANOTHER_ORGANISATION], id="of another organisation"),
        pytest.param(
            beheerder(at=WADDINXVEEN),
            JANSEN,
            [Refusal.ANOTHER_ORGANISATION],
            id="of a fellow member of the partnership",
        ),
        pytest.param(
            beheerder(), user("x", at=PARTNERSHIP), [Refusal.ANOTHER_ORGANISATION], id="of the partnership, by a member"
        ),
        pytest.param(
            beheerder(at=PARTNERSHIP, members=MEMBERS),
            user("u", at=URK),
            [Refusal.ANOTHER_ORGANISATION],
            id="of no member of the partnership",
        ),
        pytest.param(beheerder(), FELLOW, [Refusal.SERVICEDESKS_TO_HANDLE], id="another beheerder"),
        pytest.param(beheerder(), REGISTERED, [Refusal.SERVICEDESKS_TO_HANDLE], id="who will be a beheerder"),
        pytest.param(
            beheerder(), user("w", "iwmo GB suspended"), [Refusal.SERVICEDESKS_TO_HANDLE], id="a beheerder switched off"
        ),
        pytest.param(
            beheerder(at=URK),
            FELLOW,
            [Refusal.ANOTHER_ORGANISATION, Refusal.SERVICEDESKS_TO_HANDLE],
            id="another organisation's beheerder, with both reasons",
        ),
        pytest.param(servicedesk(), JANSEN, [Refusal.ADMINISTRATORS_TO_HANDLE], id="a user, by the servicedesk"),
    ],
)
def test_somebody_who_is_not_yours_to_handle(actor: Actor, other: User, expected: list[Refusal]) -> None:
    assert refused(actor, other) == expected


@pytest.mark.manual("Inleiding", "1.2")
@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        pytest.param(
            acting(user("p", "iwmo GB active", status=UserStatus.PENDING)),
            [(Refusal.REGISTRATION_UNFINISHED, "pending")],
            id="not verified",
        ),
        pytest.param(
            acting(user("a", status=UserStatus.APPROVED, at=SERVICEDESK)),
            [(Refusal.REGISTRATION_UNFINISHED, "approved")],
            id="servicedesk, code not entered",
        ),
        pytest.param(
            acting(user("i", "iwmo GB active", status=UserStatus.INACTIVE)),
            [(Refusal.REGISTRATION_UNFINISHED, "inactive")],
            id="switched off",
        ),
        pytest.param(
            beheerder(at=UNSIGNED), [(Refusal.AGREEMENT_MISSING, Agreement.VECOZO.value)], id="an agreement withdrawn"
        ),
        pytest.param(
            acting(user("n", status=UserStatus.PENDING, at=UNSIGNED)),
            [(Refusal.REGISTRATION_UNFINISHED, "pending"), (Refusal.AGREEMENT_MISSING, Agreement.VECOZO.value)],
            id="both",
        ),
    ],
)
def test_who_is_not_in_yet_or_not_any_more_does_nothing_to_anybody(
    actor: Actor, expected: list[tuple[Refusal, str]]
) -> None:
    for found in (
        authority.over(actor, JANSEN),
        reasons(lambda: authority.registered(actor)),
        reasons(lambda: authority.servicedesk_only(actor)),
    ):
        assert [(reason.refusal, reason.value) for reason in found] == expected


@pytest.mark.manual("1.2")
@pytest.mark.parametrize(
    "actor", [beheerder(), servicedesk(), acting(JANSEN)], ids=["beheerder", "servicedesk", "user"]
)
def test_whoever_is_active_may_use_the_program(actor: Actor) -> None:
    authority.registered(actor)


@pytest.mark.manual("1", "3")
@pytest.mark.parametrize("actor", [beheerder(), acting(JANSEN)], ids=["beheerder", "user"])
def test_what_is_for_the_servicedesk_is_for_nobody_else(actor: Actor) -> None:
    assert refusals(lambda: authority.servicedesk_only(actor)) == [Refusal.NOT_SERVICEDESK]


@pytest.mark.manual("3")
def test_the_servicedesk_does_what_is_for_the_servicedesk() -> None:
    authority.servicedesk_only(servicedesk())


@pytest.mark.manual("2.3")
@quickly
@given(
    st.sampled_from([GOUDA, PARTNERSHIP, SERVICEDESK, UNSIGNED]),
    st.sampled_from(UserStatus),
    st.sets(st.sampled_from(["iwmo G", "iwmo GB active", "ijw GB", "ijw PB", "ijw GB suspended"])),
)
def test_nobody_ever_has_power_over_themselves(at: Organisation, status: UserStatus, roles: set[str]) -> None:
    person = user("z.zelf", *sorted(roles), at=at, status=status)
    assert authority.over(acting(person, [GOUDA]), person) == [Reason(Refusal.ONESELF, "z.zelf")]


def test_a_refusal_is_found_by_its_stable_code() -> None:
    assert [refusal_of(refusal.code) for refusal in Refusal] == list(Refusal)
    assert all(refusal.code == refusal.name.lower() for refusal in Refusal)


def test_every_refusal_stands_in_a_section_of_the_manual() -> None:
    assert {refusal.section for refusal in Refusal} - {""} <= set(HEADINGS)


def test_a_rule_cannot_claim_a_section_that_the_manual_lacks() -> None:
    with pytest.raises(ValueError, match=r"9\.9"):
        manual("9.9")


def test_a_refusal_carries_its_exit_code() -> None:
    assert (Refused([]).exit_code, Refused([]).code) == (3, "refused")
