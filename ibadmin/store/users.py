"""Users as they are in the store, always through the filter that says whom the caller may see."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Text, and_, bindparam, func, or_, select

from ibadmin.errors import Ambiguous, NotFound
from ibadmin.model import (
    Grant,
    GrantState,
    PersonalDetails,
    Registration,
    Role,
    Salutation,
    User,
    UserStatus,
    VerificationCode,
)
from ibadmin.store.isolation import Sight
from ibadmin.store.organisations import organisation_from
from ibadmin.store.rows import as_parameter, key, rows_of
from ibadmin.store.schema import (
    grants,
    organisations,
    registration_products,
    registrations,
    sessions,
    users,
    verification_codes,
)
from ibadmin.store.search import folded

_asked = rows_of("asked")
_LIST_ORDER = (users.c.organisation_id, users.c.search_name, users.c.id)


class Users:
    """The users whom one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def named(self, names: Sequence[str]) -> tuple[User, ...]:
        """The users with exactly these user names, e-mail addresses or ids, in the order asked.

        Raises NotFound with every name that fits nobody, and Ambiguous for one that fits two.
        """
        wanted = list(dict.fromkeys(name.strip().lower() for name in names))
        name = key(_asked, users.c.username, "name")
        candidates = (
            select(users.c.id)
            .select_from(_asked)
            .join(users, or_(users.c.id == name, users.c.username == name, users.c.email_address == name))
            .where(self._sight.users)
        )
        parameters = {"asked": as_parameter([{"name": text} for text in wanted])}
        found = list(self._read(users.c.id.in_(candidates), parameters))
        hits = {text: [user for user in found if text in _names(user)] for text in wanted}
        if missing := [text for text in wanted if not hits[text]]:
            raise NotFound("user", missing)
        for text, fitting in hits.items():
            if len(fitting) > 1:
                raise Ambiguous(text, [(user.id, user.label, user.organisation.label) for user in fitting])
        return self._with_fellows(list(dict.fromkeys(hits[text][0] for text in wanted)))

    def one(self, name: str) -> User:
        """The user with exactly this user name, e-mail address or id."""
        return self.named([name])[0]

    def pending(self) -> Iterator[User]:
        """Who waits for a beheerder (2.1); handled users are not here any more."""
        return self._read(users.c.status == UserStatus.PENDING.value)

    def listed(self, *, organisation: str = "", status: str = "", role: str = "", product: str = "") -> Iterator[User]:
        """All users that may be seen, narrowed where asked, by organisation and name."""
        held = select(grants.c.user_id).where(
            *([grants.c.role == role] if role else []), *([grants.c.product == product] if product else [])
        )
        wanted = [
            *([organisations.c.code == organisation] if organisation else []),
            *([users.c.status == status] if status else []),
            *([users.c.id.in_(held)] if role or product else []),
        ]
        return self._read(and_(*wanted) if wanted else None)

    def searched(self, text: str) -> Iterator[User]:
        """Users with this text in their name (2.1): first the index of names alone, then the rows."""
        inside = func.instr(users.c.search_name, bindparam("text", type_=Text)) > 0
        names = select(users.c.id).where(self._sight.users, inside)
        return self._read(users.c.id.in_(names), {"text": folded(text.strip())})

    def with_address(self, organisation_id: int, email_address: str) -> User | None:
        """The user of this organisation who typed this e-mail address."""
        found = self._read(and_(users.c.organisation_id == organisation_id, users.c.email_address == email_address))
        return next(iter(self._with_fellows(list(found))), None)

    def known(self, pseudonym: str, kvk_number: str) -> User | None:
        """Whoever logs in with this pseudonym at this KvK number."""
        return next(self._read(and_(users.c.pseudonym == pseudonym, organisations.c.kvk_number == kvk_number)), None)

    def usernames_like(self, organisation_id: int, base: str) -> frozenset[str]:
        """User names of the organisation that start like this one; unfiltered, because they must be unique."""
        found = self._connection.scalars(
            select(users.c.username).where(
                users.c.organisation_id == organisation_id, users.c.username.startswith(base, autoescape=True)
            )
        )
        return frozenset(name for name in found if name)

    def _read(self, wanted: ColumnElement[bool] | None, parameters: dict[str, str] | None = None) -> Iterator[User]:
        query = _SELECT.where(self._sight.users) if wanted is None else _SELECT.where(self._sight.users, wanted)
        found = self._connection.execution_options(yield_per=500).execute(
            query.order_by(*_LIST_ORDER), {**self._sight.parameters, **(parameters or {})}
        )
        for _, rows in groupby(found, lambda row: row.id):
            yield _user(list(rows))

    def _with_fellows(self, found: Sequence[User]) -> tuple[User, ...]:
        """Administrators with the other active administrators of their organisation, for who may be the last."""
        places = sorted({user.organisation.id for user in found if user.administrator})
        if not places:
            return tuple(found)
        rows = self._connection.execute(_ADMINISTRATORS, {"asked": as_parameter([{"id": place} for place in places])})
        by_place: dict[int, set[str]] = {}
        for place, user_id in rows:
            by_place.setdefault(place, set()).add(user_id)
        return tuple(
            replace(user, fellow_administrators=frozenset(by_place.get(user.organisation.id, set()) - {user.id}))
            for user in found
        )


