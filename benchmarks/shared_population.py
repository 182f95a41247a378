"""The same people in a shared store, by COPY: a million in a few minutes, in 342 organisations of skewed sizes.

It is filled past triggers and foreign keys by a superuser: what `population` makes keeps to both.
"""

import random
import secrets
from collections.abc import Iterable
from datetime import datetime

import psycopg
from psycopg import sql

from benchmarks.population import Place, Row, contents, places_of
from ibadmin.model import AssuranceLevel
from ibadmin.rules.login import start_session
from ibadmin.store import shared
from ibadmin.store.engine import PATIENCE, connect
from ibadmin.store.schema import sessions
from ibadmin.store.shared_founding import found_store
from ibadmin.store.unit import Store
from tests.postgres import Cluster


def populate(cluster: Cluster, people: int, now: datetime, seed: int = 1) -> tuple[str, list[Place]]:
    """A new database with so many people in it: its name, and the organisations."""
    database, places = cluster.database(), places_of(people)
    found_store(cluster.administrator(database))
    with psycopg.connect(cluster.server.address(database)) as connection:
        connection.execute("set session_replication_role = replica")
        for table, rows in contents(places, random.Random(seed), now):
            # A session is a login here, and made as one.
            if table != sessions.name:
                _copy(connection, table, rows)
    with psycopg.connect(cluster.server.address(database), autocommit=True) as connection:
        connection.execute("vacuum (analyze)")
    return database, places


def _copy(connection: psycopg.Connection, table: str, rows: Iterable[Row]) -> None:
    rest = iter(rows)
    for first in rest:
        names = sql.SQL(", ").join(map(sql.Identifier, first))
        into = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(table), names)
        with connection.cursor().copy(into) as copy:
            copy.write_row(tuple(first.values()))
            for row in rest:
                copy.write_row(tuple(row.values()))


def logged_in(cluster: Cluster, database: str, place: Place, now: datetime) -> Store:
    """The store as the beheerder of a place has it: a login of the database, made as the gateway makes it."""
    owner = Store(connect(cluster.administrator(database)))
    number, password = secrets.token_hex(10), secrets.token_urlsafe(32)
    with owner.unseen(now, "benchmark") as unit:
        user = next(unit.users.listed(organisation=place.code, role="gebruikersbeheerder"))
        started = start_session(user, AssuranceLevel.LOA3, number, secrets.token_bytes(32), now)
        unit.record([started])
        unit.make_login(started.session, password)
    owner.engine.dispose()
    address = shared.session_address(cluster.administrator(database), f"{number}.{password}")
    return Store(shared.engine(address, PATIENCE, shared.Standing.SESSION))
