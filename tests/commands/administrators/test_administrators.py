"""The form "aanmelden gebruikersbeheerder": taken in by the servicedesk, and who waits for what."""

import pytest

from ibadmin.model import UserStatus
from tests.world import World, without_ids

pytestmark = pytest.mark.manual("1", "1.2")

FORM = ["administrators", "register", "--organisation", "GM-0513", "--name", "P. Kok"]
KOK = [*FORM, "--email-address", "Piet.Kok@voorbeeld.nl", "--product", "iwmo"]


@pytest.fixture
def desk(world: World) -> World:
    """The servicedesk sits down."""
    world.as_("a.bakker")
    return world


def registered(world: World) -> list[tuple[str, tuple[str, ...]]]:
    with world.store.inspecting(world.now) as unit:
        return [(form.email_address, form.products) for form in unit.organisations.registrations()]


def test_a_form_is_taken_in_for_somebody_who_has_yet_to_log_in(desk: World) -> None:
    result = desk.run(KOK)
    assert result.code == 0
    assert result.screen == (
        "P. Kok is registered as gebruikersbeheerder of Gouda (GM-0513) for iwmo. The next step is theirs: log in, and "
        "fill in the personal details.\n"
    )
    assert registered(desk) == [("piet.kok@voorbeeld.nl", ("iwmo",))]


def test_registering_again_adds_products(desk: World) -> None:
    desk.run(KOK)
    assert desk.run([*KOK, "--product", "ijw"]).code == 0
    assert registered(desk) == [("piet.kok@voorbeeld.nl", ("ijw", "iwmo"))]


def test_the_same_form_again_changes_nothing(desk: World) -> None:
    desk.run(KOK)
    rows = len(desk.audit())
    result = desk.run(KOK)
    assert (result.code, result.screen) == (0, "Gouda (GM-0513): it is so already, nothing changes.\n")
    assert len(desk.audit()) == rows


@pytest.mark.parametrize("status", [UserStatus.PENDING, UserStatus.APPROVED, UserStatus.ACTIVE])
def test_who_is_a_user_already_becomes_administrator_by_the_servicedesks_code(desk: World, status: UserStatus) -> None:
    desk.people.user(desk.gouda, "Kok", status, first_name="Piet")
    result = desk.run(KOK)
    assert result.stdout == (
        "P. Kok is registered as gebruikersbeheerder of Gouda (GM-0513) for iwmo. Verify them and give them the code "
        "by phone: ibadmin users verify p.kok\n"
    )
    assert desk.user("p.kok").administered_products == frozenset()
    assert desk.run("users verify p.kok --yes").code == 0


def test_who_is_inactive_is_switched_on_first(desk: World) -> None:
    desk.people.user(desk.gouda, "Kok", UserStatus.INACTIVE, first_name="Piet")
    assert desk.run(KOK).stdout.endswith("They are inactive, so first: ibadmin users reactivate p.kok\n")


def test_missing_agreements_are_said_at_once(desk: World) -> None:
    desk.run("organisations agreements GM-0513 --withdrawn vecozo --yes")
    assert desk.run(KOK).stdout.endswith(
        "Nobody can log in there until these have been signed and returned: processing agreement with VECOZO.\n"
    )


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
def test_a_registration_has_its_shape_also_when_nothing_changes(desk: World, more: list[str]) -> None:
    desk.run([*KOK, *more, "-o", "json"]).as_shape("administrators register")
    desk.run([*KOK, *more, "-o", "json"]).as_shape("administrators register")


def test_everything_that_is_wrong_with_a_form_is_said_at_once(desk: World) -> None:
    result = desk.run([*FORM[:-1], "P. Kok 2", "--email-address", "kok", "--product", "iwmo"])
    assert result.code == 2
    assert result.screen == (
        "ibadmin: These cannot be accepted yet; nothing was changed:\n"
        "  - Name may hold letters, spaces and the signs . , ' -\n"
        "  - E-mail address must be an address such as j.jansen@gemeente.nl.\n"
    )


def test_a_product_that_is_not_there_is_named_with_those_that_are(desk: World) -> None:
    result = desk.run([*KOK, "--product", "wgs"])
    assert (result.code, result.stderr) == (
        2,
        "ibadmin: wgs does not exist as Product.\n-> Choose from: iwmo, ijw, wlz-registertoets\n",
    )


def test_nobody_registers_themselves(desk: World) -> None:
    mine = ["administrators", "register", "--organisation", "IB-0001", "--name", "A. Bakker", "--product", "iwmo"]
    assert desk.run([*mine, "--email-address", "anna.bakker@voorbeeld.nl"]).code == 3


