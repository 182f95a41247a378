"""The tables, and in them every invariant that can stand there: the same text on SQLite and PostgreSQL.

What a rule forbids, a constraint forbids too. Times are UTC; hashes are hexadecimal text, so that rows can travel as
one JSON parameter on either engine. Every index that a query of a session can use starts with the organisation.
"""

from ibadmin.store.schema.audit import audit, operations
from ibadmin.store.schema.base import metadata
from ibadmin.store.schema.logins import login_codes, login_requests, seen_assertions, sessions
from ibadmin.store.schema.matrix import offers, permissions, products, roles
from ibadmin.store.schema.organisations import memberships, organisations
from ibadmin.store.schema.users import grants, registration_products, registrations, users, verification_codes

__all__ = [
    "audit",
    "grants",
    "login_codes",
    "login_requests",
    "memberships",
    "metadata",
    "offers",
    "operations",
    "organisations",
    "permissions",
    "products",
    "registration_products",
    "registrations",
    "roles",
    "seen_assertions",
    "sessions",
    "users",
    "verification_codes",
]
