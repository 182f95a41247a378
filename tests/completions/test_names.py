"""The names that TAB offers: what the terminal has shown in the last five minutes, and nothing else."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ibadmin import profiles, tab
from ibadmin.model import UserStatus
from tests.completions.terminal import ROOT
from tests.world import Template, World, copied, template

USERS, ORGANISATIONS = ["users"], ["organisations"]


@pytest.fixture(scope="module")
def empty_profile(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def world(empty_profile: Template, tmp_path: Path) -> Iterator[World]:
    """Maria of Gouda is logged in; Jan waits for her, and Piet is there."""
    made = copied(empty_profile, tmp_path)
    made.people.user(made.gouda, "Jansen", UserStatus.PENDING)
    made.people.user(made.gouda, "Pietersen", first_name="Piet")
    made.as_("m.visser")
    yield made
    made.store.engine.dispose()


def offered(world: World, question: list[str]) -> list[str]:
    return tab.answer(question, world.variables, world.now.timestamp())


def kept(world: World) -> Path:
    return profiles.data_directory(world.variables, "default") / tab.FILE


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("users pending", ["j.jansen"]),
        ("users list", ["j.jansen", "m.visser", "p.pietersen"]),
        ("users list --output json", ["j.jansen", "m.visser", "p.pietersen"]),
        ("users search piet", ["p.pietersen"]),
        ("users show j.jansen", ["j.jansen"]),
        ("users show nobody", []),
        ("whoami", []),
    ],
)
def test_the_users_that_were_shown_are_offered(world: World, command: str, names: list[str]) -> None:
    world.run(command)
    assert offered(world, USERS) == names


@pytest.mark.parametrize(
    ("command", "codes"),
    [
        ("organisations list", ["GM-0193", "GM-0513", "IB-0001"]),
        ("organisations show GM-0193", ["GM-0193"]),
        ("users show k.smit", ["GM-0193"]),
    ],
)
def test_the_organisations_that_were_shown_are_offered(world: World, command: str, codes: list[str]) -> None:
    world.as_("a.bakker")
    world.run(command)
    assert offered(world, ORGANISATIONS) == codes


def test_what_was_shown_before_stays(world: World) -> None:
    world.run("users show j.jansen")
    world.run("users show p.pietersen")
    assert offered(world, USERS) == ["j.jansen", "p.pietersen"]


def test_after_five_minutes_a_name_is_not_offered_and_at_the_next_one_it_is_gone(world: World) -> None:
    world.run("users show j.jansen")
    world.later(minutes=4, seconds=59)
    assert offered(world, USERS) == ["j.jansen"]
    world.later(seconds=1)
    assert offered(world, USERS) == []
    world.run("users show p.pietersen")
    assert "j.jansen" not in kept(world).read_text("utf-8")


def test_what_goes_into_a_pipe_was_not_shown(world: World) -> None:
    world.run("users list", piped=True)
    assert not kept(world).exists()


def test_a_logout_forgets(world: World) -> None:
    world.run("users list")
    world.run("logout")
    assert not kept(world).exists()


def test_a_deletion_forgets(world: World) -> None:
    world.run("users deactivate p.pietersen --yes")
    world.run("users show p.pietersen")
    world.run("users delete p.pietersen", answers=["p.pietersen"])
    assert not kept(world).exists()


def test_the_names_are_for_the_owner_alone(world: World) -> None:
    world.run("users list")
    assert stat.S_IMODE(kept(world).stat().st_mode) == 0o600


def test_of_a_long_list_the_last_are_offered(world: World) -> None:
    shown = tab.Shown()
    for number in range(tab.MOST + 5):
        shown._add("users", f"u{number:05}")
    tab.keep(kept(world), shown, world.now.timestamp())
    assert offered(world, USERS)[0] == "u00005"
    assert len(offered(world, USERS)) == tab.MOST


@pytest.mark.parametrize("name", ["two\nlines", "a\ttab", "\x1b[31mred", "\u202eback", "line\u2028end"])
def test_a_name_that_would_move_the_cursor_is_not_offered(world: World, name: str) -> None:
    shown = tab.Shown()
    shown.names["users", name] = None
    tab.keep(kept(world), shown, world.now.timestamp())
    assert offered(world, USERS) == []


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x\tusers\ta\n99\n\t\t\n", b"\t" * 9])
def test_a_file_that_is_not_ours_offers_nothing(world: World, content: bytes) -> None:
    kept(world).write_bytes(content)
    assert offered(world, USERS) == []


def test_a_place_that_cannot_be_written_costs_the_names_and_not_the_command(world: World) -> None:
    kept(world).mkdir()
    assert world.run("users list").code == 0
    assert offered(world, USERS) == []


@pytest.mark.parametrize("question", [[], ["people"], ["users", "../default"], ["users", "other"]])
def test_any_other_question_has_no_answer(world: World, question: list[str]) -> None:
    world.run("users list")
    assert offered(world, question) == []


def test_profiles_are_those_with_a_file_and_a_name(world: World) -> None:
    for name in ("production", "te st", "$(touch x)", ".hidden"):
        (world.directory / "config" / f"{name}.toml").touch()
    assert offered(world, ["profiles"]) == ["default", "production"]


def test_tab_loads_nothing_of_the_program(world: World) -> None:
    world.run("users list")
    program = "import sys; from ibadmin.__main__ import main; main(); sys.stderr.write(' '.join(sys.modules))"
    environ = os.environ | world.variables | {"PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", program, "__complete", "users"], env=environ, capture_output=True, text=True, check=True
    )
    loaded = set(run.stderr.split())
    assert {name for name in loaded if name.startswith("ibadmin")} == {
        "ibadmin", "ibadmin.__main__", "ibadmin.errors", "ibadmin.profiles", "ibadmin.signals", "ibadmin.streams",
        "ibadmin.system", "ibadmin.tab",
    }  # fmt: skip
    assert not loaded & {"typer", "sqlalchemy", "sqlite3", "dataclasses", "tomllib", "json", "socket", "keyring"}
