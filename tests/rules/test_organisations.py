"""Organisaties (Inleiding, 1, 2.1): taken in by the servicedesk, with their agreements and partnerships."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ibadmin.errors import InvalidChoice, InvalidInput
from ibadmin.facts import AgreementRecorded, MemberJoined, MemberLeft, OrganisationAdded, Unchanged
from ibadmin.model import Agreement, Organisation, OrganisationKind
from ibadmin.rules import organisations
from ibadmin.rules.manual import Reason, Refusal
from tests.rules.people import GOUDA, NOW, PARTNERSHIP, SERVICEDESK, URK, beheerder, organisation, reasons, refusals
from tests.rules.people import servicedesk as desk

TODAY = NOW.date()
UNSIGNED = organisation(2, "Onbekend", agreements=())
NOBODY: frozenset[int] = frozenset()


@pytest.mark.manual("1", "2")
@pytest.mark.parametrize("added", [GOUDA, PARTNERSHIP], ids=["gemeente", "samenwerkingsverband"])
def test_the_servicedesk_takes_an_organisation_in(added: Organisation) -> None:
    assert organisations.add(desk(), added, None) == OrganisationAdded(added)


@pytest.mark.manual("2")
@pytest.mark.parametrize(
    "added",
    [replace(URK, kvk_number=GOUDA.kvk_number), replace(URK, code=GOUDA.code), replace(GOUDA, name="Boskoop")],
    ids=["KvK number", "code", "both, under another name"],
)
def test_a_number_or_code_belongs_to_one_organisation(added: Organisation) -> None:
    found = reasons(lambda: organisations.add(desk(), added, GOUDA))
    assert found == [Reason(Refusal.KVK_NUMBER_TAKEN, "Gouda (GM0513)", added.kvk_number)]


@pytest.mark.manual("2")
def test_the_same_organisation_again_is_no_change() -> None:
    again = replace(GOUDA, id=7, code="gm0513", agreements=())
    assert organisations.add(desk(), again, GOUDA) == Unchanged(GOUDA)


@pytest.mark.manual("2")
def test_everything_wrong_about_an_organisation_is_named_at_once() -> None:
    wrong = replace(GOUDA, code="", name="[/foo]", kvk_number="1234567")
    with pytest.raises(InvalidInput) as caught:
        organisations.add(desk(), wrong, None)
    expected = [("code", "required"), ("organisation_name", "malformed"), ("kvk_number", "malformed")]
    assert caught.value.problems == expected


@pytest.mark.manual("3")
def test_a_store_begins_with_its_servicedesk() -> None:
    assert organisations.found(SERVICEDESK) == OrganisationAdded(SERVICEDESK)


@pytest.mark.manual("3")
def test_a_servicedesk_that_cannot_be_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        organisations.found(replace(SERVICEDESK, name="", kvk_number="1"))
    assert caught.value.problems == [("organisation_name", "required"), ("kvk_number", "malformed")]


@pytest.mark.manual("1", "3")
def test_a_second_servicedesk_cannot_be_added() -> None:
    with pytest.raises(InvalidChoice) as caught:
        organisations.add(desk(), SERVICEDESK, None)
    assert caught.value.choices == ("gemeente", "samenwerkingsverband")


@pytest.mark.manual("Inleiding")
def test_a_returned_agreement_is_recorded() -> None:
    fact = organisations.record_agreement(desk(), UNSIGNED, Agreement.VECOZO, TODAY, TODAY)
    assert fact == AgreementRecorded(UNSIGNED, Agreement.VECOZO, TODAY)


@pytest.mark.manual("Inleiding")
def test_an_agreement_can_turn_out_not_to_hold() -> None:
    fact = organisations.record_agreement(desk(), GOUDA, Agreement.VECOZO, None, TODAY)
    assert fact == AgreementRecorded(GOUDA, Agreement.VECOZO, None)


@pytest.mark.manual("Inleiding")
@pytest.mark.parametrize(
    ("at", "returned_on"), [(GOUDA, dict(GOUDA.agreements)[Agreement.VECOZO]), (UNSIGNED, None)], ids=["day", "none"]
)
def test_an_agreement_that_stands_so_already_is_no_change(at: Organisation, returned_on: date | None) -> None:
    assert organisations.record_agreement(desk(), at, Agreement.VECOZO, returned_on, TODAY) == Unchanged(at)


@pytest.mark.manual("Inleiding")
def test_an_agreement_does_not_come_back_tomorrow() -> None:
    with pytest.raises(InvalidInput) as caught:
        organisations.record_agreement(desk(), UNSIGNED, Agreement.VECOZO, TODAY + timedelta(days=1), TODAY)
    assert caught.value.problems == [("returned_on", "in_the_future")]


@pytest.mark.manual("2.1")
def test_a_municipality_joins_a_partnership() -> None:
    assert organisations.join(desk(), PARTNERSHIP, GOUDA, NOBODY) == MemberJoined(PARTNERSHIP, GOUDA)


@pytest.mark.manual("2.1")
def test_a_municipality_leaves_a_partnership() -> None:
    fact = organisations.leave(desk(), PARTNERSHIP, GOUDA, frozenset({GOUDA.id}))
    assert fact == MemberLeft(PARTNERSHIP, GOUDA)


@pytest.mark.manual("2.1")
def test_a_membership_that_stands_so_already_is_no_change() -> None:
    assert organisations.join(desk(), PARTNERSHIP, GOUDA, frozenset({GOUDA.id})) == Unchanged(PARTNERSHIP)
    assert organisations.leave(desk(), PARTNERSHIP, GOUDA, NOBODY) == Unchanged(PARTNERSHIP)


@pytest.mark.manual("2.1")
@pytest.mark.parametrize(
    ("partnership", "member", "expected"),
    [
        pytest.param(URK, GOUDA, [Refusal.NOT_A_PARTNERSHIP], id="of a gemeente"),
        pytest.param(PARTNERSHIP, PARTNERSHIP, [Refusal.NOT_A_MUNICIPALITY], id="of itself"),
        pytest.param(PARTNERSHIP, SERVICEDESK, [Refusal.NOT_A_MUNICIPALITY], id="the servicedesk"),
        pytest.param(URK, SERVICEDESK, [Refusal.NOT_A_PARTNERSHIP, Refusal.NOT_A_MUNICIPALITY], id="both wrong"),
    ],
)
def test_who_cannot_be_a_member(partnership: Organisation, member: Organisation, expected: list[Refusal]) -> None:
    assert refusals(lambda: organisations.join(desk(), partnership, member, NOBODY)) == expected


@pytest.mark.manual("3")
@pytest.mark.parametrize(
    "rule",
    [
        pytest.param(lambda: organisations.add(beheerder(), URK, None), id="add"),
        pytest.param(
            lambda: organisations.record_agreement(beheerder(), GOUDA, Agreement.VECOZO, None, TODAY), id="agreement"
        ),
        pytest.param(lambda: organisations.join(beheerder(at=PARTNERSHIP), PARTNERSHIP, GOUDA, NOBODY), id="join"),
        pytest.param(lambda: organisations.leave(beheerder(), PARTNERSHIP, GOUDA, NOBODY), id="leave"),
    ],
)
def test_organisations_are_the_servicedesks(rule: Callable[[], object]) -> None:
    assert refusals(rule) == [Refusal.NOT_SERVICEDESK]


@pytest.mark.manual("Inleiding")
@pytest.mark.parametrize("kind", OrganisationKind)
def test_only_the_servicedesk_needs_no_agreements(kind: OrganisationKind) -> None:
    needed = () if kind is OrganisationKind.SERVICEDESK else tuple(Agreement)
    assert organisation(2, "Onbekend", kind, agreements=()).missing_agreements == needed
