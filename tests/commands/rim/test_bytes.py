"""Bytes that are no text: an argument is refused or not found, an answer is asked again, output is UTF-8."""

import os
from pathlib import Path

import pytest

from ibadmin.model import UserStatus
from tests.commands.rim.processes import started
from tests.commands.test_pipes import read_until
from tests.world import World

LATIN = b"x\xe9".decode("utf-8", "surrogateescape")
SHOWN = r"x\xe9"
MANY = b"\xff\xfe\x80" * 40

NOT_FOUND = [
    "users show {}",
    "users verify {} --yes",
    "users edit {} --department Zorg --yes",
    "users deactivate {} --yes",
    "users reactivate {} --yes",
    "users delete {} --yes",
    "users list --organisation {}",
    "roles list {}",
    "roles grant {} --product iwmo --role gebruiker --yes",
    "roles revoke {} --product iwmo --role gebruiker --yes",
    "access explain {} iwmo",
    "sessions list {}",
    "sessions revoke {} --yes",
    "sessions revoke m.visser --session {} --yes",
    "report roles --organisation {}",
    "report dormant --organisation {}",
    "report logins --organisation {}",
    "audit list --user {}",
    "audit list --organisation {}",
]
REFUSED = [
    "users search {}",
    "users list --role {}",
    "users list --product {}",
    "users list --status {}",
    "users list --limit {}",
    "users list --output {}",
    "users edit m.visser --department {} --yes",
    "users edit m.visser --surname {} --yes",
    "users edit m.visser --email-address {} --yes",
    "users deactivate m.visser --reason {} --yes",
    "users deactivate m.visser --ticket {} --yes",
    "users deactivate m.visser --expect {} --yes",
    "me edit --first-name {} --yes",
    "me edit --phone-number {} --yes",
    "me edit --reason {} --department Zorg --yes",
    "roles grant m.visser --product {} --role gebruiker --yes",
    "roles grant m.visser --product iwmo --role {} --yes",
    "access explain m.visser {}",
    "audit list --since {}",
    "audit list --until {}",
    "audit verify --head {}",
    "report logins --days {}",
    "login --port {}",
    "login --makelaar {}",
    "completion {}",
    "bulk template {}",
    "users {}",
    "{}",
    "users list --{}",
    "--profile {} whoami",
]


def typed(world: World, line: str, value: str) -> tuple[int, str]:
    """The exit code and standard error of a command that writes and changes nothing."""
    world.as_("m.visser")
    before = world.audit()
    result = world.run([word.format(value) for word in line.split()], terminal=False)
    assert not result.stdout
    unchanged = world.audit() == before
    assert unchanged
    return result.code, result.stderr


@pytest.mark.parametrize("value", [LATIN, MANY.decode("utf-8", "surrogateescape")], ids=["one", "many"])
@pytest.mark.parametrize("line", NOT_FOUND)
def test_a_name_that_is_no_text_is_not_found(world: World, line: str, value: str) -> None:
    code, stderr = typed(world, line, value)
    assert code == 5, stderr
    assert value != LATIN or SHOWN in stderr
    assert stderr.replace("\n", "").isprintable()


@pytest.mark.parametrize("line", REFUSED)
def test_a_value_that_is_no_text_is_refused_and_shown_spelled_out(world: World, line: str) -> None:
    code, stderr = typed(world, line, LATIN)
    assert code == 2, stderr
    assert stderr.replace("\n", "").isprintable()


@pytest.mark.parametrize("option", ["--file", "--report"])
def test_a_file_may_have_any_name(world: World, option: str, tmp_path: Path) -> None:
    world.people.user(world.gouda, "Jansen")
    world.as_("m.visser")
    file = tmp_path / f"{LATIN}.csv"
    if option == "--file":
        file.write_text("j.jansen\n", "utf-8")
    names = [] if option == "--file" else ["j.jansen"]
    result = world.run(["users", "deactivate", *names, option, str(file), "--yes"], terminal=False)
    assert (result.code, file.exists()) == (0, True), result.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [("users show {}", 5), ("audit list --user {}", 5), ("users search {}", 2), ("users {}", 2)],
)
@pytest.mark.parametrize("locale", ["C", "nl_NL.ISO-8859-1"])
def test_a_process_takes_any_bytes_in_any_locale(world: World, line: str, code: int, locale: str) -> None:
    world.as_real("m.visser")
    with started(world, line.format(LATIN), variables={"LC_ALL": locale, "PYTHONUTF8": "0"}) as process:
        stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode, stdout, "Traceback" in stderr) == (code, "", False), stderr


