"""Questions about organisations and their administrators (Inleiding, 1, 2.1)."""

from typing import NamedTuple

from ibadmin.app.application import Listing
from ibadmin.model import Organisation, Registration, User


class OrganisationList(Listing[None, Organisation]):
    """Organisations by code."""


class OrganisationShown(NamedTuple):
    """An organisation with its partnerships, or the members that it has as one, and its administrators."""

    organisation: Organisation
    members: tuple[Organisation, ...]
    partnerships: tuple[Organisation, ...]
    administrators: tuple[User, ...]


class Partnership(NamedTuple):
    """An organisation with the members that it has."""

    organisation: Organisation
    members: tuple[Organisation, ...]


class Administrators(NamedTuple):
    """Users who are or become administrators, and the forms of those who were not verified yet.

    `organisation` and `product` are the codes of those that were asked for; `servicedesk`: the caller is there.
    """

    users: tuple[User, ...]
    forms: tuple[Registration, ...]
    organisation: str
    product: str
    servicedesk: bool


class ListOrganisations(NamedTuple):
    """The organisations that the caller may see."""

    answer: type[OrganisationList] = OrganisationList


class ShowOrganisation(NamedTuple):
    """One organisation, by code or KvK number; raises NotFound."""

    name: str
    answer: type[OrganisationShown] = OrganisationShown


class AgreementsOf(NamedTuple):
    """An organisation with its agreements, by code or KvK number; raises NotFound."""

    organisation: str
    answer: type[Organisation] = Organisation


class MembersOf(NamedTuple):
    """A partnership with its members, by code or KvK number; raises NotFound."""

    organisation: str
    answer: type[Partnership] = Partnership


class ListAdministrators(NamedTuple):
    """The active administrators, or those who are to become one; raises NotFound, InvalidChoice for a product."""

    active: bool = False
    organisation: str = ""
    product: str = ""
    answer: type[Administrators] = Administrators
