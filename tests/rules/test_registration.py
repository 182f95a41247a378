"""Aanmelden (1, 1.2, 2.1): the form for a beheerder, verification, and the code that ends it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibadmin.errors import InvalidInput
from ibadmin.facts import (
    AdministratorRegistered,
    CodeRefused,
    CodeReissued,
    DetailsEntered,
    RegistrationCompleted,
    Unchanged,
    UserVerified,
)
from ibadmin.model import Actor, Registration, Role, User, UserStatus, VerificationCode
from ibadmin.rules import registration
from ibadmin.rules.manual import Reason, Refusal
from tests.rules.people import (
    DETAILS,
    MATRIX,
    NOW,
    RIGHT_CODE,
    SERVICEDESK,
    URK,
    WRONG_CODE,
    acting,
    after,
    beheerder,
    form,
    quickly,
    reasons,
    refusals,
    servicedesk,
    user,
)

PENDING = user("n.nieuw", "iwmo G", status=UserStatus.PENDING)
APPROVED = user("g.goed", "iwmo G", status=UserStatus.APPROVED)
ACTIVE = user("j.jansen", "iwmo G")
ARRIVED = user("a.aan", status=UserStatus.ARRIVED)
INACTIVE = user("w.weg", status=UserStatus.INACTIVE)
POST = user("p.post", status=UserStatus.PENDING, registered_for=("ijw", "iwmo"))
FORM = form("ijw", "iwmo")
IN_A_DAY, IN_THREE_DAYS = NOW + timedelta(hours=24), NOW + timedelta(hours=72)


@pytest.mark.manual("1", "1.2")
@pytest.mark.parametrize(
    "known", [None, PENDING, APPROVED, ACTIVE, INACTIVE], ids=lambda known: known.status if known else "nobody"
)
def test_a_form_waits_for_its_person(known: User | None) -> None:
    fact = registration.register_administrator(servicedesk(), FORM, known, MATRIX)
    assert fact == AdministratorRegistered(FORM, known)


@pytest.mark.manual("1")
def test_a_form_is_tidied_so_that_its_person_is_found() -> None:
    typed = replace(FORM, name="  Pia  Post", email_address="P.Post@Gouda.Example ")
    assert registration.register_administrator(servicedesk(), typed, None, MATRIX) == AdministratorRegistered(
        FORM, None
    )


@pytest.mark.manual("1")
def test_everything_wrong_on_a_form_is_named_at_once() -> None:
    wrong = replace(form(email_address="nergens"), name="=Pia")
    with pytest.raises(InvalidInput) as caught:
        registration.register_administrator(servicedesk(), wrong, None, MATRIX)
    assert caught.value.problems == [("name", "malformed"), ("email_address", "malformed"), ("product", "required")]


@pytest.mark.manual("1", "1.2")
def test_a_form_names_products_that_have_a_beheerder() -> None:
    found = reasons(lambda: registration.register_administrator(servicedesk(), form("wmo", "ijw"), None, MATRIX))
    assert found == [Reason(Refusal.ROLE_NOT_OFFERED, "wmo", Role.ADMINISTRATOR)]


@pytest.mark.manual("1")
@pytest.mark.parametrize("actor", [beheerder(), acting(ACTIVE)], ids=["beheerder", "user"])
def test_a_form_is_for_the_servicedesk_to_take_in(actor: Actor) -> None:
    found = refusals(lambda: registration.register_administrator(actor, FORM, None, MATRIX))
    assert found == [Refusal.NOT_SERVICEDESK]


@pytest.mark.manual("1", "2.3")
def test_nobody_at_the_servicedesk_registers_themselves() -> None:
    actor = servicedesk()
    mine = form("iwmo", at=SERVICEDESK, email_address="anders@ib.example")
    elsewhere = form("iwmo", at=URK, email_address="S.Desk@gouda.example")
    assert refusals(lambda: registration.register_administrator(actor, mine, actor.user, MATRIX)) == [Refusal.ONESELF]
    assert refusals(lambda: registration.register_administrator(actor, elsewhere, None, MATRIX)) == [Refusal.ONESELF]


@pytest.mark.manual("1")
@pytest.mark.parametrize(
    "known",
    [
        pytest.param(POST, id="on the same form"),
        pytest.param(user("b", "ijw GB", "iwmo GB"), id="in function"),
        pytest.param(user("b", "ijw GB", "iwmo GB awaited"), id="with a code to enter"),
        pytest.param(user("b", "ijw GB", registered_for=("iwmo",)), id="for one in function, for one on a form"),
    ],
)
def test_a_form_for_who_is_registered_already_is_no_change(known: User) -> None:
    assert registration.register_administrator(servicedesk(), FORM, known, MATRIX) == Unchanged(known)


@pytest.mark.manual("1")
def test_a_form_that_waits_already_is_no_change() -> None:
    again = replace(FORM, id="form 2")
    assert registration.register_administrator(servicedesk(), again, None, MATRIX, FORM) == Unchanged(FORM.organisation)


@pytest.mark.manual("1")
def test_a_second_form_extends_the_one_that_waits() -> None:
    more = replace(form("wlz-registertoets"), id="form 2")
    fact = registration.register_administrator(servicedesk(), more, None, MATRIX, FORM)
    assert fact == AdministratorRegistered(replace(more, id="form 1"), None)


@pytest.mark.manual("1")
@pytest.mark.parametrize("earlier", [FORM, replace(FORM, user_id="x.ander")], ids=["nobody's", "somebody else's"])
def test_a_waiting_form_goes_to_who_has_its_address_now(earlier: Registration) -> None:
    again = replace(FORM, id="form 2")
    fact = registration.register_administrator(servicedesk(), again, ACTIVE, MATRIX, earlier)
    assert fact == AdministratorRegistered(FORM, ACTIVE)


@pytest.mark.manual("1.2")
def test_a_typed_address_makes_nobody_a_beheerder() -> None:
    claimed = ACTIVE._replace(registration=FORM)
    assert claimed.administered_products == frozenset()
    verified = registration.verify(servicedesk(), claimed, RIGHT_CODE, NOW)
    assert isinstance(verified, UserVerified)
    assert after(claimed, verified).administered_products == frozenset()


@pytest.mark.manual("1.2")
def test_the_first_login_ends_with_personal_details() -> None:
    assert registration.enter_details(ARRIVED, DETAILS, "j.jansen") == DetailsEntered(ARRIVED, DETAILS, "j.jansen")


@pytest.mark.manual("1.2")
@pytest.mark.parametrize("person", [PENDING, APPROVED, ACTIVE, INACTIVE], ids=lambda person: person.status)
def test_the_form_of_the_first_login_is_filled_in_once(person: User) -> None:
    found = refusals(lambda: registration.enter_details(person, DETAILS, "j.jansen"))
    assert found == [Refusal.ALREADY_REGISTERED]


@pytest.mark.manual("1.2", "2.1")
@pytest.mark.parametrize(
    ("actor", "person", "until", "administers"),
    [
        pytest.param(beheerder(), PENDING, IN_THREE_DAYS, (), id="a new user, by the beheerder"),
        pytest.param(servicedesk(), POST, IN_A_DAY, ("ijw", "iwmo"), id="a new beheerder, by the servicedesk"),
        pytest.param(
            servicedesk(),
            user("c", at=SERVICEDESK, status=UserStatus.PENDING),
            IN_A_DAY,
            (),
            id="a new colleague at the servicedesk",
        ),
        pytest.param(
            servicedesk(),
            ACTIVE._replace(registration=FORM),
            IN_A_DAY,
            ("ijw", "iwmo"),
            id="a user who becomes beheerder",
        ),
        pytest.param(
            servicedesk(),
            APPROVED._replace(registration=FORM),
            IN_A_DAY,
            ("ijw", "iwmo"),
            id="who becomes beheerder before the beheerder's code was entered",
        ),
        pytest.param(
            servicedesk(),
            user("b", "ijw GB", registered_for=("ijw", "iwmo")),
            IN_A_DAY,
            ("iwmo",),
            id="a beheerder of more products",
        ),
    ],
)
def test_verifying_issues_a_code(actor: Actor, person: User, until: datetime, administers: tuple[str, ...]) -> None:
    fact = registration.verify(actor, person, RIGHT_CODE, NOW)
    assert fact == UserVerified(person, RIGHT_CODE, until, administers)


FIRST = user("c", at=SERVICEDESK, status=UserStatus.PENDING)


@pytest.mark.manual("1.2", "3")
def test_the_first_of_the_servicedesk_gets_the_operators_code() -> None:
    colleagues = [user("d", at=SERVICEDESK, status=status) for status in UserStatus if status is not UserStatus.ACTIVE]
    assert registration.welcome(FIRST, colleagues, RIGHT_CODE, NOW) == UserVerified(FIRST, RIGHT_CODE, IN_A_DAY)


@pytest.mark.manual("1.2")
def test_the_first_of_the_servicedesk_gets_another_code_for_one_that_was_lost() -> None:
    approved = FIRST._replace(status=UserStatus.APPROVED)
    assert registration.welcome(approved, [], RIGHT_CODE, NOW) == CodeReissued(approved, RIGHT_CODE, IN_A_DAY)


@pytest.mark.manual("1.2", "2.3.1")
@pytest.mark.parametrize(
    ("person", "colleagues", "expected"),
    [
        pytest.param(
            FIRST, [user("d", at=SERVICEDESK)], [Refusal.SERVICEDESK_AT_WORK], id="a colleague can verify already"
        ),
        pytest.param(user("c", at=SERVICEDESK), [], [Refusal.SERVICEDESK_AT_WORK], id="who works there already"),
        pytest.param(
            FIRST._replace(status=UserStatus.ARRIVED), [], [Refusal.DETAILS_MISSING], id="the details are missing"
        ),
        pytest.param(
            FIRST._replace(status=UserStatus.INACTIVE), [], [Refusal.USER_INACTIVE], id="who was switched off"
        ),
        pytest.param(
            FIRST._replace(status=UserStatus.ARRIVED),
            [user("d", at=SERVICEDESK)],
            [Refusal.SERVICEDESK_AT_WORK, Refusal.DETAILS_MISSING],
            id="both",
        ),
    ],
)
def test_the_operator_lets_nobody_else_in(person: User, colleagues: list[User], expected: list[Refusal]) -> None:
    assert refusals(lambda: registration.welcome(person, colleagues, RIGHT_CODE, NOW)) == expected


@pytest.mark.manual("2.1")
@pytest.mark.parametrize("person", [APPROVED, ACTIVE], ids=["code issued", "code entered"])
def test_verifying_twice_is_no_change(person: User) -> None:
    assert registration.verify(beheerder(), person, RIGHT_CODE, NOW) == Unchanged(person)


@pytest.mark.manual("1.2", "2.1")
@pytest.mark.parametrize(
    ("actor", "person", "expected"),
    [
        pytest.param(beheerder(), POST, [Refusal.SERVICEDESKS_TO_VERIFY], id="a new beheerder, by the beheerder"),
        pytest.param(servicedesk(), PENDING, [Refusal.ADMINISTRATORS_TO_HANDLE], id="a new user, by the servicedesk"),
        pytest.param(beheerder(at=URK), PENDING, [Refusal.ANOTHER_ORGANISATION], id="somebody else's user"),
        pytest.param(
            beheerder(at=URK),
            POST,
            [Refusal.ANOTHER_ORGANISATION, Refusal.SERVICEDESKS_TO_VERIFY],
            id="somebody else's new beheerder",
        ),
        pytest.param(acting(PENDING), PENDING, [Refusal.ONESELF], id="oneself"),
        pytest.param(acting(ACTIVE), PENDING, [Refusal.NOT_ADMINISTRATOR], id="a colleague"),
        pytest.param(beheerder(), ARRIVED, [Refusal.DETAILS_MISSING], id="without details"),
        pytest.param(beheerder(), INACTIVE, [Refusal.USER_INACTIVE], id="inactive"),
        pytest.param(
            servicedesk(), ARRIVED, [Refusal.ADMINISTRATORS_TO_HANDLE, Refusal.DETAILS_MISSING], id="both reasons"
        ),
    ],
)
def test_who_is_not_verified(actor: Actor, person: User, expected: list[Refusal]) -> None:
    assert refusals(lambda: registration.verify(actor, person, RIGHT_CODE, NOW)) == expected


@pytest.mark.manual("1.2")
@pytest.mark.parametrize(
    ("actor", "person", "until"),
    [
        pytest.param(beheerder(), APPROVED, IN_THREE_DAYS, id="to a new user"),
        pytest.param(
            servicedesk(), user("b", "iwmo GB", status=UserStatus.APPROVED), IN_A_DAY, id="to a new beheerder"
        ),
        pytest.param(servicedesk(), user("b", "iwmo GB awaited"), IN_A_DAY, id="to a user who becomes beheerder"),
    ],
)
def test_a_code_is_issued_anew(actor: Actor, person: User, until: datetime) -> None:
    assert registration.reissue(actor, person, RIGHT_CODE, NOW) == CodeReissued(person, RIGHT_CODE, until)


@pytest.mark.manual("1.2", "2.1")
@pytest.mark.parametrize(
    ("actor", "person", "expected"),
    [
        pytest.param(beheerder(), PENDING, [Refusal.CODE_NOT_OPEN], id="before verification"),
        pytest.param(beheerder(), ACTIVE, [Refusal.CODE_NOT_OPEN], id="after registration"),
        pytest.param(beheerder(), INACTIVE, [Refusal.CODE_NOT_OPEN], id="to who is inactive"),
        pytest.param(acting(APPROVED), APPROVED, [Refusal.ONESELF], id="to oneself"),
        pytest.param(
            beheerder(), user("b", "iwmo GB awaited"), [Refusal.SERVICEDESKS_TO_VERIFY], id="to a new beheerder"
        ),
        pytest.param(
            servicedesk(), PENDING, [Refusal.ADMINISTRATORS_TO_HANDLE, Refusal.CODE_NOT_OPEN], id="both reasons"
        ),
    ],
)
def test_a_code_is_not_issued_anew(actor: Actor, person: User, expected: list[Refusal]) -> None:
    assert refusals(lambda: registration.reissue(actor, person, RIGHT_CODE, NOW)) == expected


def with_code(tries: int = 0, expires_at: datetime = IN_THREE_DAYS) -> User:
    return APPROVED._replace(code=VerificationCode(RIGHT_CODE, expires_at, tries))


@pytest.mark.manual("1.2")
@pytest.mark.parametrize("tries", range(registration.MOST_TRIES))
def test_the_right_code_completes_the_registration(tries: int) -> None:
    person = with_code(tries)
    assert registration.enter_code(person, RIGHT_CODE, NOW) == RegistrationCompleted(person)


@pytest.mark.manual("1.2")
@pytest.mark.parametrize("tries", range(registration.MOST_TRIES))
def test_a_wrong_code_counts(tries: int) -> None:
    person = with_code(tries)
    assert registration.enter_code(person, WRONG_CODE, NOW) == CodeRefused(person, 4 - tries)


@pytest.mark.manual("1.2")
@pytest.mark.parametrize(
    "person",
    [with_code(tries=5), with_code(tries=50), with_code(expires_at=NOW), with_code(expires_at=NOW - timedelta(days=9))],
    ids=["after five tries", "after fifty", "at its end", "long expired"],
)
@pytest.mark.parametrize("code", [RIGHT_CODE, WRONG_CODE], ids=["right", "wrong"])
def test_a_dead_code_says_the_same_whatever_is_entered(person: User, code: bytes) -> None:
    assert registration.enter_code(person, code, NOW) == CodeRefused(person, 0)


@pytest.mark.manual("1.2")
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (ARRIVED, Refusal.CODE_NOT_OPEN),
        (PENDING, Refusal.CODE_NOT_OPEN),
        (INACTIVE, Refusal.CODE_NOT_OPEN),
        (APPROVED._replace(code=None), Refusal.CODE_NOT_OPEN),
        (PENDING._replace(code=APPROVED.code), Refusal.CODE_NOT_OPEN),
        (ACTIVE, Refusal.ALREADY_REGISTERED),
    ],
    ids=["arrived", "pending", "inactive", "code gone", "code without verification", "active"],
)
def test_there_is_no_code_to_enter(person: User, expected: Refusal) -> None:
    assert refusals(lambda: registration.enter_code(person, RIGHT_CODE, NOW)) == [expected]
    assert refusals(lambda: registration.open_code(person)) == [expected]


@pytest.mark.manual("1.2")
@pytest.mark.parametrize(
    "person", [ACTIVE, APPROVED, PENDING], ids=["an active user", "an approved user", "a pending user"]
)
def test_who_is_registered_as_beheerder_becomes_that_with_the_servicedesks_code(person: User) -> None:
    person = person._replace(registration=FORM, code=VerificationCode(b"beheerder's", IN_THREE_DAYS, 0))
    verified = after(person, _verified(person))
    assert registration.enter_code(verified, b"beheerder's", NOW) == CodeRefused(verified, 4)
    done = registration.enter_code(verified, RIGHT_CODE, NOW)
    assert isinstance(done, RegistrationCompleted)
    assert after(verified, done).administered_products == {"ijw", "iwmo"}


def _verified(person: User) -> UserVerified:
    fact = registration.verify(servicedesk(), person, RIGHT_CODE, NOW)
    assert isinstance(fact, UserVerified)
    return fact


@pytest.mark.manual("1.2")
def test_a_wrong_code_is_a_refusal_that_tells_how_many_tries_are_left() -> None:
    refused = registration.wrong_code(APPROVED, 4)
    assert list(refused.reasons) == [Reason(Refusal.CODE_WRONG, "g.goed", "4")]


@pytest.mark.manual("1.2")
def test_a_code_works_once() -> None:
    done = registration.enter_code(APPROVED, RIGHT_CODE, NOW)
    assert isinstance(done, RegistrationCompleted)
    entered = after(APPROVED, done)
    assert refusals(lambda: registration.enter_code(entered, RIGHT_CODE, NOW)) == [Refusal.ALREADY_REGISTERED]


@pytest.mark.manual("1.2")
@quickly
@given(st.lists(st.binary(min_size=32, max_size=32), max_size=9), st.timedeltas(timedelta(0), timedelta(days=5)))
def test_no_five_guesses_and_no_late_code_get_anyone_in(guesses: list[bytes], later: timedelta) -> None:
    person = APPROVED
    for guess in [*guesses, RIGHT_CODE]:
        outcome = registration.enter_code(person, guess, NOW + later)
        assert person.code is not None
        if isinstance(outcome, RegistrationCompleted):
            assert person.code.tries < 5
            assert later < timedelta(hours=72)
            break
        person = person._replace(code=replace(person.code, tries=person.code.tries + 1))
