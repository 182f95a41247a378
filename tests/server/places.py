"""A gateway that serves HTTPS on this machine, as `ibadmin gateway serve` does, and visitors who speak to it."""

import http.client
import io
import json
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from ibadmin.auth.configuration import Place, Tls
from ibadmin.server.log import logged
from ibadmin.server.run import serving
from tests.auth.messages.elements import private_key

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

HOST = "gateway.example.nl"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Answered:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def location(self) -> str:
        return self.headers.get("location", "")

    @property
    def json(self) -> dict[str, object]:
        content: dict[str, object] = json.loads(self.body)
        return content


@dataclass
class Served:
    """A service at work: where it listens, and what it has written to its log."""

    port: int
    tls: bool
    log: io.StringIO = field(repr=False)

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.log.getvalue().splitlines()]

    def events(self, event: str) -> list[dict[str, object]]:
        return [line for line in self.lines() if line["event"] == event]

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | str | None = None,
        headers: Mapping[str, str] | None = None,
        host: str = HOST,
    ) -> Answered:
        """One request on a connection of its own."""
        connection = self.connection()
        try:
            connection.request(method, path, body, {"Host": host, **(headers or {})})
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answered(answer.status, named, answer.read())
        finally:
            connection.close()

    def connection(self) -> http.client.HTTPConnection:
        if not self.tls:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=trusting())

    def post(self, path: str, fields: Mapping[str, str]) -> Answered:
        return self.ask("POST", path, urlencode(fields), FORM)

    def post_json(self, path: str, content: Mapping[str, str], token: str = "") -> Answered:
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        return self.ask("POST", path, json.dumps(content), {**JSON, **bearer})


def trusting() -> ssl.SSLContext:
    """A client that takes any certificate: these tests are about what comes after."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def write_certificate(directory: Path) -> Tls:
    """A certificate for this machine, and its key."""
    now = datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    key = private_key("tls")
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    certificate = (
        builder.not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST), x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    tls = Tls(directory / "tls.crt", directory / "tls.key")
    tls.certificate.write_bytes(certificate.public_bytes(Encoding.PEM))
    tls.private_key.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return tls


@contextmanager
def served(
    application: "WSGIApplication",
    tls: Tls | None = None,
    requests_per_minute: int = 100_000,
    level: str = "debug",
    healthy: Callable[[], bool] = lambda: True,
) -> Iterator[Served]:
    """The service around this application, with TLS when there is a certificate."""
    place = Place("gateway.toml", f"https://{HOST}", ("127.0.0.1", 0), requests_per_minute, tls)
    log = io.StringIO()
    with logged(log, level), serving(place, application, healthy) as port:
        yield Served(port, tls is not None, log)
