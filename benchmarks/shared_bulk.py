"""A hundred thousand deactivations in a shared store, beside the same rows with their chain by bare SQL.

Both are rolled back, so that each finds the store as the other did. The bare SQL does everything for all at once but
the hashing, which cannot be: each hash needs the one before.
"""

import time
from contextlib import suppress
from datetime import datetime

import psycopg

from benchmarks.population import Place
from benchmarks.shared_population import logged_in
from ibadmin.rules.deactivation import deactivate
from tests.postgres import Cluster

ROUNDS = 2
BARE = """
do $$
declare
    head record; body text; previous text; hashes text[] := '{{}}'; bodies text[]; i int := 0;
    at text := to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"');
begin
    select sequence, hash into head from audit where organisation_id = {place} order by sequence desc limit 1;
    create temp table gone on commit drop as
        select u.id, u.audit_id, row_number() over (order by u.id) as number, coalesce(g.was, '') as was
        from leavers l join users u on u.id = l.id left join (
            select user_id, string_agg(product || ':' || role, ' ' order by product, role) as was from grants
            where organisation_id = {place} and state = 'active' group by user_id) g on g.user_id = u.id;
    analyze gone;
    update grants set state = case state when 'active' then 'suspended' else 'inactive' end
    where user_id in (select id from gone) and state in ('active', 'awaited');
    update users set status = 'inactive', active = false, newsletter = false, newsletter_asked = false,
        contact_person = false, contact_email = '', version = version + 1 where id in (select id from gone);
    delete from verification_codes where user_id in (select id from gone);
    delete from login_codes where user_id in (select id from gone);
    delete from sessions where user_id in (select id from gone);
    select array_agg('",{{"action":"user_deactivated","actor":"x","at":"' || at || '","fields":"' || was
        || '","organisation_id":{place},"origin":"commandline","reason":"","result":"done","sequence":'
        || head.sequence + number || ',"subject":"' || audit_id || '","ticket":""}}]' order by number)
    into bodies from gone;
    previous := head.hash;
    foreach body in array bodies loop
        i := i + 1;
        previous := encode(sha256(convert_to('["' || previous || body, 'UTF8')), 'hex');
        hashes[i] := previous;
    end loop;
    insert into audit
    select {place}, head.sequence + number, clock_timestamp(), 'x', 'user_deactivated', audit_id, 'done', 'commandline',
        '', '', was, h.hash
    from gone join unnest(hashes) with ordinality as h (hash, n) on h.n = gone.number;
end $$
"""


class NotKept(Exception):
    """Thrown to leave the store as it was for the next one."""


def deactivations(running: Cluster, database: str, place: Place, count: int, now: datetime) -> str:
    """What it costs to read the users and apply the rule, to record the facts, and to do it in bare SQL: a line."""
    with psycopg.connect(running.server.address(database)) as connection:
        ids = [
            str(each)
            for (each,) in connection.execute(
                "select id from users where organisation_id = %s and status = 'active' and id not in "
                "(select user_id from grants where role = 'gebruikersbeheerder') order by id limit %s",
                (place.number, count),
            )
        ]
    recorded, whole, bare = zip(
        *((*_ours(running, database, place, ids, now), _bare(running, database, place, ids)) for _ in range(ROUNDS)),
        strict=True,
    )
    least = min(bare)
    return (
        f"{len(ids):,} deactivations: {least:.1f} s by bare SQL, {min(recorded):.1f} s recorded as facts "
        f"({min(recorded) / least:.2f} times), {min(whole):.1f} s with reading them and the rule "
        f"({min(whole) / least:.2f} times)."
    )


def _ours(running: Cluster, database: str, place: Place, ids: list[str], now: datetime) -> tuple[float, float]:
    """Seconds for recording, and with reading before it."""
    store = logged_in(running, database, place, now)
    begun = read = done = time.perf_counter()
    with suppress(NotKept), store.writing(b"", now) as unit:
        leaving = [deactivate(unit.actor, user) for user in unit.users.named(ids)]
        read = time.perf_counter()
        unit.record(leaving)
        done = time.perf_counter()
        raise NotKept
    store.engine.dispose()
    return done - read, done - begun


def _bare(running: Cluster, database: str, place: Place, ids: list[str]) -> float:
    with psycopg.connect(running.server.address(database)) as connection:
        begun = time.perf_counter()
        connection.execute("create temp table leavers (id text) on commit drop")
        with connection.cursor().copy("copy leavers from stdin") as copy:
            for each in ids:
                copy.write_row((each,))
        connection.execute(BARE.format(place=place.number).encode())
        seconds = time.perf_counter() - begun
        connection.rollback()
    return seconds
