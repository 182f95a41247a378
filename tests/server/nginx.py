"""The nginx of docs/operations.md in front of a server, on ports and with a certificate of this machine's own."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.auth.messages.elements import private_key

PROGRAM = shutil.which("nginx") or "/usr/sbin/nginx"
DOCUMENT = Path(__file__).parents[2] / "docs" / "operations.md"
# One process without a service around it, which writes where the test may.
AROUND = """\
daemon off;
master_process off;
pid {directory}/nginx.pid;
error_log {directory}/error.log;
events {{}}
http {{
    client_body_temp_path {directory}/body;
    proxy_temp_path {directory}/proxy;
    fastcgi_temp_path {directory}/fastcgi;
    scgi_temp_path {directory}/scgi;
    uwsgi_temp_path {directory}/uwsgi;
{site}
}}
"""


def site(directory: Path, port: int, behind: int) -> str:
    """The block of the document, at other places."""
    block = DOCUMENT.read_text("utf-8").partition("```nginx\n")[2].partition("```")[0]
    for written, here in {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "listen [::]:443 ssl;": "",
        "server_name gateway.example.nl;": "server_name localhost;",
        "/etc/nginx/tls/gateway.crt": str(directory / "tls.crt"),
        "/etc/nginx/tls/gateway.key": str(directory / "tls.key"),
        "server 127.0.0.1:8080": f"server 127.0.0.1:{behind}",
        "/var/log/nginx/gateway.log": str(directory / "access.log"),
    }.items():
        assert written in block, written
        block = block.replace(written, here)
    return block


@contextmanager
def in_front(directory: Path, port: int, behind: int) -> Iterator[None]:
    """HTTPS at one port, passed on to the other; the certificate vouches for itself."""
    write_certificate(directory)
    configuration = directory / "nginx.conf"
    configuration.write_text(AROUND.format(directory=directory, site=site(directory, port, behind)))
    command = [PROGRAM, "-p", str(directory), "-e", str(directory / "error.log"), "-c", str(configuration)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()
    assert process.returncode == 0, (directory / "error.log").read_text()


def write_certificate(directory: Path) -> None:
    """A certificate for this machine, and its key."""
    now = datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    key = private_key("tls")
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    certificate = (
        builder.not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (directory / "tls.crt").write_bytes(certificate.public_bytes(Encoding.PEM))
    (directory / "tls.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
