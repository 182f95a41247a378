"""Questions before a change: what will happen is shown first, and the answer is no unless somebody says yes."""

from collections.abc import Sequence

from ibadmin import messages
from ibadmin.environment import Environment
from ibadmin.errors import Declined
from ibadmin.facts import CodeReissued, Fact, Unchanged, UserDeactivated, UserDeleted, UserVerified

MOST_SHOWN = 50


def yes_or_no(environment: Environment, changes: Sequence[Fact | Unchanged]) -> None:
    """Show what will happen and ask; raises Declined for anything but yes, AnswerNeeded when nobody can answer."""
    _show(environment, changes)
    _agreed(environment, messages.go_on_question())


def deactivation(environment: Environment, changes: Sequence[Fact | Unchanged]) -> None:
    """The pop-up of 2.3.1: everything that will be switched off, by name, and one question."""
    _show(environment, changes)
    match changes:
        case [UserDeactivated(user)]:
            _agreed(environment, messages.deactivate_question(user))
        case _:
            _agreed(environment, messages.go_on_question())


def details_right(environment: Environment, changes: Sequence[Fact | Unchanged]) -> None:
    """Show the personal details of each user and ask whether they are right (2.1), one by one.

    Whoever gets a new code was looked at before.
    """
    for change in changes:
        if isinstance(change, UserVerified):
            environment.tell(messages.details_to_check(change))
            _agreed(environment, messages.details_right_question(change.user))
        else:
            environment.tell(messages.planned(change))
    if any(isinstance(change, CodeReissued) for change in changes):
        _agreed(environment, messages.go_on_question())


def typed_name(environment: Environment, changes: Sequence[Fact | Unchanged]) -> None:
    """Show who will be gone for good, and have each name typed (2.3.2)."""
    _show(environment, changes)
    for change in changes:
        if isinstance(change, UserDeleted):
            answer = environment.ask(messages.type_name_question(change.user), "--yes")
            if answer.lower() != change.user.label:
                environment.tell(messages.wrong_name_typed())
                raise Declined


def _show(environment: Environment, changes: Sequence[Fact | Unchanged]) -> None:
    """What will happen; of a long list the first ones, and how many more there are."""
    environment.tell(*map(messages.planned, changes[:MOST_SHOWN]))
    if len(changes) > MOST_SHOWN:
        environment.tell(messages.and_more(len(changes) - MOST_SHOWN))


def _agreed(environment: Environment, question: str) -> None:
    if environment.ask(question, "--yes").lower() not in ("y", "yes", "j", "ja"):
        raise Declined
