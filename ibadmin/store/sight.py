"""Whom somebody may see: which of the filters of `queries.isolation`, and the values that go into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from ibadmin.model import Actor
from ibadmin.model.sessions import IDLE_LIMIT
from ibadmin.store.connection import Parameter
from ibadmin.store.rows import as_numbers
from ibadmin.store.statement import Seen, Statement

Kind = Literal["everything", "servicedesk", "partnership", "administrator", "themselves"]
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person may see; `parameters` go with every statement that is seen through it."""

    kind: Kind
    parameters: Mapping[str, Parameter]

    def through(self, seen: Seen) -> Statement:
        """The question as this person asks it."""
        statement: Statement = getattr(seen, self.kind)
        return statement


def of(actor: Actor, now: datetime) -> Sight:
    """The sight of this person, who counts as open only the sessions that are so now (1.1)."""
    return Sight(
        _kind(actor),
        {
            "sight": as_numbers(actor.administered_organisations),
            "home": actor.user.organisation.id,
            "me": actor.user.id,
            "now": now,
            "idle_since": now - IDLE_LIMIT,
        },
    )


def _kind(actor: Actor) -> Kind:
    if actor.servicedesk:
        return "servicedesk"
    if not actor.administered_organisations:
        return "themselves"
    return "administrator" if actor.administered_organisations == {actor.user.organisation.id} else "partnership"


def everything() -> Sight:
    """For the gateway, the checks and the migrations: no filter, and every session counts that was not swept yet."""
    return Sight("everything", {"now": _LONG_AGO, "idle_since": _LONG_AGO})
