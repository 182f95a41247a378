"""The demo's whole story on a shared store, through a server behind nginx: the same words as with a file."""

import io
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from threading import Thread

import pytest

from ibadmin.auth.configuration import FILE, read_provider
from ibadmin.auth.metadata import metadata
from ibadmin.auth.simulator import Person, Simulator
from ibadmin.auth.walk import walk
from ibadmin.cli import main
from ibadmin.demo.narrator import MEANS, Narrator
from ibadmin.demo.population import RETURNED_ON, settle
from ibadmin.demo.story import tell
from ibadmin.demo.world import PROFILES, DemoWorld, make_world
from ibadmin.environment import Environment
from ibadmin.facts import AgreementRecorded
from ibadmin.model import Agreement
from ibadmin.store.engine import connect
from ibadmin.store.unit import Store
from tests.postgres import ADMINISTRATOR, Cluster
from tests.server.nginx import in_front
from tests.server.programs import SETTINGS, TRUSTED, Premises, free_ports

# What is new in every run.
NEW_EACH_TIME = {
    r"https?://\S+": "<address>",
    # How many depends on what runs inside the login: with a file alone gateway and makelaar do.
    r"(-L \d+:127\.0\.0\.1:\d+ )+": "-L <ports> ",
    r"\b(?=\d*[a-f])[0-9a-f]{20,64}\b": "<id>",
    r"\b[B-Z]{4}-[B-Z]{4}\b": "<code>",
    r"(?m)^Spelled: .*$": "Spelled: <code>",
    r"\d\d:\d\d(:\d\d)?": "<time>",
    r"\d+ seconds": "<seconds>",
    r"/\S*/(config|data)/": "<home>/",
}


def surroundings(directory: Path, **more: str) -> dict[str, str]:
    places = {"IBADMIN_CONFIG_DIR": str(directory / "config"), "IBADMIN_DATA_DIR": str(directory / "data")}
    return {**os.environ, **places, "IBADMIN_LANGUAGE": "en", "COLUMNS": "120", "NO_COLOR": "1", **more}


class Reader(io.StringIO):
    """Standard error of a login, with somebody who walks to the address as soon as it stands there."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self._walking: Thread | None = None

    def write(self, text: str, /) -> int:
        written = super().write(text)
        if self._walking is None and (start := re.search(r"https?://[\w.]+:\d+/login\?\S+", self.getvalue())):
            self._walking = Thread(target=walk, args=(start.group(), self._person, MEANS))
            self._walking.start()
        return written

    def walked(self) -> str:
        """All that was written, when the walk is over."""
        assert self._walking
        self._walking.join()
        return self.getvalue()


class Teller(Narrator):
    """The narrator without a process for each command, which would be most of the time."""

    def run(self, profile: str, *arguments: str, typed: str = "", expected: int = 0) -> None:
        self._show(profile, arguments)
        stdout, stderr = io.StringIO(), io.StringIO()
        code = self._ran(profile, arguments, Environment(dict(self._surroundings), io.StringIO(typed), stdout, stderr))
        self._tell(stdout.getvalue() + stderr.getvalue())
        self._check(arguments, code, expected)
        if found := re.search(r"\b[B-Z]{4}-[B-Z]{4}\b", stdout.getvalue()):
            self.heard["code"] = found.group()

    def _walk(self, profile: str, person: Person) -> None:
        arguments = ("login", "--no-browser")
        self._show(profile, arguments)
        stdout, stderr = io.StringIO(), Reader(person)
        code = self._ran(profile, arguments, Environment(dict(self._surroundings), io.StringIO(), stdout, stderr))
        self._tell(stderr.walked())
        self._check(arguments, code, 0)

    def _ran(self, profile: str, arguments: Sequence[str], environment: Environment) -> int:
        try:
            return main(["--profile", profile, "--no-input", *arguments], environment)
        finally:
            environment.leave()


def story(world: DemoWorld, variables: Mapping[str, str]) -> str:
    """Everything that the screen shows, but for what is new in every run."""
    screen = io.StringIO()
    tell(Teller(world, screen, variables, bold=False, browser=False))
    told = screen.getvalue()
    for pattern, steady in NEW_EACH_TIME.items():
        told = re.sub(pattern, steady, told)
    # A value that is shorter or longer than another time moves what stands beside it.
    return re.sub(r"[ ─]{2,}", "  ", told)


@contextmanager
def shared_demo(directory: Path, cluster: Cluster) -> Iterator[tuple[DemoWorld, Premises]]:
    """The demo's people at a store that `store init` made on an empty server, with the gateway beside it."""
    world = make_world(directory / "config", directory / "data", datetime.now(UTC))
    ours, theirs = directory / "data" / "demo" / "gateway", directory / "data" / "demo" / "makelaar"
    port, outside = free_ports()
    address, store = f"https://localhost:{outside}", f"postgresql://127.0.0.1:{cluster.server.port}/zorg_demo"
    (ours / FILE).write_text(SETTINGS.format(address=address, port=port) + (ours / FILE).read_text())
    for profile in PROFILES:
        settings = {"store": store, "gateway": address, "gateway_directory": ours, "session_storage": "file"}
        lines = [f'{name} = "{value}"\n' for name, value in settings.items()]
        (directory / "config" / f"{profile}.toml").write_text("".join(lines))
    found(directory, world, cluster, store.replace("//", f"//{ADMINISTRATOR}@"))
    with in_front(ours, outside, port), Simulator(theirs, lambda: datetime.now(UTC)) as simulator:
        provider = read_provider(ours, address)
        simulator.connect(metadata(provider), provider.service_uuid)
        (ours / "makelaar.xml").write_bytes(simulator.metadata)
        with (ours / FILE).open("a") as file:
            file.write(TRUSTED.format(digest=sha256(simulator.metadata).hexdigest()))
        variables = surroundings(directory, SSL_CERT_FILE=str(ours / "tls.crt"), IBADMIN_PROFILE="demo")
        yield world, Premises(directory, address, port, variables, simulator)


