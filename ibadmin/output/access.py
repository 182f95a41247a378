"""Why somebody can or cannot do something: the record, and in few words what people see of it."""

from ibadmin.language import mark, translate
from ibadmin.output.shape import Column, Kind, Record, Scalar, Shape, Show
from ibadmin.rules.obstacles import Access, Obstacle

_OBSTACLES = {
    Obstacle.AGREEMENT_MISSING: mark("agreement missing: {about}"),
    Obstacle.REGISTRATION_UNFINISHED: mark("not registered yet"),
    Obstacle.USER_INACTIVE: mark("user is inactive"),
    Obstacle.ROLE_AWAITED: mark("role {about} waits for the verification code"),
    Obstacle.ROLE_SUSPENDED: mark("role {about} off with the user"),
    Obstacle.ROLE_INACTIVE: mark("role {about} is off"),
    Obstacle.ROLE_MISSING: mark("no role {about}"),
}
_SAID = {obstacle.code: text for obstacle, text in _OBSTACLES.items()}


def _because(record: Record) -> str:
    """By which role, or else what is in the way."""
    roles, obstacles = record["roles"], record["obstacles"]
    words = [each for each in roles if isinstance(each, str)] if isinstance(roles, list) else []
    items = [each for each in obstacles if isinstance(each, dict)] if isinstance(obstacles, list) else []
    return ", ".join([*words, *(translate(_SAID[str(item["obstacle"])]).format(about=item["about"]) for item in items)])


ACCESS = Shape(
    (
        Column("user", mark("Id"), Show.WIDE),
        Column("username", mark("User name"), Show.WIDE),
        Column("organisation", mark("Organisation"), Show.WIDE),
        Column("product", mark("Product"), Show.KEY),
        Column("action", mark("Action"), Show.KEY),
        Column("allowed", mark("Allowed"), Show.NARROW, Kind.FLAG),
        Column("roles", mark("By the role"), Show.WIDE, Kind.CODES),
        Column("obstacles", mark("Because"), Show.KEY, Kind.ITEMS, cell=_because),
        Column("menders", mark("Can be mended by"), Show.NARROW, Kind.CODES),
    ),
    ("product", "action"),
)


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
