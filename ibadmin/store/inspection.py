"""Looking a store in a file over: is it whole, is it closed to others, and does it hold only what was recorded."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from ibadmin.errors import StoreDamaged, StoreUnreachable
from ibadmin.findings import Finding, caused, failed, warned
from ibadmin.store import erasure
from ibadmin.store.connection import Connection, Engine
from ibadmin.store.damage import damages
from ibadmin.store.engine import PATIENCE, REVISION, at_another_revision
from ibadmin.store.file_engine import FileEngine
from ibadmin.store.file_failures import beside
from ibadmin.store.sight import everything
from ibadmin.store.sql import checks as sql
from ibadmin.store.trail import Trail
from ibadmin.store.upgrade import revision, upgrade

MOST_TOLD, MOST_VALUES = 3, 20


def store_files(path: Path) -> Iterator[Path]:
    """The store's file, with those that SQLite keeps beside it."""
    yield from (each for each in (path, *beside(path)) if os.access(each, os.F_OK))


def inspect(engine: Engine) -> Iterator[Finding]:
    """Everything that can be said about the inside of the store; ends early only where nothing at all can be read."""
    pages = list(_looked_at(engine, _integrity))
    yield from pages
    if any(each.cause for each in pages):
        return
    try:
        found = revision(engine)
    except StoreUnreachable as broken:
        yield caused("revision", broken)
    else:
        if found != REVISION:
            yield caused("revision", at_another_revision(engine, found))
            return
        yield Finding("revision", value=found)
    for check in (_definitions, _values, _references, orphans, chains):
        yield from _looked_at(engine, check)
    try:
        owed = erasure.catch_up(engine)
    except StoreUnreachable as broken:
        yield caused("erasure", broken)
        return
    problem = {"held": "owed", "full": "owed_full"}.get(owed, "owed_yet")
    yield warned("erasure", problem) if owed else Finding("erasure")


def _looked_at(engine: Engine, check: Callable[[Connection], Iterator[Finding]]) -> Iterator[Finding]:
    """Yields the findings of one check; a check that cannot be made is a finding, and does not stop the others."""
    try:
        with engine.reading() as connection:
            yield from check(connection)
    except (StoreDamaged, StoreUnreachable) as broken:
        yield caused(check.__name__.strip("_"), broken)


def _values(connection: Connection) -> Iterator[Finding]:
    """Values that cannot be what their column says."""
    found = list(dict.fromkeys(islice(damages(connection), MOST_VALUES + 1)))
    yield from (failed("values", "damaged", f"{each.table} {each.key}", each.column) for each in found[:MOST_VALUES])
    if len(found) > MOST_VALUES:
        yield failed("values", "more", value=str(MOST_VALUES))
    if not found:
        yield Finding("values")


def _integrity(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds in its pages and indexes."""
    said = dict.fromkeys(" ".join(str(row[0]).split()) for row in connection.ask("pragma integrity_check"))
    if list(said) == ["ok"]:
        yield Finding("integrity")
    else:
        yield failed("integrity", "damaged", value="; ".join(list(said)[:MOST_TOLD]))


def _definitions(connection: Connection) -> Iterator[Finding]:
    """Tables, indexes and triggers as the migrations make them: a trigger that is gone protects nothing."""
    fresh = FileEngine(Path(":memory:"), PATIENCE)
    upgrade(fresh)
    with fresh.reading() as made:
        wanted = _defined(made)
    fresh.dispose()
    found = _defined(connection)
    differing = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    for name in differing:
        yield failed("definitions", "differs", name)
    if not differing:
        # Alembic's own is none of ours.
        tables = sum(sql.startswith("CREATE TABLE") for sql in wanted.values()) - 1
        yield Finding("definitions", value=str(tables))


def _defined(connection: Connection) -> dict[str, str]:
    found = connection.ask("select name, sql from sqlite_master where sql is not null")
    return {name: " ".join(sql.split()) for name, sql in found}


def _references(connection: Connection) -> Iterator[Finding]:
    dangling = connection.ask("pragma foreign_key_check")
    if dangling:
        tables = ", ".join(sorted({str(row[0]) for row in dangling}))
        yield failed("references", "dangling", tables, str(len(dangling)))
    else:
        yield Finding("references")


def orphans(connection: Connection) -> Iterator[Finding]:
    """What no command leaves behind: somebody worked on the store around the program."""
    found = 0
    for problem, query in _ORPHANS.items():
        count = connection.value(query)
        if count:
            found += 1
            yield failed("orphans", problem, value=str(count))
    if not found:
        yield Finding("orphans")


_ORPHANS = {
    "user_untraced": sql.USER_UNTRACED,
    "code_not_awaited": sql.CODE_NOT_AWAITED,
    "form_without_product": sql.FORM_WITHOUT_PRODUCT,
    "membership_impossible": sql.MEMBERSHIP_IMPOSSIBLE,
}


def chains(connection: Connection) -> Iterator[Finding]:
    """Every chain of the audit, computed anew."""
    trail = Trail(connection, everything())
    breaks: Iterable[Finding] = [
        failed("chain", found.problem, organisation, str(found.sequence)) for organisation, found in trail.breaks({})
    ]
    yield from breaks
    if not breaks:
        yield Finding("chain", value=str(sum(sequence for _, sequence, _ in trail.heads())))
