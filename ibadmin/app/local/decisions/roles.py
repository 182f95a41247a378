"""Decides who gets and loses roles (2.2)."""

from collections.abc import Iterator

from ibadmin.app.changes import Outcome
from ibadmin.app.local.decisions.rows import Decisions, Pairs, Rule, by_row
from ibadmin.app.roles import GrantRoles, RevokeRoles
from ibadmin.errors import InvalidInput
from ibadmin.facts import Fact, Unchanged
from ibadmin.intake.rows import Asked
from ibadmin.model import Matrix, User
from ibadmin.rules import roles
from ibadmin.rules.matrix import known_product, known_role
from ibadmin.store.view import ActorView


def _grant(view: ActorView, change: GrantRoles) -> Iterator[Outcome]:
    matrix = view.organisations.matrix()

    def rule(user: User, row: Asked) -> Fact | Unchanged:
        return roles.grant(view.actor, user, *_role(matrix, row), matrix)

    return by_row(view, change.rows, lambda _: rule)


def _revoke(view: ActorView, change: RevokeRoles) -> Iterator[Outcome]:
    matrix = view.organisations.matrix()

    def rule_for(pairs: Pairs) -> Rule:
        leaving = _administering_nothing(pairs)

        def rule(user: User, row: Asked) -> Fact | Unchanged:
            named = _role(matrix, row)
            return roles.revoke(view.actor, user, *named, matrix, change.even_last, leaving=leaving)

        return rule

    return by_row(view, change.rows, rule_for)


def _administering_nothing(pairs: Pairs) -> set[str]:
    """Returns those who are beheerder of nothing any more: one row may take one product, another the last."""
    taken: dict[str, set[str]] = {}
    for user, row in pairs:
        product, role = row.values.get("product", ""), row.values.get("role", "")
        if roles.takes_administration(user, product, role):
            taken.setdefault(user.id, set()).add(product)
    return {user.id for user, _ in pairs if user.id in taken and user.administered_products <= taken[user.id]}


def _role(matrix: Matrix, row: Asked) -> tuple[str, str]:
    """Returns the product and role that a row names; raises InvalidInput, InvalidChoice."""
    missing = [(name, "required") for name in ("product", "role") if not row.values.get(name)]
    if missing:
        raise InvalidInput(missing)
    return known_product(matrix, row.values["product"]), known_role(matrix, row.values["role"])


DECISIONS: Decisions = {GrantRoles: _grant, RevokeRoles: _revoke}
