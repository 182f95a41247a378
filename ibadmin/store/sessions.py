"""Sessions and the people behind them: every command begins here."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from ibadmin.errors import LoginNeeded
from ibadmin.model import Actor, AssuranceLevel, Session, User
from ibadmin.store.isolation import Sight, everything
from ibadmin.store.schema import memberships, sessions, users
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
        return tuple(
            _session(row)
            for row in self._connection.execute(
                select(sessions).where(sessions.c.user_id == user.id).order_by(sessions.c.started_at.desc())
            )
        )

    def visible(self) -> Iterator[Session]:
        """Every session of every user that may be seen, by user."""
        seen = select(users.c.id).where(self._sight.users)
        found = self._connection.execute(
            select(sessions).where(sessions.c.user_id.in_(seen)).order_by(sessions.c.user_id, sessions.c.started_at),
            self._sight.parameters,
        )
        return (_session(row) for row in found)


def actor_of(connection: Connection, secret_sha256: bytes) -> Actor:
    """The person whose session secret this is; raises LoginNeeded when the store does not know it (any more)."""
    row = connection.execute(select(sessions).where(sessions.c.secret_sha256 == secret_sha256.hex())).one_or_none()
    if row is None:
        raise LoginNeeded("ended")
    user = Users(connection, everything()).one(row.user_id)
    members = connection.scalars(
        select(memberships.c.member_id).where(memberships.c.partnership_id == user.organisation.id)
    )
    return Actor(user, _session(row), frozenset(members))


def touch(connection: Connection, session: Session, now: datetime) -> None:
    """Note that the person is active."""
    connection.execute(update(sessions).where(sessions.c.id == session.id).values(last_seen_at=now))


def sweep(connection: Connection, now: datetime, idle: timedelta) -> None:
    """Drop the sessions that are over."""
    over = (sessions.c.hard_end_at <= now) | (sessions.c.last_seen_at <= now - idle)
    connection.execute(delete(sessions).where(over))


def _session(row: Row[Any]) -> Session:
    return Session(
        row.id,
        row.user_id,
        AssuranceLevel[row.assurance_level.upper()],
        row.started_at,
        row.last_seen_at,
        row.hard_end_at,
    )
