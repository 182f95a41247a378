"""Every exit code, and every code of an error, comes out of the program itself: this table says how.

An error that is added fails here until somebody writes down what brings it about. What the codes mean stands in the
README, which is compared with the errors by `tests/test_documents.py`.
"""

import fcntl
import io
import json
import os
import signal
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import cached_property
from pathlib import Path

import pytest

from ibadmin.auth.walk import Walker
from ibadmin.cli import WRONG_USAGE, main
from ibadmin.environment import Environment
from ibadmin.errors import CommitInDoubt, ResultCut, ServerSaid
from ibadmin.failures import Interrupted
from ibadmin.model import OrganisationKind, UserStatus
from ibadmin.signals import INTERRUPTED
from ibadmin.store import engine
from ibadmin.store.connection import Engine
from ibadmin.store.entrances import FileEntrances
from tests.commands.contract.contracts import NO_PYTHON
from tests.commands.login.front import Front
from tests.commands.test_pipes import ROOT, read_until, started
from tests.test_documents import families
from tests.world import Result, World

Way = Callable[[Front], Result]
AS_JSON = {"IBADMIN_OUTPUT": "json"}


def typed(line: str, *, variables: dict[str, str] | None = None, stdin: str = "") -> Way:
    """The beheerder of Gouda gives a command, as a script does."""

    def way(front: Front) -> Result:
        front.world.as_("m.visser")
        return front.world.run(line, terminal=False, stdin=stdin, variables={**AS_JSON, **(variables or {})})

    return way


def of_process(world: World, command: str, **variables: str) -> Result:
    """The same in a process of its own."""
    world.as_real("m.visser")
    world.variables |= AS_JSON | variables
    with started(world, command) as process:
        stdout, stderr = process.communicate(timeout=60)
    return Result(process.returncode, stdout, stderr, "")


def declined(front: Front) -> Result:
    front.world.as_("m.visser")
    return front.world.run("users deactivate j.jansen --output json", answers=["n"])


def changed_meanwhile(front: Front) -> Result:
    world = front.world
    world.as_("m.visser")

    def a_colleague_edits() -> None:
        world.run("users edit j.jansen --department Jeugd --output ids", terminal=False)

    return world.run("users deactivate j.jansen --output json", answers=["y"], meanwhile=a_colleague_edits)


def ambiguous(front: Front) -> Result:
    world = front.world
    region = world.people.organisation("SV-0001", "Groene Hart", OrganisationKind.PARTNERSHIP)
    for code in ("GM-0001", "GM-0002"):
        world.people.user(world.people.organisation(code, code, member_of=region), "Bos")
    world.people.administrator(region, "Mulder", first_name="Ria")
    world.as_("r.mulder")
    return world.run("users show j.bos --output json")


def logged_out(front: Front) -> Result:
    front.world.nobody()
    return front.world.run("whoami --output json")


def session_seen_by_others(front: Front) -> Result:
    front.world.as_("m.visser")
    (front.world.directory / "data" / "default" / "session").chmod(0o644)
    return front.world.run("whoami --output json")


def port_taken(front: Front) -> Result:
    front.world.nobody()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return front.world.run(f"login --no-browser --port {taken.getsockname()[1]} --output json", terminal=False)


