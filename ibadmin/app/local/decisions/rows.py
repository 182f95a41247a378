"""One decision for many rows or subjects: each by the same rule, with all the reasons of all who are refused."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from ibadmin.app.changes import Outcome, Repeated
from ibadmin.errors import Ambiguous, IbadminError, InvalidChoice, InvalidInput, NotFound
from ibadmin.facts import Fact, RoleGranted, RoleRevoked, Unchanged
from ibadmin.intake.rows import Asked
from ibadmin.model import Grant, GrantState, User
from ibadmin.rules.manual import Reason, Refused, refuse_for
from ibadmin.store.view import ActorView

Decisions = Mapping[type, Callable[..., Iterable[Outcome]]]
"""The function that decides each kind of change; it takes the caller's view of the store, and the change."""
Pairs = Sequence[tuple[User, Asked]]
Rule = Callable[[User, Asked], Fact | Unchanged]
_Subject = TypeVar("_Subject")


def by_row(
    view: ActorView, rows: Sequence[Asked], rule_for: Callable[[Pairs], Rule], *, once: bool = False
) -> Iterator[Outcome]:
    """Yields the outcome of each row, in order, by a rule that is made once all users are known.

    `once` is for a change that can be given one set of values only for a user.
    """
    found = view.users.found([row.user for row in rows])
    rule = rule_for([(users[0], row) for users, row in zip(found, rows, strict=True) if len(users) == 1])
    earlier: dict[object, int] = {}
    later: dict[str, User] = {}
    for users, row in zip(found, rows, strict=True):
        if len(users) != 1:
            yield _unclear(users, row)
            continue
        user = users[0]
        outcome = _said_before(earlier, user, row, once=once) or _ruled(rule, later.get(user.id, user), row)
        if isinstance(outcome, RoleGranted | RoleRevoked):
            later[user.id] = _after(outcome)
        yield outcome


def each(subjects: Iterable[_Subject], rule: Callable[[_Subject], Fact | Unchanged]) -> list[Outcome]:
    """Returns the rule's word on every subject; raises Refused with the reasons of all who are refused."""
    decided: list[Outcome] = []
    reasons: list[Reason] = []
    for subject in subjects:
        try:
            decided.append(rule(subject))
        except Refused as refused:
            reasons.extend(refused.reasons)
    refuse_for(reasons)
    return decided


def _unclear(users: Sequence[User], row: Asked) -> IbadminError:
    if not users:
        return NotFound("user", [row.user])
    return Ambiguous(row.user, [(user.id, user.label, user.organisation.label) for user in users])


def _said_before(earlier: dict[object, int], user: User, row: Asked, *, once: bool) -> Outcome | None:
    """Returns the outcome for a user whom an earlier row named; `earlier` has those lines, and gets this one."""
    same = (user.id, frozenset(row.values.items()))
    if same in earlier:
        return Repeated(earlier[same])
    earlier[same] = row.line
    if once and user.id in earlier:
        return InvalidInput([("user", "twice")])
    earlier[user.id] = row.line
    return None


def _ruled(rule: Rule, user: User, row: Asked) -> Outcome:
    try:
        return rule(user, row)
    except (Refused, InvalidInput, InvalidChoice) as refused:
        # Without where it was raised: a hundred thousand of them are kept.
        return refused.with_traceback(None)


def _after(fact: RoleGranted | RoleRevoked) -> User:
    """Returns the user as the next row finds them; still to be written with the version that was read."""
    others = tuple(each for each in fact.user.grants if (each.product, each.role) != (fact.product, fact.role))
    if isinstance(fact, RoleRevoked):
        return fact.user._replace(grants=others)
    state = GrantState.ACTIVE if fact.user.active else GrantState.AWAITED
    return fact.user._replace(grants=(*others, Grant(fact.product, fact.role, state, fact.user.arrived_at)))
