"""Products, roles and what they allow (2.2)."""

from sqlalchemy import select

from ibadmin.store.queries.rows import added
from ibadmin.store.schema import offers, permissions, products, roles

PRODUCTS = select(products.c.code, products.c.name).order_by(products.c.position)
ROLES = select(roles.c.code, roles.c.abbreviation, roles.c.granted_by).order_by(roles.c.position)
OFFERS = select(offers.c.product, offers.c.role)
PERMISSIONS = select(permissions.c.product, permissions.c.role, permissions.c.action).order_by(permissions.c.position)
ADD_PRODUCTS = added(products)
ADD_ROLES = added(roles)
ADD_OFFERS = added(offers)
ADD_PERMISSIONS = added(permissions)
