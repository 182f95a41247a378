"""`--file`: what an office hands over is done for everybody in it, or nothing is and every flaw is named."""

from pathlib import Path

import pytest

from ibadmin.commands.input_file import FIELDS
from ibadmin.model import UserStatus
from tests.bulk.test_corpus import CORPUS, OUTCOMES
from tests.commands.bulk.conftest import written
from tests.world import World

NAMES = {"jan.jansen@voorbeeld.nl": "j.jansen", "sanne.devries@voorbeeld.nl": "s.devries"}
DETAILS = "Aanhef;Voorletters;Voornaam;Tussenvoegsel;Achternaam;Afdeling;Telefoonnummer;E-mailadres"
GOOD = [path for path in CORPUS if "users" in OUTCOMES[path.name]]
BAD = [path for path in CORPUS if "flaws" in OUTCOMES[path.name]]


def statuses(world: World, *names: str) -> list[str]:
    return [world.user(name).status.value for name in names]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.name)
def test_a_file_of_an_office_is_done(gouda: World, path: Path) -> None:
    named = {line.split()[1].lower() for line in OUTCOMES[path.name]["users"]}
    expected = sorted({NAMES.get(name, name) for name in named})
    result = gouda.run(["users", "deactivate", "--file", str(path), "--yes", "--output", "json"], terminal=False)
    done = [record["username"] for record in result.records("users deactivate")]
    assert (result.code, sorted(done)) == (0, expected)
    assert set(statuses(gouda, *expected)) <= {"inactive"}
    assert statuses(gouda, "e.yilmaz") == ["active"]


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_file_with_flaws_changes_nothing_and_every_flaw_is_named(gouda: World, path: Path) -> None:
    before = gouda.audit()
    result = gouda.run(["users", "deactivate", "--file", str(path), "--yes", "--output", "json"], terminal=False)
    told = [
        f"{flaw['line']}:{flaw['column']} {flaw['field'] or '-'} {flaw['problem']}"
        for flaw in result.error["details"]["flaws"]
    ]
    assert (result.code, result.stdout, result.error["code"]) == (2, "", "file_malformed")
    assert told == OUTCOMES[path.name]["flaws"]
    assert gouda.audit() == before


FLAWS = """\
ibadmin: leavers.csv cannot be used, and nothing was changed:
  - line 3, column 1: User is required.
  - line 4, column 2: behind the closing quotation mark stands more text
-> An empty file with the right headings: ibadmin bulk template COMMAND
"""
GEBREKEN = """\
ibadmin: leavers.csv is niet te gebruiken, en er is niets gewijzigd:
  - regel 3, kolom 1: Gebruiker is verplicht.
  - regel 4, kolom 2: achter het afsluitende aanhalingsteken staat nog tekst
-> Een leeg bestand met de juiste koppen: ibadmin bulk template OPDRACHT
"""


@pytest.mark.parametrize(("language", "said"), [("en", FLAWS), ("nl", GEBREKEN)])
def test_flaws_are_told_by_line_and_column(gouda: World, language: str, said: str) -> None:
    written("leavers.csv", "Gebruikersnaam;Naam", "j.jansen;Jan", ";Sanne", 'e.yilmaz;"Emre" Yilmaz')
    result = gouda.run("users deactivate --file leavers.csv --yes", language=language)
    assert (result.code, result.screen) == (2, said)


def test_standard_input_is_a_file_too(gouda: World) -> None:
    result = gouda.run("users deactivate --file - --yes --output ids", terminal=False, stdin="j.jansen\ns.devries\n")
    assert (result.code, result.stdout.split()) == (0, [gouda.user(n).id for n in ("j.jansen", "s.devries")])


def test_our_own_lists_go_back_in(gouda: World) -> None:
    for form in ("json", "jsonl", "csv", "tsv", "ids"):
        listed = gouda.run(f"users list --product iwmo --role gebruiker --output {form}", terminal=False).stdout
        done = gouda.run("users deactivate --file - --yes --output jsonl", terminal=False, stdin=listed)
        assert (done.code, done.stdout.count("\n")) == (0, 3), form
        again = gouda.run("users reactivate --file - --restore-roles --output tsv", terminal=False, stdin=done.stdout)
        assert (again.code, again.stdout.count("\n")) == (0, 4), form


def test_a_file_that_is_not_there_is_named(gouda: World) -> None:
    result = gouda.run("users deactivate --file nobody.csv --yes")
    assert (result.code, "nobody.csv does not exist." in result.stderr) == (2, True)


