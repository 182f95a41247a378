"""A front door for each test; keys are made once."""

import shutil
from pathlib import Path

import pytest

from tests.commands.login.front import Front, copied_sides, make_sides
from tests.shared_world import SharedWorld
from tests.world import BEGINNING, World


@pytest.fixture(scope="session")
def sides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sides(tmp_path_factory.mktemp("sides"), BEGINNING)


@pytest.fixture
def front(world: World, sides: Path) -> Front:
    """The world, on a desk with a browser."""
    makelaar = copied_sides(sides, world.directory)
    if isinstance(world, SharedWorld):
        # The machine on which the gateway of the shared store is: it has the key, and runs inside the login.
        del world.variables["IBADMIN_GATEWAY"]
        shutil.copy(world.code_key, sides / "gateway" / world.code_key.name)
    world.variables |= {
        "DISPLAY": ":0",
        "IBADMIN_GATEWAY_DIRECTORY": str(sides / "gateway"),
        "IBADMIN_SIMULATOR": str(makelaar),
    }
    return Front(world, makelaar)
