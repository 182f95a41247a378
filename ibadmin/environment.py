"""The edges of the program, as values: clock, streams, settings, browser; store, login and session on first use.

A library that a command does not need is not imported: what is heavy is imported here, late, and nowhere else.
"""

import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ibadmin import tab
from ibadmin.errors import LoginNeeded, SettingsInvalid
from ibadmin.output.results import Format, default_format
from ibadmin.rules.codes import NewCode
from ibadmin.terminal import Terminal

if TYPE_CHECKING:
    from ibadmin.app.application import Application
    from ibadmin.auth.browser import NotOpened
    from ibadmin.auth.gateway import Verify
    from ibadmin.auth.handoff import Handoff as Handoff
    from ibadmin.auth.login import Login
    from ibadmin.auth.session import KeyringPlace
    from ibadmin.auth.session_file import FilePlace
    from ibadmin.auth.site import Site
    from ibadmin.client.connection import Connection
    from ibadmin.model import Actor
    from ibadmin.settings import Settings
    from ibadmin.store.entrances import FileEntrances
    from ibadmin.store.shared_entrances import SharedEntrances
    from ibadmin.store.unit import Store


def _open_browser(address: str) -> "bool | NotOpened":
    from ibadmin.auth.browser import open_browser

    return open_browser(address, os.environ.get("BROWSER", "")) or True


