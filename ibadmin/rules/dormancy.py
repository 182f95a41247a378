"""Accounts that nobody uses: the manual is silent, security baselines are not (CIS Controls 8, 5.3: 45 days)."""

from datetime import datetime, timedelta

from ibadmin.model import User

DAYS = 45
MOST_DAYS = 36_500


def is_dormant(user: User, before: datetime) -> bool:
    """Whether this user has not logged in since; of who never did, the end of the registration counts."""
    used_at = user.last_login_at or user.registered_at
    return user.active and used_at is not None and used_at < before


def dormant_before(now: datetime, days: int) -> datetime:
    """Whoever logged in last before this moment has not done so for that many days."""
    return now - timedelta(days=days)
