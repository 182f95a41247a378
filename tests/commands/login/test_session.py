"""What comes after the login: who that is, for how long, and out again (1.1)."""

import pytest

from tests.commands.login.front import Front
from tests.world import World

WHOAMI = """\
Session                   <id>
Id                        <id>
User name                 m.visser
Organisation              GM-0513
Level                     3
Started                   2021-12-01 10:30
Last seen                 2021-12-01 10:40
Ends when idle            2021-12-01 11:00
Ends in any case          2021-12-01 18:30
Name                      Maria Visser
Name of the organisation  Gouda
Status                    active
Servicedesk               No
Administers               ijw, iwmo, wlz-registertoets
Seconds left              1200
Session kept in           {place}
"""


def test_whoami_shows_the_session_as_it_is_after_the_command(world: World) -> None:
    world.as_("m.visser")
    world.later(minutes=10)
    assert world.run("whoami").lines == WHOAMI.format(place=world.session.where())


def test_a_command_within_half_a_minute_leaves_the_clock_running(world: World) -> None:
    world.as_("m.visser")
    world.later(seconds=29)
    assert seconds_left(world) == 1171


@pytest.mark.manual("1.1")
def test_every_command_counts_as_activity(world: World) -> None:
    world.as_("m.visser")
    for _ in range(4):
        world.later(minutes=19)
        assert world.run("users pending").code == 0
    assert seconds_left(world) == 1200


@pytest.mark.manual("1.1")
def test_twenty_minutes_without_activity_end_the_session(world: World) -> None:
    world.as_("m.visser")
    world.later(minutes=20)
    result = world.run("whoami")
    assert (result.code, result.stdout) == (4, "")
    assert "20 minutes without activity (manual 1.1)" in result.stderr


def test_the_last_minutes_of_the_longest_session_are_shown(world: World) -> None:
    world.as_("m.visser")
    for _ in range(25):
        world.later(minutes=19)
        world.run("whoami")
    assert seconds_left(world) == 5 * 60


def seconds_left(world: World) -> object:
    record = world.run("whoami --output json").as_shape("whoami")
    assert isinstance(record, dict)
    return record["seconds_left"]


def test_nobody_is_nobody(world: World) -> None:
    result = world.run("whoami --output json")
    assert (result.code, result.stdout) == (4, "")
    assert (result.error["code"], result.error["details"]) == ("login_needed", {"why": "none"})


@pytest.mark.parametrize(("language", "said"), [("en", "You are logged out."), ("nl", "U bent uitgelogd.")])
def test_logging_out_ends_the_session_here_and_in_the_store(world: World, language: str, said: str) -> None:
    world.as_("m.visser")
    result = world.run("logout", language=language)
    assert (result.code, result.stdout, result.stderr) == (0, "", f"{said}\n")
    assert world.session.load() is None
    assert world.user("m.visser").open_sessions == 0


def test_a_stolen_secret_is_worth_nothing_after_the_logout(world: World) -> None:
    world.as_("m.visser")
    stolen = world.session.load()
    assert stolen
    world.run("logout")
    world.session.store(stolen)
    result = world.run("users pending")
    assert result.code == 4
    assert "it was ended" in result.stderr


def test_logging_out_twice_is_fine(world: World) -> None:
    world.as_("m.visser")
    world.run("logout")
    result = world.run("logout")
    assert (result.code, result.stderr) == (0, "Nobody is logged in here.\n")


def test_a_session_that_ended_elsewhere_can_be_logged_out_of(world: World) -> None:
    world.as_("m.visser")
    world.later(hours=9)
    result = world.run("logout")
    assert (result.code, result.stderr) == (0, "You are logged out.\n")
    assert world.session.load() is None


def test_a_session_file_that_others_can_read_is_not_used(world: World) -> None:
    world.as_("m.visser")
    (world.directory / "data" / "default" / "session").chmod(0o644)
    assert world.run("whoami").code == 7
    assert world.run("logout").code == 0
    assert not (world.directory / "data" / "default" / "session").exists()


def test_the_metadata_of_the_service_is_written_for_the_makelaar(front: Front) -> None:
    result = front.world.run("server metadata --address https://gateway.example.nl/")
    assert result.code == 0
    assert 'Location="https://gateway.example.nl/saml/consumer"' in result.stdout
    assert "<ds:SignatureValue>" in result.stdout


def test_the_metadata_goes_into_a_new_file(front: Front) -> None:
    path = front.world.directory / "metadata.xml"
    line = f"server metadata --file {path}"
    front.world.variables["IBADMIN_GATEWAY"] = "https://gateway.example.nl"
    result = front.world.run(line)
    assert (result.code, result.stdout) == (0, "")
    assert result.stderr == f"The metadata is in {path}; hand it to the makelaar.\n"
    assert b"https://gateway.example.nl/saml/consumer" in path.read_bytes()
    again = front.world.run(line, language="nl")
    assert again.code == 7
    assert str(path) in again.stderr


@pytest.mark.parametrize(
    ("address", "said"),
    [("", "The address of the gateway is required."), ("http://gateway.example.nl", "must begin with https.")],
)
def test_metadata_needs_an_address_that_is_safe(front: Front, address: str, said: str) -> None:
    result = front.world.run(["server", "metadata", "--address", address])
    assert (result.code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("gateway", ["http://gateway.example.nl", "gateway.example.nl", "http://[", "ftp://x"])
def test_a_gateway_elsewhere_is_reached_safely_or_not_at_all(world: World, gateway: str) -> None:
    world.variables["IBADMIN_GATEWAY"] = gateway
    result = world.run("login")
    assert result.code == 2
    assert "gateway must begin with https" in result.stderr
