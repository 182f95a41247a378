"""The pages of the bundled makelaar: steps 2 to 4 of the manual (1.1)."""

from datetime import timedelta
from urllib.request import ProxyHandler, build_opener

import pytest

from ibadmin.auth.simulator import Simulator, read_means
from ibadmin.auth.walk import Walker
from tests.auth.arriving import answer, arrive, choose, confirm, identify, log_in, statuses
from tests.auth.conftest import JAN, MARIEKE, Clock
from tests.auth.service import Service

pytestmark = pytest.mark.manual("1.1")


def test_step_2_offers_the_means_that_the_manual_shows(simulator: Simulator, service: Service) -> None:
    page = arrive(simulator, service)
    assert page.form_with("means") is not None
    assert page.forms[0].choices["means"] == [means.code for means in read_means()]
    for name in ("Digidentity", "KPN", "QuoVadis", "Reconi", "We-ID (voorheen Connectis)", "Z login"):
        assert name in page.html


def test_nothing_chosen_is_said_beside_the_field(simulator: Simulator, service: Service) -> None:
    page = Walker().send(arrive(simulator, service), arrive(simulator, service).forms[0], {})
    assert page.status == 422
    assert "Kies een inlogmiddel uit de lijst." in page.html


def test_step_3_has_the_password_beside_the_smartcard(simulator: Simulator, service: Service) -> None:
    page = choose(arrive(simulator, service), "we-id")
    assert "Inloggen met We-ID (voorheen Connectis)" in page.html
    assert page.form_with("username", "password")
    assert "Smartcard of USB-token" in page.html


def test_step_4_asks_for_the_code_that_the_demo_box_shows(simulator: Simulator, service: Service) -> None:
    page = identify(choose(arrive(simulator, service)), MARIEKE)
    assert "Demo: uw sms" in page.html
    assert len(page.marked["demo-sms-code"]) == 6


def test_whoever_answers_everything_goes_back_with_success(simulator: Simulator, service: Service) -> None:
    page = log_in(simulator, service, MARIEKE)
    assert page.forms[0].action == service.consumer
    assert page.forms[0].fields["RelayState"] == "relay"
    assert statuses(answer(page)) == ["Success"]


def test_a_user_name_is_right_in_any_case(simulator: Simulator, service: Service) -> None:
    page = choose(arrive(simulator, service))
    values = {"username": MARIEKE.username.upper(), "password": MARIEKE.password}
    assert Walker().send(page, page.form_with("password"), values).form_with("sms_code")


def test_a_wrong_password_can_be_tried_again(simulator: Simulator, service: Service) -> None:
    page = identify(choose(arrive(simulator, service)), MARIEKE, "verkeerd")
    assert "De gebruikersnaam of het wachtwoord klopt niet." in page.html
    assert identify(page, MARIEKE).form_with("sms_code")


def test_five_wrong_passwords_end_the_login(simulator: Simulator, service: Service) -> None:
    page = choose(arrive(simulator, service))
    for _ in range(5):
        page = identify(page, MARIEKE, "verkeerd")
    assert statuses(answer(page)) == ["Responder", "AuthnFailed"]


def test_five_wrong_codes_end_the_login(simulator: Simulator, service: Service) -> None:
    page = identify(choose(arrive(simulator, service)), MARIEKE)
    for _ in range(5):
        wrong = "000000" if page.marked["demo-sms-code"] != "000000" else "111111"
        page = confirm(page, wrong)
    assert statuses(answer(page)) == ["Responder", "AuthnFailed"]


def test_a_new_code_ends_the_old_one_and_gives_no_new_tries(simulator: Simulator, service: Service) -> None:
    first = identify(choose(arrive(simulator, service)), MARIEKE)
    wrong = "000000" if first.marked["demo-sms-code"] != "000000" else "111111"
    tried = confirm(first, wrong)
    again = Walker().send(tried, tried.forms[-1], {"by": "call"})
    assert "Demo: u wordt gebeld" in again.html
    assert again.marked["demo-sms-code"] != first.marked["demo-sms-code"]
    assert "nog 3 keer" in confirm(again, wrong).html


