"""Persoonlijke instellingen (1.2): what must be filled in, who changes it, and the user name made of it (2.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibadmin.errors import InvalidInput
from ibadmin.facts import DetailsEdited, Unchanged
from ibadmin.model import Actor, PersonalDetails, Salutation, User, UserStatus
from ibadmin.rules import details
from ibadmin.rules.manual import Refusal
from tests.rules.people import DETAILS, URK, acting, beheerder, quickly, refusals, servicedesk, user

TYPED = {
    "salutation": "Mevrouw",
    "initials": "J.",
    "first_name": " Janna ",
    "infix": "",
    "surname": "Jansen",
    "department": "Wmo",
    "phone_number": "0182  588 211",
    "email_address": "J.Jansen@Gouda.Example",
}
JANSEN = user("j.jansen", "iwmo G")
PENDING = user("n.nieuw", status=UserStatus.PENDING)
INACTIVE = user("w.weg", status=UserStatus.INACTIVE)
CONTACT = JANSEN._replace(contact_person=True, contact_email="wmo@gouda.example")


def own(person: User) -> PersonalDetails:
    assert person.details is not None
    return person.details


def problems(fields: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as caught:
        details.checked(fields)
    return list(caught.value.problems)


@pytest.mark.manual("1.2")
def test_details_are_tidied() -> None:
    assert details.checked(TYPED, newsletter=True) == DETAILS._replace(newsletter=True)


@pytest.mark.manual("1.2")
def test_everything_that_is_required_is_named_at_once() -> None:
    required = ("salutation", "initials", "surname", "phone_number", "email_address")
    assert problems({}) == [(field, "required") for field in required]


@pytest.mark.manual("1.2")
def test_every_problem_is_named_at_once() -> None:
    wrong = {
        "salutation": "dr.",
        "surname": "[/foo]",
        "department": "=1+1",
        "first_name": "J" * 81,
        "email_address": "x",
    }
    assert problems(TYPED | wrong) == [
        ("salutation", "malformed"),
        ("first_name", "too_long"),
        ("surname", "malformed"),
        ("department", "malformed"),
        ("email_address", "malformed"),
    ]


@pytest.mark.manual("1.2")
@pytest.mark.parametrize("field", ["first_name", "infix", "department"])
def test_what_is_not_required_may_be_left_out(field: str) -> None:
    assert getattr(details.checked(TYPED | {field: ""}), field) == ""


@pytest.mark.manual("1.2")
@pytest.mark.parametrize("salutation", Salutation)
def test_both_salutations_of_the_manual_are_known(salutation: Salutation) -> None:
    assert details.checked(TYPED | {"salutation": salutation.value}).salutation is salutation


@pytest.mark.manual("1.2", "2.1")
@pytest.mark.parametrize(
    ("actor", "other"),
    [
        pytest.param(acting(JANSEN), JANSEN, id="oneself"),
        pytest.param(acting(PENDING), PENDING, id="oneself, while waiting"),
        pytest.param(beheerder(), JANSEN, id="a user, by the beheerder"),
        pytest.param(beheerder(), INACTIVE, id="an inactive user, by the beheerder"),
        pytest.param(servicedesk(), user("f", "iwmo GB"), id="a beheerder, by the servicedesk"),
    ],
)
def test_details_are_changed_by(actor: Actor, other: User) -> None:
    wanted = own(other)._replace(phone_number="06 12345678", department="Jeugd")
    fact = details.edit(actor, other, wanted, other.contact_person, other.contact_email)
    assert fact == DetailsEdited(other, wanted, False, False, "", ("department", "phone_number"))


@pytest.mark.manual("1.2", "2.1")
@pytest.mark.parametrize(
    ("actor", "other", "expected"),
    [
        pytest.param(beheerder(at=URK), JANSEN, [Refusal.ANOTHER_ORGANISATION], id="a stranger"),
        pytest.param(acting(JANSEN), PENDING, [Refusal.NOT_ADMINISTRATOR], id="a colleague"),
        pytest.param(servicedesk(), JANSEN, [Refusal.ADMINISTRATORS_TO_HANDLE], id="the servicedesk"),
        pytest.param(beheerder(), user("f", "ijw GB"), [Refusal.SERVICEDESKS_TO_HANDLE], id="a fellow beheerder"),
    ],
)
def test_details_are_not_changed_by(actor: Actor, other: User, expected: list[Refusal]) -> None:
    assert refusals(lambda: details.edit(actor, other, own(other), False, "")) == expected


@pytest.mark.manual("1.2")
def test_there_is_nothing_to_change_before_the_details_are_filled_in() -> None:
    arrived = user("n", status=UserStatus.ARRIVED)
    assert refusals(lambda: details.edit(acting(arrived), arrived, DETAILS, False, "")) == [Refusal.DETAILS_MISSING]


@pytest.mark.manual("1.2")
@pytest.mark.parametrize(
    "person", [JANSEN, PENDING, CONTACT, INACTIVE], ids=["active", "pending", "contact", "inactive"]
)
def test_the_same_details_again_are_no_change(person: User) -> None:
    again = details.edit(beheerder(), person, own(person), person.contact_person, person.contact_email)
    assert again == Unchanged(person)


@pytest.mark.manual("1.2")
@pytest.mark.parametrize(("person", "comes"), [(JANSEN, True), (PENDING, False)], ids=["active", "pending"])
def test_the_newsletter_comes_once_somebody_is_active(person: User, comes: bool) -> None:
    fact = details.edit(acting(person), person, own(person)._replace(newsletter=True), False, "")
    assert isinstance(fact, DetailsEdited)
    assert (fact.details.newsletter, fact.newsletter, fact.fields) == (True, comes, ("newsletter",))


@pytest.mark.manual("1.2")
def test_who_waits_and_corrects_a_name_still_wants_the_newsletter() -> None:
    asked = PENDING._replace(details=own(PENDING)._replace(newsletter=True))
    fact = details.edit(acting(asked), asked, own(asked)._replace(surname="Jansens"), False, "")
    assert isinstance(fact, DetailsEdited)
    assert (fact.details.newsletter, fact.fields) == (True, ("surname",))


@pytest.mark.manual("2.1")
def test_a_beheerder_makes_somebody_contact_person() -> None:
    fact = details.edit(beheerder(), JANSEN, own(JANSEN), True, "WMO@Gouda.Example")
    wanted = DetailsEdited(JANSEN, own(JANSEN), False, True, "wmo@gouda.example", ("contact_person", "contact_email"))
    assert fact == wanted


@pytest.mark.manual("2.1")
def test_a_beheerder_may_be_contact_person_too() -> None:
    actor = beheerder()
    assert isinstance(details.edit(actor, actor.user, own(actor.user), True, ""), DetailsEdited)


@pytest.mark.manual("2.1")
def test_a_user_does_not_make_themselves_contact_person() -> None:
    found = refusals(lambda: details.edit(acting(JANSEN), JANSEN, own(JANSEN), True, ""))
    assert found == [Refusal.NOT_ADMINISTRATOR]


@pytest.mark.manual("2.3.1")
def test_switching_the_contact_person_off_ends_the_address_too() -> None:
    fact = details.edit(beheerder(), CONTACT, own(CONTACT), False, CONTACT.contact_email)
    assert isinstance(fact, DetailsEdited)
    assert (fact.contact_person, fact.contact_email) == (False, "")


@pytest.mark.manual("2.3.1")
@pytest.mark.parametrize(
    ("person", "contact_person", "newsletter", "expected"),
    [
        pytest.param(INACTIVE, True, False, [Refusal.USER_INACTIVE], id="inactive contact person"),
        pytest.param(INACTIVE, False, True, [Refusal.USER_INACTIVE], id="inactive reader of the newsletter"),
        pytest.param(PENDING, True, False, [Refusal.REGISTRATION_UNFINISHED], id="pending contact person"),
    ],
)
def test_newsletter_and_contact_person_are_for_active_users(
    person: User, contact_person: bool, newsletter: bool, expected: list[Refusal]
) -> None:
    wanted = own(person)._replace(newsletter=newsletter)
    assert refusals(lambda: details.edit(beheerder(), person, wanted, contact_person, "")) == expected


@pytest.mark.manual("2.1")
@pytest.mark.parametrize(
    ("contact_person", "contact_email", "problem"),
    [(True, "nergens", "malformed"), (True, "=1@gouda.nl", "malformed"), (False, "a@gouda.nl", "needs_contact_person")],
    ids=["no address", "a formula", "an address of nobody"],
)
def test_the_address_of_the_contact_person_is_an_address(
    contact_person: bool, contact_email: str, problem: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        details.edit(beheerder(), JANSEN, own(JANSEN), contact_person, contact_email)
    assert caught.value.problems == [("contact_email", problem)]


def named(initials: str, surname: str, infix: str = "") -> PersonalDetails:
    return DETAILS._replace(initials=initials, infix=infix, surname=surname)


@pytest.mark.manual("2.1")
@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (named("J.", "Jansen"), "j.jansen"),
        (named("A.B.", "Berg", "van der"), "a.vanderberg"),
        (named("K.", "Hart", "'t"), "k.thart"),
        (named("Ø.", "Ødegård"), "o.odegard"),
        (named("Ł.", "Wałęsa"), "l.walesa"),
        (named("Ş.", "Işık"), "s.isik"),
        (named("Th.", "Straße-Nguyễn"), "t.strassenguyen"),
        (named("Æ.", "Þórðarson"), "a.thordarson"),
        (named("Е.", "Иванова"), "gebruiker"),
        (named("王", "Wang"), "wang"),
    ],
)
def test_a_user_name_is_made_of_initial_and_surname(person: PersonalDetails, expected: str) -> None:
    assert details.username(person, frozenset()) == expected


@pytest.mark.manual("2.1")
def test_a_user_name_that_exists_gets_the_first_free_number() -> None:
    taken = frozenset({"j.jansen", "j.jansen2", "j.jansen4"})
    assert details.username(DETAILS, taken) == "j.jansen3"


@pytest.mark.manual("2.1")
@quickly
@given(st.text(min_size=1, max_size=8), st.text(min_size=1, max_size=12), st.integers(0, 5))
def test_a_user_name_is_unique_stable_and_typed_on_any_keyboard(initials: str, surname: str, before: int) -> None:
    person, taken = named(initials, surname), frozenset[str]()
    for _ in range(before):
        taken |= {details.username(person, taken)}
    name = details.username(person, taken)
    assert name not in taken
    assert name == details.username(person, taken)
    assert name.isascii()
    assert name.replace(".", "").isalnum()
    assert name == name.lower()
