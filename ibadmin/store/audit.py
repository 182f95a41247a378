"""The audit: every change writes its row in the same transaction, chained per organisation with SHA-256.

A row names actor and subject by random identifiers that stand nowhere else but in the user's row; when that row is
deleted, the identifier says nothing any more and the chain still holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ibadmin.facts import Fact
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


def append(connection: Connection, alike: Sequence[Fact], stamp: Stamp) -> None:
    """Chain facts of one kind to what their organisations have, and insert their rows in one statement."""
    kind = alike[0]
    entries = [_row(fact) for fact in alike]
    if connection.engine.of_gateway:
        # The shared store writes its audit itself, with its own clock.
        told = as_parameter([row | {"action": kind.action, "result": kind.result} for row in entries])
        who = {"actor": stamp.actor, "origin": stamp.origin, "reason": stamp.reason, "ticket": stamp.ticket}
        connection.run(calls.AUDIT_APPEND, {"rows": told, **who})
        return
    places = [fact.about.organisation.id for fact in alike]
    heads = _heads(connection, set(places))
    before = dict(heads)
    shared: Row = {
        "at": written(stamp.at),
        "actor": stamp.actor,
        "action": kind.action,
        "result": kind.result,
        "origin": stamp.origin,
        "reason": stamp.reason,
        "ticket": stamp.ticket,
    }
    rows: list[Row] = []
    for place, entry in zip(places, entries, strict=True):
        sequence, previous = heads.get(place, (0, GENESIS))
        row = {**entry, "sequence": sequence + 1}
        row["hash"] = head = chained(previous, row | shared)
        heads[place] = (sequence + 1, head)
        rows.append(row)
    connection.run(APPEND, {**shared, "at": stamp.at, "rows": as_parameter(rows)})
    if connection.engine.is_shared:
        for place, (last, _) in heads.items():
            first = before.get(place, (0, GENESIS))[0] + 1
            connection.run(calls.OPERATION_NOTED, {"organisation_id": place, "first": first, "last": last})


def _row(fact: Fact) -> Row:
    """The audit's own columns of a fact: no values, and no name."""
    organisation, subject, _, _ = fact.about
    return {"organisation_id": organisation.id, "subject": subject, "fields": " ".join(fact.audited)}


def _heads(connection: Connection, changed: Iterable[int]) -> dict[int, tuple[int, str]]:
    found = connection.run(ENDS_OF_CHANGED, {"changed": as_places(changed)})
    return {organisation: (sequence, head) for organisation, sequence, head in found}