def test_a_smartcard_with_its_pin_needs_no_sms(simulator: Simulator, service: Service) -> None:
    page = choose(arrive(simulator, service))
    card = Walker().send(page, page.forms[-1], {})
    back = Walker().send(card, card.form_with("pin"), {"card": MARIEKE.username, "pin": MARIEKE.pin})
    assert statuses(answer(back)) == ["Success"]


def test_who_has_no_card_is_not_offered_one(simulator: Simulator, service: Service) -> None:
    page = choose(arrive(simulator, service))
    card = Walker().send(page, page.forms[-1], {})
    assert JAN.username not in card.forms[0].choices["card"]


@pytest.mark.parametrize("step", ["choose", "identify", "sms"])
def test_cancelling_goes_back_with_a_failure(simulator: Simulator, service: Service, step: str) -> None:
    page = arrive(simulator, service)
    if step != "choose":
        page = choose(page)
    if step == "sms":
        page = identify(page, MARIEKE)
    back = Walker().follow(page, "Annuleren")
    assert statuses(answer(back)) == ["Responder", "AuthnFailed"]
    assert answer(back).find("{*}Assertion") is None


@pytest.mark.parametrize("step", ["identify", "card", "sms", "return"])
def test_a_step_cannot_be_skipped(simulator: Simulator, service: Service, step: str) -> None:
    page = arrive(simulator, service)
    assert Walker().visit(page.address.replace("/choose", f"/{step}")).address == page.address


def test_a_login_is_answered_once(simulator: Simulator, service: Service) -> None:
    page = log_in(simulator, service, MARIEKE)
    again = Walker().visit(page.address)
    assert again.status == 410
    assert "Deze login is afgelopen" in again.html


def test_a_login_lasts_ten_minutes(simulator: Simulator, service: Service, clock: Clock) -> None:
    page = arrive(simulator, service)
    clock.now += timedelta(minutes=10)
    assert Walker().visit(page.address).status == 410


def test_english_stays_on_once_chosen(simulator: Simulator, service: Service) -> None:
    page = arrive(simulator, service)
    english = Walker().follow(page, "English")
    assert '<html lang="en">' in english.html
    assert "Username and password" in choose(english).html


def test_what_people_are_called_is_never_markup(simulator: Simulator, service: Service) -> None:
    page = choose(arrive(simulator, service))
    values = {"username": '"><script>alert(1)</script>', "password": "x"}
    assert "<script>alert" not in Walker().send(page, page.form_with("password"), values).html


@pytest.mark.parametrize("path", ["/", "/login/none/choose", "/favicon.ico"])
def test_other_addresses_show_a_page_that_says_so(simulator: Simulator, path: str) -> None:
    page = Walker().visit(f"{simulator.address}{path}")
    assert page.status in (404, 410)
    assert "Begin opnieuw bij de dienst" in page.html


def test_no_page_is_kept_framed_or_allowed_anything_from_elsewhere(simulator: Simulator, service: Service) -> None:
    address = arrive(simulator, service).address
    with build_opener(ProxyHandler({})).open(address, timeout=10) as response:
        headers = response.headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-cache, no-store"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_no_page_names_an_address_of_anybody_else(simulator: Simulator, service: Service) -> None:
    pages = [arrive(simulator, service)]
    pages.append(choose(pages[-1]))
    pages.append(identify(pages[-1], MARIEKE))
    for page in pages:
        assert "http" not in page.html.replace(simulator.address, "")


def test_a_makelaar_that_was_closed_answers_no_more(simulator: Simulator, service: Service) -> None:
    address = arrive(simulator, service).address
    simulator.close()
    with pytest.raises(OSError, match="refused"):
        Walker().visit(address)