@dataclass
class Environment(Terminal):
    """What a command meets of the world; tests hand in another one."""

    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    open_browser: "Callable[[str], bool | NotOpened]" = _open_browser
    chosen_format: Format | None = None
    shown: tab.Shown = field(default_factory=tab.Shown)

    @cached_property
    def settings(self) -> "Settings":
        """The profile in force."""
        from ibadmin.settings import load

        return load(self.flags, self.variables)

    def do_without_profile(self) -> None:
        """Go by the flags, the environment and the defaults alone, where the profile's file cannot be read."""
        from ibadmin.settings import load

        vars(self)["settings"] = load(self.flags, self.variables, read_profile=False)

    @cached_property
    def entrances(self) -> "FileEntrances | SharedEntrances":
        """The ways into the profile's store; raises SettingsInvalid for an address that is none."""
        settings = self.settings
        if settings.server:
            raise SettingsInvalid(settings.origins["server"], "server", "store_elsewhere")
        if isinstance(settings.store, Path):
            from ibadmin.store.entrances import FileEntrances

            return FileEntrances(settings.store)
        from ibadmin.store.shared_entrances import SharedEntrances

        return SharedEntrances(self.address_understood(settings.store))

    def address_understood(self, address: str) -> str:
        """The address of a shared store, when it is one; raises SettingsInvalid, which does not repeat it."""
        from ibadmin.store.shared import understood

        try:
            return understood(address)
        except ValueError:
            raise SettingsInvalid(self.settings.origins["store"], "store", "malformed") from None

    def leave(self) -> None:
        """Close what is open of the store, and of the way to the server."""
        if "entrances" in vars(self):
            self.entrances.close()
        if "connection" in vars(self):
            self.connection.close()

    @cached_property
    def session(self) -> "FilePlace | KeyringPlace":
        """Where this profile's session secret is kept."""
        settings = self.settings
        if settings.session_storage == "file":
            from ibadmin.auth.session_file import FilePlace

            return FilePlace(settings.directory / "session")
        from ibadmin.auth.session import KeyringPlace

        return KeyringPlace(settings.profile, place=settings.server or settings.gateway or str(settings.store))

    @property
    def own_files(self) -> Mapping[str, Path]:
        """The files that the program keeps for itself, by what they are: no command writes anything else there."""
        settings = self.settings
        files = {"session": settings.directory / "session", "profile": settings.profile_file}
        if isinstance(settings.store, Path):
            files |= {"store": settings.store, "key": settings.code_key}
        return files

    @cached_property
    def login(self) -> "Login":
        """The way to the gateway, wherever it runs."""
        from ibadmin.auth.login import Login

        return Login(self.settings.server or self.settings.gateway, self._open_gateway, _verifier)

    def _open_gateway(self) -> AbstractContextManager[tuple[str, ...]]:
        # Not before a login needs it: where the gateway runs elsewhere, nothing of it is imported.
        if self.settings.lacks_gateway:
            raise SettingsInvalid(str(self.settings.profile_file), "gateway", "needed")
        return self.site.open()

    @cached_property
    def site(self) -> "Site":
        """The gateway of this profile, by its files."""
        from ibadmin.auth.site import Site

        return Site(self.settings, self._gateways_store, self.clock, _verifier)

    def serve(self, level: str) -> None:
        """Serves login pages and API until the system or a person ends it; the log has events from this level on."""
        from ibadmin.server.run import run

        run(self.settings, self._gateways_store(), self.clock, _verifier, log=self.stderr, level=level)

    def _gateways_store(self) -> "Store":
        from ibadmin.store.unit import Store

        return Store(self.entrances.as_gateway())

    @cached_property
    def application(self) -> "Application":
        """The use cases: at the profile's server, or over its store."""
        if self.settings.server:
            from ibadmin.client.application import RemoteApplication

            return RemoteApplication(self.connection)
        from ibadmin.app.local.application import LocalApplication

        return LocalApplication(self.entrances.as_session, self.clock, self.new_codes)

    @cached_property
    def connection(self) -> "Connection":
        """The way to the profile's server."""
        from ibadmin.client.connection import Connection

        return Connection(self.settings.server, self.settings.certificate_authority)

    @property
    def actor(self) -> "Actor":
        """The person who is logged in, registered or not yet (1.2); raises LoginNeeded."""
        from ibadmin.app.sessions import WhoAmI

        return self.application.read(self.session_secret, WhoAmI())

    @property
    def why_no_browser(self) -> str | None:
        """Why no browser can be opened here, in a word; None when one can."""
        from ibadmin.auth.browser import why_no_browser

        # Whatever set it: the flag, the environment or the profile.
        asked = {"IBADMIN_BROWSER": self.settings.browser}
        return why_no_browser({**self.variables, **asked}, sys.platform, platform.release())

    def kept(self, operation: str) -> bool:
        """Whether the store has the change of which CommitInDoubt told."""
        from ibadmin.store.unit import Store

        return Store(self.entrances.as_session(self.session_secret)).kept(operation)

    @property
    def session_secret(self) -> str:
        """The secret of the session; raises LoginNeeded when nobody is logged in."""
        secret = self.session.load()
        if secret is None:
            raise LoginNeeded("none")
        return secret

    def tell_story(self) -> None:
        """Make the demo's profile anew and tell its story; raises DemoStopped, DemoRunning."""
        from ibadmin.demo.narrator import Narrator
        from ibadmin.demo.story import tell
        from ibadmin.demo.world import PROFILE, alone, make_world
        from ibadmin.settings import directories

        config, data = directories(self.variables, PROFILE)
        interactive = self.may_ask and self.why_no_browser is None
        with alone(config):
            world = make_world(config, data.parent, self.clock())
            tell(Narrator(world, self.stdout, self.variables, self.destination.colour, interactive))

    def new_code(self) -> str:
        """A fresh verification code."""
        from ibadmin.auth.codes import new_code

        return new_code()

    def new_codes(self, user_ids: Sequence[str]) -> Mapping[str, NewCode]:
        """Fresh codes for users whom this person verifies; of a shared store the gateway alone has the key (1.2).

        Raises Refused for who may verify nobody.
        """
        if isinstance(self.settings.store, str):
            return self.login.new_codes(self.session_secret, user_ids)
        return self.codes_by_key(user_ids)

    def codes_by_key(self, user_ids: Sequence[str]) -> Mapping[str, NewCode]:
        """The same where the key itself is; raises StoreUnreachable when it is not here."""
        from ibadmin.auth.codes import new_codes, read_key

        return new_codes(read_key(self.settings.code_key), user_ids, self.new_code)

    @property
    def format(self) -> Format:
        """The output format: asked for, set in the profile, or fitting where the output goes."""
        if self.chosen_format:
            return self.chosen_format
        return Format(self.settings.output) if self.settings.output else default_format(self.stdout.isatty())

    def keep_shown(self) -> None:
        """Let TAB offer the names that the terminal has just shown; what went elsewhere was not shown."""
        if self.shown.names and self.stdout.isatty():
            tab.keep(self.settings.directory / tab.FILE, self.shown, self.clock().timestamp())

    def forget_shown(self) -> None:
        """Let TAB offer no name: another person may sit down, or somebody shown is deleted (2.3.2)."""
        self.shown.names.clear()
        tab.forget(self.settings.directory / tab.FILE)


def _verifier() -> "Verify":
    from ibadmin.auth.response import verify

    return verify
