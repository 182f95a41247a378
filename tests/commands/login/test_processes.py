"""The login as real processes: keyrings that work, hang or are not there, and a person at a real terminal."""

import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

import pytest

from ibadmin.auth.simulator import Person
from ibadmin.auth.walk import Walker, _step, walk
from tests.commands.login.front import NEWCOMER, Front, copied_sides, make_sides
from tests.world import World

ROOT = Path(__file__).parents[3]
IBADMIN = f'"{sys.executable}" -m ibadmin'
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/login\?\S+")
HANGING = """
import time
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 1

    def get_password(self, *asked):
        time.sleep(3600)

    set_password = delete_password = get_password
"""
KEEPS_NOTHING = """
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 1

    def get_password(self, *asked):
        return None

    set_password = delete_password = get_password
"""
BREAKS_LATER = """
from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

class Keyring(KeyringBackend):
    priority = 1
    kept = {}

    def get_password(self, service, name):
        return self.kept.get(name)

    def set_password(self, service, name, secret):
        if not name.endswith("(test)"):
            raise PasswordSetError(secret)
        self.kept[name] = secret

    def delete_password(self, service, name):
        del self.kept[name]
"""


@pytest.fixture(scope="session")
def sides_of_today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys for processes, which have the clock of the machine."""
    return make_sides(tmp_path_factory.mktemp("today"), datetime.now(UTC))


@pytest.fixture
def front(world: World, sides_of_today: Path) -> Front:
    makelaar = copied_sides(sides_of_today, world.directory)
    world.variables |= {
        "IBADMIN_GATEWAY_DIRECTORY": str(sides_of_today / "gateway"),
        "IBADMIN_SIMULATOR": str(makelaar),
        "IBADMIN_LANGUAGE": "en",
        "PATH": os.environ["PATH"],
        "HOME": str(world.directory),
        "XDG_RUNTIME_DIR": str(world.directory),
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(world.directory))),
    }
    return Front(world, makelaar)


@dataclass
class Ended:
    """What a process left."""

    code: int
    stdout: str
    stderr: str
    seconds: float


def run(front: Front, command: Sequence[str], person: Person, variables: Mapping[str, str]) -> Ended:
    """Run a command to its end; whenever it shows an address, this person walks from there."""
    started = time.monotonic()
    stderr = ""
    with subprocess.Popen(
        command,
        env={**front.world.variables, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        for line in process.stderr:
            stderr += line
            if found := ADDRESS.search(line):
                walk(found[0], person, "kpn")
        stdout = process.stdout.read()
    return Ended(process.returncode, stdout, stderr, time.monotonic() - started)


def ibadmin(front: Front, line: str, **variables: str) -> Ended:
    return run(front, [sys.executable, "-m", "ibadmin", *line.split()], front.person(front.world.maria), variables)


def test_a_session_lives_in_a_real_keyring_from_login_to_logout(front: Front) -> None:
    front.world.variables["IBADMIN_SESSION_STORAGE"] = "keyring"
    (front.world.directory / "password").write_text("open sesame")
    script = (
        f'gnome-keyring-daemon --unlock --components=secrets < "{front.world.directory}/password" > /dev/null\n'
        f"{IBADMIN} login --no-browser --output json && {IBADMIN} whoami --output json && {IBADMIN} logout\n"
        f"{IBADMIN} whoami --output json\necho $?\n"
    )
    command = ["dbus-run-session", "--", "sh", "-c", script]
    ended = run(front, command, front.person(front.world.maria), {})
    assert ended.stdout.count('"username": "m.visser"') == 2
    assert ended.stdout.count('"kept_in": "keyring"') == 2
    assert ended.stdout.endswith("\n4\n")
    assert "You are logged out." in ended.stderr
    assert '"why": "none"' in ended.stderr
    assert not (front.world.directory / "data" / "default" / "session").exists()


@pytest.mark.parametrize(
    "backend", ["keyring.backends.fail.Keyring", "keyring.backends.null.Keyring", "no.such.Keyring"]
)
def test_without_a_keyring_the_ways_out_are_named_and_no_login_begins(front: Front, backend: str) -> None:
    ended = ibadmin(front, "login", IBADMIN_SESSION_STORAGE="keyring", PYTHON_KEYRING_BACKEND=backend)
    assert (ended.code, ended.stdout) == (7, "")
    assert ended.stderr.splitlines()[0] == "ibadmin: There is no keyring on this system to keep your session in."
    assert "IBADMIN_SESSION_STORAGE=file ibadmin login" in ended.stderr
    assert "/login?" not in ended.stderr


def test_the_way_out_that_is_named_works(front: Front) -> None:
    ended = ibadmin(
        front, "login --output json", IBADMIN_SESSION_STORAGE="file", PYTHON_KEYRING_BACKEND="no.such.Keyring"
    )
    assert (ended.code, '"username": "m.visser"' in ended.stdout) == (0, True)
    assert (front.world.directory / "data" / "default" / "session").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("line", ["login", "login --force", "whoami", "logout", "users list"])
def test_a_keyring_that_hangs_is_given_up_in_time(front: Front, line: str) -> None:
    (front.world.directory / "hanging.py").write_text(HANGING)
    ended = ibadmin(front, line, IBADMIN_SESSION_STORAGE="keyring", PYTHON_KEYRING_BACKEND="hanging.Keyring")
    assert ended.code == 7
    assert ended.stderr.startswith("ibadmin: The keyring of this system did not answer within three seconds.")
    assert "/login?" not in ended.stderr
    assert ended.seconds < 30


def test_a_keyring_that_keeps_nothing_is_found_out_before_the_login(front: Front) -> None:
    (front.world.directory / "forgetful.py").write_text(KEEPS_NOTHING)
    ended = ibadmin(front, "login", IBADMIN_SESSION_STORAGE="keyring", PYTHON_KEYRING_BACKEND="forgetful.Keyring")
    assert (ended.code, "/login?" in ended.stderr) == (7, False)


def test_a_keyring_that_fails_after_the_login_leaves_no_session_behind(front: Front) -> None:
    (front.world.directory / "late.py").write_text(BREAKS_LATER)
    ended = ibadmin(front, "login", IBADMIN_SESSION_STORAGE="keyring", PYTHON_KEYRING_BACKEND="late.Keyring")
    assert (ended.code, "/login?" in ended.stderr) == (7, True)
    assert "There is no keyring on this system" in ended.stderr
    assert front.world.user("m.visser").open_sessions == 0
    assert "Traceback" not in ended.stderr


@dataclass
class Terminal:
    """A person at a real terminal."""

    process: "subprocess.Popen[bytes]"
    end: int
    seen: str = ""

    def until(self, pattern: str) -> "re.Match[str]":
        """Read on until this is on the screen."""
        deadline = time.monotonic() + 30
        while not (found := re.search(pattern, self.seen)):
            assert time.monotonic() < deadline, self.seen
            self.seen += self._read()
        return found

    def type(self, text: str) -> None:
        os.write(self.end, text.encode())

    def over(self) -> int:
        """The exit code, when it ends."""
        while more := self._read():
            self.seen += more
        return self.process.wait(30)

    def _read(self) -> str:
        try:
            return os.read(self.end, 10_000).decode()
        except OSError:
            # How Linux says that nobody is at the other end any more.
            return ""


@contextmanager
def terminal(front: Front, line: str, **variables: str) -> Iterator[Terminal]:
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "ibadmin", *line.split()]
    env = front.world.variables | variables
    # The process leads a session of its own, of which the terminal becomes the one that Ctrl-C comes from.
    become = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
    process = subprocess.Popen(
        [sys.executable, "-c", become, *command],
        env=env,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Terminal(process, mine)
    finally:
        process.kill()
        process.wait()
        os.close(mine)


@dataclass
class Elsewhere(HTTPRedirectHandler):
    """A browser on another machine, where nobody listens: it shows the address at which it ended."""

    ended: list[str] = field(default_factory=list)

    def redirect_request(
        self, req: Request, fp: object, code: int, msg: str, headers: object, newurl: str
    ) -> Request | None:
        if "/callback/" in newurl:
            self.ended.append(newurl)
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def address_elsewhere(address: str, person: Person) -> str:
    """Where the browser ends that cannot reach this machine."""
    elsewhere, walker = Elsewhere(), Walker()
    walker._opener = build_opener(ProxyHandler({}), elsewhere)
    page = walker.visit(address)
    while not elsewhere.ended:
        page = _step(walker, page, person, "kpn")
    return elsewhere.ended[0]


def test_the_address_is_pasted_and_the_next_question_gets_its_own_answer(front: Front) -> None:
    with terminal(front, "login", SSH_TTY="/dev/pts/0") as person:
        address = person.until(ADDRESS.pattern + r"(?=\r\n)")[0]
        person.until("Or paste the address at which the browser ends: $")
        person.type("http://127.0.0.1:1/callback/x?code=1\n")
        person.until("This is not the address at which the login ended")
        person.until("Or paste the address at which the browser ends: $")
        person.type(f"{address_elsewhere(address, NEWCOMER)}\n")
        person.until(r"Salutation \* \(heer, mevrouw\): $")
        person.type("mevrouw\n")
        person.until(r"Initials \*: $")
        person.type("\x03")
        assert person.over() == 130
    assert "Fatal" not in person.seen
    assert front.world.session.load()


def test_the_browser_comes_back_while_the_question_stands_open(front: Front) -> None:
    known = front.person(front.world.maria)
    with terminal(front, "login --no-browser") as person:
        address = person.until(ADDRESS.pattern + r"(?=\r\n)")[0]
        person.until("Or paste the address at which the browser ends: $")
        walk(address, known, "kpn")
        person.until("browser ends: \r\nLogged in as m.visser at Gouda")
        assert person.over() == 0
    assert "Fatal" not in person.seen


def test_ctrl_c_ends_the_wait_and_everything_that_listened(front: Front) -> None:
    with terminal(front, "login --no-browser") as person:
        address = person.until(ADDRESS.pattern + r"(?=\r\n)")[0]
        person.until("Or paste the address at which the browser ends: $")
        person.type("\x03")
        assert person.over() == 130
    assert re.search(r"\^C\r\n(Interrupted\.\r\n)$", person.seen)
    redirect = dict(parse_qsl(urlsplit(address).query))["redirect_uri"]
    for each in (address, redirect):
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", urlsplit(each).port or 0), timeout=2)
    assert front.world.session.load() is None


def test_the_browser_of_ones_choice_is_started_and_does_not_talk_on_the_terminal(front: Front) -> None:
    known = front.person(front.world.maria)
    chosen = front.world.directory / "browser"
    chosen.write_text(f'#!/bin/sh\necho "noise of $1"\necho "$1" > "{chosen}.was"\nsleep 8\n')
    chosen.chmod(0o755)
    with terminal(front, "login", DISPLAY=":0", BROWSER=f"{chosen} %s") as person:
        address = person.until(ADDRESS.pattern + r"(?=\r\n)")[0]
        person.until("The browser is being opened.")
        person.until(r"\rWaiting for the browser, 29\d seconds left")
        walk(address, known, "kpn")
        person.until("Logged in as m.visser")
        assert person.over() == 0
    assert Path(f"{chosen}.was").read_text().strip() == address
    assert "noise" not in person.seen
    assert re.search(r"left; Ctrl-C ends it\.\r +\rLogged in as", person.seen)
    assert "\033" not in person.seen


def test_a_login_that_is_killed_leaves_nothing_half_done(front: Front) -> None:
    with terminal(front, "login --no-browser") as person:
        person.until("Or paste the address at which the browser ends: $")
        person.process.send_signal(signal.SIGTERM)
        assert person.over() != 0
    assert front.world.session.load() is None
    assert ibadmin(front, "login --output json").code == 0
