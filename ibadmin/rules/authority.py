"""Who may do something to whom (2, 2.1, 2.3): the part that every other rule asks first."""

from ibadmin.model import Actor, OrganisationKind, User
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for


@manual("2", "2.1", "2.3")
def over(actor: Actor, user: User) -> list[Reason]:
    """Why this person may not act on that user; empty when they may.

    Nobody acts on themselves. A beheerder acts on users of the own organisations; another beheerder, and
    whoever is registered to become one, is the servicedesk's, and nobody else's user is.
    """
    if actor.user.id == user.id:
        return [Reason(Refusal.ONESELF, user.label)]
    if actor.servicedesk:
        return servicedesk_over(user)
    if not actor.administered_products:
        return [Reason(Refusal.NOT_ADMINISTRATOR, actor.user.label)]
    reasons = []
    if user.organisation.id not in actor.administered_organisations:
        reasons.append(Reason(Refusal.ANOTHER_ORGANISATION, user.label))
    if user.administrator:
        reasons.append(Reason(Refusal.SERVICEDESKS_TO_HANDLE, user.label))
    return reasons


@manual("2.3", "3")
def servicedesk_over(user: User) -> list[Reason]:
    """The servicedesk handles administrators and its own colleagues: it helps, but does not take over."""
    if user.administrator or user.organisation.kind is OrganisationKind.SERVICEDESK:
        return []
    return [Reason(Refusal.ADMINISTRATORS_TO_HANDLE, user.label)]


@manual("1", "3")
def servicedesk_only(actor: Actor) -> None:
    """Organisations, agreements and administrators are registered by the servicedesk alone."""
    if not actor.servicedesk:
        refuse_for([Reason(Refusal.NOT_SERVICEDESK, actor.user.label)])


@manual("1.2")
def registered(actor: Actor) -> None:
    """Whoever has not finished the registration can only see to their own details and code."""
    if not actor.user.active:
        refuse_for([Reason(Refusal.REGISTRATION_UNFINISHED, actor.user.label, actor.user.status.value)])
