"""Facts into the store, one or a hundred thousand at a time, each with its audit row in the same transaction."""

from collections.abc import Collection, Sequence
from itertools import groupby

from ibadmin.errors import Conflict
from ibadmin.facts import Fact
from ibadmin.store import audit
from ibadmin.store.audit import Stamp
from ibadmin.store.changes import changes
from ibadmin.store.connection import Connection
from ibadmin.store.rows import Row, Scalar, as_parameter
from ibadmin.store.sql import calls
from ibadmin.store.statement import Statement


def record(connection: Connection, happened: Sequence[Fact], stamp: Stamp) -> None:
    """Write the facts and their audit rows, the same number of statements for one as for a hundred thousand alike.

    Raises Conflict, which names the subjects that somebody changed or took meanwhile.
    """
    if connection.engine.of_session:
        from ibadmin.store import declared  # noqa: PLC0415 - the shared store's alone

        declared.record(connection, happened, stamp)
        return
    if connection.engine.of_gateway:
        # Before anything else is locked, in the order that everybody keeps.
        hold(connection, sorted({fact.about.organisation.id for fact in happened}))
    for _, alike in groupby(happened, type):
        _write(connection, list(alike), stamp)


def hold(connection: Connection, organisation_ids: Sequence[int]) -> None:
    """On a shared store, let nobody else change these organisations until the transaction ends."""
    connection.run(calls.HEADS_LOCKED, {"organisation_ids": list(organisation_ids)})


def _write(connection: Connection, alike: Sequence[Fact], stamp: Stamp) -> None:
    work: dict[Statement, list[Row]] = {}
    for fact in alike:
        for statement, row in changes(fact, stamp.at):
            work.setdefault(statement, []).append(row)
    told: list[Row] = []
    rows = ""
    for statement, own in work.items():
        # Several statements about the same rows: they are written out once.
        rows, told = (rows if own == told else as_parameter(own)), own
        try:
            done = connection.run(statement, {"rows": rows})
        except Conflict as lost_race:
            raise Conflict([fact.about.label for fact in alike]) from lost_race
        if statement.returning and (lost := {row["id"] for row in own}.difference(id_ for (id_,) in done)):
            raise Conflict(_names(alike, stamp, lost))
    audit.append(connection, alike, stamp)


def _names(alike: Sequence[Fact], stamp: Stamp, lost: Collection[Scalar]) -> list[str]:
    return [
        fact.about.label
        for fact in alike
        if any(statement.returning and row["id"] in lost for statement, row in changes(fact, stamp.at))
    ]
