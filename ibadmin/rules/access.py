"""Toegang (2.2): why someone can or cannot do something on a product, and whose it is to change that."""

from collections.abc import Iterator, Sequence

from ibadmin.model import GrantState, Matrix, Role, User, UserStatus
from ibadmin.rules import roles
from ibadmin.rules.manual import manual
from ibadmin.rules.obstacles import Access, Hindrance, Obstacle, Whose

_OF_STATE = {
    GrantState.AWAITED: Obstacle.ROLE_AWAITED,
    GrantState.SUSPENDED: Obstacle.ROLE_SUSPENDED,
    GrantState.INACTIVE: Obstacle.ROLE_INACTIVE,
}


@manual("Inleiding", "1.2", "2.2", "2.2.1", "2.2.2", "2.3.1")
def explain(user: User, product: str, action: str, matrix: Matrix, administrators: Sequence[User]) -> Access:
    """What the rules say of this user and this action; `administrators` are those whose user this is."""
    allowed_by = roles.allows(user, product, action, matrix)
    if allowed_by:
        return Access(user, product, action, allowed_by, ())
    others = [each for each in administrators if each.administered_products and each.id != user.id]
    hindrances = (*_of_the_user(user, others), *_of_the_roles(user, product, action, matrix, others))
    return Access(user, product, action, (), hindrances)


def _of_the_user(user: User, administrators: Sequence[User]) -> Iterator[Hindrance]:
    for agreement in user.organisation.missing_agreements:
        yield Hindrance(Obstacle.AGREEMENT_MISSING, agreement.value, Whose.SERVICEDESK)
    whose, by = (Whose.SERVICEDESK, ()) if user.administrator else (Whose.ADMINISTRATOR, _names(administrators))
    match user.status:
        case UserStatus.ARRIVED | UserStatus.APPROVED:
            yield Hindrance(Obstacle.REGISTRATION_UNFINISHED, user.status.value, Whose.USER, (user.label,))
        case UserStatus.PENDING:
            yield Hindrance(Obstacle.REGISTRATION_UNFINISHED, user.status.value, whose, by)
        case UserStatus.INACTIVE:
            yield Hindrance(Obstacle.USER_INACTIVE, user.status.value, whose, by)
        case UserStatus.ACTIVE:
            return


def _of_the_roles(
    user: User, product: str, action: str, matrix: Matrix, administrators: Sequence[User]
) -> Iterator[Hindrance]:
    """The roles that would do: those that the user has but that do not work, or else those that are missing."""
    fitting = {role.code: role for role in matrix.roles if action in matrix.actions(product, role.code)}
    held = [grant for grant in user.grants if grant.product == product and grant.role in fitting]
    granters = _names([each for each in administrators if product in each.administered_products])
    for role, obstacle in (
        [(fitting[grant.role], _OF_STATE[grant.state]) for grant in held if grant.state in _OF_STATE]
        if held
        else [(role, Obstacle.ROLE_MISSING) for role in fitting.values()]
    ):
        if obstacle is Obstacle.ROLE_AWAITED:
            yield Hindrance(obstacle, role.code, Whose.USER, (user.label,))
        elif role.granted_by == Role.SERVICEDESK:
            yield Hindrance(obstacle, role.code, Whose.SERVICEDESK)
        else:
            yield Hindrance(obstacle, role.code, Whose.ADMINISTRATOR, granters)


def _names(users: Sequence[User]) -> tuple[str, ...]:
    return tuple(user.label for user in users)
