"""Looking a shared store over: does it enforce what it was given, and does it hold only what was recorded."""

from collections import Counter
from collections.abc import Iterator

from ibadmin.findings import Finding, caused, failed, warned
from ibadmin.store import enforced, sessions, shared_founding
from ibadmin.store.connection import Connection, Engine
from ibadmin.store.engine import REVISION, at_another_revision
from ibadmin.store.inspection import chains, orphans
from ibadmin.store.sql.checks import DANGLING
from ibadmin.store.upgrade import revision

_ORPHANED_LOGINS = r"""
    select count(*) from pg_auth_members a join pg_roles g on g.oid = a.roleid join pg_roles m on m.oid = a.member
    where g.rolname = current_database() || '_sessions' and m.rolname like 's\_%'
    and not exists (select from sessions where id = substr(m.rolname, 3))
"""
_IDLE_INDEXES = """
    select i.indexrelname from pg_stat_user_indexes i join pg_stat_user_tables t using (relid)
    where i.schemaname = 'public' and i.idx_scan = 0 and t.seq_scan > 100 and t.n_live_tup > 10000
    order by 1
"""


# Behind a pooler this is another's connection, of which nobody knows how it got here.
_TLS = "select version from pg_stat_ssl where pid = pg_backend_pid() and pid = %(mine)s"


def come_as(engine: Engine) -> tuple[str, str]:
    """As whom somebody comes to the store, and over which TLS: empty when anybody on the way can read along."""
    with engine.reading() as connection:
        driver = connection.driver
        version = [str(version) for (version,) in connection.ask(_TLS, {"mine": driver.info.backend_pid}) if version]
        return driver.info.user, next(iter(version), "TLS") if driver.pgconn.ssl_in_use else ""


def inspect(engine: Engine) -> Iterator[Finding]:
    """Everything that can be said about the inside of the store; raises StoreUnreachable."""
    found = revision(engine)
    if found != REVISION:
        yield caused("revision", at_another_revision(engine, found))
        return
    yield Finding("revision", value=found)
    with engine.reading() as connection:
        yield from _definitions(connection)
        yield from _references(connection)
        yield from orphans(connection)
        yield from _logins(connection)
        yield from _indexes(connection)
        yield from chains(connection)


def clean(engine: Engine) -> Finding:
    """Drop the sessions that are over, with the logins that they were, and those of which no session is left."""
    with engine.writing() as connection:
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
    found: Counter[str] = Counter()
    for table, count in connection.run(DANGLING):
        found[table] += count
    if found.total():
        lost = sorted(table for table, count in found.items() if count)
        yield failed("references", "dangling", ", ".join(lost), str(found.total()))
    else:
        yield Finding("references")


def _logins(connection: Connection) -> Iterator[Finding]:
    ((orphaned,),) = connection.ask(_ORPHANED_LOGINS)
    yield warned("logins", "orphaned", value=str(orphaned)) if orphaned else Finding("logins")


def _indexes(connection: Connection) -> Iterator[Finding]:
    """Whether the server goes through its indexes, as far as it has kept count."""
    idle = [name for (name,) in connection.ask(_IDLE_INDEXES)]
    yield warned("indexes", "idle", ", ".join(idle)) if idle else Finding("indexes")
