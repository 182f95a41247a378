"""Start-up is what people feel: what a hot command imports is written down, and a line more there is a decision.

`imports/` has a file for each: our own modules, other people's packages, and what of the standard library neither
Typer nor sqlite3 brings along.
"""

import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ibadmin.model import UserStatus
from tests.world import World

ALLOWED = Path(__file__).with_name("imports")
ADDRESS = "/login?code_challenge="
# A login is over for us when its address stands on the terminal: what comes after waits for a person.
PROGRAM = f"""
import os, sys

class Terminal:
    def __getattr__(self, name):
        return getattr(sys.__stderr__, name)
    def write(self, text):
        return tell() if {ADDRESS!r} in text else sys.__stderr__.write(text)

def tell():
    sys.__stderr__.write(chr(10).join(["", "IMPORTED", *sys.modules]))
    sys.__stderr__.flush()
    os._exit(0)

sys.stderr = Terminal()
from ibadmin.__main__ import main
code = main()
tell() if code == 0 else sys.exit(code)
"""
LOWEST = (3, 11)
BARE = "import os, sys"
TYPER = f"{BARE}, typer"
SQLITE = f"{TYPER}, sqlite3"
HOT = {
    "version": ("--version", BARE),
    "completion": ("__complete users", BARE),
    "help": ("--help", TYPER),
    "login": ("login --force --no-browser", TYPER),
    "whoami": ("whoami", SQLITE),
    "users_pending": ("users pending", SQLITE),
    "users_show": ("users show j.jansen", SQLITE),
    "roles_grant": ("roles grant j.jansen --product iwmo --role gebruiker", SQLITE),
}


def imported(code: str, line: str = "", **variables: str) -> set[str]:
    """The modules that there are when the code is done, of libraries the package alone."""
    run = subprocess.run(
        [sys.executable, "-c", code, *line.split()],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **variables},
    )
    names = run.stderr.partition("\nIMPORTED\n")[2].split()
    assert names, run.stderr
    return {name if name.startswith("ibadmin") else name.partition(".")[0] for name in names}


@cache
def brought_along(code: str) -> set[str]:
    """What the libraries that the command cannot do without import anyway."""
    return imported(f"{code}\nsys.stderr.write(chr(10).join(['', 'IMPORTED', *sys.modules]))")


def own(names: set[str]) -> set[str]:
    """What is the same on every Python: the standard library's inner modules are not."""
    return {name for name in names if not name.startswith("_")}


class Healthy(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "ok"}')

    def log_message(self, *arguments: object) -> None:
        """Not a word."""


@pytest.fixture
def gateway() -> Iterator[str]:
    """A gateway that is well, which is all that a login asks before it prints the address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Healthy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("hot", HOT)
def test_a_hot_command_imports_what_is_written_down(world: World, hot: str, gateway: str) -> None:
    line, libraries = HOT[hot]
    world.as_real("m.visser")
    world.people.user(world.gouda, "Jansen")
    world.people.user(world.gouda, "Wachter", UserStatus.PENDING)
    found = own(imported(PROGRAM, line, **world.variables, IBADMIN_GATEWAY=gateway) - brought_along(libraries))
    allowed = set((ALLOWED / f"{hot}.txt").read_text("utf-8").split())
    # The lists are those of the lowest Python: another one's own modules import one another in other ways.
    others = set() if sys.version_info[:2] == LOWEST else sys.stdlib_module_names
    more, less = found - allowed - others, allowed - found - sys.stdlib_module_names
    assert (sorted(more), sorted(less)) == ([], []), f"to be added to, or taken out of, imports/{hot}.txt"
