"""Exports as personnel hands them over: `tests/bulk/exports` holds them as they came, `exports.toml` what they come to.

The clock stands at 30 November 2026, in the Netherlands.
"""

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ibadmin.model import UserStatus
from tests.scenes import Scenes
from tests.world import Result, World

HERE = Path(__file__).parents[2] / "bulk"
EXPORTS = sorted((HERE / "exports").iterdir())
OUTCOMES: dict[str, dict[str, dict[str, Any]]] = tomllib.loads((HERE / "exports.toml").read_text("utf-8"))
COMMANDS = {
    "sync": "users sync --from",
    "last_days": "users sync --no-details --from",
    "going_on": "users sync --keep-going --from",
    "off": "users deactivate --file",
    "off_going_on": "users deactivate --keep-going --file",
    "edit": "users edit --file",
}
RUNS = [(name, command) for name, outcomes in OUTCOMES.items() for command in outcomes]
NOW = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)


def fifty(world: World) -> None:
    """They work at Gouda, and three of them have names."""
    world.people.crowd(world.gouda, 47)
    for first, infix, surname in (("Jan", "", "Jansen"), ("Sanne", "de", "Vries"), ("Anneke", "van der", "Berg")):
        world.people.user(world.gouda, surname, UserStatus.ACTIVE, first_name=first, infix=infix)


@pytest.fixture
def fifty_in_gouda(world: World, scenes: Scenes) -> World:
    scenes.set(world, fifty)
    world.later(days=(NOW - world.now).days)
    world.as_("m.visser")
    return world


def documents(result: Result) -> dict[str, Any]:
    """The lines of JSON on standard error, together."""
    lines = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
    return {key: value for line in lines for key, value in line.items()}


def outcome(world: World, name: str, command: str) -> dict[str, Any]:
    line = [*COMMANDS[command].split(), str(HERE / "exports" / name), "--dry-run", "--output", "json"]
    result = world.run(line, terminal=False)
    said = documents(result)
    error = said.get("error", {"details": {}})
    flaws = error["details"].get("flaws", ())
    done = json.loads(result.stdout or "[]")
    found = {
        "code": result.code,
        "done": sorted(" ".join([each["username"], each["change"] or "-", *each["fields"]]) for each in done),
        "flaws": [f"{each['line']}:{each['column']} {each['field'] or '-'} {each['problem']}" for each in flaws],
        "failed": [f"{each['line']} {each['code']}" for each in error["details"].get("failures", ())],
        "remarks": sorted(f"{each['code']} {each['count']}" for each in said.get("remarks", ())),
    }
    return {key: value for key, value in found.items() if value or key == "code"}


@pytest.mark.parametrize(("name", "command"), RUNS, ids=[f"{name}-{command}" for name, command in RUNS])
def test_an_export_comes_to_what_it_says(fifty_in_gouda: World, name: str, command: str) -> None:
    assert outcome(fifty_in_gouda, name, command) == OUTCOMES[name][command]


def test_every_export_has_its_outcome() -> None:
    assert [path.name for path in EXPORTS] == sorted(OUTCOMES)


def without_places(found: dict[str, Any]) -> dict[str, Any]:
    """An outcome without lines and columns, which the two forms do not share."""
    flaws = [flaw.split(" ", 1)[1].replace("key_twice", "heading_twice") for flaw in found.get("flaws", ())]
    failed = [each.split(" ", 1)[1] for each in found.get("failed", ())]
    return {**found, "flaws": flaws, "failed": failed}


@pytest.mark.parametrize("stem", sorted({path.stem for path in EXPORTS if path.with_suffix(".jsonl").exists()}))
def test_the_same_contents_come_to_the_same_in_either_form(stem: str) -> None:
    csv, jsonl = OUTCOMES.get(f"{stem}.csv"), OUTCOMES[f"{stem}.jsonl"]
    if csv:
        assert [without_places(csv[command]) for command in csv] == [without_places(jsonl[each]) for each in jsonl]
