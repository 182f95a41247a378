"""What an export of the personnel system comes to: leavers, changed details, strangers, and accounts nobody uses."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from ibadmin.errors import Conflict
from ibadmin.facts import LoggedIn
from ibadmin.failures import DoneInPart, DoubtfulMatch, FileMalformed, RowsAmbiguous
from ibadmin.model import AssuranceLevel, OrganisationKind, UserStatus
from ibadmin.rules.manual import Refusal
from tests.commands.bulk.conftest import written
from tests.commands.bulk.test_runs import rows
from tests.world import Result, World

HEADINGS = "Personeelsnr;Achternaam;E-mail werk;Afdeling;Telefoon;Datum uit dienst"
JAN = "1;Jansen;jan.jansen@voorbeeld.nl;Zorg;0182 588 211;"
SANNE = "2;de Vries;sanne.devries@voorbeeld.nl;Zorg;+31 182 588211;"
EMRE = "3;Yilmaz;emre.yilmaz@voorbeeld.nl;Zorg;;31-12-9999"
BUITENDIENST = "4;Zonder;;Groen;;"
STRANGER = "5;Bos;p.bos@voorbeeld.nl;Burgerzaken;intern 12;99-99"
MARIA = "6;Visser;maria.visser@voorbeeld.nl;Zorg;;"
LEFT = "30-11-2021"


def everybody(world: World, *but: str) -> Iterable[str]:
    """A row for every user of Gouda, but these."""
    with world.store.inspecting(world.now) as unit:
        for user in unit.users.listed(organisation="GM-0513"):
            if user.username not in but and user.details:
                yield f"9;;{user.details.email_address};;;"


def sync(world: World, options: str = "--yes", *lines: str) -> Result:
    written("hr.csv", HEADINGS, *lines)
    return world.run(f"users sync --from hr.csv {options}", terminal=False)


def names(result: Result) -> dict[str, str]:
    return {each["username"]: each["change"] for each in result.records("users sync")}


SCREEN = """\
Columns that are used: E-mail address, Surname, Department, Phone number, Left on.
Rows about users here: 4 by e-mail address, 0 by user name or id. In doubt: 0. About nobody known here: 2.
To be switched off: 1 left by the file, 0 not in the file, 0 dormant.
To do: 2. Already so: 0. Not possible: 0.
Will be changed for j.jansen (Jan Jansen, Gouda (GM-0513)):
  Department  Zorg -> Jeugd
s.devries (Sanne de Vries, Gouda (GM-0513)) becomes inactive. Switched off:
  iwmo gebruiker
