"""Who sees what (2.1), written once: the filter of every query, and the policies of the shared store.

A beheerder sees the users of the own organisations, the servicedesk the administrators and its own colleagues, anyone
else only themselves. The gateway, which knows nobody yet, sees all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Table,
    bindparam,
    exists,
    false,
    literal_column,
    or_,
    select,
    true,
    union,
)

from ibadmin.model import Role
from ibadmin.store.queries.rows import among, given
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
class Filter:
    """What somebody may see, as predicates.

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


def _filter(who: Asker, *, registrable: Predicate | None = None, places: Predicate) -> Filter:
    seen = SEES[users, "select"](who)
    return Filter(
        users=seen,
        registrable=seen if registrable is None else registrable,
        organisations=SEES[organisations, "select"](who),
        registrations=SEES[registrations, "select"](who),
        audited=_audited(who, organisations.c.id),
        places=places,
    )


def _administrators() -> Select[str]:
    """Who is, or is registered to become, a gebruikersbeheerder: the servicedesk's to handle (2.3)."""
    found = union(
        select(grants.c.user_id).where(grants.c.role == Role.ADMINISTRATOR).correlate(None),
        select(registrations.c.user_id).where(registrations.c.user_id.is_not(None)).correlate(None),
    ).subquery()
    return select(found.c.user_id)


def _own(organisation: ColumnElement[int]) -> Predicate:
    return among(organisation, "sight")


def _home(organisation: ColumnElement[int]) -> Predicate:
    home: BindParameter[int] = bindparam("home", type_=organisations.c.id.type)
    return organisation == home


def _nothing(_: ColumnElement[int]) -> Predicate:
    return false()


def _nobody(_: ColumnElement[str] | ColumnElement[str | None]) -> Predicate:
    return false()


_place = users.c.organisation_id
_anywhere = _place.in_(select(organisations.c.id))
# What can add nothing is left out: SQLite finds no index for both sides of an OR.
# One organisation is a number that something equals: PostgreSQL then knows it of every table that is joined, and how
# many rows there are. Of a number in an array it knows neither, which made half as much work again.
FILTERS: Mapping[str, Filter] = {
    "everything": Filter(true(), true(), true(), true(), true(), _anywhere),
    "servicedesk": _filter(
        Asker(true(), true(), _home, _home, lambda user: user.in_(_administrators())),
        registrable=true(),
        places=_anywhere,
    ),
    "partnership": _filter(Asker(true(), false(), _home, _own, _nobody), places=_own(_place)),
    "administrator": _filter(Asker(true(), false(), _home, _home, _nobody), places=_home(_place)),
    "themselves": _filter(
        Asker(true(), false(), _home, _nothing, lambda user: user == given("me")), places=_home(_place)
    ),
}
"""One for each kind of `Sight`; the parameters are its."""
