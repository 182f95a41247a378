"""`ibadmin login` with a real headless Chromium as the browser on the desk, from the first page to the last."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from ibadmin.auth.simulator import Person
from tests.browser import Browser, browser
from tests.commands.login.front import WEAK, Front, told


def identify(window: Browser, person: Person) -> None:
    """Steps 2 to 4 of the manual."""
    window.click("input[value=kpn]")
    window.click("main button")
    window.type("#username", person.username)
    window.type("#password", person.password)
    window.click("section:first-child button")
    window.type("#sms_code", window.read("#demo-sms-code"))
    window.click(".actions button")


@pytest.mark.manual("1.1")
def test_a_beheerder_logs_in_with_a_real_browser(front: Front, tmp_path: Path) -> None:
    person = front.person(front.world.maria)
    walked: list[Future[str]] = []
    with browser(tmp_path / "chromium") as window, ThreadPoolExecutor(1) as desk:

        def walk(address: str) -> str:
            window.go(address)
            identify(window, person)
            window.wait_for(".result")
            return window.text

        def open_browser(address: str) -> bool:
            walked.append(desk.submit(walk, address))
            return True

        result = front.with_browser("login", open_browser)
        assert "You are logged in" in walked[0].result(30)
        assert window.errors() == []
    assert result.code == 0
    assert told(result.stderr).splitlines()[-1].startswith("Logged in as m.visser at Gouda")


@pytest.mark.parametrize("flags", [(), ("--blink-settings=scriptEnabled=false",)], ids=["scripts", "no scripts"])
def test_a_refusal_is_told_in_the_window_and_explained_in_the_terminal(
    front: Front, tmp_path: Path, flags: tuple[str, ...]
) -> None:
    walked: list[Future[str]] = []
    with browser(tmp_path / "chromium", flags=flags) as window, ThreadPoolExecutor(1) as desk:

        def walk(address: str) -> str:
            window.go(address)
            if flags:
                window.click("main button")
            identify(window, WEAK)
            if flags:
                window.click("main button")
            window.wait_for(".result")
            return window.text

        def open_browser(address: str) -> bool:
            walked.append(desk.submit(walk, address))
            return True

        result = front.with_browser("login", open_browser)
        assert "You are not given access" in walked[0].result(30)
    assert result.code == 3


def test_a_page_that_leads_nowhere_says_so_in_the_style_of_the_others(front: Front, tmp_path: Path) -> None:
    walked: list[Future[tuple[str, str]]] = []
    with browser(tmp_path / "chromium", 390, 844) as window, ThreadPoolExecutor(1) as desk:

        def walk(address: str) -> tuple[str, str]:
            window.go(address.partition("?")[0])
            window.wait_for(".result")
            nowhere = window.text
            window.go(f"{address}&makelaar=kpn")
            window.wait_for(".result")
            return nowhere, window.text

        def open_browser(address: str) -> bool:
            walked.append(desk.submit(walk, address))
            return True

        assert front.with_browser("login", open_browser).code == 7
        nowhere, back = walked[0].result(30)
        assert window.run("return document.documentElement.scrollWidth <= innerWidth")
    assert "ibadmin login" in nowhere
    assert "The terminal says why." in back
