"""Reading the audit and checking its chains."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from ibadmin.model import AuditEntry
from ibadmin.store.audit import Break, verify
from ibadmin.store.isolation import Sight
from ibadmin.store.rows import Row
from ibadmin.store.schema import audit, organisations
from ibadmin.store.types import written


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
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Iterator[AuditEntry]:
        """What happened, by organisation and in order; `subject` and `actor` are audit identifiers."""
        wanted = [
            self._sight.audit,
            *([organisations.c.code == organisation] if organisation else []),
            *([audit.c.subject == subject] if subject else []),
            *([audit.c.actor == actor] if actor else []),
            *([audit.c.at >= since] if since else []),
            *([audit.c.at < until] if until else []),
        ]
        found = self._connection.execution_options(yield_per=1000).execute(
            select(audit, organisations.c.code)
            .join(organisations, organisations.c.id == audit.c.organisation_id)
            .where(*wanted)
            .order_by(audit.c.organisation_id, audit.c.sequence),
            self._sight.parameters,
        )
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

    def breaks(self, heads: Mapping[str, tuple[int, str]]) -> Iterator[tuple[str, Break]]:
        """Where a chain does not hold, with the organisation's code; `heads` were kept elsewhere, by code."""
        codes = {row.id: row.code for row in self._connection.execute(select(organisations.c.id, organisations.c.code))}
        numbers = {code: number for number, code in codes.items()}
        known = {numbers[code]: head for code, head in heads.items() if code in numbers}
        for found in verify(self._rows(), known):
            yield codes[found.organisation_id], found
        for code in heads.keys() - numbers.keys():
            yield code, Break(0, heads[code][0], "gap")

    def heads(self) -> Iterator[tuple[str, int, str]]:
        """The last row of each chain: organisation code, sequence and hash, to be kept elsewhere."""
        last: dict[str, tuple[int, str]] = {}
        for entry in self.entries():
            last[entry.organisation] = (entry.sequence, entry.hash)
        return ((code, sequence, head) for code, (sequence, head) in sorted(last.items()))

    def _rows(self) -> Iterator[Row]:
        found = self._connection.execution_options(yield_per=1000).execute(
            select(audit).where(self._sight.audit).order_by(audit.c.organisation_id, audit.c.sequence),
            self._sight.parameters,
        )
        for row in found:
            values = dict(row._mapping)
            yield {**values, "at": written(values["at"])}
