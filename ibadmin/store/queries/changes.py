"""Every change: set-based, over rows that travel as one JSON parameter; a guarded one returns the ids it changed.

A guarded change leaves out who is not as read.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Insert,
    Table,
    Update,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    select,
    tuple_,
    update,
)

from ibadmin.store.queries.rows import added, each_of, key, rows_of
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

_rows = rows_of("rows")
_Value = TypeVar("_Value")


def _given(column: ColumnElement[_Value], name: str = "") -> ColumnElement[_Value]:
    """What a row says for a column."""
    return key(_rows, column, name)


def _insert_missing(table: Table) -> Insert | Update | Delete:
    """Insert the rows whose primary key is not there yet."""
    there = exists().where(and_(*(column == _given(column) for column in table.primary_key)))
    return insert(table).from_select(list(table.c.keys()), each_of(_rows, table).where(~there))


def _named(*columns: Column[Any]) -> ColumnElement[bool]:
    """Whether the rows name these values: through the table's index, where a correlated EXISTS would read it all."""
    these = columns[0] if len(columns) == 1 else tuple_(*columns)
    return these.in_(select(*map(_given, columns)).select_from(_rows))


def _delete(*columns: Column[Any]) -> Insert | Update | Delete:
    return delete(columns[0].table).where(_named(*columns))


def _change(table: Table, values: Mapping[str, object]) -> Insert | Update | Delete:
    """Change the rows that are still as they were read, and count the change."""
    as_read = and_(table.c.id == _given(table.c.id), table.c.version == _given(table.c.version))
    changed = update(table).where(as_read).values({**values, "version": table.c.version + 1})
    return changed.returning(table.c.id)


def _delete_of_user(column: Column[Any]) -> Delete:
    """The rows of the users whose ids are named."""
    return delete(column.table).where(column.in_(_IDS))


def _grants(before: Mapping[str, str], of: ColumnElement[bool] | None = None) -> Update:
    """Move the grants of the users named from one state to another."""
    after = case(*((grants.c.state == state, other) for state, other in before.items()))
    these = _named(grants.c.user_id) if of is None else of
    return update(grants).where(these, grants.c.state.in_(list(before))).values(state=after)


_IDS = select(_given(users.c.id)).select_from(_rows)
_DETAILS = {
    name: _given(users.c[name])
    for name in (
        *("salutation", "initials", "first_name", "infix", "surname", "department"),
        *("phone_number", "email_address", "search_name"),
    )
}
_SWITCHED_OFF = {"newsletter": False, "newsletter_asked": False, "contact_person": False, "contact_email": ""}

ADD_ORGANISATION = added(organisations)
INLICHTINGENBUREAU_RETURNED = _change(
    organisations,
    {"inlichtingenbureau_returned_on": _given(organisations.c.inlichtingenbureau_returned_on, "returned_on")},
)
VECOZO_RETURNED = _change(
    organisations, {"vecozo_returned_on": _given(organisations.c.vecozo_returned_on, "returned_on")}
)
JOIN = added(memberships)
LEAVE = _delete(memberships.c.partnership_id, memberships.c.member_id)

REGISTER = _insert_missing(registrations)
REGISTER_PRODUCT = _insert_missing(registration_products)
LINK_REGISTRATION = (
    update(registrations)
    .where(
        registrations.c.user_id.is_(None),
        registrations.c.organisation_id == _given(registrations.c.organisation_id),
        registrations.c.email_address == _given(registrations.c.email_address),
    )
    .values(user_id=_given(users.c.id))
)
LINK_FORM = (
    update(registrations)
    .where(registrations.c.id == _given(registrations.c.id))
    .values(user_id=_given(registrations.c.user_id))
)
DROP_REGISTRATION = _delete(registrations.c.user_id)
DROP_FORM_OF_ADDRESS = delete(registrations).where(
    registrations.c.user_id.is_(None), _named(registrations.c.organisation_id, registrations.c.email_address)
)

ARRIVE = added(users)
LOG_IN = update(users).where(users.c.id == _given(users.c.id)).values(last_login_at=_given(users.c.last_login_at, "at"))
ENTER_DETAILS = _change(
    users,
    {
        **_DETAILS,
        "status": "pending",
        "username": _given(users.c.username),
        "newsletter_asked": _given(users.c.newsletter),
    },
)
EDIT_DETAILS = _change(
    users,
    {
        **_DETAILS,
        "newsletter": _given(users.c.newsletter),
        "newsletter_asked": _given(users.c.newsletter_asked),
        "contact_person": _given(users.c.contact_person),
        "contact_email": _given(users.c.contact_email),
    },
)
APPROVE = _change(users, {"status": "approved"})
TOUCH = _change(users, {})
COMPLETE = _change(
    users,
    {
        "status": "active",
        "active": True,
        "registered_at": func.coalesce(users.c.registered_at, _given(users.c.registered_at, "at")),
        "newsletter": users.c.newsletter_asked,
    },
)
SWITCH_GRANTS_OFF = _grants({"active": "suspended", "awaited": "inactive"}, grants.c.user_id.in_(_IDS))
DROP_CODES = _delete_of_user(verification_codes.c.user_id)
LOG_OFF = _delete_of_user(sessions.c.user_id)
DROP_LOGIN_CODES = _delete_of_user(login_codes.c.user_id)
DEACTIVATE = _change(users, {**_SWITCHED_OFF, "status": "inactive", "active": False})
REACTIVATE = _change(users, {"status": _given(users.c.status), "active": _given(users.c.active)})
DELETE = delete(users).where(_named(users.c.id, users.c.version)).returning(users.c.id)

ISSUE_CODE = added(verification_codes)
DROP_CODE = _delete(verification_codes.c.user_id)
COUNT_TRY = (
    update(verification_codes).where(_named(verification_codes.c.user_id)).values(tries=verification_codes.c.tries + 1)
)

GRANT = added(grants)
REVOKE = _delete(grants.c.user_id, grants.c.product, grants.c.role)
RESTORE = update(grants).where(_named(grants.c.user_id, grants.c.product, grants.c.role)).values(state="active")
AWAITED_BECOME_ACTIVE = _grants({"awaited": "active"})
LEAVE_OFF = _grants({"suspended": "inactive"})

START_SESSION = added(sessions)
END_SESSION = _delete(sessions.c.id)
END_SESSIONS = _delete(sessions.c.user_id)
DROP_REFUSALS = delete(login_codes).where(login_codes.c.user_id.is_(None))
"""The refused logins that nobody picked up yet: their reasons name people."""
