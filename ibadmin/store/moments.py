"""Moments and days as SQLite keeps them: text of fixed width, which sorts as time does; moments are aware, in UTC."""

from datetime import UTC, datetime


def written(moment: datetime) -> str:
    """`2026-11-23T13:40:00.000000+00:00`, as JSON rows and SQLite carry a moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
