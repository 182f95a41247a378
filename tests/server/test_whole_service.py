"""A whole login through the program's own processes, and everything that they said on the way."""

import json
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection
from typing import Any
from urllib.parse import parse_qs, urlsplit

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
    with place.server() as server, place.program("login", "--no-browser") as terminal:
        start_url = terminal.until(r"https://localhost:\d+/login\S+")
        seen = server.command_line + terminal.command_line
        last_page = walk(start_url, MARIEKE, "kpn")
        code, terminal_said = terminal.ended()
        assert code == 0, terminal_said
        code, log = server.end()
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
    with bare.server() as server, bare.program("login", "--no-browser") as terminal:
        walk(terminal.until(r"https://localhost:\d+/login\S+"), MARIEKE, "kpn")
        code, said = terminal.ended()
        assert code == 0, said
        assert server.end()[0] == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_service_ends_when_it_is_asked_to(place: Premises, number: signal.Signals) -> None:
    with place.server() as server:
        assert server.end(number)[0] == 0


def test_whoever_logs_in_is_not_cut_off_by_a_hangup(place: Premises) -> None:
    """It comes from whoever rotates the log, or from the terminal that started the service in the background."""
    with place.server() as server, place.program("login", "--no-browser") as terminal:
        start_url = terminal.until(r"https://localhost:\d+/login\S+")
        for _ in range(3):
            server.process.send_signal(signal.SIGHUP)
            server.until('"event": "went on"')
        walk(start_url, MARIEKE, "kpn")
        code, said = terminal.ended()
        assert code == 0, said
        assert server.end()[0] == 0


def test_it_is_ready_until_it_is_asked_to_end(place: Premises) -> None:
    """Requests under way are answered, and meanwhile a proxy hears that it must go elsewhere."""
    host = urlsplit(place.address).netloc
    with place.server() as server, create_connection(("127.0.0.1", place.port), timeout=20) as under_way:
        under_way.sendall(f"POST /token HTTP/1.1\r\nHost: {host}\r\nContent-Length: 2\r\n\r\n".encode())
        assert asked(place, "/readyz") == (200, {"status": "ok"})
        server.process.send_signal(signal.SIGTERM)
        server.until('"event": "stopping"')
        assert asked(place, "/readyz") == (503, {"status": "unavailable"})
        assert asked(place, "/healthz") == (200, {"status": "ok"})
        under_way.sendall(b"{}")
        assert under_way.recv(10_000).startswith(b"HTTP/1.1 400 ")
        assert server.ended()[0] == 0


def test_the_api_is_there_beside_the_login(place: Premises) -> None:
    with place.server() as server, place.program("login", "--no-browser") as terminal:
        walk(terminal.until(r"https://localhost:\d+/login\S+"), MARIEKE, "kpn")
        assert terminal.ended()[0] == 0
        token = next(place.directory.rglob("session")).read_text().strip()
        status, me = asked(place, "/v1/me", token)
        _, log = server.end()
    assert status == 200
    assert ('"route": "/v1/me"' in log, me["user"]["id"] in log) == (True, False)


def test_the_server_speaks_english_to_programs_whatever_its_terminal_speaks(place: Premises) -> None:
    dutch = replace(place, variables={**place.variables, "IBADMIN_LANGUAGE": "nl"})
    with dutch.server():
        status, problem = asked(dutch, "/v1/me")
    assert (status, problem["detail"]) == (401, "Nobody is logged in here.")


def asked(place: Premises, path: str, token: str = "") -> tuple[int, Any]:
    with closing(HTTPConnection("127.0.0.1", place.port, timeout=10)) as connection:
        headers = {"Host": urlsplit(place.address).netloc} | ({"Authorization": f"Bearer {token}"} if token else {})
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())