def test_a_loop_over_lines_ends_with_five_at_the_bad_one(world: World) -> None:
    world.people.user(world.gouda, "Jansen")
    world.as_real("m.visser")
    codes = []
    for name in (b"j.jansen", b"j\xe9"):
        line = f"users deactivate {name.decode('utf-8', 'surrogateescape')} --yes"
        with started(world, line) as process:
            process.communicate(timeout=30)
        codes.append(process.returncode)
    assert codes == [0, 5]


@pytest.mark.parametrize("answer", [b"\xe9", b"\xff\xfe", b"y\xe9", b"\xe9y", b"ja\xff"])
def test_an_answer_that_is_no_text_is_asked_for_again(world: World, answer: bytes) -> None:
    jansen = world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.as_real("m.visser")
    terminal, inside = os.openpty()
    with started(world, "users verify j.jansen", stdin=inside, stderr=inside) as process:
        os.close(inside)
        shown = read_until(terminal, "[y/N] ")
        os.write(terminal, answer + b"\n")
        shown = read_until(terminal, "[y/N] ")
        os.write(terminal, b"n\n")
        shown += read_until(terminal, "Nothing was changed.")
        assert process.wait(30) == 3
    os.close(terminal)
    assert "Traceback" not in shown
    assert world.user(jansen.id).status is UserStatus.PENDING


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("users deactivate --file - --yes", 2),
        ("me verify --code-stdin", 3),
        ("audit verify --heads -", 2),
    ],
)
@pytest.mark.parametrize("said", [b"\xe9\n", b"\xff" * 200, b"j\xe9\x00\n", bytes(range(128, 256))])
def test_standard_input_may_hold_anything(world: World, line: str, code: int, said: bytes) -> None:
    world.as_real("m.visser")
    reader, writer = os.pipe()
    os.write(writer, said)
    os.close(writer)
    with started(world, line, stdin=reader) as process:
        os.close(reader)
        stdout, stderr = process.communicate(timeout=30)
    assert (process.returncode in (2, code, 5), stdout, "Traceback" in stderr) == (True, "", False), stderr


def written(world: World, line: str, variables: dict[str, str]) -> bytes:
    """The bytes on standard output and standard error, in one pipe."""
    reader, writer = os.pipe()
    with started(world, line, variables=variables, stdout=writer, stderr=writer):
        os.close(writer)
        with os.fdopen(reader, "rb") as pipe:
            return pipe.read()


@pytest.mark.parametrize("said", ["\udce9\n", "BCDF-GHJ\udcff\n", "\udc80" * 100])
def test_a_code_that_is_no_text_costs_no_try(world: World, said: str) -> None:
    bos = world.people.user(world.gouda, "Bos", UserStatus.APPROVED)
    world.as_(bos.id)
    result = world.run("me verify --code-stdin", terminal=False, stdin=said)
    assert (result.code, result.stdout) == (2, ""), result.stderr
    assert world.user(bos.id).code == bos.code


FORMS = ["table", "json", "jsonl", "csv", "tsv", "ids"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_what_is_redirected_is_utf_8_in_every_locale(world: World, form: str, encoding: str) -> None:
    world.people.user(world.gouda, "Yılmaz-Łukasz", first_name="Zoë")
    world.as_real("m.visser")
    ways = ({"PYTHONIOENCODING": encoding}, {"PYTHONUTF8": "1"})
    outputs = [written(world, f"users list --output {form}", variables) for variables in ways]
    assert outputs[0] == outputs[1]
    assert form in ("ids", "json", "jsonl", "table") or "Yılmaz-Łukasz".encode() in outputs[0]


@pytest.mark.parametrize("line", ["users --help", "users lst", "users show nobody"])
def test_help_and_errors_are_utf_8_as_well(world: World, line: str) -> None:
    world.as_real("m.visser")
    variables = {"PYTHONIOENCODING": "latin-1", "IBADMIN_LANGUAGE": "nl"}
    assert written(world, line, variables).decode("utf-8")


def test_a_terminal_gets_its_own_encoding(world: World) -> None:
    world.people.user(world.gouda, "Yılmaz", first_name="Zoë")
    world.as_real("m.visser")
    terminal, inside = os.openpty()
    shown = b""
    variables = {"PYTHONIOENCODING": "latin-1"}
    with started(world, "users show z.yilmaz", variables=variables, stdout=inside) as process:
        os.close(inside)
        while chunk := _read(terminal):
            shown += chunk
        assert process.wait(30) == 0
    os.close(terminal)
    assert b"Zo\xeb" in shown
    assert rb"Y\u0131lmaz" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 10_000)
    except OSError:
        return b""
