"""The servicedesk looks at organisations and takes them in; others see their own."""

import pytest

from ibadmin.model import OrganisationKind
from tests.world import World

pytestmark = pytest.mark.manual("Inleiding", "2", "2.1")

SOEST = "organisations add --code gm-0342 --name Soest --kvk-number 32169929"


def test_the_servicedesk_sees_every_organisation_and_what_is_missing(world: World) -> None:
    world.people.organisation("GM-0342", "Soest", kvk="32169929", agreements=False)
    world.as_("a.bakker")
    assert world.run("organisations list", piped=True).stdout == (
        "code\tname\tkind\tkvk_number\tagreements\tmissing_agreements\tversion\n"
        "GM-0193\tZwolle\tgemeente\t50000193\tinlichtingenbureau/2021-11-01 vecozo/2021-11-01\t\t3\n"
        "GM-0342\tSoest\tgemeente\t32169929\t\tinlichtingenbureau vecozo\t1\n"
        "GM-0513\tGouda\tgemeente\t50000513\tinlichtingenbureau/2021-11-01 vecozo/2021-11-01\t\t3\n"
        "IB-0001\tInlichtingenbureau\tservicedesk\t50000001\t"
        "inlichtingenbureau/2021-11-01 vecozo/2021-11-01\t\t3\n"
    )


def test_a_beheerder_sees_the_own_organisation_alone(world: World) -> None:
    world.as_("m.visser")
    assert world.run("organisations list -o ids").stdout == "GM-0513\n"


def test_the_list_has_its_shape(world: World) -> None:
    world.as_("a.bakker")
    world.run("organisations list -o json").as_shape("organisations list")


SHOWN = """\
Code                 GM-0513
Name                 Gouda
Kind                 gemeente
KvK number           50000513
Agreements returned
  inlichtingenbureau  2021-11-01
  vecozo              2021-11-01
Agreements missing
Members
Part of
  SV-0001  Midden-Holland
Administrators
  ijw                active   m.visser  Maria Visser  maria.visser@voorbeeld.nl
  iwmo               active   m.visser  Maria Visser  maria.visser@voorbeeld.nl
  iwmo               awaited  p.kok     Piet Kok      piet.kok@voorbeeld.nl
  wlz-registertoets  active   m.visser  Maria Visser  maria.visser@voorbeeld.nl
"""


def partnership_of_gouda(world: World) -> None:
    partnership = world.people.organisation("SV-0001", "Midden-Holland", OrganisationKind.PARTNERSHIP)
    world.as_("a.bakker")
    assert world.run(f"organisations members {partnership.code} --add GM-0513 --yes").code == 0


def test_an_organisation_is_shown_with_its_partnership_and_administrators(world: World) -> None:
    partnership_of_gouda(world)
    world.people.user(world.gouda, "Kok", world.user("m.visser").status.PENDING, first_name="Piet")
    world.people.registration(world.gouda, "P. Kok", "piet.kok@voorbeeld.nl", ["iwmo"])
    assert world.run("users verify p.kok --yes").code == 0
    assert world.run("organisations show GM-0513").screen == SHOWN


@pytest.mark.parametrize("name", ["SV-0001", "gm-0513", "50000513"])
def test_what_is_shown_has_its_shape(world: World, name: str) -> None:
    partnership_of_gouda(world)
    world.run(f"organisations show {name} -o json").as_shape("organisations show")


def test_another_organisation_is_not_found(world: World) -> None:
    world.as_("m.visser")
    result = world.run("organisations show GM-0193")
    assert result.code == 5
    assert result.screen == (
        "ibadmin: Organisation not found: GM-0193.\n-> Look it up with: ibadmin organisations list\n"
    )


def test_an_organisation_is_added_after_a_look_at_its_number(world: World) -> None:
    world.as_("a.bakker")
    result = world.run(SOEST, answers=["y"])
    assert result.code == 0
    assert result.screen == (
        "Soest (GM-0342) will be added, with KvK number 32169929.\n"
        "Go on? [y/N] y\n"
        "Soest (GM-0342) has been added. Nobody can log in there until these have been signed and returned: connection "
        "and processing agreement with the Inlichtingenbureau, processing agreement with VECOZO.\n"
    )
    assert world.organisation("GM-0342").kind is OrganisationKind.MUNICIPALITY


def test_adding_says_to_scripts_what_was_added(world: World) -> None:
    world.as_("a.bakker")
    result = world.run(f"{SOEST} --kind samenwerkingsverband --yes -o json")
    result.as_shape("organisations add")
    assert '"change": "organisation_added", "result": "done", "organisation": "GM-0342"' in result.stdout


def test_adding_the_same_again_changes_nothing(world: World) -> None:
    world.as_("a.bakker")
    world.run(f"{SOEST} --yes")
    rows = len(world.audit())
    result = world.run(SOEST)
    assert (result.code, result.screen) == (0, "Soest (GM-0342): it is so already, nothing changes.\n")
    assert len(world.audit()) == rows


@pytest.mark.parametrize("taken", ["--code GM-0513 --kvk-number 32169929", "--code GM-0342 --kvk-number 50000513"])
def test_a_code_or_number_that_is_taken_is_refused(world: World, taken: str) -> None:
    world.as_("a.bakker")
    result = world.run(f"organisations add --name Soest {taken}")
    assert result.code == 3
    assert "Gouda (GM-0513) has KvK number" in result.stderr


def test_everything_that_is_wrong_with_an_organisation_is_said_at_once(world: World) -> None:
    world.as_("a.bakker")
    result = world.run(["organisations", "add", "--code", "g 1", "--name", "=Soest", "--kvk-number", "123"])
    assert result.code == 2
    assert result.screen == (
        "ibadmin: These cannot be accepted yet; nothing was changed:\n"
        "  - Code may hold letters, digits and hyphens.\n"
        "  - Name of the organisation may hold letters, digits, spaces and the signs . , ' - / & : + ( )\n"
        "  - KvK number must be eight digits.\n"
    )


@pytest.mark.parametrize(
    ("more", "answers", "code"), [("--dry-run", [], 0), ("", ["n"], 3)], ids=["a dry run", "a question declined"]
)
def test_nothing_is_added(world: World, more: str, answers: list[str], code: int) -> None:
    world.as_("a.bakker")
    assert world.run(f"{SOEST} {more}", answers=answers).code == code
    assert "GM-0342" not in world.run("organisations list -o ids").stdout


def test_without_a_terminal_the_flag_is_named(world: World) -> None:
    world.as_("a.bakker")
    result = world.run(SOEST, terminal=False)
    assert result.code == 2
    assert "--yes" in result.stderr


def test_a_beheerder_adds_no_organisations(world: World) -> None:
    world.as_("m.visser")
    result = world.run(f"{SOEST} --yes")
    assert result.code == 3
    assert "This is for the servicedesk to do, where m.visser does not work (manual 3)." in result.stderr


def test_the_servicedesk_cannot_be_added(world: World) -> None:
    world.as_("a.bakker")
    assert world.run(f"{SOEST} --kind servicedesk --yes").code == 2


def test_a_dutch_terminal_reads_dutch(world: World) -> None:
    world.as_("a.bakker")
    assert world.run(SOEST, answers=["j"], language="nl").stdout.startswith("Soest (GM-0342) is toegevoegd.")
