"""Who sees whom (2.1): each their own, and for all others the same answer as for nobody."""

import pytest

from ibadmin.errors import Ambiguous, NotFound
from ibadmin.facts import MemberLeft
from ibadmin.store.view import ActorView
from tests.store.region import Region

ALL_OF = {
    name: {f"{role} of {name}" for role in ("beheerder", "user", "newcomer")}
    for name in ("partnership", "gouda", "delft", "breda")
}
BEHEERDERS = {f"beheerder of {name}" for name in ALL_OF}
SEES = {
    "beheerder of gouda": ALL_OF["gouda"],
    "beheerder of breda": ALL_OF["breda"],
    "beheerder of partnership": ALL_OF["partnership"] | ALL_OF["gouda"] | ALL_OF["delft"],
    "user of gouda": {"user of gouda"},
    "newcomer of gouda": {"newcomer of gouda"},
    "servicedesk": BEHEERDERS | {"servicedesk"},
}


@pytest.mark.parametrize("who", SEES)
def test_everybody_lists_exactly_whom_they_should_see(region: Region, who: str) -> None:
    listed = region.seen_by(who, lambda unit: {user.id for user in unit.users.listed()})
    assert listed == {region.everybody[name].id for name in SEES[who]}


@pytest.mark.parametrize("who", SEES)
def test_everybody_finds_by_name_exactly_whom_they_should_see(region: Region, who: str) -> None:
    found = region.seen_by(who, lambda unit: {user.id for user in unit.users.searched("e")})
    assert found == {region.everybody[name].id for name in SEES[who]}


@pytest.mark.parametrize("who", SEES)
def test_everybody_sees_the_newcomers_they_should_see(region: Region, who: str) -> None:
    waiting = region.seen_by(who, lambda unit: {user.id for user in unit.users.pending()})
    assert waiting == {region.everybody[name].id for name in SEES[who] if name.startswith("newcomer")}


@pytest.mark.parametrize("who", SEES)
def test_everybody_is_found_by_id_by_exactly_those_who_may_see_them(region: Region, who: str) -> None:
    def found(unit: ActorView) -> set[str]:
        return {name for name, user in region.everybody.items() if shown(unit, user.id)}

    assert region.seen_by(who, found) == SEES[who]


def shown(unit: ActorView, name: str) -> bool:
    try:
        return bool(unit.users.one(name))
    except NotFound:
        return False


@pytest.mark.parametrize("who", SEES)
def test_sessions_are_seen_of_exactly_those_who_are_seen(region: Region, who: str) -> None:
    for user in region.everybody.values():
        region.people.session(user)
    found = region.seen_by(who, lambda unit: {session.user_id for session in unit.sessions.visible()})
    assert found == {region.everybody[name].id for name in SEES[who]}


def test_a_partnership_that_a_municipality_left_sees_its_users_no_longer(region: Region) -> None:
    with region.store.unseen(region.now, "tests") as unit:
        unit.record([MemberLeft(region.places["partnership"], region.places["delft"])])
    listed = region.seen_by("beheerder of partnership", lambda unit: {user.id for user in unit.users.listed()})
    assert listed == {region.everybody[name].id for name in ALL_OF["partnership"] | ALL_OF["gouda"]}


def test_a_beheerder_of_no_product_any_more_sees_only_themselves(region: Region) -> None:
    ex = region.people.user(region.places["gouda"], "Voormalig")
    region.everybody["ex"] = ex
    assert region.seen_by("ex", lambda unit: [user.id for user in unit.users.listed()]) == [ex.id]


ORGANISATIONS = {
    "beheerder of gouda": {"GM0513"},
    "beheerder of partnership": {"SV0001", "GM0513", "GM0503"},
    "user of gouda": {"GM0513"},
    "servicedesk": {"SV0001", "GM0513", "GM0503", "GM0758", "IB-0001"},
}


@pytest.mark.parametrize("who", ORGANISATIONS)
def test_everybody_sees_the_own_organisations(region: Region, who: str) -> None:
    listed = region.seen_by(who, lambda unit: {place.code for place in unit.organisations.all()})
    assert listed == ORGANISATIONS[who]


@pytest.mark.parametrize("who", ORGANISATIONS)
def test_everybody_reads_the_audit_of_what_they_administer(region: Region, who: str) -> None:
    expected = set() if who.startswith("user") else ORGANISATIONS[who]
    read = region.seen_by(who, lambda unit: {entry.organisation for entry in unit.audit.entries()})
    heads = region.seen_by(who, lambda unit: {code for code, _, _ in unit.audit.heads()})
    assert (read, heads) == (expected, expected)


@pytest.mark.parametrize("code", ["GM0758", "GM9999"])
def test_an_earlier_head_of_somebody_elses_chain_says_nothing_about_it(region: Region, code: str) -> None:
    heads = {code: (3, "0" * 64)}
    found = region.seen_by("beheerder of gouda", lambda unit: [each.problem for _, each in unit.audit.breaks(heads)])
    assert found == ["gap"]


def test_forms_are_seen_by_the_servicedesk_and_the_organisation(region: Region) -> None:
    region.people.registration(region.places["gouda"], "Kees", "kees@gouda.nl")
    seen = {
        who: region.seen_by(who, lambda unit: len(list(unit.organisations.registrations()))) for who in ORGANISATIONS
    }
    expected = {"beheerder of gouda": 1, "beheerder of partnership": 1, "user of gouda": 0, "servicedesk": 1}
    assert seen == expected


def test_the_servicedesk_sees_who_is_registered_to_become_beheerder(region: Region) -> None:
    region.people.registration(region.places["gouda"], "Jan Pietersen", "jan.pietersen@voorbeeld.nl")
    found = region.seen_by("servicedesk", lambda unit: [user.id for user in unit.users.pending()])
    assert found == [region.everybody["newcomer of gouda"].id]


def test_the_servicedesk_takes_in_a_form_of_anybody(region: Region) -> None:
    place = region.places["gouda"].id
    found = region.seen_by("servicedesk", lambda unit: unit.users.with_address(place, "jan.jansen@voorbeeld.nl"))
    assert found == region.everybody["user of gouda"]


def test_an_address_of_two_is_ambiguous(region: Region) -> None:
    region.people.user(region.places["gouda"], "Jansen")
    with pytest.raises(Ambiguous) as refused:
        region.seen_by(
            "servicedesk", lambda unit: unit.users.with_address(region.places["gouda"].id, "jan.jansen@voorbeeld.nl")
        )
    assert [username for _, username, _ in refused.value.candidates] == ["j.jansen", "j.jansen2"]


def test_an_administrator_knows_the_other_administrators_of_the_organisation(region: Region) -> None:
    other = region.people.administrator(region.places["gouda"], "Tweede")
    region.people.administrator(region.places["breda"], "Elders")
    found = region.seen_by("beheerder of gouda", lambda unit: unit.users.one("j.beheer").fellow_administrators)
    assert found == {other.id}
