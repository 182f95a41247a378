"""The autorisatiematrix: every role of every user who may be seen, and who granted it (2.2)."""

from collections.abc import Iterator

from sqlalchemy import Connection, Text, and_, func, literal, or_, select

from ibadmin.model import Grant, GrantState, Role
from ibadmin.model.audit import Authorisation
from ibadmin.model.people import full_name
from ibadmin.store.isolation import Sight
from ibadmin.store.schema import audit, grants, organisations, users
from ibadmin.store.search import instr

_ROWS_AHEAD = 500
_BLANK = literal(" ", Text)
_by_itself = and_(
    audit.c.action == "role_granted", audit.c.fields == grants.c.product + literal(":", Text) + grants.c.role
)
# Who was registered as beheerder got the role with the verification, whose row names the products alone (1.2).
_by_verification = and_(
    audit.c.action == "user_verified",
    grants.c.role == Role.ADMINISTRATOR,
    instr(_BLANK + audit.c.fields + _BLANK, _BLANK + grants.c.product + _BLANK) > 0,
)
_GRANTED_BY = (
    select(audit.c.actor)
    .where(
        audit.c.organisation_id == users.c.organisation_id,
        audit.c.subject == users.c.audit_id,
        or_(_by_itself, _by_verification),
    )
    .order_by(audit.c.sequence.desc())
    .limit(1)
    .correlate(users, grants)
    .scalar_subquery()
)


class Authorisations:
    """The roles of the users whom one person may see."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight

    def all(self, *, organisation: str = "", state: str = "") -> Iterator[Authorisation]:
        """By organisation, name, product and role, narrowed where asked."""
        wanted = [
            *([organisations.c.code == organisation] if organisation else []),
            *([grants.c.state == state] if state else []),
        ]
        found = self._connection.execute(
            select(
                *(users.c.id, users.c.username, users.c.status, users.c.last_login_at),
                *(users.c.first_name, users.c.initials, users.c.infix, users.c.surname),
                *(grants.c.product, grants.c.role, grants.c.state, grants.c.granted_at),
                organisations.c.code.label("organisation_code"),
                organisations.c.name.label("organisation_name"),
                func.coalesce(_GRANTED_BY, "").label("granted_by"),
            )
            .join_from(users, organisations, organisations.c.id == users.c.organisation_id)
            .join(grants, grants.c.user_id == users.c.id)
            .where(self._sight.users, *wanted)
            .order_by(users.c.organisation_id, users.c.search_name, users.c.id, grants.c.product, grants.c.role)
            .execution_options(yield_per=_ROWS_AHEAD),
            self._sight.parameters,
        )
        with found:
            for row in found:
                named = row.surname is not None
                yield Authorisation(
                    user=row.id,
                    username=row.username,
                    full_name=full_name(row.first_name, row.initials, row.infix, row.surname) if named else None,
                    status=row.status,
                    organisation=row.organisation_code,
                    organisation_name=row.organisation_name,
                    grant=Grant(row.product, row.role, GrantState(row.state), row.granted_at),
                    granted_by=row.granted_by,
                    last_login_at=row.last_login_at,
                )
