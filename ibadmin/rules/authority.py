"""Who may do something to whom (2, 2.1, 2.3): the part that every other rule asks first."""

from ibadmin.model import Actor, Organisation, OrganisationKind, User
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for

CANNOT_ACT = frozenset(
    {Refusal.ONESELF, Refusal.REGISTRATION_UNFINISHED, Refusal.AGREEMENT_MISSING, Refusal.NOT_ADMINISTRATOR}
)
"""Reasons of `over` beside which it makes no sense to look for others: they lie with who acts."""


@manual("2", "2.1", "2.3")
def over(actor: Actor, user: User) -> list[Reason]:
    """Why this person may not act on that user; empty when they may.

    Nobody acts on themselves. A beheerder acts on users of the own organisations; another beheerder, and
    whoever is registered to become one, is the servicedesk's, and nobody else's user is.
    """
    if actor.user.id == user.id:
        return [Reason(Refusal.ONESELF, user.label)]
    if kept_out := _kept_out(actor):
        return kept_out
    if actor.servicedesk:
        return _servicedesk_over(actor, user)
    if not actor.administered_products:
        return [Reason(Refusal.NOT_ADMINISTRATOR, actor.user.label)]
    reasons = []
    if user.organisation.id not in actor.administered_organisations:
        reasons.append(Reason(Refusal.ANOTHER_ORGANISATION, user.label))
    if user.administrator:
        reasons.append(Reason(Refusal.SERVICEDESKS_TO_HANDLE, user.label))
    return reasons


def _servicedesk_over(actor: Actor, user: User) -> list[Reason]:
    """The servicedesk handles administrators and its own colleagues: it helps, but does not take over (2.3, 3)."""
    if user.administrator or user.organisation.id == actor.user.organisation.id:
        return []
    return [Reason(Refusal.ADMINISTRATORS_TO_HANDLE, user.label)]


@manual("1", "3")
def servicedesk_only(actor: Actor) -> None:
    """Organisations, agreements and administrators are registered by the servicedesk alone."""
    registered(actor)
    if actor.user.organisation.kind is not OrganisationKind.SERVICEDESK:
        refuse_for([Reason(Refusal.NOT_SERVICEDESK, actor.user.label)])


@manual("Inleiding", "1.2")
def registered(actor: Actor) -> None:
    """Whoever has not finished the registration can only see to their own details and code.

    Agreements that turn out not to hold end the use of the portal also for who is logged in already.
    """
    refuse_for(_kept_out(actor))


def _kept_out(actor: Actor) -> list[Reason]:
    """Why this person cannot do anything to anybody."""
    reasons = []
    if not actor.user.active:
        reasons.append(Reason(Refusal.REGISTRATION_UNFINISHED, actor.user.label, actor.user.status.value))
    return reasons + missing_agreements(actor.user.organisation)


@manual("Inleiding")
def missing_agreements(organisation: Organisation) -> list[Reason]:
    """Which agreements were not returned yet; without both of them nobody there can use the portal."""
    return [
        Reason(Refusal.AGREEMENT_MISSING, organisation.label, agreement.value)
        for agreement in organisation.missing_agreements
    ]
