"""A login at a gateway elsewhere needs nothing of the gateway's own, and one here begins before all of it is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ibadmin.auth.typed import line_waits

ROOT = Path(__file__).parents[2]
ELSEWHERE = """
import sys
from ibadmin.auth.login import Login
with Login("https://gateway.example", lambda: None, lambda: None).begin("nl") as handoff:
    assert handoff.start_url().startswith("https://gateway.example/login?")
print(*sys.modules)
"""
HERE = """
import sys
import ibadmin.auth.local_gateway
print(*sys.modules)
"""


def imported(script: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_a_gateway_elsewhere_costs_no_library_of_the_gateway() -> None:
    gateways = {"lxml", "cryptography", "signxml", "saml2", "werkzeug", "waitress", "sqlalchemy", "keyring"}
    assert imported(ELSEWHERE) & gateways == set()


def test_a_gateway_here_is_at_work_before_pysaml2_is_there() -> None:
    assert "saml2" not in imported(HERE)


@pytest.mark.parametrize(("written", "waits"), [(b"", False), (b"line\n", True)])
def test_whether_a_line_waits_is_seen_without_waiting(written: bytes, waits: bool) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "wb") as keyboard:
        keyboard.write(written)
        keyboard.flush()
        assert line_waits(stdin) is waits
