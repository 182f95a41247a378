"""The edges of the program: who is there to answer, and what happens when nobody is."""

import io

import pytest

from ibadmin.environment import Environment
from ibadmin.errors import AnswerNeeded
from tests.terminal import Keyboard, Screen


def test_without_a_terminal_nothing_is_asked() -> None:
    environment = Environment({}, stdin=io.StringIO("y\n"), stderr=io.StringIO())
    with pytest.raises(AnswerNeeded) as needed:
        environment.ask("Go on? ", "--yes")
    assert needed.value.flag == "--yes"


def test_an_answer_is_taken_from_the_terminal() -> None:
    screen = Screen()
    environment = Environment({}, stdin=Keyboard(["ja"], screen), stderr=screen)
    assert environment.ask("Go on? ", "--yes") == "ja"


def test_no_input_means_that_nothing_is_asked_on_a_terminal_either() -> None:
    screen = Screen()
    environment = Environment({}, stdin=Keyboard(["ja"], screen), stderr=screen, flags={"no_input": "1"})
    with pytest.raises(AnswerNeeded):
        environment.ask("Go on? ", "--yes")
