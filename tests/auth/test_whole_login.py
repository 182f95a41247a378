"""From the terminal through gateway and makelaar and back, with real signatures and no browser (1.1, 2)."""

from hashlib import sha256

import pytest

from ibadmin.auth.handoff import Handoff
from ibadmin.auth.login import Login
from ibadmin.auth.simulator import Person
from ibadmin.auth.walk import WalkBlocked, Walker, walk
from ibadmin.errors import LoginFailed
from ibadmin.model import AssuranceLevel, UserStatus
from ibadmin.rules.manual import Refusal, Refused
from ibadmin.store.unit import Store
from tests.auth.browser import walking_browser
from tests.auth.conftest import LOW, MARIEKE, STRANGER, Clock
from tests.auth.service import NOW

pytestmark = pytest.mark.manual("1.1")


def quiet(_: int) -> None:
    """Show no countdown."""


def test_whoever_walks_all_the_pages_has_a_session_in_the_terminal(login: Login, store: Store) -> None:
    with login.begin("nl") as handoff, walking_browser(MARIEKE) as browser:
        assert browser.open(handoff.start_url())
        token = handoff.redeem(handoff.wait(quiet, seconds=20))
        assert "U bent ingelogd" in browser.ended().html
    with store.reading(sha256(token.secret.encode()).digest(), NOW) as unit:
        assert unit.actor.user.status is UserStatus.ARRIVED
        assert unit.actor.user.organisation.name == "Waterlaan"
        assert unit.actor.session.assurance_level is AssuranceLevel.LOA3


def test_the_same_person_is_the_same_user_the_next_time(login: Login, store: Store) -> None:
    users = []
    for _ in range(2):
        with login.begin("nl") as handoff:
            walk(handoff.start_url(), MARIEKE, "digidentity")
            token = handoff.redeem(handoff.wait(quiet, seconds=20))
        with store.reading(sha256(token.secret.encode()).digest(), NOW) as unit:
            users.append(unit.actor.user.id)
    assert users[0] == users[1]


@pytest.mark.parametrize(
    ("person", "refusal"), [(LOW, Refusal.LEVEL_TOO_LOW), (STRANGER, Refusal.ORGANISATION_UNKNOWN)]
)
def test_a_refusal_reaches_the_terminal_with_its_reason(login: Login, person: Person, refusal: Refusal) -> None:
    with login.begin("nl") as handoff:
        assert "U krijgt geen toegang" in walk(handoff.start_url(), person, "kpn").html
        with pytest.raises(Refused) as raised:
            handoff.redeem(handoff.wait(quiet, seconds=20))
    assert [reason.refusal for reason in raised.value.reasons] == [refusal]


def test_whoever_cancels_at_the_makelaar_is_told_so_in_the_terminal(login: Login) -> None:
    with login.begin("nl") as handoff:
        walker = Walker()
        sent = walker.visit(handoff.start_url())
        choosing = walker.send(sent, sent.forms[0], {})
        cancelled = walker.follow(choosing, "Annuleren")
        assert "afgebroken" in walker.send(cancelled, cancelled.forms[0], {}).html
        with pytest.raises(LoginFailed) as raised:
            handoff.redeem(handoff.wait(quiet, seconds=20))
    assert raised.value.why == "cancelled"


def test_a_code_is_worth_something_once_and_for_a_minute(login: Login, clock: Clock) -> None:
    with login.begin("nl") as handoff:
        walk(handoff.start_url(), MARIEKE, "kpn")
        handed_over = handoff.wait(quiet, seconds=20)
        handoff.redeem(handed_over)
        with pytest.raises(LoginFailed) as raised:
            handoff.redeem(handed_over)
    assert raised.value.why == "code_used"
    with login.begin("nl") as handoff:
        walk(handoff.start_url(), MARIEKE, "kpn")
        handed_over = handoff.wait(quiet, seconds=20)
        clock.now = NOW.replace(minute=NOW.minute + 1, second=1)
        with pytest.raises(LoginFailed):
            handoff.redeem(handed_over)


def test_a_code_is_worth_nothing_in_another_terminal(login: Login) -> None:
    with login.begin("nl") as handoff, Handoff(handoff.start_url().partition("/login")[0], "nl") as other:
        walk(handoff.start_url(), MARIEKE, "kpn")
        with pytest.raises(LoginFailed):
            other.redeem(handoff.wait(quiet, seconds=20))


def test_a_wrong_password_leaves_the_walk_where_it_was(login: Login) -> None:
    wrong = Person(MARIEKE.username, "verkeerd", MARIEKE.display_name, MARIEKE.kvk_number)
    with login.begin("nl") as handoff:
        page = walk(handoff.start_url(), wrong, "kpn")
    assert page.status == 422
    assert "De gebruikersnaam of het wachtwoord klopt niet." in page.html


def test_the_walk_chooses_only_what_is_on_the_page(login: Login) -> None:
    with login.begin("nl") as handoff, pytest.raises(WalkBlocked, match="means cannot be filled in"):
        walk(handoff.start_url(), MARIEKE, "no-such-means")
