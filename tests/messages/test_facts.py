"""What an administrator reads, word for word, where a word more or less would matter."""

from datetime import timedelta

import pytest

from ibadmin import facts, messages
from ibadmin.facts import Unchanged
from ibadmin.language import bind
from ibadmin.model import GrantState, Registration, UserStatus, VerificationCode
from tests.messages import told

pytestmark = pytest.mark.usefixtures("_in_the_netherlands")
SPELLING = ("Bernard", "Cornelis", "Dirk", "Ferdinand", "Gerard", "Hendrik", "Johan", "Karel")
OPEN = told.user()._replace(open_sessions=1, code=VerificationCode(b"", told.LATER, 0))


def test_a_deactivation_names_everything_that_was_on() -> None:
    assert messages.fact(facts.UserDeactivated(OPEN, OPEN.grants)) == (
        "j.jansen is inactive now. Switched off: iwmo gebruiker, ijw gebruiker, newsletter, contact person, "
        "1 open session, the open verification code."
    )


def test_a_deactivation_names_nothing_that_was_off() -> None:
    plain = told.user(status=UserStatus.PENDING)
    assert messages.fact(facts.UserDeactivated(plain, ())) == "j.jansen is inactive now."


def test_a_planned_deactivation_lists_the_roles_by_product_and_all_that_hangs_on_them() -> None:
    assert messages.planned(facts.UserDeactivated(OPEN, OPEN.grants)).splitlines() == [
        "j.jansen (Jan Jansen, Veendijk (GM9001)) becomes inactive. Switched off:",
        "  iwmo gebruiker",
        "  ijw gebruiker",
        "  newsletter",
        "  contact person",
        "  1 open session",
        "  the open verification code",
    ]


def test_in_dutch_the_manuals_words_are_used() -> None:
    bind({"IBADMIN_LANGUAGE": "nl"})
    assert messages.fact(facts.UserDeactivated(OPEN._replace(open_sessions=2), OPEN.grants)) == (
        "j.jansen is gedeactiveerd. Uitgezet: iwmo gebruiker, ijw gebruiker, nieuwsbrief, contactpersoon, "
        "2 open sessies, de openstaande verificatiecode."
    )


def test_a_planned_deletion_says_who_it_is() -> None:
    leaver = told.user(status=UserStatus.INACTIVE)._replace(last_login_at=told.NOW)
    assert messages.planned(facts.UserDeleted(leaver)).splitlines() == [
        "j.jansen will be deleted for good, with everything that belongs to them.",
        "  Name          Jan Jansen",
        "  Organisation  Veendijk (GM9001)",
        "  Status        inactive",
        "  Last login    2021-12-01 10:30",
    ]


def test_a_deletion_gives_its_receipt_and_reminds_of_the_means() -> None:
    gone, reminder = messages.fact(facts.UserDeleted(told.user(status=UserStatus.INACTIVE))).splitlines()
    assert gone.endswith("Receipt: a1")
    assert "eHerkenning means cancelled" in reminder


def test_a_verification_says_nothing_of_the_code() -> None:
    verified = facts.UserVerified(told.user(status=UserStatus.PENDING), b"secret", told.LATER)
    assert messages.fact(verified) == "j.jansen has been verified."


def test_what_is_already_so_changes_nothing() -> None:
    assert messages.planned(Unchanged(told.user(status=UserStatus.INACTIVE))) == "j.jansen is inactive already."


def test_roles_that_do_not_come_back_are_named() -> None:
    suspended = tuple(grant._replace(state=GrantState.SUSPENDED) for grant in OPEN.grants)
    back = facts.UserReactivated(OPEN._replace(grants=suspended), UserStatus.ACTIVE, suspended[:1])
    assert messages.fact(back) == (
        "j.jansen is active again. Roles that are back: iwmo gebruiker. Roles that stay off: ijw gebruiker."
    )


def test_the_last_agreement_opens_the_portal() -> None:
    organisation = told.organisation()
    (missing,) = organisation.missing_agreements
    assert messages.fact(facts.AgreementRecorded(organisation, missing, told.DAY)) == (
        "Veendijk (GM9001): the processing agreement with VECOZO was returned on 2021-12-01. "
        "Both agreements have been returned: its people can log in."
    )


def test_a_users_code_goes_by_phone_or_email() -> None:
    assert messages.code_line(told.user(), "BCDF-GHJK", told.LATER, None, told.NOW).splitlines() == [
        "Verification code for j.jansen: BCDF-GHJK",
        "Give it by phone or e-mail. It works once, until 2021-12-04 10:30 (72 hours).",
    ]


def test_a_beheerders_code_goes_by_phone_and_can_be_spelled() -> None:
    form = Registration("r1", told.organisation(), "Jan Jansen", "jan@veendijk.nl", ("iwmo",), told.NOW)
    beheerder = told.user()._replace(registration=form)
    bind({"IBADMIN_LANGUAGE": "nl"})
    line = messages.code_line(beheerder, "BCDF-GHJK", told.NOW + timedelta(hours=24), SPELLING, told.NOW)
    assert line.splitlines() == [
        "Verificatiecode voor j.jansen: BCDF-GHJK",
        "Gespeld: Bernard Cornelis Dirk Ferdinand - Gerard Hendrik Johan Karel",
        "Geef de code telefonisch door. De code werkt één keer, tot 2021-12-02 10:30 (24 uur).",
    ]


def test_a_required_field_is_marked() -> None:
    assert messages.detail_question("surname", True, "Jansen") == "Surname * [Jansen]: "


def test_a_field_that_may_stay_empty_is_not_marked() -> None:
    assert messages.detail_question("infix", False) == "Infix: "
