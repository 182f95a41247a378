"""The manual at the command line, section by section, exactly as it looks on a terminal."""

from pathlib import Path

import pytest

from tests import sessions
from tests.stage import CommandStage
from tests.world import World


@pytest.mark.parametrize("path", sessions.sessions(), ids=lambda path: path.stem)
def test_the_terminal_shows_what_the_session_says(path: Path, world: World, pytestconfig: pytest.Config) -> None:
    play = sessions.rewrite if pytestconfig.getoption("update_sessions") else sessions.check
    play(path, CommandStage(world))
