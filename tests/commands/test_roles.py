import pytest

from ibadmin.model import GrantState, User, UserStatus
from tests.world import World


@pytest.fixture
def sanne(world: World) -> User:
    user = world.people.user(world.gouda, "Vries", grants=[("iwmo", "gebruiker")], first_name="Sanne", infix="de")
    world.as_("m.visser")
    return user


def held(world: World, name: str) -> list[tuple[str, str, GrantState]]:
    return [(grant.product, grant.role, grant.state) for grant in world.user(name).grants]


@pytest.mark.manual("2.1", "2.2")
def test_a_role_is_granted_without_a_question(world: World, sanne: User) -> None:
    result = world.run("roles grant s.devries --product ijw --role productbeheerder")
    assert (result.code, result.screen) == (0, "s.devries has the role productbeheerder for ijw now.\n")
    assert ("ijw", "productbeheerder", GrantState.ACTIVE) in held(world, sanne.id)


@pytest.mark.manual("2.1")
def test_a_role_of_somebody_without_a_code_waits_for_it(world: World, sanne: User) -> None:
    world.people.user(world.gouda, "Jansen", UserStatus.PENDING)
    result = world.run(
        ["roles", "grant", "j.jansen", sanne.id, "--product", "IJW", "--role", "Gebruiker"], language="nl"
    )
    assert result.screen == (
        "De rol gebruiker voor ijw is toegekend aan j.jansen en geldt zodra de verificatiecode is ingevoerd.\n"
        "De rol gebruiker voor ijw is toegekend aan s.devries.\n"
    )
    assert held(world, "j.jansen") == [("ijw", "gebruiker", GrantState.AWAITED)]


@pytest.mark.usefixtures("sanne")
def test_what_was_granted_already_is_unchanged(world: World) -> None:
    entries = world.audit()
    (record,) = world.run("roles grant s.devries --product iwmo --role gebruiker -o json").records("roles grant")
    assert (record["result"], world.audit()) == ("unchanged", entries)


@pytest.mark.manual("2.1")
def test_revoking_shows_and_asks(world: World, sanne: User) -> None:
    result = world.run("roles revoke s.devries --product iwmo --role gebruiker", answers=["y"])
    assert result.code == 0
    assert result.screen == (
        "s.devries (Sanne de Vries, Gouda (GM-0513)) loses the role gebruiker for iwmo.\n"
        "Go on? [y/N] y\n"
        "s.devries no longer has the role gebruiker for iwmo.\n"
    )
    assert held(world, sanne.id) == []
    again = world.run("roles revoke s.devries --product iwmo --role gebruiker -o json")
    assert again.records("roles revoke")[0]["result"] == "unchanged"


@pytest.mark.parametrize("command", ["grant", "revoke"])
def test_a_dry_run_changes_nothing(world: World, sanne: User, command: str) -> None:
    assert world.run(f"roles {command} s.devries --product iwmo --role gebruiker --dry-run").code == 0
    assert world.user(sanne.id) == sanne


@pytest.mark.parametrize(
    ("product", "role", "name", "choices"),
    [
        ("wrong", "gebruiker", "product", ["iwmo", "ijw", "wlz-registertoets"]),
        ("iwmo", "wrong", "role", ["gebruiker", "gebruikersbeheerder", "productbeheerder"]),
    ],
)
def test_what_does_not_exist_is_wrong_usage_with_the_choices(
    world: World, sanne: User, product: str, role: str, name: str, choices: list[str]
) -> None:
    result = world.run(f"roles grant s.devries --product {product} --role {role} --output json")
    assert (result.code, result.error["code"]) == (2, "invalid_choice")
    assert result.error["details"] == {"name": name, "value": "wrong", "choices": choices}
    assert world.user(sanne.id) == sanne


