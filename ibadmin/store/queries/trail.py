"""What is asked of the audit, and how rows are added to it."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, func, insert, or_, select

from ibadmin.facts import CodeRefused, SessionStarted
from ibadmin.store.queries.isolation import Filter
from ibadmin.store.queries.rows import given, key, rows_of, wanted
from ibadmin.store.schema import audit, organisations
from ibadmin.store.schema.types import Moment

_rows = rows_of("rows")
_changed = rows_of("changed")
_since, _until = bindparam("since", type_=Moment), bindparam("until", type_=Moment)
_SHARED = ("at", "actor", "action", "result", "origin", "reason", "ticket")
"""What all rows of one kind in one operation say alike: it travels once."""

APPEND = insert(audit).from_select(
    list(audit.c.keys()),
    select(
        *(
            bindparam(column.name, type_=column.type) if column.name in _SHARED else key(_rows, column)
            for column in audit.c
        )
    ).select_from(_rows),
)


def _entries(sight: Filter, *these: ColumnElement[bool]) -> Select[Any]:
    return (
        select(audit, organisations.c.code)
        .join(organisations, organisations.c.id == audit.c.organisation_id)
        .where(
            sight.audited,
            wanted("organisation", organisations.c.code == given("organisation")),
            audit.c.at >= _since,
            audit.c.at < _until,
            *these,
        )
        .order_by(organisations.c.id, audit.c.sequence)
    )


def entries(sight: Filter) -> Select[Any]:
    """What happened, by organisation and in order."""
    return _entries(sight)


def _here(sight: Filter) -> ColumnElement[bool]:
    """In the organisations asked for: so somebody's rows are found by the index of each."""
    place = wanted("organisation", organisations.c.code == given("organisation"))
    return audit.c.organisation_id.in_(select(organisations.c.id).where(sight.audited, place).correlate(None))


def about_subject(sight: Filter) -> Select[Any]:
    """What happened to somebody."""
    return _entries(sight, _here(sight), audit.c.subject == given("subject"))


def by_actor(sight: Filter) -> Select[Any]:
    """What somebody did."""
    return _entries(sight, audit.c.actor == given("actor"))


def by_actor_about_subject(sight: Filter) -> Select[Any]:
    """What somebody did to somebody."""
    return _entries(sight, _here(sight), audit.c.actor == given("actor"), audit.c.subject == given("subject"))


def naming(sight: Filter) -> Select[Any]:
    """What somebody did, and what happened to them."""
    return _entries(sight, or_(audit.c.actor == given("about"), audit.c.subject == given("about")))


def rows(sight: Filter) -> Select[Any]:
    """Every row as it was written and hashed."""
    return (
        select(audit)
        .join(organisations, organisations.c.id == audit.c.organisation_id)
        .where(sight.audited)
        .order_by(organisations.c.id, audit.c.sequence)
    )


def codes(sight: Filter) -> Select[int, str]:
    """The organisations whose audit somebody may read."""
    return select(organisations.c.id, organisations.c.code).where(sight.audited)


def _ends(these: ColumnElement[bool]) -> Select[int, int, str]:
    last = (
        select(audit.c.sequence, audit.c.hash)
        .where(audit.c.organisation_id == organisations.c.id)
        .order_by(audit.c.sequence.desc())
        .limit(1)
    )
    sequence = last.with_only_columns(audit.c.sequence).scalar_subquery()
    head = last.with_only_columns(audit.c.hash).scalar_subquery()
    return select(organisations.c.id, sequence, head).where(sequence.is_not(None), these)


def ends(sight: Filter) -> Select[int, int, str]:
    """The end of every chain: organisation, sequence and hash, each found with one step down the index."""
    return _ends(sight.audited)


ENDS_OF_CHANGED = _ends(organisations.c.id.in_(select(key(_changed, organisations.c.id)).select_from(_changed)))


def latest(sight: Filter) -> Select[Any]:
    """When the latest row was written, as the ends of the chains say."""
    own = select(audit.c.at).where(audit.c.organisation_id == organisations.c.id)
    end = own.order_by(audit.c.sequence.desc()).limit(1).scalar_subquery()
    return select(func.max(end)).select_from(organisations).where(sight.audited)


def logins_by_hour(sight: Filter) -> Select[Any]:
    """Logins and wrong codes of each hour since."""
    hour = func.replace(func.substr(cast(audit.c.at, Text), 1, len("2026-11-23T12")), " ", "T")
    return (
        select(hour, audit.c.action, func.count())
        .join_from(audit, organisations, organisations.c.id == audit.c.organisation_id)
        .where(
            sight.audited,
            audit.c.at >= _since,
            audit.c.action.in_((SessionStarted.action, CodeRefused.action)),
            wanted("organisation", organisations.c.code == given("organisation")),
        )
        .group_by(hour, audit.c.action)
    )
