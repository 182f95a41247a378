"""Who sees what, as PostgreSQL enforces it: row-level security compiled from the predicates of `isolation`.

Whoever runs ibadmin can run psql with the same session. Every function is called once for a statement and never for
a row: as a subquery on its own, compared as an array (measured: 77,000 times faster than a call for each row).
"""

from collections.abc import Iterator

from sqlalchemy import ARRAY, BOOLEAN, ColumnElement, Integer, Text, any_, cast, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.functions import FunctionElement

from ibadmin.store.queries.isolation import SEES, Asker


def _once(call: FunctionElement[object]) -> ColumnElement[object]:
    return select(call).scalar_subquery()


SESSION = Asker(
    present=_once(func.my_user()).is_not(None),
    servicedesk=cast(_once(func.am_servicedesk()), BOOLEAN),
    belongs=lambda organisation: organisation == _once(func.my_organisation()),
    administers=lambda organisation: organisation == any_(cast(_once(func.my_organisations()), ARRAY(Integer))),
    knows=lambda user: user == any_(cast(_once(func.my_people()), ARRAY(Text))),
)
"""Whoever's session it is that asks, as the functions of the database know."""


def statements(role: str) -> Iterator[str]:
    """The policies of every session, as SQL."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for (table, command), sees in SEES.items():
        predicate = sees(SESSION).compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        yield f'drop policy if exists sessions on "{table.name}"'
        yield f'create policy sessions on "{table.name}" for {command} to "{role}" using ({predicate})'
