"""What `doctor` looks at: everything around the program, in an order in which each thing rests on those before it."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from ibadmin.app.reports import CountLogins
from ibadmin.auth.configuration import FILE
from ibadmin.environment import Environment
from ibadmin.errors import (
    IbadminError,
    KeyringUnavailable,
    LoginNeeded,
    SessionFileUnsafe,
    SettingsInvalid,
    StoreUnreachable,
)
from ibadmin.findings import Finding, Verdict, caused, failed, warned
from ibadmin.model.audit import LoginDay
from ibadmin.model.sessions import IDLE_LIMIT
from ibadmin.rules import peaks
from ibadmin.settings import NAMES, Settings
from ibadmin.store.engine import REVISION
from ibadmin.store.unit import Store
from ibadmin.system import SystemFailure
from ibadmin.upkeep import gateway, machine
from ibadmin.upkeep.private_files import folders
from ibadmin.upkeep.store_check import look_at_files

_BEHIND = timedelta(minutes=1)


def examine(environment: Environment) -> Iterator[Finding]:
    """One finding after another; nothing that is broken keeps the rest from being looked at."""
    yield from machine.program()
    yield machine.chosen_language(environment.variables)
    yield machine.terminal(environment.destination)
    yield from machine.overriding(environment.variables)
    try:
        settings = environment.settings
    except SettingsInvalid as invalid:
        # Where the profile is not to be relied on, nothing that it points at is.
        yield caused("profile", invalid)
        return
    except SystemFailure as unusable:
        yield caused("profile", unusable)
        try:
            environment.do_without_profile()
        except IbadminError:
            return
        settings = environment.settings
    else:
        yield from _profile(settings)
    store = [settings.store.parent] if isinstance(settings.store, Path) else []
    yield from folders(dict.fromkeys((settings.profile_file.parent, settings.directory, *store)))
    yield machine.browser(environment.why_no_browser)
    yield from _store(environment)
    if settings.lacks_gateway:
        yield caused("gateway", SettingsInvalid(str(settings.profile_file), "gateway", "needed"))
    elif settings.gateway:
        yield from gateway.shared(settings.gateway, environment.clock)
        yield from gateway.served(settings, environment.clock())
    else:
        yield from gateway.own(settings, environment.clock())


def _profile(settings: Settings) -> Iterator[Finding]:
    missing = "" if settings.profile_file.exists() else "no_file"
    yield Finding("profile", problem=missing, about=settings.profile, value=str(settings.profile_file))
    for name in NAMES:
        value = getattr(settings, name)
        if value:
            yield Finding("setting", about=name, value=f"{value} ({settings.origins[name]})")


def _store(environment: Environment) -> Iterator[Finding]:
    """The store and, where there is one, its files, its clock and the session in it."""
    settings = environment.settings
    if isinstance(settings.store, str):
        from ibadmin.upkeep import shared_store  # noqa: PLC0415 - the driver is for who has a shared store

        try:
            address = environment.address_understood(settings.store)
        except SettingsInvalid as invalid:
            yield caused("store", invalid)
            yield from _kept(environment)
            return
        answer = shared_store.reached(address)
        yield answer
        if answer.cause is None:
            yield from _connections(environment, address)
        yield from _session(environment)
        yield from _logins_in_sight(environment)
        return
    try:
        store = Store(environment.entrances.as_operator())
        with store.inspecting(environment.clock()) as unit:
            last = unit.audit.last()
            days = unit.audit.login_days(peaks.DAYS, environment.clock())
    except StoreUnreachable as unreachable:
        new = unreachable.why == "missing" and settings.origins["store"] == "default"
        yield caused("store", unreachable, Verdict.WARNING if new else Verdict.ERROR)
        if unreachable.why != "missing":
            yield from look_at_files(settings.store, settings.code_key)
        yield from _kept(environment)
        return
    yield Finding("store", about=str(settings.store), value=REVISION)
    # What SQLite keeps beside a store that is open has its mode, and is gone before anybody could close it.
    environment.leave()
    yield from look_at_files(settings.store, settings.code_key)
    now = environment.clock()
    if last is not None and last - now > _BEHIND:
        yield failed("clock", "behind", value=_local(last))
    else:
        yield Finding("clock", value=_local(now))
    yield from _logins(days)
    yield from _session(environment)


def _connections(environment: Environment, address: str) -> Iterator[Finding]:
    """As whom one comes to a shared store from here: with the session, or as who keeps it; and as its gateway."""
    from ibadmin.store.shared import names_user  # noqa: PLC0415 - the driver is for who has a shared store
    from ibadmin.upkeep.shared_store import connected  # noqa: PLC0415

    try:
        yield connected(environment.entrances.as_session(environment.session_secret), address)
    except (LoginNeeded, KeyringUnavailable, SessionFileUnsafe, StoreUnreachable):
        # What is wrong with a session is told with it.
        ways = [environment.entrances.as_operator] if names_user(address) else []
    else:
        ways = []
    if (environment.settings.gateway_directory / FILE).exists():
        ways.append(environment.entrances.as_gateway)
    for way in ways:
        try:
            yield connected(way(), address)
        except StoreUnreachable as unusable:
            yield caused("connection", unusable)


def _logins(days: Sequence[LoginDay]) -> Iterator[Finding]:
    """How often people got in lately, and were wrong with a code; a day that is unlike the others is a warning."""
    yield Finding("login_days", about=str(len(days)), value=str(sum(each.logins for each in days)))
    yield Finding("wrong_codes", about=str(len(days)), value=str(sum(each.wrong_codes for each in days)))
    for day, found in peaks.unusual(days):
        if "logins" in found:
            yield warned("login_days", "peak", day.day.isoformat(), str(day.logins))
        if "wrong_codes" in found:
            yield warned("wrong_codes", "peak", day.day.isoformat(), str(day.wrong_codes))


def _logins_in_sight(environment: Environment) -> Iterator[Finding]:
    """The same on a shared store, as far as who is logged in may see it; nothing when nobody is."""
    with suppress(LoginNeeded, KeyringUnavailable, SessionFileUnsafe, StoreUnreachable):
        counted = environment.application.read(environment.session_secret, CountLogins(peaks.DAYS))
        yield from _logins(counted.days)


def _kept(environment: Environment) -> Iterator[Finding]:
    """Where the session is kept, and whether that place answers in time."""
    try:
        environment.session.load()
    except (KeyringUnavailable, SessionFileUnsafe) as unusable:
        yield caused("session_place", unusable)
    else:
        yield Finding("session_place", about=environment.session.where())


def _session(environment: Environment) -> Iterator[Finding]:
    """Who is logged in, and for how long yet."""
    place = list(_kept(environment))
    yield from place
    if any(each.cause for each in place):
        return
    try:
        actor = environment.actor
    except LoginNeeded as over:
        yield caused("session", over, Verdict.OK)
        return
    except StoreUnreachable as unreachable:
        yield caused("session", unreachable)
        return
    left = min(actor.session.last_seen_at + IDLE_LIMIT, actor.session.hard_end_at) - environment.clock()
    yield Finding("session", about=actor.user.label, value=str(max(0, int(left.total_seconds()))))


def _local(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
