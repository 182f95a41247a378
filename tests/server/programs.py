"""The program itself as two processes, a server behind nginx and a terminal that logs in, with the bundled makelaar."""

import os
import queue
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Thread

from ibadmin.auth.codes import make_key
from ibadmin.auth.configuration import FILE, read_provider
from ibadmin.auth.loopback import listening_socket
from ibadmin.auth.metadata import metadata
from ibadmin.auth.simulator import Person, Simulator, write_people
from ibadmin.demo.keys import make_gateway
from tests.people import People, make_store
from tests.server.nginx import in_front

MARIEKE = Person("m.devries@waterlaan.example", "Wilde-Zwaan-42", "Marieke de Vries", "81234567", pin="4821")
PATIENCE_SECONDS = 30
SETTINGS = """
address = "{address}"
listen = "127.0.0.1:{port}"
"""
TRUSTED = """
[[makelaars]]
name = "demo"
metadata = "makelaar.xml"
metadata_sha256 = "{digest}"
"""


@dataclass
class Program:
    """A command at work; what it writes, wherever to, is kept as it comes."""

    process: "subprocess.Popen[str]"
    _lines: queue.SimpleQueue[str | None] = field(default_factory=queue.SimpleQueue)
    _written: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        Thread(target=self._read, daemon=True).start()

    @property
    def command_line(self) -> str:
        """What anybody on this machine can see of it."""
        return Path(f"/proc/{self.process.pid}/cmdline").read_text()

    def until(self, pattern: str) -> str:
        """What the pattern finds in the next lines."""
        while (line := self._lines.get(timeout=PATIENCE_SECONDS)) is not None:
            self._written.append(line)
            if found := re.search(pattern, line):
                return found[0]
        raise AssertionError(f"ended without {pattern}:\n{''.join(self._written)}")

    def ended(self) -> tuple[int, str]:
        """Its exit code, and all that it wrote."""
        while (line := self._lines.get(timeout=PATIENCE_SECONDS)) is not None:
            self._written.append(line)
        return self.process.wait(PATIENCE_SECONDS), "".join(self._written)

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        self.process.send_signal(number)
        return self.ended()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as output:
            for line in output:
                self._lines.put(line)
        self._lines.put(None)


@dataclass(frozen=True)
class Premises:
    """A directory with everything, and how programs are told of it."""

    directory: Path
    address: str
    port: int
    variables: Mapping[str, str]
    simulator: Simulator

    @contextmanager
    def program(self, *arguments: str) -> Iterator[Program]:
        """`ibadmin` with these arguments."""
        command = [sys.executable, "-X", "faulthandler", "-m", "ibadmin", *arguments]
        with subprocess.Popen(
            command,
            env={**os.environ, **self.variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                yield Program(process)
            finally:
                process.kill()
                process.wait()

    @contextmanager
    def server(self) -> Iterator[Program]:
        """The service, once it serves."""
        with self.program("server", "run", "--log-level", "debug") as program:
            program.until('"event": "serving"')
            yield program


def free_ports() -> tuple[int, int]:
    """For the server, and for the proxy in front of it."""
    with listening_socket(0) as one, listening_socket(0) as other:
        return one.getsockname()[1], other.getsockname()[1]


@contextmanager
def premises(directory: Path) -> Iterator[Premises]:
    """Server, store and makelaar that know each other, at a name that the certificate is for."""
    now = datetime.now(UTC)
    ours, theirs = directory / "gateway", directory / "makelaar"
    theirs.mkdir()
    make_gateway(ours, now)
    port, outside = free_ports()
    address = f"https://localhost:{outside}"
    settings = (ours / FILE).read_text()
    (ours / FILE).write_text(SETTINGS.format(address=address, port=port) + settings)
    write_people(theirs / "people.toml", (MARIEKE,))
    make_key(directory / "store.db.key")
    People(make_store(directory / "store.db"), now).organisation("WL-0001", "Waterlaan", kvk=MARIEKE.kvk_number)
    with in_front(ours, outside, port), Simulator(theirs, lambda: datetime.now(UTC)) as simulator:
        provider = read_provider(ours, address)
        simulator.connect(metadata(provider), provider.service_uuid)
        (ours / "makelaar.xml").write_bytes(simulator.metadata)
        with (ours / FILE).open("a") as file:
            file.write(TRUSTED.format(digest=sha256(simulator.metadata).hexdigest()))
        variables = {
            "IBADMIN_CONFIG_DIR": str(directory / "config"),
            "IBADMIN_DATA_DIR": str(directory / "data"),
            "IBADMIN_STORE": str(directory / "store.db"),
            "IBADMIN_GATEWAY": address,
            "IBADMIN_GATEWAY_DIRECTORY": str(ours),
            "IBADMIN_SESSION_STORAGE": "file",
            "IBADMIN_LANGUAGE": "en",
            # The certificate vouches for itself.
            "SSL_CERT_FILE": str(ours / "tls.crt"),
        }
        yield Premises(directory, address, port, variables, simulator)
