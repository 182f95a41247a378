"""Facts into the store, one or a hundred thousand at a time, each with its audit row in the same transaction."""

from collections.abc import Collection, Sequence
from itertools import groupby

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from ibadmin.errors import Conflict
from ibadmin.facts import Fact
from ibadmin.store import audit, declared
from ibadmin.store.audit import Stamp
from ibadmin.store.changes import changes
from ibadmin.store.engine import of_gateway, of_session
from ibadmin.store.rows import Row, Scalar, as_parameter
from ibadmin.store.statements import ROWS, Statement


def record(connection: Connection, happened: Sequence[Fact], stamp: Stamp) -> None:
    """Write the facts and their audit rows, the same number of statements for one as for a hundred thousand alike.

    Raises Conflict, which names the subjects that somebody changed or took meanwhile.
    """
    if of_session(connection.engine):
        declared.record(connection, happened, stamp)
        return
    if of_gateway(connection.engine):
        # Before anything else is locked, in the order that everybody keeps.
        hold(connection, sorted({audit.entry(fact).organisation_id for fact in happened}))
    for _, alike in groupby(happened, type):
        _write(connection, list(alike), stamp)


def hold(connection: Connection, organisation_ids: Sequence[int]) -> None:
    """On a shared store, let nobody else change these organisations until the transaction ends."""
    connection.execute(select(func.heads_locked(organisation_ids)))


def _write(connection: Connection, alike: Sequence[Fact], stamp: Stamp) -> None:
    work: dict[Statement, list[Row]] = {}
    for fact in alike:
        for statement, row in changes(fact, stamp.at):
            work.setdefault(statement, []).append(row)
    try:
        for statement, rows in work.items():
            parameters = {ROWS: as_parameter(rows)}
            for sql in statement.before:
                connection.execute(sql, parameters)
            done = connection.execute(statement.sql, parameters)
            if statement.guarded and (lost := {row["id"] for row in rows}.difference(done.scalars())):
                raise Conflict(_names(alike, stamp, lost))
    except IntegrityError as lost_race:
        raise Conflict([audit.entry(fact).name for fact in alike]) from lost_race
    audit.append(connection, [audit.entry(fact) for fact in alike], stamp)


def _names(alike: Sequence[Fact], stamp: Stamp, lost: Collection[Scalar]) -> list[str]:
    return [
        audit.entry(fact).name
        for fact in alike
        if any(statement.guarded and row["id"] in lost for statement, row in changes(fact, stamp.at))
    ]
