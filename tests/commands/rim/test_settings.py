"""Variables, profiles, folders and store addresses that cannot be used: named, never echoed where a password may be."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.commands.rim.processes import NAMELESS, obey_modes, started
from tests.world import Result, World

SECRET = "s3cret"
NOWHERE = {"XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}


def listed(world: World, **variables: str) -> Result:
    world.as_("m.visser")
    return world.run("users list --output ids", terminal=False, variables=variables)


def files(world: World) -> list[str]:
    return sorted(path.relative_to(world.directory).as_posix() for path in world.directory.rglob("*"))


WIDTHS = [
    "80x24",
    "",
    " ",
    "abc",
    "-1",
    "0",
    "1",
    "7",
    "1e3",
    "99999999999999999999",
    "٣",
    "²",
    "0x50",
    "80 ",
    "\udce9",
]


@pytest.mark.parametrize("columns", WIDTHS)
@pytest.mark.parametrize("line", ["users list", "users list --wide", "users show m.visser", "roles matrix"])
def test_a_width_that_is_none_is_left_alone(world: World, columns: str, line: str) -> None:
    world.as_("m.visser")
    result = world.run(line, variables={"COLUMNS": columns, "LINES": columns})
    assert (result.code, bool(result.stdout)) == (0, True), result.stderr


def test_a_width_that_is_none_changes_nothing_of_a_change(world: World) -> None:
    world.people.user(world.gouda, "Jansen")
    world.as_("m.visser")
    line = "roles grant j.jansen --product iwmo --role gebruiker --yes"
    assert world.run(line, variables={"COLUMNS": "80x24"}).code == 0


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("IBADMIN_PROFLE", "IBADMIN_PROFILE"),
        ("IBADMIN_STOR", "IBADMIN_STORE"),
        ("IBADMIN_OUTPUT_", "IBADMIN_OUTPUT"),
        ("IBADMIN_DATADIR", "IBADMIN_DATA_DIR"),
        ("IBADMIN_GATEWAYS", "IBADMIN_GATEWAY"),
        ("IBADMIN_LANG", "IBADMIN_LANGUAGE"),
    ],
)
def test_a_variable_that_is_no_setting_is_named_on_one_line(world: World, name: str, meant: str) -> None:
    result = listed(world, **{name: SECRET})
    assert (result.code, result.stderr.count("\n")) == (0, 1)
    assert result.stderr == f"{name} is not a setting, so it changes nothing. Did you mean {meant}?\n"


def test_a_variable_that_is_like_no_setting_is_named_without_a_guess(world: World) -> None:
    result = listed(world, IBADMIN_XQZ="1", IBADMIN_="2")
    assert "IBADMIN_XQZ is not a setting, so it changes nothing.\n" in result.stderr
    assert result.code == 0


def test_what_is_a_setting_is_not_warned_of(world: World) -> None:
    result = listed(world, IBADMIN_DEBUG="1", IBADMIN_LANGUAGE="en", IBADMIN_BROWSER="none")
    assert (result.code, result.stderr) == (0, "")


ADDRESSES = [
    f"postgresql+psycopg://ib:{SECRET}@db.example/ib",
    f"mysql://ib:{SECRET}@db.example/ib",
    "sqlite:///x",
    "sqlite://x",
    f"http://ib:{SECRET}@db.example/ib",
    "file:///tmp/store.sqlite",
    f"POSTGRESQL://ib:{SECRET}@db.example/ib",
    f"postgresql:/ib:{SECRET}@db.example/ib",
    f"postgres+x://{SECRET}@h/db",
    f"ib:{SECRET}@db.example/ib",
    f"postgresql://ib:{SECRET}@db.example/ib",
    f"postgresql://db.example/ib?password={SECRET}",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("way", ["option", "argument", "variable", "profile"])
def test_an_address_that_is_none_is_refused_before_anything_is_made(
    world: World, address: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    founding = ["--organisation", "X", "--code", "SD", "--kvk-number", "12345678", "--yes"]
    variables = {"IBADMIN_STORE": address} if way == "variable" else {}
    if way == "profile":
        (world.directory / "config" / "default.toml").write_text(f'store = "{address}"\n', "utf-8")
    before = files(world)
    line = ["store", "init", *([address] if way == "argument" else []), *founding]
    result = world.run(["--store", address, *line] if way == "option" else line, terminal=False, variables=variables)
    assert (result.code, files(world)) == (2, before), result.stderr
    assert SECRET not in result.stdout + result.stderr
    assert "store" in result.stderr


@pytest.mark.parametrize("place", [".", "..", "/", "data", "./data/"])
def test_a_folder_is_no_store(world: World, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(world.directory)
    result = world.run(["--store", place, "whoami"])
    assert (result.code, "is a folder" in result.stderr) == (2, True), result.stderr


def test_a_home_that_does_not_exist_is_named(world: World) -> None:
    result = world.run(["--store", "~nobody-of-this-name/store.sqlite", "whoami"])
    assert (result.code, "home folder that does not exist" in result.stderr) == (2, True), result.stderr


PROFILES = {
    "not UTF-8": (b'store = "\xe9"', 2),
    "a number": (b"store = 7", 2),
    "a list": (b"store = []", 2),
    "a table": (b"[store]", 2),
    "a day": (b"store = 2026-01-01", 2),
    "a zero byte": (b'store = "a\\u0000b"', 2),
    "a real zero byte": (b'store = "a\x00b"', 2),
    "a control character": (b'output = "js\\u001bon"', 2),
    "unknown": (b'stor = "x"', 2),
    "twice": (b'output = "json"\noutput = "csv"', 2),
    "cut short": (b'output = "js', 2),
    "random": (bytes(range(256)), 2),
    "nested deeply": (b"a = " + b"[" * 20_000, 2),
    "many digits": (b"a = " + b"9" * 10_000, 2),
    "a huge text": (b'store = "' + b"x" * 300_000 + b'"', 7),
    "a huge file": (b"#" * 2_000_000, 7),
    "empty": (b"", 0),
    "a byte order mark": (b"\xef\xbb\xbfoutput = 'json'", 2),
    "an address with a path of a no scheme": (b"gateway = 'http://example.nl'", 2),
}


@pytest.mark.parametrize("kind", PROFILES)
@pytest.mark.parametrize("line", ["users list", "whoami", "login --no-browser"])
def test_a_profile_that_cannot_be_read_is_named(world: World, kind: str, line: str) -> None:
    content, code = PROFILES[kind]
    world.as_("m.visser")
    profile = world.directory / "config" / "default.toml"
    profile.write_bytes(content)
    if not code:
        return
    result = world.run(line, terminal=False)
    assert (result.code, "Traceback" in result.stderr) == (code, False), result.stderr
    doctor = world.run("doctor --output json", terminal=False)
    assert doctor.code in (0, 9), doctor.stderr


@pytest.mark.parametrize("kind", ["folder", "pipe", "link to itself", "device"])
def test_something_else_in_the_place_of_a_profile_keeps_nobody_waiting(world: World, kind: str) -> None:
    profile = world.directory / "config" / "default.toml"
    profile.unlink()
    match kind:
        case "folder":
            profile.mkdir()
        case "pipe":
            os.mkfifo(profile)
        case "link to itself":
            profile.symlink_to(profile)
        case _:
            profile.symlink_to("/dev/zero")
    result = world.run("whoami", terminal=False)
    assert (result.code, str(profile) in result.stderr) == (7, True), result.stderr
    assert world.run("doctor", terminal=False).code == 9


FOLDERS = {
    "IBADMIN_DATA_DIR": ["{file}", "{file}/x", "{file}/x/y"],
    "IBADMIN_CONFIG_DIR": ["{file}", "{file}/x"],
}


@pytest.mark.parametrize(("variable", "place"), [(name, each) for name, places in FOLDERS.items() for each in places])
@pytest.mark.parametrize("line", ["whoami", "users list", "login --no-browser", "logout"])
def test_a_folder_that_is_none_is_named_with_its_variable(world: World, variable: str, place: str, line: str) -> None:
    file = world.directory / "file"
    file.touch()
    variables = {variable: place.format(file=file)}
    result = world.run(line, terminal=False, variables=variables)
    assert (result.code, f"{variable}: {file} is not a folder" in result.stderr) == (2, True), result.stderr
    assert world.run("doctor", terminal=False, variables=variables).code == 9


def outcome(process: subprocess.Popen[str]) -> Result:
    with process:
        stdout, stderr = process.communicate(timeout=30)
    return Result(process.returncode, stdout, stderr, "")


def as_account(world: World, line: str, variables: dict[str, str]) -> Result:
    """A command of whoever runs the tests, without the rights that go before the modes of files."""
    return outcome(started(world, line, variables=variables, before=obey_modes))


@pytest.mark.parametrize("line", ["whoami", "users list", "logout", "login --no-browser", "demo"])
def test_without_a_home_it_says_so(world: World, line: str) -> None:
    world.variables.clear()
    result = outcome(started(world, line, variables=NOWHERE, inside=NAMELESS))
    assert (result.code, "no home folder" in result.stderr) == (7, True), result.stderr
    assert "IBADMIN_CONFIG_DIR" in result.stderr


def test_without_a_home_doctor_says_so_and_looks_at_the_rest(world: World) -> None:
    world.variables.clear()
    result = outcome(started(world, "doctor", variables=NOWHERE, inside=NAMELESS))
    assert (result.code, "no home folder" in result.stdout) == (9, True), result.stderr
    assert "libraries" in result.stdout


@pytest.mark.parametrize("line", ["whoami", "users list", "logout", "login --no-browser"])
@pytest.mark.parametrize("name", ["config", "data"])
def test_a_folder_that_is_closed_is_named_with_what_opens_it(world: World, line: str, name: str) -> None:
    folder = world.directory / name
    folder.chmod(0)
    result = as_account(world, line, {})
    doctor = as_account(world, "doctor", {})
    folder.chmod(0o700)
    assert (result.code, f"chmod u+rwX {folder}" in result.stderr) == (7, True), result.stderr
    assert (doctor.code, str(folder) in doctor.stdout) == (9, True), doctor.stderr
    assert ("clock" in doctor.stdout) is (name == "config")


def test_a_folder_of_another_account_is_named_with_its_owner(world: World) -> None:
    folder = world.directory / "other"
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(folder, 1, 1)
    else:
        folder = Path("/root")
    result = as_account(world, "whoami", {"IBADMIN_CONFIG_DIR": str(folder)})
    assert result.code == 7
    assert f"You may not use {folder}, which belongs to {folder.owner()}." in result.stderr
    assert f"chown -R YOU {folder}" in result.stderr


def test_a_store_that_is_at_a_server_is_not_looked_for_here(world: World) -> None:
    result = world.run("store heads", terminal=False, variables={"IBADMIN_SERVER": "https://server.example"})
    assert (result.code, "IBADMIN_SERVER: the store is at the server" in result.stderr) == (2, True), result.stderr
