"""Decides which sessions end (1.1)."""

from collections.abc import Iterator

from ibadmin.app.changes import Outcome
from ibadmin.app.local.decisions.rows import Decisions, each
from ibadmin.app.sessions import EndMySession, RevokeSessions
from ibadmin.errors import NotFound
from ibadmin.facts import Unchanged
from ibadmin.rules import login
from ibadmin.rules.activity import is_open
from ibadmin.store.view import ActorView


def _revoke(view: ActorView, change: RevokeSessions) -> list[Outcome]:
    user = view.users.one(change.user)
    open_ones = [one for one in view.sessions.of(user) if is_open(one, view.now)]
    if change.session and change.session not in (one.id for one in open_ones):
        raise NotFound("session", [change.session])
    ending = [one for one in open_ones if change.session in ("", one.id)]
    return each(ending, lambda one: login.end_session(view.actor, user, one)) or [Unchanged(user)]


def _end_mine(view: ActorView, _change: EndMySession) -> Iterator[Outcome]:
    yield login.end_session(view.actor, view.actor.user, view.actor.session)


DECISIONS: Decisions = {RevokeSessions: _revoke, EndMySession: _end_mine}
