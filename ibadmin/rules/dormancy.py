"""Accounts that nobody uses: the manual is silent, security baselines are not (CIS Controls 8, 5.3: 45 days)."""

from datetime import datetime, timedelta

DAYS = 45


def dormant_before(now: datetime, days: int) -> datetime:
    """Whoever logged in last before this moment has not done so for that many days."""
    return now - timedelta(days=days)
