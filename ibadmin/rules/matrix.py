"""Products, roles and actions by the names that people type (2.2)."""

from collections.abc import Iterable

from ibadmin.errors import InvalidChoice
from ibadmin.model import Matrix


def offered(matrix: Matrix) -> tuple[tuple[str, str], ...]:
    """Returns every action that some role allows on a product, in the order of the matrix."""
    every = (
        (product.code, action)
        for product in matrix.products
        for role in matrix.roles
        for action in matrix.actions(product.code, role.code)
    )
    return tuple(dict.fromkeys(every))


def known_product(matrix: Matrix, typed: str) -> str:
    """Returns the code of the product that was typed, in any case; raises InvalidChoice with those that exist."""
    return _known("product", typed, (product.code for product in matrix.products))


def known_role(matrix: Matrix, typed: str) -> str:
    """Returns the code of the role that was typed, in any case; raises InvalidChoice with those that exist."""
    return _known("role", typed, (role.code for role in matrix.roles))


def _known(name: str, typed: str, codes: Iterable[str]) -> str:
    choices = tuple(codes)
    if typed.lower() not in choices:
        raise InvalidChoice(name, typed, choices)
    return typed.lower()
