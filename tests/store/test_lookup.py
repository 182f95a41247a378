"""Finding users and organisations: by exact name, by search, narrowed, in order."""

import pytest

from ibadmin.errors import Ambiguous, NotFound
from ibadmin.facts import OrganisationAdded
from ibadmin.model import Organisation, OrganisationKind
from tests.store.region import Region


@pytest.mark.parametrize("name", ["j.jansen", "jan.jansen@voorbeeld.nl", "ID"])
def test_somebody_elses_user_and_nobodys_are_one_answer(region: Region, name: str) -> None:
    hers = region.everybody["user of breda"].id if name == "ID" else name
    region.people.user(region.places["breda"], "Breedveld", email_address="breedveld@breda.nl")

    def answer(asked: str) -> tuple[object, ...]:
        with pytest.raises(NotFound) as refused:
            region.seen_by("newcomer of gouda", lambda unit: unit.users.one(asked))
        return (type(refused.value), refused.value.kind, refused.value.exit_code)

    assert answer(hers) == answer("nobody.at.all")


def test_every_name_that_fits_nobody_is_told(region: Region) -> None:
    with pytest.raises(NotFound) as refused:
        region.seen_by("beheerder of gouda", lambda unit: unit.users.named(["x.x", "j.jansen", "y.y"]))
    assert refused.value.names == ["x.x", "y.y"]


def test_users_come_in_the_order_asked_and_once(region: Region) -> None:
    names = ["j.pietersen", "j.beheer", " J.JANSEN ", "j.pietersen"]
    found = region.seen_by("beheerder of gouda", lambda unit: [user.username for user in unit.users.named(names)])
    assert found == ["j.pietersen", "j.beheer", "j.jansen"]


def test_a_part_of_a_name_is_no_name(region: Region) -> None:
    with pytest.raises(NotFound):
        region.seen_by("beheerder of gouda", lambda unit: unit.users.one("jansen"))


def test_a_name_of_two_is_ambiguous_and_both_are_told(region: Region) -> None:
    with pytest.raises(Ambiguous) as refused:
        region.seen_by("beheerder of partnership", lambda unit: unit.users.one("j.jansen"))
    expected = {
        (region.everybody[f"user of {name}"].id, "j.jansen", region.places[name].label)
        for name in ("partnership", "gouda", "delft")
    }
    assert set(refused.value.candidates) == expected


def test_candidates_are_only_those_who_may_be_seen(region: Region) -> None:
    found = region.seen_by("beheerder of breda", lambda unit: unit.users.one("j.jansen").id)
    assert found == region.everybody["user of breda"].id


@pytest.mark.parametrize("text", ["muller", "MÜLLER", "zoë", "ler-lüd", "van der", " z.vandermuller "])
def test_a_search_finds_names_without_accents_or_capitals(region: Region, text: str) -> None:
    user = region.people.user(region.places["gouda"], "Müller-Lüdenscheidt", first_name="Zoë", infix="van der")
    found = region.seen_by("beheerder of gouda", lambda unit: [each.id for each in unit.users.searched(text)])
    assert found == [user.id]


@pytest.mark.parametrize("text", ["%", "_", "jan_en", "*", "'", '"', "\\"])
def test_a_search_has_no_wildcards(region: Region, text: str) -> None:
    assert region.seen_by("beheerder of gouda", lambda unit: list(unit.users.searched(text))) == []


FILTERS: dict[str, dict[str, str]] = {
    "beheerder of gouda": {"role": "gebruikersbeheerder"},
    "user of gouda": {"role": "gebruiker", "product": "iwmo"},
    "newcomer of gouda": {"status": "pending"},
}


@pytest.mark.parametrize(("name", "narrowed"), FILTERS.items(), ids=FILTERS)
def test_a_list_is_narrowed(region: Region, name: str, narrowed: dict[str, str]) -> None:
    found = region.seen_by(
        "beheerder of partnership",
        lambda unit: [user.id for user in unit.users.listed(organisation="GM0513", **narrowed)],
    )
    assert found == [region.everybody[name].id]


def test_a_list_goes_by_organisation_and_surname(region: Region) -> None:
    listed = region.seen_by("beheerder of partnership", lambda unit: [user.username for user in unit.users.listed()])
    assert listed == ["j.beheer", "j.jansen", "j.pietersen"] * 3


def test_an_organisation_is_found_by_code_or_kvk_number(region: Region) -> None:
    gouda = region.places["gouda"]
    found = region.seen_by(
        "beheerder of gouda",
        lambda unit: {unit.organisations.coded(text).id for text in ("gm0513", " GM0513 ", gouda.kvk_number)},
    )
    assert found == {gouda.id}


def test_somebody_elses_organisation_is_not_found(region: Region) -> None:
    with pytest.raises(NotFound):
        region.seen_by("beheerder of gouda", lambda unit: unit.organisations.coded("GM0758"))


def test_an_organisation_gets_the_next_number(region: Region) -> None:
    with region.store.unseen(region.now, "tests") as unit:
        number = unit.organisations.next_id()
        unit.record(
            [OrganisationAdded(Organisation(number, "GM1", "Nieuw", OrganisationKind.MUNICIPALITY, "12345678"))]
        )
        assert unit.organisations.next_id() == number + 1
