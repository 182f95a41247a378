"""A whole login through the program's own processes, and everything that they said on the way."""

import json
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import ProxyHandler, build_opener

import pytest

from ibadmin.auth.walk import Page, walk
from tests.server.programs import MARIEKE, Premises, premises

pytestmark = [pytest.mark.manual("1.1"), pytest.mark.long]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Premises]:
    with premises(tmp_path) as made:
        monkeypatch.setenv("SSL_CERT_FILE", made.variables["SSL_CERT_FILE"])
        yield made


def secrets_of(place: Premises, start_url: str, last_page: Page) -> dict[str, str]:
    """What this login had to keep to itself."""
    asked, ended = parse_qs(urlsplit(start_url).query), parse_qs(urlsplit(last_page.address).query)
    keys = [file for file in place.directory.glob("*/*.key") if file.read_bytes().startswith(b"-----")]
    return {
        "state": asked["state"][0],
        "challenge": asked["code_challenge"][0],
        "way back": urlsplit(asked["redirect_uri"][0]).path,
        "code": ended["code"][0],
        "token": next(place.directory.rglob("session")).read_text().strip(),
        "pseudonym": place.simulator.pseudonym(MARIEKE),
        "KvK number": MARIEKE.kvk_number,
        "surname": "Vries",
        "password": MARIEKE.password,
        "key of the codes": (place.directory / "store.db.key").read_text(),
        # How every message begins, as it is and in base64.
        "message": "samlp",
        "encoded message": "PHNhbWxw",
        **{file.name: file.read_text().splitlines()[1] for file in keys},
    }


def test_a_whole_login_leaves_no_secret_in_a_log_or_in_the_list_of_processes(place: Premises) -> None:
    with place.gateway() as gateway, place.program("login", "--no-browser") as terminal:
        start_url = terminal.until(r"https://localhost:\d+/login\S+")
        seen = gateway.command_line + terminal.command_line
        last_page = walk(start_url, MARIEKE, "kpn")
        code, terminal_said = terminal.ended()
        assert code == 0, terminal_said
        code, log = gateway.end()
        assert code == 0, log
    secrets = secrets_of(place, start_url, last_page)
    assert {name for name, secret in secrets.items() if secret in log + seen} == set()
    # The person gets an address to open; it says which login was begun, and is worth nothing to anybody else.
    shown = {"state", "challenge"}
    assert {name for name, secret in secrets.items() if secret in terminal_said} <= shown
    told = {str(line["event"]) for line in map(json.loads, log.splitlines())}
    assert {"serving", "login begun", "answer accepted", "answered", "asked to stop", "stopping"} <= told


def test_no_program_beside_it_is_needed(place: Premises, tmp_path: Path) -> None:
    """Least of all xmlsec1, which pysaml2 would look for."""
    (tmp_path / "bin").mkdir()
    bare = replace(place, variables={**place.variables, "PATH": str(tmp_path / "bin")})
    with bare.gateway() as gateway, bare.program("login", "--no-browser") as terminal:
        walk(terminal.until(r"https://localhost:\d+/login\S+"), MARIEKE, "kpn")
        code, said = terminal.ended()
        assert code == 0, said
        assert gateway.end()[0] == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_service_ends_when_it_is_asked_to(place: Premises, number: signal.Signals) -> None:
    with place.gateway() as gateway:
        assert gateway.end(number)[0] == 0


def test_whoever_logs_in_is_not_cut_off_by_a_hangup(place: Premises) -> None:
    """It comes from whoever rotates the log, or from the terminal that started the service in the background."""
    with place.gateway() as gateway, place.program("login", "--no-browser") as terminal:
        start_url = terminal.until(r"https://localhost:\d+/login\S+")
        for _ in range(3):
            gateway.process.send_signal(signal.SIGHUP)
            gateway.until('"event": "went on"')
        walk(start_url, MARIEKE, "kpn")
        code, said = terminal.ended()
        assert code == 0, said
        assert gateway.end()[0] == 0


def test_a_service_without_a_certificate_says_what_is_missing(place: Premises) -> None:
    settings = place.directory / "gateway" / "gateway.toml"
    settings.write_text(settings.read_text().replace('tls_certificate = "tls.crt"', ""))
    with place.program("gateway", "serve") as gateway:
        code, said = gateway.ended()
    assert (code, "tls_certificate is missing in it" in " ".join(said.split())) == (7, True), said


def test_behind_a_proxy_it_speaks_plain_http(place: Premises) -> None:
    with place.gateway("--behind-proxy"):
        address = place.address.replace("https://localhost", "http://127.0.0.1")
        with build_opener(ProxyHandler({})).open(f"{address}/healthz", timeout=10) as answer:
            assert json.load(answer) == {"status": "ok"}
