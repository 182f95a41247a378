"""A front door for each test; keys are made once."""

from pathlib import Path

import pytest

from tests.commands.login.front import Front, copied_sides, make_sides
from tests.world import BEGINNING, World


@pytest.fixture(scope="session")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sides(tmp_path_factory.mktemp("sides"), BEGINNING)


@pytest.fixture
def front(world: World, sides: Path) -> Front:
    """The world, on a desk with a browser."""
    makelaar = copied_sides(sides, world.directory)
    world.variables |= {
        "DISPLAY": ":0",
        "IBADMIN_GATEWAY_DIRECTORY": str(sides / "gateway"),
        "IBADMIN_SIMULATOR": str(makelaar),
    }
    return Front(world, makelaar)
