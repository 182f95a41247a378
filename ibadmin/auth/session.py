"""Where the session secret is kept between commands: the keyring of the operating system.

Only environment.py imports this module, and late: the keyring library takes a while to import. A profile that keeps
its session in a file (session_file.py) never pays for it.
"""

import configparser
import hashlib
import queue
import sys
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

import keyring
from keyring.backends.null import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from ibadmin.errors import KeyringUnavailable

if sys.platform == "linux":
    # What the backend for Linux lets through of the libraries below it.
    from secretstorage.exceptions import LockedException, PromptDismissedException

    _LOCKED: tuple[type[Exception], ...] = (KeyringLocked, LockedException, PromptDismissedException)
else:
    _LOCKED = (KeyringLocked,)

SERVICE = "ibadmin"
KEYRING_SECONDS = 3.0
_MARK = 16
Answer = TypeVar("Answer")


class KeyringPlace:
    """The keyring, asked with a time limit; raises `KeyringUnavailable` with why."""

    def __init__(self, profile: str, seconds: float = KEYRING_SECONDS, place: str = "") -> None:
        """One entry for a profile with its store or gateway: another of the same name has an entry of its own."""
        mark = hashlib.sha256(place.encode(errors="surrogateescape")).hexdigest()[:_MARK]
        self.entry = f"{profile} {mark}" if place else profile
        self._seconds = seconds

    def where(self) -> str:
        """What `whoami` says."""
        return "keyring"

    def try_out(self) -> None:
        """Keep something beside the session and take it away, so that what is wrong is said before a login."""
        beside = KeyringPlace(f"{self.entry} (test)", self._seconds)
        beside.store("test")
        kept = beside.load()
        beside.forget()
        if kept != "test":
            raise KeyringUnavailable("none")

    def store(self, secret: str) -> None:
        """Keep the secret for the next commands."""
        _ask(lambda: keyring.set_password(SERVICE, self.entry, secret), self._seconds)

    def load(self) -> str | None:
        """The secret that was kept, if there is one."""
        return _ask(lambda: keyring.get_password(SERVICE, self.entry), self._seconds)

    def forget(self) -> None:
        """Take the secret away; fine when there is none."""
        _ask(lambda: _delete(self.entry), self._seconds)


def _ask(call: Callable[[], Answer], seconds: float) -> Answer:
    """The keyring's answer, in time.

    The thread is a daemon: a keyring that hangs for ever (jaraco/keyring#162, secretstorage#33) cannot keep the
    process from ending, as the threads of an executor would.
    """
    answers: queue.SimpleQueue[Answer | KeyringUnavailable] = queue.SimpleQueue()
    Thread(target=lambda: answers.put(_judged(call)), name="keyring", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise KeyringUnavailable("timeout") from None
    if isinstance(answer, KeyringUnavailable):
        raise answer
    return answer


def _judged(call: Callable[[], Answer]) -> Answer | KeyringUnavailable:
    """The answer, or why there is none; nothing of the backend's own words, which may hold what it was given."""
    try:
        # The null backend takes the secret without a word and keeps nothing.
        return KeyringUnavailable("none") if isinstance(keyring.get_keyring(), NoKeyring) else call()
    except _LOCKED:
        return KeyringUnavailable("locked")
    except configparser.Error as malformed:
        return KeyringUnavailable("configuration", str(getattr(malformed, "source", "")))
    except Exception:  # noqa: BLE001 - a backend is anybody's code, and its words may hold what it was given
        return KeyringUnavailable("none")


def _delete(profile: str) -> None:
    try:
        keyring.delete_password(SERVICE, profile)
    except PasswordDeleteError:
        # "No such password" and "could not delete" are one error: only asking tells.
        if keyring.get_password(SERVICE, profile) is not None:
            raise
