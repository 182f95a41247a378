"""A user as rows and as a value: the one query that reads users, and what is made of its rows."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, func, select

from ibadmin.model import (
    Grant,
    GrantState,
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

_OPEN_SESSIONS = select(func.count()).where(sessions.c.user_id == users.c.id).scalar_subquery().label("open_sessions")

SELECT_USERS: Select[Any] = (
    select(
        *(column for column in users.c if column.name != "pseudonym"),
        *ORGANISATION,
        grants.c.product,
        grants.c.role,
        grants.c.state,
        grants.c.granted_at,
        keyed_hash(verification_codes.c.user_id).label("keyed_hash"),
        verification_codes.c.expires_at,
        verification_codes.c.tries,
        *(column.label(f"form_{column.name}") for column in registrations.c if column.name != "user_id"),
        PRODUCTS_OF_FORM,
        _OPEN_SESSIONS,
    )
    .select_from(users)
    .join(organisations, organisations.c.id == users.c.organisation_id)
    .outerjoin(grants, grants.c.user_id == users.c.id)
    .outerjoin(verification_codes, verification_codes.c.user_id == users.c.id)
    .outerjoin(registrations, registrations.c.user_id == users.c.id)
)
"""A row for each grant of each user, or one for who has none; to be ordered so that a user's rows are together."""


def users_from(rows: Iterable[Row[Any]]) -> Iterator[User]:
    """The users of these rows, one at a time."""
    for _, own in groupby(rows, lambda row: row.id):
        yield _user(list(own))


def _user(rows: Sequence[Row[Any]]) -> User:
    row = rows[0]
    return User(
        id=row.id,
        audit_id=row.audit_id,
        organisation=organisation_from(row),
        status=UserStatus(row.status),
        arrived_at=row.arrived_at,
        username=row.username,
        details=_details(row),
        newsletter=row.newsletter,
        contact_person=row.contact_person,
        contact_email=row.contact_email,
        grants=tuple(_grants(rows)),
        code=VerificationCode(bytes.fromhex(row.keyed_hash), row.expires_at, row.tries)
        if row.tries is not None
        else None,
        registration=_registration(row),
        registered_at=row.registered_at,
        last_login_at=row.last_login_at,
        open_sessions=row.open_sessions,
        version=row.version,
    )


def _details(row: Row[Any]) -> PersonalDetails | None:
    if row.surname is None:
        return None
    return PersonalDetails(
        salutation=Salutation(row.salutation),
        initials=row.initials,
        first_name=row.first_name,
        infix=row.infix,
        surname=row.surname,
        department=row.department,
        phone_number=row.phone_number,
        email_address=row.email_address,
        newsletter=row.newsletter_asked,
    )


def _grants(rows: Sequence[Row[Any]]) -> Iterator[Grant]:
    """In the order of their products and roles; a user without any has one row without a product."""
    for row in sorted(rows, key=lambda row: (row.product or "", row.role or "")):
        if row.product:
            yield Grant(row.product, row.role, GrantState(row.state), row.granted_at)


def _registration(row: Row[Any]) -> Registration | None:
    if row.form_id is None:
        return None
    return Registration(
        id=row.form_id,
        organisation=organisation_from(row),
        name=row.form_name,
        email_address=row.form_email_address,
        products=products_from(row),
        registered_at=row.form_registered_at,
        user_id=row.id,
    )
