"""The contract with scripts, kept by every command of the tree (design, section 4)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ibadmin.model.audit import AuditEntry
from tests.commands.contract.contracts import CONTRACTS, Contract, Does, Line, people
from tests.commands.login.front import Front
from tests.commands.test_tree import LEAVES, WITHOUT_RESULT
from tests.scenes import Scenes
from tests.shapes import assert_matches_shape
from tests.shared_world import SharedWorld
from tests.world import Result, World

LEAF = {leaf.path.removeprefix("ibadmin "): leaf for leaf in LEAVES}
CHANGING = {"--dry-run", "--yes", "--reason", "--ticket"}
# The audit of what concerns a session of one's own; sitting down writes it too.
SESSIONS = {"session_started", "session_ended", "logged_in"}


def those(promise: Callable[[Contract], object]) -> pytest.MarkDecorator:
    """Every command whose contract promises this."""
    return pytest.mark.parametrize("name", [name for name, contract in CONTRACTS.items() if promise(contract)])


@pytest.fixture
def desk(front: Front, scenes: Scenes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """Where every command has something to do; Jan and Ria are logged in."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    scenes.set(front.world, people)
    for name in ("j.jansen", "r.mulder"):
        front.world.people.session(front.world.user(name))
    if isinstance(front.world, SharedWorld):
        front.world.as_its_keeper()
    return front.world


@pytest.fixture
def promised(desk: World, name: str) -> Contract:
    """The contract of a command, with all that it takes."""
    CONTRACTS[name].arrange(desk)
    return CONTRACTS[name]


def given(world: World, name: str, line: Line | None, options: str = "") -> Result:
    """The line as a script gives it; JSON is asked for in the environment, so that it holds for every command."""
    assert line
    world.as_(line.by) if line.by else world.nobody()
    variables = {"IBADMIN_OUTPUT": "json", **line.variables}
    result = world.run(f"{line.text} {options}", terminal=False, stdin=line.stdin, variables=variables)
    assert "Traceback" not in result.stderr
    if result.stdout and f"ibadmin {name}" not in WITHOUT_RESULT:
        assert_matches_shape(name, json.loads(result.stdout))
    return result


def error_of(result: Result) -> dict[str, Any]:
    """The last line of standard error is the error."""
    error: dict[str, Any] = json.loads(result.stderr.splitlines()[-1])["error"]
    assert list(error) == ["code", "message", "hint", "details", "reasons"]
    return error


def changes_in(world: World) -> list[AuditEntry]:
    return [entry for entry in world.audit() if entry.action not in SESSIONS]


def yes(name: str) -> str:
    """The answer, for a command that takes one."""
    return "--yes" if "--yes" in LEAF[name].options else ""


def test_every_command_has_a_contract_and_every_contract_its_command() -> None:
    assert sorted(CONTRACTS) == sorted(LEAF)


@those(lambda contract: contract.does is Does.CHANGES)
def test_what_changes_something_can_be_tried_answered_and_explained(name: str) -> None:
    assert LEAF[name].options >= CHANGING


@those(lambda contract: contract.does is Does.READS)
def test_what_only_reads_has_nothing_to_try_or_to_answer(name: str) -> None:
    assert not LEAF[name].options & CHANGING


def test_what_stands_apart_and_nothing_else_says_why() -> None:
    apart = [name for name, contract in CONTRACTS.items() if contract.does is Does.APART]
    assert [name for name, contract in CONTRACTS.items() if contract.why] == apart


@those(lambda contract: contract.line)
def test_it_does_what_it_is_for_in_the_shape_that_is_promised(desk: World, promised: Contract, name: str) -> None:
    result = given(desk, name, promised.line, yes(name))
    assert (result.code, bool(result.stdout)) == (0, name != "logout"), result.stderr


