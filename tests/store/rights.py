"""What each role of a shared store holds, as its catalogue says: the table in docs/security.md."""

from tests.postgres import Server, cluster

_HELD = """
    with roles (role, place) as (values ('sessions', 1), ('gateway', 2), ('owner', 3)),
    tables as (select oid, relname::text as name from pg_class
               where relnamespace = 'public'::regnamespace and relkind = 'r'),
    held as (
        select t.name, r.place, p.privilege, case
            when has_table_privilege(current_database() || '_' || r.role, t.oid, p.privilege) then p.privilege
            when p.privilege <> 'delete' and has_any_column_privilege(
                current_database() || '_' || r.role, t.oid, p.privilege) then p.privilege || ' (' || (
                select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
                where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                and has_column_privilege(current_database() || '_' || r.role, t.oid, a.attnum, p.privilege)) || ')'
            end as what
        from tables t cross join roles r
        cross join (values ('select', 1), ('insert', 2), ('update', 3), ('delete', 4)) as p (privilege, n)),
    each_table as (
        select name, place, string_agg(what, '; ' order by array_position(
            array['select', 'insert', 'update', 'delete'], privilege)) as what
        from held where place < 3 group by name, place)
    select s.name, coalesce(s.what, ''), coalesce(g.what, '')
    from each_table s join each_table g using (name) where s.place = 1 and g.place = 2 order by s.name
"""
_CALLS = """
    select r.role, string_agg(p.proname, ', ' order by p.proname)
    from pg_proc p cross join (values ('sessions'), ('gateway')) as r (role)
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and has_function_privilege(current_database() || '_' || r.role, p.oid, 'execute')
    group by r.role order by r.role desc
"""


def table(server: Server, database: str) -> str:
    """Tables and functions, and what a session and the gateway hold on them; the owner has everything."""
    lines = ["| table | a session | the gateway |", "|---|---|---|"]
    lines += [f"| `{name}` | {mine} | {gateways} |" for name, mine, gateways in server.ask(_HELD, database)]
    lines += [f"\nFunctions of {role}: {names}." for role, names in server.ask(_CALLS, database)]
    return "\n".join(lines)


def made() -> str:
    """The table of a store that is made for it."""
    from ibadmin.store.shared_founding import found_store  # noqa: PLC0415 - only this needs a server

    with cluster() as running:
        name = running.database()
        found_store(running.administrator(name))
        return table(running.server, name)
