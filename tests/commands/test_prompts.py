"""Questions before a change: only a clear yes, or the very name, goes on."""

import pytest

from ibadmin.commands import prompts
from ibadmin.environment import Environment
from ibadmin.errors import Declined
from ibadmin.facts import UserDeactivated, UserDeleted
from tests.rules.people import user
from tests.terminal import Keyboard, Screen


def at_a_terminal(*answers: str) -> Environment:
    screen = Screen()
    return Environment({}, stdin=Keyboard(answers, screen), stdout=screen, stderr=screen)


@pytest.mark.parametrize("answer", ["", "n", "no", "yess", "yes please", "0"])
def test_anything_but_yes_is_no(answer: str) -> None:
    with pytest.raises(Declined):
        prompts.deactivation(at_a_terminal(answer), [UserDeactivated(user("j.jansen"), ())])


@pytest.mark.parametrize("answer", ["y", "Y", "yes", "j", "ja"])
def test_yes_goes_on_in_either_language(answer: str) -> None:
    prompts.deactivation(at_a_terminal(answer), [UserDeactivated(user("j.jansen"), ())])


@pytest.mark.manual("2.3.2")
@pytest.mark.parametrize("answer", ["", "y", "yes", "j.janse", "j.jansen2"])
def test_a_deletion_goes_on_with_the_very_name_alone(answer: str) -> None:
    with pytest.raises(Declined):
        prompts.typed_name(at_a_terminal(answer), [UserDeleted(user("j.jansen"))])
