"""The export: enough for a third party to recompute every chain, with the recipe of the documentation."""

import inspect
import json
import subprocess
import sys
import textwrap

import pytest

from ibadmin.commands import audit
from tests.world import World

pytestmark = pytest.mark.manual("2.3.2")

RECIPE = textwrap.dedent(inspect.getdoc(audit).partition("before it:\n\n")[2])  # type: ignore[union-attr]


def recomputed(exported: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", RECIPE], input=exported, capture_output=True, text=True, check=False)


@pytest.fixture
def exported(world: World) -> str:
    world.as_("a.bakker")
    world.run(["organisations", "agreements", "GM-0513", "--withdrawn", "vecozo", "--yes", "--reason", "Zoë\u202e'\""])
    return world.run("audit export").stdout


def test_the_export_is_json_lines_also_on_a_terminal(world: World, exported: str) -> None:
    assert [json.loads(line)["hash"] for line in exported.splitlines()] == [entry.hash for entry in world.audit()]


def test_a_third_party_recomputes_the_chains(world: World, exported: str) -> None:
    done = recomputed(exported)
    assert done.returncode == 0, done.stderr
    heads = world.run("audit verify -o ids").stdout.splitlines()
    assert all(head.rpartition(":")[2] in done.stdout for head in heads)


def test_a_third_party_sees_that_a_row_was_changed(exported: str) -> None:
    done = recomputed(exported.replace("agreement_recorded", "agreement_returned", 1))
    assert (done.returncode, done.stderr) == (1, "IB-0001: row 2 does not hold\n")


def test_other_formats_can_be_asked_for(world: World, exported: str) -> None:
    world.run("audit export -o json").as_shape("audit export")
    assert len(world.run("audit export -o csv").stdout.splitlines()) == len(exported.splitlines()) + 1


def test_a_beheerder_exports_the_own_organisation_alone(world: World) -> None:
    world.as_("m.visser")
    lines = world.run("audit export").stdout.splitlines()
    assert {json.loads(line)["organisation"] for line in lines} == {"GM-0513"}
