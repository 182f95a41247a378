"""Making a store: all of it or nothing, closed to others, with the servicedesk in it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ibadmin.model import OrganisationKind
from tests.commands.store.conftest import Empty

pytestmark = pytest.mark.manual("3")
ROOT = Path(__file__).parents[3]


def test_a_store_is_made_with_the_servicedesk_in_it(empty: Empty) -> None:
    result = empty.run("store init --reason start --ticket T-1")
    assert result.code == 0
    assert result.screen == (
        f"The store has been made at {empty.path}. Next, the first employee of Inlichtingenbureau (IB-0001) logs in "
        "and fills in the personal details: ibadmin login. Then you hand over the code, for nobody is there yet who "
        "can: ibadmin store welcome USER\n"
    )
    with empty.people() as people, people.store.inspecting(empty.world.now) as unit:
        (desk,) = unit.organisations.all()
        (entry,) = unit.audit.entries()
    assert (desk.label, desk.kind, desk.kvk_number) == (
        "Inlichtingenbureau (IB-0001)",
        OrganisationKind.SERVICEDESK,
        "27376655",
    )
    assert (entry.actor, entry.action, entry.reason, entry.ticket) == ("store", "organisation_added", "start", "T-1")


def test_nobody_else_can_read_what_was_made(empty: Empty) -> None:
    previous = os.umask(0)
    try:
        assert empty.run("store init").code == 0
    finally:
        os.umask(previous)
    assert empty.files == ["default/store.sqlite", "default/store.sqlite.key"]
    assert {stat.S_IMODE((empty.home / name).stat().st_mode) for name in empty.files} == {0o600}
    assert stat.S_IMODE(empty.path.parent.stat().st_mode) == 0o700


def test_a_new_store_has_nothing_wrong(empty: Empty) -> None:
    empty.run("store init")
    assert empty.run("store check").code == 0


@pytest.mark.parametrize("more", ["", "--dry-run"])
def test_scripts_learn_what_was_made(empty: Empty, more: str) -> None:
    empty.run(f"store init {more} -o json").as_shape("store init")


def test_a_store_that_is_there_is_left_alone(empty: Empty) -> None:
    empty.run("store init")
    before = empty.path.read_bytes()
    for line in ("store init", "store init --dry-run"):
        result = empty.run(line)
        assert result.code == 7
        assert result.stderr == (
            f"ibadmin: There is a store already at {empty.path}; it was left as it is.\n-> See: ibadmin store check\n"
        )
    assert empty.path.read_bytes() == before


def test_the_key_of_a_store_that_is_gone_is_left_alone(empty: Empty) -> None:
    """A backup of that store may be put back, and is worth nothing without its key."""
    empty.run("store init")
    key = empty.path.with_name("store.sqlite.key").read_bytes()
    empty.path.unlink()
    assert empty.run("store init").code == 7
    assert empty.files == ["default/store.sqlite.key"]
    assert empty.path.with_name("store.sqlite.key").read_bytes() == key


def test_a_dry_run_makes_nothing(empty: Empty) -> None:
    result = empty.run("store init --dry-run")
    assert result.stdout == (
        f"A store will be made at {empty.path}, with Inlichtingenbureau (IB-0001) as its servicedesk.\n"
    )
    assert not empty.home.exists()


def test_a_servicedesk_that_cannot_be_leaves_no_file(empty: Empty) -> None:
    result = empty.run(["store", "init", "--organisation", "=1+1", "--code", "IB 1", "--kvk-number", "1"])
    assert result.code == 2
    assert result.stderr.count("\n  - ") == 3
    assert not empty.home.exists()


def test_a_place_that_cannot_be_written_leaves_no_file(empty: Empty) -> None:
    empty.home.mkdir()
    (empty.home / "default").write_text("in the way", "utf-8")
    result = empty.run("store init")
    assert result.code == 2
    assert "default is not a folder" in result.stderr
    assert empty.files == ["default"]


def test_another_place_can_be_chosen(empty: Empty) -> None:
    there = empty.home / "elsewhere" / "zorg.sqlite"
    result = empty.run(["--store", str(there), "store", "init", "--organisation", "Stichting IB", "--code", "IB-9"])
    assert result.code == 0
    assert empty.files == ["elsewhere/zorg.sqlite", "elsewhere/zorg.sqlite.key"]


def test_dutch_is_spoken(empty: Empty) -> None:
    assert empty.run("store init", language="nl").stdout.startswith(f"De opslag is gemaakt op {empty.path}.")


def started(empty: Empty, before: str = "") -> subprocess.Popen[str]:
    """A program of its own that makes the store."""
    program = f"{before}\nimport sys\nfrom ibadmin.cli import main\nsys.exit(main(['store', 'init']))"
    variables = {**os.environ, **empty.world.variables, "IBADMIN_DATA_DIR": str(empty.home), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", program], env=variables, stderr=subprocess.PIPE, text=True)


def test_a_disk_that_is_full_leaves_no_file(empty: Empty) -> None:
    process = started(empty, "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))")
    _, said = process.communicate()
    assert process.returncode == 7
    assert f"The system does not let the file of the store ({empty.path}) become any larger" in said
    assert empty.files == []


def test_of_two_at_once_one_makes_the_store(empty: Empty) -> None:
    both = [started(empty), started(empty)]
    said = [process.communicate()[1] for process in both]
    assert sorted(process.returncode for process in both) == [0, 7], said
    assert empty.files == ["default/store.sqlite", "default/store.sqlite.key"]
    assert empty.run("store check").code == 0
