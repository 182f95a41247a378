"""Deactiveren (2.3.1): switching a user off with everything that hangs on it, and on again."""

from collections.abc import Collection

from ibadmin.facts import Unchanged, UserDeactivated, UserReactivated
from ibadmin.model import Actor, GrantState, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for


@manual("2.3", "2.3.1")
def deactivate(
    actor: Actor, user: User, leaving: Collection[str] = (), even_last: bool = False
) -> UserDeactivated | Unchanged:
    """Switch a user off: every role inactive, newsletter and contact person off, sessions and code ended.

    `leaving` holds the ids of all who are deactivated in the same run, so that two last administrators cannot slip
    out together; `even_last` is how someone says explicitly that the organisation may be left without.
    """
    reasons = authority.over(actor, user)
    if user.status is UserStatus.INACTIVE and not reasons:
        return Unchanged(user)
    last = leaves_nobody(user, leaving)
    if last and not even_last:
        reasons.append(Reason(Refusal.LAST_ADMINISTRATOR, user.label, user.organisation.label))
    refuse_for(reasons)
    return UserDeactivated(user, tuple([grant for grant in user.grants if grant.active]), even_last=last)


@manual("2.3.1")
def reactivate(actor: Actor, user: User, restore_roles: bool = False) -> UserReactivated | Unchanged:
    """Switch a user on again, with the roles that the deactivation switched off only when asked.

    Whoever never entered a verification code goes back to waiting instead: a slider is no verification.
    """
    reasons = authority.over(actor, user)
    restored = tuple(g for g in user.grants if restore_roles and g.state is GrantState.SUSPENDED)
    if not actor.servicedesk and not any(reason.refusal in authority.CANNOT_ACT for reason in reasons):
        elsewhere = dict.fromkeys(g.product for g in restored if g.product not in actor.administered_products)
        reasons += [Reason(Refusal.PRODUCT_NOT_YOURS, user.label, product) for product in elsewhere]
    refuse_for(reasons)
    if user.status is not UserStatus.INACTIVE:
        return Unchanged(user)
    if user.registered_at is None:
        return UserReactivated(user, UserStatus.PENDING if user.details else UserStatus.ARRIVED, ())
    return UserReactivated(user, UserStatus.ACTIVE, restored)


@manual("2.3")
def leaves_nobody(user: User, leaving: Collection[str]) -> bool:
    """Whether the organisation would be without an active beheerder once these are gone."""
    return bool(user.administered_products) and not user.fellow_administrators.difference(leaving)
