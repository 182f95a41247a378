"""The player of terminal sessions, tried on a program that is not there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.sessions import NotAsWritten, Shown, Typed, check, read, rewrite, sections, written
from tests.terminal import Keyboard, Screen


@dataclass
class Desk:
    """A stage that remembers what happened on it, and a program that hands out a new code each time."""

    codes: list[str] = field(default_factory=lambda: ["BCDF-GHJK", "LMNP-QRST"])
    played: list[Typed | str] = field(default_factory=list)

    def direct(self, direction: str) -> None:
        self.played.append(direction)

    def run(self, typed: Typed) -> Shown:
        self.played.append(typed)
        screen = Screen()
        keyboard = Keyboard(typed.answers, screen)
        match typed.arguments:
            case ("code",):
                screen.write(f"Your code:  \n\n# {self.codes.pop(0)}\n\n")
            case ("enter", code):
                screen.write(f"You entered {code}, really? ")
                exit_code = 0 if keyboard.readline() == "yes\n" else 3
                return Shown(screen.getvalue(), exit_code)
            case _:
                screen.write("same\nsame\n")
        return Shown(screen.getvalue())


@pytest.fixture
def session(tmp_path: Path) -> Callable[[str], Path]:
    def session(text: str) -> Path:
        path = tmp_path / "session.txt"
        path.write_text(f"# manual: 1.2, 2.1\n{text}", "utf-8")
        return path

    return session


STORY = r"""# Somebody gets a code and enters it.

* as j.jansen
$ IBADMIN_LANGUAGE=nl ibadmin code
Your code:

\# <code:CODE>

# The first try is half-hearted.
$ ibadmin enter $CODE
> no
You entered $CODE, really? no
? 3

* 21 minutes later
$ ibadmin enter "$CODE"
> yes
You entered <code:CODE>, really? yes
$ ibadmin other | cat
same
same
"""


def test_a_session_that_goes_as_written_passes(session: Callable[[str], Path]) -> None:
    desk = Desk()
    check(session(STORY), desk)
    assert desk.played == [
        "as j.jansen",
        Typed(("code",), environ={"IBADMIN_LANGUAGE": "nl"}),
        Typed(("enter", "BCDF-GHJK"), answers=("no",)),
        "21 minutes later",
        Typed(("enter", "BCDF-GHJK"), answers=("yes",)),
        Typed(("other",), piped=True),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("$ ibadmin other\nsame\n", "+same", id="a line too few"),
        pytest.param("$ ibadmin other\nsame\nsame\nsame\n", "-same", id="a line too many"),
        pytest.param("$ ibadmin other\nsame\nSame\n", "-Same", id="another word"),
        pytest.param("$ ibadmin other\n", "+same", id="nothing expected"),
        pytest.param("$ ibadmin other\nsame\nsame\n? 1\n", "-? 1", id="another exit code"),
        pytest.param("$ ibadmin enter x\n> no\nYou entered x, really? no\n", "+? 3", id="an exit code not written"),
        pytest.param("$ ibadmin code\nYour code:\n\n\\# <number>\n", "+# BCDF-GHJK", id="another kind of value"),
        pytest.param("$ ibadmin enter $CODE\n", "nothing was kept as CODE", id="a value that nobody kept"),
        pytest.param("$ rm -r /\n", "not a call of ibadmin", id="another program"),
        pytest.param("what is this\n", "neither a sign nor", id="text that belongs to nothing"),
    ],
)
def test_a_session_that_goes_otherwise_fails_and_says_where(
    session: Callable[[str], Path], text: str, told: str
) -> None:
    with pytest.raises(NotAsWritten) as caught:
        check(session(text), Desk())
    assert told in str(caught.value)
    assert "session.txt:2" in str(caught.value)


def test_the_same_name_stands_for_the_same_value(session: Callable[[str], Path]) -> None:
    text = "$ ibadmin code\nYour code:\n\n\\# <code:CODE>\n"
    with pytest.raises(NotAsWritten, match=r"LMNP-QRST"):
        check(session(text + text), Desk())


def test_a_session_is_written_as_it_was_read(session: Callable[[str], Path]) -> None:
    path = session(STORY)
    assert written(read(path)) == path.read_text("utf-8")


def test_rewriting_keeps_what_holds_and_corrects_what_does_not(session: Callable[[str], Path]) -> None:
    outdated = STORY.replace("Your code:", "Your old code:").replace("? 3\n", "").replace("same\nsame\n", "other\n")
    path = session(outdated)
    rewrite(path, Desk())
    assert path.read_text("utf-8") == session(STORY).read_text("utf-8")
    check(path, Desk())


def test_a_session_names_its_sections(session: Callable[[str], Path]) -> None:
    assert sections(session(STORY)) == ("1.2", "2.1")


def test_a_session_without_sections_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "session.txt"
    path.write_text("$ ibadmin other\n", "utf-8")
    with pytest.raises(NotAsWritten, match="names no section"):
        read(path)


def test_what_is_typed_appears_on_the_screen() -> None:
    screen = Screen()
    keyboard = Keyboard(["ja", "nee"], screen)
    screen.write("Zeker? ")
    assert keyboard.readline() == "ja\n"
    assert screen.getvalue() == "Zeker? ja\n"
