"""What is asked about sessions and changed in them beside what facts change."""

from typing import Any

from sqlalchemy import Select, bindparam, delete, func, or_, select, update

from ibadmin.store.queries.by_engine import ByEngine
from ibadmin.store.queries.isolation import Filter
from ibadmin.store.queries.rows import given
from ibadmin.store.schema import sessions, users
from ibadmin.store.schema.types import Moment

_READABLE: tuple[Any, ...] = (
    *(sessions.c.id, sessions.c.user_id, sessions.c.assurance_level),
    *(sessions.c.started_at, sessions.c.last_seen_at, sessions.c.hard_end_at),
)
_now = bindparam("now", type_=Moment)

OF_USER = select(*_READABLE).where(sessions.c.user_id == given("user_id")).order_by(sessions.c.started_at.desc())
BY_SECRET = select(*_READABLE).where(sessions.c.secret_sha256 == given("secret_sha256"))
OWN = ByEngine(postgresql=select(*_READABLE).where(sessions.c.id == select(func.my_session()).scalar_subquery()))
"""On a shared store, which knows by its own login who asks, and shows nobody the hash of a secret."""
TOUCH = update(sessions).where(sessions.c.id == given("id"), sessions.c.last_seen_at < _now).values(last_seen_at=_now)
SWEEP = delete(sessions).where(
    or_(sessions.c.hard_end_at <= _now, sessions.c.last_seen_at <= bindparam("idle_since", type_=Moment))
)


def visible(sight: Filter) -> Select[Any]:
    """Every session of every user that may be seen, by user."""
    return (
        select(*_READABLE)
        .join(users, users.c.id == sessions.c.user_id)
        .where(sight.users)
        .order_by(sessions.c.user_id, sessions.c.started_at)
    )
