"""Logging in at the command line, from the address to the session (1.1), through every page."""

import json
import re
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest

from ibadmin.auth.simulator import Person
from ibadmin.auth.walk import Walker, walk
from ibadmin.errors import LoginNeeded
from ibadmin.model import Agreement, UserStatus
from tests.auth.browser import unopened
from tests.commands.login.front import NEWCOMER, NOT_SIGNED, STRANGER, WEAK, Front, to_the_makelaar, told
from tests.world import World

OPENING = """\
Log in with eHerkenning in the browser, at this address:
<address>
The browser is being opened.
"""
LOGGED_IN = (
    "Logged in as m.visser at Gouda (GM-0513), until 2021-12-01 18:30 at most; after 20 quiet minutes it is over."
)


def still_open(world: World, secret: str) -> bool:
    try:
        with world.store.reading(sha256(secret.encode()).digest(), world.now):
            return True
    except LoginNeeded:
        return False


@pytest.mark.manual("1.1")
def test_a_beheerder_logs_in_and_works(front: Front) -> None:
    result = front.log_in(front.person(front.world.maria))
    assert (result.code, result.stdout, told(result.stderr)) == (0, "", f"{OPENING}{LOGGED_IN}\n")
    assert front.world.run("users pending").code == 0


def test_the_browser_ends_at_a_page_that_says_so(front: Front) -> None:
    front.log_in(front.person(front.world.maria))
    assert front.page
    assert "You are logged in" in front.page.html


def test_the_line_that_counts_is_gone_at_the_end(front: Front) -> None:
    result = front.log_in(front.person(front.world.maria))
    _, waiting, blank, after = result.stderr.rsplit("\r", 3)
    assert re.match(r"Waiting for the browser, \d+ seconds left", waiting)
    assert blank == " " * len(waiting)
    assert after.startswith("Logged in as")
    assert "\033" not in result.stderr


def test_a_script_gets_a_record_and_no_line_that_counts(front: Front) -> None:
    result = front.log_in(front.person(front.world.maria), "login --output json", terminal=False)
    record = result.as_shape("whoami")
    assert isinstance(record, dict)
    assert (record["username"], record["seconds_left"]) == ("m.visser", 1200)
    assert "Waiting for the browser, 300 seconds left; Ctrl-C ends it.\n" in result.stderr
    assert "\r" not in result.stderr


def test_whoever_is_logged_in_needs_no_browser(front: Front) -> None:
    front.world.as_("m.visser")
    result = front.with_browser("login", unopened)
    assert (result.code, result.stderr) == (0, f"{LOGGED_IN} To log in anew: ibadmin login --force\n")


def test_a_session_that_is_over_is_no_reason_to_stay_out(front: Front) -> None:
    front.world.as_("m.visser")
    front.world.later(minutes=20)
    assert front.log_in(front.person(front.world.maria)).code == 0
    assert front.opened


def test_logging_in_anew_ends_the_earlier_session(front: Front) -> None:
    front.world.as_("m.visser")
    earlier = front.secret()
    assert front.log_in(front.person(front.world.karim), "login --force").code == 0
    assert front.secret() != earlier
    assert not still_open(front.world, earlier)
    assert still_open(front.world, front.secret())


def test_a_login_that_fails_leaves_the_earlier_session(front: Front) -> None:
    front.world.as_("m.visser")
    earlier = front.secret()
    assert front.log_in(WEAK, "login --force").code == 3
    assert front.secret() == earlier
    assert still_open(front.world, earlier)


@pytest.mark.manual("1.1")
def test_a_level_below_3_is_refused(front: Front) -> None:
    result = front.log_in(WEAK)
    assert result.code == 3
    assert told(result.stderr) == (
        f"{OPENING}"
        "ibadmin: This eHerkenning login has level 2+; level 3 is the lowest that gets in (manual 1.1).\n"
        "-> Log in with an eHerkenning means of level 3 or higher; your makelaar supplies one.\n"
    )
    assert front.page
    assert "You are not given access" in front.page.html


@pytest.mark.manual("1")
def test_an_organisation_that_is_not_known_is_refused(front: Front) -> None:
    result = front.log_in(STRANGER)
    assert result.code == 3
    assert "No organisation with KvK number 99999990 is known at the portal (manual 1)." in result.stderr
    assert "0800 222 11 22" in result.stderr


