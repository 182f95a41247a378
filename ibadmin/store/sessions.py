"""Sessions and the people behind them: every command begins here."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from ibadmin.errors import LoginNeeded
from ibadmin.model import Actor, AssuranceLevel, Organisation, OrganisationKind, Session, User
from ibadmin.store.connection import Answer, Connection
from ibadmin.store.rows import as_parameter
from ibadmin.store.sight import Sight, everything
from ibadmin.store.sql import calls
from ibadmin.store.sql import sessions as sql
from ibadmin.store.sql.organisations import MEMBER_IDS
from ibadmin.store.users import Users

SEEN_EVERY = timedelta(seconds=30)
"""Activity is written at most this often: reading stays reading for most commands."""


class Sessions:
    """The sessions of the users whom one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def of(self, user: User) -> tuple[Session, ...]:
        """The open sessions of a user, the newest first."""
        return tuple(map(_session, self._connection.run(sql.OF_USER, {"user_id": user.id})))

    def visible(self) -> Iterator[Session]:
        """Every session of every user that may be seen, by user."""
        return map(_session, self._connection.run(self._sight.through(sql.VISIBLE), self._sight.parameters))


def actor_of(connection: Connection, secret_sha256: bytes) -> Actor:
    """The person whose session secret this is; raises LoginNeeded when the store does not know it (any more)."""
    if connection.engine.of_session:
        row = connection.one(sql.OWN)
    else:
        row = connection.one(sql.BY_SECRET, {"secret_sha256": secret_sha256.hex()})
    if row is None:
        raise LoginNeeded(str(connection.value(calls.SESSION_STATE)) if connection.engine.of_session else "ended")
    session = _session(row)
    user = Users(connection, everything()).identified(session.user_id)
    return Actor(user, session, _members(connection, user.organisation))


def _members(connection: Connection, organisation: Organisation) -> frozenset[int]:
    if organisation.kind is not OrganisationKind.PARTNERSHIP:
        return frozenset()
    return frozenset(member for (member,) in connection.run(MEMBER_IDS, {"id": organisation.id}))


def touch(connection: Connection, session: Session, now: datetime) -> None:
    """Note that the person was active now, unless a later command noted more."""
    if connection.engine.of_session:
        connection.run(calls.SEEN)
    else:
        connection.run(sql.TOUCH, {"id": session.id, "now": now})


def end(connection: Connection, session_id: str) -> None:
    """Drops a session that is over."""
    from ibadmin.store.sql import changes  # noqa: PLC0415 - for what hardly ever happens

    connection.run(changes.END_SESSION, {"rows": as_parameter([{"id": session_id}])})


def make_login(connection: Connection, session: Session, password: str) -> None:
    """Make the role of this session on a shared store, to which only the verifier of its password is sent."""
    if connection.engine.is_shared:
        from ibadmin.store import shared  # noqa: PLC0415 - the driver is for who has a shared store

        connection.run(calls.SESSION_MADE, {"session": session.id, "verifier": shared.verifier(password)})


def sweep(connection: Connection, now: datetime, idle: timedelta) -> None:
    """Drop the sessions that are over, on a shared store with the roles that they were."""
    if connection.engine.is_shared:
        sweep_shared(connection)
    else:
        connection.run(sql.SWEEP, {"now": now, "idle_since": now - idle})


def sweep_shared(connection: Connection) -> int:
    """The same by the shared store itself, and its clock; how many logins were dropped."""
    return connection.value(calls.SESSIONS_SWEPT) or 0


def _session(row: Answer) -> Session:
    id_, user_id, assurance_level, started_at, last_seen_at, hard_end_at = row
    return Session(id_, user_id, AssuranceLevel[assurance_level.upper()], started_at, last_seen_at, hard_end_at)
