"""Why a gateway cannot be reached: each cause from a real server, and each with a sentence of its own."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from ibadmin import messages
from ibadmin.auth.gateway_client import reach
from ibadmin.auth.network import unreachable, within
from ibadmin.errors import GatewayUnreachable

HEALTHY = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>"
DAY = timedelta(days=1)
Answer = Callable[[socket.socket], object]


@contextmanager
def listening(answer: Answer) -> Iterator[int]:
    """A server that does this with every connection; the port it listens on."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    def one(connection: socket.socket) -> None:
        try:
            with connection:
                answer(connection)
        except OSError:
            pass

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        server.close()


def says(text: bytes) -> Answer:
    def answer(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(text)

    return answer


def silent(connection: socket.socket) -> None:
    connection.recv(4096)
    time.sleep(5)


def drips(connection: socket.socket) -> None:
    connection.recv(4096)
    for byte in PAGE:
        connection.sendall(bytes([byte]))
        time.sleep(0.3)


@dataclass(frozen=True)
class Certificates:
    folder: Path

    def made(self, name: str, begins: timedelta, ends: timedelta) -> Path:
        """A certificate that nobody but itself vouches for; its file can be trusted with SSL_CERT_FILE."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Inspecting Proxy")])
        alternative: x509.GeneralName = x509.DNSName(name)
        if name[0].isdigit():
            alternative = x509.IPAddress(ip_address(name))
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now + begins)
            .not_valid_after(now + ends)
            .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, SHA256())
        )
        path = self.folder / "certificate.pem"
        private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path.write_bytes(certificate.public_bytes(Encoding.PEM) + private)
        return path


def over_tls(path: Path, text: bytes = HEALTHY) -> Answer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)

    def answer(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as wrapped:
            says(text)(wrapped)

    return answer


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)


def cause(address: str, seconds: float = 3.0) -> tuple[str, str]:
    """Why, and the sentence."""
    with pytest.raises(GatewayUnreachable) as raised:
        reach(address, seconds)
    return raised.value.why, messages.as_text(messages.error(raised.value))


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("name", "begins", "ends", "trusted", "why", "said"),
    [
        ("127.0.0.1", -DAY, DAY, False, "certificate_unknown", "signed by CN=Inspecting Proxy"),
        ("127.0.0.1", -9 * DAY, -DAY, True, "certificate_expired", "expired on 20"),
        ("127.0.0.1", DAY, 9 * DAY, True, "certificate_early", "only valid from 20"),
        ("other.example", -DAY, DAY, True, "certificate_name", "another name: other.example"),
    ],
)
def test_a_certificate_says_what_is_wrong_with_it(
    name: str, begins: timedelta, ends: timedelta, trusted: bool, why: str, said: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = Certificates(tmp_path).made(name, begins, ends)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with listening(over_tls(path)) as port:
        found, sentence = cause(f"https://127.0.0.1:{port}")
    assert found == why
    assert said in sentence
    assert "Gemnet" not in sentence


def test_a_trusted_certificate_lets_the_gateway_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Certificates(tmp_path).made("127.0.0.1", -DAY, DAY)
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    with listening(over_tls(path)) as port:
        assert reach(f"https://127.0.0.1:{port}", 3.0) is None


def test_a_file_of_certificates_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Certificates(tmp_path).made("127.0.0.1", -DAY, DAY)
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/root.pem")
    with listening(over_tls(path)) as port:
        found, sentence = cause(f"https://127.0.0.1:{port}")
    assert found == "certificates_setting"
    assert "SSL_CERT_FILE names nothing" in sentence


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (says(PAGE), {"not_tls"}),
        (silent, {"timeout"}),
        (socket.socket.close, {"not_ours", "not_tls"}),
    ],
    ids=["a plain page", "silence", "hanging up"],
)
def test_what_answers_without_tls_is_told(answer: Answer, why: set[str]) -> None:
    with listening(answer) as port:
        assert cause(f"https://127.0.0.1:{port}", 2.0)[0] in why


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (says(PAGE), "not_ours"),
        (says(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), "not_ours"),
        (says(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"), "unwell"),
        (says(b"garbage\r\n\r\n"), "not_ours"),
        (says(b""), "not_ours"),
        (silent, "timeout"),
        (drips, "timeout"),
    ],
    ids=["a page", "not found", "unwell", "garbage", "nothing", "silence", "drops"],
)
def test_an_answer_that_is_none_of_ours_is_told(answer: Answer, why: str) -> None:
    with listening(answer) as port:
        found, sentence = cause(f"http://127.0.0.1:{port}", 1.5)
    assert found == why
    assert "<html>" not in sentence


def test_nobody_there_is_told() -> None:
    found, sentence = cause(f"https://127.0.0.1:{closed_port()}")
    assert found == "refused"
    assert "Gemnet" in sentence


def test_a_name_that_nobody_has_is_told() -> None:
    found, sentence = cause("https://gateway.invalid", 8.0)
    assert found == "unknown_host"
    assert "There is no host gateway.invalid." in sentence
    assert "Gemnet" not in sentence


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (says(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"), "proxy_password"),
        (says(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"), "proxy_refused"),
        (says(b"SSH-2.0-OpenSSH_9\r\n"), "proxy_malformed"),
        (silent, "timeout"),
    ],
    ids=["407", "403", "garbage", "silence"],
)
def test_a_proxy_is_told_apart(answer: Answer, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(answer) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:s3cret@127.0.0.1:{port}")
        found, sentence = cause("https://gateway.example", 2.0)
    assert found == why
    assert "s3cret" not in sentence
    assert why == "timeout" or f"127.0.0.1:{port}" in sentence


def test_a_proxy_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{closed_port()}")
    assert cause("https://gateway.example")[0] == "proxy_unreachable"


@pytest.mark.parametrize("proxy", ["http://[::1", "http://proxy.example:port", "http:///"])
def test_a_proxy_that_is_no_address_is_told(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    assert cause("https://gateway.example")[0] in {"proxy_setting", "proxy_unreachable", "proxy_malformed"}


def test_every_wait_has_an_end() -> None:
    began = threading.Event()

    def for_ever() -> None:
        began.set()
        time.sleep(60)

    with pytest.raises(GatewayUnreachable) as raised:
        within(0.2, "https://gateway.example", for_ever)
    assert (raised.value.why, began.is_set()) == ("timeout", True)


def test_what_nobody_foresaw_is_still_a_sentence() -> None:
    assert unreachable("https://gateway.example", OSError("?")).why == "other"