Go on? [y/N] y
Changed for j.jansen: Department.
s.devries is inactive now. Switched off: iwmo gebruiker.
Whoever has left for good is best deleted as well (manual 2.3): ibadmin users list --status inactive
"""


@pytest.mark.manual("2.3")
def test_leavers_go_details_change_and_strangers_are_only_counted(gouda: World) -> None:
    written("hr.csv", HEADINGS, JAN.replace("Zorg", "Jeugd"), f"{SANNE}{LEFT}", EMRE, BUITENDIENST, STRANGER, MARIA)
    result = gouda.run("users sync --from hr.csv", answers=["y"])
    assert (result.code, result.screen) == (0, SCREEN)


def test_a_second_time_nothing_is_to_be_done(gouda: World) -> None:
    lines = (JAN.replace("Zorg", "Jeugd"), f"{SANNE}{LEFT}")
    sync(gouda, "--yes", *lines)
    before = gouda.audit()
    result = sync(gouda, "", *lines)
    assert (result.code, "Nothing needs to be changed." in result.stderr) == (0, True)
    assert sync(gouda, "--output json", *lines).json == []
    assert gouda.audit() == before


def test_a_dry_run_and_a_no_change_nothing(gouda: World) -> None:
    before = gouda.audit()
    assert sync(gouda, "--dry-run", f"{SANNE}{LEFT}").code == 0
    assert gouda.run("users sync --from hr.csv", answers=["n"]).code == 3
    assert gouda.audit() == before


def test_without_a_terminal_it_names_the_option_that_answers(gouda: World) -> None:
    result = sync(gouda, "", f"{SANNE}{LEFT}")
    assert (result.code, "--yes" in result.stderr) == (2, True)


def test_whoever_works_under_another_contract_has_not_left(gouda: World) -> None:
    result = sync(gouda, "--yes -o json --report report.csv", f"{SANNE}{LEFT}", SANNE.replace("Zorg", "Jeugd"))
    assert names(result) == {"s.devries": "details_edited"}
    assert [row["result"] for row in rows("report.csv")] == ["done", "repeated"]


def test_two_contracts_that_say_different_things_change_nothing(gouda: World) -> None:
    result = sync(gouda, "--yes -o json", SANNE.replace("Zorg", "Jeugd"), SANNE.replace("Zorg", "Wmo"))
    assert names(result) == {}


def test_who_is_not_in_the_file_stays_unless_it_is_complete(gouda: World) -> None:
    lines = (*everybody(gouda, "s.devries", "m.visser"),)
    assert names(sync(gouda, "--yes -o json", *lines)) == {}
    assert names(sync(gouda, "--yes -o json --complete", *lines)) == {"s.devries": "user_deactivated"}


def test_who_signed_up_and_does_not_work_here_goes_as_well(gouda: World) -> None:
    lines = (*everybody(gouda),)
    gouda.people.user(gouda.gouda, "Vreemd", UserStatus.PENDING)
    assert names(sync(gouda, "--yes -o json --complete", *lines)) == {"j.vreemd": "user_deactivated"}


@pytest.mark.parametrize("content", ["", "\n\n", HEADINGS, f"{HEADINGS}\n;;;;;\n"])
def test_an_empty_export_says_nothing_of_anybody(gouda: World, content: str) -> None:
    Path("hr.csv").write_text(content, "utf-8")
    before = gouda.audit()
    result = gouda.run("users sync --from hr.csv --complete --yes --expect 60 --output json", terminal=False)
    assert (result.code, result.error["code"]) == (2, FileMalformed.code)
    assert gouda.audit() == before


@pytest.mark.parametrize("content", ['{"naam": "Jan Jansen"}', "E-mail;Achternaam\n;Jansen\n"])
def test_an_export_in_which_nobody_can_be_known_is_no_use(gouda: World, content: str) -> None:
    Path("hr.csv").write_text(content, "utf-8")
    result = gouda.run("users sync --from hr.csv --yes --output json", terminal=False)
    assert (result.code, result.error["details"]["flaws"][0]["problem"]) == (2, "no_heading")


def test_an_export_with_most_users_missing_is_not_complete_whatever_number_is_given(gouda: World) -> None:
    lines = (*everybody(gouda),)[:25]
    result = sync(gouda, "--complete --yes --expect 35 --output json", *lines)
    assert (result.code, result.error["reasons"][0]["code"]) == (3, Refusal.EXPORT_INCOMPLETE.code)


def test_an_export_that_was_cut_off_is_held_back_by_the_limits(gouda: World) -> None:
    lines = (*everybody(gouda),)[:45]
    result = sync(gouda, "--complete --yes --output json", *lines)
    assert (result.code, result.error["reasons"][0]["code"]) == (3, Refusal.TOO_MANY_AT_ONCE.code)


def test_their_number_lets_many_go(gouda: World) -> None:
    lines = (*everybody(gouda, "m.visser"),)[:45]
    result = sync(gouda, "--complete --yes --expect 15 --output json", *lines)
    assert (result.code, len(names(result))) == (0, 15)


def test_nobody_switches_themselves_off(gouda: World) -> None:
    absent = sync(gouda, "--yes --complete --output json", *everybody(gouda, "m.visser"))
    assert (absent.code, absent.json) == (0, [])
    said = sync(gouda, "--yes --output json", f"{MARIA}{LEFT}")
    assert (said.code, said.error["reasons"][0]["code"]) == (3, Refusal.ONESELF.code)


def test_a_fellow_beheerder_is_refused_and_the_others_go_when_that_was_asked(gouda: World) -> None:
    gouda.people.administrator(gouda.gouda, "Mulder", first_name="Ria")
    lines = (f"7;Mulder;ria.mulder@voorbeeld.nl;Zorg;;{LEFT}", f"{SANNE}{LEFT}")
    refused = sync(gouda, "--yes --output json", *lines)
    assert (refused.code, refused.error["reasons"][0]["code"]) == (3, Refusal.SERVICEDESKS_TO_HANDLE.code)
    done = sync(gouda, "--yes --keep-going --output json --report report.csv", *lines)
    assert (done.code, done.error["code"], names(done)) == (8, DoneInPart.code, {"s.devries": "user_deactivated"})
    assert [(row["result"], row["reasons"]) for row in rows("report.csv")] == [
        ("refused", Refusal.SERVICEDESKS_TO_HANDLE.code),
        ("done", ""),
    ]


def test_the_servicedesk_brings_the_beheerders_of_an_organisation_in_line(gouda: World) -> None:
    gouda.people.administrator(gouda.gouda, "Mulder", first_name="Ria")
    gouda.as_("a.bakker")
    result = sync(gouda, "--yes --output json", f"7;Mulder;ria.mulder@voorbeeld.nl;Zorg;;{LEFT}", f"{SANNE}{LEFT}")
    assert names(result) == {"r.mulder": "user_deactivated"}


def test_an_address_of_two_users_is_in_doubt(gouda: World) -> None:
    for _ in range(2):
        gouda.people.user(gouda.gouda, "Balie", email_address="balie@gouda.nl")
    result = sync(gouda, "--yes --output json", f"7;Balie;balie@gouda.nl;;;{LEFT}", f"{SANNE}{LEFT}")
    assert (result.code, result.error["code"]) == (6, RowsAmbiguous.code)


@pytest.mark.parametrize("username", ["j.jansen", "e.yilmaz"])
def test_a_row_that_calls_one_by_name_and_describes_another_is_in_doubt(gouda: World, username: str) -> None:
    written(
        "hr.csv",
        "Inlognaam;Achternaam;E-mail;Uit dienst",
        f"{username};Bos;{'sanne.devries' if username == 'j.jansen' else 'p.bos'}@voorbeeld.nl;ja",
    )
    result = gouda.run("users sync --from hr.csv --yes", terminal=False)
    assert (result.code, DoubtfulMatch.code) == (6, "ambiguous")
    assert f"{gouda.user(username).id} ({username})" in result.stderr


def test_who_is_in_doubt_is_not_absent(gouda: World) -> None:
    written(
        "hr.csv",
        "Inlognaam;Achternaam;E-mail",
        "j.jansen;Bos;p.bos@voorbeeld.nl",
        *(f";;{line.split(';')[2]}" for line in everybody(gouda, "j.jansen")),
    )
    result = gouda.run("users sync --from hr.csv --complete --yes --keep-going --output json", terminal=False)
    assert result.code == 6
    assert gouda.user("j.jansen").active


def test_a_user_name_finds_who_has_a_new_address(gouda: World) -> None:
    written("hr.csv", "Gebruikersnaam;Achternaam;E-mail", "j.jansen;Jansen;jan@nieuw.nl")
    result = gouda.run("users sync --from hr.csv --yes --output json", terminal=False)
    assert names(result) == {"j.jansen": "details_edited"}
    assert gouda.user("jan@nieuw.nl").username == "j.jansen"


def test_our_own_list_can_be_given_back_with_a_last_day(gouda: World) -> None:
    users = json.loads(gouda.run("users list --output json").stdout)
    lines = [json.dumps({**each, "left_on": LEFT if each["username"] == "s.devries" else None}) for each in users]
    Path("hr.jsonl").write_text("\n".join(lines), "utf-8")
    result = gouda.run("users sync --from hr.jsonl --yes --output json", terminal=False)
    assert names(result) == {"s.devries": "user_deactivated"}


def test_what_is_wrong_about_a_user_is_named_by_line_and_column(gouda: World) -> None:
    lines = (STRANGER, JAN.replace("0182 588 211", "intern 12"), f"{SANNE}99-99")
    result = sync(gouda, "--yes --output json", *lines)
    assert (result.code, result.error["code"]) == (2, FileMalformed.code)
    assert [
        (each["line"], each["column"], each["field"], each["value"]) for each in result.error["details"]["flaws"]
    ] == [(3, 5, "phone_number", "intern 12"), (4, 6, "left_on", "99-99")]


def test_without_details_only_leaving_counts(gouda: World) -> None:
    lines = (JAN.replace("Zorg", "Jeugd").replace("0182 588 211", "intern 12"), f"{SANNE}{LEFT}")
    assert names(sync(gouda, "--yes --no-details -o json", *lines)) == {"s.devries": "user_deactivated"}


def test_a_hyphen_empties_what_may_be_empty_and_says_nothing_of_the_rest(gouda: World) -> None:
    result = sync(gouda, "--yes -o json", "1;Jansen;jan.jansen@voorbeeld.nl;-;-;-")
    assert [each["fields"] for each in result.records("users sync")] == [["department"]]


def test_an_export_without_a_last_day_says_that_nobody_can_leave(gouda: World) -> None:
    written("hr.csv", "E-mail", "jan.jansen@voorbeeld.nl")
    result = gouda.run("users sync --from hr.csv", terminal=False)
    assert (result.code, "no column that says who has left" in result.stderr) == (0, True)


@pytest.fixture
def quiet(gouda: World) -> World:
    """Fifty days later everybody has logged in but Jan and Sanne."""
    gouda.later(days=50)
    with gouda.store.unseen(gouda.now, "tests") as unit:
        users = [user for user in unit.users.listed() if user.username not in ("j.jansen", "s.devries")]
        unit.record([LoggedIn(user, AssuranceLevel.LOA3) for user in users])
    gouda.as_("m.visser")
    return gouda


def test_the_dormant_are_counted_and_stay(quiet: World) -> None:
    result = sync(quiet, "--yes", EMRE)
    assert "2 active users have not logged in for 45 days" in result.stderr
    assert quiet.user("s.devries").active


@pytest.mark.parametrize(
    ("days", "leaving"), [(45, {"j.jansen", "s.devries"}), (50, set()), (49, {"j.jansen", "s.devries"})]
)
def test_the_dormant_go_when_that_is_asked(quiet: World, days: int, leaving: set[str]) -> None:
    result = sync(quiet, f"--yes --deactivate-dormant --dormant-after {days} -o json", JAN.replace("Zorg", "Jeugd"))
    assert {name for name, change in names(result).items() if change == "user_deactivated"} == leaving


def logs_in(world: World, name: str) -> None:
    with world.store.unseen(world.now, "tests") as unit:
        unit.record([LoggedIn(unit.users.one(name), AssuranceLevel.LOA3)])


def test_when_somebody_logs_in_before_the_answer_nothing_is_done(quiet: World) -> None:
    written("hr.csv", HEADINGS, EMRE)
    result = quiet.run(
        "users sync --from hr.csv --deactivate-dormant", answers=["y"], meanwhile=lambda: logs_in(quiet, "j.jansen")
    )
    assert (result.code, quiet.user("j.jansen").active, quiet.user("s.devries").active) == (6, True, True)
    assert "j.jansen" in result.stderr.splitlines()[-2], result.stderr


def test_somebody_who_was_changed_meanwhile_is_left_alone(gouda: World) -> None:
    written("hr.csv", HEADINGS, f"{SANNE}{LEFT}")

    def edited() -> None:
        gouda.run("users edit s.devries --department Wmo")

    result = gouda.run("users sync --from hr.csv --output json", answers=["y"], meanwhile=edited)
    assert (result.code, Conflict.code in result.stderr) == (6, True)


def test_every_row_has_its_line_in_the_report(gouda: World) -> None:
    sync(
        gouda, "--yes --report report.csv", JAN.replace("Zorg", "Jeugd"), f"{SANNE}{LEFT}", EMRE, STRANGER, BUITENDIENST
    )
    assert [(row["line"], row["result"], row["username"]) for row in rows("report.csv")] == [
        ("2", "done", "j.jansen"),
        ("3", "done", "s.devries"),
        ("4", "unchanged", ""),
        ("5", "unknown", ""),
        ("6", "unknown", ""),
    ]


def test_the_report_has_the_columns_of_the_export_in_its_order(gouda: World) -> None:
    sync(gouda, "--yes --report report.csv", f"{SANNE}{LEFT}", STRANGER)
    first, stranger = rows("report.csv")
    headings = Path("hr.csv").read_text("utf-8").splitlines()[0].split(";")
    assert list(first)[: len(headings)] == headings
    assert list(first)[len(headings) :] == ["line", "result", "reasons", "message", "username", "organisation"]
    assert [stranger[heading] for heading in headings] == STRANGER.split(";")[: len(headings)]


@pytest.fixture
def partnership(gouda: World) -> World:
    """Gouda and Waddinxveen are in one partnership, whose beheerder sits down."""
    made = gouda.people.organisation("SV-0001", "Groene Hart", OrganisationKind.PARTNERSHIP)
    joined = gouda.people.organisation("GM-0001", "Waddinxveen", member_of=made)
    for surname in ("Bos", "Prins"):
        gouda.people.user(joined, surname)
    gouda.people.administrator(made, "Mulder", first_name="Ria")
    gouda.as_("r.mulder")
    return gouda


def test_a_complete_export_is_of_one_organisation_that_must_be_named(partnership: World) -> None:
    refused = sync(partnership, "--complete --yes", "1;Bos;jan.bos@voorbeeld.nl;;;")
    assert (refused.code, "--organisation" in refused.stderr) == (2, True)
    done = sync(partnership, "--complete --organisation GM-0001 --yes -o json", "1;Bos;jan.bos@voorbeeld.nl;;;")
    assert names(done) == {"j.prins": "user_deactivated"}
