"""Makes a change: decides it again in the transaction that writes it, and writes all of it or nothing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ibadmin.app.changes import NO_CODES, Change, ChangeOptions, Decided, Progress, user_of
from ibadmin.app.local.decide import decide, digest_of
from ibadmin.facts import CodeReissued, Fact, Unchanged, UserVerified
from ibadmin.rules.codes import NewCode
from ibadmin.store.unit import ActorUnit

Facts = Sequence[Fact | Unchanged]
NewCodes = Callable[[Sequence[str]], Mapping[str, NewCode]]
_AT_ONCE = 2_500
"""So many facts are written together, so that memory stays what it is."""


def make(
    unit: ActorUnit, change: Change, options: ChangeOptions, digest: bytes, progress: Progress, new_codes: NewCodes
) -> Decided:
    """Decides a change and writes it, in the transaction of `unit`; see Application.apply."""
    decided = decide(unit, change, options)
    as_shown = not digest or digest == digest_of(unit, change, decided.outcomes)
    if not as_shown or decided.limit or (decided.failed and not options.keep_going):
        progress.decided(decided)
        return decided
    facts, codes = _with_codes(decided.changes, new_codes)
    decided = decided._replace(applied=True, codes=codes)
    progress.decided(decided)
    progress.written(0, len(facts))
    for done, part in _parts(facts):
        unit.record(part)
        progress.written(done, len(facts))
    return decided


def _with_codes(facts: Facts, new_codes: NewCodes) -> tuple[Facts, Mapping[str, str]]:
    """Returns the facts with the hashes of the codes that they issue (1.2), and the codes by user id."""
    issuing = [each.user.id for each in facts if isinstance(each, CodeReissued | UserVerified)]
    if not issuing:
        return facts, NO_CODES
    new = new_codes(issuing)
    hashed = [
        replace(each, keyed_hash=new[each.user.id].keyed_hash)
        if isinstance(each, CodeReissued | UserVerified)
        else each
        for each in facts
    ]
    return hashed, {user_id: each.code for user_id, each in new.items()}


def _parts(changes: Facts) -> Iterator[tuple[int, Facts]]:
    """Yields the changes some thousands at a time, each part with the number of those that are written with it.

    Those of one kind go together, and within them those to one user. In the order of ids a part touches a tenth of
    the store's indexes instead of all of them, which halves what the system does.
    """
    ordered = sorted(changes, key=_kind_and_id) if all(map(user_of, changes)) else changes
    start = 0
    while start < len(ordered):
        end = min(start + _AT_ONCE, len(ordered))
        while end < len(ordered) and _kind_and_id(ordered[end - 1]) == _kind_and_id(ordered[end]):
            end += 1
        yield end, ordered[start:end]
        start = end


def _kind_and_id(change: Fact | Unchanged) -> tuple[str, str]:
    user = user_of(change)
    return type(change).__name__, user.id if user else ""
