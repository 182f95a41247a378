"""Who sees whom (2.1): each their own, and for all others the same answer as for nobody.

On SQLite the filter of the program sees to that. On the shared store the database does: with the filter of the
program, and just as well without any.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ibadmin.errors import Ambiguous, NotFound
from ibadmin.facts import MemberLeft
from ibadmin.store.shared_founding import found_store
from ibadmin.store.view import View
from tests.people import make_store
from tests.postgres import PRISTINE, Cluster, kept, put_back
from tests.store.region import Region, Regions
from tests.store.roles import AtTheDatabase, Roles

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

NOW = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
WAYS = {"the filter": None, "the filter and the database": True, "the database without the filter": False}


@contextmanager
def settled_region(
    filtered: bool | None, regions: Regions, path: Path, cluster: Cluster, database: str
) -> Iterator[Region]:
    if filtered is None:
        store = make_store(path)
        people, settled = regions.in_file(store, path, NOW)
        yield Region(store, people, NOW, *settled)
        store.engine.dispose()
    else:
        roles = Roles(cluster, database, NOW)
        people, settled = regions.on_server(roles.store, NOW, cluster, database)
        yield AtTheDatabase(roles.store, people, NOW, *settled, roles, filtered)
        roles.close()


@pytest.fixture(scope="module")
def own_database(postgres: Cluster) -> Iterator[str]:
    name = postgres.database()
    found_store(postgres.administrator(name))
    postgres.server.ask(kept(PRISTINE), name)
    yield name
    postgres.drop(name)


@pytest.fixture(scope="module", params=list(WAYS))
def region(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    regions: Regions,
    postgres: Cluster,
    own_database: str,
) -> Iterator[Region]:
    """For whoever only looks."""
    postgres.server.ask(put_back(PRISTINE), own_database)
    path = tmp_path_factory.mktemp("isolation") / "store.db"
    with settled_region(WAYS[request.param], regions, path, postgres, own_database) as made:
        yield made


@pytest.fixture(params=list(WAYS))
def changing(
    request: pytest.FixtureRequest, regions: Regions, path: Path, postgres: Cluster, emptied: str
) -> Iterator[Region]:
    """For whoever changes it."""
    with settled_region(WAYS[request.param], regions, path, postgres, emptied) as made:
        yield made


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
    def found(unit: View) -> set[str]:
        return {name for name, user in region.everybody.items() if shown(unit, user.id)}

    assert region.seen_by(who, found) == SEES[who]


def shown(unit: View, name: str) -> bool:
    try:
        return bool(unit.users.one(name))
    except NotFound:
        return False


@pytest.mark.parametrize("who", SEES)
def test_sessions_are_seen_of_exactly_those_who_are_seen(changing: Region, who: str) -> None:
    for user in changing.everybody.values():
        changing.people.session(user)
    found = changing.seen_by(who, lambda unit: {session.user_id for session in unit.sessions.visible()})
    assert found == {changing.everybody[name].id for name in SEES[who]}


def test_a_partnership_that_a_municipality_left_sees_its_users_no_longer(changing: Region) -> None:
    with changing.store.unseen(changing.now, "tests") as unit:
        unit.record([MemberLeft(changing.places["partnership"], changing.places["delft"])])
    listed = changing.seen_by("beheerder of partnership", lambda unit: {user.id for user in unit.users.listed()})
    assert listed == {changing.everybody[name].id for name in ALL_OF["partnership"] | ALL_OF["gouda"]}


def test_a_beheerder_of_no_product_any_more_sees_only_themselves(changing: Region) -> None:
    ex = changing.people.user(changing.places["gouda"], "Voormalig")
    changing.everybody["ex"] = ex
    assert changing.seen_by("ex", lambda unit: [user.id for user in unit.users.listed()]) == [ex.id]


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


def test_forms_are_seen_by_the_servicedesk_and_the_organisation(changing: Region) -> None:
    changing.people.registration(changing.places["gouda"], "Kees", "kees@gouda.nl")
    seen = {
        who: changing.seen_by(who, lambda unit: len(list(unit.organisations.registrations()))) for who in ORGANISATIONS
    }
    expected = {"beheerder of gouda": 1, "beheerder of partnership": 1, "user of gouda": 0, "servicedesk": 1}
    assert seen == expected


def test_the_servicedesk_sees_who_is_registered_to_become_beheerder(changing: Region) -> None:
    changing.people.registration(changing.places["gouda"], "Jan Pietersen", "jan.pietersen@voorbeeld.nl")
    found = changing.seen_by("servicedesk", lambda unit: [user.id for user in unit.users.pending()])
    assert found == [changing.everybody["newcomer of gouda"].id]


def test_the_servicedesk_takes_in_a_form_of_anybody(region: Region) -> None:
    place = region.places["gouda"].id
    address = "jan.jansen@voorbeeld.nl"
    found = region.seen_by("servicedesk", lambda unit: [getattr(unit.users.with_address(place, address), "id", None)])
    assert found == [region.everybody["user of gouda"].id]


def test_an_address_of_two_is_ambiguous(changing: Region) -> None:
    changing.people.user(changing.places["gouda"], "Jansen")
    with pytest.raises(Ambiguous) as refused:
        changing.seen_by(
            "servicedesk", lambda unit: unit.users.with_address(changing.places["gouda"].id, "jan.jansen@voorbeeld.nl")
        )
    assert [username for _, username, _ in refused.value.candidates] == ["j.jansen", "j.jansen2"]


def test_an_administrator_knows_the_other_administrators_of_the_organisation(changing: Region) -> None:
    other = changing.people.administrator(changing.places["gouda"], "Tweede")
    changing.people.administrator(changing.places["breda"], "Elders")
    found = changing.seen_by("beheerder of gouda", lambda unit: unit.users.one("j.beheer").fellow_administrators)
    assert found == {other.id}


@pytest.mark.parametrize("who", SEES)
def test_everybody_sees_the_roles_of_exactly_whom_they_should_see(region: Region, who: str) -> None:
    seen = region.seen_by(who, lambda unit: {line.user for line in unit.authorisations.all()})
    assert seen == {user.id for name in SEES[who] if (user := region.everybody[name]).grants}


@pytest.mark.parametrize("who", SEES)
def test_everybody_sees_as_dormant_only_whom_they_should_see(region: Region, who: str) -> None:
    long_after = region.now + timedelta(days=60)
    seen = region.seen_by(who, lambda unit: {user.id for user in unit.users.dormant(long_after)})
    assert seen == {user.id for name in SEES[who] if (user := region.everybody[name]).active}


def test_a_matrix_of_one_organisation_has_no_other(region: Region) -> None:
    seen = region.seen_by(
        "beheerder of partnership",
        lambda unit: {line.organisation for line in unit.authorisations.all(organisation="GM0513")},
    )
    assert seen == {"GM0513"}
