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
    OfMember,
    OfOrganisation,
    OfUser,
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
from ibadmin.model import Grant, GrantState, Organisation, Role, User, UserStatus
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
    """The keys of the subject, then what this fact says of them."""
    return _subject_of(fact) | {"change": None if isinstance(fact, Unchanged) else fact.action} | _own(fact, code)


def _own(fact: Fact | Unchanged, code: str | None) -> Record:
    match fact:
        case AgreementRecorded():
            returned_on = fact.returned_on.isoformat() if fact.returned_on else None
            return {"agreement": fact.agreement.value, "returned_on": returned_on}
        case MemberJoined() | MemberLeft():
            return {"member": fact.member.code, "member_name": fact.member.name}
        case AdministratorRegistered(form, user):
            return {"registration": form.id, "products": list(form.products), "user": user.id if user else None}
        case DetailsEntered():
            return {"username": fact.username, "status": UserStatus.PENDING.value}
        case DetailsEdited():
            return {"fields": list(fact.fields)}
        case UserVerified():
            return {
                "status": (fact.user.status if fact.user.active else UserStatus.APPROVED).value,
                "roles": [_role(product, Role.ADMINISTRATOR, GrantState.AWAITED) for product in fact.administers],
                "verification_code": code,
                "expires_at": instant(fact.expires_at),
            }
        case CodeReissued():
            return {"verification_code": code, "expires_at": instant(fact.expires_at)}
        case CodeRefused():
            return {"tries_left": fact.tries_left}
        case RegistrationCompleted():
            awaited = (grant for grant in fact.user.grants if grant.state is GrantState.AWAITED)
            return {"status": UserStatus.ACTIVE.value, "roles": _now(awaited, GrantState.ACTIVE)}
        case RoleGranted():
            state = GrantState.ACTIVE if fact.user.active else GrantState.AWAITED
            return {"roles": [_role(fact.product, fact.role, state)]}
        case RoleRevoked():
            return {"roles": [_role(fact.product, fact.role, None)]}
        case UserDeactivated():
            return {"status": UserStatus.INACTIVE.value, "roles": _now(fact.grants, GrantState.SUSPENDED)}
        case UserReactivated():
            return {"status": fact.status.value, "roles": _now(fact.restored, GrantState.ACTIVE)}
        case UserDeleted():
            return {"status": None, "receipt": fact.user.audit_id}
        case SessionStarted():
            return {"session": fact.session.id, "expires_at": instant(fact.session.hard_end_at)}
        case SessionEnded():
            return {"session": fact.session.id}
        case OrganisationAdded() | UserArrived() | LoggedIn() | Unchanged():
            return {}
    assert_never(fact)


def _subject_of(fact: Fact | Unchanged) -> Record:
    match fact:
        case UserArrived():
            return _subject(fact.user_id, fact.organisation, None, UserStatus.ARRIVED)
        case Unchanged(subject):
            return _user(subject) if isinstance(subject, User) else _organisation(subject)
        case AdministratorRegistered() | OfOrganisation() | OfMember():
            return _organisation(fact.about.organisation)
        case OfUser(user):
            return _user(user)
    assert_never(fact)


def _subject(user_id: str, organisation: Organisation, username: str | None, status: UserStatus) -> Record:
    """The user, with the other keys of `USER_CHANGES` still empty."""
    return {
        "change": None,
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


def _user(user: User) -> Record:
    return _subject(user.id, user.organisation, user.username, user.status)


def _organisation(organisation: Organisation) -> Record:
    """The organisation, with the other keys of `ORGANISATION_CHANGES` still empty."""
    return {
        "change": None,
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


def _now(grants: Iterable[Grant], state: GrantState) -> list[dict[str, Scalar]]:
    """These roles, in the state that they are in from now on."""
    return [_role(grant.product, grant.role, state) for grant in grants]


def _role(product: str, role: str, state: GrantState | None) -> dict[str, Scalar]:
    return {"product": product, "role": role, "state": state.value if state else None}
