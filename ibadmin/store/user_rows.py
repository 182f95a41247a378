"""A user as rows and as a value: the one query that reads users, and what is made of its rows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter, itemgetter
from sys import intern
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, and_, bindparam, func, select

from ibadmin.model import (
    Grant,
    GrantState,
    Organisation,
    PersonalDetails,
    Registration,
    Salutation,
    User,
    UserStatus,
    VerificationCode,
)
from ibadmin.store.organisation_rows import ORGANISATION, PRODUCTS_OF_FORM, organisation_from, products_from
from ibadmin.store.schema import grants, organisations, registrations, sessions, users, verification_codes
from ibadmin.store.secrets import keyed_hash
from ibadmin.store.types import Moment


def _of_users(table: Table) -> ColumnElement[bool]:
    """With the organisation, which each of them knows: so one organisation's are found without those of all."""
    return and_(table.c.organisation_id == users.c.organisation_id, table.c.user_id == users.c.id)


_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
# Those that are over stay until the next login sweeps them; whoever has no moment to ask about counts them too.
_OPEN_SESSIONS = (
    select(func.count())
    .where(
        _of_users(sessions),
        sessions.c.last_seen_at > bindparam("idle_since", _LONG_AGO, Moment),
        sessions.c.hard_end_at > bindparam("now", _LONG_AGO, Moment),
    )
    .scalar_subquery()
    .label("open_sessions")
)

# What is taken apart below, in this order: by its name a value is found in a row at twenty times the price.
_USER = (
    *(users.c.id, users.c.audit_id, users.c.organisation_id, users.c.status, users.c.arrived_at, users.c.username),
    *(users.c.newsletter, users.c.contact_person, users.c.contact_email),
    *(users.c.registered_at, users.c.last_login_at, users.c.version, _OPEN_SESSIONS),
    *(keyed_hash(verification_codes.c.user_id).label("keyed_hash"), verification_codes.c.expires_at),
    verification_codes.c.tries,
    registrations.c.id.label("form_id"),
)
_DETAILS = (
    *(users.c.salutation, users.c.initials, users.c.first_name, users.c.infix, users.c.surname),
    *(users.c.department, users.c.phone_number, users.c.email_address, users.c.newsletter_asked),
)
_GRANT = (grants.c.product, grants.c.role, grants.c.state, grants.c.granted_at)
_BEHIND_USER = len(_USER)
_BEHIND_DETAILS = _BEHIND_USER + len(_DETAILS)
_BEHIND_GRANT = _BEHIND_DETAILS + len(_GRANT)

SELECT_USERS: Select[Any] = (
    select(
        *_USER,
        *_DETAILS,
        *_GRANT,
        *ORGANISATION,
        *(registrations.c[name].label(f"form_{name}") for name in ("name", "email_address", "registered_at")),
        PRODUCTS_OF_FORM,
    )
    .select_from(users)
    .join(organisations, organisations.c.id == users.c.organisation_id)
    .outerjoin(grants, _of_users(grants))
    .outerjoin(verification_codes, _of_users(verification_codes))
    .outerjoin(registrations, _of_users(registrations))
)
"""A row for each grant of each user, or one for who has none; to be ordered so that a user's rows are together."""

_ID = itemgetter(0)
_BY_ROLE = attrgetter("product", "role")
_STATUSES = {status.value: status for status in UserStatus}
_STATES = {state.value: state for state in GrantState}
_SALUTATIONS = {salutation.value: salutation for salutation in Salutation}


def users_from(rows: Iterable[Row[Any]]) -> Iterator[User]:
    """The users of these rows, one at a time; those of one organisation share it."""
    places: dict[int, Organisation] = {}
    for _, own in groupby(rows, _ID):
        yield _user(list(own), places)


def _personal(row: Sequence[Any]) -> PersonalDetails:
    """Names and departments recur: a hundred thousand users share them."""
    salutation, initials, first_name, infix, surname, department, phone_number, email_address, newsletter = row
    return PersonalDetails(
        _SALUTATIONS[salutation],
        intern(initials),
        intern(first_name),
        intern(infix),
        intern(surname),
        intern(department),
        phone_number,
        email_address,
        newsletter,
    )


def _user(rows: Sequence[Row[Any]], places: dict[int, Organisation]) -> User:
    row = rows[0]
    (
        id_, audit_id, place, status, arrived_at, username, newsletter, contact_person, contact_email,
        registered_at, last_login_at, version, open_sessions, code_hash, expires_at, tries, form,
    ) = row[:_BEHIND_USER]  # fmt: skip
    return User(
        id_,
        audit_id,
        places.get(place) or places.setdefault(place, organisation_from(row)),
        _STATUSES[status],
        arrived_at,
        username,
        _personal(row[_BEHIND_USER:_BEHIND_DETAILS]) if username else None,
        newsletter,
        contact_person,
        contact_email,
        _grants(rows),
        VerificationCode(bytes.fromhex(code_hash), expires_at, tries) if tries is not None else None,
        _registration(row) if form else None,
        registered_at,
        last_login_at,
        open_sessions,
        version=version,
    )


def _grants(rows: Sequence[Row[Any]]) -> tuple[Grant, ...]:
    """In the order of their products and roles; a user without any has one row without a product."""
    held = []
    for row in rows:
        product, role, state, at = row[_BEHIND_DETAILS:_BEHIND_GRANT]
        if product:
            held.append(Grant(intern(product), intern(role), _STATES[state], at))
    return tuple(sorted(held, key=_BY_ROLE) if len(held) > 1 else held)


def _registration(row: Row[Any]) -> Registration:
    return Registration(
        id=row.form_id,
        organisation=organisation_from(row),
        name=row.form_name,
        email_address=row.form_email_address,
        products=products_from(row),
        registered_at=row.form_registered_at,
        user_id=row.id,
    )
