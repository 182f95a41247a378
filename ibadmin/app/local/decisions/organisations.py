"""Decides changes of organisations and their administrators (Inleiding, 1, 2.1)."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ibadmin.app.changes import Outcome
from ibadmin.app.local.decisions.rows import Decisions, each
from ibadmin.app.organisations import (
    AddOrganisation,
    ChangeMembers,
    RecordAgreements,
    RegisterAdministrator,
)
from ibadmin.errors import InvalidInput, NotFound
from ibadmin.facts import AgreementRecorded, Unchanged
from ibadmin.model import Organisation, Registration
from ibadmin.rules import organisations as rules
from ibadmin.rules.fields import tidied
from ibadmin.rules.matrix import known_product
from ibadmin.rules.registration import register_administrator
from ibadmin.store.view import ActorView


def _add(view: ActorView, change: AddOrganisation) -> Iterator[Outcome]:
    code, name, kvk_number = change.code.strip().upper(), tidied(change.name), change.kvk_number.strip()
    organisation = Organisation(view.organisations.next_id(), code, name, change.kind, kvk_number)
    yield rules.add(view.actor, organisation, _holder(view, organisation))


def _holder(view: ActorView, organisation: Organisation) -> Organisation | None:
    """Returns the organisation that has this code or KvK number already."""
    wanted = organisation.code, organisation.kvk_number
    return next((each for each in view.organisations.all() if each.code in wanted or each.kvk_number in wanted), None)


def _record_agreements(view: ActorView, change: RecordAgreements) -> Iterator[Outcome]:
    organisation = view.organisations.coded(change.organisation)
    today = view.now.astimezone().date()
    for agreement, day in change.returned:
        outcome = rules.record_agreement(view.actor, organisation, agreement, day, today)
        organisation = _after(organisation, outcome)
        yield outcome


def _after(organisation: Organisation, outcome: Outcome) -> Organisation:
    """Returns the organisation once this was recorded, for the next agreement of the same change."""
    if not isinstance(outcome, AgreementRecorded):
        return organisation
    left = [(agreement, day) for agreement, day in organisation.agreements if agreement is not outcome.agreement]
    recorded = [(outcome.agreement, outcome.returned_on)] if outcome.returned_on else []
    return replace(organisation, agreements=(*left, *recorded), version=organisation.version + 1)


def _change_members(view: ActorView, change: ChangeMembers) -> list[Outcome]:
    partnership, *named = _named(view, [change.partnership, *change.joining, *change.leaving])
    joining, leaving = named[: len(change.joining)], named[len(change.joining) :]
    if len(dict.fromkeys(one.id for one in named)) < len(named):
        raise InvalidInput([("member", "twice")])
    there = frozenset(member.id for member in view.organisations.members(partnership))
    steps = [*((rules.join, member) for member in joining), *((rules.leave, member) for member in leaving)]
    return each(steps, lambda step: step[0](view.actor, partnership, step[1], there))


def _named(view: ActorView, codes: Iterable[str]) -> list[Organisation]:
    """Returns the organisations with these codes or KvK numbers; raises NotFound with every one that is not there."""
    known = {name: found for found in view.organisations.all() for name in (found.code.upper(), found.kvk_number)}
    wanted = [code.strip().upper() for code in codes]
    if missing := [code for code in wanted if code not in known]:
        raise NotFound("organisation", missing)
    return [known[code] for code in wanted]


def _register(view: ActorView, change: RegisterAdministrator) -> Iterator[Outcome]:
    place, matrix = view.organisations.coded(change.organisation), view.organisations.matrix()
    products = tuple(dict.fromkeys(known_product(matrix, product) for product in change.products))
    address = tidied(change.email_address).lower()
    form = Registration(secrets.token_hex(10), place, change.name, address, products, view.now)
    person = view.users.with_address(place.id, address)
    waiting = next(view.organisations.registrations(address, place.id), None)
    outcome = register_administrator(view.actor, form, person, matrix, waiting)
    # A person who has it all already is told as the organisation is: scripts get one shape.
    yield Unchanged(place) if isinstance(outcome, Unchanged) else outcome


DECISIONS: Decisions = {
    AddOrganisation: _add,
    RecordAgreements: _record_agreements,
    ChangeMembers: _change_members,
    RegisterAdministrator: _register,
}