_ADMINISTRATORS = (
    select(users.c.organisation_id, users.c.id)
    .distinct()
    .join(grants, grants.c.user_id == users.c.id)
    .where(
        users.c.organisation_id.in_(select(key(_asked, users.c.organisation_id, "id")).select_from(_asked)),
        grants.c.role == Role.ADMINISTRATOR,
        grants.c.state == GrantState.ACTIVE.value,
    )
)
_OPEN_SESSIONS = select(func.count()).where(sessions.c.user_id == users.c.id).scalar_subquery().label("open_sessions")
_FORM_PRODUCTS = (
    select(func.group_concat(registration_products.c.product, " "))
    .where(registration_products.c.registration_id == registrations.c.id)
    .scalar_subquery()
    .label("form_products")
)
_SELECT: Select[Any] = (
    select(
        users,
        *(column.label(f"organisation_{column.name}") for column in organisations.c if column.name != "id"),
        grants.c.product,
        grants.c.role,
        grants.c.state,
        grants.c.granted_at,
        verification_codes.c.keyed_hash,
        verification_codes.c.expires_at,
        verification_codes.c.tries,
        *(column.label(f"form_{column.name}") for column in registrations.c if column.name != "user_id"),
        _FORM_PRODUCTS,
        _OPEN_SESSIONS,
    )
    .select_from(users)
    .join(organisations, organisations.c.id == users.c.organisation_id)
    .outerjoin(grants, grants.c.user_id == users.c.id)
    .outerjoin(verification_codes, verification_codes.c.user_id == users.c.id)
    .outerjoin(registrations, registrations.c.user_id == users.c.id)
)


def _names(user: User) -> tuple[str, ...]:
    return (user.id, user.username or "", user.details.email_address if user.details else "")


def _user(rows: Sequence[Row[Any]]) -> User:
    """One user from the rows of the query: one row for each grant, or one without."""
    row = rows[0]
    organisation = organisation_from(row, "organisation_")
    return User(
        id=row.id,
        audit_id=row.audit_id,
        organisation=organisation,
        status=UserStatus(row.status),
        arrived_at=row.arrived_at,
        username=row.username,
        details=_details(row),
        newsletter=row.newsletter,
        contact_person=row.contact_person,
        contact_email=row.contact_email,
        grants=tuple(_grants(rows)),
        code=VerificationCode(bytes.fromhex(row.keyed_hash), row.expires_at, row.tries) if row.keyed_hash else None,
        registration=Registration(
            row.form_id,
            organisation,
            row.form_name,
            row.form_email_address,
            tuple(sorted((row.form_products or "").split())),
            row.form_registered_at,
            row.id,
        )
        if row.form_id
        else None,
        registered_at=row.registered_at,
        last_login_at=row.last_login_at,
        open_sessions=row.open_sessions,
        version=row.version,
    )


def _details(row: Row[Any]) -> PersonalDetails | None:
    if row.surname is None:
        return None
    return PersonalDetails(
        Salutation(row.salutation),
        row.initials,
        row.first_name,
        row.infix,
        row.surname,
        row.department,
        row.phone_number,
        row.email_address,
        row.newsletter_asked,
    )


def _grants(rows: Iterable[Row[Any]]) -> Iterator[Grant]:
    held = {
        (row.product, row.role): Grant(row.product, row.role, GrantState(row.state), row.granted_at)
        for row in rows
        if row.product
    }
    return iter(held[pair] for pair in sorted(held))
