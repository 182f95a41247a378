"""The login as a person does it, in a real headless Chromium: on a desk, on a phone, and without JavaScript."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from ibadmin.auth.local_server import LocalServer
from ibadmin.auth.login import Login
from tests.auth.conftest import MARIEKE
from tests.browser import Browser, browser

pytestmark = pytest.mark.manual("1.1")


def quiet(_: int) -> None:
    """Show no countdown."""


def identify(window: Browser) -> None:
    """Steps 2 to 4 of the manual."""
    window.click("input[value=kpn]")
    window.click("main button")
    window.type("#username", MARIEKE.username)
    window.type("#password", MARIEKE.password)
    window.click("section:first-child button")
    window.type("#sms_code", window.read("#demo-sms-code"))
    window.click(".actions button")


@contextmanager
def page_elsewhere(html: str) -> Iterator[str]:
    """Where another site has this page."""

    def shown(_: WSGIEnvironment, start_response: StartResponse) -> Sequence[bytes]:
        start_response("200 OK", [("Content-Type", "text/html")])
        return [html.encode()]

    with LocalServer() as server:
        server.serve(shown)
        yield server.address


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)], ids=["desk", "phone"])
def test_a_person_logs_in_through_the_pages(login: Login, tmp_path: Path, size: tuple[int, int]) -> None:
    with login.begin("nl") as handoff, browser(tmp_path / "profile", *size) as window:
        window.go(handoff.start_url())
        identify(window)
        token = handoff.redeem(handoff.wait(quiet, seconds=30))
        window.wait_for(".result")
        assert "U bent ingelogd" in window.text
        assert window.run("return document.documentElement.scrollWidth <= innerWidth")
    assert token.secret


def test_a_person_logs_in_without_javascript(login: Login, tmp_path: Path) -> None:
    flags = ("--blink-settings=scriptEnabled=false",)
    with login.begin("nl") as handoff, browser(tmp_path / "profile", flags=flags) as window:
        window.go(handoff.start_url())
        assert "U gaat naar eHerkenning" in window.text
        window.click("main button")
        identify(window)
        window.wait_for("input[name=SAMLResponse]")
        window.click("main button")
        assert handoff.redeem(handoff.wait(quiet, seconds=30)).secret


def test_the_pages_follow_their_own_policy(login: Login, tmp_path: Path) -> None:
    with login.begin("nl") as handoff, browser(tmp_path / "profile") as window:
        window.go(handoff.start_url())
        window.wait_for("input[value=kpn]")
        assert window.run("return getComputedStyle(document.querySelector('.card')).borderTopLeftRadius") == "12px"
        assert window.errors() == []


def test_a_mistake_moves_the_focus_to_what_went_wrong(login: Login, tmp_path: Path) -> None:
    with login.begin("nl") as handoff, browser(tmp_path / "profile") as window:
        window.go(handoff.start_url())
        window.wait_for("input[value=kpn]")
        window.click("main button")
        window.wait_for(".errors")
        assert window.run("return document.activeElement.className") == "errors"


def test_a_link_on_another_site_asks_whose_login_it_is(login: Login, tmp_path: Path) -> None:
    with login.begin("nl") as handoff, browser(tmp_path / "profile") as window:
        with page_elsewhere(f'<a href="{escape(handoff.start_url())}">Wmo</a>') as elsewhere:
            window.go(elsewhere)
            window.click("a")
        assert "Bent u zelf aan het inloggen?" in window.text
        window.click("main button")
        identify(window)
        assert handoff.redeem(handoff.wait(quiet, seconds=30)).secret


def test_another_site_shows_no_login_in_a_frame(login: Login, tmp_path: Path) -> None:
    with login.begin("nl") as handoff, browser(tmp_path / "profile") as window:
        with page_elsewhere(f'<iframe src="{escape(handoff.start_url())}"></iframe>') as elsewhere:
            window.go(elsewhere)
            window.wait_for("iframe")
            refused = [said for said in window.errors() if "400" in said or "frame-ancestors" in said]
        assert refused
