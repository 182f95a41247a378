"""Activity (1.1): how long a session lasts, which every command asks first."""

from datetime import datetime, timedelta

from ibadmin.errors import LoginNeeded
from ibadmin.model import Session
from ibadmin.rules.manual import manual

IDLE_LIMIT = timedelta(minutes=20)


@manual("1.1")
def still_open(session: Session, now: datetime) -> Session:
    """The session, when it is not over; raises LoginNeeded after twenty idle minutes or at the hard end."""
    if why := _over(session, now):
        raise LoginNeeded(why)
    return session


@manual("1.1")
def is_open(session: Session, now: datetime) -> bool:
    """Whether the session still lasts; the store keeps some that are over until somebody logs in."""
    return not _over(session, now)


def _over(session: Session, now: datetime) -> str:
    """Why the session is over: hard_end, idle, or empty while it is not."""
    if now >= session.hard_end_at:
        return "hard_end"
    return "idle" if now - session.last_seen_at >= IDLE_LIMIT else ""
