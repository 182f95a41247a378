"""Where the session is kept: a real keyring, none, one that hangs, and the file."""

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from ibadmin.auth.session import KeyringPlace
from ibadmin.auth.session_file import FilePlace
from ibadmin.errors import FileUnwritable, SessionFileUnsafe

ROUND = """
from ibadmin.auth.session import KeyringPlace
place = KeyringPlace("productie")
place.forget()
print(place.load())
place.store("secret-of-the-session")
print(KeyringPlace("productie").load(), KeyringPlace("test").load(), place.where())
place.store("another")
print(place.load())
place.forget()
place.forget()
print(place.load())
"""
STORE = """
from ibadmin.auth.session import KeyringPlace
from ibadmin.errors import KeyringUnavailable
for step in ("store", "load", "forget"):
    place = KeyringPlace("productie", 0.5)
    try:
        place.store("secret") if step == "store" else getattr(place, step)()
        print(step, "done")
    except KeyringUnavailable as unavailable:
        print(step, unavailable.why)
"""
HANGING = """
import time
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 1

    def get_password(self, service, username):
        time.sleep(3600)

    set_password = delete_password = lambda self, *asked: time.sleep(3600)
"""
LOCKED = """
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

class Keyring(KeyringBackend):
    priority = 1

    def get_password(self, *asked):
        raise KeyringLocked(repr(asked))

    set_password = delete_password = get_password
"""
ALL = ("store", "load", "forget")


def run(script: str, backends: Path, env: Mapping[str, str], *before: str) -> str:
    """What a Python of its own prints."""
    surroundings = {
        "PATH": os.environ["PATH"],
        "HOME": str(backends),
        "XDG_RUNTIME_DIR": str(backends),
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parents[2]), str(backends))),
        **env,
    }
    command = [*before, sys.executable, "-c", textwrap.dedent(script)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    # Not that there is nothing: the keyring's daemons talk.
    assert "Traceback" not in done.stderr
    return done.stdout


def outcomes(backends: Path, backend: str) -> set[str]:
    printed = run(STORE, backends, {"PYTHON_KEYRING_BACKEND": backend})
    assert [line.split()[0] for line in printed.splitlines()] == list(ALL)
    return {line.split()[1] for line in printed.splitlines()}


def test_a_real_keyring_keeps_the_session_of_each_profile(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("open sesame")
    inside = f'gnome-keyring-daemon --unlock --components=secrets < "{tmp_path}/password" > /dev/null && exec "$@"'
    printed = run(ROUND, tmp_path, {}, "dbus-run-session", "--", "sh", "-c", inside, "sh")
    assert printed.splitlines() == ["None", "secret-of-the-session None keyring", "another", "None"]


def test_a_real_keyring_that_nobody_can_unlock_is_given_up_in_time(tmp_path: Path) -> None:
    inside = 'gnome-keyring-daemon --start --components=secrets > /dev/null && exec "$@"'
    started = time.monotonic()
    printed = run(STORE, tmp_path, {}, "dbus-run-session", "--", "sh", "-c", inside, "sh")
    assert [line.split()[0] for line in printed.splitlines()] == list(ALL)
    assert "store done" not in printed
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "no_such.Keyring"]
)
def test_no_keyring_is_said(tmp_path: Path, backend: str) -> None:
    assert outcomes(tmp_path, backend) == {"none"}


def test_a_configuration_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "python_keyring"
    folder.mkdir()
    (folder / "keyringrc.cfg").write_text("no section\n[backend]\n")
    printed = run(STORE, tmp_path, {"XDG_CONFIG_HOME": str(tmp_path)})
    assert {line.split()[1] for line in printed.splitlines()} == {"configuration"}


def test_another_store_has_another_entry() -> None:
    one, other = (KeyringPlace("demo", place=place) for place in ("/home/one/store.sqlite", "/home/two/store.sqlite"))
    assert one.entry != other.entry
    assert KeyringPlace("demo", place="/home/one/store.sqlite").entry == one.entry


def test_a_locked_keyring_is_said(tmp_path: Path) -> None:
    (tmp_path / "locked.py").write_text(LOCKED)
    assert outcomes(tmp_path, "locked.Keyring") == {"locked"}


def test_a_keyring_that_hangs_for_ever_keeps_nobody_waiting(tmp_path: Path) -> None:
    (tmp_path / "hanging.py").write_text(HANGING)
    started = time.monotonic()
    assert outcomes(tmp_path, "hanging.Keyring") == {"timeout"}
    assert time.monotonic() - started < 15


def test_a_keyring_that_hangs_while_it_is_found_keeps_nobody_waiting(tmp_path: Path) -> None:
    (tmp_path / "hanging.py").write_text("import time\ntime.sleep(3600)\n")
    assert outcomes(tmp_path, "hanging.Keyring") == {"timeout"}


def test_a_keyring_is_given_three_seconds(tmp_path: Path) -> None:
    (tmp_path / "hanging.py").write_text(HANGING)
    script = STORE.replace('"productie", 0.5', '"productie"').replace('("store", "load", "forget")', '("load",)')
    started = time.monotonic()
    assert run(script, tmp_path, {"PYTHON_KEYRING_BACKEND": "hanging.Keyring"}) == "load timeout\n"
    assert 3 <= time.monotonic() - started < 15


@pytest.fixture
def place(tmp_path: Path) -> FilePlace:
    return FilePlace(tmp_path / "ibadmin" / "session")


def file_of(place: FilePlace) -> Path:
    return Path(place.where())


def test_the_file_keeps_the_session_until_it_is_forgotten(place: FilePlace) -> None:
    assert place.load() is None
    place.store("first")
    place.store("second")
    assert place.load() == "second"
    place.forget()
    place.forget()
    assert place.load() is None


def test_the_file_is_its_owners_alone_whatever_the_umask(place: FilePlace) -> None:
    before = os.umask(0)
    try:
        place.store("secret")
    finally:
        os.umask(before)
    assert file_of(place).stat().st_mode & 0o777 == 0o600
    assert file_of(place).parent.stat().st_mode & 0o777 == 0o700
    assert [entry.name for entry in file_of(place).parent.iterdir()] == ["session"]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o666])
def test_a_file_that_others_can_touch_is_not_read(place: FilePlace, mode: int) -> None:
    place.store("secret")
    file_of(place).chmod(mode)
    with pytest.raises(SessionFileUnsafe):
        place.load()


def test_a_file_of_somebody_else_is_not_read(place: FilePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    place.store("secret")
    monkeypatch.setattr(os, "geteuid", lambda: file_of(place).stat().st_uid + 1)
    with pytest.raises(SessionFileUnsafe):
        place.load()


def test_a_link_to_a_file_is_not_followed(place: FilePlace, tmp_path: Path) -> None:
    place.store("secret")
    file_of(place).rename(tmp_path / "elsewhere")
    file_of(place).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SessionFileUnsafe):
        place.load()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = FilePlace(tmp_path / "file" / "session")
    with pytest.raises(FileUnwritable) as raised:
        place.store("secret")
    assert raised.value.path == str(tmp_path / "file" / "session")
    assert "secret" not in repr(raised.value)
