"""What the tests of the login share: a service, a makelaar with people, both with keys made once."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ibadmin.auth.codes import make_key
from ibadmin.auth.local_gateway import local_gateway
from ibadmin.auth.login import Login
from ibadmin.auth.response import verify
from ibadmin.auth.simulator import Person, Simulator, write_people
from ibadmin.demo.keys import make_gateway
from ibadmin.model import AssuranceLevel
from ibadmin.settings import load
from ibadmin.store.unit import Store
from tests.auth.service import NOW, SERVICE_UUID, Service, new_service
from tests.people import People, make_store

MARIEKE = Person("m.devries@waterlaan.example", "Wilde-Zwaan-42", "Marieke de Vries", "81234567", pin="4821")
JAN = Person("j.jansen@waterlaan.example", "Groene-Fiets-17", "Jan Jansen", "81234567")
STRANGER = Person("v.vreemd@elders.example", "Verre-Reis-9", "Vera Vreemd", "99999990")
LOW = Person("l.laag@waterlaan.example", "Kale-Berg-3", "Lotte Laag", "81234567", AssuranceLevel.LOA2)


class Clock:
    """The makelaar's clock, which a test can set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="session")
def service() -> Service:
    return new_service("http://127.0.0.1:9/consumer")


@pytest.fixture(scope="session")
def makelaar_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys are made by the first test that starts a makelaar here."""
    directory = tmp_path_factory.mktemp("makelaar")
    write_people(directory / "people.toml", (MARIEKE, JAN, LOW, STRANGER))
    return directory


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simulator(makelaar_directory: Path, service: Service, clock: Clock) -> Iterator[Simulator]:
    with Simulator(makelaar_directory, clock) as simulator:
        simulator.connect(service.metadata(), SERVICE_UUID)
        yield simulator


@pytest.fixture(scope="session")
def gateway_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our side, with keys made once."""
    directory = tmp_path_factory.mktemp("gateway") / "gateway"
    make_gateway(directory, NOW)
    return directory


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The store of one municipality, Waterlaan, where Marieke, Jan and Lotte work."""
    made = make_store(tmp_path / "store.db")
    make_key(tmp_path / "store.db.key")
    People(made, NOW).organisation("WL-0001", "Waterlaan", kvk=MARIEKE.kvk_number)
    return made


@pytest.fixture
def login(tmp_path: Path, store: Store, gateway_directory: Path, makelaar_directory: Path, clock: Clock) -> Login:
    """The whole way: terminal, gateway in this process, bundled makelaar."""
    given = {
        "store": str(tmp_path / "store.db"),
        "gateway_directory": str(gateway_directory),
        "simulator": str(makelaar_directory),
    }
    settings = load(given, {"IBADMIN_CONFIG_DIR": str(tmp_path)})
    return Login("", lambda: local_gateway(settings, store, clock, lambda: verify), bool)
