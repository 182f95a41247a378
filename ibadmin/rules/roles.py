"""Rollen (2.1, 2.2): granting and revoking them per product, and what they allow."""

from ibadmin.facts import RoleGranted, RoleRevoked, Unchanged
from ibadmin.model import Actor, GrantState, Matrix, Role, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.deactivation import leaves_nobody
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for


@manual("2.1", "2.2")
def grant(actor: Actor, user: User, product: str, role: str, matrix: Matrix) -> RoleGranted | Unchanged:
    """Give a user a role on a product: G and PB by a beheerder of that product, GB by the servicedesk."""
    reasons = _may_change(actor, user, product, role, matrix)
    if user.status is UserStatus.ARRIVED:
        reasons.append(Reason(Refusal.DETAILS_MISSING, user.label))
    if user.status is UserStatus.INACTIVE:
        reasons.append(Reason(Refusal.USER_INACTIVE, user.label))
    refuse_for(reasons)
    held = user.grant(product, role)
    if held is not None and held.state in (GrantState.ACTIVE, GrantState.AWAITED):
        return Unchanged(user)
    return RoleGranted(user, product, role)


@manual("2.1", "2.2", "2.3")
def revoke(
    actor: Actor, user: User, product: str, role: str, matrix: Matrix, even_last: bool = False
) -> RoleRevoked | Unchanged:
    """Take a role away, also from an inactive user; an organisation's last beheerder only when that is said."""
    reasons = _may_change(actor, user, product, role, matrix)
    held = user.grant(product, role)
    last_role = held is not None and all(g is held or g.role != Role.ADMINISTRATOR for g in user.grants if g.active)
    if role == Role.ADMINISTRATOR and last_role and not even_last and leaves_nobody(user, frozenset({user.id})):
        reasons.append(Reason(Refusal.LAST_ADMINISTRATOR, user.label, user.organisation.label))
    refuse_for(reasons)
    return Unchanged(user) if held is None else RoleRevoked(user, product, role)


@manual("2.2")
def may_hand_out(actor: Actor, user: User, product: str, role: str, matrix: Matrix) -> list[Reason]:
    """Why this role on this product is not this person's to give or take."""
    known = matrix.role(role)
    if known is None or not matrix.actions(product, role):
        return [Reason(Refusal.ROLE_NOT_OFFERED, product, role)]
    if known.granted_by == Role.SERVICEDESK:
        return [] if actor.servicedesk else [Reason(Refusal.ROLE_NOT_YOURS, user.label, role)]
    if product not in actor.administered_products:
        return [Reason(Refusal.PRODUCT_NOT_YOURS, user.label, product)]
    return []


def _may_change(actor: Actor, user: User, product: str, role: str, matrix: Matrix) -> list[Reason]:
    """The own people are a beheerder's; a fellow beheerder too, as far as G and PB go (2.2: one person can hold all)."""
    reasons = authority.over(actor, user)
    if role != Role.ADMINISTRATOR and not actor.servicedesk:
        reasons = [reason for reason in reasons if reason.refusal is not Refusal.SERVICEDESKS_TO_HANDLE]
    if any(reason.refusal in (Refusal.ONESELF, Refusal.NOT_ADMINISTRATOR) for reason in reasons):
        return reasons
    return reasons + may_hand_out(actor, user, product, role, matrix)


@manual("Inleiding", "2.2.1", "2.2.2")
def allows(user: User, product: str, action: str, matrix: Matrix) -> tuple[str, ...]:
    """The roles by which this user may do the action on the product now; none when the organisation may not."""
    if not user.active or user.organisation.missing_agreements:
        return ()
    return tuple(
        g.role for g in user.grants if g.active and g.product == product and action in matrix.actions(product, g.role)
    )
