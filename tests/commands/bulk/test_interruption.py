"""Stopped half way: nothing of a change is kept, or all of it, and the command says which."""

import io
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest

from ibadmin.commands.batch import Change, change
from ibadmin.commands.input_file import taken_in
from ibadmin.commands.parameters import Manner
from ibadmin.environment import Environment
from ibadmin.facts import RoleGranted
from ibadmin.failures import FileMalformed, Interrupted
from ibadmin.messages import fact
from ibadmin.model import GrantState
from ibadmin.output.results import Format
from ibadmin.store.view import ActorView
from tests.world import World

MANNER = Manner(dry_run=False, yes=True, reason="", ticket="")


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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_before_it_is_kept_a_signal_undoes_everything(world: World, number: signal.Signals) -> None:
    jansen = world.people.user(world.gouda, "Jansen")

    def plan(_unit: ActorView) -> Sequence[Change]:
        signal.raise_signal(number)
        return [RoleGranted(jansen, "iwmo", "gebruiker")]

    with pytest.raises(Interrupted) as interrupted:
        change(of(world), MANNER, plan)
    assert (interrupted.value.kept, world.user(jansen.id).grants) == (False, ())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_once_it_is_kept_a_signal_waits_until_that_is_said(world: World, number: signal.Signals) -> None:
    jansen = world.people.user(world.gouda, "Jansen")

    def said(happened: Change) -> str:
        signal.raise_signal(number)
        return fact(happened)

    environment = of(world)
    with pytest.raises(Interrupted) as interrupted:
        change(environment, MANNER, lambda _: [RoleGranted(jansen, "iwmo", "gebruiker")], sentence=said)
    granted = world.user(jansen.id).grants
    assert (interrupted.value.kept, [grant.state for grant in granted]) == (True, [GrantState.ACTIVE])


def test_a_malformed_file_is_refused_with_every_place(world: World, tmp_path: Path) -> None:
    path = tmp_path / "leavers.csv"
    path.write_text("gebruikersnaam;afdeling\nj.jansen;Wmo\n;Wmo\n;Jeugd\n", encoding="utf-8")
    with pytest.raises(FileMalformed) as malformed:
        taken_in(of(world), path, ())
    assert [(flaw.line, flaw.problem) for flaw in malformed.value.flaws] == [(3, "required"), (4, "required")]
