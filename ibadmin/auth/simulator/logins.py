"""Logins under way at the bundled makelaar: in memory only, ten minutes at most."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from ibadmin.auth.simulator.people import Means, Person
from ibadmin.auth.simulator.requests import LoginRequest

LIFETIME = timedelta(minutes=10)
MAX_TRIES = 5
MAX_UNDER_WAY = 1_000


@dataclass(slots=True)
class Login:
    """One person's way through the pages; `outcome` is empty until it is done, cancelled or failed."""

    request: LoginRequest
    key: str = field(repr=False)
    expires_at: datetime
    language: str = "nl"
    means: Means | None = None
    person: Person | None = field(default=None, repr=False)
    sms_code: str = field(default="", repr=False)
    called: bool = False
    tries_left: int = MAX_TRIES
    outcome: str = ""

    def recognise(self, person: Person) -> None:
        """User name and password were right: the SMS is next, with tries of its own."""
        self.person = person
        self.tries_left = MAX_TRIES
        self.new_code()

    def new_code(self) -> None:
        """Another SMS; the code sent before is worth nothing now, but tries that were used stay used."""
        self.sms_code = f"{secrets.randbelow(1_000_000):06}"

    def complete(self, person: Person) -> None:
        """Everything that was asked for was right."""
        self.person = person
        self.outcome = "done"

    def count_wrong(self) -> None:
        """One try fewer; after the last the login has failed."""
        self.tries_left -= 1
        if self.tries_left == 0:
            self.outcome = "failed"


class LoginsUnderWay:
    """Found by an unguessable key in the address, so that it works without cookies and in several tabs."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lock = Lock()
        self._logins: dict[str, Login] = {}

    def begin(self, request: LoginRequest) -> Login:
        """A new login; the oldest give way when there are too many."""
        login = Login(request, secrets.token_urlsafe(24), self._now() + LIFETIME)
        with self._lock:
            alive = [one for one in self._logins.values() if one.expires_at > self._now()]
            self._logins = {one.key: one for one in [*alive[-MAX_UNDER_WAY + 1 :], login]}
        return login

    def find(self, key: str) -> Login | None:
        """The login with this key, while it lasts."""
        with self._lock:
            login = self._logins.get(key)
        return login if login and login.expires_at > self._now() else None

    def end(self, login: Login) -> bool:
        """Take it away; False when somebody else did so first, so that one login has one answer."""
        with self._lock:
            return self._logins.pop(login.key, None) is not None
