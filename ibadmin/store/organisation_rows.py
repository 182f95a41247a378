"""An organisation as columns and as a value, for every query that reads one along."""

from typing import Any

from sqlalchemy import Row, func, select

from ibadmin.model import Agreement, Organisation, OrganisationKind
from ibadmin.store.schema import organisations, registration_products, registrations

ORGANISATION = tuple(column.label(f"organisation_{column.name}") for column in organisations.c if column.name != "id")
"""Its columns beside `organisation_id`, which the rows of users and forms have already."""

PRODUCTS_OF_FORM = (
    select(func.aggregate_strings(registration_products.c.product, " "))
    .where(registration_products.c.registration_id == registrations.c.id)
    .scalar_subquery()
    .label("form_products")
)


def organisation_from(row: Row[Any]) -> Organisation:
    """The organisation in the columns of a row that start with `organisation_`."""
    returned = (
        (Agreement.INLICHTINGENBUREAU, row.organisation_inlichtingenbureau_returned_on),
        (Agreement.VECOZO, row.organisation_vecozo_returned_on),
    )
    return Organisation(
        id=row.organisation_id,
        code=row.organisation_code,
        name=row.organisation_name,
        kind=OrganisationKind(row.organisation_kind),
        kvk_number=row.organisation_kvk_number,
        agreements=tuple((agreement, day) for agreement, day in returned if day),
        version=row.organisation_version,
    )


def products_from(row: Row[Any]) -> tuple[str, ...]:
    """The products that a form asks for, by code."""
    return tuple(sorted((row.form_products or "").split()))
