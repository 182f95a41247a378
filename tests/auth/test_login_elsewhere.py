"""A login at a gateway elsewhere needs nothing of the gateway's own, and one here begins before all of it is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ibadmin.auth.typed import line_waits
from tests.server.programs import premises

ROOT = Path(__file__).parents[2]
ELSEWHERE = """
import sys
from ibadmin.auth.login import Login
address = sys.argv[1]
with Login(address, lambda: None, lambda: None).begin("nl") as handoff:
    assert handoff.start_url().startswith(f"{address}/login?")
print(*sys.modules)
"""
HERE = """
import sys
import ibadmin.auth.local_gateway
print(*sys.modules)
"""


def imported(script: str, *arguments: str, **variables: str) -> set[str]:
    command = [sys.executable, "-c", script, *arguments]
    environment = {**os.environ, **variables}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_a_gateway_elsewhere_costs_no_library_of_the_gateway(tmp_path: Path) -> None:
    gateways = {"lxml", "cryptography", "signxml", "saml2", "werkzeug", "waitress", "sqlalchemy", "keyring"}
    with premises(tmp_path) as place, place.server():
        names = imported(ELSEWHERE, place.address, SSL_CERT_FILE=place.variables["SSL_CERT_FILE"])
    assert names & gateways == set()


def test_a_gateway_here_is_at_work_before_pysaml2_is_there() -> None:
    assert "saml2" not in imported(HERE)


@pytest.mark.parametrize(("written", "waits"), [(b"", False), (b"line\n", True)])
def test_whether_a_line_waits_is_seen_without_waiting(written: bytes, waits: bool) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "wb") as keyboard:
        keyboard.write(written)
        keyboard.flush()
        assert line_waits(stdin) is waits
