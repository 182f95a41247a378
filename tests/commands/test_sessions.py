import pytest

from ibadmin.model import User, UserStatus
from tests.world import World


@pytest.fixture
def sanne(world: World) -> User:
    """Sanne is logged in twice, the beheerder of Gouda once, the one of Zwolle too."""
    user = world.people.user(world.gouda, "Vries", grants=[("iwmo", "gebruiker")], first_name="Sanne", infix="de")
    world.people.session(user)
    world.people.session(user)
    world.people.session(world.karim)
    world.as_("m.visser")
    return user


def names(world: World, command: str) -> list[str]:
    return [line.split("\t")[2] for line in world.run(command, piped=True).stdout.splitlines()[1:]]


@pytest.mark.manual("1.1")
def test_the_open_sessions_are_the_own_and_those_of_the_own_users(world: World, sanne: User) -> None:
    assert sorted(names(world, "sessions list")) == ["m.visser", "s.devries", "s.devries"]
    assert names(world, "sessions list s.devries") == ["s.devries", "s.devries"]
    assert names(world, f"sessions list {sanne.id}") == ["s.devries", "s.devries"]


@pytest.mark.usefixtures("sanne")
def test_an_ordinary_user_sees_the_own_sessions(world: World) -> None:
    world.as_("s.devries")
    assert set(names(world, "sessions list")) == {"s.devries"}


@pytest.mark.usefixtures("sanne")
def test_a_session_in_json_has_its_shape(world: World) -> None:
    records = world.run("sessions list s.devries -o json").records("sessions list")
    assert (records[0]["ends_at"], records[0]["hard_end_at"]) == ("2021-12-01T09:50:00Z", "2021-12-01T17:30:00Z")


@pytest.mark.manual("1.1")
@pytest.mark.usefixtures("sanne")
def test_a_session_that_is_over_is_not_open(world: World) -> None:
    world.later(minutes=20)
    world.as_("m.visser")
    assert names(world, "sessions list") == ["m.visser"]
    result = world.run("sessions list s.devries")
    assert (result.stdout, result.stderr) == ("", "No open sessions found.\n")


@pytest.mark.manual("1.1", "2.3")
def test_revoking_ends_every_session_at_once(world: World, sanne: User) -> None:
    records = world.run("sessions revoke s.devries -o json").records("sessions revoke")
    assert [(each["change"], each["result"]) for each in records] == [("session_ended", "done")] * 2
    assert world.user(sanne.id).open_sessions == 0
    again = world.run("sessions revoke s.devries -o json")
    assert [each["result"] for each in again.records("sessions revoke")] == ["unchanged"]


def test_one_session_is_revoked_by_its_id(world: World, sanne: User) -> None:
    first, second = world.run("sessions list s.devries -o ids").stdout.split()
    result = world.run(f"sessions revoke s.devries --session {first}")
    assert result.screen == "The session of s.devries that began at 2021-12-01 10:30 has ended.\n"
    assert world.run("sessions list s.devries -o ids").stdout.split() == [second]
    assert world.user(sanne.id).open_sessions == 1


@pytest.mark.usefixtures("sanne")
def test_who_was_logged_out_must_log_in_again(world: World) -> None:
    world.as_("s.devries")
    assert world.run("sessions revoke s.devries").code == 0
    assert world.run("sessions list").code == 4


def test_a_session_of_somebody_else_is_not_found(world: World, sanne: User) -> None:
    own = world.run("sessions list m.visser -o ids").stdout.strip()
    result = world.run(f"sessions revoke s.devries --session {own} -o json")
    assert (result.code, result.error["code"]) == (5, "not_found")
    assert world.user(sanne.id).open_sessions == 2


def test_a_dry_run_ends_nothing(world: World, sanne: User) -> None:
    result = world.run("sessions revoke s.devries --dry-run")
    assert result.screen == "The session of s.devries that began at 2021-12-01 10:30 will end.\n" * 2
    assert world.user(sanne.id).open_sessions == 2


@pytest.mark.manual("2.3")
def test_a_fellow_beheerder_is_the_servicedesks(world: World) -> None:
    piet = world.people.administrator(world.gouda, "Mulder", ["iwmo"], "Piet")
    world.people.session(piet)
    world.as_("m.visser")
    assert world.run("sessions revoke p.mulder").code == 3
    world.as_("a.bakker")
    assert world.run("sessions revoke p.mulder").code == 0
    assert world.user(piet.id).open_sessions == 0


def test_somebody_who_waits_has_no_sessions(world: World) -> None:
    world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.as_("m.visser")
    assert world.run("sessions list j.jansen -o json").stdout == "[]\n"
