"""The audit: every change writes its row in the same transaction, chained per organisation with SHA-256.

A row names actor and subject by random identifiers that stand nowhere else but in the user's row; when that row is
deleted, the identifier says nothing any more and the chain still holds.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from sqlalchemy import Connection, func, insert, select

from ibadmin import facts
from ibadmin.facts import Fact
from ibadmin.model import Organisation, User
from ibadmin.store.rows import Row, as_parameter, key, rows_of
from ibadmin.store.schema import audit
from ibadmin.store.types import written

GENESIS = "0" * 64
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


def entry(fact: Fact) -> Entry:
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
            return _of_user(fact, user, product, role)
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
    """`UserDeactivated` is `user_deactivated` in every row and every JSON."""
    name = type(fact).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def _of_user(fact: Fact, user: User, *fields: str) -> Entry:
    return Entry(user.organisation.id, _action(fact), user.audit_id, user.label, fields=fields)


def _of_organisation(fact: Fact, organisation: Organisation, *fields: str) -> Entry:
    return Entry(organisation.id, _action(fact), organisation.code, organisation.label, fields=fields)


def append(connection: Connection, entries: Sequence[Entry], stamp: Stamp) -> None:
    """Chain the entries to what their organisations have, and insert them in one statement."""
    heads = _heads(connection, {entry.organisation_id for entry in entries})
    rows: list[Row] = []
    for item in entries:
        sequence, previous = heads.get(item.organisation_id, (0, GENESIS))
        row: Row = {
            "organisation_id": item.organisation_id,
            "sequence": sequence + 1,
            "at": written(stamp.at),
            "actor": stamp.actor,
            "action": item.action,
            "subject": item.subject,
            "result": item.result,
            "origin": stamp.origin,
            "reason": stamp.reason,
            "ticket": stamp.ticket,
            "fields": " ".join(item.fields),
        }
        row["hash"] = chained(previous, row)
        heads[item.organisation_id] = (sequence + 1, str(row["hash"]))
        rows.append(row)
    connection.execute(_APPEND, {"rows": as_parameter(rows)})


_APPEND = insert(audit).from_select(
    list(audit.c.keys()), select(*(key(_rows, column) for column in audit.c)).select_from(_rows)
)


def chained(previous: str, row: Row) -> str:
    """The hash of a row on top of the one before it: SHA-256 over both, as JSON with sorted keys."""
    content = {name: value for name, value in row.items() if name != "hash"}
    text = json.dumps([previous, content], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _heads(connection: Connection, organisations: Iterable[int]) -> dict[int, tuple[int, str]]:
    wanted = rows_of("organisations")
    last = (
        select(audit.c.organisation_id, func.max(audit.c.sequence).label("sequence"))
        .where(audit.c.organisation_id.in_(select(key(wanted, audit.c.organisation_id, "id")).select_from(wanted)))
        .group_by(audit.c.organisation_id)
        .subquery()
    )
    found = connection.execute(
        select(audit.c.organisation_id, audit.c.sequence, audit.c.hash).join(
            last, (audit.c.organisation_id == last.c.organisation_id) & (audit.c.sequence == last.c.sequence)
        ),
        {"organisations": as_parameter([{"id": number} for number in sorted(organisations)])},
    )
    return {row.organisation_id: (row.sequence, row.hash) for row in found}


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not hold; `problem` is one of altered, gap, head_differs."""

    organisation_id: int
    sequence: int
    problem: str


def verify(rows: Iterable[Row], heads: dict[int, tuple[int, str]]) -> Iterator[Break]:
    """Recompute every chain; `heads` are earlier (sequence, hash) pairs that were kept elsewhere.

    `rows` come ordered by organisation and sequence, with `at` as it was written.
    """
    state: dict[int, tuple[int, str]] = {}
    for row in rows:
        organisation, sequence = int(row["organisation_id"] or 0), int(row["sequence"] or 0)
        last, previous = state.get(organisation, (0, GENESIS))
        if sequence != last + 1:
            yield Break(organisation, sequence, "gap")
        elif chained(previous, row) != row["hash"]:
            yield Break(organisation, sequence, "altered")
        state[organisation] = (sequence, str(row["hash"]))
        if organisation in heads and heads[organisation][0] == sequence and heads[organisation][1] != row["hash"]:
            yield Break(organisation, sequence, "head_differs")
    for organisation, (sequence, _) in heads.items():
        if state.get(organisation, (0, ""))[0] < sequence:
            yield Break(organisation, sequence, "gap")
