import re
from collections.abc import Iterator
from typing import get_args

import pytest

from ibadmin import messages
from ibadmin.errors import IbadminError
from ibadmin.facts import Fact, Unchanged
from ibadmin.failures import Remark
from ibadmin.language import bind
from ibadmin.rules.manual import Refusal, Refused
from tests.messages import told

OURS = ("ibadmin.errors", "ibadmin.failures", "ibadmin.system", Refused.__module__)
HOSTILE = "\x1b]52;c;cm0=\x07\x9b2J\u202e[/foo]\u2028{0}{subject}%s\n\tj\u200b"


def said(name: str = "j.jansen") -> Iterator[str]:
    """Every sentence there is, about people and things of this name."""
    for change in told.changes(name):
        yield messages.fact(change)
        yield messages.planned(change)
    for reason in told.reasons(name):
        yield messages.reason(reason)
        yield messages.next_step(reason)
    for error in told.raised(name):
        yield messages.as_text(messages.error(error))
    yield from talk(name)


def talk(name: str) -> Iterator[str]:
    user, place = told.user(name), told.organisation(name)
    session = told.session(user)
    verified = next(change for change in told.changes(name) if type(change).__name__ == "UserVerified")
    yield messages.code_line(user, "BCDF-GHJK", told.LATER, tuple("abcdefgh"), told.NOW)
    yield messages.code_issued_before(user)
    yield messages.roles_to_grant(user)
    yield messages.details_to_check(verified)  # type: ignore[arg-type]
    yield messages.details_right_question(user)
    yield messages.deactivate_question(user)
    yield messages.type_name_question(user)
    yield messages.detail_question("surname", True, name)
    yield messages.detail_question("newsletter", False)
    yield messages.no_roles(user)
    yield messages.no_members(place)
    yield messages.open_address(name)
    yield messages.forward_ports((8765, 8766))
    yield messages.waiting(1)
    yield messages.logged_in(user, session)
    yield messages.logged_in_already(user, session)
    yield messages.first_login(user)
    yield messages.awaiting_verification(user)
    yield messages.store_made(name, place)
    yield messages.store_planned(name, place)
    yield from (messages.renewal("0001", "0002", [name], planned) for planned in (True, False))
    yield messages.renewal("0001", "0001", [], False)
    yield messages.chain_broken(name, 3, "altered")
    yield messages.administrators_to_verify(2)
    yield messages.chain_whole(500)
    yield from (messages.no_browser_here(why) for why in ("", "ssh", "wsl", "no_display", "text_browser"))
    yield messages.as_text(messages.wrong_usage(name, "ibadmin users"))
    yield messages.headings_unused([name])
    yield messages.remark(Remark("encoding_assumed", "", name), 1)
    yield messages.remark(Remark("several_headings", "first_name", name), 1)
    yield messages.remark(Remark("inactive_and_working", "", name), 2)
    yield messages.as_text(messages.bug(IbadminError()))


ALONE = [
    messages.browser_opened,
    messages.code_comes_from,
    messages.code_question,
    messages.code_to_enter,
    messages.details_introduction,
    messages.go_on_question,
    messages.interrupted,
    messages.log_in_again,
    messages.logged_out,
    messages.keep_heads,
    messages.no_administrators,
    messages.no_audit_entries,
    messages.no_organisations,
    messages.no_registrations,
    messages.no_sessions,
    messages.nobody_found,
    messages.nobody_waits,
    messages.not_logged_in,
    messages.paste_question,
    messages.wrong_name_typed,
]


def every_sentence(name: str = "j.jansen") -> list[str]:
    return [*said(name), *(sentence() for sentence in ALONE)]


def test_every_fact_has_been_told() -> None:
    assert {type(change) for change in told.changes()} == {*get_args(Fact), Unchanged}


def test_every_refusal_has_been_explained() -> None:
    assert {reason.refusal for reason in told.reasons()} == set(Refusal)


def test_every_sentence_is_whole(language: str) -> None:
    lines = [line for text in every_sentence() for line in text.split("\n") if not line.startswith("  ")]
    broken = [line for line in lines if re.search(r"[{}]|  |\(\)|None| [.;:,]", line)]
    assert broken == [], language


def test_no_sentence_ends_with_a_new_line(language: str) -> None:
    assert [text for text in every_sentence() if text.endswith("\n") or not text.strip()] == [], language


def test_every_sentence_is_another_one_in_dutch() -> None:
    english = every_sentence()
    bind({"IBADMIN_LANGUAGE": "nl"})
    same = [text for text, dutch in zip(english, every_sentence(), strict=True) if text == dutch]
    assert same == []


def test_a_hostile_name_acts_nowhere(language: str) -> None:
    acting = [line for text in said(HOSTILE) for line in text.split("\n") if not line.isprintable()]
    assert acting == [], language


def test_a_hostile_name_is_still_there_to_be_read(language: str) -> None:
    harmless = r"\x1b]52;c;cm0=\x07\x9b2J\u202e[/foo]\u2028{0}{subject}%s\n\tj\u200b"
    assert messages.deactivate_question(told.user(HOSTILE)).count(harmless) == 1, language


def test_a_reason_ends_with_the_section_of_the_manual(language: str) -> None:
    manual = {"en": "manual", "nl": "handleiding"}[language]
    without = [
        text
        for reason in told.reasons()
        # The manual sets no limits to a run.
        if reason.refusal.section
        and not (text := messages.reason(reason)).endswith(f" ({manual} {reason.refusal.section}).")
    ]
    assert without == []


def test_a_reason_names_its_subject(language: str) -> None:
    nameless = {each.refusal for each in told.reasons("Xantippe") if "Xantippe" not in messages.reason(each)}
    # What is wrong with a typed code is said to the one who typed it.
    assert nameless == {Refusal.CODE_WRONG}, language


def test_a_next_step_is_a_command_or_somebody_to_call(language: str) -> None:
    steps = [messages.next_step(reason) for reason in told.reasons()]
    lost = [text for text in steps if not re.search(r"ibadmin \w+|0800 222 11 22|makelaar|--(even-last|expect)", text)]
    assert lost == [], language


def every_class() -> set[type[IbadminError]]:
    found, waiting = set[type[IbadminError]](), [IbadminError]
    while waiting:
        each = waiting.pop()
        found.add(each)
        waiting += [sub for sub in each.__subclasses__() if sub.__module__ in OURS]
    return found - {IbadminError}


def test_every_error_has_been_explained() -> None:
    assert {type(error) for error in told.raised()} == every_class()


def test_no_error_is_taken_for_a_bug(language: str) -> None:
    bug = messages.bug(IbadminError()).what
    assert [error for error in told.raised() if messages.error(error).what == bug] == [], language


def test_an_error_nobody_has_explained_is_a_bug() -> None:
    assert messages.error(IbadminError()) == messages.bug(IbadminError())


@pytest.mark.parametrize("error", list(told.raised()), ids=lambda error: error.code)
def test_an_explanation_has_the_code_of_its_error(error: IbadminError) -> None:
    assert messages.error(error).code == error.code
