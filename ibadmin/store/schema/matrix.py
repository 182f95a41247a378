"""Products, roles and what they allow (2.2): data, so that more can be added without a release."""

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Named, Table, Text, TypedColumns

from ibadmin.store.schema.base import metadata


class ProductColumns(TypedColumns):
    """A product."""

    code: Column[str] = Column(Text, primary_key=True)
    name: Column[str] = Column(Text)
    position: Named[int]


products = Table("products", metadata, ProductColumns)


class RoleColumns(TypedColumns):
    """A role, its letters in the overview, and the role that hands it out."""

    code: Column[str] = Column(Text, primary_key=True)
    abbreviation: Column[str] = Column(Text)
    granted_by: Column[str] = Column(Text)
    position: Named[int]


roles = Table("roles", metadata, RoleColumns)


class OfferColumns(TypedColumns):
    """A role that can be had on a product."""

    product: Column[str] = Column(Text, ForeignKey("products.code"), primary_key=True)
    role: Column[str] = Column(Text, ForeignKey("roles.code"), primary_key=True)


offers = Table("offers", metadata, OfferColumns)


class PermissionColumns(TypedColumns):
    """What a role allows on a product."""

    product: Column[str] = Column(Text, primary_key=True)
    role: Column[str] = Column(Text, primary_key=True)
    action: Column[str] = Column(Text, primary_key=True)
    position: Named[int]


permissions = Table(
    "permissions",
    metadata,
    PermissionColumns,
    ForeignKeyConstraint(["product", "role"], ["offers.product", "offers.role"]),
)
