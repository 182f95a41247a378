"""Answers about sessions (1.1)."""

from ibadmin.app.local import Answers
from ibadmin.app.sessions import OpenSession, OpenSessions, SessionsShown, WhoAmI
from ibadmin.model import Actor
from ibadmin.rules.activity import is_open
from ibadmin.store.view import ActorView


def _myself(view: ActorView, _question: WhoAmI) -> Actor:
    return view.actor


def _open(view: ActorView, question: OpenSessions) -> SessionsShown:
    of_one = view.sessions.of(view.users.one(question.user)) if question.user else view.sessions.visible()
    found = [session for session in of_one if is_open(session, view.now)]
    people = {user.id: user for user in view.users.named([session.user_id for session in found])}
    return SessionsShown(tuple(OpenSession(session, people[session.user_id]) for session in found))


ANSWERS: Answers = {WhoAmI: _myself, OpenSessions: _open}
