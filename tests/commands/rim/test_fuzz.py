"""Hostile values for every parameter, the profile, the session and the environment: never a bug, nothing half done."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ibadmin.profiles import SETTINGS, VARIABLES
from tests.commands.rim.fuzz import HOSTILE, Ground, Line, ground, lines
from tests.world import World

FEW = 160
SEED = 20_261_201
LONG = pytest.param(3_000, marks=[pytest.mark.campaign, pytest.mark.timeout(3600)])
LOOKS = [Line(tuple(words.split()), desk=False) for words in ("whoami", "users list", "doctor", "logout")]


@pytest.fixture
def tried(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return ground(world)


def contents(rolls: random.Random, count: int) -> Iterator[bytes]:
    """Contents of a small file: random bytes, and a good one that was spoilt."""
    good = b'session_storage = "file"\noutput = "json"\n'
    for _ in range(count):
        yield rolls.randbytes(rolls.randrange(200))
        spoilt = bytearray(good)
        for _ in range(rolls.randrange(1, 4)):
            spoilt[rolls.randrange(len(spoilt))] = rolls.randrange(256)
        yield bytes(spoilt[: rolls.randrange(len(spoilt) + 1)])


def test_hostile_arguments_are_refused_or_harmless(tried: Ground) -> None:
    every = list(lines())
    for line in random.Random(SEED).sample(every, FEW):
        tried.try_out(line)


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_every_parameter_takes_every_hostile_value(tried: Ground) -> None:
    for line in lines():
        tried.try_out(line)


def values(names: list[str], count: int) -> list[tuple[str, str]]:
    rolls = random.Random(SEED)
    return [(rolls.choice(names), rolls.choice(HOSTILE)) for _ in range(count)]


@pytest.mark.parametrize("count", [20, LONG])
def test_hostile_variables_are_refused_or_harmless(tried: Ground, count: int) -> None:
    names = [*sorted(VARIABLES - {"IBADMIN_CONFIG_DIR"}), "COLUMNS", "LINES", "TERM", "LANG", "NO_COLOR", "HOME"]
    for name, value in values(names, count):
        for line in LOOKS[:3]:
            tried.try_out(line, variables={name: value})


def test_hostile_global_options_are_refused_or_harmless(tried: Ground) -> None:
    for option in ("--profile", "--store"):
        for value in HOSTILE:
            tried.try_out(Line((f"{option}={value}", "whoami"), desk=False))


@pytest.mark.parametrize("count", [10, LONG])
def test_a_profile_may_hold_anything(tried: Ground, count: int) -> None:
    profile = tried.world.directory / "config" / "default.toml"
    for content in contents(random.Random(SEED), count):
        profile.write_bytes(content)
        for line in LOOKS[:3]:
            tried.try_out(line)


@pytest.mark.parametrize("count", [20, LONG])
def test_every_setting_may_have_any_value(tried: Ground, count: int) -> None:
    profile = tried.world.directory / "config" / "default.toml"
    for name, value in values(list(SETTINGS), count):
        escaped = "".join(f"\\U{ord(each):08x}" for each in value.encode("utf-8", "replace").decode())
        storage = "" if name == "session_storage" else 'session_storage = "file"\n'
        profile.write_text(f'{storage}{name} = "{escaped}"\n', "utf-8")
        for line in LOOKS[:3]:
            tried.try_out(line)


@pytest.mark.parametrize("count", [10, LONG])
def test_a_session_file_may_hold_anything(tried: Ground, count: int) -> None:
    session = tried.world.directory / "data" / "default" / "session"
    world = tried.world
    for content in contents(random.Random(SEED), count):
        for line in LOOKS:
            world.as_("m.visser")
            session.write_bytes(content)
            result = world.run(line.words, terminal=False)
            assert result.code in (0, 4, 7, 9), (line, content, result.stderr)
