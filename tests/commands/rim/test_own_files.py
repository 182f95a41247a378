"""The small files of the program itself, whatever stands in their place: no command crashes, hangs or trusts it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ibadmin.model import UserStatus
from tests.world import World

pytestmark = pytest.mark.embedded


def _pipe(path: Path) -> None:
    os.mkfifo(path, 0o600)


def _link(path: Path) -> None:
    path.symlink_to("/nowhere")


INSTEAD: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut short": lambda path: path.write_bytes(b"3f0c"),
    "random bytes": lambda path: path.write_bytes(b"\xff\xfe\x00\x81"),
    "large": lambda path: path.write_bytes(b"a" * 2_000_000),
    "a folder": lambda path: path.mkdir(),
    "a pipe": _pipe,
    "a link to nothing": _link,
}


def replace(path: Path, instead: str) -> None:
    path.unlink()
    INSTEAD[instead](path)
    if path.is_file():
        path.chmod(0o600)


@pytest.fixture
def gouda(world: World) -> World:
    world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.as_("m.visser")
    return world


@pytest.mark.parametrize("instead", INSTEAD)
def test_a_key_that_is_none_issues_no_code(gouda: World, instead: str) -> None:
    replace(gouda.code_key, instead)
    result = gouda.run("users verify j.jansen --yes")
    assert (result.code, result.stdout) == (7, "")
    assert gouda.user("j.jansen").status is UserStatus.PENDING
    assert gouda.run("store check").code == 9


@pytest.mark.parametrize("instead", INSTEAD)
def test_a_session_file_that_is_none_is_no_session(gouda: World, instead: str) -> None:
    path = Path(gouda.place).with_name("session")
    replace(path, instead)
    result = gouda.run("whoami")
    assert result.code in (4, 7)
    if instead in ("random bytes", "large"):
        assert result.code == 4
        assert str(path) in result.stderr.replace("\n", "")
    if instead != "a folder":
        assert gouda.run("logout").code == 0
        assert not path.exists()


def test_a_session_file_that_others_can_read_is_replaced_by_a_login(gouda: World) -> None:
    path = Path(gouda.place).with_name("session")
    path.chmod(0o644)
    assert gouda.run("whoami").code == 7
    assert gouda.run("logout").code == 0
    gouda.as_("m.visser")
    assert gouda.run("whoami").code == 0
