"""Changing something: show what will happen, ask, then do all of it in one transaction or nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ibadmin import messages
from ibadmin.commands.interruption import Watch, watched
from ibadmin.commands.parameters import Manner
from ibadmin.commands.persistence import persistently, settle
from ibadmin.commands.progress import shown as shown_progress
from ibadmin.environment import Environment
from ibadmin.errors import CommitInDoubt, Conflict, ErasureUnfinished
from ibadmin.facts import Fact, Unchanged
from ibadmin.model import User
from ibadmin.output import shapes
from ibadmin.output.changes import Result, change_record
from ibadmin.output.results import Format, write
from ibadmin.output.shape import Shape
from ibadmin.rules.codes import NewCode
from ibadmin.rules.manual import Reason, Refused, refuse_for
from ibadmin.streams import refuse_lost

if TYPE_CHECKING:
    from ibadmin.environment import ActorView

Change = Fact | Unchanged
Plan = Callable[["ActorView"], Sequence[Change]]
Confirmation = Callable[[Environment, Sequence[Change]], None]
Codes = Mapping[str, NewCode]
Sentence = Callable[[Change], str]
_Subject = TypeVar("_Subject")
_AT_ONCE = 2_500


def change(
    environment: Environment,
    manner: Manner,
    plan: Plan,
    confirm: Confirmation | None = None,
    shape: Shape = shapes.USER_CHANGES,
    fetch: Callable[[Sequence[Change]], None] | None = None,
    codes: Codes | None = None,
    sentence: Sentence = messages.fact,
) -> Sequence[Change]:
    """Do what the plan says, in one transaction, and tell; returns what happened, or would.

    What needs a yes is shown first and asked before the transaction; when somebody changed a subject between the
    question and the answer, nothing is done (Conflict). `fetch` gets what is needed from elsewhere, before the
    transaction too. `codes` are verification codes by user id, shown this once. `sentence` says what happened, where
    there is more to say than the fact itself.
    """
    with watched() as watch:
        shown: Sequence[Change] | None = None
        if manner.dry_run or fetch or (confirm and not manner.yes):
            shown = persistently(environment, partial(_planned, environment, plan))
        if manner.dry_run:
            report(environment, shown or (), messages.planned, shape, Result.PLANNED, {})
            return shown or ()
        if shown is not None and confirm and not manner.yes and not all(isinstance(each, Unchanged) for each in shown):
            confirm(environment, shown)
        refuse_lost(environment.stdout)
        if shown is not None and fetch:
            fetch(shown)
        happened = persistently(environment, partial(_kept, environment, manner, plan, shown, watch))
        environment.note(happened)
        report(environment, happened, sentence, shape, Result.DONE, codes or {})
        return happened


def _planned(environment: Environment, plan: Plan) -> Sequence[Change]:
    with environment.reading() as unit:
        return plan(unit)


def _kept(
    environment: Environment, manner: Manner, plan: Plan, shown: Sequence[Change] | None, watch: Watch
) -> Sequence[Change]:
    """Do it, in one transaction; a signal stops that until it is being kept."""
    happened: Sequence[Change] = ()
    watch.release()
    try:
        with shown_progress(environment) as progress, environment.writing(manner.reason, manner.ticket) as unit:
            happened = plan(unit)
            if shown is not None:
                _still_as(shown, happened)
            for end, part in _parts(happened):
                unit.record(part)
                progress.show(end, len(happened))
            watch.hold()
    except CommitInDoubt as doubt:
        watch.release()
        settle(environment, doubt)
    except ErasureUnfinished:
        environment.note(happened)
        raise
    return happened


def _parts(changes: Sequence[Change]) -> Iterator[tuple[int, Sequence[Change]]]:
    """The changes some thousands at a time, so that memory stays what it is.

    Those of one kind go together, and within them those to one user. In the order of ids a part touches a tenth of
    the store's indexes instead of all of them, which halves what the system does.
    """
    ordered = sorted(changes, key=_kind_and_id) if all(map(user_of, changes)) else changes
    start = 0
    while start < len(ordered):
        end = start + _AT_ONCE
        while end < len(ordered) and _kind_and_id(ordered[end - 1]) == _kind_and_id(ordered[end]):
            end += 1
        yield min(end, len(ordered)), ordered[start:end]
        start = end


def _kind_and_id(change: Change) -> tuple[str, str]:
    user = user_of(change)
    return type(change).__name__, user.id if user else ""


def each(subjects: Iterable[_Subject], rule: Callable[[_Subject], Change]) -> list[Change]:
    """The rule for every subject; raises Refused with the reasons of all who are refused, not of the first."""
    decided: list[Change] = []
    reasons: list[Reason] = []
    for subject in subjects:
        try:
            decided.append(rule(subject))
        except Refused as refused:
            reasons.extend(refused.reasons)
    refuse_for(reasons)
    return decided


def report(
    environment: Environment,
    changes: Sequence[Change],
    sentence: Sentence,
    shape: Shape,
    result: Result,
    codes: Codes,
) -> None:
    """Sentences for people, records for scripts."""
    if environment.format is Format.TABLE:
        environment.stdout.writelines(f"{sentence(change)}\n" for change in changes)
        return
    records = (change_record(change, result, _code(change, codes) if codes else None) for change in changes)
    write(records, shape, environment.format, environment.destination)


def _code(change: Change, codes: Codes) -> str | None:
    user = user_of(change)
    new = codes.get(user.id) if user else None
    return new.code if new else None


def _still_as(shown: Sequence[Change], happened: Sequence[Change]) -> None:
    """Raise Conflict with the names of those who changed since they were shown."""
    seen = _versions(shown)
    if seen == _versions(happened):
        return
    users = [user for user in map(user_of, happened) if user]
    changed = [user.label for user in users if (user.id, user.version) not in seen]
    raise Conflict(changed or [user.label for user in users])


def _versions(changes: Sequence[Change]) -> list[tuple[str, int] | None]:
    return [(user.id, user.version) if (user := user_of(change)) else None for change in changes]


def user_of(change: Change) -> User | None:
    """Whom a change is about; nobody when it is about an organisation."""
    subject = change.subject if isinstance(change, Unchanged) else getattr(change, "user", None)
    return subject if isinstance(subject, User) else None
