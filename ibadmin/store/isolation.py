"""Who sees what (2.1), written once: the filter that every query on a user gets.

A beheerder sees the users of the own organisations, the servicedesk the administrators and its own colleagues, anyone
else only themselves. The gateway, which knows nobody yet, sees all.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, or_, select, true, union

from ibadmin.model import Actor, Role
from ibadmin.store.rows import Row, as_parameter, fixed, key, rows_of
from ibadmin.store.schema import grants, organisations, registrations, users

_mine = rows_of("sight")


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person may see, as predicates; `parameters` go with every statement that uses one of them.

    `places` are the organisations where their users are looked up, so that a name is found through the index of its
    organisation; `registrable` are the users for whom they may take in a form; `audited` are the organisations whose
    audit they may read.
    """

    users: ColumnElement[bool]
    registrable: ColumnElement[bool]
    organisations: ColumnElement[bool]
    registrations: ColumnElement[bool]
    audited: ColumnElement[bool]
    places: Select[int]
    parameters: dict[str, str]


def of(actor: Actor) -> Sight:
    """The sight of this person."""
    rows: list[Row] = [{"id": number} for number in sorted(actor.administered_organisations)]
    parameters = {"sight": as_parameter(rows)}
    mine = select(key(_mine, organisations.c.id)).select_from(_mine)
    if actor.servicedesk:
        return Sight(
            users=_administrators_and_colleagues(mine),
            registrable=true(),
            organisations=true(),
            registrations=true(),
            audited=true(),
            places=select(organisations.c.id),
            parameters=parameters,
        )
    own = organisations.c.id == actor.user.organisation.id
    theirs = users.c.organisation_id.in_(mine) if rows else users.c.id == actor.user.id
    return Sight(
        users=theirs,
        registrable=theirs,
        organisations=or_(organisations.c.id.in_(mine), own),
        registrations=registrations.c.organisation_id.in_(mine),
        audited=organisations.c.id.in_(mine),
        places=mine if rows else select(organisations.c.id).where(own),
        parameters=parameters,
    )


def everything() -> Sight:
    """For the gateway, the checks and the migrations: no filter."""
    return Sight(
        users=true(),
        registrable=true(),
        organisations=true(),
        registrations=true(),
        audited=true(),
        places=select(organisations.c.id),
        parameters={},
    )


def _administrators_and_colleagues(mine: Select[int]) -> ColumnElement[bool]:
    """Who is, or is registered to become, a gebruikersbeheerder, and the servicedesk itself."""
    return users.c.id.in_(
        union(
            select(users.c.id).where(users.c.organisation_id.in_(mine)).correlate(None),
            select(grants.c.user_id).where(grants.c.role == fixed(Role.ADMINISTRATOR)).correlate(None),
            select(registrations.c.user_id).where(registrations.c.user_id.is_not(None)).correlate(None),
        )
    )
