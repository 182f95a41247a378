"""Products and roles: who may do what is data, not code (2.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NamedTuple


class GrantState(StrEnum):
    """Whether a granted role works now, and if not, why.

    `awaited`: works once the user has entered the verification code; `suspended`: switched off by the
    last deactivation, so it can be restored; `inactive`: off until it is granted anew, because the user was
    reactivated without it, or deactivated before it worked.
    """

    AWAITED = "awaited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    INACTIVE = "inactive"


@dataclass(frozen=True, slots=True)
class Product:
    """A service that roles are granted for, such as iWmo."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the manual names it, with the letters of the overview and who grants it (2.2)."""

    USER: ClassVar[str] = "gebruiker"
    PRODUCT_MANAGER: ClassVar[str] = "productbeheerder"
    ADMINISTRATOR: ClassVar[str] = "gebruikersbeheerder"
    SERVICEDESK: ClassVar[str] = "servicedesk"

    code: str
    abbreviation: str
    granted_by: str


@dataclass(frozen=True, slots=True)
class Permission:
    """One action that a role allows on a product (2.2.1, 2.2.2)."""

    product: str
    role: str
    action: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which products and roles there are and what each role may do: data, not code (2.2)."""

    products: tuple[Product, ...]
    roles: tuple[Role, ...]
    permissions: tuple[Permission, ...]

    def product(self, code: str) -> Product | None:
        """The product with this code."""
        return next((product for product in self.products if product.code == code), None)

    def role(self, code: str) -> Role | None:
        """The role with this code."""
        return next((role for role in self.roles if role.code == code), None)

    def actions(self, product: str, role: str) -> tuple[str, ...]:
        """What the role may do on the product; empty when the role is not offered there."""
        return tuple(p.action for p in self.permissions if (p.product, p.role) == (product, role))


class Grant(NamedTuple):
    """A role of a user on a product."""

    product: str
    role: str
    state: GrantState
    granted_at: datetime

    @property
    def active(self) -> bool:
        """Whether it works now."""
        return self.state is GrantState.ACTIVE


def abbreviations(grants: Iterable[Grant], matrix: Matrix) -> str:
    """The column "Rol" of the overview: the letters of the roles that work now, such as `G PB`."""
    codes = [role for _, role, state, _ in grants if state is GrantState.ACTIVE]
    return " ".join([role.abbreviation for role in matrix.roles if role.code in codes]) if codes else ""