def test_a_beheerder_registers_nobody(world: World) -> None:
    world.as_("m.visser")
    result = world.run(KOK)
    assert result.code == 3
    assert "This is for the servicedesk to do" in result.stderr
    assert registered(world) == []


def test_a_dry_run_registers_nobody(desk: World) -> None:
    assert desk.run([*KOK, "--dry-run"]).stdout == (
        "P. Kok will be registered as gebruikersbeheerder of Gouda (GM-0513) for iwmo.\n"
    )
    assert registered(desk) == []


def test_an_organisation_that_is_not_there_is_not_found(desk: World) -> None:
    assert desk.run([part.replace("GM-0513", "GM-1") for part in KOK]).code == 5


def test_the_list_says_what_each_waits_for_and_the_servicedesks_turn_comes_first(desk: World) -> None:
    desk.people.registration(desk.gouda, "A. Aarts", "a.aarts@voorbeeld.nl", ["iwmo"])
    desk.people.user(desk.gouda, "Kok", UserStatus.PENDING, first_name="Piet")
    desk.people.user(desk.zwolle, "Bos", UserStatus.PENDING, first_name="Eva")
    desk.run(KOK)
    desk.people.registration(desk.zwolle, "E. Bos", "eva.bos@voorbeeld.nl", ["ijw", "iwmo"])
    desk.run("users verify e.bos --yes")
    assert desk.run("administrators list").screen == (
        "Name      E-mail address         Organisation      Products   Waits for      User name\n"
        "──────────────────────────────────────────────────────────────────────────────────────\n"
        "P. Kok    piet.kok@voorbeeld.nl  Gouda (GM-0513)   iwmo       verification   p.kok    \n"
        "Eva Bos   eva.bos@voorbeeld.nl   Zwolle (GM-0193)  ijw, iwmo  code to enter  e.bos    \n"
        "A. Aarts  a.aarts@voorbeeld.nl   Gouda (GM-0513)   iwmo       first login             \n"
        "1 of them waits for you. When they call: ibadmin users verify USER --spell\n"
    )
    desk.run("administrators list -o json").as_shape("administrators list")


def test_the_active_administrators_are_listed_with_their_products(desk: World) -> None:
    desk.people.administrator(desk.zwolle, "Aarts", ["ijw"], first_name="Bea")
    assert desk.run("administrators list --active").screen == (
        "Name          E-mail address             Organisation      Products                      User name\n"
        "──────────────────────────────────────────────────────────────────────────────────────────────────\n"
        "Bea Aarts     bea.aarts@voorbeeld.nl     Zwolle (GM-0193)  ijw                           b.aarts  \n"
        "Karim Smit    karim.smit@voorbeeld.nl    Zwolle (GM-0193)  ijw, iwmo, wlz-registertoets  k.smit   \n"
        "Maria Visser  maria.visser@voorbeeld.nl  Gouda (GM-0513)   ijw, iwmo, wlz-registertoets  m.visser \n"
    )
    desk.run("administrators list --active -o json").as_shape("administrators list")


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("--product iwmo", ["karim.smit@voorbeeld.nl", "maria.visser@voorbeeld.nl"]),
        ("--organisation GM-0193", ["bea.aarts@voorbeeld.nl", "karim.smit@voorbeeld.nl"]),
        ("--organisation GM-0193 --product iwmo", ["karim.smit@voorbeeld.nl"]),
    ],
)
def test_the_list_is_narrowed(desk: World, narrowed: str, found: list[str]) -> None:
    desk.people.administrator(desk.zwolle, "Aarts", ["ijw"], first_name="Bea")
    assert desk.run(f"administrators list --active {narrowed} -o ids").stdout.split() == found


def test_nobody_waiting_is_said(desk: World) -> None:
    result = desk.run("administrators list")
    assert (result.stdout, result.stderr) == ("", "No registrations of gebruikersbeheerders found.\n")


def test_a_beheerder_sees_those_of_the_own_organisation(world: World) -> None:
    world.people.registration(world.gouda, "A. Aarts", "a.aarts@voorbeeld.nl")
    world.people.registration(world.zwolle, "Z. Zand", "z.zand@voorbeeld.nl")
    world.as_("m.visser")
    assert world.run("administrators list -o ids").stdout == "a.aarts@voorbeeld.nl\n"
    assert world.run("administrators list --active -o ids").stdout == "maria.visser@voorbeeld.nl\n"


def test_dutch_is_spoken(desk: World) -> None:
    assert without_ids(desk.run(KOK, language="nl").stdout).startswith("P. Kok is aangemeld als gebruikersbeheerder")
