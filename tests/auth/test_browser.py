"""Whether a browser is opened, and why not."""

from collections.abc import Mapping

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
    assert open_browser("http://127.0.0.1:9/") is False
