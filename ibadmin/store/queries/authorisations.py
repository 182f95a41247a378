"""The autorisatiematrix: every role of every user who may be seen, and who granted it (2.2)."""

from typing import Any

from sqlalchemy import Select, Text, and_, func, literal, or_, select

from ibadmin.facts import RoleGranted, UserVerified
from ibadmin.model import Role
from ibadmin.store.queries.functions import instr
from ibadmin.store.queries.isolation import Filter
from ibadmin.store.queries.rows import given, wanted
from ibadmin.store.schema import audit, grants, organisations, users

_BLANK = literal(" ", Text)
_by_itself = and_(
    audit.c.action == RoleGranted.action, audit.c.fields == grants.c.product + literal(":", Text) + grants.c.role
)
# Who was registered as beheerder got the role with the verification, whose row names the products alone (1.2).
_by_verification = and_(
    audit.c.action == UserVerified.action,
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


def every(sight: Filter) -> Select[*tuple[Any, ...]]:
    """By organisation, name, product and role, narrowed by what is asked for."""
    return (
        select(
            *(users.c.id, users.c.username, users.c.status, users.c.last_login_at),
            *(users.c.first_name, users.c.initials, users.c.infix, users.c.surname),
            *(grants.c.product, grants.c.role, grants.c.state, grants.c.granted_at),
            *(organisations.c.code, organisations.c.name, func.coalesce(_GRANTED_BY, "")),
        )
        .join_from(users, organisations, organisations.c.id == users.c.organisation_id)
        .join(grants, grants.c.user_id == users.c.id)
        .where(
            sight.users,
            wanted("organisation", organisations.c.code == given("organisation")),
            wanted("state", grants.c.state == given("state")),
        )
        .order_by(users.c.organisation_id, users.c.search_name, users.c.id, grants.c.product, grants.c.role)
    )
