"""The terminal's TLS: who is trusted, what is sent to whoever is not, and the way through a proxy."""

import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ibadmin.app.roles import RoleMatrix
from ibadmin.client.application import RemoteApplication
from ibadmin.client.connection import Connection, Waits
from ibadmin.client.retry import Patience
from ibadmin.errors import GatewayUnreachable, SettingsInvalid
from ibadmin.model import Matrix
from tests.auth.test_network import DAY, Answer, Certificates, listening, over_tls
from tests.client.test_hostile_servers import MATRIX, asked, http

NAME = "ibadmin.example"
Certified = Callable[[str], Path]


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def certified(tmp_path: Path) -> Certified:
    return lambda name: Certificates(tmp_path).made(name, -DAY, DAY)


def read(address: str, certificate_authority: Path | None) -> Matrix:
    connection = Connection(address, certificate_authority, Waits(2, 2))
    try:
        return RemoteApplication(connection, Patience(0)).read("a.b", RoleMatrix())
    finally:
        connection.close()


def proxy(path: Path, heads: list[bytes]) -> Answer:
    """A proxy that lets everything through to one server with this certificate."""

    def answer(connection: socket.socket) -> None:
        heads.append(asked(connection))
        connection.sendall(b"HTTP/1.1 200 Connection Established\r\n\r\n")
        over_tls(path, http(MATRIX))(connection)

    return answer


def test_the_certificate_authority_of_the_profile_is_trusted(certified: Certified) -> None:
    path = certified("127.0.0.1")
    with listening(over_tls(path, http(MATRIX))) as port:
        assert read(f"https://127.0.0.1:{port}", path) == Matrix((), (), ())


@pytest.mark.parametrize(("name", "trusted", "why"), [("127.0.0.1", False, "unknown"), (NAME, True, "name")])
def test_nobody_else_is_trusted(name: str, trusted: bool, why: str, certified: Certified) -> None:
    path = certified(name)
    with listening(over_tls(path)) as port, pytest.raises(GatewayUnreachable) as told:
        read(f"https://127.0.0.1:{port}", path if trusted else None)
    assert told.value.why == f"certificate_{why}"


def test_a_certificate_that_has_expired_is_told(tmp_path: Path) -> None:
    path = Certificates(tmp_path).made("127.0.0.1", -9 * DAY, -timedelta(days=1))
    with listening(over_tls(path)) as port, pytest.raises(GatewayUnreachable) as told:
        read(f"https://127.0.0.1:{port}", path)
    assert told.value.why == "certificate_expired"


def test_a_proxy_is_gone_through_with_its_password(certified: Certified, monkeypatch: pytest.MonkeyPatch) -> None:
    path = certified(NAME)
    heads: list[bytes] = []
    with listening(proxy(path, heads)) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:p%40ss@127.0.0.1:{port}")
        assert read(f"https://{NAME}", path) == Matrix((), (), ())
    (head,) = heads
    assert head.startswith(f"CONNECT {NAME}:443 HTTP/1.".encode())
    assert b"Proxy-Authorization: Basic dXNlcjpwQHNz" in head
    assert b"a.b" not in head


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n", "proxy_password"),
        (b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", "proxy_refused"),
        (b"SSH-2.0-OpenSSH_9\r\n", "proxy_malformed"),
    ],
)
def test_a_proxy_that_lets_nothing_through_is_told(answer: bytes, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(connection: socket.socket) -> None:
        asked(connection)
        connection.sendall(answer)

    with listening(refuse) as port, monkeypatch.context() as surroundings:
        surroundings.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        with pytest.raises(GatewayUnreachable) as told:
            read(f"https://{NAME}", None)
    assert told.value.why == why


def test_no_proxy_is_gone_through_to_whom_no_proxy_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", ".invalid")
    with pytest.raises(GatewayUnreachable) as told:
        read("https://ibadmin.invalid", None)
    assert told.value.why in {"unknown_host", "timeout"}


@pytest.mark.parametrize(
    ("content", "problem"), [(None, "missing"), ("", "malformed"), ("no certificate", "malformed")]
)
def test_a_certificate_authority_that_cannot_be_used_is_named(
    content: str | None, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "root.pem"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsInvalid) as told:
        read("https://127.0.0.1:1", path)
    assert (told.value.origin, told.value.problem) == (str(path), problem)
