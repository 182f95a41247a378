"""The program as a process: with other variables and rights, and with signals at any moment."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping

from tests.commands.test_pipes import ROOT
from tests.world import World

# The account of whoever runs the tests, by a number that has no name and no home.
NAMELESS = ("unshare", "--user", "--map-user=54321", "--map-group=54321", "env", "--unset=HOME")
_DROP_FROM_BOUNDING_SET = 24
_BEFORE_MODES = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


def obey_modes() -> None:
    """Let what this process becomes be stopped by the modes of files, also when it is root."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in _BEFORE_MODES:
            libc.prctl(_DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


def started(
    world: World,
    line: str,
    *,
    variables: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    python: tuple[str, ...] = (),
    inside: tuple[str, ...] = (),
    stdin: int = subprocess.DEVNULL,
    stdout: int = subprocess.PIPE,
    stderr: int = subprocess.PIPE,
) -> subprocess.Popen[str]:
    """`ibadmin …` with these variables and these options of Python."""
    return subprocess.Popen(
        [*inside, sys.executable, *python, "-m", "ibadmin", *line.split()],
        env={**os.environ, **world.variables, "IBADMIN_LANGUAGE": "en", "PYTHONPATH": str(ROOT), **(variables or {})},
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        text=True,
        preexec_fn=before,  # noqa: PLW1509 - it sets one thing and starts no thread
    )