def test_somebody_must_be_named(gouda: World) -> None:
    result = gouda.run("users deactivate --yes")
    assert (result.code, "'USER...' is missing." in result.stderr) == (2, True)


def test_names_and_a_file_go_together_and_who_is_named_twice_is_done_once(gouda: World) -> None:
    written("leavers.txt", "s.devries", "j.jansen", "S.DeVries")
    result = gouda.run("users deactivate j.jansen --file leavers.txt --yes --output tsv", terminal=False)
    assert (result.code, result.stdout.count("\n")) == (0, 3)


@pytest.mark.parametrize("content", ["", "\n\n", "Gebruikersnaam;Naam\n"])
def test_a_file_that_names_nobody_changes_nothing_and_is_no_error(gouda: World, content: str) -> None:
    result = gouda.run("users delete --file - --yes --output json", terminal=False, stdin=content)
    assert (result.code, result.stdout, result.stderr) == (0, "[]\n", "The file names nobody; nothing was changed.\n")


def test_a_file_grants_each_their_own_role(gouda: World) -> None:
    written(
        "roles.csv",
        "Gebruikersnaam;Product;Rol;Opmerking",
        "j.jansen;iJw;Gebruiker;",
        "j.jansen;ijw;productbeheerder;",
        "s.devries;;PRODUCTBEHEERDER;",
    )
    result = gouda.run("roles grant --file roles.csv --product wlz-registertoets --output json")
    assert (result.code, result.stderr) == (0, "Columns that are not used: Opmerking.\n")
    held = {name: [(g.product, g.role) for g in gouda.user(name).grants] for name in ("j.jansen", "s.devries")}
    assert held == {
        "j.jansen": [("ijw", "gebruiker"), ("ijw", "productbeheerder"), ("iwmo", "gebruiker")],
        "s.devries": [("iwmo", "gebruiker"), ("wlz-registertoets", "productbeheerder")],
    }


def test_a_product_that_does_not_exist_is_a_flaw_and_one_that_lacks_is_too(gouda: World) -> None:
    written("roles.csv", "Product;Rol;Gebruikersnaam", "iwmo;baas;j.jansen", ";gebruiker;s.devries")
    result = gouda.run("roles grant --file roles.csv --keep-going --output json")
    flaws = [(f["line"], f["column"], f["field"], f["problem"]) for f in result.error["details"]["flaws"]]
    assert (result.code, flaws) == (2, [(2, 2, "role", "unknown"), (3, 1, "product", "required")])


def test_what_lacks_in_a_row_is_named_with_what_else_is_wrong_in_the_file(gouda: World) -> None:
    written("roles.csv", "Gebruikersnaam;Product;Rol", "j.jansen;iwmo;", ";ijw;gebruiker", "s.devries;;")
    result = gouda.run("roles grant --file roles.csv --output json")
    flaws = [(f["line"], f["column"], f["field"], f["problem"]) for f in result.error["details"]["flaws"]]
    assert (result.code, flaws) == (
        2,
        [
            (2, 3, "role", "required"),
            (3, 1, "user", "required"),
            (4, 2, "product", "required"),
            (4, 3, "role", "required"),
        ],
    )


def test_a_column_that_lacks_altogether_is_told_once_with_what_to_do(gouda: World) -> None:
    written("roles.csv", "Gebruikersnaam", "j.jansen", "s.devries")
    result = gouda.run("roles grant --file roles.csv --role gebruiker")
    told = (
        "ibadmin: Product is required.\n-> Say it for everybody with --product, or for each in a column of the file\n"
    )
    assert (result.code, result.screen) == (2, told)


def test_without_a_file_a_product_is_asked_for_as_before(gouda: World) -> None:
    result = gouda.run("roles grant j.jansen --role gebruiker --output json")
    assert (result.code, result.error["code"]) == (2, "invalid_input")


def test_a_file_edits_what_it_fills_in_empties_what_it_says_and_leaves_the_rest(gouda: World) -> None:
    written(
        "details.csv",
        "Gebruikersnaam;Telefoonnummer;Tussenvoegsel;Afdeling;Contactpersoon;Contactpersoon e-mail",
        "j.jansen;'+31 182 588 211;;;ja;zorg@gouda.nl",
        "s.devries;;-;Jeugd;;",
    )
    assert gouda.run("users edit --file details.csv --department Wmo").code == 0
    jan, sanne = gouda.user("j.jansen"), gouda.user("s.devries")
    assert jan.details
    assert sanne.details
    assert (jan.details.phone_number, jan.details.department, jan.contact_email) == (
        "+31 182 588 211",
        "Wmo",
        "zorg@gouda.nl",
    )
    assert (sanne.details.infix, sanne.details.department, sanne.contact_person) == ("", "Jeugd", False)


