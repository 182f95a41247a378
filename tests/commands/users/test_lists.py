import pytest

from ibadmin.model import OrganisationKind, UserStatus
from tests.world import World


@pytest.fixture
def gouda(world: World) -> World:
    """Somebody in each state at Gouda, one stranger at Zwolle, and the beheerder of Gouda at the terminal."""
    people = world.people
    people.user(world.gouda, "", UserStatus.ARRIVED)
    people.user(world.gouda, "Jansen", UserStatus.PENDING)
    people.user(world.gouda, "Yilmaz", UserStatus.APPROVED, [("iwmo", "gebruiker")], first_name="Emre")
    roles = [("iwmo", "gebruiker"), ("ijw", "productbeheerder")]
    people.user(world.gouda, "Vries", grants=roles, first_name="Sanne", infix="de", contact_email="zorg@gouda.nl")
    people.user(world.gouda, "Berg", UserStatus.INACTIVE, [("iwmo", "gebruiker")], first_name="Kees", infix="van den")
    people.user(world.zwolle, "Jansen", UserStatus.PENDING)
    world.as_("m.visser")
    return world


PENDING = """\
User name  Organisation     Status   Name        E-mail address           Arrived
──────────────────────────────────────────────────────────────────────────────────────────
j.jansen   Gouda (GM-0513)  pending  Jan Jansen  jan.jansen@voorbeeld.nl  2021-12-01 10:30
"""

OVERVIEW = """\
User name             Organisation     Active  Role  Contact person  Contact person e-mail
──────────────────────────────────────────────────────────────────────────────────────────
<id>  Gouda (GM-0513)  No            No
k.vandenberg          Gouda (GM-0513)  No            No
j.jansen              Gouda (GM-0513)  No            No
m.visser              Gouda (GM-0513)  Yes     GB    No
s.devries             Gouda (GM-0513)  Yes     G PB  Yes             zorg@gouda.nl
e.yilmaz              Gouda (GM-0513)  No            No
"""


@pytest.mark.manual("2", "2.1")
def test_pending_shows_who_waits_in_the_own_organisation(gouda: World) -> None:
    assert gouda.run("users pending").lines == PENDING


@pytest.mark.manual("2.1")
def test_the_overview_has_the_columns_of_the_manual_and_nobody_elses_users(gouda: World) -> None:
    assert gouda.run("users list").lines == OVERVIEW


@pytest.mark.parametrize("command", ["users pending", "users list", "users search an", "users list --wide"])
def test_a_list_in_json_has_its_shape(gouda: World, command: str) -> None:
    result = gouda.run(f"{command} --output json")
    assert result.records(" ".join(command.split()[:2]))
    assert (result.code, result.stderr) == (0, "")


def test_one_user_in_json_has_its_shape(gouda: World) -> None:
    assert gouda.run("users show k.vandenberg --output json").as_shape("users show")


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ("--status inactive", ["k.vandenberg"]),
        ("--status arrived", [""]),
        ("--role gebruiker", ["k.vandenberg", "s.devries", "e.yilmaz"]),
        ("--product IJW", ["m.visser", "s.devries"]),
        ("--product ijw --role productbeheerder", ["s.devries"]),
        ("--organisation GM-0513 --status pending", ["j.jansen"]),
        ("--organisation 50000513 --status pending", ["j.jansen"]),
        ("--role productbeheerder --status pending", []),
    ],
)
def test_options_narrow_the_list(gouda: World, options: str, names: list[str]) -> None:
    rows = gouda.run(f"users list {options}", piped=True).stdout.splitlines()[1:]
    assert [row.split("\t")[1] for row in rows] == names


def test_a_list_is_complete_unless_a_limit_is_given_and_then_says_so(gouda: World) -> None:
    result = gouda.run("users list --limit 2 --output ids")
    assert (len(result.stdout.split()), result.stderr) == (2, "2 of 6 shown.\n")
    assert gouda.run("users list --limit 6").stderr == ""


@pytest.mark.manual("2.1")
def test_a_user_is_found_by_a_part_of_the_name(gouda: World) -> None:
    found = gouda.run("users search VRIE --output ids").stdout
    assert found == f"{gouda.user('s.devries').id}\n"


@pytest.mark.parametrize(
    ("command", "english", "dutch"),
    [
        ("users search xyz", "No users found.\n", "Geen gebruikers gevonden.\n"),
        ("users list --status approved --product ijw", "No users found.\n", "Geen gebruikers gevonden.\n"),
        ("users pending", "Nobody waits to be verified.\n", "Er wacht niemand op verificatie.\n"),
    ],
)
def test_an_empty_list_says_so_on_standard_error(world: World, command: str, english: str, dutch: str) -> None:
    world.as_("m.visser")
    results = [world.run(command), world.run(command, language="nl")]
    assert [(each.code, each.stdout, each.stderr) for each in results] == [(0, "", english), (0, "", dutch)]


def test_an_empty_list_is_a_list_in_json(world: World) -> None:
    world.as_("m.visser")
    assert world.run("users pending --output json").stdout == "[]\n"


