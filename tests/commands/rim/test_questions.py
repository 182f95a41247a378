"""A question at a terminal: Ctrl-D changes nothing, and after Ctrl-Z and `fg` it is shown again."""

import os
import signal

import pytest

from ibadmin.model import UserStatus
from tests.commands.rim.processes import started
from tests.commands.test_pipes import read_until
from tests.world import World

QUESTIONS = {
    "users verify j.jansen": "[y/N] ",
    "users deactivate k.kok": "[y/N] ",
    "users delete p.pot": "for good: ",
    "roles revoke k.kok --product iwmo --role gebruiker": "[y/N] ",
    "me edit": ": ",
}


@pytest.fixture
def staffed(world: World) -> World:
    world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.people.user(world.gouda, "Kok", UserStatus.ACTIVE, [("iwmo", "gebruiker")], first_name="Kees")
    world.people.user(world.gouda, "Pot", UserStatus.INACTIVE, first_name="Piet")
    world.as_real("m.visser")
    return world


@pytest.mark.parametrize("line", QUESTIONS)
def test_control_d_changes_nothing_and_gives_no_wrong_advice(staffed: World, line: str) -> None:
    before = staffed.audit()
    terminal, inside = os.openpty()
    with started(staffed, line, stdin=inside, stderr=inside) as process:
        os.close(inside)
        read_until(terminal, QUESTIONS[line])
        os.write(terminal, b"\x04")
        shown = read_until(terminal, "Nothing was changed.")
        assert process.wait(30) == 3
    os.close(terminal)
    assert "--yes" not in shown
    unchanged = staffed.audit() == before
    assert unchanged


@pytest.mark.parametrize("line", QUESTIONS)
def test_a_question_is_shown_again_after_it_was_stopped(staffed: World, line: str) -> None:
    terminal, inside = os.openpty()
    with started(staffed, line, stdin=inside, stderr=inside) as process:
        os.close(inside)
        read_until(terminal, QUESTIONS[line])
        for _ in range(2):
            process.send_signal(signal.SIGSTOP)
            os.waitpid(process.pid, os.WUNTRACED)
            process.send_signal(signal.SIGCONT)
            assert read_until(terminal, QUESTIONS[line])
        os.write(terminal, b"\x04")
        read_until(terminal, "Nothing was changed.")
        assert process.wait(30) == 3
    os.close(terminal)


def test_without_a_terminal_the_advice_is_to_answer_beforehand(staffed: World) -> None:
    with started(staffed, "users verify j.jansen") as process:
        _, stderr = process.communicate(timeout=30)
    assert (process.returncode, "--yes" in stderr) == (2, True)
