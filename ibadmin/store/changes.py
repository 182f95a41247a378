"""What each fact changes in the tables: statements and the rows that go into them."""

from collections.abc import Iterator
from datetime import datetime
from typing import assert_never

from ibadmin import facts
from ibadmin.facts import Fact
from ibadmin.model import Agreement, GrantState, Organisation, PersonalDetails, Role, User, UserStatus
from ibadmin.store.moments import written
from ibadmin.store.rows import Row
from ibadmin.store.search import search_name
from ibadmin.store.sql import changes as sql
from ibadmin.store.statement import Statement

Change = tuple[Statement, Row]
_RETURNED = {
    Agreement.INLICHTINGENBUREAU: sql.INLICHTINGENBUREAU_RETURNED,
    Agreement.VECOZO: sql.VECOZO_RETURNED,
}


def changes(fact: Fact, now: datetime) -> Iterator[Change]:  # noqa: C901, PLR0912, PLR0915 - one case for each fact
    """What a fact changes, in an order that every constraint allows."""
    match fact:
        case facts.OrganisationAdded(organisation):
            yield sql.ADD_ORGANISATION, _organisation_row(organisation)
        case facts.AgreementRecorded(organisation, agreement, returned_on):
            day = returned_on.isoformat() if returned_on else None
            yield _RETURNED[agreement], {**_version(organisation), "returned_on": day}
        case facts.MemberJoined(partnership, member):
            yield sql.JOIN, {"partnership_id": partnership.id, "member_id": member.id}
        case facts.MemberLeft(partnership, member):
            yield sql.LEAVE, {"partnership_id": partnership.id, "member_id": member.id}
        case facts.AdministratorRegistered():
            yield from _register(fact)
        case facts.UserArrived():
            yield sql.ARRIVE, _arrival_row(fact, now)
        case facts.LoggedIn(user):
            yield sql.LOG_IN, {"id": user.id, "at": written(now)}
        case facts.DetailsEntered(user, details, username):
            row: Row = {**_version(user), **_details(details, username), "newsletter": details.newsletter}
            yield sql.ENTER_DETAILS, {**row, "username": username}
            address: Row = {"organisation_id": user.organisation.id, "email_address": details.email_address}
            yield sql.LINK_REGISTRATION, {"id": user.id, **address}
        case facts.DetailsEdited(user, details, newsletter, contact_person, contact_email):
            row = {**_version(user), **_details(details, user.username or ""), "newsletter": newsletter}
            row["newsletter_asked"] = details.newsletter
            yield sql.EDIT_DETAILS, {**row, "contact_person": contact_person, "contact_email": contact_email}
        case facts.UserVerified(user, keyed_hash, expires_at, administers):
            yield (sql.TOUCH if user.active else sql.APPROVE), _version(user)
            yield from _code(user, keyed_hash, expires_at)
            for product in administers:
                yield from _grant(user, product, Role.ADMINISTRATOR, GrantState.AWAITED, now)
            yield sql.DROP_REGISTRATION, {"user_id": user.id}
        case facts.CodeReissued(user, keyed_hash, expires_at):
            yield sql.TOUCH, _version(user)
            yield from _code(user, keyed_hash, expires_at)
        case facts.CodeRefused(user):
            yield sql.COUNT_TRY, {"user_id": user.id}
        case facts.RegistrationCompleted(user):
            yield sql.COMPLETE, {**_version(user), "at": written(now)}
            yield sql.AWAITED_BECOME_ACTIVE, {"user_id": user.id}
            yield sql.DROP_CODE, {"user_id": user.id}
            yield sql.END_SESSIONS, {"user_id": user.id}
        case facts.RoleGranted(user, product, role):
            yield sql.TOUCH, _version(user)
            yield from _grant(user, product, role, GrantState.ACTIVE if user.active else GrantState.AWAITED, now)
        case facts.RoleRevoked(user, product, role):
            yield sql.TOUCH, _version(user)
            yield sql.REVOKE, {"user_id": user.id, "product": product, "role": role}
        case facts.UserDeactivated(user):
            row = _version(user)
            # A role that works needs a user who is active, so that roles go off first.
            for each in (sql.SWITCH_GRANTS_OFF, sql.DROP_CODES, sql.LOG_OFF, sql.DROP_LOGIN_CODES, sql.DEACTIVATE):
                yield each, row
        case facts.UserReactivated(user, status, restored):
            active = status is UserStatus.ACTIVE
            yield sql.REACTIVATE, {**_version(user), "status": status.value, "active": active}
            for grant in restored:
                yield sql.RESTORE, {"user_id": user.id, "product": grant.product, "role": grant.role}
            yield sql.LEAVE_OFF, {"user_id": user.id}
        case facts.UserDeleted(user):
            if user.details:
                address = {"organisation_id": user.organisation.id, "email_address": user.details.email_address}
                yield sql.DROP_FORM_OF_ADDRESS, address
            yield sql.DROP_REFUSALS, {}
            yield sql.DELETE, _version(user)
        case facts.SessionStarted(user, session, secret_sha256):
            yield (
                sql.START_SESSION,
                {
                    "id": session.id,
                    "user_id": user.id,
                    "secret_sha256": secret_sha256.hex(),
                    "assurance_level": session.assurance_level.code,
                    "started_at": written(session.started_at),
                    "last_seen_at": written(session.last_seen_at),
                    "hard_end_at": written(session.hard_end_at),
                    "organisation_id": user.organisation.id,
                },
            )
        case facts.SessionEnded(_, session):
            yield sql.END_SESSION, {"id": session.id}
        case _:
            assert_never(fact)


