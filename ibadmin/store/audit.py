"""The audit: every change writes its row in the same transaction, chained per organisation with SHA-256.

A row names actor and subject by random identifiers that stand nowhere else but in the user's row; when that row is
deleted, the identifier says nothing any more and the chain still holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import assert_never

from ibadmin import facts
from ibadmin.facts import Fact
from ibadmin.model import Organisation, User
from ibadmin.store.chain import GENESIS, chained
from ibadmin.store.connection import Connection
from ibadmin.store.moments import written
from ibadmin.store.rows import Row, as_parameter, as_places
from ibadmin.store.sql import calls
from ibadmin.store.sql.trail import APPEND, ENDS_OF_CHANGED


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who acts, when, from where and why: what every row of one operation shares."""

    actor: str
    at: datetime
    origin: str
    reason: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact as the audit tells it: no values, and `name` for messages only, never stored."""

    organisation_id: int
    action: str
    subject: str
    name: str
    result: str = "done"
    fields: tuple[str, ...] = ()


def entry(fact: Fact) -> Entry:  # noqa: C901, PLR0911, PLR0912 - one case for each fact
    """What the audit says of a fact."""
    match fact:
        case facts.OrganisationAdded(organisation):
            return _of_organisation(fact, organisation)
        case facts.AgreementRecorded(organisation, agreement, returned_on):
            word = "returned" if returned_on else "withdrawn"
            return _of_organisation(fact, organisation, agreement.value, word)
        case facts.MemberJoined(partnership, member) | facts.MemberLeft(partnership, member):
            return _of_organisation(fact, partnership, member.code)
        case facts.AdministratorRegistered(registration, user):
            subject = user.audit_id if user else registration.id
            return Entry(registration.organisation.id, _action(fact), subject, subject, fields=registration.products)
        case facts.UserArrived(_, organisation, user_id, audit_id):
            return Entry(organisation.id, _action(fact), audit_id, user_id)
        case facts.DetailsEdited(user, fields=fields):
            return _of_user(fact, user, *fields)
        case facts.UserVerified(user, administers=products):
            return _of_user(fact, user, *products)
        case facts.RoleGranted(user, product, role) | facts.RoleRevoked(user, product, role):
            return _of_user(fact, user, f"{product}:{role}")
        case facts.UserDeactivated(user, grants) | facts.UserReactivated(user, restored=grants):
            return _of_user(fact, user, *(f"{grant.product}:{grant.role}" for grant in grants))
        case facts.CodeRefused(user):
            return Entry(user.organisation.id, _action(fact), user.audit_id, user.label, result="refused")
        case facts.LoggedIn(user, level):
            return _of_user(fact, user, level.code)
        case facts.SessionEnded(user, _, end):
            return _of_user(fact, user, end.value)
        case (
            facts.DetailsEntered(user)
            | facts.CodeReissued(user)
            | facts.RegistrationCompleted(user)
            | facts.UserDeleted(user)
            | facts.SessionStarted(user)
        ):
            return _of_user(fact, user)
        case _:
            assert_never(fact)


def _action(fact: Fact) -> str:
    return _word(type(fact).__name__)


@cache
def _word(name: str) -> str:
    """`UserDeactivated` is `user_deactivated` in every row and every JSON."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _of_user(fact: Fact, user: User, *fields: str) -> Entry:
    return Entry(user.organisation.id, _action(fact), user.audit_id, user.label, fields=fields)


def _of_organisation(fact: Fact, organisation: Organisation, *fields: str) -> Entry:
    return Entry(organisation.id, _action(fact), organisation.code, organisation.label, fields=fields)


def append(connection: Connection, entries: Sequence[Entry], stamp: Stamp) -> None:
    """Chain entries of one kind to what their organisations have, and insert them in one statement."""
    if connection.engine.of_gateway:
        # The shared store writes its audit itself, with its own clock.
        told = as_parameter([_told(item) for item in entries])
        who = {"actor": stamp.actor, "origin": stamp.origin, "reason": stamp.reason, "ticket": stamp.ticket}
        connection.run(calls.AUDIT_APPEND, {"rows": told, **who})
        return
    heads = _heads(connection, {entry.organisation_id for entry in entries})
    before = dict(heads)
    shared: Row = {
        "at": written(stamp.at),
        "actor": stamp.actor,
        "action": entries[0].action,
        "result": entries[0].result,
        "origin": stamp.origin,
        "reason": stamp.reason,
        "ticket": stamp.ticket,
    }
    rows: list[Row] = []
    for item in entries:
        place = item.organisation_id
        sequence, previous = heads.get(place, (0, GENESIS))
        fields = " ".join(item.fields)
        row: Row = {"organisation_id": place, "sequence": sequence + 1, "subject": item.subject, "fields": fields}
        row["hash"] = head = chained(previous, row | shared)
        heads[place] = (sequence + 1, head)
        rows.append(row)
    connection.run(APPEND, {**shared, "at": stamp.at, "rows": as_parameter(rows)})
    if connection.engine.is_shared:
        for place, (last, _) in heads.items():
            first = before.get(place, (0, GENESIS))[0] + 1
            connection.run(calls.OPERATION_NOTED, {"organisation_id": place, "first": first, "last": last})


def _told(item: Entry) -> Row:
    return {
        "organisation_id": item.organisation_id,
        "action": item.action,
        "subject": item.subject,
        "result": item.result,
        "fields": " ".join(item.fields),
    }


def _heads(connection: Connection, changed: Iterable[int]) -> dict[int, tuple[int, str]]:
    found = connection.run(ENDS_OF_CHANGED, {"changed": as_places(changed)})
    return {organisation: (sequence, head) for organisation, sequence, head in found}
