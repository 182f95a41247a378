"""Making a shared store and renewing one: roles, tables, functions, grants and policies, in one transaction.

Whoever does it need not be a superuser: who may make roles, and a database or one that is empty, is enough.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from ibadmin.errors import Conflict, StoreUnreachable
from ibadmin.facts import Fact
from ibadmin.model import Matrix
from ibadmin.store import enforced, enforcement, matrix_file, shared
from ibadmin.store.audit import Stamp
from ibadmin.store.connection import Connection, Engine
from ibadmin.store.engine import PATIENCE
from ibadmin.store.record import record
from ibadmin.store.shared import Standing
from ibadmin.store.upgrade import upgraded

_DENIED = "42501"
_ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('ibadmin store'))"
_THERE = "select to_regclass('public.alembic_version') is not null"


def check_room(address: str) -> None:
    """Raise StoreUnreachable where there is a store already, or where none can be made."""
    if _database_missing(address):
        return
    with _founder(address) as engine, engine.reading() as connection:
        _refuse_second(connection, address)


def found_store(address: str, first: Sequence[Fact] = (), stamp: Stamp | None = None) -> None:
    """Make a store at this address with what happens in it first, and where need be the database: all of it or nothing.

    Raises StoreUnreachable when there is one already, and when whoever asks may not make one.
    """
    with _database(address), _founder(address) as engine, engine.writing() as connection:
        connection.ask(_ONE_AT_A_TIME)
        _refuse_second(connection, address)
        roles = enforcement.found(connection)
        upgraded(connection, matrix_file.read(matrix_file.MATRIX))
        enforcement.enforce(connection, roles)
        if stamp:
            record(connection, first, stamp)


def renew(engine: Engine, wanted: Matrix) -> None:
    """Bring a store to this program, as its owner: tables, products and roles, functions, grants and policies."""
    with engine.writing() as connection:
        connection.ask(_ONE_AT_A_TIME)
        upgraded(connection, wanted)
        enforcement.enforce(connection, _roles(connection))


def is_enforced(connection: Connection) -> bool:
    """Whether functions, grants and policies are those of this program, and as they were made."""
    made = enforced.made_by(connection, enforcement.script(_roles(connection)))
    return made and not enforced.differing(connection)


def _roles(connection: Connection) -> enforcement.Roles:
    ((database,),) = connection.ask("select current_database()")
    return enforcement.roles_of(database)


def _refuse_second(connection: Connection, address: str) -> None:
    if connection.ask(_THERE) == [(True,)]:
        raise StoreUnreachable(shared.place(address), "exists")


@contextmanager
def _founder(address: str) -> Iterator[Engine]:
    """The address as whoever asks; raises StoreUnreachable where they may not do what must be done."""
    engine = shared.engine(address, PATIENCE, Standing.FOUNDER)
    try:
        yield engine
    except Conflict as refused:
        cause = refused.__cause__
        if isinstance(cause, psycopg.Error) and cause.sqlstate == _DENIED:
            raise StoreUnreachable(shared.place(address), "not_founder") from None
        raise
    finally:
        engine.dispose()


@contextmanager
def _database(address: str) -> Iterator[None]:
    """The database that the address names, made when there is none, and gone again when nothing comes of it."""
    if not _database_missing(address):
        yield
        return
    name = sql.Identifier(str(conninfo_to_dict(address)["dbname"]))
    _ask(address, sql.SQL("create database {} template template0 encoding 'UTF8'").format(name))
    try:
        yield
    except BaseException:
        _ask(address, sql.SQL("drop database if exists {}").format(name))
        raise


def _database_missing(address: str) -> bool:
    """Whether the server says that it has no such database; where it cannot be asked, opening it will tell why."""
    name = conninfo_to_dict(address).get("dbname")
    if name is None:
        return False
    try:
        return not _ask(address, sql.SQL("select 1 from pg_database where datname = {}").format(sql.Literal(name)))
    except psycopg.OperationalError:
        return False


def _ask(address: str, statement: sql.Composed) -> bool:
    """Whether the server has an answer, asked from the database that every server has."""
    beside = shared.conninfo(make_conninfo(address, dbname="postgres"), PATIENCE, Standing.FOUNDER)
    try:
        with psycopg.connect(beside, autocommit=True) as connection:
            found = connection.execute(statement)
            return bool(found.description and found.fetchone())
    except psycopg.errors.InsufficientPrivilege:
        raise StoreUnreachable(shared.place(address), "not_founder") from None
