"""The manual's story, told in terminal sessions: `pytest --update-sessions` writes them down as they are now."""

from pathlib import Path

import pytest

from tests.sessions import Stage, check, rewrite, sessions


@pytest.mark.parametrize("path", sessions(), ids=lambda path: path.stem)
def test_a_session_goes_as_it_is_written(path: Path, stage: Stage, request: pytest.FixtureRequest) -> None:
    play = rewrite if request.config.getoption("--update-sessions") else check
    play(path, stage)
