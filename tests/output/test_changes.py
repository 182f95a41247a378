from datetime import date, timedelta
from typing import get_args

import pytest

from ibadmin import facts
from ibadmin.facts import Fact, Unchanged
from ibadmin.model import Agreement, AssuranceLevel, GrantState, Identity, UserStatus
from ibadmin.output import shapes
from ibadmin.output.changes import Result, change_record
from ibadmin.output.shape import Record
from tests.output.people import (
    ACTIVE,
    APPROVED,
    ARRIVED,
    DETAILS,
    NOW,
    PARTNERSHIP,
    PENDING,
    REGISTRATION,
    SESSION,
    VEENDIJK,
)
from tests.shapes import assert_matches_shape

ADDED = facts.OrganisationAdded(VEENDIJK)
INACTIVE = ACTIVE._replace(
    status=UserStatus.INACTIVE,
    grants=tuple(grant._replace(state=GrantState.SUSPENDED) for grant in ACTIVE.grants[:2]),
)
EXPIRES = NOW + timedelta(hours=72)
OF_ORGANISATIONS: list[Fact] = [
    ADDED,
    facts.AgreementRecorded(VEENDIJK, Agreement.VECOZO, date(2021, 2, 3)),
    facts.AgreementRecorded(VEENDIJK, Agreement.VECOZO, None),
    facts.MemberJoined(PARTNERSHIP, VEENDIJK),
    facts.MemberLeft(PARTNERSHIP, VEENDIJK),
    facts.AdministratorRegistered(REGISTRATION, None),
    facts.AdministratorRegistered(REGISTRATION, ACTIVE),
]
OF_USERS: list[Fact] = [
    facts.UserArrived(Identity("pseudonym", "90000001", AssuranceLevel.LOA3), VEENDIJK, "u1", "a1"),
    facts.LoggedIn(ACTIVE, AssuranceLevel.LOA3),
    facts.DetailsEntered(ARRIVED, DETAILS, "j.vanderberg"),
    facts.DetailsEdited(ACTIVE, DETAILS, False, False, "", ("surname", "newsletter")),
    facts.UserVerified(PENDING, b"hash", EXPIRES),
    facts.CodeReissued(APPROVED, b"hash", EXPIRES),
    facts.CodeRefused(APPROVED, 2),
    facts.RegistrationCompleted(APPROVED),
    facts.RoleGranted(ACTIVE, "wlz", "productbeheerder"),
    facts.RoleRevoked(ACTIVE, "iwmo", "gebruiker"),
    facts.UserDeactivated(ACTIVE, ACTIVE.grants[:2]),
    facts.UserReactivated(INACTIVE, UserStatus.ACTIVE, INACTIVE.grants),
    facts.UserDeleted(INACTIVE),
    facts.SessionStarted(ACTIVE, SESSION, b"secret"),
    facts.SessionEnded(ACTIVE, SESSION, facts.SessionEnd.REVOKED),
]


def changed(record: Record) -> Record:
    """What is said besides who, and that it was done."""
    always = ("change", "result", "user", "username", "organisation", "status")
    return {key: value for key, value in record.items() if key not in always and value not in (None, [])}


def test_every_fact_is_told_here() -> None:
    assert {type(fact) for fact in OF_ORGANISATIONS + OF_USERS} == set(get_args(Fact))


@pytest.mark.parametrize("fact", [*OF_USERS, Unchanged(ACTIVE)], ids=lambda fact: type(fact).__name__)
def test_every_change_of_a_user_has_the_same_keys(fact: Fact | Unchanged) -> None:
    record = change_record(fact)
    assert_matches_shape("user_change", record)
    assert tuple(record) == shapes.USER_CHANGES.keys


@pytest.mark.parametrize("fact", [*OF_ORGANISATIONS, Unchanged(VEENDIJK)], ids=lambda fact: type(fact).__name__)
def test_every_change_of_an_organisation_has_the_same_keys(fact: Fact | Unchanged) -> None:
    record = change_record(fact)
    assert_matches_shape("organisation_change", record)
    assert tuple(record) == shapes.ORGANISATION_CHANGES.keys == shapes.REGISTRATION_CHANGES.keys


def test_a_deactivation_says_what_was_switched_off() -> None:
    record = change_record(facts.UserDeactivated(ACTIVE, ACTIVE.grants[:2]))
    assert (record["change"], record["result"], record["status"]) == ("user_deactivated", "done", "inactive")
    assert changed(record) == {
        "roles": [
            {"product": "iwmo", "role": "gebruiker", "state": "suspended"},
            {"product": "wlz", "role": "gebruiker", "state": "suspended"},
        ]
    }


def test_what_was_so_already_is_unchanged() -> None:
    record = change_record(Unchanged(ACTIVE), Result.PLANNED)
    assert (record["change"], record["result"], record["user"]) == (None, "unchanged", "u3")


def test_a_dry_run_says_what_is_planned() -> None:
    assert change_record(facts.UserDeleted(INACTIVE), Result.PLANNED)["result"] == "planned"


def test_a_verification_shows_the_code_and_how_long_it_works() -> None:
    record = change_record(facts.UserVerified(PENDING, b"hash", EXPIRES), code="BCDF-GHJK")
    assert changed(record) == {"verification_code": "BCDF-GHJK", "expires_at": "2021-12-04T09:30:15Z"}
    assert record["status"] == "approved"


def test_a_new_administrator_awaits_the_products_of_the_registration() -> None:
    record = change_record(facts.UserVerified(PENDING, b"hash", EXPIRES, ("iwmo",)))
    assert record["roles"] == [{"product": "iwmo", "role": "gebruikersbeheerder", "state": "awaited"}]


def test_the_right_code_makes_the_awaited_roles_work() -> None:
    record = change_record(facts.RegistrationCompleted(APPROVED))
    assert record["roles"] == [{"product": "iwmo", "role": "gebruiker", "state": "active"}]


def test_a_role_granted_before_the_code_was_entered_is_awaited() -> None:
    record = change_record(facts.RoleGranted(APPROVED, "wlz", "gebruiker"))
    assert record["roles"] == [{"product": "wlz", "role": "gebruiker", "state": "awaited"}]


def test_a_deletion_gives_a_receipt_and_no_status() -> None:
    record = change_record(facts.UserDeleted(INACTIVE))
    assert (record["receipt"], record["status"]) == (INACTIVE.audit_id, None)


def test_a_first_login_has_its_user_name_only_after_the_details() -> None:
    assert change_record(facts.DetailsEntered(ARRIVED, DETAILS, "j.vanderberg"))["username"] == "j.vanderberg"


def test_no_secret_is_in_any_change() -> None:
    told = str([change_record(fact) for fact in OF_ORGANISATIONS + OF_USERS])
    assert not [secret for secret in ("hash", "secret", "pseudonym") if secret in told]