def test_two_rows_that_say_different_things_of_one_user_are_a_flaw(gouda: World) -> None:
    written("details.csv", "Gebruikersnaam;Afdeling", "j.jansen;Zorg", "J.JANSEN;Jeugd", "j.jansen;Zorg")
    result = gouda.run("users edit --file details.csv --output json")
    assert (result.code, [(f["line"], f["problem"]) for f in result.error["details"]["flaws"]]) == (2, [(3, "twice")])


def test_new_users_are_verified_by_file_and_each_gets_a_code(gouda: World) -> None:
    for surname in ("Kok", "Bos"):
        gouda.people.user(gouda.gouda, surname, UserStatus.PENDING)
    written("new.txt", "j.kok", "j.bos")
    result = gouda.run("users verify --file new.txt --yes --output json", terminal=False)
    codes = {record["verification_code"] for record in result.records("users verify")}
    assert (result.code, len(codes), None in codes) == (0, 2, False)


def test_a_last_beheerder_does_not_slip_out_one_product_at_a_time(gouda: World) -> None:
    gouda.as_("a.bakker")
    products = ("iwmo", "ijw", "wlz-registertoets")
    written("gb.csv", "username,product,role", *(f"m.visser,{product},gebruikersbeheerder" for product in products))
    result = gouda.run("roles revoke --file gb.csv --yes --output json")
    assert (result.code, [reason["code"] for reason in result.error["reasons"]]) == (3, ["last_administrator"])
    assert gouda.run("roles revoke --file gb.csv --yes --even-last").code == 0
    assert gouda.user("m.visser").administered_products == frozenset()


LISTS = {
    "users list --status active": 61,
    "users search jansen": 1,
    "users pending": 1,
    "report roles": 4,
    "report dormant": 61,
    "sessions list": 1,
    "administrators list --active": 1,
}


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "tsv"])
@pytest.mark.parametrize(("line", "count"), LISTS.items(), ids=LISTS)
def test_every_list_of_users_goes_back_in(gouda: World, line: str, count: int, form: str) -> None:
    gouda.people.user(gouda.gouda, "Kok", UserStatus.PENDING)
    gouda.later(days=46)
    gouda.as_("m.visser")
    listed = gouda.run(f"{line} --output {form}", terminal=False)
    taken = gouda.run("users edit --file - --dry-run --output json", terminal=False, stdin=listed.stdout)
    assert (listed.code, taken.code) == (0, 0), taken.stderr
    assert len(taken.records("users edit")) == count


TEMPLATES = {
    "users verify": "Gebruikersnaam",
    "users edit": f"Gebruikersnaam;{DETAILS};Nieuwsbrief;Contactpersoon;Contactpersoon e-mail",
    "users deactivate": "Gebruikersnaam",
    "users reactivate": "Gebruikersnaam",
    "users delete": "Gebruikersnaam",
    "roles grant": "Gebruikersnaam;Product;Rol",
    "roles revoke": "Gebruikersnaam;Product;Rol",
    "users sync": f"Gebruikersnaam;{DETAILS};Datum uit dienst",
}


def test_there_is_a_template_for_every_command_that_takes_a_file() -> None:
    assert sorted(TEMPLATES) == sorted(FIELDS)


@pytest.mark.parametrize(("command", "headings"), TEMPLATES.items(), ids=TEMPLATES)
def test_a_template_opens_in_excel(gouda: World, command: str, headings: str) -> None:
    template = gouda.run(f"bulk template {command.split()[1]}", terminal=False).stdout
    assert template == f"\ufeff{headings}\r\n"


@pytest.mark.parametrize("command", [each for each in TEMPLATES if each != "users sync"])
def test_a_template_is_understood_and_names_nobody(gouda: World, command: str) -> None:
    template = gouda.run(f"bulk template {command.split()[1]}", terminal=False).stdout
    result = gouda.run(f"{command} --file - --yes", stdin=template, terminal=False)
    assert (result.code, result.stderr) == (0, "The file names nobody; nothing was changed.\n")


def test_there_is_no_template_for_a_command_that_takes_no_file(gouda: World) -> None:
    result = gouda.run("bulk template login --output json")
    assert result.code == 2
