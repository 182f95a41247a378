"""Days and moments that come out of either engine as they went in; moments are aware, in UTC.

On SQLite both are text of fixed width, which sorts as time does: its own dates are numbers as soon as they are cast.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from ibadmin.store.moments import written


class Moment(TypeDecorator[datetime]):
    """A point in time: `timestamptz` on PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column type of this engine."""
        return _text_on_sqlite(dialect, DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Into the store; a moment without a time zone is a bug of ours."""
        return written(value) if value is not None and dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:  # noqa: ARG002 - SQLAlchemy calls it so
        """Out of the store: with nothing around the one call, as a list of users has four moments for each."""
        return _moment if dialect.name == "sqlite" else None


class Day(TypeDecorator[date]):
    """A day: `date` on PostgreSQL."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The column type of this engine."""
        return _text_on_sqlite(dialect, Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> date | str | None:
        """Into the store."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], date | None] | None:  # noqa: ARG002 - SQLAlchemy calls it so
        """Out of the store."""
        return _day if dialect.name == "sqlite" else None


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _text_on_sqlite(dialect: Dialect, otherwise: TypeEngine[Any]) -> TypeEngine[Any]:
    column_type: TypeEngine[Any] = Text() if dialect.name == "sqlite" else otherwise
    return dialect.type_descriptor(column_type)
