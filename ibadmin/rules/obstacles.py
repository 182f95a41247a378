"""What can stand between a user and an action (2.2): the nouns in which access is explained."""

from dataclasses import dataclass
from enum import Enum

from ibadmin.model import User


class Obstacle(Enum):
    """What stands between a user and an action: a stable code and the manual's section."""

    AGREEMENT_MISSING = ("agreement_missing", "Inleiding")
    REGISTRATION_UNFINISHED = ("registration_unfinished", "1.2")
    USER_INACTIVE = ("user_inactive", "2.3.1")
    ROLE_AWAITED = ("role_awaited", "1.2")
    ROLE_SUSPENDED = ("role_suspended", "2.3.1")
    ROLE_INACTIVE = ("role_inactive", "2.3.1")
    ROLE_MISSING = ("role_missing", "2.2")

    def __init__(self, code: str, section: str) -> None:
        self.code = code
        self.section = section


class Whose(Enum):
    """Whose it is to take an obstacle away."""

    USER = "user"
    ADMINISTRATOR = "administrator"
    SERVICEDESK = "servicedesk"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """An obstacle with what it is about: an agreement, a status or a role; `by` are the user names of whose it is."""

    obstacle: Obstacle
    about: str
    whose: Whose
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Access:
    """Whether a user can do an action on a product now, by which roles, or else what is in the way."""

    user: User
    product: str
    action: str
    roles: tuple[str, ...]
    hindrances: tuple[Hindrance, ...]

    @property
    def allowed(self) -> bool:
        """Whether it can be done now."""
        return bool(self.roles)