def _register(fact: facts.AdministratorRegistered) -> Iterator[Change]:
    """The form waits for its person to be verified, and is extended when one with this id waits already."""
    form, user = fact.registration, fact.user
    yield (
        sql.REGISTER,
        {
            "id": form.id,
            "organisation_id": form.organisation.id,
            "name": form.name,
            "email_address": form.email_address,
            "registered_at": written(form.registered_at),
            "user_id": user.id if user else None,
        },
    )
    for product in form.products:
        yield sql.REGISTER_PRODUCT, {"registration_id": form.id, "product": product}
    if user is not None:
        yield sql.TOUCH, _version(user)
        yield sql.LINK_FORM, {"id": form.id, "user_id": user.id}


def _grant(user: User, product: str, role: str, state: GrantState, now: datetime) -> Iterator[Change]:
    key: Row = {"user_id": user.id, "product": product, "role": role}
    yield sql.REVOKE, key
    row: Row = {"user_active": user.active, "state": state.value, "granted_at": written(now)}
    yield sql.GRANT, {**key, **row, "organisation_id": user.organisation.id}


def _code(user: User, keyed_hash: bytes, expires_at: datetime) -> Iterator[Change]:
    yield sql.DROP_CODE, {"user_id": user.id}
    row: Row = {"user_id": user.id, "keyed_hash": keyed_hash.hex(), "expires_at": written(expires_at), "tries": 0}
    yield sql.ISSUE_CODE, {**row, "organisation_id": user.organisation.id}


def _version(subject: User | Organisation) -> Row:
    """The subject as it was read: a statement that finds another version changes nothing."""
    return {"id": subject.id, "version": subject.version}


def _details(details: PersonalDetails, username: str) -> Row:
    return {
        "salutation": details.salutation.value,
        "initials": details.initials,
        "first_name": details.first_name,
        "infix": details.infix,
        "surname": details.surname,
        "department": details.department,
        "phone_number": details.phone_number,
        "email_address": details.email_address,
        "search_name": search_name(details, username),
    }


def _organisation_row(organisation: Organisation) -> Row:
    return {
        "id": organisation.id,
        "code": organisation.code,
        "name": organisation.name,
        "kind": organisation.kind.value,
        "kvk_number": organisation.kvk_number,
        "version": organisation.version,
    }


def _arrival_row(fact: facts.UserArrived, now: datetime) -> Row:
    return {
        "id": fact.user_id,
        "audit_id": fact.audit_id,
        "organisation_id": fact.organisation.id,
        "pseudonym": fact.identity.pseudonym,
        "status": "arrived",
        "active": False,
        "newsletter_asked": False,
        "newsletter": False,
        "contact_person": False,
        "contact_email": "",
        # Not null, which one engine sorts first and the other last.
        "search_name": "",
        "arrived_at": written(now),
        "version": 1,
    }
