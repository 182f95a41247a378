"""Who sees what (2.1), written once: the filter of every query, and the policies of the shared store.

A beheerder sees the users of the own organisations, the servicedesk the administrators and its own colleagues, anyone
else only themselves. The gateway, which knows nobody yet, sees all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, Select, Table, exists, false, literal, literal_column, or_, select, true, union

from ibadmin.model import Actor, Role
from ibadmin.rules.activity import IDLE_LIMIT
from ibadmin.store.rows import among, as_numbers, fixed
from ibadmin.store.schema import (
    audit,
    grants,
    memberships,
    offers,
    organisations,
    permissions,
    products,
    registration_products,
    registrations,
    roles,
    sessions,
    users,
    verification_codes,
)

Command = Literal["select"]
Predicate = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, in SQL: the values of one person, or on the shared store the functions that know whose session it is.

    `administers` says of an organisation whether its users are theirs, `knows` of a user whether it is themselves or,
    for the servicedesk, somebody who is or becomes a gebruikersbeheerder.
    """

    present: Predicate
    servicedesk: Predicate
    belongs: Callable[[ColumnElement[int]], Predicate]
    administers: Callable[[ColumnElement[int]], Predicate]
    knows: Callable[[ColumnElement[str] | ColumnElement[str | None]], Predicate]


def _person(organisation: ColumnElement[int], user: ColumnElement[str]) -> Callable[[Asker], Predicate]:
    """A row that belongs to a user is seen with them."""
    return lambda who: or_(who.administers(organisation), who.knows(user))


def _with_its_form(_: Asker) -> Predicate:
    """As text, since outside a query nothing says which row is asked about; the form has a predicate of its own."""
    asked_about: ColumnElement[str] = literal_column("registration_products.registration_id")
    return exists(select(literal_column("1")).where(registrations.c.id == asked_about))


def _present(who: Asker) -> Predicate:
    return who.present


def _audited(who: Asker, organisation: ColumnElement[int]) -> Predicate:
    return or_(who.administers(organisation), who.servicedesk)


SEES: Mapping[tuple[Table, Command], Callable[[Asker], Predicate]] = {
    (users, "select"): _person(users.c.organisation_id, users.c.id),
    (grants, "select"): _person(grants.c.organisation_id, grants.c.user_id),
    (verification_codes, "select"): _person(verification_codes.c.organisation_id, verification_codes.c.user_id),
    (sessions, "select"): _person(sessions.c.organisation_id, sessions.c.user_id),
    (organisations, "select"): lambda who: or_(
        who.administers(organisations.c.id), who.belongs(organisations.c.id), who.servicedesk
    ),
    (memberships, "select"): lambda who: or_(
        who.administers(memberships.c.member_id),
        who.belongs(memberships.c.partnership_id),
        who.belongs(memberships.c.member_id),
        who.servicedesk,
    ),
    (registrations, "select"): lambda who: or_(
        who.administers(registrations.c.organisation_id), who.knows(registrations.c.user_id), who.servicedesk
    ),
    (registration_products, "select"): _with_its_form,
    (audit, "select"): lambda who: _audited(who, audit.c.organisation_id),
    (products, "select"): _present,
    (roles, "select"): _present,
    (offers, "select"): _present,
    (permissions, "select"): _present,
}
"""Which rows somebody meets, by table and command; what does not stand here is nobody's.

No command changes a row by itself: on the shared store every change is a function of the database, which checks who
calls it, and on SQLite it is `record`, after a rule.
"""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person may see, as predicates; `parameters` go with every statement that uses one of them.

    `places` are the organisations where their users are looked up, so that a name is found through the index of its
    organisation; `registrable` are the users for whom they may take in a form; `audited` are the organisations whose
    audit they may read.
    """

    users: Predicate
    registrable: Predicate
    organisations: Predicate
    registrations: Predicate
    audited: Predicate
    places: Predicate
    parameters: dict[str, str | datetime]


def of(actor: Actor, now: datetime) -> Sight:
    """The sight of this person, who counts as open only the sessions that are so now (1.1)."""
    who = _asker(actor)
    seen = SEES[users, "select"](who)
    place = users.c.organisation_id
    own = who.administers if actor.administered_organisations else who.belongs
    return Sight(
        users=seen,
        registrable=true() if actor.servicedesk else seen,
        organisations=SEES[organisations, "select"](who),
        registrations=SEES[registrations, "select"](who),
        audited=_audited(who, organisations.c.id),
        places=place.in_(select(organisations.c.id)) if actor.servicedesk else own(place),
        parameters={
            "sight": as_numbers(actor.administered_organisations),
            "now": now,
            "idle_since": now - IDLE_LIMIT,
        },
    )


def everything() -> Sight:
    """For the gateway, the checks and the migrations: no filter."""
    return Sight(
        users=true(),
        registrable=true(),
        organisations=true(),
        registrations=true(),
        audited=true(),
        places=users.c.organisation_id.in_(select(organisations.c.id)),
        parameters={},
    )


def _asker(actor: Actor) -> Asker:
    """This person's own values. What can add nothing is left out: SQLite finds no index for both sides of an OR.

    One organisation is a number that something equals: PostgreSQL then knows it of every table that is joined, and how
    many rows there are. Of a number in an array it knows neither, which made half as much work again.
    """
    own, administered = actor.user.organisation.id, actor.administered_organisations
    somewhere = bool(administered)

    def administers(organisation: ColumnElement[int]) -> Predicate:
        if administered == {own}:
            return belongs(organisation)
        return among(organisation, "sight") if somewhere else false()

    def knows(user: ColumnElement[str] | ColumnElement[str | None]) -> Predicate:
        if actor.servicedesk:
            return user.in_(_administrators())
        return false() if somewhere else user == literal(actor.user.id)

    def belongs(organisation: ColumnElement[int]) -> Predicate:
        return organisation == literal(own)

    return Asker(true(), true() if actor.servicedesk else false(), belongs, administers, knows)


def _administrators() -> Select[str]:
    """Who is, or is registered to become, a gebruikersbeheerder: the servicedesk's to handle (2.3)."""
    found = union(
        select(grants.c.user_id).where(grants.c.role == fixed(Role.ADMINISTRATOR)).correlate(None),
        select(registrations.c.user_id).where(registrations.c.user_id.is_not(None)).correlate(None),
    ).subquery()
    return select(found.c.user_id)
