"""The audit: every change writes its row in the same transaction, chained per organisation with SHA-256.

A row names actor and subject by random identifiers that stand nowhere else but in the user's row; when that row is
deleted, the identifier says nothing any more and the chain still holds.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import assert_never

from sqlalchemy import Connection, bindparam, func, insert, select

from ibadmin import facts
from ibadmin.facts import Fact
from ibadmin.model import Organisation, User
from ibadmin.store.chain import GENESIS, chained
from ibadmin.store.engine import is_shared, of_gateway
from ibadmin.store.rows import Row, as_parameter, json_value, key, rows_of
from ibadmin.store.schema import audit, organisations
from ibadmin.store.trail import last_rows
from ibadmin.store.types import written

_rows = rows_of("rows")


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
    if of_gateway(connection.engine):
        # The shared store writes its audit itself, with its own clock.
        told = json.dumps([_told(item) for item in entries], ensure_ascii=False)
        connection.execute(
            select(func.audit_append(json_value(told), stamp.actor, stamp.origin, stamp.reason, stamp.ticket))
        )
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
    connection.execute(_APPEND, {**shared, "at": stamp.at, "rows": as_parameter(rows)})
    if is_shared(connection.engine):
        for place, (last, _) in heads.items():
            first = before.get(place, (0, GENESIS))[0] + 1
            connection.execute(select(func.operation_noted(place, first, last)))


def _told(item: Entry) -> Row:
    return {
        "organisation_id": item.organisation_id,
        "action": item.action,
        "subject": item.subject,
        "result": item.result,
        "fields": " ".join(item.fields),
    }


_SHARED = ("at", "actor", "action", "result", "origin", "reason", "ticket")
"""What all rows of one kind in one operation say alike: it travels once."""
_APPEND = insert(audit).from_select(
    list(audit.c.keys()),
    select(
        *(
            bindparam(column.name, type_=column.type) if column.name in _SHARED else key(_rows, column)
            for column in audit.c
        )
    ).select_from(_rows),
)


def _heads(connection: Connection, changed: Iterable[int]) -> dict[int, tuple[int, str]]:
    numbers: list[Row] = [{"id": number} for number in sorted(changed)]
    found = connection.execute(_HEADS, {"organisations_changed": as_parameter(numbers)})
    return {organisation: (sequence, head) for organisation, sequence, head in found}


_changed = rows_of("organisations_changed")
_HEADS = last_rows().where(organisations.c.id.in_(select(key(_changed, organisations.c.id)).select_from(_changed)))