@those(lambda contract: contract.does is Does.READS)
def test_what_only_reads_changes_nothing(desk: World, promised: Contract, name: str) -> None:
    before = changes_in(desk)
    given(desk, name, promised.line)
    assert changes_in(desk) == before


@those(lambda contract: contract.does is Does.CHANGES)
def test_a_dry_run_shows_the_same_shape_and_changes_nothing(desk: World, promised: Contract, name: str) -> None:
    before = changes_in(desk)
    result = given(desk, name, promised.line, "--dry-run")
    assert (result.code, {each["result"] for each in json.loads(result.stdout)}) == (0, {"planned"}), result.stderr
    assert changes_in(desk) == before


@those(lambda contract: contract.does is Does.CHANGES and not (contract.line and contract.line.variables))
def test_reason_and_ticket_are_kept_in_the_audit(desk: World, promised: Contract, name: str) -> None:
    before = desk.audit()
    given(desk, name, promised.line, f"{yes(name)} --reason because --ticket T-1")
    said = {(entry.reason, entry.ticket) for entry in desk.audit() if entry not in before}
    assert ("because", "T-1") in said


@those(lambda contract: contract.refused)
def test_what_is_refused_is_an_error_in_json_and_changes_nothing(desk: World, promised: Contract, name: str) -> None:
    before = changes_in(desk)
    result = given(desk, name, promised.refused)
    assert (result.code, bool(error_of(result)["message"])) == (promised.refused.code, True), result.stderr
    assert changes_in(desk) == before


@those(lambda contract: contract.nothing)
def test_nothing_found_is_an_empty_list_or_an_error_that_says_so(desk: World, promised: Contract, name: str) -> None:
    result = given(desk, name, promised.nothing)
    assert promised.nothing
    assert result.code == promised.nothing.code, result.stderr
    if result.code:
        assert (result.stdout, error_of(result)["code"]) == ("", "not_found")
    elif f"ibadmin {name}" not in WITHOUT_RESULT:
        assert json.loads(result.stdout) == []


@those(lambda contract: contract.does is Does.CHANGES or contract.asks)
def test_with_standard_input_closed_it_names_the_flag_or_needs_none(desk: World, promised: Contract, name: str) -> None:
    before = changes_in(desk)
    result = given(desk, name, promised.question or promised.line)
    if not promised.asks:
        assert result.code == 0, result.stderr
        return
    flags = error_of(result)["details"]["flag"].split(", ")
    assert (result.code, flags[0]) == (2, promised.asks)
    assert set(flags) <= LEAF[name].options
    assert changes_in(desk) == before


@pytest.mark.parametrize("name", LEAF)
@pytest.mark.parametrize("asked", ["-o json", "--output=json", "-ojsonl"])
def test_what_cannot_be_understood_is_an_error_in_json_too(world: World, name: str, asked: str) -> None:
    result = world.run(f"{name} --nonsense {asked}", terminal=False)
    assert (result.code, result.stdout, error_of(result)["code"]) == (2, "", "wrong_usage")


def test_json_that_the_profile_asks_for_holds_for_errors(world: World) -> None:
    with (world.directory / "config" / "default.toml").open("a") as profile:
        profile.write('output = "json"\n')
    results = [world.run(line, terminal=False) for line in ("users list", "users list --nonsense")]
    assert [error_of(result)["code"] for result in results] == ["login_needed", "wrong_usage"]


def test_json_that_the_environment_asks_for_holds_where_the_profile_is_wrong(world: World) -> None:
    wrong = {"IBADMIN_OUTPUT": "json", "IBADMIN_BROWSER": "lynx"}
    result = world.run("users list", terminal=False, variables=wrong)
    assert (result.code, error_of(result)["code"]) == (2, "settings_invalid")


def test_an_option_that_asks_otherwise_comes_before_the_profile(world: World) -> None:
    result = world.run("users list --output csv", terminal=False, variables={"IBADMIN_OUTPUT": "json"})
    assert result.stderr.startswith("ibadmin: ")
