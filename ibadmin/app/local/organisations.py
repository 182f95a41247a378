"""Answers about organisations and their administrators (Inleiding, 1, 2.1)."""

from collections.abc import Iterator

from ibadmin.app.local import Answers
from ibadmin.app.organisations import (
    Administrators,
    AgreementsOf,
    ListAdministrators,
    ListOrganisations,
    MembersOf,
    OrganisationList,
    OrganisationShown,
    Partnership,
    ShowOrganisation,
)
from ibadmin.model import Organisation, Registration, Role, User
from ibadmin.rules.matrix import known_product
from ibadmin.store.view import ActorView


def _listed(view: ActorView, _question: ListOrganisations) -> OrganisationList:
    return OrganisationList(None, view.organisations.all())


def _shown(view: ActorView, question: ShowOrganisation) -> OrganisationShown:
    found = view.organisations.coded(question.name)
    return OrganisationShown(
        found,
        view.organisations.members(found),
        view.organisations.partnerships(found),
        tuple(view.users.listed(organisation=found.code, role=Role.ADMINISTRATOR)),
    )


def _agreements(view: ActorView, question: AgreementsOf) -> Organisation:
    return view.organisations.coded(question.organisation)


def _members(view: ActorView, question: MembersOf) -> Partnership:
    found = view.organisations.coded(question.organisation)
    return Partnership(found, view.organisations.members(found))


def _administrators(view: ActorView, question: ListAdministrators) -> Administrators:
    forms = () if question.active else tuple(view.organisations.registrations())
    return Administrators(
        users=tuple(_people(view, forms)),
        forms=forms,
        organisation=view.organisations.coded(question.organisation).code if question.organisation else "",
        product=known_product(view.organisations.matrix(), question.product) if question.product else "",
        servicedesk=view.actor.servicedesk,
    )


def _people(view: ActorView, forms: tuple[Registration, ...]) -> Iterator[User]:
    """Yields the users of these forms, and every user who has the role already."""
    arrived = [form.user_id for form in forms if form.user_id]
    people = {user.id: user for user in (view.users.named(arrived) if arrived else ())}
    people |= {user.id: user for user in view.users.listed(role=Role.ADMINISTRATOR)}
    yield from people.values()


ANSWERS: Answers = {
    ListOrganisations: _listed,
    ShowOrganisation: _shown,
    AgreementsOf: _agreements,
    MembersOf: _members,
    ListAdministrators: _administrators,
}
