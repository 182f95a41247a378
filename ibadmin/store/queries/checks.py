"""What no command leaves behind: somebody worked on the store around the program."""

from collections.abc import Iterator

from sqlalchemy import Select, Text, and_, exists, func, literal, not_, or_, select, union_all

from ibadmin.model import GrantState, OrganisationKind, UserStatus
from ibadmin.store.schema import (
    audit,
    grants,
    memberships,
    metadata,
    organisations,
    registration_products,
    registrations,
    users,
    verification_codes,
)

_traced = exists().where(audit.c.organisation_id == users.c.organisation_id, audit.c.subject == users.c.audit_id)
_awaited = exists().where(grants.c.user_id == users.c.id, grants.c.state == GrantState.AWAITED.value)
_waits = or_(
    users.c.status == UserStatus.APPROVED.value,
    and_(users.c.status == UserStatus.ACTIVE.value, _awaited.correlate(users)),
)
_asked_for = exists().where(registration_products.c.registration_id == registrations.c.id)
_partnership, _member = organisations.alias("partnership"), organisations.alias("member")

USER_UNTRACED = select(func.count()).select_from(users).where(not_(_traced.correlate(users)))
CODE_NOT_AWAITED = (
    select(func.count())
    .select_from(verification_codes)
    .join(users, and_(verification_codes.c.user_id == users.c.id, not_(_waits)))
)
FORM_WITHOUT_PRODUCT = select(func.count()).select_from(registrations).where(not_(_asked_for.correlate(registrations)))
MEMBERSHIP_IMPOSSIBLE = (
    select(func.count())
    .select_from(memberships)
    .join(_partnership, _partnership.c.id == memberships.c.partnership_id)
    .join(_member, _member.c.id == memberships.c.member_id)
    .where(
        or_(
            _partnership.c.kind != OrganisationKind.PARTNERSHIP.value,
            _member.c.kind != OrganisationKind.MUNICIPALITY.value,
        )
    )
)


def _dangling() -> Iterator[Select[str, int]]:
    """For each foreign key, how many rows refer to none: who is superuser can put them there."""
    for table in metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            other = key.referred_table.alias("referred")
            pairs = [(each.parent, other.c[each.column.name]) for each in key.elements]
            lost = not_(exists().where(*(own == theirs for own, theirs in pairs)).correlate(table))
            given = and_(*(own.is_not(None) for own, _ in pairs))
            yield select(literal(str(table.name), Text), func.count()).select_from(table).where(given, lost)


DANGLING = union_all(*sorted(_dangling(), key=str))
