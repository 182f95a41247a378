"""Roles: those of a user, those that there are, what they allow, and granting and revoking them (2.2)."""

from collections.abc import Sequence
from typing import NamedTuple

from ibadmin.intake.rows import Asked
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


class GrantRoles(NamedTuple):
    """A role on a product for each row, whose values are `product` and `role`."""

    rows: Sequence[Asked]


class RevokeRoles(NamedTuple):
    """The end of a role for each row; `even_last` also leaves an organisation without an administrator (2.3)."""

    rows: Sequence[Asked]
    even_last: bool = False