def demo_running(front: Front) -> Result:
    with (Path(front.world.variables["IBADMIN_CONFIG_DIR"]) / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return front.world.run("demo", variables={"IBADMIN_OUTPUT": "json"})


def damaged(front: Front) -> Result:
    front.world.as_("m.visser")
    front.world.store.engine.dispose()
    with closing(sqlite3.connect(front.world.place)) as connection, connection:
        connection.execute("update users set arrived_at = 'x' where username = 'j.jansen'")
    return front.world.run("users list --output json")


def gateway_misconfigured(front: Front) -> Result:
    front.world.nobody()
    missing = {"IBADMIN_GATEWAY_DIRECTORY": "/nowhere"}
    return front.world.run("login --no-browser --output json", terminal=False, variables=missing)


def gateway_unreachable(front: Front) -> Result:
    approved = front.world.people.user(front.world.gouda, "Mol", UserStatus.APPROVED)
    front.world.as_(approved.id)
    nowhere = {"IBADMIN_GATEWAY": "https://127.0.0.1:1"}
    line = "me verify --code-stdin --output json"
    return front.world.run(line, terminal=False, stdin="BCDF-GHJK\n", variables=nowhere)


def login_failed(front: Front) -> Result:
    front.world.nobody()
    return front.with_browser("login --makelaar nobody --output json", lambda address: bool(Walker().visit(address)))


class Impatient(FileEntrances):
    """A way into the store of somebody who does not wait half a minute for others."""

    @cached_property
    def _engine(self) -> Engine:
        return engine.connect(self._path, timedelta(milliseconds=50))


def erasure_unfinished(front: Front) -> Result:
    """Another process is looking at the store as it was before."""
    typed("users deactivate j.jansen --yes")(front)
    path = front.world.directory / "data" / "default" / "store.sqlite"
    stderr = io.StringIO()
    environment = Environment(front.world.variables | AS_JSON, io.StringIO(), io.StringIO(), stderr)
    environment.clock = lambda: front.world.now
    environment.entrances = Impatient(path)
    with front.world.store.engine.reading() as connection:
        connection.ask("select count(*) from users")
        code = main(["users", "delete", "j.jansen", "--yes"], environment)
    environment.leave()
    return Result(code, "", stderr.getvalue(), "")


def check_failed(front: Front) -> Result:
    with front.world.store.engine.writing() as connection:
        connection.ask("drop trigger audit_no_update")
        connection.ask("update audit set reason = 'other' where sequence = 1")
    return typed("audit verify")(front)


def demo_stopped(front: Front) -> Result:
    return front.world.run("demo", variables={**AS_JSON, **NO_PYTHON}, terminal=False)


def interrupted(front: Front) -> Result:
    front.world.as_real("m.visser")
    terminal, inside = os.openpty()
    with started(front.world, "users deactivate j.jansen --output json", stdin=inside, stderr=inside) as process:
        os.close(inside)
        shown = read_until(terminal, "[y/N] ")
        process.send_signal(signal.SIGINT)
        shown += read_until(terminal, "}}")
        process.wait(30)
    os.close(terminal)
    return Result(process.returncode, "", shown, "")


def bug(front: Front) -> Result:
    """A clock of ours that says what no clock says."""
    front.world.as_("m.visser")
    stderr = io.StringIO()
    environment = Environment(front.world.variables | AS_JSON, io.StringIO(), io.StringIO(), stderr)
    environment.clock = lambda: None  # type: ignore[assignment, return-value]
    code = main(["whoami"], environment)
    environment.leave()
    return Result(code, "", stderr.getvalue(), "")


def system_failure(front: Front) -> Result:
    """A folder where the profile should be."""
    profile = front.world.directory / "config" / "default.toml"
    profile.unlink()
    profile.mkdir()
    return typed("users list")(front)


WAYS: dict[str, Way] = {
    "bug": bug,
    "system_failure": system_failure,
    "demo_stopped": demo_stopped,
    "wrong_usage": typed("users lst"),
    "answer_needed": typed("users deactivate j.jansen"),
    "file_malformed": typed("users deactivate --file - --yes", stdin="Naam;Afdeling\nJan;Zorg\n"),
    "invalid_choice": typed("users list --product iwno"),
    "invalid_input": typed("users edit j.jansen --phone-number none"),
    "settings_invalid": typed("users list", variables={"IBADMIN_BROWSER": "lynx"}),
    "declined": declined,
    "refused": typed("users delete j.jansen --yes"),
    "login_needed": logged_out,
    "not_found": typed("users show nobody"),
    "ambiguous": ambiguous,
    "changed_meanwhile": changed_meanwhile,
    "erasure_unfinished": erasure_unfinished,
    "demo_running": demo_running,
    "file_unwritable": typed("users deactivate j.jansen --yes --report nowhere/report.csv"),
    "gateway_misconfigured": gateway_misconfigured,
    "gateway_unreachable": gateway_unreachable,
    "keyring_unavailable": lambda front: of_process(
        front.world,
        "whoami",
        IBADMIN_SESSION_STORAGE="keyring",
        PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
    ),
    "login_failed": login_failed,
    "port_taken": port_taken,
    "session_file_unsafe": session_seen_by_others,
    "store_damaged": damaged,
    "store_unreachable": typed("users list", variables={"IBADMIN_STORE": "/nowhere/store.sqlite"}),
    "done_in_part": typed("users deactivate --file - --yes --keep-going", stdin="j.jansen\nnobody\n"),
    "check_failed": check_failed,
    "interrupted": interrupted,
}
"""By the code that stands in the JSON error."""

# It takes a server that is lost while it commits or is read, and its standby; or a server of a later version.
ON_TWO_SERVERS = {
    ServerSaid.code: ROOT / "tests" / "client" / "test_hostile_servers.py",
    CommitInDoubt.code: ROOT / "tests" / "store" / "test_doubt.py",
    ResultCut.code: ROOT / "tests" / "commands" / "users" / "test_failover.py",
}
CODES = {family.code: family.exit_code for family in families() if "code" in vars(family)} | {
    "wrong_usage": WRONG_USAGE
}


def error_of(result: Result) -> dict[str, object]:
    """The last line of standard error, whatever was said before it."""
    found: dict[str, dict[str, object]] = json.loads(result.stderr[result.stderr.rindex('{"error": ') :])
    return found["error"]


@pytest.fixture
def desk(front: Front, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Front:
    """Gouda with Jan Jansen, and a folder to work in."""
    monkeypatch.chdir(tmp_path)
    front.world.people.user(front.world.gouda, "Jansen", UserStatus.ACTIVE, [("iwmo", "gebruiker")])
    return front


def test_every_error_has_its_way_here() -> None:
    assert sorted([*WAYS, *ON_TWO_SERVERS]) == sorted(CODES)
    assert [code for code, path in ON_TWO_SERVERS.items() if not path.exists()] == []


@pytest.mark.parametrize("code", WAYS)
def test_an_error_ends_with_its_exit_code_and_says_so_in_json(desk: Front, code: str) -> None:
    result = WAYS[code](desk)
    assert result.code == CODES[code], result.stderr
    error = error_of(result)
    assert list(error) == ["code", "message", "hint", "details", "reasons"]
    assert error["code"] == code


def test_done_and_done_already_are_nought(desk: Front) -> None:
    results = [typed("users deactivate j.jansen --yes")(desk) for _ in range(2)]
    assert [(result.code, result.stderr) for result in results] == [(0, ""), (0, "")]


def test_what_is_stopped_ends_as_control_c_does() -> None:
    assert Interrupted.exit_code == INTERRUPTED
