"""Decides: one place that says of any change what it comes to, row by row, whether it is too large, and its digest."""

from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module

from ibadmin.app.changes import Change, ChangeOptions, Decided, Outcome, identity
from ibadmin.app.local.decisions.rows import Decisions
from ibadmin.rules import limits
from ibadmin.rules.manual import Refused
from ibadmin.store.view import ActorView


def decide(view: ActorView, change: Change, options: ChangeOptions) -> Decided:
    """Returns what a change comes to for the caller; raises what is in the way of one that has no rows."""
    noun = type(change).__module__.rpartition(".")[2]
    decisions: Decisions = import_module(f"ibadmin.app.local.decisions.{noun}").DECISIONS
    outcomes = tuple(decisions[type(change)](view, change))
    decided = Decided(outcomes)
    return decided._replace(limit=_limit(view, decided, options))


def digest_of(view: ActorView, change: Change, outcomes: Sequence[Outcome]) -> bytes:
    """Returns the SHA-256 of operation, parameters, actor, and each subject's id, version and outcome in order."""
    digest = sha256(repr((type(change).__name__, change, view.actor.user.id)).encode("utf-8", "surrogatepass"))
    for outcome in outcomes:
        digest.update(f"\n{identity(outcome)}".encode("utf-8", "surrogatepass"))
    return digest.digest()


def _limit(view: ActorView, decided: Decided, options: ChangeOptions) -> Refused | None:
    """Returns the refusal of a change by which more users lose their access than may be."""
    leaving = decided.leaving
    if not leaving:
        return None
    try:
        limits.within(leaving, view.users.active_in({user.organisation.id for user in leaving}), options.expect)
    except Refused as refused:
        return refused.with_traceback(None)
    return None
