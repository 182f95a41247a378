"""What happened, as records: every command that changes something reports in one of two shapes."""

from collections.abc import Iterable
from enum import StrEnum
from typing import assert_never

from ibadmin.facts import (
    AdministratorRegistered,
    AgreementRecorded,
    CodeRefused,
    CodeReissued,
    DetailsEdited,
    DetailsEntered,
    Fact,
    LoggedIn,
    MemberJoined,
    MemberLeft,
    OrganisationAdded,
    RegistrationCompleted,
    RoleGranted,
    RoleRevoked,
    SessionEnded,
    SessionStarted,
    Unchanged,
    UserArrived,
    UserDeactivated,
    UserDeleted,
    UserReactivated,
    UserVerified,
)
from ibadmin.model import Grant, GrantState, Organisation, Registration, Role, User, UserStatus
from ibadmin.output.records import instant
from ibadmin.output.shape import Record, Scalar


class Result(StrEnum):
    """How it went with one subject: done, already so, or (with `--dry-run`) what would be done."""

    DONE = "done"
    UNCHANGED = "unchanged"
    PLANNED = "planned"


def change_record(fact: Fact | Unchanged, result: Result = Result.DONE, code: str | None = None) -> Record:
    """One thing that happened; `code` is the verification code that was issued with it, to be shown this once.

    Users have the keys of `USER_CHANGES`, organisations and registrations those of `ORGANISATION_CHANGES`; what a fact
    does not carry is null.
    """
    record = _record(fact, code)
    record["result"] = Result.UNCHANGED.value if isinstance(fact, Unchanged) else result.value
    return record


def _record(fact: Fact | Unchanged, code: str | None) -> Record:
    match fact:
        case OrganisationAdded():
            return _organisation("organisation_added", fact.organisation)
        case AgreementRecorded():
            returned_on = fact.returned_on.isoformat() if fact.returned_on else None
            about: Record = {"agreement": fact.agreement.value, "returned_on": returned_on}
            return _organisation("agreement_recorded", fact.organisation) | about
        case MemberJoined():
            return _membership("member_joined", fact.partnership, fact.member)
        case MemberLeft():
            return _membership("member_left", fact.partnership, fact.member)
        case AdministratorRegistered():
            return _registration(fact.registration, fact.user)
        case UserArrived():
            return _subject("user_arrived", fact.user_id, fact.organisation, None, UserStatus.ARRIVED)
        case LoggedIn():
            return _user("logged_in", fact.user)
        case DetailsEntered():
            user = fact.user
            return _subject("details_entered", user.id, user.organisation, fact.username, UserStatus.PENDING)
        case DetailsEdited():
            return _user("details_edited", fact.user) | {"fields": list(fact.fields)}
        case UserVerified():
            return _user("user_verified", fact.user, fact.user.status if fact.user.active else UserStatus.APPROVED) | {
                "roles": [_role(product, Role.ADMINISTRATOR, GrantState.AWAITED) for product in fact.administers],
                "verification_code": code,
                "expires_at": instant(fact.expires_at),
            }
        case CodeReissued():
            issued: Record = {"verification_code": code, "expires_at": instant(fact.expires_at)}
            return _user("code_reissued", fact.user) | issued
        case CodeRefused():
            return _user("code_refused", fact.user) | {"tries_left": fact.tries_left}
        case RegistrationCompleted():
            awaited = (grant for grant in fact.user.grants if grant.state is GrantState.AWAITED)
            roles: Record = {"roles": _now(awaited, GrantState.ACTIVE)}
            return _user("registration_completed", fact.user, UserStatus.ACTIVE) | roles
        case RoleGranted():
            state = GrantState.ACTIVE if fact.user.active else GrantState.AWAITED
            return _user("role_granted", fact.user) | {"roles": [_role(fact.product, fact.role, state)]}
        case RoleRevoked():
            return _user("role_revoked", fact.user) | {"roles": [_role(fact.product, fact.role, None)]}
        case UserDeactivated():
            suspended: Record = {"roles": _now(fact.grants, GrantState.SUSPENDED)}
            return _user("user_deactivated", fact.user, UserStatus.INACTIVE) | suspended
        case UserReactivated():
            restored: Record = {"roles": _now(fact.restored, GrantState.ACTIVE)}
            return _user("user_reactivated", fact.user, fact.status) | restored
        case UserDeleted():
            return _user("user_deleted", fact.user) | {"status": None, "receipt": fact.user.audit_id}
        case SessionStarted():
            opened: Record = {"session": fact.session.id, "expires_at": instant(fact.session.hard_end_at)}
            return _user("session_started", fact.user) | opened
        case SessionEnded():
            return _user("session_ended", fact.user) | {"session": fact.session.id}
        case Unchanged():
            return _unchanged(fact.subject)
    assert_never(fact)


def _subject(
    change: str | None, user_id: str, organisation: Organisation, username: str | None, status: UserStatus
) -> Record:
    """What happened to whom, with the other keys of `USER_CHANGES` still empty."""
    return {
        "change": change,
        "result": None,
        "user": user_id,
        "username": username,
        "organisation": organisation.code,
        "status": status.value,
        "roles": [],
        "fields": [],
        "verification_code": None,
        "expires_at": None,
        "tries_left": None,
        "session": None,
        "receipt": None,
    }


def _user(change: str | None, user: User, status: UserStatus | None = None) -> Record:
    """The same for a user as loaded; `status` is the one after the change, when that is another."""
    return _subject(change, user.id, user.organisation, user.username, status or user.status)


def _organisation(change: str | None, organisation: Organisation) -> Record:
    """What happened to an organisation, with the other keys of `ORGANISATION_CHANGES` still empty."""
    return {
        "change": change,
        "result": None,
        "organisation": organisation.code,
        "organisation_name": organisation.name,
        "agreement": None,
        "returned_on": None,
        "member": None,
        "member_name": None,
        "registration": None,
        "products": [],
        "user": None,
    }


def _membership(change: str, partnership: Organisation, member: Organisation) -> Record:
    return _organisation(change, partnership) | {"member": member.code, "member_name": member.name}


def _registration(registration: Registration, user: User | None) -> Record:
    return _organisation("administrator_registered", registration.organisation) | {
        "registration": registration.id,
        "products": list(registration.products),
        "user": user.id if user else None,
    }


def _unchanged(subject: User | Organisation) -> Record:
    """No change at all is null, in the shape that the change would have had."""
    if isinstance(subject, User):
        return _user(None, subject)
    return _organisation(None, subject)


def _now(grants: Iterable[Grant], state: GrantState) -> list[dict[str, Scalar]]:
    """These roles, in the state that they are in from now on."""
    return [_role(grant.product, grant.role, state) for grant in grants]


def _role(product: str, role: str, state: GrantState | None) -> dict[str, Scalar]:
    return {"product": product, "role": role, "state": state.value if state else None}
