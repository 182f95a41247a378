r"""Writes what the recipes of docs/scripting.md show: each is run by the real shell, with the real jq, in a process.

A block of `sh` or `bash` is a recipe, and the block of `text` below it is what it says. A block with a name behind the
language (`sh leavers.sh`) is a file of that name. A comment that begins with `sh` prepares what no reader needs to see.

    <!-- sh
    printf 'j.jansen\n' > leavers.csv
    -->

A recipe ends well, and says nothing where no text is below it. `--check` changes nothing.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ibadmin.model import UserStatus
from tests.world import World, copied, template

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "scripting.md"
BLOCK = re.compile(
    r"^<!-- sh\n(?P<hidden>.*?)^-->$"
    r"|^```(?P<shell>sh|bash)(?: (?P<name>\S+))?\n(?P<script>.*?)^```$(?:\n\n```text\n(?P<shown>.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)
COLLEAGUES = (
    ("Jan", "", "Jansen", UserStatus.ACTIVE),
    ("Sanne", "de", "Vries", UserStatus.ACTIVE),
    ("Emre", "", "Yılmaz", UserStatus.ACTIVE),
    ("Fatima", "", "el Amrani", UserStatus.ACTIVE),
    ("Loes", "", "Bakker", UserStatus.PENDING),
    ("Noor", "", "Pinas", UserStatus.PENDING),
    ("Piet", "", "Kok", UserStatus.INACTIVE),
)
CROWD = 53


class NotAsWritten(AssertionError):
    """A recipe ended otherwise than well, or said something where nothing is shown."""


@dataclass
class Kitchen:
    """A folder to work in, with the beheerder of Gouda logged in and sixty colleagues."""

    world: World
    folder: Path

    def run(self, shell: str, script: str) -> str:
        """What a script says on both of its streams; it has half a minute."""
        done = subprocess.run(
            [shell, "-c", script],
            cwd=self.folder,
            env=self._surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode:
            raise NotAsWritten(f"exit code {done.returncode}: {script}\n{done.stdout}")
        return done.stdout

    def write(self, name: str, script: str) -> None:
        """A script that the reader keeps in a file."""
        path = self.folder / name
        path.write_text(script, "utf-8")
        path.chmod(0o755)

    @property
    def _surroundings(self) -> dict[str, str]:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        return {"PATH": path, "HOME": str(self.folder), "LC_ALL": "C.UTF-8", **self.world.variables}


def kitchen(directory: Path) -> Kitchen:
    """A world in which there is enough to do."""
    world = copied(template(directory / "template"), directory / "world")
    world.variables |= {"IBADMIN_LANGUAGE": "en"}
    for first_name, infix, surname, status in COLLEAGUES:
        world.people.user(world.gouda, surname, status, [("iwmo", "gebruiker")], first_name=first_name, infix=infix)
    world.people.crowd(world.gouda, CROWD)
    world.as_real("m.visser")
    world.store.engine.dispose()
    (directory / "work").mkdir()
    return Kitchen(world, directory / "work")


def renewed(document: str, place: Kitchen) -> str:
    """The document with every recipe as it goes now."""

    def cooked(found: re.Match[str]) -> str:
        if found["hidden"] is not None:
            place.run("sh", found["hidden"])
            return found[0]
        if found["name"]:
            place.write(found["name"], found["script"])
            return found[0]
        said = place.run(found["shell"], found["script"])
        if found["shown"] is None:
            if said:
                raise NotAsWritten(f"shown nowhere:\n{found['script']}\n{said}")
            return found[0]
        return f"```{found['shell']}\n{found['script']}```\n\n```text\n{said}```"

    return BLOCK.sub(cooked, document)


def main() -> int:
    """Write the document, or with `--check` say whether it is as the program is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when it is not up to date")
    check = parser.parse_args().check
    written = DOCUMENT.read_text("utf-8")
    with tempfile.TemporaryDirectory() as directory:
        fresh = renewed(written, kitchen(Path(directory)))
    if check and fresh != written:
        print(f"not up to date: {DOCUMENT.relative_to(ROOT)} (make generate)", file=sys.stderr)
        return 1
    if not check:
        DOCUMENT.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
