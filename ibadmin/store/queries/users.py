"""What is asked about users, always through the filter that says whom somebody may see."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    cast,
    exists,
    func,
    null,
    select,
    union,
)

from ibadmin.facts import UserReactivated
from ibadmin.model import GrantState, Role, UserStatus
from ibadmin.store.queries.by_engine import ByEngine
from ibadmin.store.queries.functions import contains, keyed_hash
from ibadmin.store.queries.isolation import Filter
from ibadmin.store.queries.organisations import ORGANISATION, PRODUCTS_OF_FORM
from ibadmin.store.queries.rows import given, key, named, rows_of, wanted
from ibadmin.store.schema import audit, grants, organisations, registrations, sessions, users, verification_codes
from ibadmin.store.schema.types import Moment

_LIST_ORDER = (users.c.organisation_id, users.c.search_name, users.c.id)
_asked = rows_of("asked")
_in_places = users.c.organisation_id.in_(select(key(_asked, users.c.organisation_id, "id")).select_from(_asked))
_NO_END = select(cast(null(), BigInteger)).scalar_subquery()
_in_audit = users.c.audit_id.in_(select(key(_asked, users.c.audit_id, "name")).select_from(_asked))


def _of_users(table: Table) -> ColumnElement[bool]:
    """With the organisation, which each of them knows: so one organisation's are found without those of all."""
    return and_(table.c.organisation_id == users.c.organisation_id, table.c.user_id == users.c.id)


# Those that are over stay until the next login sweeps them; whoever has no moment to ask about counts them too.
_OPEN_SESSIONS = (
    select(func.count())
    .where(
        _of_users(sessions),
        sessions.c.last_seen_at > bindparam("idle_since", type_=Moment),
        sessions.c.hard_end_at > bindparam("now", type_=Moment),
    )
    .scalar_subquery()
    .label("open_sessions")
)
# What `user_rows` takes apart, in this order.
_USERS: Select[Any] = (
    select(
        *(users.c.id, users.c.audit_id, users.c.organisation_id, users.c.status, users.c.arrived_at, users.c.username),
        *(users.c.newsletter, users.c.contact_person, users.c.contact_email),
        *(users.c.registered_at, users.c.last_login_at, users.c.version, _OPEN_SESSIONS),
        *(keyed_hash(verification_codes.c.user_id).label("keyed_hash"), verification_codes.c.expires_at),
        verification_codes.c.tries,
        registrations.c.id.label("form_id"),
        *(users.c.salutation, users.c.initials, users.c.first_name, users.c.infix, users.c.surname),
        *(users.c.department, users.c.phone_number, users.c.email_address, users.c.newsletter_asked),
        *(grants.c.product, grants.c.role, grants.c.state, grants.c.granted_at),
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
"""A row for each grant of each user, or one for who has none; ordered so that a user's rows are together."""


def _listed(sight: Filter, *these: ColumnElement[bool]) -> Select[Any]:
    return _USERS.where(sight.users, *these).order_by(*_LIST_ORDER)


def called_one_of(sight: Filter) -> Select[Any]:
    """Users whose id, user name or e-mail address is among these names, each found through an index of its own."""
    candidates = union(
        select(users.c.id).where(named(users.c.id, "asked")),
        select(users.c.id).where(sight.places, named(users.c.username, "asked")),
        select(users.c.id).where(sight.places, named(users.c.email_address, "asked")),
    )
    return _USERS.where(sight.users, users.c.id.in_(candidates)).order_by(users.c.id)


def pending(sight: Filter) -> Select[Any]:
    """Who waits for a beheerder (2.1)."""
    return _listed(sight, users.c.status == UserStatus.PENDING.value)


def listed(sight: Filter) -> Select[Any]:
    """All users, narrowed by what is asked for."""
    held = (
        exists()
        .where(
            grants.c.user_id == users.c.id,
            wanted("role", grants.c.role == given("role")),
            wanted("product", grants.c.product == given("product")),
        )
        # The outer query reads the grants as well, for every role of whoever has this one.
        .correlate(users)
    )
    return _listed(
        sight,
        wanted("organisation", organisations.c.code == given("organisation")),
        wanted("status", users.c.status == given("status")),
        and_(wanted("role"), wanted("product")) | held,
    )


def dormant(sight: Filter) -> Select[Any]:
    """The active users who have not logged in since; of who never did, the end of the registration counts."""
    used_at = func.coalesce(users.c.last_login_at, users.c.registered_at)
    before = bindparam("before", type_=Moment)
    switched_on = exists().where(
        audit.c.organisation_id == users.c.organisation_id,
        audit.c.subject == users.c.audit_id,
        audit.c.action == UserReactivated.action,
        audit.c.at >= before,
    )
    place = wanted("organisation", organisations.c.code == given("organisation"))
    return _listed(sight, users.c.active, used_at < before, ~switched_on, place)


def searched(sight: Filter) -> ByEngine:
    """Users with a text in their name (2.1): by the index of names alone, and only then the rows.

    SQLite has the name from the index that it walks; PostgreSQL would read each row before it looks at it. Of a policy
    it expects few rows, soon read: an end that it cannot foresee makes it begin with the first names in their order
    instead, which is that of the index.
    """
    found = and_(sight.places, contains(users.c.search_name, "text"))
    these = select(users.c.id).where(sight.users, found).order_by(*_LIST_ORDER).limit(_NO_END)
    return ByEngine(sqlite=_listed(sight, found), postgresql=_listed(sight, users.c.id.in_(these)))


def with_address(sight: Filter) -> Select[Any]:
    """The users of an organisation who typed this e-mail address, for whom a form may be taken in."""
    typed = and_(
        users.c.organisation_id == bindparam("organisation_id", type_=Integer),
        users.c.email_address == given("email_address"),
    )
    return _USERS.where(sight.registrable, typed).order_by(*_LIST_ORDER)


def identified(sight: Filter) -> Select[Any]:
    """The user with an id, which is the store's own."""
    return _listed(sight, users.c.id == given("id"))


def known(sight: Filter) -> Select[Any]:
    """Whoever logs in with a pseudonym at a KvK number."""
    return _listed(sight, users.c.pseudonym == given("pseudonym"), organisations.c.kvk_number == given("kvk_number"))


def under(sight: Filter) -> Select[Any]:
    """Those who stand in the audit under these identifiers."""
    return _listed(sight, _in_audit)


def called(sight: Filter) -> Select[str, str | None]:
    """What to call who stands in the audit under these identifiers."""
    name = func.coalesce(users.c.username, users.c.id)
    return select(users.c.audit_id, name).where(_in_audit, sight.users)


def active_in(sight: Filter) -> Select[int, int]:
    """How many active users these organisations have."""
    return (
        select(users.c.organisation_id, func.count())
        .where(_in_places, users.c.active, sight.users)
        .group_by(users.c.organisation_id)
    )


ADMINISTRATORS = (
    select(users.c.organisation_id, users.c.id)
    .distinct()
    .join(grants, grants.c.user_id == users.c.id)
    .where(_in_places, grants.c.role == Role.ADMINISTRATOR, grants.c.state == GrantState.ACTIVE.value)
)
USERNAMES = select(users.c.username).where(
    users.c.organisation_id == bindparam("organisation_id", type_=Integer),
    users.c.username >= given("base"),
    users.c.username < given("behind"),
)
