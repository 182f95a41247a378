"""Whether a browser is opened, and why not."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from ibadmin.auth.browser import is_text_browser, open_browser, why_no_browser

DESKTOP = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("env", "platform", "release", "why"),
    [
        (DESKTOP, "linux", "6.1.0-amd64", None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "6.1.0-amd64", None),
        ({}, "linux", "6.1.0-amd64", "no_display"),
        ({}, "freebsd14", "14.0", "no_display"),
        ({}, "darwin", "23.1.0", None),
        ({}, "win32", "11", None),
        ({**DESKTOP, "SSH_CONNECTION": "10.0.0.1 50000 10.0.0.2 22"}, "linux", "6.1.0", "ssh"),
        ({"SSH_TTY": "/dev/pts/0"}, "darwin", "23.1.0", "ssh"),
        (DESKTOP, "linux", "5.15.90.1-microsoft-standard-WSL2", "wsl"),
        ({**DESKTOP, "BROWSER": "w3m"}, "linux", "6.1.0", "text_browser"),
        ({**DESKTOP, "BROWSER": "/usr/bin/lynx %s:www-browser"}, "linux", "6.1.0", "text_browser"),
        ({**DESKTOP, "BROWSER": "lynx:firefox"}, "linux", "6.1.0", None),
        ({**DESKTOP, "IBADMIN_BROWSER": "none"}, "linux", "6.1.0", "asked"),
        ({"SSH_TTY": "/dev/pts/0", "BROWSER": "helper"}, "linux", "6.1.0", None),
        ({"SSH_TTY": "/dev/pts/0", "IBADMIN_BROWSER": "open"}, "linux", "6.1.0", None),
        ({"IBADMIN_BROWSER": "open"}, "linux", "5.15.90.1-microsoft-standard-WSL2", None),
        ({"BROWSER": "helper"}, "linux", "5.15.90.1-microsoft-standard-WSL2", None),
        ({"BROWSER": "w3m", "IBADMIN_BROWSER": "open"}, "linux", "6.1.0", "text_browser"),
        ({"SSH_TTY": "/dev/pts/0", "IBADMIN_BROWSER": "none"}, "linux", "6.1.0", "asked"),
    ],
)
def test_the_surroundings_say_whether_there_is_a_browser(
    env: Mapping[str, str], platform: str, release: str, why: str | None
) -> None:
    assert why_no_browser(env, platform, release) == why


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("w3m", True),
        ("/usr/bin/www-browser", True),
        ("elinks", True),
        ("firefox", False),
        ("xdg-open", False),
        ("", False),
    ],
)
def test_text_browsers_are_known_by_name(command: str, text: bool) -> None:
    assert is_text_browser(command) is text


def test_a_text_browser_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "w3m")
    assert open_browser("http://127.0.0.1:9/")


ADDRESS = "http://127.0.0.1:9/login?a=1&b=2"


def starter(folder: Path, script: str) -> str:
    """A program that somebody named as the browser."""
    path = folder / "starter"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("named", ["{} --new-window", "{} --new-window %s", "/no/such/browser:{} --new-window"])
def test_a_browser_that_was_named_gets_the_address(named: str, tmp_path: Path) -> None:
    command = named.format(starter(tmp_path, f'echo "$@" > {tmp_path}/opened'))
    assert open_browser(ADDRESS, command) is None
    assert (tmp_path / "opened").read_text() == f"--new-window {ADDRESS}\n"


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ('"firefox %s', None),
        ("/no/such/browser", None),
        ("/bin/false", 1),
        ("/etc/hostname", None),
        ("w3m", None),
        ("'", None),
        (":", None),
    ],
)
def test_a_browser_that_does_not_start_says_why(named: str, code: int | None) -> None:
    failed = open_browser(ADDRESS, named)
    assert failed is not None
    assert failed.code == code


def test_a_starter_that_hangs_counts_as_a_browser(tmp_path: Path) -> None:
    assert open_browser(ADDRESS, starter(tmp_path, "sleep 5")) is None


def test_what_a_starter_prints_stays_off_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    open_browser(ADDRESS, starter(tmp_path, "echo noise; echo noise >&2; exit 3"))
    assert capfd.readouterr() == ("", "")
