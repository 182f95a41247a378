"""A first login refuses hostile names; a store may hold older ones. Through every command they show harmlessly."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ibadmin.model import UserStatus
from tests.output.test_hostile import FORMULA, HOSTILE, acting
from tests.sql import rows
from tests.world import World

# SQLite keeps text as UTF-8, in which half a character cannot be written.
STORED = HOSTILE.map(lambda name: name.encode("utf-8", "ignore").decode())
COMMANDS = [
    "users list",
    "users list --wide",
    "users pending",
    "users search a",
    "users show {active}",
    "users show {pending}",
    "users show",
    "users verify {pending} --dry-run",
    "users verify {pending}",
    "users edit {active} --first-name Jan --dry-run",
    "users deactivate {active} --dry-run",
    "users deactivate {active}",
    "users reactivate {inactive} --restore-roles --dry-run",
    "users delete {inactive} --dry-run",
    "users delete {inactive}",
    "users delete {active} --yes",
    "roles list {active}",
    "roles grant {active} {pending} --product ijw --role gebruiker --dry-run",
    "roles grant {inactive} --product ijw --role gebruiker",
    "roles revoke {active} --product iwmo --role gebruiker --dry-run",
    "access explain {active}",
    "access explain {inactive} --wide",
    "access explain {pending} iwmo uploaden",
    "sessions list --wide",
    "sessions list {active}",
    "sessions revoke {active} --dry-run",
    "whoami",
    "me show",
]
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "ids"]
REWRITE = (
    "update users set username = :name || id, salutation = 'heer', initials = :name, first_name = :name, infix = :name,"
    " surname = :name, department = :name, phone_number = :name, email_address = :name, search_name = 'a',"
    " contact_email = case when contact_person then :name else '' end where username is not null"
)
RENAME = "update organisations set name = :name"


@pytest.fixture
def ids(world: World) -> dict[str, str]:
    roles = [("iwmo", "gebruiker"), ("ijw", "productbeheerder")]
    active = world.people.user(world.gouda, "Vries", grants=roles, contact_email="zorg@gouda.nl")
    inactive = world.people.user(world.gouda, "Berg", UserStatus.INACTIVE, roles)
    pending = world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.people.session(active)
    world.as_("m.visser")
    return {"active": active.id, "inactive": inactive.id, "pending": pending.id}


def rename_everybody(world: World, name: str) -> None:
    with world.store.engine.writing() as connection:
        rows(connection, REWRITE, name=name)
        rows(connection, RENAME, name=name)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STORED, st.sampled_from(COMMANDS), st.sampled_from(FORMATS), st.sampled_from(["en", "nl"]), st.booleans())
def test_no_command_lets_a_name_act(
    world: World, ids: dict[str, str], name: str, command: str, form: str, language: str, piped: bool
) -> None:
    rename_everybody(world, name)
    words = [*command.format(**ids).split(), *([name] if command == "users show" else []), "--output", form]
    result = world.run(words, language=language, piped=piped)
    assert result.code in (0, 2, 3, 5, 6)
    assert not acting(result.stderr)
    assert not acting(result.stdout, {"csv": "\r\n", "tsv": "\t\n"}.get(form, "\n"))
    if form == "csv":
        rows = csv.reader(io.StringIO(result.stdout))
        assert not any(FORMULA.match(cell) for row in rows for cell in row)
    if form == "json" and result.code == 0:
        json.loads(result.stdout)
