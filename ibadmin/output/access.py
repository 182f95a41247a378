"""Why somebody can or cannot do something, as a record."""

from ibadmin.output.shape import Record, Scalar
from ibadmin.rules.obstacles import Access


def access_record(access: Access) -> Record:
    """One action on one product for one user: whether, by which roles, and what is in the way."""
    obstacles: list[dict[str, Scalar]] = [
        {"obstacle": each.obstacle.code, "about": each.about, "whose": each.whose.value} for each in access.hindrances
    ]
    return {
        "user": access.user.id,
        "username": access.user.username,
        "organisation": access.user.organisation.code,
        "product": access.product,
        "action": access.action,
        "allowed": access.allowed,
        "roles": list(access.roles),
        "obstacles": obstacles,
        "menders": list(dict.fromkeys(name for each in access.hindrances for name in each.by)),
    }
