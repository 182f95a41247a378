"""Making a shared store keep everyone in their lane: its three roles, functions, grants and policies.

The roles carry the database's name, so that production and test can share a server. Every one of them is without a
password, but for the gateway's, which its operator sets.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from ibadmin.store import enforced
from ibadmin.store.connection import Connection
from ibadmin.store.queries import policies

SQL = Path(__file__).with_name("postgresql.sql")


_LOST_BEHIND_A_POOLER = (
    "statement_timeout = '30s'",
    "lock_timeout = '30s'",
    "idle_in_transaction_session_timeout = '10min'",
    "timezone = 'UTC'",
    "jit = 'off'",
)
"""What a connection of the gateway asks for itself, so that it has it also where that does not arrive."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Who owns everything, what every session is a member of, and who lets people in."""

    owner: str
    sessions: str
    gateway: str


def roles_of(database: str) -> Roles:
    """The roles of the store in this database."""
    return Roles(f"{database}_owner", f"{database}_sessions", f"{database}_gateway")


def found(connection: Connection) -> Roles:
    """Make the roles that are not there, and act as the owner from here on, for the length of the transaction."""
    ((database,),) = connection.ask("select current_database()")
    roles = roles_of(database)
    there = {role for (role,) in connection.ask("select rolname from pg_roles")}
    for role, attributes in (
        (roles.owner, "nologin createrole"),
        (roles.sessions, "nologin"),
        (roles.gateway, "login connection limit 50"),
    ):
        if role not in there:
            connection.ask(f'create role "{role}" {attributes}')
    for setting in _LOST_BEHIND_A_POOLER:
        connection.ask(f'alter role "{roles.gateway}" in database "{database}" set {setting}')
    connection.ask(f'grant "{roles.owner}" to current_user')
    # From 16 on, who makes logins must hold the group that they become members of.
    connection.ask(f'grant "{roles.sessions}" to "{roles.owner}" with admin option')
    connection.ask(f'revoke all on database "{database}" from public')
    connection.ask(f'grant connect on database "{database}" to "{roles.sessions}", "{roles.gateway}"')
    connection.ask(f'grant create, connect on database "{database}" to "{roles.owner}"')
    connection.ask(f'alter schema public owner to "{roles.owner}"')
    connection.ask(f'set local role "{roles.owner}"')
    return roles


def enforce(connection: Connection, roles: Roles) -> None:
    """Functions, grants and policies as this program has them, whatever there was; as the owner."""
    connection.ask("set local check_function_bodies = on")
    enforced.prepare(connection)
    whole = script(roles)
    connection.ask(whole)
    enforced.keep(connection, whole)


def script(roles: Roles) -> str:
    """The SQL file and the policies with the names of the roles filled in, which are made of a database's name."""
    names = {"owner": roles.owner, "sessions": roles.sessions, "gateway": roles.gateway}
    sql = re.sub(r":'(owner|sessions|gateway)'", lambda found: _literal(names[found[1]]), SQL.read_text("utf-8"))
    sql = re.sub(r"(?<![:\w]):(owner|sessions|gateway)\b", lambda found: _identifier(names[found[1]]), sql)
    return ";\n".join([sql, *policies.statements(roles.sessions)])


def _literal(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
