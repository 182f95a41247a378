"""What a shared store was given to enforce, kept with it: functions, policies, grants, constraints, indexes, roles.

Whoever administers the server can change any of it around the program. Then `store check` names what is not as it was.
"""

from hashlib import sha256

from ibadmin.store.connection import Connection
from ibadmin.store.rows import Row, as_parameter

_TABLE = 'create table if not exists enforced (name text collate "C" primary key, digest text not null)'
_THINGS = r"""
    with things (name, said) as (
        select 'function ' || p.oid::regprocedure,
               concat_ws('|', pg_get_functiondef(p.oid), p.proacl, pg_get_userbyid(p.proowner))
        from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
        union all
        select format('policy %s on %s', policyname, tablename),
               concat_ws('|', permissive, roles, cmd, qual, with_check)
        from pg_policies where schemaname = 'public'
        union all
        select format('table %s', c.relname),
               concat_ws('|', c.relkind, c.relrowsecurity, c.relacl, pg_get_userbyid(c.relowner),
                         (select string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
                                                      a.attnotnull, a.attacl), ',' order by a.attnum)
                          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped))
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        union all
        select 'index ' || i.indexrelid::regclass, concat_ws('|', pg_get_indexdef(i.indexrelid), i.indisvalid)
        from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace = 'public'::regnamespace
        union all
        select format('constraint %s on %s', conname, conrelid::regclass),
               concat_ws('|', pg_get_constraintdef(oid), convalidated)
        from pg_constraint where connamespace = 'public'::regnamespace
        union all
        select format('trigger %s on %s', t.tgname, t.tgrelid::regclass),
               concat_ws('|', pg_get_triggerdef(t.oid), t.tgenabled)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'public'::regnamespace and (not t.tgisinternal or t.tgenabled <> 'O')
        union all
        select 'schema public', concat_ws('|', nspacl, pg_get_userbyid(nspowner)) from pg_namespace
        where nspname = 'public'
        union all
        select 'role ' || rolname, concat_ws('|', rolsuper, rolcreaterole, rolcreatedb, rolcanlogin, rolbypassrls)
        from pg_roles where rolname like current_database() || '\_%'
    )
    select name, encode(sha256(convert_to(said, 'UTF8')), 'hex') from things
"""


def prepare(connection: Connection) -> None:
    """Make the table that it is kept in, before the grants are made, so that those hold for it too."""
    connection.ask(_TABLE)


def keep(connection: Connection, script: str) -> None:
    """Remember all of it as it is now, and by which script it was made."""
    connection.ask("delete from enforced")
    kept: list[Row] = [
        {"name": name, "digest": digest} for name, digest in {**_now(connection), _SCRIPT: _digest(script)}.items()
    ]
    connection.ask(_KEEP, {"rows": as_parameter(kept)})


def made_by(connection: Connection, script: str) -> bool:
    """Whether it is this script that made it."""
    kept = connection.ask("select digest from enforced where name = %(name)s", {"name": _SCRIPT})
    return kept == [(_digest(script),)]


def differing(connection: Connection) -> list[str]:
    """What is not as it was made, is gone, or came beside it, each by what it is and its name."""
    kept: dict[str, str] = dict(connection.ask("select name, digest from enforced"))
    kept.pop(_SCRIPT, None)
    found = _now(connection)
    return sorted(name for name in kept.keys() | found.keys() if kept.get(name) != found.get(name))


def count(connection: Connection) -> int:
    """How many things there are to look at."""
    return len(_now(connection))


_SCRIPT = "script"
_KEEP = """
    insert into enforced select row ->> 'name', row ->> 'digest' from jsonb_array_elements(cast(%(rows)s as jsonb)) row
"""


def _now(connection: Connection) -> dict[str, str]:
    return {str(name): str(digest) for name, digest in connection.ask(_THINGS)}


def _digest(script: str) -> str:
    return sha256(script.encode()).hexdigest()
