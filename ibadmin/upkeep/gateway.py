"""The gateway: does it answer, or are its keys and its makelaars fit for use, today and for a month to come."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509

from ibadmin.auth import configuration, gateway_client
from ibadmin.auth.configuration import FILE
from ibadmin.errors import GatewayMisconfigured, GatewayUnreachable, SettingsInvalid
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
    try:
        answer = gateway_client.reach(address, SECONDS)
    except (GatewayUnreachable, SettingsInvalid) as unreachable:
        yield caused("gateway", unreachable)
        return
    yield Finding("gateway", about=address)
    if answer is not None and abs(off := clock() - answer.astimezone(UTC)) > SKEW:
        yield failed("clock", "differs", value=str(round(abs(off).total_seconds())))


def own(settings: Settings, now: datetime) -> Iterator[Finding]:
    """The gateway that runs inside the login, from the files of this machine."""
    directory = settings.gateway_directory
    if not (directory / FILE).exists() and settings.origins["gateway_directory"] == "default":
        yield warned("gateway", "not_set_up", str(directory))
        return
    yield from _files(directory, now, settings.simulator, "demo" if settings.simulator else "own")


def served(settings: Settings, now: datetime) -> Iterator[Finding]:
    """The files of the gateway where they are on this machine, though profiles reach it at an address."""
    directory = settings.gateway_directory
    if not (directory / FILE).exists():
        return
    yield from _files(directory, now, None, "served")
    try:
        address = configuration.read_address(directory)
    except GatewayMisconfigured as unusable:
        yield caused("gateway", unusable)
        return
    if address and address != settings.gateway.rstrip("/"):
        yield warned("gateway", "another_address", settings.gateway, address)


def _files(directory: Path, now: datetime, simulator: Path | None, how: str) -> Iterator[Finding]:
    """Everything that the gateway reads, of which much runs out."""
    try:
        provider = configuration.read_provider(directory, "http://127.0.0.1")
        makelaars = {} if simulator else configuration.read_makelaars(directory, now)
        signers = {} if simulator else configuration.read_signers(directory)
        keys = {*configuration.key_files(directory), *_keys(directory)}
    except GatewayMisconfigured as unusable:
        yield caused("gateway", unusable)
        return
    yield Finding("gateway", problem=how, about=str(directory), value=", ".join(makelaars))
    yield _certificate("certificate", "signing", provider.signing.certificate, now)
    for pair in provider.encryption:
        yield _certificate("certificate", "encryption", pair.certificate, now)
    for name, makelaar in makelaars.items():
        for each in makelaar.certificates:
            yield _certificate("makelaar", name, each.certificate, now)
        if makelaar.valid_until:
            yield _dated("metadata", name, makelaar.valid_until, now)
    for name, signer in signers.items():
        yield _certificate("metadata_signer", name, signer, now)
    yield from private(sorted(keys))


def _certificate(check: str, about: str, certificate: x509.Certificate, now: datetime) -> Finding:
    return _dated(check, about, certificate.not_valid_after_utc, now)


def _dated(check: str, about: str, end: datetime, now: datetime) -> Finding:
    """What runs out: a warning a month ahead, for a new one goes through several hands."""
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
