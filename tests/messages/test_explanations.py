"""What a person reads on standard error, and what a script reads there."""

import json

import pytest

from ibadmin import errors, messages
from ibadmin.errors import IbadminError
from ibadmin.language import bind
from ibadmin.rules.manual import Reason, Refusal, Refused
from tests.messages import told

STILL_ON = Refused(
    [
        Reason(Refusal.STILL_ACTIVE, "j.jansen", "active"),
        Reason(Refusal.NEWSLETTER_ON, "j.jansen"),
        Reason(Refusal.CONTACT_PERSON_ON, "j.jansen"),
    ]
)


def text_of(error: IbadminError) -> list[str]:
    return messages.as_text(messages.error(error)).splitlines()


def test_one_reason_is_the_sentence_itself() -> None:
    assert text_of(Refused(STILL_ON.reasons[:1])) == [
        "ibadmin: j.jansen has not been deactivated yet (manual 2.3.2).",
        "-> Deactivate first, which also ends newsletter and contact person: ibadmin users deactivate j.jansen",
    ]


def test_several_reasons_stand_below_each_other_and_share_their_next_step() -> None:
    assert text_of(STILL_ON) == [
        "ibadmin: This cannot be done, and nothing was changed:",
        "  - j.jansen has not been deactivated yet (manual 2.3.2).",
        "  - j.jansen still receives the newsletter (manual 2.3.2).",
        "  - j.jansen is still a contact person (manual 2.3.2).",
        "-> Deactivate first, which also ends newsletter and contact person: ibadmin users deactivate j.jansen",
    ]


def test_a_refusal_in_dutch() -> None:
    bind({"IBADMIN_LANGUAGE": "nl"})
    refused = Refused([Reason(Refusal.AGREEMENT_MISSING, "Veendijk (GM9001)", "vecozo")])
    assert text_of(refused) == [
        (
            "ibadmin: Veendijk (GM9001) kan geen gebruik maken van het portaal: de bewerkersovereenkomst met VECOZO "
            "is nog niet ondertekend geretourneerd (handleiding Inleiding)."
        ),
        (
            "-> Stuur de bewerkersovereenkomst met VECOZO ondertekend terug; neem voor vragen contact op met de "
            "servicedesk van het Inlichtingenbureau (0800 222 11 22, servicedesk@inlichtingenbureau.nl)."
        ),
    ]


def test_each_field_says_what_is_wrong_with_it() -> None:
    assert text_of(errors.InvalidInput([("surname", "required"), ("email_address", "malformed")])) == [
        "ibadmin: These cannot be accepted yet; nothing was changed:",
        "  - Surname is required.",
        "  - E-mail address must be an address such as j.jansen@gemeente.nl.",
    ]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize(
    "error", [errors.StoreUnreachable("db", "unreachable"), errors.GatewayUnreachable("https://x")]
)
def test_who_cannot_connect_hears_of_the_networks(error: IbadminError, language: str) -> None:
    bind({"IBADMIN_LANGUAGE": language})
    assert "Gemnet or Diginetwerk?".replace("or", {"en": "or", "nl": "of"}[language]) in text_of(error)[1]


@pytest.mark.parametrize("why", ["none", "timeout", "locked"])
def test_who_has_no_keyring_gets_three_ways_out(why: str) -> None:
    assert len(messages.error(errors.KeyringUnavailable(why)).next_steps) == 3


def test_a_long_list_of_names_is_counted() -> None:
    names = [f"u{number}" for number in range(13)]
    assert text_of(errors.Conflict(names))[0].endswith("u8, u9 and 3 more.")


def test_a_script_gets_every_reason_with_its_code_and_section() -> None:
    told_to_script = json.loads(messages.as_json(messages.error(STILL_ON)))["error"]
    assert [(each["code"], each["section"]) for each in told_to_script["reasons"]] == [
        ("still_active", "2.3.2"),
        ("newsletter_on", "2.3.2"),
        ("contact_person_on", "2.3.2"),
    ]


def test_a_script_gets_one_shape_for_every_error() -> None:
    shapes = {
        (*answer, *answer["error"])
        for error in told.raised()
        if (answer := json.loads(messages.as_json(messages.error(error))))
    }
    assert shapes == {("error", "code", "message", "hint", "details", "reasons")}


def test_a_script_gets_names_as_they_are_and_a_terminal_never_sees_them() -> None:
    line = messages.as_json(messages.error(errors.NotFound("user", ["\x1b[2J\u202e"])))
    assert json.loads(line)["error"]["details"]["names"] == ["\x1b[2J\u202e"]
    assert line.isascii()
    assert line.isprintable()


def test_codes_and_values_are_the_same_in_both_languages() -> None:
    def stable(language: str) -> list[object]:
        bind({"IBADMIN_LANGUAGE": language})
        answers = [json.loads(messages.as_json(messages.error(error)))["error"] for error in told.raised()]
        return [(each["code"], each["details"], [reason["code"] for reason in each["reasons"]]) for each in answers]

    assert stable("en") == stable("nl")


def test_wrong_usage_says_where_to_look() -> None:
    assert messages.as_text(messages.wrong_usage("A command is missing.", "ibadmin users")).splitlines() == [
        "ibadmin: A command is missing.",
        "-> See how it works: ibadmin users --help",
    ]
