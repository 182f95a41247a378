"""Rollen (2.1, 2.2): granting and revoking them per product, and what they allow."""

from collections.abc import Collection

from ibadmin.facts import RoleGranted, RoleRevoked, Unchanged
from ibadmin.model import Actor, GrantState, Matrix, Role, User, UserStatus
from ibadmin.rules import authority
from ibadmin.rules.deactivation import leaves_nobody
from ibadmin.rules.manual import Reason, Refusal, manual, refuse_for


@manual("2.1", "2.2")
def grant(actor: Actor, user: User, product: str, role: str, matrix: Matrix) -> RoleGranted | Unchanged:
    """Give a user a role on a product: G and PB by a beheerder of that product, GB by the servicedesk.

    GB goes only to who entered a code already: it comes with the code of the servicedesk, never with an earlier one.
    """
    reasons = _may_change(actor, user, product, role, matrix)
    if user.status is UserStatus.ARRIVED:
        reasons.append(Reason(Refusal.DETAILS_MISSING, user.label))
    elif user.status is UserStatus.INACTIVE:
        reasons.append(Reason(Refusal.USER_INACTIVE, user.label))
    elif role == Role.ADMINISTRATOR and (user.registration is not None or not user.active):
        waiting_for = UserStatus.PENDING if user.active else user.status
        reasons.append(Reason(Refusal.REGISTRATION_UNFINISHED, user.label, waiting_for.value))
    refuse_for(reasons)
    held = user.grant(product, role)
    if held is not None and held.state in (GrantState.ACTIVE, GrantState.AWAITED):
        return Unchanged(user)
    return RoleGranted(user, product, role)


@manual("2.1", "2.2", "2.3")
def revoke(
    actor: Actor,
    user: User,
    product: str,
    role: str,
    matrix: Matrix,
    even_last: bool = False,
    *,
    leaving: Collection[str] = (),
) -> RoleRevoked | Unchanged:
    """Take a role away, also from an inactive user; an organisation's last beheerder only when that is said.

    `leaving` holds the ids of all who lose their last GB in the same run: those for whom `ends_administration`.
    """
    reasons = _may_change(actor, user, product, role, matrix)
    last = ends_administration(user, product, role) and leaves_nobody(user, leaving)
    if last and not even_last:
        reasons.append(Reason(Refusal.LAST_ADMINISTRATOR, user.label, user.organisation.label))
    refuse_for(reasons)
    return Unchanged(user) if user.grant(product, role) is None else RoleRevoked(user, product, role, even_last=last)


@manual("2.3")
def ends_administration(user: User, product: str, role: str) -> bool:
    """Whether someone is beheerder of nothing any more without this role on this product."""
    return role == Role.ADMINISTRATOR and user.administered_products == {product}


@manual("2.3")
def takes_administration(user: User, product: str, role: str) -> bool:
    """Whether it is a working GB that this would take away."""
    return role == Role.ADMINISTRATOR and product in user.administered_products


@manual("2.2")
def may_hand_out(actor: Actor, user: User, product: str, role: str, matrix: Matrix) -> list[Reason]:
    """Why this role on this product is not this person's to give or take.

    Of G and PB the servicedesk has no more to give than anyone else: only as beheerder, in the own organisation.
    """
    known = matrix.role(role)
    if known is None or not matrix.actions(product, role):
        return [Reason(Refusal.ROLE_NOT_OFFERED, product, role)]
    if known.granted_by == Role.SERVICEDESK:
        return [] if actor.servicedesk else [Reason(Refusal.ROLE_NOT_YOURS, user.label, role)]
    reasons = []
    if user.organisation.id not in actor.administered_organisations:
        reasons.append(Reason(Refusal.ANOTHER_ORGANISATION, user.label))
    if product not in actor.administered_products:
        reasons.append(Reason(Refusal.PRODUCT_NOT_YOURS, user.label, product))
    return reasons


def _may_change(actor: Actor, user: User, product: str, role: str, matrix: Matrix) -> list[Reason]:
    """A fellow beheerder's G and PB are a beheerder's to change too: one person can hold all (2.2)."""
    reasons = authority.over(actor, user)
    known = matrix.role(role)
    if known is not None and known.granted_by != Role.SERVICEDESK:
        reasons = [reason for reason in reasons if reason.refusal is not Refusal.SERVICEDESKS_TO_HANDLE]
    if any(reason.refusal in authority.CANNOT_ACT for reason in reasons):
        return reasons
    return list(dict.fromkeys(reasons + may_hand_out(actor, user, product, role, matrix)))


@manual("Inleiding", "2.2.1", "2.2.2")
def allows(user: User, product: str, action: str, matrix: Matrix) -> tuple[str, ...]:
    """The roles by which this user may do the action on the product now; none when the organisation may not."""
    if not user.active or user.organisation.missing_agreements:
        return ()
    return tuple(
        g.role for g in user.grants if g.active and g.product == product and action in matrix.actions(product, g.role)
    )
