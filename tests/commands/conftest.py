"""Every test of a command has a world of its own, and a person in it who types: see `tests/world.py`."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ibadmin.language import bind
from tests.world import World, copied, template


@pytest.fixture(scope="session")
def empty_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def world(empty_profile: Path, tmp_path: Path) -> Iterator[World]:
    """A new world, on a machine in the Netherlands that speaks English."""
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        made = copied(empty_profile, tmp_path)
        yield made
        made.store.engine.dispose()
    time.tzset()
    bind({})
