"""Reading the audit and checking its chains."""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta

from ibadmin.errors import StoreDamaged
from ibadmin.model.audit import AuditEntry, LoginDay
from ibadmin.store.chain import Break, verify
from ibadmin.store.connection import Connection, Parameters
from ibadmin.store.moments import written
from ibadmin.store.rows import Row
from ibadmin.store.sight import Sight
from ibadmin.store.sql import trail as sql

_COLUMNS = (
    *("organisation_id", "sequence", "at", "actor", "action", "subject"),
    *("result", "origin", "reason", "ticket", "fields", "hash"),
)
_BEGINNING, _END = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


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
        question = {
            (False, False, False): sql.ENTRIES,
            (True, False, False): sql.ABOUT_SUBJECT,
            (False, True, False): sql.BY_ACTOR,
            (True, True, False): sql.BY_ACTOR_ABOUT_SUBJECT,
            (False, False, True): sql.NAMING,
        }[bool(subject), bool(actor), bool(about)]
        asked: Parameters = {
            "organisation": organisation,
            "subject": subject,
            "actor": actor,
            "about": about,
            # Also a row whose moment is none, where it was not asked for some time: it is damage, not nothing.
            "since": since or (_BEGINNING if self._connection.engine.is_shared else ""),
            "until": until or (_END if self._connection.engine.is_shared else "~"),
        }
        with closing(
            self._connection.stream(self._sight.through(question), {**self._sight.parameters, **asked})
        ) as found:
            for row in found:
                _, sequence, at, actor, action, subject, result, origin, reason, ticket, fields, head, code = row
                if not isinstance(fields, str):
                    raise StoreDamaged
                yield AuditEntry(
                    organisation=code,
                    sequence=sequence,
                    at=at,
                    actor=actor,
                    action=action,
                    subject=subject,
                    result=result,
                    origin=origin,
                    reason=reason,
                    ticket=ticket,
                    fields=tuple(fields.split()),
                    hash=head,
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
        latest: datetime | None = self._connection.value(self._sight.through(sql.LATEST), self._sight.parameters)
        return latest

    def login_days(self, days: int, now: datetime, organisation: str = "") -> tuple[LoginDay, ...]:
        """Logins and wrong codes of each of so many days, today last, as this machine has days; also when none."""
        from ibadmin.facts import CodeRefused, SessionStarted  # noqa: PLC0415 - lists need no fact

        today = now.astimezone().date()
        each = [today - timedelta(days=ago) for ago in reversed(range(days))]
        asked: Parameters = {"since": datetime.combine(each[0], time()).astimezone(), "organisation": organisation}
        found = self._connection.run(self._sight.through(sql.LOGINS_BY_HOUR), {**self._sight.parameters, **asked})
        counts: Counter[tuple[date, str]] = Counter()
        for text, action, count in found:
            counts[datetime.fromisoformat(f"{text}:00+00:00").astimezone().date(), action] += count
        logins, wrong = SessionStarted.action, CodeRefused.action
        return tuple(LoginDay(day, counts[day, logins], counts[day, wrong]) for day in each)

    def _codes(self) -> dict[int, str]:
        return dict(self._connection.run(self._sight.through(sql.CODES), self._sight.parameters))

    def _last(self) -> dict[int, tuple[int, str]]:
        found = self._connection.run(self._sight.through(sql.ENDS), self._sight.parameters)
        return {number: (sequence, head) for number, sequence, head in found}

    def _rows(self) -> Iterator[Row]:
        rows = self._sight.through(sql.ROWS)._replace(moments=())
        with closing(self._connection.stream(rows, self._sight.parameters)) as found:
            for row in found:
                told = dict(zip(_COLUMNS, row, strict=True))
                # As it was hashed: in a file it is text, and may be damaged.
                yield {**told, "at": written(told["at"])} if isinstance(told["at"], datetime) else told


def _code(organisation: tuple[int, str]) -> str:
    return organisation[1]
