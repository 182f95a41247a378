"""Questions about roles: those of a user, those that there are, and what they allow (2.2)."""

from typing import NamedTuple

from ibadmin.model import Matrix, User
from ibadmin.rules.obstacles import Access


class AccessExplained(NamedTuple):
    """For each action that was asked about: allowed, by which roles, or what is in the way."""

    accesses: tuple[Access, ...]


class RolesOf(NamedTuple):
    """A user with the roles on each product; raises NotFound, Ambiguous."""

    user: str
    answer: type[User] = User


class RoleMatrix(NamedTuple):
    """The products, the roles, and what each role allows on each product."""

    answer: type[Matrix] = Matrix


class ExplainAccess(NamedTuple):
    """The reasons why a user can do an action or not; of every product and action when none is named.

    Raises NotFound, Ambiguous, and InvalidChoice for a product or an action that does not exist.
    """

    user: str
    product: str = ""
    action: str = ""
    answer: type[AccessExplained] = AccessExplained
