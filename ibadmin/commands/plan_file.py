"""A plan that is kept: who is in it, as they were, and what was to happen; it is done exactly so, or not at all.

A plan is JSON Lines: first what it is, then a row for each user. The rules decide again when it is done; what they
say must be what stands here, about users who have not changed since.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ibadmin.commands.batch import Change, user_of
from ibadmin.commands.input_file import remark_records
from ibadmin.commands.orders import NOTHING_TO_DO, Order, Step
from ibadmin.commands.parameters import Manner
from ibadmin.commands.verbs import VERBS
from ibadmin.facts import Unchanged
from ibadmin.failures import FileMalformed, Flaw, PlanStale
from ibadmin.intake.rows import Asked, Source
from ibadmin.output.changes import change_record

KIND = "ibadmin plan 1"
Promise = tuple[str, int, str | None]
"""A user by id, the version that was read, and what was to happen; None where it was so already."""
Decided = Sequence[tuple[Order, Sequence[Step]]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What was kept: the orders, what they came to, and what was said with them."""

    orders: Sequence[Order]
    promises: Sequence[Promise]
    reason: str
    ticket: str
    expect: int | None


def written(decided: Decided, manner: Manner) -> Iterator[str]:
    """The lines of a plan; rows that cannot be done, or say it again, are not in it."""
    rows = [(order, step) for order, steps in decided for step in steps if _is_possible(step)]
    remarks = [each for order, _ in decided for each in remark_records(order.remarks)]
    head = {"plan": KIND, "rows": len(rows), "reason": manner.reason, "ticket": manner.ticket, "expect": manner.expect}
    yield _line({**head, "remarks": remarks} if remarks else head)
    for order, step in rows:
        user, version, change = _promise(step)
        yield _line(
            {
                "command": order.verb.name,
                "flags": sorted(order.flags),
                "line": step.asked.line,
                "user": user,
                "username": _name(step),
                "version": version,
                "change": change,
                "values": dict(step.asked.values),
            }
        )


def read(text: str, name: str) -> Plan:
    """The plan in a file; raises FileMalformed for anything but a whole one."""
    lines = text.splitlines()
    try:
        head, *rows = map(json.loads, lines)
        if head["plan"] != KIND or head["rows"] != len(rows):
            raise ValueError
        return Plan(
            orders=[
                Order(VERBS[command], list(map(_asked, own)), flags, Source(name))
                for (command, flags), own in groupby(rows, lambda row: (row["command"], frozenset(row["flags"])))
            ],
            promises=[(row["user"], row["version"], row["change"]) for row in rows],
            reason=head["reason"],
            ticket=head["ticket"],
            expect=head["expect"],
        )
    except (ValueError, KeyError, TypeError):
        raise FileMalformed(name, [Flaw(1, 1, "", "not_a_plan")]) from None


def _asked(row: Mapping[str, Any]) -> Asked:
    return Asked(row["user"], row["line"], row["values"])


def refuse_stale(promised: Sequence[Promise], decided: Decided) -> None:
    """Raise PlanStale with everybody for whom it is not as it was."""
    steps = [step for _, steps in decided for step in steps]
    now: Mapping[str, object] = {step.asked.user: _promise(step) if _is_possible(step) else None for step in steps}
    stale = [user for user, version, change in promised if now.get(user) != (user, version, change)]
    if stale:
        names = {step.asked.user: _name(step) for step in steps}
        raise PlanStale([names.get(user, user) for user in stale])


def _is_possible(step: Step) -> bool:
    return not isinstance(step.outcome, NOTHING_TO_DO)


def _promise(step: Step) -> Promise:
    assert not isinstance(step.outcome, NOTHING_TO_DO)
    user = user_of(step.outcome)
    assert user is not None
    return user.id, user.version, _word(step.outcome)


def _word(change: Change) -> str | None:
    return None if isinstance(change, Unchanged) else str(change_record(change)["change"])


def _name(step: Step) -> str:
    user = None if isinstance(step.outcome, NOTHING_TO_DO) else user_of(step.outcome)
    return user.label if user else step.asked.user


def _line(row: Mapping[str, object]) -> str:
    # ASCII, so that nothing in it acts on a terminal.
    return json.dumps(row) + "\n"
