"""Verwijderen (2.3.2): the end of a user, of whom nothing is kept."""

from ibadmin.facts import UserDeleted
from ibadmin.model import Actor, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for


@manual("2.3", "2.3.2")
def delete(actor: Actor, user: User) -> UserDeleted:
    """Delete an inactive user; everything that is still on is named, so that one look tells what to switch off."""
    reasons = authority.over(actor, user)
    if user.status is not UserStatus.INACTIVE:
        reasons.append(Reason(Refusal.STILL_ACTIVE, user.label, user.status.value))
    if user.newsletter:
        reasons.append(Reason(Refusal.NEWSLETTER_ON, user.label))
    if user.contact_person:
        reasons.append(Reason(Refusal.CONTACT_PERSON_ON, user.label))
    refuse_for(reasons)
    return UserDeleted(user)
