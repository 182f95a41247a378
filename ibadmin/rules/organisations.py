"""Organisaties (Inleiding, 2.1): their agreements and partnerships, kept by the servicedesk."""

from dataclasses import replace
from datetime import date

from ibadmin.errors import InvalidChoice, InvalidInput
from ibadmin.facts import AgreementRecorded, MemberJoined, MemberLeft, OrganisationAdded, Unchanged
from ibadmin.model import Actor, Agreement, Organisation, OrganisationKind
from ibadmin.rules import authority
from ibadmin.rules.fields import problem
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for


@manual("1", "2")
def add(actor: Actor, organisation: Organisation, taken_by: Organisation | None) -> OrganisationAdded | Unchanged:
    """Take an organisation in; `taken_by` is the one that has this KvK number or code already.

    The servicedesk is there from the start and never added: whoever works there handles administrators. Raises
    InvalidInput with every problem at once.
    """
    authority.servicedesk_only(actor)
    if organisation.kind is OrganisationKind.SERVICEDESK:
        choices = (OrganisationKind.MUNICIPALITY.value, OrganisationKind.PARTNERSHIP.value)
        raise InvalidChoice("kind", organisation.kind.value, choices)
    _check(organisation)
    if taken_by is not None and _as_added(taken_by) == _as_added(organisation):
        return Unchanged(taken_by)
    if taken_by is not None:
        refuse_for([Reason(Refusal.KVK_NUMBER_TAKEN, taken_by.label, organisation.kvk_number)])
    return OrganisationAdded(organisation)


@manual("3")
def found(servicedesk: Organisation) -> OrganisationAdded:
    """Begin a store with the servicedesk, before there is anybody to act; raises InvalidInput."""
    _check(servicedesk)
    return OrganisationAdded(replace(servicedesk, kind=OrganisationKind.SERVICEDESK))


def _check(organisation: Organisation) -> None:
    typed = (("code", organisation.code), ("organisation_name", organisation.name))
    problems = [
        (field, wrong)
        for field, value in (*typed, ("kvk_number", organisation.kvk_number))
        if (wrong := problem(field, value))
    ]
    if problems:
        raise InvalidInput(problems)


def _as_added(organisation: Organisation) -> tuple[str, str, OrganisationKind, str]:
    return organisation.code.upper(), organisation.name, organisation.kind, organisation.kvk_number


@manual("Inleiding")
def record_agreement(
    actor: Actor, organisation: Organisation, agreement: Agreement, returned_on: date | None, today: date
) -> AgreementRecorded | Unchanged:
    """Note that a signed agreement came back on a day, or (None) that it did not hold; raises InvalidInput."""
    authority.servicedesk_only(actor)
    if returned_on is not None and returned_on > today:
        raise InvalidInput([("returned_on", "in_the_future")])
    if dict(organisation.agreements).get(agreement) == returned_on:
        return Unchanged(organisation)
    return AgreementRecorded(organisation, agreement, returned_on)


@manual("2.1")
def join(
    actor: Actor, partnership: Organisation, member: Organisation, members: frozenset[int]
) -> MemberJoined | Unchanged:
    """Make a municipality part of a samenwerkingsverband, whose beheerder then administers its users too."""
    authority.servicedesk_only(actor)
    reasons = []
    if partnership.kind is not OrganisationKind.PARTNERSHIP:
        reasons.append(Reason(Refusal.NOT_A_PARTNERSHIP, partnership.label))
    if member.kind is not OrganisationKind.MUNICIPALITY:
        reasons.append(Reason(Refusal.NOT_A_MUNICIPALITY, member.label))
    refuse_for(reasons)
    return Unchanged(partnership) if member.id in members else MemberJoined(partnership, member)


@manual("2.1")
def leave(
    actor: Actor, partnership: Organisation, member: Organisation, members: frozenset[int]
) -> MemberLeft | Unchanged:
    """End a membership; the partnership's beheerder sees those users no longer."""
    authority.servicedesk_only(actor)
    return MemberLeft(partnership, member) if member.id in members else Unchanged(partnership)