@pytest.mark.manual("Inleiding")
def test_each_agreement_that_is_missing_is_named_and_whom_to_call(front: Front) -> None:
    front.world.people.organisation("GM-0001", "Adorp", kvk=NOT_SIGNED.kvk_number, agreements=False)
    result = front.log_in(NOT_SIGNED, "login --output json", terminal=False)
    assert result.code == 3
    error = json.loads(result.stderr.splitlines()[-1])["error"]
    assert [(each["code"], each["value"]) for each in error["reasons"]] == [
        ("agreement_missing", agreement.value) for agreement in Agreement
    ]
    assert "0800 222 11 22" in result.stderr


@pytest.mark.manual("2.3.1")
def test_who_was_deactivated_stays_out(front: Front) -> None:
    away = front.world.people.user(front.world.gouda, "Jansen", UserStatus.INACTIVE)
    result = front.log_in(front.person(away), language="nl")
    assert result.code == 3
    assert "(handleiding 2.3.1)" in result.stderr
    assert front.world.session.load() is None


def test_a_refusal_is_told_in_dutch(front: Front) -> None:
    result = front.log_in(WEAK, language="nl")
    assert "nodig (handleiding 1.1)" in result.stderr


def test_who_cancels_at_the_makelaar_is_told_so(front: Front) -> None:
    def cancel(address: str) -> bool:
        walker, page = Walker(), to_the_makelaar(address)
        cancelled = walker.follow(page, "Annuleren")
        walker.send(cancelled, cancelled.forms[0], {})
        return True

    result = front.with_browser("login", cancel)
    assert result.code == 7
    assert told(result.stderr) == (
        f"{OPENING}ibadmin: The login was cancelled at eHerkenning.\n-> Log in again with: ibadmin login\n"
    )


def test_an_answer_that_is_no_answer_ends_the_wait(front: Front) -> None:
    def spoil(address: str) -> bool:
        walker = Walker()
        page = walker.visit(address)
        form = page.forms[0]
        form.action = f"{address.partition('/login')[0]}/saml/consumer"
        form.fields["SAMLResponse"] = "PGEvPg=="
        assert "The login did not succeed" in walker.send(page, form, {}).html
        return True

    result = front.with_browser("login", spoil)
    assert result.code == 7
    assert "The answer of the makelaar was not good enough to let anyone in." in result.stderr


def test_a_makelaar_that_the_gateway_does_not_have_is_said(front: Front) -> None:
    result = front.with_browser("login --makelaar kpn", lambda address: bool(Walker().visit(address)))
    assert result.code == 7
    assert "The gateway has no makelaar of that name." in result.stderr


def test_a_makelaar_can_be_named(front: Front) -> None:
    assert front.log_in(front.person(front.world.maria), "login --makelaar demo").code == 0


@pytest.mark.embedded
def test_nobody_is_let_in_where_nothing_was_set_up(front: Front) -> None:
    front.world.variables["IBADMIN_GATEWAY_DIRECTORY"] = str(front.world.directory / "nowhere")
    result = front.with_browser("login", unopened)
    assert result.code == 7
    assert "gateway.toml: it does not exist" in result.stderr


@pytest.mark.embedded
def test_a_shared_store_that_has_no_gateway_lets_nobody_in(world: World) -> None:
    world.variables["IBADMIN_STORE"] = "postgresql://db.example.nl/zorg"
    result = world.run("login")
    assert (result.code, result.stderr.splitlines()[0]) == (
        2,
        f'ibadmin: {world.directory}/config/default.toml must name the gateway of the shared store: gateway = "https://...".',
    )


