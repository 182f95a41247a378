"""A real headless Chromium for the tests, driven by Debian's chromedriver over plain HTTP."""

import json
import os
import re
import signal
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--accept-lang=nl",
    "--no-proxy-server",
    # Nothing but this machine: a page that wants something from elsewhere shows an error instead.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
PATIENCE_SECONDS = 20.0
MOST_PAGES = 5
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]


class Browser:
    """One window; elements are named by CSS selectors and waited for."""

    def __init__(self, driver: str, session: str) -> None:
        self._session = f"{driver}/session/{session}"

    @property
    def address(self) -> str:
        return str(_call("GET", f"{self._session}/url"))

    @property
    def text(self) -> str:
        """What a person can read on the page."""
        return str(_call("GET", f"{self._session}/element/{self._find('body')}/text"))

    def go(self, address: str) -> None:
        _call("POST", f"{self._session}/url", {"url": address})

    def click(self, selector: str) -> None:
        self._act(selector, "click", {})

    def type(self, selector: str, text: str) -> None:
        self._act(selector, "value", {"text": text})

    def read(self, selector: str) -> str:
        return str(_call("GET", f"{self._session}/element/{self._find(selector)}/text"))

    def wait_for(self, selector: str) -> None:
        """Return when the page has this element, which may be on a page that is still to come."""
        self._find(selector)

    def run(self, script: str) -> Json:
        """The value of a piece of JavaScript."""
        return _call("POST", f"{self._session}/execute/sync", {"script": script, "args": []})

    def errors(self) -> list[str]:
        """What the browser complained about: violations of a policy, files that are missing."""
        logged = _call("POST", f"{self._session}/se/log", {"type": "browser"})
        assert isinstance(logged, list)
        return [str(entry["message"]) for entry in logged if isinstance(entry, dict)]

    def screenshot(self, path: Path) -> None:
        """The whole page as a picture."""
        height = self.run("return Math.max(document.documentElement.scrollHeight, innerHeight)")
        width = self.run("return innerWidth")
        clip: Json = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        command: Json = {"cmd": "Page.captureScreenshot", "params": {"captureBeyondViewport": True, "clip": clip}}
        taken = _call("POST", f"{self._session}/goog/cdp/execute", command)
        assert isinstance(taken, dict)
        path.write_bytes(b64decode(str(taken["data"])))

    def _act(self, selector: str, action: str, what: Json) -> None:
        """Do it to the element; when the page went away at that very moment, to that of the next page."""
        for _ in range(MOST_PAGES):
            try:
                _call("POST", f"{self._session}/element/{self._find(selector)}/{action}", what)
            except HTTPError as error:
                with error:
                    if b"stale element reference" not in error.read():
                        raise
            else:
                return
        raise AssertionError(f"the page keeps changing under {selector}")

    def _find(self, selector: str) -> str:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = _call("POST", f"{self._session}/elements", {"using": "css selector", "value": selector})
            assert isinstance(found, list)
            if found:
                first = found[0]
                assert isinstance(first, dict)
                return str(first[_ELEMENT])
            assert time.monotonic() < deadline, f"no {selector} on {self.address}"
            time.sleep(0.02)


@contextmanager
def browser(profile: Path, width: int = 1280, height: int = 900, flags: tuple[str, ...] = ()) -> Iterator[Browser]:
    """A window of this size with an empty profile; a width below 500 is shown as a phone would."""
    options: dict[str, Json] = {"args": [*CHROMIUM_FLAGS, *flags, f"--user-data-dir={profile}"]}
    if width < 500:
        options["mobileEmulation"] = {"deviceMetrics": {"width": width, "height": height, "pixelRatio": 2.0}}
    else:
        options["args"] = [*CHROMIUM_FLAGS, *flags, f"--user-data-dir={profile}", f"--window-size={width},{height}"]
    with _chromedriver() as driver:
        wanted: Json = {"capabilities": {"alwaysMatch": {"browserName": "chrome", "goog:chromeOptions": options}}}
        started = _call("POST", f"{driver}/session", wanted)
        assert isinstance(started, dict)
        session = str(started["sessionId"])
        yield Browser(driver, session)
        _call("DELETE", f"{driver}/session/{session}")


@contextmanager
def _chromedriver() -> Iterator[str]:
    command = ["chromedriver", "--port=0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    ) as process:
        try:
            yield f"http://127.0.0.1:{_port(process)}"
        finally:
            # The whole group: a browser that hangs would otherwise outlive its driver.
            os.killpg(process.pid, signal.SIGKILL)


def _port(process: "subprocess.Popen[str]") -> int:
    assert process.stdout
    for line in process.stdout:
        if found := re.search(r"started successfully on port (\d+)", line):
            return int(found[1])
    raise AssertionError("chromedriver did not start")


def _call(method: str, address: str, body: Mapping[str, Json] | Json = None) -> Json:
    request = Request(address, method=method, headers={"Content-Type": "application/json"})  # noqa: S310
    request.data = None if body is None else json.dumps(body).encode()
    with build_opener(ProxyHandler({})).open(request, timeout=60) as response:
        answer: dict[str, Json] = json.load(response)
    return answer.get("value")
