"""The demo's narrator shows commands as they are, and stops where one ends otherwise than the manual says."""

import io
import os
from pathlib import Path

import pytest

from ibadmin.demo.narrator import Narrator
from ibadmin.demo.world import make_world
from ibadmin.errors import DemoStopped, SettingsInvalid
from tests.world import BEGINNING


@pytest.fixture
def narrator(tmp_path: Path) -> Narrator:
    world = make_world(tmp_path / "config", tmp_path / "data", BEGINNING)
    places = {"IBADMIN_CONFIG_DIR": str(tmp_path / "config"), "IBADMIN_DATA_DIR": str(tmp_path / "data")}
    return Narrator(world, io.StringIO(), {**os.environ, **places, "IBADMIN_LANGUAGE": "en"}, bold=False, browser=False)


def shown(narrator: Narrator) -> str:
    assert isinstance(narrator.screen, io.StringIO)
    return narrator.screen.getvalue()


def test_a_command_is_shown_with_what_it_says(narrator: Narrator) -> None:
    narrator.run("demo", "whoami", expected=4)
    assert shown(narrator).startswith("$ ibadmin --profile demo whoami\nibadmin: Nobody is logged in here.")


def test_the_story_stops_where_a_command_ends_otherwise_than_it_should(narrator: Narrator) -> None:
    with pytest.raises(DemoStopped) as stopped:
        narrator.run("demo", "users", "pending")
    assert (stopped.value.command, stopped.value.ended_with) == ("users pending", 4)


def test_what_whoever_watches_has_set_does_not_lead_out_of_the_demo(narrator: Narrator) -> None:
    theirs = {"IBADMIN_STORE": "/nowhere/store.sqlite", "IBADMIN_GATEWAY": "https://gateway.example"}
    narrator.variables = {**narrator.variables, **theirs}
    narrator.run("demo", "whoami", expected=4)
    narrator.run("demo", "store", "check")


def test_the_demo_can_be_made_again(narrator: Narrator, tmp_path: Path) -> None:
    again = make_world(tmp_path / "config", tmp_path / "data", BEGINNING)
    assert again.population == narrator.world.population


def test_a_profile_that_somebody_else_made_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "config" / "demo.toml"
    theirs.parent.mkdir()
    theirs.write_text('browser = "none"\n', encoding="utf-8")
    with pytest.raises(SettingsInvalid):
        make_world(theirs.parent, tmp_path / "data", BEGINNING)
    assert theirs.read_text("utf-8") == 'browser = "none"\n'
