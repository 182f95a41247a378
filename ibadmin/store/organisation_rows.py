"""An organisation as the columns of every query that reads one along, and as a value."""

from ibadmin.model import Agreement, Organisation, OrganisationKind
from ibadmin.store.connection import Answer

COLUMNS = 7
"""How many there are beside its id, which the rows of users and forms have already."""


def organisation_from(number: int, columns: Answer) -> Organisation:
    """The organisation with this id in these columns."""
    code, name, kind, kvk_number, inlichtingenbureau, vecozo, version = columns
    returned = ((Agreement.INLICHTINGENBUREAU, inlichtingenbureau), (Agreement.VECOZO, vecozo))
    return Organisation(
        id=number,
        code=code,
        name=name,
        kind=OrganisationKind(kind),
        kvk_number=kvk_number,
        agreements=tuple((agreement, day) for agreement, day in returned if day),
        version=version,
    )


def products_from(column: str | None) -> tuple[str, ...]:
    """The products that a form asks for, by code."""
    return tuple(sorted((column or "").split()))
