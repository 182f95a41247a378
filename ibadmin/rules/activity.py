"""Activity (1.1): how long a session lasts, which every command asks first."""

from datetime import datetime, timedelta

from ibadmin.errors import LoginNeeded
from ibadmin.model import Session
from ibadmin.model.sessions import IDLE_LIMIT
from ibadmin.rules.manual import manual

SKEW = timedelta(seconds=60)
"""How far clocks may differ, or be set right."""


@manual("1.1")
def still_open(session: Session, now: datetime) -> Session:
    """The session, when it is not over; raises LoginNeeded after twenty idle minutes, at the hard end, or for a clock.

    A clock that was set back never makes a session longer: one that was seen later than now is over.
    """
    if why := _over(session, now):
        raise LoginNeeded(why, session.id)
    return session


@manual("1.1")
def is_open(session: Session, now: datetime) -> bool:
    """Whether the session still lasts; the store keeps some that are over until somebody logs in."""
    return not _over(session, now)


def _over(session: Session, now: datetime) -> str:
    """Why the session is over: hard_end, clock, idle, or empty while it is not."""
    if now >= session.hard_end_at:
        return "hard_end"
    if now < session.last_seen_at - SKEW:
        return "clock"
    return "idle" if now - session.last_seen_at >= IDLE_LIMIT else ""
