"""A user as rows and as a value: what is made of the columns of `queries.users`, in their order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from sys import intern

from ibadmin.errors import StoreDamaged
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
from ibadmin.store.connection import Answer
from ibadmin.store.organisation_rows import COLUMNS, organisation_from, products_from

_BEHIND_USER = 17
_BEHIND_DETAILS = _BEHIND_USER + 9
_BEHIND_GRANT = _BEHIND_DETAILS + 4
_BEHIND_PLACE = _BEHIND_GRANT + COLUMNS

_ID = itemgetter(0)
_BY_ROLE = attrgetter("product", "role")
_STATUSES = {status.value: status for status in UserStatus}
_STATES = {state.value: state for state in GrantState}
_SALUTATIONS = {salutation.value: salutation for salutation in Salutation}


def users_from(rows: Iterable[Answer]) -> Iterator[User]:
    """The users of these rows, one at a time; those of one organisation share it."""
    places: dict[int, Organisation] = {}
    for _, own in groupby(rows, _ID):
        try:
            user = _user(list(own), places)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise StoreDamaged from None
        yield user


def _personal(row: Answer) -> PersonalDetails:
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


def _user(rows: Sequence[Answer], places: dict[int, Organisation]) -> User:
    row = rows[0]
    (
        id_, audit_id, place, status, arrived_at, username, newsletter, contact_person, contact_email,
        registered_at, last_login_at, version, open_sessions, code_hash, expires_at, tries, form,
    ) = row[:_BEHIND_USER]  # fmt: skip
    return User(
        id_,
        audit_id,
        places.get(place) or places.setdefault(place, organisation_from(place, row[_BEHIND_GRANT:_BEHIND_PLACE])),
        _STATUSES[status],
        arrived_at,
        username,
        _personal(row[_BEHIND_USER:_BEHIND_DETAILS]) if username else None,
        newsletter,
        contact_person,
        contact_email,
        _grants(rows),
        VerificationCode(bytes.fromhex(code_hash), expires_at, tries) if tries is not None else None,
        _registration(form, row) if form else None,
        registered_at,
        last_login_at,
        open_sessions,
        version=version,
    )


def _grants(rows: Sequence[Answer]) -> tuple[Grant, ...]:
    """In the order of their products and roles; a user without any has one row without a product."""
    held = []
    for row in rows:
        product, role, state, at = row[_BEHIND_DETAILS:_BEHIND_GRANT]
        if product:
            held.append(Grant(intern(product), intern(role), _STATES[state], at))
    return tuple(sorted(held, key=_BY_ROLE) if len(held) > 1 else held)


def _registration(form: str, row: Answer) -> Registration:
    name, email_address, registered_at, products = row[_BEHIND_PLACE:]
    return Registration(
        id=form,
        organisation=organisation_from(row[2], row[_BEHIND_GRANT:_BEHIND_PLACE]),
        name=name,
        email_address=email_address,
        products=products_from(products),
        registered_at=registered_at,
        user_id=row[0],
    )
