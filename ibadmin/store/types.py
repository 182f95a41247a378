"""Moments in time that come out of either engine as they went in: aware, in UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine


class Moment(TypeDecorator[datetime]):
    """`timestamptz` on PostgreSQL; on SQLite text of fixed width, so that it sorts as time does."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column type of this engine."""
        column_type: TypeEngine[Any] = Text() if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(column_type)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Into the store; a moment without a time zone is a bug of ours."""
        if value is None or dialect.name != "sqlite":
            return value
        return written(value)

    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:
        """Out of the store."""
        return datetime.fromisoformat(value) if isinstance(value, str) else value


def written(moment: datetime) -> str:
    """`2026-11-23T13:40:00.000000+00:00`, as JSON rows and SQLite carry a moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
