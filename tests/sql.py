"""SQL by hand, as somebody sends it who works around the program; `:name` is a value on either engine."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from ibadmin.store.connection import Answer, Connection, Parameter, Parameters
from ibadmin.store.file_engine import FileConnection
from ibadmin.store.shared_engine import SharedConnection


def rows(connection: Connection, sql: str, **values: Parameter) -> list[Answer]:
    """Everything that comes of it."""
    said = re.sub(r"(?<!:):([a-z]\w*)", r"%(\1)s", sql) if connection.engine.is_shared else sql
    return connection.ask(said, values) if values else connection.ask(said)


def value(connection: Connection, sql: str, **values: Parameter) -> Any:  # noqa: ANN401 - as the database has it
    """The first value of the first row."""
    return rows(connection, sql, **values)[0][0]


class Said(NamedTuple):
    """Something that a store was asked."""

    sql: str
    values: Parameters


@contextmanager
def heard(then: Callable[[str], None] = lambda _: None) -> Iterator[list[Said]]:
    """What any store is asked meanwhile; `then` happens when it was carried out."""
    said: list[Said] = []
    kinds = (FileConnection, SharedConnection)
    own = [(kind, kind.__dict__["_execute"]) for kind in kinds]

    def listening(execute: Callable[..., Any]) -> Callable[..., Any]:
        def executed(connection: Connection, sql: str, values: Parameters, *rest: object) -> object:
            said.append(Said(sql, values))
            found = execute(connection, sql, values, *rest)
            then(sql)
            return found

        return executed

    for kind, execute in own:
        kind._execute = listening(execute)  # type: ignore[method-assign]
    try:
        yield said
    finally:
        for kind, execute in own:
            kind._execute = execute  # type: ignore[method-assign]
