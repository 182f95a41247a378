"""Looking a shared store over: does it enforce what it was given, and does it hold only what was recorded."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, and_, exists, func, not_, select, text

from ibadmin.findings import Finding, caused, failed, warned
from ibadmin.store import enforced, sessions, shared_founding
from ibadmin.store.engine import at_another_revision, reading, writing
from ibadmin.store.inspection import chains, orphans
from ibadmin.store.schema import REVISION, metadata
from ibadmin.store.upgrade import revision

_ORPHANED_LOGINS = text(r"""
    select count(*) from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
    where g.rolname = current_database() || '_sessions' and m.rolname like 's\_%'
    and not exists (select from sessions where id = substr(m.rolname, 3))
""")
_IDLE_INDEXES = text("""
    select i.indexrelname from pg_stat_user_indexes i join pg_stat_user_tables t using (relid)
    where i.schemaname = 'public' and i.idx_scan = 0 and t.seq_scan > 100 and t.n_live_tup > 10000
    order by 1
""")


def inspect(engine: Engine) -> Iterator[Finding]:
    """Everything that can be said about the inside of the store; raises StoreUnreachable."""
    found = revision(engine)
    if found != REVISION:
        yield caused("revision", at_another_revision(engine, found))
        return
    yield Finding("revision", value=found)
    with reading(engine) as connection:
        yield from _definitions(connection)
        yield from _references(connection)
        yield from orphans(connection)
        yield from _logins(connection)
        yield from _indexes(connection)
        yield from chains(connection)


def clean(engine: Engine) -> Finding:
    """Drop the sessions that are over, with the logins that they were, and those of which no session is left."""
    with writing(engine) as connection:
        return Finding("logins", problem="cleaned", value=str(sessions.sweep_shared(connection)))


def _definitions(connection: Connection) -> Iterator[Finding]:
    differing = enforced.differing(connection)
    for name in differing:
        yield failed("definitions", "differs", name)
    if differing:
        return
    if shared_founding.is_enforced(connection):
        yield Finding("definitions", problem="enforced", value=str(enforced.count(connection)))
    else:
        yield failed("definitions", "outdated")


def _references(connection: Connection) -> Iterator[Finding]:
    """Rows that refer to none: who is superuser can put them there."""
    found: dict[str, int] = {}
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            other = key.referred_table.alias("referred")
            pairs = [(each.parent, other.c[each.column.name]) for each in key.elements]
            lost = not_(exists().where(*(own == theirs for own, theirs in pairs)).correlate(table))
            given = and_(*(own.is_not(None) for own, _ in pairs))
            if count := connection.scalar(select(func.count()).select_from(table).where(given, lost)):
                found[table.name] = found.get(table.name, 0) + count
    if found:
        yield failed("references", "dangling", ", ".join(sorted(found)), str(sum(found.values())))
    else:
        yield Finding("references")


def _logins(connection: Connection) -> Iterator[Finding]:
    orphaned = connection.scalar(_ORPHANED_LOGINS) or 0
    yield warned("logins", "orphaned", value=str(orphaned)) if orphaned else Finding("logins")


def _indexes(connection: Connection) -> Iterator[Finding]:
    """Whether the server goes through its indexes, as far as it has kept count."""
    idle = list(connection.scalars(_IDLE_INDEXES))
    yield warned("indexes", "idle", ", ".join(idle)) if idle else Finding("indexes")
