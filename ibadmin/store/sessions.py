"""Sessions and the people behind them: every command begins here."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, or_, select, update

from ibadmin.errors import LoginNeeded
from ibadmin.model import Actor, AssuranceLevel, Organisation, OrganisationKind, Session, User
from ibadmin.store.engine import is_shared, of_session
from ibadmin.store.isolation import Sight, everything
from ibadmin.store.schema import memberships, sessions, users
from ibadmin.store.users import Users

SEEN_EVERY = timedelta(seconds=30)
"""Activity is written at most this often: reading stays reading for most commands."""

_READABLE = tuple(column for column in sessions.c if column.name != "secret_sha256")


class Sessions:
    """The sessions of the users whom one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def of(self, user: User) -> tuple[Session, ...]:
        """The open sessions of a user, the newest first."""
        query = select(*_READABLE).where(sessions.c.user_id == user.id).order_by(sessions.c.started_at.desc())
        return tuple(map(_session, self._connection.execute(query)))

    def visible(self) -> Iterator[Session]:
        """Every session of every user that may be seen, by user."""
        found = self._connection.execute(
            select(*_READABLE)
            .join(users, users.c.id == sessions.c.user_id)
            .where(self._sight.users)
            .order_by(sessions.c.user_id, sessions.c.started_at),
            self._sight.parameters,
        )
        return map(_session, found)


def actor_of(connection: Connection, secret_sha256: bytes) -> Actor:
    """The person whose session secret this is; raises LoginNeeded when the store does not know it (any more)."""
    # The shared store knows by its own login who asks, and shows nobody the hash of a secret.
    own = (
        sessions.c.id == select(func.my_session()).scalar_subquery()
        if of_session(connection.engine)
        else sessions.c.secret_sha256 == secret_sha256.hex()
    )
    row = connection.execute(select(*_READABLE).where(own)).one_or_none()
    if row is None and of_session(connection.engine):
        raise LoginNeeded(str(connection.scalar(select(func.session_state()))))
    if row is None:
        raise LoginNeeded("ended")
    user = Users(connection, everything()).identified(row.user_id)
    return Actor(user, _session(row), _members(connection, user.organisation))


def _members(connection: Connection, organisation: Organisation) -> frozenset[int]:
    if organisation.kind is not OrganisationKind.PARTNERSHIP:
        return frozenset()
    theirs = select(memberships.c.member_id).where(memberships.c.partnership_id == organisation.id)
    return frozenset(connection.scalars(theirs))


def touch(connection: Connection, session: Session, now: datetime) -> None:
    """Note that the person was active now, unless a later command noted more."""
    if of_session(connection.engine):
        connection.execute(select(func.seen()))
        return
    connection.execute(
        update(sessions).where(sessions.c.id == session.id, sessions.c.last_seen_at < now).values(last_seen_at=now)
    )


def make_login(connection: Connection, session: Session, password: str) -> None:
    """Make the role of this session on a shared store, to which only the verifier of its password is sent."""
    if is_shared(connection.engine):
        from ibadmin.store import shared  # noqa: PLC0415 - the driver is for who has a shared store

        connection.execute(select(func.session_made(session.id, shared.verifier(password))))


def sweep(connection: Connection, now: datetime, idle: timedelta) -> None:
    """Drop the sessions that are over, on a shared store with the roles that they were."""
    if is_shared(connection.engine):
        sweep_shared(connection)
        return
    connection.execute(
        delete(sessions).where(or_(sessions.c.hard_end_at <= now, sessions.c.last_seen_at <= now - idle))
    )


def sweep_shared(connection: Connection) -> int:
    """The same by the shared store itself, and its clock; how many logins were dropped."""
    return connection.scalar(select(func.sessions_swept())) or 0


def _session(row: Row[Any]) -> Session:
    return Session(
        id=row.id,
        user_id=row.user_id,
        assurance_level=AssuranceLevel[row.assurance_level.upper()],
        started_at=row.started_at,
        last_seen_at=row.last_seen_at,
        hard_end_at=row.hard_end_at,
    )