def test_in_a_pipe_a_list_is_tab_separated_and_whole(gouda: World) -> None:
    heading, row = gouda.run("users pending", piped=True).stdout.splitlines()
    assert heading.split("\t")[:3] == ["id", "username", "organisation"]
    assert row.split("\t")[1:4] == ["j.jansen", "GM-0513", "Gouda"]


def test_a_product_that_does_not_exist_is_wrong_usage_with_the_choices(gouda: World) -> None:
    result = gouda.run("users list --product iwma --output json")
    assert (result.code, result.stdout) == (2, "")
    assert result.error["code"] == "invalid_choice"
    assert result.error["details"] == {
        "name": "product",
        "value": "iwma",
        "choices": ["iwmo", "ijw", "wlz-registertoets"],
    }


def test_an_organisation_of_others_is_not_found(gouda: World) -> None:
    result = gouda.run("users list --organisation GM-0193")
    assert (result.code, result.stderr.splitlines()[0]) == (5, "ibadmin: Organisation not found: GM-0193.")


@pytest.mark.parametrize("name", ["j.jansen2", "j.jans", "jansen", "Jan Jansen", "t.vandijk"])
def test_a_user_is_never_found_by_a_part_of_a_name(gouda: World, name: str) -> None:
    result = gouda.run(["users", "show", name])
    assert (result.code, result.stdout) == (5, "")


@pytest.mark.manual("2.1")
def test_someone_elses_user_is_not_found_in_the_same_words_as_nobody(gouda: World) -> None:
    stranger = gouda.people.user(gouda.zwolle, "Dijk", first_name="Tim", infix="van")
    theirs = gouda.run(["users", "show", stranger.id])
    nobodys = gouda.run(["users", "show", "0" * 20])
    assert (theirs.code, theirs.stderr) == (nobodys.code, nobodys.stderr.replace("0" * 20, stranger.id))


@pytest.mark.manual("2.1")
def test_the_beheerder_of_a_partnership_sees_the_members_users(gouda: World) -> None:
    region = gouda.people.organisation("SV-01", "Midden-Holland", OrganisationKind.PARTNERSHIP)
    gouda.people.organisation("GM-0627", "Waddinxveen", member_of=region)
    gouda.people.user(gouda.organisation("GM-0627"), "Kok", UserStatus.PENDING)
    gouda.people.administrator(region, "Peters", first_name="Els")
    gouda.as_("e.peters")
    names = [line.split("\t")[1] for line in gouda.run("users list", piped=True).stdout.splitlines()]
    assert sorted(names) == ["e.peters", "j.kok", "username"]


def test_a_name_that_two_users_have_is_ambiguous_with_the_candidates(gouda: World) -> None:
    first = gouda.people.user(gouda.gouda, "Kok", email_address="kok@gouda.nl")
    second = gouda.people.user(gouda.gouda, "Kok", first_name="Bea", email_address="kok@gouda.nl")
    result = gouda.run("users show kok@gouda.nl")
    assert result.code == 6
    assert result.stderr == (
        "ibadmin: More than one user is called kok@gouda.nl; nothing was done:\n"
        f"  - {second.id}: b.kok, Gouda (GM-0513)\n"
        f"  - {first.id}: j.kok, Gouda (GM-0513)\n"
        "-> Give the id of the one that you mean.\n"
    )


def test_nobody_logged_in_is_told_to_log_in(world: World) -> None:
    result = world.run("users pending")
    assert (result.code, result.stdout) == (4, "")
    assert result.stderr == "ibadmin: Nobody is logged in here.\n-> Log in with: ibadmin login\n"


@pytest.mark.manual("1.1")
def test_after_twenty_quiet_minutes_one_logs_in_again(gouda: World) -> None:
    gouda.later(minutes=20)
    result = gouda.run("users pending", language="nl")
    assert result.code == 4
    assert "20 minuten" in result.stderr


@pytest.mark.manual("1.1")
def test_every_command_counts_as_activity(gouda: World) -> None:
    for _ in range(3):
        gouda.later(minutes=19)
        assert gouda.run("users pending").code == 0


def test_an_ordinary_user_sees_only_themselves(gouda: World) -> None:
    gouda.as_("s.devries")
    assert gouda.run("users list --output ids").stdout == f"{gouda.user('s.devries').id}\n"


def test_a_terminal_that_is_too_narrow_says_how_to_see_every_column(gouda: World) -> None:
    narrow = gouda.run("users list", variables={"COLUMNS": "60"})
    assert narrow.stderr == "2 columns do not fit here; --wide shows every column.\n"
    assert gouda.run("users list", variables={"COLUMNS": "60"}, language="nl").stderr.startswith("2 kolommen passen")


@pytest.mark.parametrize("command", ["users list --wide", "users list -o csv", "users list"])
def test_where_nothing_is_left_out_nothing_is_said(gouda: World, command: str) -> None:
    assert gouda.run(command, variables={"COLUMNS": "60"}, piped=command == "users list").stderr == ""


def test_a_table_that_cannot_be_wider_says_nothing(gouda: World) -> None:
    assert gouda.run("roles list s.devries", variables={"COLUMNS": "20"}).stderr == ""
