"""Who sees what (2.1), written once: the filter that every query on a user gets.

A beheerder sees the users of the own organisations, the servicedesk the administrators and its own colleagues, anyone
else only themselves. The gateway, which knows nobody yet, sees all.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, or_, select, true

from ibadmin.model import Actor, Role
from ibadmin.store.rows import Row, as_parameter, key, rows_of
from ibadmin.store.schema import audit, grants, organisations, registrations, users

_mine = rows_of("sight")


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person may see, as predicates; `parameters` go with every statement that uses them."""

    users: ColumnElement[bool]
    organisations: ColumnElement[bool]
    registrations: ColumnElement[bool]
    audit: ColumnElement[bool]
    parameters: dict[str, str]


def of(actor: Actor) -> Sight:
    """The sight of this person."""
    rows: list[Row] = [{"id": number} for number in sorted(actor.administered_organisations)]
    parameters = {"sight": as_parameter(rows)}
    mine = select(key(_mine, organisations.c.id)).select_from(_mine)
    if actor.servicedesk:
        return Sight(
            users=or_(users.c.organisation_id.in_(mine), _administrators()),
            organisations=true(),
            registrations=true(),
            audit=true(),
            parameters=parameters,
        )
    oneself = users.c.id == actor.user.id
    return Sight(
        users=users.c.organisation_id.in_(mine) if rows else oneself,
        organisations=or_(organisations.c.id.in_(mine), organisations.c.id == actor.user.organisation.id),
        registrations=registrations.c.organisation_id.in_(mine),
        audit=audit.c.organisation_id.in_(mine),
        parameters=parameters,
    )


def everything() -> Sight:
    """For the gateway, the checks and the migrations: no filter."""
    return Sight(users=true(), organisations=true(), registrations=true(), audit=true(), parameters={})


def _administrators() -> ColumnElement[bool]:
    """Who is, or is registered to become, a gebruikersbeheerder."""
    return or_(
        exists().where(grants.c.user_id == users.c.id, grants.c.role == Role.ADMINISTRATOR),
        exists().where(registrations.c.user_id == users.c.id),
    )
