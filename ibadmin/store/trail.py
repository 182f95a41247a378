"""Reading the audit and checking its chains."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection, Select, Text, cast, func, or_, select

from ibadmin.model.audit import AuditEntry, LoginDay
from ibadmin.store.chain import Break, verify
from ibadmin.store.isolation import Sight
from ibadmin.store.rows import Row
from ibadmin.store.schema import audit, organisations
from ibadmin.store.types import written

_ROWS_AHEAD = 1000
_LOGIN = "session_started"
_WRONG_CODE = "code_refused"


class Trail:
    """The audit of the organisations that one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def entries(
        self,
        *,
        organisation: str = "",
        subject: str = "",
        actor: str = "",
        about: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Iterator[AuditEntry]:
        """What happened, by organisation and in order.

        `subject` and `actor` are audit identifiers, `about` is that of either of them.
        """
        wanted = [
            *([organisations.c.code == organisation] if organisation else []),
            *([audit.c.subject == subject] if subject else []),
            *([audit.c.actor == actor] if actor else []),
            *([or_(audit.c.actor == about, audit.c.subject == about)] if about else []),
            *([audit.c.at >= since] if since else []),
            *([audit.c.at < until] if until else []),
        ]
        found = self._connection.execute(
            select(audit, organisations.c.code)
            .join(organisations, organisations.c.id == audit.c.organisation_id)
            .where(self._sight.audited, *wanted)
            .order_by(organisations.c.id, audit.c.sequence)
            .execution_options(yield_per=_ROWS_AHEAD),
            self._sight.parameters,
        )
        with found:
            for row in found:
                yield AuditEntry(
                    organisation=row.code,
                    sequence=row.sequence,
                    at=row.at,
                    actor=row.actor,
                    action=row.action,
                    subject=row.subject,
                    result=row.result,
                    origin=row.origin,
                    reason=row.reason,
                    ticket=row.ticket,
                    fields=tuple(row.fields.split()),
                    hash=row.hash,
                )

    def names(self, audit_id: str) -> bool:
        """Whether this is an identifier of the audit, such as the receipt of a deletion."""
        return next(self.entries(about=audit_id), None) is not None

    def exported(self) -> Iterator[Row]:
        """Every row as it was written and hashed, behind the code of its organisation."""
        codes = self._codes()
        for row in self._rows():
            yield {"organisation": codes[int(row["organisation_id"] or 0)], **row}

    def breaks(self, heads: Mapping[str, tuple[int, str]]) -> Iterator[tuple[str, Break]]:
        """Where a chain does not hold, with the organisation's code; `heads` were kept elsewhere, by code.

        Taking an organisation in is the first row of its chain, so one without any row has lost its chain.
        """
        codes = self._codes()
        numbers = {code: number for number, code in codes.items()}
        known = {numbers[code]: head for code, head in heads.items() if code in numbers}
        for found in verify(self._rows(), known):
            yield codes[found.organisation_id], found
        for code in heads.keys() - numbers.keys():
            yield code, Break(0, heads[code][0], "gap")
        for number in codes.keys() - self._last().keys() - known.keys():
            yield codes[number], Break(number, 1, "gap")

    def heads(self) -> Iterator[tuple[str, int, str]]:
        """The last row of each chain: organisation code, sequence and hash, to be kept elsewhere."""
        codes, last = self._codes(), self._last()
        return ((code, *last[number]) for number, code in sorted(codes.items(), key=_code) if number in last)

    def last(self) -> datetime | None:
        """When the latest row was written, as the ends of the chains say."""
        own = select(audit.c.at).where(audit.c.organisation_id == organisations.c.id)
        end = own.order_by(audit.c.sequence.desc()).limit(1).scalar_subquery()
        ends = select(func.max(end)).select_from(organisations).where(self._sight.audited)
        return self._connection.scalar(ends, self._sight.parameters)

    def login_days(self, days: int, now: datetime, organisation: str = "") -> tuple[LoginDay, ...]:
        """Logins and wrong codes of each of so many days, today last, as this machine has days; also when none."""
        today = now.astimezone().date()
        each = [today - timedelta(days=ago) for ago in reversed(range(days))]
        hour = func.replace(func.substr(cast(audit.c.at, Text), 1, len("2026-11-23T12")), " ", "T")
        found = self._connection.execute(
            select(hour, audit.c.action, func.count())
            .join_from(audit, organisations, organisations.c.id == audit.c.organisation_id)
            .where(
                self._sight.audited,
                audit.c.at >= datetime.combine(each[0], time()).astimezone(),
                audit.c.action.in_((_LOGIN, _WRONG_CODE)),
                *([organisations.c.code == organisation] if organisation else []),
            )
            .group_by(hour, audit.c.action),
            self._sight.parameters,
        )
        counts: Counter[tuple[date, str]] = Counter()
        for text, action, count in found:
            counts[datetime.fromisoformat(f"{text}:00+00:00").astimezone().date(), action] += count
        return tuple(LoginDay(day, counts[day, _LOGIN], counts[day, _WRONG_CODE]) for day in each)

    def _codes(self) -> dict[int, str]:
        found = self._connection.execute(
            select(organisations.c.id, organisations.c.code).where(self._sight.audited), self._sight.parameters
        )
        return {row.id: row.code for row in found}

    def _last(self) -> dict[int, tuple[int, str]]:
        found = self._connection.execute(last_rows().where(self._sight.audited), self._sight.parameters)
        return {number: (sequence, head) for number, sequence, head in found}

    def _rows(self) -> Iterator[Row]:
        found = self._connection.execute(
            select(audit)
            .join(organisations, organisations.c.id == audit.c.organisation_id)
            .where(self._sight.audited)
            .order_by(organisations.c.id, audit.c.sequence)
            .execution_options(yield_per=_ROWS_AHEAD),
            self._sight.parameters,
        )
        with found:
            for row in found:
                yield {**dict(zip(audit.c.keys(), row, strict=True)), "at": written(row.at)}


def _code(organisation: tuple[int, str]) -> str:
    return organisation[1]


def last_rows() -> Select[int, int, str]:
    """The end of every chain: organisation, sequence and hash, each found with one step down the index."""
    last = (
        select(audit.c.sequence, audit.c.hash)
        .where(audit.c.organisation_id == organisations.c.id)
        .order_by(audit.c.sequence.desc())
        .limit(1)
    )
    sequence = last.with_only_columns(audit.c.sequence).scalar_subquery()
    head = last.with_only_columns(audit.c.hash).scalar_subquery()
    return select(organisations.c.id, sequence, head).where(sequence.is_not(None))
