"""`doctor` looks at everything, whatever of it does not work, and never waits for ever."""

import http.server
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from ibadmin.facts import CodeRefused
from ibadmin.model import UserStatus
from ibadmin.upkeep.machine import LIBRARIES
from tests.commands.doctor.gateways import make_gateway, serve_from, sign_metadata
from tests.world import Result, World

ROOT = Path(__file__).parents[3]


def gateway_of(world: World) -> Path:
    return world.directory / "data" / "default" / "gateway"


def found(result: Result, check: str) -> list[str]:
    """The verdict on each thing of this kind, and what is the matter: `warning not_set_up`."""
    return said_by(result.stdout, check)


def said_by(output: str, check: str) -> list[str]:
    """The same in the output of a program."""
    findings = json.loads(output)
    return [f"{each['verdict']} {each['problem'] or ''}".strip() for each in findings if each["check"] == check]


def doctor(world: World, check: str, **variables: str) -> list[str]:
    return found(world.run("doctor -o json", variables=variables), check)


@pytest.fixture
def healthy(world: World) -> World:
    """Everything is as it should be, and Maria is logged in."""
    make_gateway(gateway_of(world), world.now)
    world.as_("m.visser")
    return world


def test_a_healthy_machine_has_nothing_wrong(healthy: World) -> None:
    result = healthy.run("doctor", variables={"DISPLAY": ":0"})
    assert result.code == 0
    assert {line.split()[0] for line in result.stdout.splitlines()} == {"ok"}
    assert result.stderr == ""
    assert result.stdout.endswith(
        "ok       The clock says 2021-12-01 10:30.\n"
        "ok       Logins in the last 14 days: 1.\n"
        "ok       Wrong verification codes in the last 14 days: 0.\n"
        f"ok       The session is kept in {healthy.directory}/data/default/session, which answers.\n"
        "ok       Logged in as m.visser, for 1200 seconds more.\n"
        f"ok       The gateway runs inside the login, from {gateway_of(healthy)}, with: Zlogin.\n"
        "ok       Our certificate for signing is valid until 2022-12-01.\n"
        "ok       Our certificate for encryption is valid until 2022-12-01.\n"
        "ok       The certificate of Zlogin is valid until 2022-12-01.\n"
        "ok       Closed to others: our.key.\n"
    )


def test_the_findings_have_their_shape(healthy: World) -> None:
    healthy.run("doctor -o json").as_shape("doctor")


def test_where_nothing_is_set_up_nothing_is_an_error(world: World, tmp_path: Path) -> None:
    nothing = {"IBADMIN_DATA_DIR": str(tmp_path / "no"), "IBADMIN_CONFIG_DIR": str(tmp_path / "no")}
    world.nobody()
    result = world.run("doctor", variables={**nothing, "IBADMIN_SESSION_STORAGE": "file"})
    assert result.code == 0
    assert f"warning  There is no store yet at {tmp_path}/no/default/store.sqlite.\n" in result.stdout
    assert "         -> Make one with: ibadmin store init\n" in result.stdout
    assert f"warning  The gateway is not set up in {tmp_path}/no/default/gateway" in result.stdout
    assert not (tmp_path / "no").exists()


def test_a_store_that_was_asked_for_and_is_not_there_is_an_error(world: World) -> None:
    assert doctor(world, "store", IBADMIN_STORE="/nowhere/at/all.sqlite") == ["error store_unreachable"]


def test_a_store_that_is_none_is_an_error(world: World) -> None:
    (world.directory / "letter").write_bytes(b"dear friend" * 1000)
    result = world.run("doctor -o json", variables={"IBADMIN_STORE": str(world.directory / "letter")})
    assert (result.code, found(result, "store")) == (9, ["error store_unreachable"])


def test_a_store_that_others_can_read_is_an_error(world: World) -> None:
    world.store.engine.dispose()
    (world.directory / "data" / "default" / "store.sqlite").chmod(0o640)
    assert doctor(world, "file") == ["error open"]


def test_a_profile_that_cannot_be_used_is_an_error(world: World) -> None:
    (world.directory / "config" / "default.toml").write_text("stoer = 1\n", "utf-8")
    result = world.run("doctor")
    assert result.code == 9
    assert "there is no setting called stoer" in result.stdout


def test_every_setting_is_shown_with_where_it_comes_from(world: World) -> None:
    result = world.run("doctor", variables={"IBADMIN_BROWSER": "none"})
    assert "ok       browser: none (IBADMIN_BROWSER)\n" in result.stdout
    assert f"ok       session_storage: file ({world.directory}/config/default.toml)\n" in result.stdout
    assert f"ok       store: {world.directory}/data/default/store.sqlite (default)\n" in result.stdout


