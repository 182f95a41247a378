"""The commands that change users: for each its rule, its question, and what a file may say for it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ibadmin import messages
from ibadmin.commands import details, prompts
from ibadmin.commands.batch import Change
from ibadmin.commands.orders import Order, Pairs, Rule, Verb
from ibadmin.environment import Environment
from ibadmin.errors import InvalidInput
from ibadmin.facts import CodeReissued, Unchanged, UserVerified
from ibadmin.intake.columns import LEFT_ON
from ibadmin.intake.rows import Asked
from ibadmin.intake.staff import DETAILS as STAFF_DETAILS
from ibadmin.intake.values import EMPTIED
from ibadmin.model import Matrix, User
from ibadmin.rules import deactivation, deletion, registration, roles
from ibadmin.rules import details as personal_details
from ibadmin.rules.codes import spelled
from ibadmin.rules.dormancy import is_dormant
from ibadmin.rules.manual import Reason, Refusal, refuse_for
from ibadmin.rules.matrix import known_product, known_role

if TYPE_CHECKING:
    from ibadmin.environment import ActorView


def _verify(environment: Environment, unit: "ActorView", order: Order, pairs: Pairs) -> Rule:
    rule = registration.reissue if "reissue" in order.flags else registration.verify
    now = environment.clock()
    # While it is only looked at what would happen there are no codes yet: then it keeps nothing of them either.
    return lambda user, _: rule(unit.actor, user, order.codes[user.id].keyed_hash if order.codes else b"", now)


def _fetch_codes(environment: Environment, order: Order, changed: Sequence[Change]) -> None:
    """The codes of whom it is about, before the transaction: they may come from another machine."""
    wanted = [each.user.id for each in changed if isinstance(each, UserVerified | CodeReissued)]
    if wanted:
        order.codes.update(environment.new_codes(wanted))


def _verified(environment: Environment, order: Order, change: Change) -> str:
    """What happened, and the code where one was issued."""
    match change:
        case UserVerified(user, expires_at=expires_at) | CodeReissued(user, expires_at=expires_at):
            code = order.codes[user.id].code
            spelling = spelled(code) if "spell" in order.flags else None
            line = messages.code_line(user, code, expires_at, spelling, environment.clock())
            return f"{messages.fact(change)}\n{line}"
        case Unchanged(User() as user) if registration.awaits_code(user):
            return messages.code_issued_before(user)
        case _:
            return messages.fact(change)


def _edit(_environment: Environment, unit: "ActorView", _order: Order, _pairs: Pairs) -> Rule:
    def edit(user: User, asked: Asked) -> Change:
        if user.details is None:
            refuse_for([Reason(Refusal.DETAILS_MISSING, user.label)])
        said = {name: "" if value == EMPTIED else value for name, value in asked.values.items()}
        contact = said.pop("contact_person", "yes" if user.contact_person else "no") == "yes"
        # Who stops being contact person needs no address; one that is given all the same is looked at by the rule.
        address = said.pop("contact_email", user.contact_email if contact else "")
        return personal_details.edit(unit.actor, user, details.completed(user, said), contact, address)

    return edit


def _deactivate(_environment: Environment, unit: "ActorView", order: Order, pairs: Pairs) -> Rule:
    leaving = {user.id for user, _ in pairs}
    even_last = "even_last" in order.flags
    return lambda user, _: deactivation.deactivate(unit.actor, user, leaving, even_last)


def _reactivate(_environment: Environment, unit: "ActorView", order: Order, _pairs: Pairs) -> Rule:
    return lambda user, _: deactivation.reactivate(unit.actor, user, "restore_roles" in order.flags)


def _delete(_environment: Environment, unit: "ActorView", _order: Order, _pairs: Pairs) -> Rule:
    return lambda user, _: deletion.delete(unit.actor, user)


def _grant(_environment: Environment, unit: "ActorView", _order: Order, _pairs: Pairs) -> Rule:
    matrix = unit.organisations.matrix()
    return lambda user, asked: roles.grant(unit.actor, user, *_role(matrix, asked), matrix)


def _revoke(_environment: Environment, unit: "ActorView", order: Order, pairs: Pairs) -> Rule:
    matrix = unit.organisations.matrix()
    leaving = _who_administers_nothing(list(pairs))
    even_last = "even_last" in order.flags
    return lambda user, asked: roles.revoke(unit.actor, user, *_role(matrix, asked), matrix, even_last, leaving=leaving)


def _who_administers_nothing(pairs: Sequence[tuple[User, Asked]]) -> set[str]:
    """Who is beheerder of nothing any more after these rows: one of them may take one product, another the last."""
    taken: dict[str, set[str]] = {}
    for user, asked in pairs:
        product, role = asked.values.get("product", ""), asked.values.get("role", "")
        if roles.takes_administration(user, product, role):
            taken.setdefault(user.id, set()).add(product)
    return {user.id for user, _ in pairs if user.id in taken and user.administered_products <= taken[user.id]}


def _role(matrix: Matrix, asked: Asked) -> tuple[str, str]:
    """The product and role that a row names; raises InvalidInput, InvalidChoice."""
    missing = [(name, "required") for name in ("product", "role") if not asked.values.get(name)]
    if missing:
        raise InvalidInput(missing)
    return known_product(matrix, asked.values["product"]), known_role(matrix, asked.values["role"])


def _sync(environment: Environment, unit: "ActorView", order: Order, pairs: Pairs) -> Rule:
    leaving = {user.id for user, asked in pairs if _leaves(user, asked)}
    edit = _edit(environment, unit, order, ())

    def sync(user: User, asked: Asked) -> Change:
        if user.id in leaving:
            return deactivation.deactivate(unit.actor, user, leaving)
        # Whoever has logged in since the plan was made is not dormant any more.
        return Unchanged(user) if DORMANT_BEFORE in asked.values else edit(user, asked)

    return sync


def _leaves(user: User, asked: Asked) -> bool:
    before = asked.values.get(DORMANT_BEFORE)
    return LEFT_ON in asked.values or (before is not None and is_dormant(user, datetime.fromisoformat(before)))


DORMANT_BEFORE = "dormant_before"
"""Who is switched off for not having logged in since this moment; it is looked at again when that is done."""

_DETAILS = (*details.FIELDS, "contact_person", "contact_email")
_ROLE = ("product", "role")

VERIFY = Verb("users verify", _verify, prompts.details_right, sentence=_verified, fetch=_fetch_codes)
EDIT = Verb("users edit", _edit, fields=_DETAILS, once=True)
DEACTIVATE = Verb("users deactivate", _deactivate, prompts.deactivation)
REACTIVATE = Verb("users reactivate", _reactivate)
DELETE = Verb("users delete", _delete, prompts.typed_name)
GRANT = Verb("roles grant", _grant, fields=_ROLE, required=_ROLE)
REVOKE = Verb("roles revoke", _revoke, prompts.yes_or_no, fields=_ROLE, required=_ROLE)

SYNC = Verb("users sync", _sync, prompts.yes_or_no, fields=(*STAFF_DETAILS, LEFT_ON))

VERBS: Mapping[str, Verb] = {
    verb.name: verb for verb in (VERIFY, EDIT, DEACTIVATE, REACTIVATE, DELETE, GRANT, REVOKE, SYNC)
}
"""By the words that are typed for them, as a plan names them."""
