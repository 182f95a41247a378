import pytest

from ibadmin.facts import AgreementRecorded
from ibadmin.model import Agreement, OrganisationKind, UserStatus
from tests.world import World


@pytest.fixture
def gouda(world: World) -> World:
    world.people.user(world.gouda, "Vries", grants=[("iwmo", "gebruiker")], first_name="Sanne", infix="de")
    world.people.administrator(world.gouda, "Mulder", ["iwmo"], "Piet")
    world.as_("m.visser")
    return world


OVERVIEW = """\
Product            Action            Allowed  Because                      Can be mended by
─────────────────────────────────────────────────────────────────────────────────────────────
iwmo               uploaden          Yes      gebruiker
iwmo               downloaden        Yes      gebruiker
iwmo               gebruikersbeheer  No       no role gebruikersbeheerder
iwmo               instellingen      No       no role productbeheerder     p.mulder, m.visser
ijw                uploaden          No       no role gebruiker            m.visser
ijw                downloaden        No       no role gebruiker            m.visser
ijw                gebruikersbeheer  No       no role gebruikersbeheerder
ijw                instellingen      No       no role productbeheerder     m.visser
wlz-registertoets  raadplegen        No       no role gebruiker            m.visser
wlz-registertoets  gebruikersbeheer  No       no role gebruikersbeheerder
wlz-registertoets  instellingen      No       no role productbeheerder     m.visser
"""


@pytest.mark.manual("2.2", "2.2.1", "2.2.2")
def test_everything_that_somebody_can_and_cannot(gouda: World) -> None:
    assert gouda.run("access explain s.devries", variables={"COLUMNS": "110"}).lines == OVERVIEW


def test_in_json_it_has_its_shape(gouda: World) -> None:
    records = gouda.run("access explain s.devries ijw -o json").records("access explain")
    assert [(each["action"], each["allowed"]) for each in records] == [
        ("uploaden", False),
        ("downloaden", False),
        ("gebruikersbeheer", False),
        ("instellingen", False),
    ]
    assert records[0]["obstacles"] == [{"obstacle": "role_missing", "about": "gebruiker", "whose": "administrator"}]
    assert records[0]["menders"] == ["m.visser"]


def test_yes_says_by_which_role(gouda: World) -> None:
    result = gouda.run("access explain s.devries IWMO Uploaden")
    assert (result.code, result.screen) == (
        0,
        "Yes: s.devries can do this (uploaden for iwmo), by the role gebruiker.\n",
    )


SERVICEDESK = "the servicedesk of the Inlichtingenbureau (0800 222 11 22, servicedesk@inlichtingenbureau.nl)"
NO = {
    "k.berg wlz-registertoets raadplegen": (
        "  - k.berg is inactive (manual 2.3.1).\n"
        "    -> p.mulder, m.visser: ibadmin users reactivate k.berg\n"
        "  - The role gebruiker for wlz-registertoets was switched off when k.berg was deactivated (manual 2.3.1).\n"
        "    -> m.visser: ibadmin users reactivate k.berg --restore-roles\n"
    ),
    "e.yilmaz iwmo uploaden": (
        "  - e.yilmaz has not finished the registration yet (manual 1.2).\n"
        "    -> e.yilmaz: ibadmin me verify\n"
        "  - The role gebruiker for iwmo works as soon as the verification code has been entered (manual 1.2).\n"
        "    -> e.yilmaz: ibadmin me verify\n"
    ),
    "j.jansen iwmo instellingen": (
        "  - j.jansen has not finished the registration yet (manual 1.2).\n"
        "    -> p.mulder, m.visser: ibadmin users verify j.jansen\n"
        "  - j.jansen does not have the role productbeheerder for iwmo (manual 2.2).\n"
        "    -> p.mulder, m.visser: ibadmin roles grant j.jansen --product iwmo --role productbeheerder\n"
    ),
    "s.devries ijw gebruikersbeheer": (
        "  - s.devries does not have the role gebruikersbeheerder for ijw (manual 2.2).\n"
        f"    -> {SERVICEDESK}: ibadmin administrators register\n"
    ),
}


@pytest.mark.manual("1.2", "2.2", "2.3.1")
@pytest.mark.parametrize("question", NO)
def test_no_says_everything_that_is_in_the_way_and_who_can_mend_it(gouda: World, question: str) -> None:
    people = gouda.people
    people.user(gouda.gouda, "Berg", UserStatus.INACTIVE, [("wlz-registertoets", "gebruiker")], first_name="Kees")
    people.user(gouda.gouda, "Yilmaz", UserStatus.APPROVED, [("iwmo", "gebruiker")], first_name="Emre")
    people.user(gouda.gouda, "Jansen", UserStatus.PENDING)
    user, product, action = question.split()
    result = gouda.run(f"access explain {question}")
    assert result.code == 0
    assert result.screen == f"No: {user} cannot do this ({action} for {product}).\n{NO[question]}"


def test_a_role_that_stayed_off_is_granted_anew(gouda: World) -> None:
    gouda.run("users deactivate s.devries --yes")
    gouda.run("users reactivate s.devries")
    shown = gouda.run("access explain s.devries iwmo uploaden", language="nl").screen
    assert shown == (
        "Nee: s.devries kan dit niet (uploaden voor iwmo).\n"
        "  - De rol gebruiker voor iwmo staat uit sinds s.devries is gedeactiveerd (handleiding 2.3.1).\n"
        "    -> p.mulder, m.visser: ibadmin roles grant s.devries --product iwmo --role gebruiker\n"
    )


@pytest.mark.manual("Inleiding")
def test_missing_agreements_are_in_everybodys_way(gouda: World) -> None:
    gouda.as_("a.bakker")
    for agreement in Agreement:
        with gouda.store.unseen(gouda.now, "tests") as unit:
            unit.record([AgreementRecorded(unit.organisations.coded("GM-0513"), agreement, None)])
    records = gouda.run("access explain m.visser iwmo -o json").records("access explain")
    missing = [
        {"obstacle": "agreement_missing", "about": agreement.value, "whose": "servicedesk"} for agreement in Agreement
    ]
    assert records[2]["obstacles"] == missing
    assert (
        "the processing agreement with VECOZO has not been signed"
        in gouda.run("access explain m.visser iwmo gebruikersbeheer").screen
    )


def test_who_cannot_see_the_beheerders_is_told_whose_it_is(gouda: World) -> None:
    gouda.as_("s.devries")
    shown = gouda.run("access explain s.devries ijw uploaden").screen
    assert "    -> the gebruikersbeheerder of Gouda (GM-0513): ibadmin roles grant" in shown


def test_the_beheerder_of_the_partnership_can_mend_it_too(world: World) -> None:
    region = world.people.organisation("SV-01", "Midden-Holland", OrganisationKind.PARTNERSHIP)
    member = world.people.organisation("GM-0627", "Waddinxveen", member_of=region)
    world.people.user(member, "Kok", first_name="Bea")
    world.people.administrator(region, "Peters", first_name="Els")
    world.as_("e.peters")
    (record, *_) = world.run("access explain b.kok iwmo -o json").records("access explain")
    assert record["menders"] == ["e.peters"]


def test_an_action_that_the_product_does_not_have_is_wrong_usage(gouda: World) -> None:
    result = gouda.run("access explain s.devries iwmo raadplegen -o json")
    assert (result.code, result.error["code"]) == (2, "invalid_choice")
    assert result.error["details"] == {
        "name": "action",
        "value": "raadplegen",
        "choices": ["uploaden", "downloaden", "gebruikersbeheer", "instellingen"],
    }
