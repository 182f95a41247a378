"""The way to the gateway, wherever it runs: next to a shared store, or inside this very command.

One code path, two places: on a single machine the same gateway serves the same addresses on 127.0.0.1 for as long as
the command lasts. Nothing of it is imported where the gateway runs elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from threading import Thread

from ibadmin.auth import gateway_client
from ibadmin.auth.gateway_client import CodeEntered
from ibadmin.auth.handoff import Handoff
from ibadmin.rules.codes import NewCode

SECONDS_FOR_HEALTH = 8.0


@dataclass(frozen=True)
class Login:
    """How this profile reaches its gateway: at `address`, or when that is empty by opening its own."""

    address: str
    open_local: Callable[[], AbstractContextManager[tuple[str, ...]]]
    warm_up: Callable[[], object]

    @contextmanager
    def begin(self, language: str, port: int = 0) -> Iterator[Handoff]:
        """A login under way, with the gateway at work; raises PortTaken, GatewayMisconfigured, GatewayUnreachable."""
        if self.address:
            # Before anybody goes through eHerkenning for nothing.
            gateway_client.reach(self.address, SECONDS_FOR_HEALTH)
        with self._gateway() as (address, *nearby), Handoff(address, language, port, nearby) as handoff:
            if not self.address:
                # Reading an answer takes pysaml2, a second to import: that is done while the person is at the makelaar.
                # A daemon, as Ctrl-C can leave an import of this thread waiting for ever.
                Thread(target=self.warm_up, name="warm-up", daemon=True).start()
            yield handoff

    def enter_code(self, secret: str, typed: str) -> CodeEntered:
        """Let the gateway judge a verification code, which commits on its own (1.2)."""
        with self._gateway() as (address, *_):
            return gateway_client.enter_code(address, secret, typed)

    def new_codes(self, secret: str, user_ids: Sequence[str]) -> Mapping[str, NewCode]:
        """Let the gateway make verification codes, for which it keeps the key; nothing is recorded yet (1.2)."""
        with self._gateway() as (address, *_):
            return gateway_client.new_codes(address, secret, user_ids)

    @contextmanager
    def _gateway(self) -> Iterator[tuple[str, ...]]:
        """The gateway's address, and those of what runs here besides."""
        if self.address:
            yield (self.address,)
            return
        with self.open_local() as addresses:
            yield addresses
