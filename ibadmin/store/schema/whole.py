"""The schema with its partial indexes, for who makes a store or checks one.

They stand apart from their tables: to name an engine makes SQLAlchemy load all of that engine's dialect, and no command
that works in a store needs them.
"""

from sqlalchemy import Index, text

from ibadmin.store.schema import metadata
from ibadmin.store.schema.users import grants, users

__all__ = ["metadata"]

_PENDING = text("status = 'pending'")
_ADMINISTRATOR = text("role = 'gebruikersbeheerder'")

Index(
    "users_pending_idx",
    *(users.c.organisation_id, users.c.search_name, users.c.id),
    sqlite_where=_PENDING,
    postgresql_where=_PENDING,
)
Index(
    "grants_administrators_idx",
    *(grants.c.organisation_id, grants.c.user_id),
    sqlite_where=_ADMINISTRATOR,
    postgresql_where=_ADMINISTRATOR,
)