def test_a_misspelled_variable_is_named_without_its_value(world: World) -> None:
    result = world.run("doctor", variables={"IBADMIN_STORRE": "a secret"})
    assert result.code == 0
    assert "warning  IBADMIN_STORRE is set, and ibadmin knows no such variable.\n" in result.stdout
    assert "a secret" not in result.screen


def test_no_secret_is_shown(healthy: World) -> None:
    secret = healthy.session.load()
    key = (healthy.directory / "data" / "default" / "store.sqlite.key").read_text("utf-8")
    for line in ("doctor", "doctor -o json"):
        assert not {secret, key} & set(healthy.run(line).screen.split())
        assert "PRIVATE" not in healthy.run(line).screen


def test_a_session_that_is_over_is_no_error(healthy: World) -> None:
    healthy.later(minutes=21)
    result = healthy.run("doctor -o json")
    assert (result.code, found(result, "session")) == (0, ["ok login_needed"])


def test_a_session_file_that_others_can_read_is_an_error(world: World) -> None:
    world.as_("m.visser")
    (world.directory / "data" / "default" / "session").chmod(0o644)
    assert doctor(world, "session_place") == ["error session_file_unsafe"]


HANGING = """
import time
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 1

    def get_password(self, service, username):
        time.sleep(3600)

    set_password = delete_password = lambda self, *asked: None
"""