@pytest.mark.manual("2.2")
def test_the_role_of_beheerder_comes_from_the_servicedesk(world: World, sanne: User) -> None:
    refused = world.run("roles grant s.devries --product iwmo --role gebruikersbeheerder --output json")
    assert (refused.code, [each["code"] for each in refused.error["reasons"]]) == (3, ["role_not_yours"])
    assert world.user(sanne.id) == sanne


@pytest.mark.manual("2.2")
@pytest.mark.usefixtures("sanne")
def test_a_beheerder_grants_only_on_the_own_products(world: World) -> None:
    world.people.administrator(world.gouda, "Mulder", ["iwmo"], "Piet")
    world.as_("p.mulder")
    assert world.run("roles grant s.devries --product iwmo --role productbeheerder").code == 0
    refused = world.run("roles grant s.devries --product ijw --role gebruiker --output json")
    assert [each["code"] for each in refused.error["reasons"]] == ["product_not_yours"]


@pytest.mark.manual("2.3")
def test_the_last_beheerder_loses_the_last_product_only_when_that_is_said(world: World) -> None:
    world.people.administrator(world.gouda, "Mulder", ["iwmo"], "Piet")
    world.people.administrator(world.gouda, "Kok", ["iwmo"], "Bea")
    world.as_("a.bakker")
    command = "roles revoke p.mulder b.kok --product iwmo --role gebruikersbeheerder --yes"
    assert world.run(command).code == 0
    for product in ("iwmo", "ijw"):
        assert world.run(f"roles revoke m.visser --product {product} --role gebruikersbeheerder --yes").code == 0
    last = "roles revoke m.visser --product wlz-registertoets --role gebruikersbeheerder --yes"
    assert world.run(last).code == 3
    assert world.run(f"{last} --even-last").code == 0


def test_the_roles_of_a_user_in_json_have_their_shape(world: World, sanne: User) -> None:
    (record,) = world.run(["roles", "list", sanne.id, "-o", "json"]).records("roles list")
    assert record == {
        "product": "iwmo",
        "role": "gebruiker",
        "state": "active",
        "granted_at": "2021-12-01T09:30:00Z",
    }


def test_a_user_without_roles_has_an_empty_list(world: World) -> None:
    world.people.user(world.gouda, "Jansen")
    world.as_("m.visser")
    assert world.run("roles list j.jansen").screen == "j.jansen has no roles.\n"
    assert world.run("roles list j.jansen -o json").stdout == "[]\n"


MATRIX = """\
Product            Role                 Letters  May                   Granted by
──────────────────────────────────────────────────────────────────────────────────────────
iwmo               gebruiker            G        uploaden, downloaden  gebruikersbeheerder
iwmo               gebruikersbeheerder  GB       gebruikersbeheer      servicedesk
iwmo               productbeheerder     PB       instellingen          gebruikersbeheerder
ijw                gebruiker            G        uploaden, downloaden  gebruikersbeheerder
ijw                gebruikersbeheerder  GB       gebruikersbeheer      servicedesk
ijw                productbeheerder     PB       instellingen          gebruikersbeheerder
wlz-registertoets  gebruiker            G        raadplegen            gebruikersbeheerder
wlz-registertoets  gebruikersbeheerder  GB       gebruikersbeheer      servicedesk
wlz-registertoets  productbeheerder     PB       instellingen          gebruikersbeheerder
"""


@pytest.mark.manual("2.2", "2.2.1", "2.2.2")
def test_the_matrix_says_what_each_role_may(world: World) -> None:
    world.as_("m.visser")
    assert world.run("roles matrix").lines == MATRIX
    assert world.run("roles matrix -o json").records("roles matrix")


@pytest.mark.parametrize(
    "twice",
    ["--role gebruiker --role productbeheerder", "--product ijw --role gebruiker", "--role gebruiker -o json -o csv"],
)
def test_an_option_that_is_given_twice_is_refused_and_not_silently_one_of_them(world: World, twice: str) -> None:
    result = world.run(f"roles grant s.devries --product iwmo {twice}")
    assert (result.code, "more than once" in result.stderr) == (2, True)
