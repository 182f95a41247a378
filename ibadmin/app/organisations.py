"""Organisations, their agreements, partnerships and administrators (Inleiding, 1, 2.1)."""

from datetime import date
from typing import NamedTuple

from ibadmin.app.application import Listing
from ibadmin.model import Agreement, Organisation, OrganisationKind, Registration, User


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


class AddOrganisation(NamedTuple):
    """A new organisation, whose people log in under this KvK number (2)."""

    code: str
    name: str
    kind: OrganisationKind
    kvk_number: str


class RecordAgreements(NamedTuple):
    """Agreements that came back signed, each with the day, or that do not hold any more (Inleiding).

    Raises NotFound for the organisation, by code or KvK number.
    """

    organisation: str
    returned: tuple[tuple[Agreement, date | None], ...]


class ChangeMembers(NamedTuple):
    """Municipalities that become members of a partnership, or are none any more (2.1).

    Raises NotFound with every organisation that is not there, and InvalidInput for one that is named twice.
    """

    partnership: str
    joining: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()


class RegisterAdministrator(NamedTuple):
    """The form "aanmelden gebruikersbeheerder" (1); raises NotFound, InvalidChoice for a product."""

    organisation: str
    name: str
    email_address: str
    products: tuple[str, ...]
