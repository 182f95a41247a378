"""Decides changes of users (1.2, 2.1, 2.3)."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from ibadmin.app.changes import Outcome
from ibadmin.app.local.decisions.rows import Decisions, Pairs, Rule, by_row
from ibadmin.app.user_changes import (
    DeactivateUsers,
    DeleteUsers,
    EditMyDetails,
    EditUsers,
    ReactivateUsers,
    SyncUsers,
    VerifyUsers,
)
from ibadmin.facts import Fact, Unchanged
from ibadmin.intake.rows import Asked
from ibadmin.intake.values import EMPTIED
from ibadmin.model import Actor, User, UserStatus
from ibadmin.rules import deactivation, deletion, registration
from ibadmin.rules import details as personal_details
from ibadmin.rules.dormancy import is_dormant
from ibadmin.rules.manual import Reason, Refusal, refuse_for
from ibadmin.store.view import ActorView


def _verify(view: ActorView, change: VerifyUsers) -> Iterator[Outcome]:
    rule = registration.reissue if change.reissue else registration.verify
    # The hash of the code comes in when it is issued: whoever only looks issues none.
    return by_row(view, change.rows, lambda _: lambda user, _: rule(view.actor, user, b"", view.now))


def _edit(view: ActorView, change: EditUsers) -> Iterator[Outcome]:
    return by_row(view, change.rows, lambda _: lambda user, row: _edited(view.actor, user, row.values), once=True)


def _edited(actor: Actor, user: User, values: Mapping[str, str]) -> Fact | Unchanged:
    if user.details is None:
        refuse_for([Reason(Refusal.DETAILS_MISSING, user.label)])
    said = {name: "" if value == EMPTIED else value for name, value in values.items()}
    contact = said.pop("contact_person", "yes" if user.contact_person else "no") == "yes"
    # Who stops being contact person needs no address; one that is given all the same is looked at by the rule.
    address = said.pop("contact_email", user.contact_email if contact else "")
    return personal_details.edit(actor, user, personal_details.completed(user, said), contact, address)


def _deactivate(view: ActorView, change: DeactivateUsers) -> Iterator[Outcome]:
    def rule_for(pairs: Pairs) -> Rule:
        leaving = {user.id for user, _ in pairs}
        return lambda user, _: deactivation.deactivate(view.actor, user, leaving, change.even_last)

    return by_row(view, change.rows, rule_for)


def _reactivate(view: ActorView, change: ReactivateUsers) -> Iterator[Outcome]:
    def rule(user: User, _row: Asked) -> Fact | Unchanged:
        return deactivation.reactivate(view.actor, user, change.restore_roles)

    return by_row(view, change.rows, lambda _: rule)


def _delete(view: ActorView, change: DeleteUsers) -> Iterator[Outcome]:
    return by_row(view, change.rows, lambda _: lambda user, _: deletion.delete(view.actor, user))


def _sync(view: ActorView, change: SyncUsers) -> Iterator[Outcome]:
    def rule_for(pairs: Pairs) -> Rule:
        leaving = {user.id for user, row in pairs if _leaves(user, row.values)}

        def rule(user: User, row: Asked) -> Fact | Unchanged:
            if user.id in leaving:
                return deactivation.deactivate(view.actor, user, leaving)
            # Whoever has logged in since it was looked at is not dormant any more.
            return Unchanged(user) if "dormant_before" in row.values else _edited(view.actor, user, row.values)

        return rule

    return by_row(view, change.rows, rule_for)


def _leaves(user: User, values: Mapping[str, str]) -> bool:
    before = values.get("dormant_before")
    return "left_on" in values or (before is not None and is_dormant(user, datetime.fromisoformat(before)))


def _edit_my_details(view: ActorView, change: EditMyDetails) -> Iterator[Outcome]:
    """Yields the form of the first login, or a change of what was filled in there."""
    user = view.actor.user
    filled_in = personal_details.completed(user, change.values)
    if user.status is not UserStatus.ARRIVED:
        yield personal_details.edit(view.actor, user, filled_in, user.contact_person, user.contact_email)
        return
    name = personal_details.username(filled_in, frozenset())
    taken = view.users.usernames_like(user.organisation.id, name)
    yield registration.enter_details(user, filled_in, personal_details.username(filled_in, taken))


DECISIONS: Decisions = {
    VerifyUsers: _verify,
    EditUsers: _edit,
    DeactivateUsers: _deactivate,
    ReactivateUsers: _reactivate,
    DeleteUsers: _delete,
    SyncUsers: _sync,
    EditMyDetails: _edit_my_details,
}
