"""What is asked for one user or for a hundred thousand, and what the rules say of each: one mechanism for both."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ibadmin import messages
from ibadmin.commands.batch import Change, Confirmation, user_of
from ibadmin.environment import Environment
from ibadmin.errors import Ambiguous, IbadminError, InvalidChoice, InvalidInput, NotFound
from ibadmin.facts import RoleGranted, RoleRevoked, Unchanged
from ibadmin.failures import Failure, Remark
from ibadmin.intake.rows import NO_REMARKS, Asked, Source
from ibadmin.model import Grant, GrantState, User
from ibadmin.rules.codes import NewCode
from ibadmin.rules.manual import Refused

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

Rule = Callable[[User, Asked], Change]
Pairs = Iterable[tuple[User, Asked]]


def _fact(_environment: Environment, _order: "Order", change: Change) -> str:
    return messages.fact(change)


@dataclass(frozen=True, slots=True)
class Verb:
    """A command that changes users: its rule once the store is open, its question, and what a file may say for it.

    Of that, each row must say what is `required` and was not said for everybody. `fetch` gets what is needed from
    elsewhere once it is known what will happen, before the transaction. `once` is for a command that can be given one
    set of values only for a user. `sentence` says what happened where there is more to say than the fact itself.
    """

    name: str
    rule: Callable[[Environment, "ActorView", "Order", Pairs], Rule]
    confirm: Confirmation | None = None
    fields: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    once: bool = False
    sentence: Callable[[Environment, "Order", Change], str] = _fact
    fetch: Callable[[Environment, "Order", Sequence[Change]], None] | None = None


@dataclass(frozen=True, slots=True)
class Repeated:
    """Somebody for whom the same was asked already, on this line."""

    line: int


class Noted(StrEnum):
    """Somebody of whom a file speaks, and for whom nothing is to be done."""

    UNKNOWN = "unknown"
    UNCHANGED = "unchanged"


Outcome = Change | IbadminError | Repeated | Noted
NOTHING_TO_DO = (IbadminError, Repeated, Noted)
"""What a row comes to when nothing can or need be done."""


@dataclass(frozen=True, slots=True)
class Order:
    """A command with everybody it was given; `codes` are the verification codes that it issues, by user id.

    `settled` are the rows of which it is clear beforehand what comes of them, by their place in `asked`. `remarks`
    are what was assumed of the file.
    """

    verb: Verb
    asked: Sequence[Asked]
    flags: frozenset[str] = frozenset()
    source: Source = field(default_factory=Source)
    codes: dict[str, NewCode] = field(default_factory=dict)
    settled: Mapping[int, Outcome] = field(default_factory=dict)
    remarks: Mapping[Remark, int] = field(default_factory=lambda: NO_REMARKS)


@dataclass(frozen=True, slots=True)
class Step:
    """One row, and what comes of it."""

    asked: Asked
    outcome: Outcome


def decide(environment: Environment, unit: "ActorView", order: Order) -> Iterator[Step]:
    """What the rules say of everybody who was asked for, in that order."""
    found = unit.users.found([asked.user for asked in order.asked])
    rows = list(zip(range(len(found)), found, order.asked, strict=True))
    pairs = ((users[0], asked) for place, users, asked in rows if len(users) == 1 and place not in order.settled)
    rule = order.verb.rule(environment, unit, order, pairs)
    earlier: dict[object, int] = {}
    later: dict[str, User] = {}
    for place, users, asked in rows:
        if place in order.settled:
            yield Step(asked, order.settled[place])
            continue
        if len(users) != 1:
            yield Step(asked, _unclear(users, asked))
            continue
        user = users[0]
        outcome = _said_before(earlier, user, asked, order.verb) or _decided(rule, later.get(user.id, user), asked)
        if isinstance(outcome, RoleGranted | RoleRevoked):
            later[user.id] = _after(outcome)
        yield Step(asked, outcome)


def _unclear(users: Sequence[User], asked: Asked) -> IbadminError:
    if not users:
        return NotFound("user", [asked.user])
    return Ambiguous(asked.user, [(user.id, user.label, user.organisation.label) for user in users])


def _said_before(earlier: dict[object, int], user: User, asked: Asked, verb: Verb) -> Outcome | None:
    """The outcome for a user whom an earlier row named; `earlier` has those lines, and gets this one."""
    same = (user.id, frozenset(asked.values.items()))
    if same in earlier:
        return Repeated(earlier[same])
    earlier[same] = asked.line
    if verb.once and user.id in earlier:
        return InvalidInput([("user", "twice")])
    earlier[user.id] = asked.line
    return None


def _decided(rule: Rule, user: User, asked: Asked) -> Outcome:
    try:
        return rule(user, asked)
    except (Refused, InvalidInput, InvalidChoice) as refused:
        # Without where it was raised: a hundred thousand of them are kept.
        return refused.with_traceback(None)


def _after(fact: RoleGranted | RoleRevoked) -> User:
    """The user as the next row finds them; still to be written with the version that was read."""
    others = tuple(each for each in fact.user.grants if (each.product, each.role) != (fact.product, fact.role))
    if isinstance(fact, RoleRevoked):
        return fact.user._replace(grants=others)
    state = GrantState.ACTIVE if fact.user.active else GrantState.AWAITED
    return fact.user._replace(grants=(*others, Grant(fact.product, fact.role, state, fact.user.arrived_at)))


def failures(steps: Sequence[Step]) -> list[Failure]:
    """The rows for which it cannot be done."""
    return [
        Failure(step.asked.line, step.asked.user, step.outcome)
        for step in steps
        if isinstance(step.outcome, IbadminError)
    ]


def changes(steps: Sequence[Step]) -> list[Change]:
    """What will happen, in order, with several things that happen to one user together."""
    every = [step.outcome for step in steps if not isinstance(step.outcome, NOTHING_TO_DO)]
    if len({user.id for change in every if (user := user_of(change))}) == len(every):
        return every
    together: dict[str, list[Change]] = {}
    for change in every:
        if user := user_of(change):
            together.setdefault(user.id, []).append(change)
    return [change for own in together.values() for change in own]


def summary(changed: Sequence[Change]) -> tuple[int, int]:
    """How many things are to be done, and how many are so already."""
    unchanged = sum(isinstance(each, Unchanged) for each in changed)
    return len(changed) - unchanged, unchanged


def flag_names(**flags: bool) -> frozenset[str]:
    """The flags that were set, by name, as a plan keeps them."""
    return frozenset(name for name, value in flags.items() if value)
