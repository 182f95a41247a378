"""A disk of its own for a world: small, so that it can be full, and read-only when that is asked; without being root.

It is mounted in a namespace of its own, where a process waits so that commands can be run in there one by one.
"""

import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.commands.rim.processes import started
from tests.world import Result, World

_ROOT = os.geteuid() == 0
_APART = ["unshare", "--mount", "--propagation", "private", *([] if _ROOT else ["--map-root-user"])]
_INTO = ["--mount", *([] if _ROOT else ["--user", "--preserve-credentials"])]
_COPY = 'cp -a "$1" "$1.there"; mount -t tmpfs -o size="$2" none "$1"; cp -a "$1.there/." "$1"; echo; exec sleep 600'
_FILL = 'cat /dev/zero > "$1/ballast" 2>&-; truncate -s -"$2" "$1/ballast"'


@dataclass(frozen=True)
class Disk:
    """The disk on which a world keeps its data."""

    world: World
    inside: Sequence[str]
    place: Path

    def do(self, command: str, *arguments: str) -> str:
        """A shell's command line, with the disk in sight."""
        line = [*self.inside, "sh", "-c", command, "sh", str(self.place), *arguments]
        return subprocess.run(line, check=False, capture_output=True, text=True).stdout

    def fill(self, left: int = 0) -> None:
        """Leave so many bytes."""
        self.do(_FILL, str(left))

    def make_room(self) -> None:
        self.do('rm "$1/ballast"')

    def refuse_to_be_written(self) -> None:
        self.do('mount -o remount,ro "$1"')

    def run(self, line: str, before: Callable[[], None] | None = None) -> Result:
        """`ibadmin …` as a process."""
        process = started(self.world, line, before=before, inside=tuple(self.inside))
        stdout, stderr = process.communicate(timeout=60)
        return Result(process.returncode, stdout, stderr, "")


@contextmanager
def disk_of(world: World, size: str = "8m") -> Iterator[Disk]:
    """The world's data on a disk of this size."""
    world.store.engine.dispose()
    place = world.directory / "data"
    line = [*_APART, "sh", "-ec", _COPY, "sh", str(place), size]
    with subprocess.Popen(line, stdout=subprocess.PIPE) as waiting:
        assert waiting.stdout is not None
        assert waiting.stdout.readline() == b"\n"
        try:
            yield Disk(world, ["nsenter", "--target", str(waiting.pid), *_INTO], place)
        finally:
            waiting.kill()
