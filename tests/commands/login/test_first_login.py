"""The first login from end to end (1.2, 2, 2.1): arrive, fill in, be verified, enter the code, log in again."""

import re

import pytest

from ibadmin.model import User, UserStatus
from tests.commands.login.front import NEWCOMER, Front, told
from tests.world import World

OPTIONS = (
    "me edit --salutation mevrouw --initials S. --first-name Sanne --infix de --surname Wit "
    "--phone-number '0182 588 000' --email-address s.dewit@gouda.nl"
)
FORM = """\
Log in with eHerkenning in the browser, at this address:
<address>
The browser is being opened.
Logged in as <id> at Gouda (GM-0513), until 2021-12-01 18:30 at most; after 20 quiet minutes it is over.
Welcome: this is your first login at Gouda (GM-0513). Two things are left, once only.
1. Your personal details: ibadmin me edit
2. Your verification code: ibadmin me verify
Fill in your personal details; your account gets its rights by them. * = required
Salutation * (heer, mevrouw): dame
Initials *: S.
First name: Sanne
Infix: de
Surname *: Wit
Department: Wmo
Phone number *: 0182 588 000
E-mail address *: s.dewit@gouda
Newsletter (yes, no) [no]: yes
ibadmin: These cannot be accepted yet; nothing was changed:
  - Salutation must be heer or mevrouw.
  - E-mail address must be an address such as j.jansen@gemeente.nl.
Salutation * (heer, mevrouw) [dame]: mevrouw
E-mail address * [s.dewit@gouda]: s.dewit@gouda.nl
Your personal details have been saved; your user name is s.dewit.
You get your verification code from the gebruikersbeheerder of your organisation. Are you the new \
gebruikersbeheerder? Then you get it from the servicedesk of the Inlichtingenbureau (0800 222 11 22, \
servicedesk@inlichtingenbureau.nl). Enter it with: ibadmin me verify
"""
ANSWERS = ("dame", "S.", "Sanne", "de", "Wit", "Wmo", "0182 588 000", "s.dewit@gouda", "yes", "mevrouw")


@pytest.mark.manual("1.2")
def test_the_first_login_asks_for_the_details_and_asks_again_for_what_is_wrong(front: Front) -> None:
    result = front.log_in(NEWCOMER, answers=[*ANSWERS, "s.dewit@gouda.nl"])
    assert result.code == 0
    assert re.sub(r"[0-9a-f]{20}", "<id>", told(result.screen)) == FORM
    user = front.world.user("s.dewit")
    assert user.status is UserStatus.PENDING
    assert not user.newsletter
    assert user.details
    assert (user.details.full_name, user.details.department) == ("Sanne de Wit", "Wmo")


@pytest.mark.manual("1.2", "2", "2.1")
def test_a_new_user_becomes_one_from_end_to_end(front: Front) -> None:
    world, person = front.world, NEWCOMER
    assert front.log_in(person, terminal=False).code == 0
    refused = world.run("users list")
    assert (refused.code, "ibadmin me edit" in refused.stderr) == (3, True)
    assert world.run(OPTIONS).code == 0
    assert world.run("me verify").code == 3
    code = code_from_the_beheerder(front)
    entered = world.run("me verify", answers=[code.lower().replace("-", " ")])
    assert entered.code == 0
    assert entered.stderr.endswith("Your session has ended; log in again with: ibadmin login\n")
    assert world.run("whoami").code == 4
    again = front.log_in(person)
    assert (again.code, "Logged in as s.dewit at Gouda" in again.stderr) == (0, True)
    assert world.user("s.dewit").status is UserStatus.ACTIVE


def code_from_the_beheerder(front: Front) -> str:
    """Maria verifies at her own desk, and tells the code."""
    mine = front.secret()
    front.world.as_("m.visser")
    shown = front.world.run("users verify s.dewit --yes").stdout
    front.world.session.store(mine)
    code = re.search(r"[B-Z]{4}-[B-Z]{4}", shown)
    assert code
    return code[0]


@pytest.fixture
def approved(front: Front) -> tuple[World, str]:
    """Sanne waits with her code at the terminal."""
    front.log_in(NEWCOMER, terminal=False)
    front.world.run(OPTIONS)
    return front.world, code_from_the_beheerder(front)


def tries(world: World) -> int:
    user: User = world.user("s.dewit")
    assert user.code
    return user.code.tries


@pytest.mark.manual("1.2")
def test_wrong_codes_are_counted_and_the_fifth_ends_the_code(approved: tuple[World, str]) -> None:
    world, code = approved
    left = [world.run("me verify --output json", answers=["BCDF-GHJK"]) for _ in range(5)]
    assert [result.code for result in left] == [3] * 5
    reasons = [re.search(r'"code": "code_wrong".*?"value": "(\d)"', result.stderr) for result in left]
    assert [reason and reason[1] for reason in reasons] == ["4", "3", "2", "1", "0"]
    assert world.run("me verify", answers=[code]).code == 3
    assert world.user("s.dewit").status is UserStatus.APPROVED


