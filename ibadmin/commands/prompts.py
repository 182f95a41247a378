"""Questions before a change: what will happen is shown first, and the answer is no unless somebody says yes."""

from collections.abc import Sequence

from ibadmin import messages
from ibadmin.commands.batch import Change
from ibadmin.environment import Environment
from ibadmin.errors import Declined
from ibadmin.facts import UserDeleted


def yes_or_no(environment: Environment, changes: Sequence[Change]) -> None:
    """Show what will happen and ask; raises Declined for anything but yes, AnswerNeeded when nobody can answer."""
    environment.tell(*(messages.planned(change) for change in changes))
    answer = environment.ask(messages.go_on_question(), "--yes")
    if answer.lower() not in ("y", "yes", "j", "ja"):
        raise Declined


def typed_name(environment: Environment, changes: Sequence[Change]) -> None:
    """Show who will be gone for good, and have each name typed (2.3.2)."""
    environment.tell(*(messages.planned(change) for change in changes))
    for change in changes:
        if isinstance(change, UserDeleted):
            answer = environment.ask(messages.type_name_question(change.user), "--yes")
            if answer != change.user.label:
                raise Declined
