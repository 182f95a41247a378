import re
from datetime import timedelta

import pytest

from ibadmin.auth.codes import keyed_hash, read_key
from ibadmin.model import User, UserStatus
from ibadmin.rules.codes import spelled, understood
from tests.world import World, without_ids


@pytest.fixture
def jansen(world: World) -> User:
    """Jan Jansen waits, and the beheerder of Gouda is at the terminal."""
    user = world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    world.as_("m.visser")
    return user


def hash_of(world: World, user: User, code: str) -> bytes:
    """What the store is to keep of this code."""
    return keyed_hash(read_key(world.code_key), user.id, understood(code))


VERIFIED = """\
j.jansen (Jan Jansen, Gouda (GM-0513)) will be verified and gets a verification code.
  Name            heer J. (Jan) Jansen
  Department      Zorg
  Phone number    0182 588 211
  E-mail address  jan.jansen@voorbeeld.nl
  Arrived         2021-12-01 10:30
Are these the right details of j.jansen? [y/N] y
j.jansen has been verified.
Verification code for j.jansen: <code>
Give it by phone or e-mail. It works once, until 2021-12-04 10:30 (72 hours).
j.jansen has no roles yet: ibadmin roles grant j.jansen --product PRODUCT --role ROLE
"""


@pytest.mark.manual("2.1")
def test_the_details_are_shown_and_the_code_comes_after_a_yes(world: World, jansen: User) -> None:
    result = world.run("users verify j.jansen", answers=["y"])
    assert (result.code, without_ids(result.screen)) == (0, VERIFIED)
    assert world.user(jansen.id).status is UserStatus.APPROVED


@pytest.mark.manual("1.2")
def test_the_store_keeps_of_the_code_a_keyed_hash_alone(world: World, jansen: User) -> None:
    shown = world.run("users verify j.jansen --yes").stdout
    code = re.search(r"[B-Z]{4}-[B-Z]{4}", shown)
    assert code
    kept = world.user(jansen.id).code
    assert kept
    assert kept.keyed_hash == hash_of(world, jansen, code[0])
    assert code[0] not in world.run("users show j.jansen").screen
    assert all(code[0] not in str(entry) for entry in world.audit())


def test_in_json_the_code_is_there_this_once(world: World, jansen: User) -> None:
    result = world.run("users verify j.jansen --yes --output json")
    (record,) = result.records("users verify")
    kept = world.user(jansen.id).code
    assert kept
    assert kept.keyed_hash == hash_of(world, jansen, str(record["verification_code"]))
    assert (record["change"], record["status"], record["expires_at"]) == (
        "user_verified",
        "approved",
        "2021-12-04T09:30:00Z",
    )
    assert result.stderr == ""


def test_anything_but_yes_changes_nothing(world: World, jansen: User) -> None:
    for answer in ("", "n", "maybe"):
        result = world.run("users verify j.jansen", answers=[answer])
        assert (result.code, result.stdout) == (3, "")
    assert world.user(jansen.id) == jansen


def test_the_dutch_answer_the_question_in_dutch(world: World, jansen: User) -> None:
    result = world.run("users verify j.jansen", answers=["ja"], language="nl")
    assert result.code == 0
    assert "Verificatiecode voor j.jansen: " in result.stdout
    assert world.user(jansen.id).status is UserStatus.APPROVED


def test_a_dry_run_shows_no_code_and_changes_nothing(world: World, jansen: User) -> None:
    result = world.run("users verify j.jansen --dry-run")
    assert result.screen == "j.jansen (Jan Jansen, Gouda (GM-0513)) will be verified and gets a verification code.\n"
    assert world.user(jansen.id) == jansen
    (record,) = world.run("users verify j.jansen --dry-run --output json").records("users verify")
    assert (record["result"], record["verification_code"]) == ("planned", None)


def test_without_a_terminal_the_flag_that_answers_is_named(world: World, jansen: User) -> None:
    result = world.run("users verify j.jansen", terminal=False)
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == "-> Give the answer beforehand: add --yes"
    assert world.user(jansen.id) == jansen


@pytest.mark.parametrize("how", ["--no-input", "terminal closed"])
def test_where_nobody_can_answer_nothing_hangs(world: World, jansen: User, how: str) -> None:
    flag = "--no-input" if how == "--no-input" else ""
    result = world.run(f"{flag} users verify j.jansen")
    # Whoever ends the input at a terminal says no.
    assert result.code == (2 if flag else 3)
    assert world.user(jansen.id) == jansen