@pytest.mark.manual("1.2")
def test_a_code_that_has_expired_is_refused(approved: tuple[World, str]) -> None:
    world, code = approved
    mine = world.session
    world.later(hours=72)
    mine.store(world.people.session(world.user("s.dewit")))
    assert world.run("me verify", answers=[code]).code == 3
    assert world.user("s.dewit").status is UserStatus.APPROVED


def test_no_code_at_all_is_not_a_wrong_one(approved: tuple[World, str]) -> None:
    world, _ = approved
    result = world.run("me verify", answers=[""])
    assert (result.code, result.stderr.endswith("Verification code is required.\n")) == (2, True)
    assert tries(world) == 0


def test_a_script_gives_the_code_on_standard_input(approved: tuple[World, str]) -> None:
    world, code = approved
    result = world.run("me verify --code-stdin --output json", terminal=False, stdin=f"{code}\n")
    assert result.code == 0
    assert [record["result"] for record in result.records("me_verify")] == ["done"]


def test_without_a_terminal_the_flag_is_named(approved: tuple[World, str]) -> None:
    world, _ = approved
    result = world.run("me verify", terminal=False)
    assert (result.code, "--code-stdin" in result.stderr) == (2, True)


def test_the_code_is_in_no_output(approved: tuple[World, str]) -> None:
    world, code = approved
    typed = world.run("me verify --code-stdin", terminal=False, stdin=f"{code}\n")
    assert code not in typed.stdout + typed.stderr


def test_a_right_code_works_once(approved: tuple[World, str]) -> None:
    world, code = approved
    secret = world.session.load()
    assert secret
    world.run("me verify", answers=[code])
    world.session.store(secret)
    assert world.run("me verify --code-stdin", terminal=False, stdin=code).code == 4


@pytest.mark.manual("1.2")
def test_the_next_login_asks_for_the_code(front: Front, approved: tuple[World, str]) -> None:
    world, code = approved
    result = front.log_in(NEWCOMER, "login --force", answers=[code])
    assert result.code == 0
    assert "Enter the verification code that you were given" in result.stderr
    assert world.user("s.dewit").status is UserStatus.ACTIVE


def test_the_code_can_be_left_for_later(front: Front, approved: tuple[World, str]) -> None:
    world, _ = approved
    assert front.log_in(NEWCOMER, "login --force", answers=[""]).code == 0
    assert tries(world) == 0


def test_who_waits_to_be_verified_is_told_so(front: Front) -> None:
    front.log_in(NEWCOMER, terminal=False)
    front.world.run(OPTIONS)
    result = front.world.run("login")
    assert "your details wait to be verified by the gebruikersbeheerder of Gouda" in result.stderr
    verify = front.world.run("me verify", answers=[])
    assert verify.code == 3


@pytest.mark.manual("1.2")
def test_who_waits_can_still_correct_the_details(front: Front) -> None:
    front.log_in(NEWCOMER, terminal=False)
    front.world.run(OPTIONS)
    assert front.world.run("me edit --surname Zwart").code == 0
    assert front.world.user("s.dewit").details
    shown = front.world.run("me show --output json").as_shape("users_show")
    assert isinstance(shown, dict)
    assert shown["surname"] == "Zwart"


def test_details_that_are_not_right_are_all_named_and_nothing_is_kept(front: Front) -> None:
    front.log_in(NEWCOMER, terminal=False)
    result = front.world.run("me edit --salutation dame --surname Wit --output json", terminal=False)
    assert result.code == 2
    named = {each["field"] for each in result.error["details"]["problems"]}
    assert named == {"salutation", "initials", "phone_number", "email_address"}
    assert front.world.user(id_of_newcomer(front)).status is UserStatus.ARRIVED


def id_of_newcomer(front: Front) -> str:
    with front.world.store.inspecting(front.world.now) as unit:
        return next(user.id for user in unit.users.listed(status="arrived"))


def test_a_dry_run_shows_what_would_be_saved(front: Front) -> None:
    front.log_in(NEWCOMER, terminal=False)
    result = front.world.run(f"{OPTIONS} --dry-run")
    assert result.code == 0
    assert front.world.user(id_of_newcomer(front)).details is None


def test_without_a_terminal_the_required_options_are_named(front: Front) -> None:
    front.log_in(NEWCOMER, terminal=False)
    result = front.world.run("me edit", terminal=False)
    assert result.code == 2
    for option in ("--salutation", "--initials", "--surname", "--phone-number", "--email-address"):
        assert option in result.stderr
