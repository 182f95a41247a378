"""The overviews that an auditor asks a beheerder for."""

import csv
import io

import pytest

from ibadmin.facts import CodeRefused, LoggedIn
from ibadmin.model import AssuranceLevel, UserStatus
from tests.world import World


@pytest.fixture
def gouda(world: World) -> World:
    """Sanne got her roles of Maria, and logged in fifty days later; Jan, whom Zwolle has, did neither."""
    world.people.user(world.gouda, "Vries", first_name="Sanne", infix="de")
    world.people.user(world.gouda, "Berg", UserStatus.INACTIVE, [("iwmo", "gebruiker")], first_name="Kees")
    world.people.user(world.zwolle, "Jansen", grants=[("ijw", "gebruiker")])
    world.as_("m.visser")
    world.run("roles grant s.devries --product iwmo --role gebruiker")
    world.later(days=50)
    with world.store.unseen(world.now, "tests") as unit:
        unit.record([LoggedIn(unit.users.one("m.visser"), AssuranceLevel.LOA3)])
    world.as_("m.visser")
    return world


ROLES = """\
User name  Product            Role                 State      Granted           By whom
────────────────────────────────────────────────────────────────────────────────────────
k.berg     iwmo               gebruiker            suspended  2021-12-01 10:30
m.visser   ijw                gebruikersbeheerder  active     2021-12-01 10:30
m.visser   iwmo               gebruikersbeheerder  active     2021-12-01 10:30
m.visser   wlz-registertoets  gebruikersbeheerder  active     2021-12-01 10:30
s.devries  iwmo               gebruiker            active     2021-12-01 10:30  m.visser
"""

DORMANT = """\
User name  Name            Organisation     Role  Last login  Days
──────────────────────────────────────────────────────────────────
s.devries  Sanne de Vries  Gouda (GM-0513)  G                 50
"""


@pytest.mark.manual("2.2")
def test_the_matrix_says_who_may_do_what_since_when_and_by_whom(gouda: World) -> None:
    assert gouda.run("report roles").lines == ROLES


@pytest.mark.parametrize("command", ["report roles", "report dormant"])
def test_an_overview_in_json_has_its_shape_and_says_of_when_it_is(gouda: World, command: str) -> None:
    result = gouda.run(f"{command} --output json")
    assert {record["as_of"] for record in result.records(command)} == {"2022-01-20T09:30:00Z"}
    assert (result.code, result.stderr) == (0, "")


def test_a_matrix_for_a_spreadsheet_has_every_column(gouda: World) -> None:
    (line,) = csv.DictReader(io.StringIO(gouda.run("report roles --state suspended --output csv").stdout))
    assert (line["username"], line["full_name"], line["status"]) == ("k.berg", "Kees Berg", "inactive")


def test_of_who_was_deleted_only_the_identifier_says_who_granted_it(gouda: World) -> None:
    maria = gouda.user("m.visser")
    gouda.as_("a.bakker")
    gouda.run("users deactivate m.visser --even-last --yes")
    gouda.run("users delete m.visser --yes")
    gouda.people.administrator(gouda.gouda, "Opvolger", first_name="Piet")
    gouda.as_("p.opvolger")
    (line,) = [each for each in gouda.run("report roles -o json").records("report roles") if each["granted_by"]]
    assert (line["granted_by"], line["granted_by_name"]) == (maria.audit_id, None)


def test_a_role_from_the_servicedesk_says_so_to_who_may_not_see_them(gouda: World) -> None:
    gouda.people.user(gouda.gouda, "Mulder", first_name="Ria")
    gouda.as_("a.bakker")
    gouda.run(
        "administrators register --organisation GM-0513 --name 'Ria Mulder' --product iwmo --yes "
        "--email-address ria.mulder@voorbeeld.nl"
    )
    gouda.run("users verify r.mulder --yes")
    gouda.as_("m.visser")
    (line,) = [each for each in gouda.run("report roles").lines.splitlines() if "r.mulder" in each]
    assert line.split()[-1] == "servicedesk"


def test_the_servicedesk_sees_the_roles_of_beheerders_alone(gouda: World) -> None:
    gouda.as_("a.bakker")
    lines = gouda.run("report roles --output json").records("report roles")
    assert {line["username"] for line in lines} == {"m.visser", "k.smit"}


def test_what_the_matrix_lists_can_be_revoked(gouda: World) -> None:
    listed = gouda.run("report roles --state suspended --output csv", piped=True).stdout
    result = gouda.run("roles revoke --file - --yes", terminal=False, stdin=listed)
    assert (result.code, gouda.user("k.berg").grants) == (0, ())


def test_another_organisation_is_not_found(gouda: World) -> None:
    assert [gouda.run(f"report {name} --organisation GM-0193").code for name in ("roles", "dormant")] == [5, 5]


def test_who_has_not_logged_in_for_a_while_is_dormant(gouda: World) -> None:
    assert gouda.run("report dormant").lines == DORMANT


def test_nobody_dormant_is_said(gouda: World) -> None:
    result = gouda.run("report dormant --after 51")
    assert (result.code, result.screen) == (0, "Every active user has logged in during the last 51 days.\n")


def test_no_roles_at_all_is_said(world: World) -> None:
    world.as_("a.bakker")
    assert world.run("report roles --organisation IB-0001").screen == "No roles found.\n"


def test_the_dormant_can_be_deactivated(gouda: World) -> None:
    listed = gouda.run("report dormant --output ids", piped=True).stdout
    gouda.run("users deactivate --file - --yes", terminal=False, stdin=listed)
    assert gouda.user("s.devries").status is UserStatus.INACTIVE


@pytest.fixture
def busy(world: World) -> World:
    """Two quiet days, a day with a crowd at night and one who guesses codes, and today."""
    sanne = world.people.user(world.gouda, "Vries", UserStatus.APPROVED, first_name="Sanne", infix="de")
    jan = world.people.user(world.zwolle, "Jansen")
    for number in (1, 2, 30, 1):
        world.people.now = world.now
        for _ in range(number):
            world.people.session(sanne)
        with world.store.unseen(world.now, "tests") as unit:
            unit.record([CodeRefused(sanne, 0)] * (number // 2))
        world.later(days=1)
    world.people.now = world.now
    world.people.session(jan)
    world.as_("m.visser")
    return world


LOGINS = """\
Day         Logins  Wrong codes  Unusually many
────────────────────────────────────────────────────
2021-12-01  1       0
2021-12-02  2       1
2021-12-03  30      15           logins, wrong_codes
2021-12-04  1       0
2021-12-05  1       0
"""


def test_each_day_says_how_often_people_logged_in_and_what_is_unusual(busy: World) -> None:
    assert busy.run("report logins --days 5").lines == LOGINS


def test_the_days_in_json_have_their_shape(busy: World) -> None:
    records = busy.run("report logins -o json").records("report logins")
    assert (len(records), records[-3]["unusual"]) == (14, ["logins", "wrong_codes"])


def test_a_beheerder_counts_the_own_people_alone(busy: World) -> None:
    busy.as_("a.bakker")
    everybody = busy.run("report logins --days 1 -o json").records("report logins")[0]["logins"]
    gouda = busy.run("report logins --days 1 --organisation GM-0513 -o json").records("report logins")[0]["logins"]
    assert (everybody, gouda) == (3, 1)