def found(directory: Path, world: DemoWorld, cluster: Cluster, address: str) -> None:
    """Make the store, and bring everybody who has logged in before into it."""
    desk, *others = world.population.organisations
    name, code, number = desk[0].name, desk[0].code, desk[0].kvk_number
    told = io.StringIO()
    environment = Environment(surroundings(directory, IBADMIN_PROFILE="demo"), stdout=told, stderr=told)
    line = ("store", "init", address, "--organisation", name, "--code", code, "--kvk-number", number)
    assert main(line, environment) == 0, told.getvalue()
    cluster.server.ask(f"alter role zorg_demo_gateway password '{cluster.server.password}'")
    store, now = Store(connect(cluster.administrator("zorg_demo"))), datetime.now(UTC)
    with store.unseen(now, "demo") as unit:
        for agreement in Agreement:
            unit.record([AgreementRecorded(unit.organisations.coded(code), agreement, RETURNED_ON)], actor="demo")
    settle(store, replace(world.population, organisations=tuple(others)), world.people, now)
    store.engine.dispose()


@pytest.fixture
def passwords(tmp_path: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of whoever keeps the store, and of the gateway, where libpq looks for them."""
    file = tmp_path / "pgpass"
    file.touch(0o600)
    users = (ADMINISTRATOR, "zorg_demo_gateway")
    file.write_text("".join(f"127.0.0.1:*:*:{user}:{postgres.server.password}\n" for user in users))
    monkeypatch.setenv("PGPASSFILE", str(file))


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("passwords")
def test_the_whole_story_is_told_in_the_same_words(
    tmp_path: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path / "alone"
    with_a_file = story(make_world(alone / "config", alone / "data", datetime.now(UTC)), surroundings(alone))
    with shared_demo(tmp_path / "shared", postgres) as (world, premises):
        monkeypatch.setenv("SSL_CERT_FILE", premises.variables["SSL_CERT_FILE"])
        with premises.server():
            shared = story(world, premises.variables)
    differing = "\n".join(unified_diff(with_a_file.splitlines(), shared.splitlines(), lineterm="", n=1))
    assert not differing, differing
