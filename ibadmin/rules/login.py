"""Inloggen (Inleiding, 1.1, 2): who gets in, as whom, and how long a session lasts."""

from datetime import datetime, timedelta

from ibadmin.facts import LoggedIn, SessionEnd, SessionEnded, SessionStarted, UserArrived
from ibadmin.model import Actor, AssuranceLevel, Identity, Organisation, Session, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for

MINIMUM_LEVEL = AssuranceLevel.LOA3
HARD_LIMIT = timedelta(hours=8)


@manual("Inleiding", "1", "1.1")
def admit(identity: Identity, organisation: Organisation | None) -> Organisation:
    """Let a login in at the organisation with its KvK number: level 3 or higher, both agreements returned."""
    reasons = []
    if identity.assurance_level < MINIMUM_LEVEL:
        reasons.append(Reason(Refusal.LEVEL_TOO_LOW, identity.assurance_level.code, MINIMUM_LEVEL.code))
    if organisation is None:
        reasons.append(Reason(Refusal.ORGANISATION_UNKNOWN, identity.kvk_number))
    else:
        reasons += authority.missing_agreements(organisation)
    refuse_for(reasons)
    assert organisation is not None
    return organisation


@manual("2")
def arrive(identity: Identity, organisation: Organisation, user_id: str, audit_id: str) -> UserArrived:
    """A first login makes the user, at the organisation that the login names; nobody makes users by hand."""
    return UserArrived(identity, organisation, user_id, audit_id)


@manual("1.1", "2.3.1")
def log_in(identity: Identity, user: User) -> LoggedIn:
    """A known user comes back; who was deactivated stays out until the beheerder says otherwise."""
    if user.status is UserStatus.INACTIVE:
        refuse_for([Reason(Refusal.USER_INACTIVE, user.label)])
    return LoggedIn(user, identity.assurance_level)


@manual("1.1")
def start_session(
    user: User, level: AssuranceLevel, session_id: str, secret_sha256: bytes, now: datetime
) -> SessionStarted:
    """Begin a session: twenty minutes of quiet end it, and eight hours in any case.

    Who was switched off between the login and now, or whose organisation was, stays out after all.
    """
    reasons = authority.missing_agreements(user.organisation)
    if user.status is UserStatus.INACTIVE:
        reasons.append(Reason(Refusal.USER_INACTIVE, user.label))
    refuse_for(reasons)
    return SessionStarted(user, Session(session_id, user.id, level, now, now, now + HARD_LIMIT), secret_sha256)


@manual("1.1", "2.3")
def end_session(actor: Actor, user: User, session: Session) -> SessionEnded:
    """Log out, or end the session of a user who is yours to handle."""
    if actor.user.id == user.id:
        return SessionEnded(user, session, SessionEnd.LOGOUT if session.id == actor.session.id else SessionEnd.REVOKED)
    refuse_for(authority.over(actor, user))
    return SessionEnded(user, session, SessionEnd.REVOKED)
