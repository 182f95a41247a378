"""Answers about roles and what they allow (2.2)."""

from collections.abc import Sequence

from ibadmin.app.local import Answers
from ibadmin.app.roles import AccessExplained, ExplainAccess, RoleMatrix, RolesOf
from ibadmin.errors import InvalidChoice
from ibadmin.model import Matrix, Role, User
from ibadmin.rules.access import explain
from ibadmin.rules.matrix import known_product, offered
from ibadmin.store.view import ActorView


def _of_user(view: ActorView, question: RolesOf) -> User:
    return view.users.one(question.user)


def _matrix(view: ActorView, _question: RoleMatrix) -> Matrix:
    return view.organisations.matrix()


def _explained(view: ActorView, question: ExplainAccess) -> AccessExplained:
    matrix = view.organisations.matrix()
    user = view.users.one(question.user)
    administrators = _administrators(view, user)
    asked = _asked(matrix, question.product, question.action)
    return AccessExplained(tuple(explain(user, *each, matrix, administrators) for each in asked))


def _asked(matrix: Matrix, product: str, action: str) -> list[tuple[str, str]]:
    """Returns the products with their actions that are asked about; raises InvalidChoice."""
    code = known_product(matrix, product) if product else ""
    of_product = [each for each in offered(matrix) if code in ("", each[0])]
    asked = [each for each in of_product if action.lower() in ("", each[1])]
    if not asked:
        raise InvalidChoice("action", action, [each[1] for each in of_product])
    return asked


def _administrators(view: ActorView, user: User) -> Sequence[User]:
    """Returns the administrators of the user's organisation and its partnerships that the caller may see."""
    places = [user.organisation, *view.organisations.partnerships(user.organisation)]
    return [each for place in places for each in view.users.listed(organisation=place.code, role=Role.ADMINISTRATOR)]


ANSWERS: Answers = {RolesOf: _of_user, RoleMatrix: _matrix, ExplainAccess: _explained}
