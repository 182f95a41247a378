"""Looking a store in a file over: is it whole, is it closed to others, and does it hold only what was recorded."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, and_, create_engine, exists, func, not_, or_, select, text

from ibadmin.errors import StoreUnreachable
from ibadmin.findings import Finding, caused, failed, warned
from ibadmin.model import GrantState, OrganisationKind, UserStatus
from ibadmin.store import erasure, isolation
from ibadmin.store.engine import at_another_revision, reading
from ibadmin.store.schema import (
    REVISION,
    audit,
    grants,
    memberships,
    metadata,
    organisations,
    registration_products,
    registrations,
    users,
    verification_codes,
)
from ibadmin.store.trail import Trail
from ibadmin.store.upgrade import revision, upgrade

MOST_TOLD = 3


def store_files(path: Path) -> Iterator[Path]:
    """The store's file, with those that SQLite keeps beside it."""
    yield from (
        each for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")) if each.exists()
    )


def inspect(engine: Engine) -> Iterator[Finding]:
    """Everything that can be said about the inside of the store; stops where nothing more can be read."""
    try:
        with reading(engine) as connection:
            yield from _integrity(connection)
        found = revision(engine)
        if found != REVISION:
            yield caused("revision", at_another_revision(engine, found))
            return
        yield Finding("revision", value=found)
        with reading(engine) as connection:
            yield from _definitions(connection)
            yield from _references(connection)
            yield from orphans(connection)
            yield from chains(connection)
    except StoreUnreachable as unreadable:
        yield caused("store", unreadable)
        return
    yield Finding("erasure") if erasure.catch_up(engine) else warned("erasure", "owed")


def _integrity(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds in its pages and indexes."""
    said = dict.fromkeys(" ".join(str(row[0]).split()) for row in connection.execute(text("pragma integrity_check")))
    if list(said) == ["ok"]:
        yield Finding("integrity")
    else:
        yield failed("integrity", "damaged", value="; ".join(list(said)[:MOST_TOLD]))


def _definitions(connection: Connection) -> Iterator[Finding]:
    """Tables, indexes and triggers as the migrations make them: a trigger that is gone protects nothing."""
    fresh = create_engine("sqlite://")
    upgrade(fresh)
    with fresh.connect() as made:
        wanted = _defined(made)
    fresh.dispose()
    found = _defined(connection)
    differing = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    for name in differing:
        yield failed("definitions", "differs", name)
    if not differing:
        yield Finding("definitions", value=str(len(metadata.tables)))


def _defined(connection: Connection) -> dict[str, str]:
    found = connection.execute(text("select name, sql from sqlite_master where sql is not null"))
    return {row.name: " ".join(row.sql.split()) for row in found}


def _references(connection: Connection) -> Iterator[Finding]:
    dangling = list(connection.execute(text("pragma foreign_key_check")))
    if dangling:
        tables = ", ".join(sorted({str(row[0]) for row in dangling}))
        yield failed("references", "dangling", tables, str(len(dangling)))
    else:
        yield Finding("references")


def orphans(connection: Connection) -> Iterator[Finding]:
    """What no command leaves behind: somebody worked on the store around the program."""
    found = 0
    for problem, query in _ORPHANS.items():
        count = connection.scalar(query) or 0
        if count:
            found += 1
            yield failed("orphans", problem, value=str(count))
    if not found:
        yield Finding("orphans")


def _untraced() -> ColumnElement[bool]:
    own = and_(audit.c.organisation_id == users.c.organisation_id, audit.c.subject == users.c.audit_id)
    return not_(exists().where(own).correlate(users))


def _not_awaited() -> ColumnElement[bool]:
    awaited = (
        exists().where(grants.c.user_id == users.c.id, grants.c.state == GrantState.AWAITED.value).correlate(users)
    )
    waits = or_(users.c.status == UserStatus.APPROVED.value, and_(users.c.status == UserStatus.ACTIVE.value, awaited))
    return and_(verification_codes.c.user_id == users.c.id, not_(waits))


_partnership, _member = organisations.alias("partnership"), organisations.alias("member")
_ORPHANS = {
    "user_untraced": select(func.count()).select_from(users).where(_untraced()),
    "code_not_awaited": select(func.count()).select_from(verification_codes).join(users, _not_awaited()),
    "form_without_product": select(func.count())
    .select_from(registrations)
    .where(
        not_(exists().where(registration_products.c.registration_id == registrations.c.id).correlate(registrations))
    ),
    "membership_impossible": select(func.count())
    .select_from(memberships)
    .join(_partnership, _partnership.c.id == memberships.c.partnership_id)
    .join(_member, _member.c.id == memberships.c.member_id)
    .where(
        or_(
            _partnership.c.kind != OrganisationKind.PARTNERSHIP.value,
            _member.c.kind != OrganisationKind.MUNICIPALITY.value,
        )
    ),
}


def chains(connection: Connection) -> Iterator[Finding]:
    """Every chain of the audit, computed anew."""
    trail = Trail(connection, isolation.everything())
    breaks: Iterable[Finding] = [
        failed("chain", found.problem, organisation, str(found.sequence)) for organisation, found in trail.breaks({})
    ]
    yield from breaks
    if not breaks:
        yield Finding("chain", value=str(sum(sequence for _, sequence, _ in trail.heads())))
