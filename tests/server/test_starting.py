"""What keeps the service from starting: the file, the port or the address that is in the way is named."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from ibadmin import messages
from ibadmin.auth.configuration import Place, Tls
from ibadmin.errors import GatewayMisconfigured, IbadminError, PortTaken
from ibadmin.server.run import serving
from tests.server.places import HOST, write_certificate


def started(tls: Tls | None, listen: tuple[str, int] = ("127.0.0.1", 0)) -> IbadminError:
    """Why it does not start."""
    place = Place("/etc/ibadmin/gateway.toml", f"https://{HOST}", listen, 10, tls)
    with pytest.raises((GatewayMisconfigured, PortTaken)) as raised, serving(place, lambda *_: [], bool):
        pass
    return raised.value


def a_link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "gone": (Path.unlink, "it does not exist"),
    "a folder": (a_folder, "it is a folder"),
    "a pipe": (a_pipe, "it is not a file"),
    "a link to itself": (a_link_to_itself, "it cannot be read"),
    "far too large": (lambda path: path.write_bytes(b"x" * 2_000_000), "it is too large"),
}


@pytest.mark.parametrize("name", ["tls.crt", "tls.key"])
@pytest.mark.parametrize(("spoil", "problem"), BROKEN.values(), ids=BROKEN.keys())
def test_the_file_that_is_in_the_way_is_named(
    tmp_path: Path, name: str, spoil: Callable[[Path], object], problem: str
) -> None:
    tls = write_certificate(tmp_path)
    spoil(tmp_path / name)
    told = messages.error(started(tls))
    assert told.what == f"The gateway cannot use {tmp_path / name}: {problem}."


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("tls.crt", b"", "not_a_certificate"),
        ("tls.crt", b"\x00\xff", "not_a_certificate"),
        ("tls.key", b"", "key_and_certificate_differ"),
        ("tls.key", b"nonsense", "key_and_certificate_differ"),
    ],
)
def test_a_file_that_is_something_else_is_named(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    tls = write_certificate(tmp_path)
    (tmp_path / name).write_bytes(content)
    failure = started(tls)
    assert isinstance(failure, GatewayMisconfigured)
    assert failure.problem == problem


@pytest.mark.parametrize("with_tls", [True, False], ids=["with TLS", "behind a proxy"])
def test_a_port_that_is_taken_is_named_with_its_setting(tmp_path: Path, with_tls: bool) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = messages.error(started(write_certificate(tmp_path) if with_tls else None, ("127.0.0.1", port)))
    assert told.what == f"Port {port} of this machine is in use."
    assert told.next_steps == ("Choose another with listen in /etc/ibadmin/gateway.toml.",)


def test_an_address_that_is_another_machines_is_no_taken_port() -> None:
    failure = started(None, ("192.0.2.1", 8080))
    assert isinstance(failure, GatewayMisconfigured)
    assert failure.problem == "listen_not_here"
