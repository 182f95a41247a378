"""Stopped half way: nothing of a change is kept, or all of it, and the command says which."""

import io
import json
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import cast

import pytest

from ibadmin.cli import main
from ibadmin.commands.input_file import taken_in
from ibadmin.environment import Environment
from ibadmin.failures import FileMalformed
from ibadmin.output.results import Format
from tests.sql import heard
from tests.world import World

LEAVERS = "Gebruikersnaam\nj.jansen\nj.vries\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def of(world: World) -> Environment:
    """What the command meets, without a terminal."""
    world.as_("m.visser")
    return Environment(
        world.variables,
        io.StringIO(),
        io.StringIO(),
        io.StringIO(),
        clock=lambda: world.now,
        chosen_format=Format.TABLE,
    )


class Stopping(io.StringIO):
    """A stream at whose first use a signal comes."""

    def __init__(self, text: str, number: int) -> None:
        super().__init__(text)
        self._number = number

    def _stop(self) -> None:
        number, self._number = self._number, 0
        if number:
            signal.raise_signal(number)

    def read(self, size: int | None = -1, /) -> str:
        self._stop()
        return super().read(size)

    def write(self, text: str, /) -> int:
        self._stop()
        return super().write(text)


@contextmanager
def while_reading(environment: Environment, number: int) -> Iterator[None]:
    environment.stdin = Stopping(LEAVERS, number)
    yield


@contextmanager
def at_statement(_: Environment, number: int, like: str) -> Iterator[None]:
    """The signal comes when the store has carried out a statement that begins like this."""

    def stop(statement: str) -> None:
        if re.match(like, statement, re.IGNORECASE | re.DOTALL):
            signal.raise_signal(number)

    with heard(stop):
        yield


def while_planning(environment: Environment, number: int) -> AbstractContextManager[None]:
    return at_statement(environment, number, r"(with|select)\b.*\bjson_each\b")


def while_applying(environment: Environment, number: int) -> AbstractContextManager[None]:
    return at_statement(environment, number, r"insert into audit\b")


def while_keeping(environment: Environment, number: int) -> AbstractContextManager[None]:
    return at_statement(environment, number, "commit")


@contextmanager
def while_reporting(environment: Environment, number: int) -> Iterator[None]:
    environment.stdout = Stopping("", number)
    yield


PHASES = [
    (while_reading, False),
    (while_planning, False),
    (while_applying, False),
    (while_keeping, True),
    (while_reporting, True),
]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(("phase", "kept"), PHASES, ids=lambda each: getattr(each, "__name__", None))
def test_a_signal_leaves_all_of_it_or_nothing_and_it_is_said_which(
    world: World, phase: Callable[[Environment, int], AbstractContextManager[None]], kept: bool, number: int
) -> None:
    for surname in ("Jansen", "Vries"):
        world.people.user(world.gouda, surname)
    before, environment = signal.getsignal(number), of(world)
    environment.stdin = io.StringIO(LEAVERS)
    line = "users deactivate --file - --yes --report report.csv --expect 2 --output json"
    with phase(environment, number):
        code = main(line.split(), environment)
    told = json.loads(cast("io.StringIO", environment.stderr).getvalue())["error"]
    assert (code, told["code"], told["details"]) == (130, "interrupted", {"kept": kept})
    assert [world.user(name).active for name in ("j.jansen", "j.vries")] == [not kept] * 2
    assert signal.getsignal(number) == before


def test_the_report_of_what_was_stopped_says_that_nothing_was_done(world: World) -> None:
    world.people.user(world.gouda, "Jansen")
    environment = of(world)
    line = "users deactivate j.jansen --yes --report report.csv"
    with while_applying(environment, signal.SIGTERM):
        main(line.split(), environment)
    assert [row.split(";")[3] for row in Path("report.csv").read_text("utf-8").splitlines()[1:]] == ["not_done"]


def test_a_malformed_file_is_refused_with_every_place(world: World, tmp_path: Path) -> None:
    path = tmp_path / "leavers.csv"
    path.write_text("gebruikersnaam;afdeling\nj.jansen;Wmo\n;Wmo\n;Jeugd\n", encoding="utf-8")
    with pytest.raises(FileMalformed) as malformed:
        taken_in(of(world), path, ())
    assert [(flaw.line, flaw.problem) for flaw in malformed.value.flaws] == [(3, "required"), (4, "required")]
