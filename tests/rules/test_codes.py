"""Verificatiecodes (1.2): easy to say, hard to mistake."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibadmin.model import Actor
from ibadmin.rules import codes, registration
from ibadmin.rules.manual import Refusal, Refused
from tests.rules.people import acting, beheerder, quickly, servicedesk, user

pytestmark = pytest.mark.manual("1.2")

LETTERS = st.lists(st.sampled_from(codes.ALPHABET), min_size=codes.LETTERS, max_size=codes.LETTERS)
BETWEEN = st.sampled_from(["", " ", "-", "  ", " - ", "–", ".", "\u00a0", "\n", "_"])


def test_the_alphabet_spells_no_word_and_has_no_look_alikes() -> None:
    assert not set(codes.ALPHABET) & set("AEIOUY0123456789")
    assert len(set(codes.ALPHABET)) == len(codes.ALPHABET) == 20


def test_a_code_has_more_than_thirty_four_bits() -> None:
    assert len(codes.ALPHABET) ** codes.LETTERS > 2**34


def test_a_code_is_written_in_two_groups() -> None:
    assert codes.written("BCDFGHJK") == "BCDF-GHJK"


@quickly
@given(LETTERS, st.lists(BETWEEN, min_size=9, max_size=9), st.lists(st.booleans(), min_size=8, max_size=8))
def test_a_code_is_understood_however_it_is_typed(letters: list[str], between: list[str], lower: list[bool]) -> None:
    typed = "".join(
        gap + (letter.lower() if small else letter) for gap, letter, small in zip(between, letters, lower, strict=False)
    )
    assert codes.understood(typed + between[-1]) == codes.understood(codes.written(letters)) == "".join(letters)


def test_a_code_is_spelled_with_the_dutch_alphabet() -> None:
    spelled = codes.spelled("bcdf-ghjk")
    assert spelled == ("Bernard", "Cornelis", "Dirk", "Ferdinand", "Gerard", "Hendrik", "Johan", "Karel")


@pytest.mark.parametrize("letter", codes.ALPHABET)
def test_every_letter_has_a_word_that_begins_with_it(letter: str) -> None:
    assert codes.SPELLING[letter].startswith(letter)


@pytest.mark.manual("1.2", "2.1")
@pytest.mark.parametrize("actor", [beheerder("iwmo"), servicedesk()], ids=["a beheerder", "the servicedesk"])
def test_codes_are_made_for_who_can_hand_them_to_somebody(actor: Actor) -> None:
    registration.may_verify(actor)


@pytest.mark.manual("1.2", "2.1")
def test_no_codes_are_made_for_a_user() -> None:
    with pytest.raises(Refused) as refused:
        registration.may_verify(acting(user("j.jansen", "iwmo G")))
    assert [reason.refusal for reason in refused.value.reasons] == [Refusal.NOT_ADMINISTRATOR]


def test_nobody_reads_a_new_code_in_what_the_program_says_of_itself() -> None:
    assert "BCDF" not in repr(codes.NewCode("BCDF-GHJK", b"BCDF"))
