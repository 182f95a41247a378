"""The browser of this machine: looked for, and started."""

import os
import shlex
import shutil
import subprocess
import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from threading import Thread
from typing import NamedTuple

# Text browsers that webbrowser or Debian's alternatives would start inside the terminal.
TEXT_BROWSERS = frozenset({"www-browser", "lynx", "links", "links2", "elinks", "w3m", "browsh", "carbonyl", "edbrowse"})
_A_MOMENT = 1.5
"""Seconds in which a starter that cannot start anything says so; a browser itself runs on."""


class NotOpened(NamedTuple):
    """Why no browser was opened: `starter` ended with an exit code, or (`code` is None) could not be started."""

    starter: str
    code: int | None = None


def why_no_browser(env: Mapping[str, str], platform: str, release: str) -> str | None:
    """One of asked, ssh, wsl, no_display, text_browser; None when a browser can be opened.

    `platform` is that of `sys`, `release` that of the kernel, which names Microsoft under WSL. A browser that somebody
    named, or that was asked for, goes before every guess.
    """
    if env.get("IBADMIN_BROWSER") == "none":
        return "asked"
    named = [command.split()[0] for command in env.get("BROWSER", "").split(os.pathsep) if command.split()]
    if named:
        return "text_browser" if all(is_text_browser(command) for command in named) else None
    if env.get("IBADMIN_BROWSER") == "open":
        return None
    if any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return "ssh"
    if platform == "linux" and "microsoft" in release.lower():
        return "wsl"
    has_own_display = platform in ("darwin", "win32", "cygwin")
    if not has_own_display and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return "no_display"
    return None


def is_text_browser(command: str) -> bool:
    """Whether this browser would take over the terminal."""
    return PurePath(command.strip("'\"")).stem.lower() in TEXT_BROWSERS


def open_browser(address: str, named: str = "") -> NotOpened | None:
    """Opens the address in a graphical browser; returns why not where none starts.

    `named` is what the variable BROWSER says: commands, of which the first that starts is taken, with `%s` for the
    address or the address behind them.
    """
    if named:
        first: NotOpened | None = None
        for command in filter(str.strip, named.split(os.pathsep)):
            failed = _started(command, address)
            if failed is None:
                return None
            first = first or failed
        return first or NotOpened(named)
    try:
        controller = webbrowser.get()
        if is_text_browser(getattr(controller, "name", "") or ""):
            return NotOpened(controller.name)
        if isinstance(controller, webbrowser.GenericBrowser):
            return _run([controller.name, *(word.replace("%s", address) for word in controller.args)])
        if program := shutil.which(getattr(controller, "name", "") or ""):
            # What it starts itself may talk on the terminal.
            return _run([program, address])
        return None if controller.open(address) else NotOpened("")
    except (webbrowser.Error, OSError, ValueError):
        return NotOpened("")


def _started(command: str, address: str) -> NotOpened | None:
    try:
        words = shlex.split(command)
    except ValueError:
        # A quotation mark that is not closed.
        return NotOpened(command)
    if not words or is_text_browser(words[0]):
        return NotOpened(command)
    filled_in = [word.replace("%s", address) for word in words]
    return _run(filled_in if filled_in != words else [*words, address])


def _run(command: Sequence[str]) -> NotOpened | None:
    """Starts a program that must not talk on the terminal, and looks for a moment whether it ends with an error."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the person's own choice of browser
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError):
        return NotOpened(command[0])
    try:
        code = process.wait(_A_MOMENT)
    except subprocess.TimeoutExpired:
        # It runs on; whoever waits for it here ends with this process.
        Thread(target=process.wait, name="browser", daemon=True).start()
        return None
    return NotOpened(command[0], code) if code else None
