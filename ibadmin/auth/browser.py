"""Whether this machine has a browser that a person can log in with, and if not, why."""

import subprocess
import webbrowser
from collections.abc import Mapping, Sequence
from pathlib import PurePath

# Text browsers that webbrowser or Debian's alternatives would start inside the terminal.
TEXT_BROWSERS = frozenset({"www-browser", "lynx", "links", "links2", "elinks", "w3m", "browsh", "carbonyl", "edbrowse"})


def why_no_browser(env: Mapping[str, str], platform: str, release: str) -> str | None:
    """One of asked, ssh, wsl, no_display, text_browser; None when a browser can be opened.

    `platform` is that of `sys`, `release` that of the kernel, which names Microsoft under WSL.
    """
    if env.get("IBADMIN_BROWSER") == "none":
        return "asked"
    if any(env.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")):
        return "ssh"
    if platform == "linux" and "microsoft" in release.lower():
        return "wsl"
    has_own_display = platform in ("darwin", "win32", "cygwin")
    if not has_own_display and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        return "no_display"
    named = [command.split()[0] for command in env.get("BROWSER", "").split(":") if command.split()]
    if named and all(is_text_browser(command) for command in named):
        return "text_browser"
    return None


def is_text_browser(command: str) -> bool:
    """Whether this browser would take over the terminal."""
    return PurePath(command).stem.lower() in TEXT_BROWSERS


def open_browser(address: str) -> bool:
    """Open the address in a graphical browser; False when there is none that starts."""
    try:
        controller = webbrowser.get()
    except webbrowser.Error:
        return False
    if is_text_browser(getattr(controller, "name", "") or ""):
        return False
    if isinstance(controller, webbrowser.GenericBrowser):
        return _started([controller.name, *controller.args], address)
    return controller.open(address)


def _started(command: Sequence[str], address: str) -> bool:
    """Start a browser that is only a command: webbrowser would wait for some, and let them talk on the terminal."""
    filled_in = [word.replace("%s", address) for word in command]
    try:
        subprocess.Popen(  # noqa: S603 - the person's own choice of browser
            filled_in,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
