"""Logins that have begun at a gateway which trusts the makelaar of the made messages, at their moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from ibadmin.auth.codes import make_key, read_key
from ibadmin.auth.configuration import Configuration
from ibadmin.auth.gateway import Gateway
from ibadmin.auth.makelaars import Makelaar
from ibadmin.auth.response import verify
from ibadmin.server.run import healthy
from ibadmin.store.logins import LoginRequest
from ibadmin.store.unit import Store
from tests.auth.checking import ASKED_AT, makelaar, provider
from tests.auth.messages.answers import Message
from tests.auth.messages.elements import KVK_NUMBER, NOW, REQUEST_ID
from tests.people import People, make_store
from tests.server.places import Answered, Served, served

REDIRECT_URI = "http://127.0.0.1:40404/callback/0123456789abcdef"
STATE = "state-0123456789abcdef"
# The challenge that belongs to a verifier of 43 times "v".
VERIFIER = "v" * 43
CHALLENGE = "7w_YNF9DSfIdPf_pRjSq646_kPr-2-o9NAl16JGghdM"
ASKED = "asked"


@dataclass
class Clock:
    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@dataclass
class LoginDesk:
    """One gateway, its store and its clock."""

    service: Served
    store: Store
    clock: Clock

    def begin(
        self, made_at: datetime = ASKED_AT, relay_state: str = "relay-state", request_id: str = REQUEST_ID
    ) -> None:
        """Remember a login as `/login` does, under the number that the made messages answer to."""
        begun = LoginRequest(request_id, relay_state, ASKED, CHALLENGE, REDIRECT_URI, STATE, made_at)
        with self.store.unseen(self.clock.now, "tests") as unit:
            unit.logins.take_request(relay_state, self.clock.now)
            unit.logins.remember(begun)

    def answer(self, message: Message | str | bytes, relay_state: str = "relay-state") -> Answered:
        encoded = message.encoded() if isinstance(message, Message) else message
        text = encoded if isinstance(encoded, str) else encoded.decode("latin-1")
        return self.service.post("/saml/consumer", {"SAMLResponse": text, "RelayState": relay_state})

    def exchange(self, code: str, verifier: str = VERIFIER) -> Answered:
        return self.service.post_json("/token", {"code": code, "verifier": verifier, "redirect_uri": REDIRECT_URI})

    def logged_in(self, message: Message) -> str:
        """The token of whoever the message names."""
        self.begin()
        token = self.exchange(code_in(self.answer(message))).json["token"]
        assert isinstance(token, str)
        return token


def code_in(answered: Answered) -> str:
    [code] = query_of(answered)["code"]
    return code


def query_of(answered: Answered) -> dict[str, list[str]]:
    return parse_qs(urlsplit(answered.location).query)


def new_store(directory: Path) -> Store:
    """The store of the one municipality that the made messages name."""
    directory.mkdir(parents=True, exist_ok=True)
    made = make_store(directory / "store.db")
    make_key(directory / "store.db.key")
    People(made, NOW).organisation("WL-0001", "Waterlaan", kvk=KVK_NUMBER)
    return made


@contextmanager
def desk(
    directory: Path,
    trusted: Makelaar | None = None,
    store: Store | None = None,
    others: tuple[Makelaar, ...] = (),
) -> Iterator[LoginDesk]:
    """A gateway over HTTP, as the proxy speaks to it."""
    opened = store or new_store(directory)
    clock = Clock()
    makelaars = {each.name: each for each in (replace(trusted or makelaar(), name=ASKED), *others)}
    configuration = Configuration(provider(), makelaars)
    gateway = Gateway(opened, configuration, read_key(directory / "store.db.key"), clock, lambda: verify)
    with served(gateway, healthy=lambda: healthy(opened, clock())) as service:
        yield LoginDesk(service, opened, clock)