@pytest.mark.usefixtures("jansen")
def test_each_of_several_users_is_looked_at_and_gets_a_code_of_their_own(world: World) -> None:
    world.people.user(world.gouda, "Bos", UserStatus.PENDING, first_name="Lieke")
    result = world.run("users verify j.jansen l.bos", answers=["y", "y"])
    codes = re.findall(r"Verification code for (\S+): ([B-Z]{4}-[B-Z]{4})", result.stdout)
    assert [name for name, _ in codes] == ["j.jansen", "l.bos"]
    assert codes[0][1] != codes[1][1]


def test_one_no_among_several_verifies_nobody(world: World, jansen: User) -> None:
    world.people.user(world.gouda, "Bos", UserStatus.PENDING, first_name="Lieke")
    assert world.run("users verify j.jansen l.bos", answers=["y", "n"]).code == 3
    assert world.user(jansen.id).status is UserStatus.PENDING


@pytest.mark.usefixtures("jansen")
def test_a_code_is_spelled_when_asked(world: World) -> None:
    shown = world.run("users verify j.jansen --yes --spell").stdout.splitlines()
    words = spelled(shown[1].split(": ")[1])
    assert shown[2] == f"Spelled: {' '.join(words[:4])} - {' '.join(words[4:])}"


@pytest.mark.manual("1.2", "2.1")
def test_reissuing_ends_the_old_code(world: World, jansen: User) -> None:
    world.run("users verify j.jansen --yes")
    first = world.user(jansen.id).code
    world.later(hours=1)
    world.as_("m.visser")
    result = world.run("users verify j.jansen --reissue", answers=["y"])
    second = world.user(jansen.id).code
    assert first
    assert second
    assert first.keyed_hash != second.keyed_hash
    assert second.expires_at == first.expires_at + timedelta(hours=1)
    assert without_ids(result.screen) == (
        "j.jansen gets a new verification code; the old one is worth nothing from then on.\n"
        "Go on? [y/N] y\n"
        "j.jansen has a new verification code; the old one is worth nothing now.\n"
        "Verification code for j.jansen: <code>\n"
        "Give it by phone or e-mail. It works once, until 2021-12-04 11:30 (72 hours).\n"
    )


def test_verifying_twice_issues_no_second_code(world: World, jansen: User) -> None:
    world.run("users verify j.jansen --yes")
    code = world.user(jansen.id).code
    result = world.run("users verify j.jansen")
    assert (result.code, world.user(jansen.id).code) == (0, code)
    assert result.screen == (
        "j.jansen has been verified already. For a new code: ibadmin users verify j.jansen --reissue\n"
    )
    (record,) = world.run("users verify j.jansen --output json").records("users verify")
    assert (record["result"], record["verification_code"]) == ("unchanged", None)


@pytest.mark.manual("1.2")
def test_a_new_beheerder_is_the_servicedesks_to_verify(world: World, jansen: User) -> None:
    world.people.registration(world.gouda, "Jan Jansen", "jan.jansen@voorbeeld.nl", ["iwmo"])
    result = world.run("users verify j.jansen")
    assert result.code == 3
    assert result.stderr == (
        "ibadmin: j.jansen is a new gebruikersbeheerder, who gets the verification code from the servicedesk"
        " (manual 1.2).\n"
        "-> Contact the servicedesk of the Inlichtingenbureau (0800 222 11 22, servicedesk@inlichtingenbureau.nl).\n"
    )
    world.as_("a.bakker")
    shown = world.run("users verify j.jansen", answers=["y"]).screen
    assert "  Registration as administrator  Jan Jansen, jan.jansen@voorbeeld.nl: iwmo\n" in shown
    assert "Give it by phone. It works once, until 2021-12-02 10:30 (24 hours).\n" in shown
    assert world.user(jansen.id).status is UserStatus.APPROVED


def test_every_reason_is_told_and_nothing_is_done(world: World, jansen: User) -> None:
    arrived = world.people.user(world.gouda, "", UserStatus.ARRIVED)
    world.people.user(world.gouda, "Berg", UserStatus.INACTIVE, first_name="Kees")
    result = world.run(["users", "verify", "j.jansen", arrived.id, "k.berg", "m.visser", "--yes", "--output", "json"])
    assert (result.code, result.stdout) == (3, "")
    codes = [reason["code"] for reason in result.error["reasons"]]
    assert codes == ["details_missing", "user_inactive", "oneself"]
    assert world.user(jansen.id) == jansen
