"""The edges of the program, as values: clock, streams, settings, browser; store, login and session on first use.

A library that a command does not need is not imported: what is heavy is imported here, late, and nowhere else.
"""

import os
import platform
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, TextIO

from ibadmin import tab
from ibadmin.errors import AnswerNeeded, LoginNeeded
from ibadmin.output.destination import Destination, colour_allowed
from ibadmin.output.results import Format, default_format
from ibadmin.rules import authority, codes

if TYPE_CHECKING:
    from ibadmin.auth.gateway import Verify
    from ibadmin.auth.handoff import Handoff as Handoff
    from ibadmin.auth.login import Login
    from ibadmin.auth.session import KeyringPlace
    from ibadmin.auth.session_file import FilePlace
    from ibadmin.auth.site import Site
    from ibadmin.model import User
    from ibadmin.output.shape import Column, Record
    from ibadmin.settings import Settings
    from ibadmin.store.unit import ActorUnit, Store
    from ibadmin.store.view import ActorView as ActorView
    from ibadmin.store.view import ReadableStore


def _open_browser(address: str) -> bool:
    from ibadmin.auth.browser import open_browser

    return open_browser(address)


@dataclass
class Environment:
    """What a command meets of the world; tests hand in another one."""

    variables: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    stdin: TextIO = field(default_factory=lambda: sys.stdin)
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    open_browser: Callable[[str], bool] = _open_browser
    flags: dict[str, str] = field(default_factory=dict)
    chosen_format: Format | None = None
    shown: tab.Shown = field(default_factory=tab.Shown)

    @cached_property
    def settings(self) -> "Settings":
        """The profile in force."""
        from ibadmin.settings import load

        return load(self.flags, self.variables)

    @cached_property
    def readable_store(self) -> "ReadableStore":
        """The profile's store, to look at: what writes is not imported; raises StoreUnreachable."""
        from ibadmin.store.engine import connect
        from ibadmin.store.view import ReadableStore

        return ReadableStore(connect(self.settings.store))

    @property
    def store(self) -> "Store":
        """The profile's store, to change; raises StoreUnreachable."""
        from ibadmin.store.unit import Store

        return Store(self.readable_store.engine)

    @cached_property
    def session(self) -> "FilePlace | KeyringPlace":
        """Where this profile's session secret is kept."""
        settings = self.settings
        if settings.session_storage == "file":
            from ibadmin.auth.session_file import FilePlace

            return FilePlace(settings.directory / "session")
        from ibadmin.auth.session import KeyringPlace

        return KeyringPlace(settings.profile)

    @cached_property
    def login(self) -> "Login":
        """The way to the gateway, wherever it runs."""
        from ibadmin.auth.login import Login

        return Login(self.settings.gateway, self._open_gateway, _verifier)

    def _open_gateway(self) -> AbstractContextManager[str]:
        # Not before a login needs it: where the gateway runs elsewhere, nothing of it is imported.
        return self.site.open()

    @cached_property
    def site(self) -> "Site":
        """The gateway of this profile, by its files."""
        from ibadmin.auth.site import Site

        return Site(self.settings, lambda: self.store, self.clock, _verifier)

    @property
    def why_no_browser(self) -> str | None:
        """Why no browser can be opened here, in a word; None when one can."""
        from ibadmin.auth.browser import why_no_browser

        # Whatever set it: the flag, the environment or the profile.
        asked = {"IBADMIN_BROWSER": self.settings.browser}
        return why_no_browser({**self.variables, **asked}, sys.platform, platform.release())

    @contextmanager
    def reading(self) -> Iterator["ActorView"]:
        """See the store as the person who is logged in and registered; raises LoginNeeded, Refused."""
        with self.onboarding() as unit:
            authority.registered(unit.actor)
            yield unit

    @contextmanager
    def writing(self, reason: str = "", ticket: str = "") -> Iterator["ActorUnit"]:
        """Change the store as the person who is logged in and registered: all of it, or nothing."""
        with self.store.writing(sha256(self.session_secret.encode()).digest(), self.clock(), reason, ticket) as unit:
            authority.registered(unit.actor)
            yield unit
            if unit.erases:
                self.forget_shown()

    @contextmanager
    def onboarding(self) -> Iterator["ActorView"]:
        """See the store as the person who is logged in, registered or not yet (1.2)."""
        with self.readable_store.reading(sha256(self.session_secret.encode()).digest(), self.clock()) as unit:
            yield unit

    @contextmanager
    def enrolling(self, secret: str = "") -> Iterator["ActorUnit"]:
        """Change what is one's own, registered or not yet (1.2); `secret` is that of a session that is not kept."""
        with self.store.writing(sha256((secret or self.session_secret).encode()).digest(), self.clock()) as unit:
            yield unit

    @property
    def session_secret(self) -> str:
        """The secret of the session; raises LoginNeeded when nobody is logged in."""
        secret = self.session.load()
        if secret is None:
            raise LoginNeeded("none")
        return secret

    def tell_story(self) -> None:
        """Make the demo's profile anew and tell its story; raises DemoStopped."""
        from ibadmin.demo.narrator import Narrator
        from ibadmin.demo.story import tell
        from ibadmin.demo.world import PROFILE, make_world
        from ibadmin.profiles import config_directory, data_directory

        data = data_directory(self.variables, PROFILE).parent
        world = make_world(config_directory(self.variables), data, self.clock())
        to = self.destination
        tell(Narrator(world, self.stdout, self.variables, to.colour, self.may_ask and self.why_no_browser is None))

    def new_code(self) -> str:
        """A fresh verification code."""
        return codes.written(secrets.choice(codes.ALPHABET) for _ in range(codes.LETTERS))

    def keyed_hash(self, user: "User", code: str) -> bytes:
        """What the store keeps of a verification code."""
        from ibadmin.auth.codes import keyed_hash, read_key

        return keyed_hash(read_key(self.settings.store), user.id, codes.understood(code))

    def new_id(self) -> str:
        """A random identifier that is never used again: eighty bits, easy to read aloud."""
        return secrets.token_hex(10)

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

    @property
    def destination(self) -> Destination:
        """Where results go."""
        terminal = self.stdout.isatty()
        width = int(self.variables.get("COLUMNS", 0) or 0) or shutil.get_terminal_size().columns
        colour = colour_allowed(self.variables, terminal, "no_color" in self.flags)
        return Destination(self.stdout, terminal, width, colour, _draw)

    @property
    def may_ask(self) -> bool:
        """Whether somebody is there to answer."""
        return self.stdin.isatty() and self.stderr.isatty() and "no_input" not in self.flags

    def ask(self, question: str, flag: str) -> str:
        """The answer of the person at the terminal; raises AnswerNeeded with the flag that answers beforehand."""
        if not self.may_ask:
            raise AnswerNeeded(flag)
        self.show(question)
        answer = self.stdin.readline()
        if not answer:
            self.tell("")
            raise AnswerNeeded(flag)
        return answer.strip()

    def typed_meanwhile(self) -> str:
        """The line that the person has typed by now; empty when there is none."""
        from ibadmin.auth.typed import line_waits

        return self.stdin.readline().strip() if line_waits(self.stdin) else ""

    def show(self, text: str) -> None:
        """Put something on the terminal without ending the line."""
        self.stderr.write(text)
        self.stderr.flush()

    def tell(self, *sentences: str) -> None:
        """Talk to the person, on standard error."""
        self.show("".join(f"{sentence}\n" for sentence in sentences))


def _verifier() -> "Verify":
    from ibadmin.auth.response import verify

    return verify


def _draw(records: "Sequence[Record]", columns: "Sequence[Column]", to: Destination) -> None:
    from ibadmin.output.table import draw

    draw(records, columns, to)
