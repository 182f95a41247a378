"""Every test of a command has a world of its own, and a person in it who types: see `tests/world.py`.

It runs in three worlds, with the same words to the letter: one whose store is a file, one that shares it with others,
and one whose store is at a server.
"""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ibadmin.language import bind
from tests.postgres import Cluster
from tests.scenes import Scenes
from tests.served_world import Served, served_world, server
from tests.shared_world import Shared, shared_store, shared_world
from tests.world import Template, World, copied, template

WITH_A_FILE_ALONE = {
    "doctor.test_doctor": "looks at the store's files",
    "store.test_check": "damages the store's file",
    "store.test_init": "makes a file; test_shared makes a shared store",
    "store.test_replay": "puts back a backup of the file",
    "store.test_upgrade": "has a file of an older ibadmin; test_shared renews a shared store",
    "store.test_welcome": "is made by store init; the story of the shared store begins with it",
    "bulk.test_exports": "is about the files that come in",
    "bulk.test_said_of_files": "is about what is said of them",
    "bulk.test_files": "is about the files that come in",
    "bulk.test_hundred_thousand": "fills the file by itself, and watches its log",
    "bulk.test_interruption": "is about the signal",
    "bulk.test_progress": "is held up by who writes to the file",
    "bulk.test_two_at_once": "has two processes at one file; store/test_overlapping_runs has two people at a server",
    "contract.test_exit_codes": "makes go wrong what goes wrong, half of it by damage to the file",
    "login.test_chromium": "is about the browser",
    "login.test_processes": "is about keyrings and terminals",
    "login.test_secrets": "is about where the session is kept",
    "rim.test_families": "breaks before the store is asked",
    "rim.test_bytes": "is about streams and arguments; the store is asked for one name",
    "rim.test_signals": "is about the process",
    "rim.test_settings": "is about the profile and the environment",
    "rim.test_questions": "is about the terminal",
    "rim.test_numbers": "asks the store for nothing",
    "rim.test_python": "is about how Python is started",
    "rim.test_fuzz": "compares the store's file",
    "rim.test_full_disk": "is about the disk on which the file lies",
    "rim.test_store_that_cannot_be_used": "is about the file",
    "test_hostile_names": "is about what is shown, four hundred times; and a server keeps no zero byte",
    "test_imports": "counts what a file needs",
    "test_program": "asks the store nothing",
    "test_tree": "asks how commands are called; the contract asks on both what they do",
    "test_pipes": "is about the reader of the output",
    "test_streams": "is about the reader of the output, and fills the file by itself",
}
"""What does not ask the store anything that differs by engine, and why."""

NOT_AT_A_SERVER = {
    "store": "is the operator's, who has the store itself",
    "doctor": "looks at what is here",
    "login": "asks the same pages as the login without a server",
    "test_statements": "counts what is asked of the store here",
    "bulk.test_repeats": "counts what is looked at here",
}
"""Modules and folders of which nothing goes through the server, and why."""
OPERATORS = ("store", "doctor", "login", "logout", "server")
"""The commands of the contract that are these."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The contract is that of every command; at a server that of those which ask it."""
    items[:] = [item for item in items if not _is_operators(item)]


def _is_operators(item: pytest.Item) -> bool:
    dialect, _, command = item.name.partition("[")[2].partition("-")
    return dialect == "server" and re.split("[ \\]]", command)[0] in OPERATORS


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """On both engines, but for what is about the file itself, or not about the store."""
    if "dialect" in metafunc.fixturenames:
        module = metafunc.module.__name__.partition("commands.")[2]
        embedded = metafunc.definition.get_closest_marker("embedded") or module in WITH_A_FILE_ALONE
        dialects = ["sqlite"] if embedded else ["sqlite", "postgresql"]
        at_a_server = not embedded and NOT_AT_A_SERVER.keys().isdisjoint({module, module.partition(".")[0]})
        metafunc.parametrize("dialect", [*dialects, "server"] if at_a_server else dialects)


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return template(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def shared_profile(postgres: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    with shared_store(postgres, tmp_path_factory.mktemp("shared")) as made:
        yield made


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    with server() as made:
        yield made


@pytest.fixture(scope="session")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Scenes:
    return Scenes(tmp_path_factory.mktemp("scenes"))


@pytest.fixture
def world(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    """A new world, on a machine in the Netherlands that speaks English."""
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        if dialect == "postgresql":
            shared: Shared = request.getfixturevalue("shared_profile")
            machine.setenv("PGPASSFILE", str(shared.directory / "pgpass"))
            yield shared_world(shared, tmp_path)
            shared.end_sessions()
        elif dialect == "server":
            with served_world(request.getfixturevalue("profile"), request.getfixturevalue("served"), tmp_path) as made:
                yield made
        else:
            made = copied(request.getfixturevalue("profile"), tmp_path)
            yield made
            made.store.engine.dispose()
    time.tzset()
    bind({})
