"""Whoever tells the story: runs each command for real, as the person whose turn it is, and shows what comes out."""

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TextIO

from ibadmin import messages
from ibadmin.auth.simulator import Person
from ibadmin.auth.walk import walk
from ibadmin.demo.population import PASSWORD
from ibadmin.demo.world import SETTINGS, DemoWorld
from ibadmin.errors import DemoStopped

MEANS = "kpn"
_START = re.compile(r"http://127\.0\.0\.1:\d+/login\?\S+")
_CODE = re.compile(r"\b[B-Z]{4}-[B-Z]{4}\b")
_OF_THE_PROFILE = frozenset(f"IBADMIN_{name.upper()}" for name in (*SETTINGS, "gateway"))
"""Variables that would lead the demo out of its own world, into that of whoever watches."""


@dataclass
class Narrator:
    """Runs commands as the people of the story do, on the screen of whoever watches."""

    world: DemoWorld
    screen: TextIO
    variables: Mapping[str, str]
    bold: bool
    browser: bool
    heard: dict[str, str] = field(default_factory=dict)

    def chapter(self, section: str, text: str) -> None:
        """What the manual has next."""
        heading = messages.story_heading(section)
        shown = f"\033[1m{heading}\033[0m" if self.bold else heading
        self.say(f"{shown}\n{text}\n")

    def say(self, text: str) -> None:
        """A word to whoever watches."""
        self._tell(f"{text}\n")

    def fill_in(self, profile: str, username: str) -> None:
        """The form with the personal details, as this person fills it in."""
        details = self.world.population.character(username).details
        fields = ("salutation", "initials", "first_name", "infix", "surname", "department", "phone_number")
        options = [(f"--{name.replace('_', '-')}", str(getattr(details, name))) for name in (*fields, "email_address")]
        newsletter = ("--newsletter",) if details.newsletter else ()
        self.run(profile, "me", "edit", *(word for option in options for word in option), *newsletter)

    def enter_code(self, profile: str) -> None:
        """The code that was last heard, typed by whom it was for."""
        self.run(profile, "me", "verify", "--code-stdin", typed=f"{self.heard['code']}\n")

    def run(self, profile: str, *arguments: str, typed: str = "", expected: int = 0) -> None:
        """Run a command as the person of this profile; raises DemoStopped when it ends otherwise than it should."""
        self._show(profile, arguments)
        done = subprocess.run(  # noqa: S603 - our own program, with arguments of our own
            self._command(profile, arguments),
            input=typed,
            env=self._surroundings,
            text=True,
            capture_output=True,
            check=False,
            timeout=60,
        )
        self._tell(done.stdout + done.stderr)
        self._check(arguments, done.returncode, expected)
        if found := _CODE.search(done.stdout):
            self.heard["code"] = found.group()

    def log_in(self, profile: str, username: str, by_hand: bool = False) -> None:
        """Log someone in: in the browser of whoever watches, or by walking the same pages without one."""
        person = self.world.person(username)
        if by_hand and self.browser:
            self.say(messages.story_log_in_yourself(person.username, PASSWORD))
            self._show(profile, ("login",))
            done = subprocess.run(  # noqa: S603 - our own program, with arguments of our own
                self._command(profile, ("login",)), env=self._surroundings, check=False, timeout=400
            )
            return self._check(("login",), done.returncode, 0)
        return self._walk(profile, person)

    def _walk(self, profile: str, person: Person) -> None:
        arguments = ("login", "--no-browser")
        self._show(profile, arguments)
        with (
            subprocess.Popen(  # noqa: S603 - our own program, with arguments of our own
                self._command(profile, arguments),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=self._surroundings,
                text=True,
            ) as running,
            ExitStack() as stranded,
        ):
            # A login whose walker did not get through would wait for the browser for minutes, and we for it.
            stranded.callback(running.kill)
            assert running.stderr is not None
            for line in running.stderr:
                self._tell(line)
                if start := _START.search(line):
                    walk(start.group(), person, MEANS)
            stranded.pop_all()
        self._check(arguments, running.returncode, 0)

    @property
    def _surroundings(self) -> dict[str, str]:
        """Those of whoever watches, but for what the demo's profiles say; a pipe shows what a terminal does."""
        own = {name: value for name, value in self.variables.items() if name not in _OF_THE_PROFILE}
        return {**own, "IBADMIN_OUTPUT": "table"}

    def _command(self, profile: str, arguments: Sequence[str]) -> list[str]:
        return [sys.executable, "-m", "ibadmin", "--profile", profile, "--no-input", *arguments]

    def _show(self, profile: str, arguments: Sequence[str]) -> None:
        words = [f'"{word}"' if " " in word else word for word in ("--profile", profile, *arguments)]
        self.screen.write(f"$ ibadmin {' '.join(words)}\n")
        self.screen.flush()

    def _tell(self, text: str) -> None:
        self.screen.write(text)
        self.screen.flush()

    def _check(self, arguments: Sequence[str], code: int, expected: int) -> None:
        if code != expected:
            raise DemoStopped(" ".join(arguments), code)
        self.screen.write("\n")