@pytest.mark.parametrize("said_by", ["flag", "environment", "profile"])
def test_no_browser_means_the_same_wherever_it_is_said(front: Front, said_by: str) -> None:
    if said_by == "environment":
        front.world.variables["IBADMIN_BROWSER"] = "none"
    if said_by == "profile":
        with (front.world.directory / "config" / "default.toml").open("a") as profile:
            profile.write('browser = "none"\n')
    front.world.open_browser = unopened
    interrupted = front.world.run(f"login --port 0 {'--no-browser' if said_by == 'flag' else ''}", meanwhile=interrupt)
    assert interrupted.code == 130
    lines = told(interrupted.stderr).splitlines()
    assert lines[2] == "No browser is opened here: open the address yourself."
    assert lines[3].startswith("Is your browser on another machine? Then run there first: ssh -L ")
    # Where the browser comes on the way: to the gateway on this machine, and back to the terminal.
    address = urlsplit(interrupted.stderr.splitlines()[1])
    back = urlsplit(parse_qs(address.query)["redirect_uri"][0])
    forwarded = re.findall(r"-L (\d+):127\.0\.0\.1:\1\b", lines[3])
    assert {str(address.port), str(back.port)} <= set(forwarded)
    assert lines[4] == "Waiting for the browser, 300 seconds left; Ctrl-C ends it."
    assert lines[5] == "Or paste the address at which the browser ends: "
    assert lines[6] == "Interrupted."


def interrupt() -> None:
    raise KeyboardInterrupt


def test_why_there_is_no_browser_is_said(front: Front) -> None:
    front.world.variables["SSH_TTY"] = "/dev/pts/0"
    front.world.open_browser = unopened
    result = front.world.run("login", meanwhile=interrupt)
    assert "You are working on another machine. No browser is opened here" in result.stderr


def test_a_browser_that_does_not_start_leaves_the_address(front: Front) -> None:
    front.world.open_browser = lambda _: False
    result = front.world.run("login", meanwhile=interrupt)
    assert "No browser could be started. Open the address yourself." in result.stderr


def test_who_comes_in_at_the_same_time_has_a_session_of_their_own(front: Front) -> None:
    maria, karim = front.person(front.world.maria), front.person(front.world.karim)
    second: list[int] = []

    def browse(address: str) -> bool:
        front.world.variables["IBADMIN_PROFILE"] = "other"
        (front.world.directory / "config" / "other.toml").write_text(
            f'session_storage = "file"\nstore = "{front.world.place}"\n'
        )
        second.append(front.log_in(karim).code)
        del front.world.variables["IBADMIN_PROFILE"]
        return walks(address, maria)

    front.world.open_browser = browse
    assert front.world.run("login").code == 0
    assert second == [0]
    assert "m.visser" in front.world.run("whoami").stdout
    front.world.variables["IBADMIN_PROFILE"] = "other"
    assert "k.smit" in front.world.run("whoami").stdout


def walks(address: str, person: Person) -> bool:
    return "You are logged in" in walk(address, person, "kpn").html


def test_a_place_that_cannot_keep_the_session_is_said_before_the_browser_opens(front: Front) -> None:
    data = front.world.directory / "data"
    front.world.variables["IBADMIN_STORE"] = str(data / "default" / "store.sqlite")
    front.world.variables["IBADMIN_DATA_DIR"] = "/proc"
    result = front.with_browser("login", unopened)
    assert result.code == 7


def test_a_session_that_cannot_be_kept_is_ended_again(front: Front) -> None:
    def browse(address: str) -> bool:
        # Between the login and the keeping of it, a folder takes the place of the file.
        (front.world.directory / "data" / "default" / "session").mkdir()
        return walks(address, front.person(front.world.maria))

    result = front.with_browser("login", browse)
    assert result.code == 7
    assert "session" in result.stderr
    assert front.world.user("m.visser").open_sessions == 0


def test_a_first_login_by_a_script_says_what_is_left(front: Front) -> None:
    result = front.log_in(NEWCOMER, "login", terminal=False)
    assert result.code == 0
    assert "1. Your personal details: ibadmin me edit" in result.stderr
    assert result.stdout.startswith("id\t")


def test_the_address_holds_nothing_that_lets_anyone_in(front: Front) -> None:
    front.log_in(front.person(front.world.maria))
    asked = front.opened[0].partition("?")[2]
    assert {pair.partition("=")[0] for pair in asked.split("&")} == {"code_challenge", "state", "redirect_uri"}
    assert front.secret() not in asked


@pytest.mark.parametrize("where", [{"COLUMNS": "40"}, {"TERM": "dumb"}], ids=["narrow", "dumb"])
def test_where_a_line_cannot_be_written_over_the_time_is_told_once(front: Front, where: dict[str, str]) -> None:
    front.world.variables |= where
    result = front.log_in(front.person(front.world.maria))
    assert result.stderr.count("Waiting for the browser, 300 seconds left; Ctrl-C ends it.\n") == 1
    assert "\r" not in result.stderr
