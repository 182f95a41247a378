"""Sessions: those that are open, and ending them (1.1)."""

from typing import NamedTuple

from ibadmin.model import Actor, Session, User


class OpenSession(NamedTuple):
    """A session with its user."""

    session: Session
    user: User


class SessionsShown(NamedTuple):
    """Open sessions: of one user the newest first, of several by user."""

    sessions: tuple[OpenSession, ...]


class WhoAmI(NamedTuple):
    """The caller and the caller's session, also before the registration is finished (1.2)."""

    answer: type[Actor] = Actor


class OpenSessions(NamedTuple):
    """The open sessions of one user, or of everybody whom the caller may see; raises NotFound, Ambiguous."""

    user: str = ""
    answer: type[SessionsShown] = SessionsShown


class RevokeSessions(NamedTuple):
    """The end of every open session of a user, or of the one with this id; raises NotFound, Ambiguous."""

    user: str
    session: str = ""


class EndMySession(NamedTuple):
    """The end of the caller's session, also before the registration is finished (1.2)."""
