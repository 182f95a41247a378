"""The gateway: does it answer, or are its keys and its makelaars fit for use, today and for a month to come."""

import queue
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from cryptography import x509

from ibadmin.auth import gateway_client
from ibadmin.auth.configuration import FILE, read_makelaars, read_provider
from ibadmin.auth.provider import KeyPair
from ibadmin.errors import GatewayMisconfigured, GatewayUnreachable
from ibadmin.findings import Finding, caused, failed, warned
from ibadmin.settings import Settings
from ibadmin.upkeep.private_files import private

SECONDS = 8.0
SOON = timedelta(days=30)
SKEW = timedelta(seconds=60)
"""How far a clock may be off before the makelaar's answers are refused."""
_PRIVATE = b"PRIVATE KEY"


def shared(address: str, clock: Callable[[], datetime]) -> Iterator[Finding]:
    """A gateway that runs elsewhere; waits no longer than a few seconds, whatever the network does."""
    answers: queue.SimpleQueue[datetime | GatewayUnreachable | None] = queue.SimpleQueue()
    # Looking up a name knows no time limit: a thread that hangs in it cannot keep the process from ending.
    Thread(target=lambda: answers.put(_reached(address)), name="gateway", daemon=True).start()
    try:
        answer = answers.get(timeout=SECONDS)
    except queue.Empty:
        answer = GatewayUnreachable(address)
    if isinstance(answer, GatewayUnreachable):
        yield caused("gateway", answer)
        return
    yield Finding("gateway", about=address)
    if answer is not None and abs(off := clock() - answer.astimezone(UTC)) > SKEW:
        yield failed("clock", "differs", value=str(round(abs(off).total_seconds())))


def _reached(address: str) -> datetime | GatewayUnreachable | None:
    try:
        return gateway_client.reach(address, SECONDS)
    except GatewayUnreachable as unreachable:
        return unreachable


def own(settings: Settings, now: datetime) -> Iterator[Finding]:
    """The gateway that runs inside the login, from the files of this machine."""
    directory = settings.gateway_directory
    if not (directory / FILE).exists() and settings.origins["gateway_directory"] == "default":
        yield warned("gateway", "not_set_up", str(directory))
        return
    try:
        provider = read_provider(directory, "http://127.0.0.1")
        makelaars = {} if settings.simulator else read_makelaars(directory, now)
    except GatewayMisconfigured as unusable:
        yield caused("gateway", unusable)
        return
    yield Finding(
        "gateway", problem="demo" if settings.simulator else "own", about=str(directory), value=", ".join(makelaars)
    )
    pairs: list[tuple[str, KeyPair]] = [("signing", provider.signing)]
    pairs += [("encryption", pair) for pair in provider.encryption]
    for use, pair in pairs:
        yield _dated("certificate", use, pair.certificate, now)
    for name, makelaar in makelaars.items():
        for each in makelaar.certificates:
            yield _dated("makelaar", name, each.certificate, now)
    yield from private(_keys(directory))


def _dated(check: str, about: str, certificate: x509.Certificate, now: datetime) -> Finding:
    end = certificate.not_valid_after_utc
    day = end.astimezone().date().isoformat()
    if end <= now:
        return failed(check, "expired", about, day)
    if end - now < SOON:
        return warned(check, "expires", about, day)
    return Finding(check, about=about, value=day)


def _keys(directory: Path) -> Iterator[Path]:
    """The files here that hold a private key, whatever they are called."""
    return (path for path in sorted(directory.iterdir()) if path.is_file() and _holds_key(path))


def _holds_key(path: Path) -> bool:
    """What cannot be read by who runs the gateway is no key of its own."""
    try:
        return _PRIVATE in path.read_bytes()
    except OSError:
        return False