@pytest.mark.parametrize(
    "backend", ["keyring.backends.null.Keyring", "hanging.Keyring"], ids=["none", "one that hangs"]
)
def test_a_keyring_that_cannot_be_used_is_an_error(world: World, tmp_path: Path, backend: str) -> None:
    (tmp_path / "hanging.py").write_text(HANGING, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ibadmin", "doctor", "-o", "json"],
        env={
            **os.environ,
            **world.variables,
            "IBADMIN_SESSION_STORAGE": "keyring",
            "PYTHON_KEYRING_BACKEND": backend,
            "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT)]),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 9, done.stderr
    assert said_by(done.stdout, "session_place") == ["error keyring_unavailable"]


def test_a_clock_that_is_behind_is_an_error(world: World) -> None:
    world.later(hours=-2)
    assert doctor(world, "clock") == ["error behind"]


def test_days_with_many_logins_or_wrong_codes_are_a_warning(world: World) -> None:
    jan = world.people.user(world.zwolle, "Jansen", UserStatus.APPROVED)
    for _ in range(20):
        world.people.session(jan)
    with world.store.unseen(world.now, "tests") as unit:
        unit.record([CodeRefused(jan, 0)] * 10)
    world.later(days=1)
    result = world.run("doctor")
    assert result.code == 0
    assert "warning  On 2021-12-01 there were 20 logins, many more than on other days.\n" in result.stdout
    assert "warning  On 2021-12-01 10 verification codes were wrong, many more than on other days.\n" in result.stdout
    assert (
        "         -> See whose they were: ibadmin audit list --since 2021-12-01 --until 2021-12-01\n" in result.stdout
    )


@pytest.mark.parametrize(
    ("days", "verdict"), [(31, "ok"), (29, "warning expires"), (-1, "error expired")], ids=["later", "soon", "past"]
)
def test_our_certificates_are_looked_at_a_month_ahead(world: World, days: float, verdict: str) -> None:
    make_gateway(gateway_of(world), world.now, ours=days)
    assert doctor(world, "certificate") == [verdict, verdict]


def test_a_makelaars_certificate_is_looked_at_a_month_ahead(world: World) -> None:
    make_gateway(gateway_of(world), world.now, theirs=29)
    assert doctor(world, "makelaar") == ["warning expires"]


def test_metadata_of_a_makelaar_that_was_changed_is_an_error(world: World) -> None:
    make_gateway(gateway_of(world), world.now)
    with (gateway_of(world) / "makelaar.xml").open("a", encoding="utf-8") as file:
        file.write("<!-- one more key -->")
    assert doctor(world, "gateway") == ["error gateway_misconfigured"]


@pytest.mark.parametrize(
    ("signer", "valid", "verdicts"),
    [
        (31, 31, (["ok own"], ["ok"], ["ok"])),
        (29, 31, (["ok own"], ["ok"], ["warning expires"])),
        (31, 29, (["ok own"], ["warning expires"], ["ok"])),
        (-1, 31, (["error gateway_misconfigured"], [], [])),
        (31, -1, (["error gateway_misconfigured"], [], [])),
    ],
    ids=["later", "the signer soon", "the metadata soon", "the signer past", "the metadata past"],
)
def test_what_dates_a_makelaars_metadata_is_looked_at_a_month_ahead(
    world: World, signer: float, valid: float, verdicts: tuple[list[str], ...]
) -> None:
    make_gateway(gateway_of(world), world.now)
    sign_metadata(gateway_of(world), world.now, signer, valid)
    result = world.run("doctor -o json")
    assert tuple(found(result, check) for check in ("gateway", "metadata", "metadata_signer")) == verdicts


def test_a_signer_that_has_expired_is_named_as_what_is_wrong(world: World) -> None:
    make_gateway(gateway_of(world), world.now)
    sign_metadata(gateway_of(world), world.now, -1, 31)
    assert "the certificate that signs it has expired" in world.run("doctor").stdout


def test_a_key_elsewhere_that_others_can_read_is_an_error(world: World, tmp_path: Path) -> None:
    make_gateway(gateway_of(world), world.now)
    key = (gateway_of(world) / "our.key").rename(tmp_path / "our.key")
    key.chmod(0o640)
    configuration = (gateway_of(world) / "gateway.toml").read_text("utf-8")
    (gateway_of(world) / "gateway.toml").write_text(configuration.replace('"our.key"', f'"{key}"'), "utf-8")
    assert doctor(world, "file") == ["ok", "error open"]


def test_where_the_gateway_is_served_its_files_are_looked_at_too(world: World) -> None:
    make_gateway(gateway_of(world), world.now, ours=29)
    with serving() as address:
        serve_from(gateway_of(world))
        result = world.run("doctor -o json", variables={"IBADMIN_GATEWAY": address})
    assert found(result, "gateway") == ["ok", "ok served", "warning another_address"]
    assert found(result, "certificate") == ["warning expires", "warning expires"]


def test_a_key_of_the_gateway_that_others_can_read_is_an_error(world: World) -> None:
    make_gateway(gateway_of(world), world.now)
    (gateway_of(world) / "our.key").chmod(0o644)
    assert doctor(world, "file") == ["ok", "error open"]


class _Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "ok"}')

    def log_message(self, *arguments: object) -> None:
        """Not a word."""


@contextmanager
def serving() -> Iterator[str]:
    with http.server.HTTPServer(("127.0.0.1", 0), _Answers) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_shared_gateway_that_answers_is_well_but_for_the_clock(world: World) -> None:
    with serving() as address:
        result = world.run("doctor -o json", variables={"IBADMIN_GATEWAY": address})
    assert found(result, "gateway") == ["ok"]
    assert found(result, "clock") == ["ok", "error differs"]


def test_a_shared_gateway_that_does_not_answer_is_an_error(world: World) -> None:
    with serving() as address:
        pass
    result = world.run("doctor -o json", variables={"IBADMIN_GATEWAY": address})
    assert (result.code, found(result, "gateway")) == (9, ["error gateway_unreachable"])
    assert "refuses connections" in result.stdout
    assert "Gemnet or Diginetwerk" in result.stdout


@pytest.mark.parametrize(
    ("variables", "verdict"),
    [
        ({"DISPLAY": ":0"}, "ok"),
        ({"DISPLAY": ""}, "ok no_display"),
        ({"SSH_TTY": "/dev/pts/0"}, "ok ssh"),
        ({"IBADMIN_BROWSER": "none"}, "ok asked"),
    ],
)
def test_the_browser_is_there_or_it_is_said_why_not(world: World, variables: dict[str, str], verdict: str) -> None:
    assert found(world.run("doctor -o json", variables=variables), "browser") == [verdict]


@pytest.mark.parametrize(
    ("columns", "piped", "verdict"), [("100", False, "ok"), ("40", False, "warning narrow"), ("100", True, "ok none")]
)
def test_the_terminal_is_looked_at(world: World, columns: str, piped: bool, verdict: str) -> None:
    result = world.run("doctor -o json", variables={"COLUMNS": columns}, piped=piped)
    assert found(result, "terminal") == [verdict]


def test_the_libraries_are_those_that_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {each.split(">=")[0].split("[")[0] for each in project["dependencies"]} == set(LIBRARIES)


def test_dutch_is_spoken(world: World) -> None:
    result = world.run("doctor", language="nl")
    assert "let op  De gateway is niet ingericht in" in result.stdout
