"""The SQL of every change: set-based, over rows that travel as one JSON parameter."""

from dataclasses import dataclass

from typing import Any

from sqlalchemy import Executable, Select, Table, and_, case, delete, exists, func, insert, select, update
from sqlalchemy.sql.dml import Update

from ibadmin.model import Agreement
from ibadmin.store.rows import key, rows_of
from ibadmin.store.schema import (
    grants,
    login_codes,
    memberships,
    organisations,
    registration_products,
    registrations,
    sessions,
    users,
    verification_codes,
)

ROWS = "rows"
_rows = rows_of(ROWS)
_id = key(_rows, users.c.id)
_user_id = key(_rows, grants.c.user_id)


@dataclass(frozen=True, eq=False)
class Statement:
    """One set-based statement; `exactly` when it must change one row for each that goes in, else somebody was first."""

    sql: Executable
    exactly: bool = False


def _insert(table: Table) -> Statement:
    return Statement(insert(table).from_select(list(table.c.keys()), _values(table)))


def _insert_missing(table: Table) -> Statement:
    """Insert the rows whose primary key is not there yet."""
    there = exists().where(and_(*(column == key(_rows, column) for column in table.primary_key)))
    return Statement(insert(table).from_select(list(table.c.keys()), _values(table).where(~there)))


def _values(table: Table) -> Select[Any]:
    """A row for each that goes in; a key that it lacks is null."""
    return select(*(key(_rows, column) for column in table.c)).select_from(_rows)


def _users(**values: Any) -> Statement:
    """Change the users that are still as they were read, and count the change."""
    return Statement(_unchanged_users().values(**values), exactly=True)


def _unchanged_users() -> Update:
    unchanged = and_(users.c.id == _id, users.c.version == key(_rows, users.c.version))
    return update(users).where(unchanged).values(version=users.c.version + 1)


def _organisations(**values: Any) -> Statement:
    unchanged = and_(
        organisations.c.id == key(_rows, organisations.c.id),
        organisations.c.version == key(_rows, organisations.c.version),
    )
    return Statement(
        update(organisations).where(unchanged).values(version=organisations.c.version + 1, **values), exactly=True
    )


_user_ids = select(_user_id).select_from(_rows)


_DETAILS = {
    name: key(_rows, users.c[name])
    for name in (
        *("salutation", "initials", "first_name", "infix", "surname", "department"),
        *("phone_number", "email_address", "search_name"),
    )
}
_SWITCHED_OFF = {"newsletter": False, "newsletter_asked": False, "contact_person": False, "contact_email": ""}

ADD_ORGANISATION = _insert(organisations)
RECORD_AGREEMENT = {
    Agreement.INLICHTINGENBUREAU: _organisations(
        inlichtingenbureau_returned_on=key(_rows, organisations.c.vecozo_returned_on, "returned_on")
    ),
    Agreement.VECOZO: _organisations(vecozo_returned_on=key(_rows, organisations.c.vecozo_returned_on, "returned_on")),
}
JOIN = _insert(memberships)
LEAVE = Statement(
    delete(memberships).where(
        exists().where(
            memberships.c.partnership_id == key(_rows, memberships.c.partnership_id),
            memberships.c.member_id == key(_rows, memberships.c.member_id),
        )
    )
)

REGISTER = _insert_missing(registrations)
REGISTER_PRODUCT = _insert_missing(registration_products)
LINK_REGISTRATION = Statement(
    update(registrations)
    .where(
        registrations.c.user_id.is_(None),
        registrations.c.organisation_id == key(_rows, registrations.c.organisation_id),
        registrations.c.email_address == key(_rows, registrations.c.email_address),
    )
    .values(user_id=_id)
)
LINK_FORM = Statement(
    update(registrations)
    .where(registrations.c.id == key(_rows, registrations.c.id))
    .values(user_id=key(_rows, registrations.c.user_id))
)
DROP_REGISTRATION = Statement(delete(registrations).where(registrations.c.user_id.in_(_user_ids)))
DROP_FORM_OF_ADDRESS = Statement(
    delete(registrations).where(
        registrations.c.user_id.is_(None),
        exists().where(
            registrations.c.organisation_id == key(_rows, registrations.c.organisation_id),
            registrations.c.email_address == key(_rows, registrations.c.email_address),
        )
    )
)

ARRIVE = _insert(users)
LOG_IN = Statement(update(users).where(users.c.id == _id).values(last_login_at=key(_rows, users.c.last_login_at, "at")))
ENTER_DETAILS = _users(
    status="pending",
    username=key(_rows, users.c.username),
    newsletter_asked=key(_rows, users.c.newsletter),
    **_DETAILS,
)
EDIT_DETAILS = _users(
    newsletter=key(_rows, users.c.newsletter),
    newsletter_asked=key(_rows, users.c.newsletter_asked),
    contact_person=key(_rows, users.c.contact_person),
    contact_email=key(_rows, users.c.contact_email),
    **_DETAILS,
)
APPROVE = _users(status="approved")
TOUCH = _users()
COMPLETE = _users(
    status="active",
    active=True,
    registered_at=func.coalesce(users.c.registered_at, key(_rows, users.c.last_login_at, "at")),
    newsletter=users.c.newsletter_asked,
)
DEACTIVATE = _users(status="inactive", active=False, **_SWITCHED_OFF)
REACTIVATE = _users(status=key(_rows, users.c.status), active=key(_rows, users.c.active))
DELETE = Statement(
    delete(users).where(
        exists().where(users.c.id == _id, users.c.version == key(_rows, users.c.version)),
    ),
    exactly=True,
)

ISSUE_CODE = _insert(verification_codes)
DROP_CODE = Statement(delete(verification_codes).where(verification_codes.c.user_id.in_(_user_ids)))
COUNT_TRY = Statement(
    update(verification_codes)
    .where(verification_codes.c.user_id == _user_id)
    .values(tries=verification_codes.c.tries + 1)
)

GRANT = _insert(grants)
_this_grant = and_(
    grants.c.user_id == _user_id,
    grants.c.product == key(_rows, grants.c.product),
    grants.c.role == key(_rows, grants.c.role),
)
REVOKE = Statement(delete(grants).where(exists().where(_this_grant)))
RESTORE = Statement(update(grants).where(_this_grant).values(state="active"))
AWAITED_BECOME_ACTIVE = Statement(
    update(grants).where(grants.c.user_id.in_(_user_ids), grants.c.state == "awaited").values(state="active")
)
SWITCH_OFF = Statement(
    update(grants)
    .where(grants.c.user_id.in_(_user_ids), grants.c.state.in_(["active", "awaited"]))
    .values(state=case((grants.c.state == "active", "suspended"), else_="inactive"))
)
LEAVE_OFF = Statement(
    update(grants).where(grants.c.user_id.in_(_user_ids), grants.c.state == "suspended").values(state="inactive")
)

START_SESSION = _insert(sessions)
END_SESSION = Statement(delete(sessions).where(sessions.c.id.in_(select(key(_rows, sessions.c.id)).select_from(_rows))))
END_SESSIONS = Statement(delete(sessions).where(sessions.c.user_id.in_(_user_ids)))
END_LOGINS = Statement(delete(login_codes).where(login_codes.c.user_id.in_(_user_ids)))
