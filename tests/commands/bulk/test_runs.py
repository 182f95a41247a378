"""A run: planned, shown, limited, done in one transaction, and reported row by row."""

import csv
import json
from pathlib import Path

import pytest

from ibadmin.failures import DoneInPart, RowsAmbiguous, RowsNotFound, RowsRefused
from ibadmin.model import OrganisationKind
from tests.commands.bulk.conftest import written
from tests.world import World

MIXED = ("Gebruikersnaam;Opmerking", "j.jansen;", "nobody;", "m.visser;", "s.devries;", "j.jansen;again")


def rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


REFUSED = """\
ibadmin: For 2 of 5 this cannot be done, and nothing was changed:
  - line 3: Not found among the users that you manage: nobody.
  - line 4: m.visser is you, and nobody does this to themselves (manual 2.3).
  - line 4: m.visser is the last active gebruikersbeheerder of Gouda (GM-0513) (manual 2.3).
-> Look it up with: ibadmin users search TEXT
-> Ask another gebruikersbeheerder, or contact the servicedesk of the Inlichtingenbureau (0800 222 11 22, \
servicedesk@inlichtingenbureau.nl).
-> Register a successor first: ibadmin administrators register. May the organisation be left without one? \
Then add --even-last.
-> To do it for the others all the same: add --keep-going
"""


def test_all_or_nothing_and_everybody_for_whom_it_cannot_be_is_named_with_every_reason(gouda: World) -> None:
    written("leavers.csv", *MIXED)
    before = gouda.audit()
    result = gouda.run("users deactivate --file leavers.csv --yes")
    assert (result.code, result.screen) == (5, REFUSED)
    assert gouda.audit() == before


def test_a_script_gets_the_same_by_line_and_code(gouda: World) -> None:
    written("leavers.csv", *MIXED)
    error = gouda.run("users deactivate --file leavers.csv --yes --output json", terminal=False).error
    assert error["code"] == RowsNotFound.code
    assert error["details"]["failures"] == [
        {"line": 3, "user": "nobody", "code": "not_found"},
        {"line": 4, "user": "m.visser", "code": "refused"},
    ]
    assert [reason["code"] for reason in error["reasons"]] == ["not_found", "oneself", "last_administrator"]


def test_keep_going_does_the_others_and_ends_with_eight(gouda: World) -> None:
    written("leavers.csv", *MIXED)
    result = gouda.run("users deactivate --file leavers.csv --yes --keep-going --output json", terminal=False)
    assert (result.code, result.error["code"]) == (8, DoneInPart.code)
    assert [record["username"] for record in result.records("users deactivate")] == ["j.jansen", "s.devries"]
    assert {gouda.user(name).status.value for name in ("j.jansen", "s.devries")} == {"inactive"}


def test_what_is_only_tried_with_keep_going_is_not_called_done(gouda: World) -> None:
    written("leavers.csv", "Gebruikersnaam", "j.jansen", "nobody")
    result = gouda.run("users deactivate --file leavers.csv --keep-going --dry-run --output json", terminal=False)
    said = "It can be done for 1 of 2; for 1 it cannot, and nothing was changed:"
    assert (result.code, f'"{said}' in result.stderr) == (8, True)


def test_keep_going_with_nobody_left_is_an_ordinary_refusal(gouda: World) -> None:
    written("leavers.csv", "username", "m.visser")
    result = gouda.run("users deactivate --file leavers.csv --yes --keep-going --output json", terminal=False)
    assert (result.code, result.error["code"]) == (3, RowsRefused.code)


def test_a_name_of_two_is_ambiguous_and_both_are_named(gouda: World) -> None:
    gouda.people.organisation("SV-0001", "Groene Hart", OrganisationKind.PARTNERSHIP)
    partnership = gouda.organisation("SV-0001")
    gouda.people.user(gouda.zwolle, "Jansen")
    joined = gouda.people.organisation("GM-0001", "Waddinxveen", member_of=partnership)
    for _ in range(2):
        gouda.people.user(joined, "Bos", email_address="balie@waddinxveen.nl")
    gouda.people.administrator(partnership, "Mulder", first_name="Ria")
    gouda.as_("r.mulder")
    written("leavers.csv", "email", "balie@waddinxveen.nl")
    result = gouda.run("users deactivate --file leavers.csv --yes --output json", terminal=False)
    ids = [gouda.user(name).id for name in ("j.bos", "j.bos2")]
    assert (result.code, result.error["code"]) == (6, RowsAmbiguous.code)
    assert all(each in result.error["reasons"][0]["message"] for each in ids)


def test_a_dry_run_shows_all_of_it_and_ends_as_the_run_would(gouda: World) -> None:
    written("leavers.csv", *MIXED)
    before = gouda.audit()
    result = gouda.run("users deactivate --file leavers.csv --dry-run --output json", terminal=False)
    assert [(r["username"], r["result"]) for r in result.records("users deactivate")] == [
        ("j.jansen", "planned"),
        ("s.devries", "planned"),
    ]
    assert result.code == 5
    assert "To do: 2. Already so: 0. Not possible: 2." in result.stderr
    assert gouda.audit() == before


def test_a_person_sees_counts_and_everybody_and_is_asked_once(gouda: World) -> None:
    written("leavers.txt", "j.jansen", "s.devries", "e.yilmaz")
    gouda.run("users deactivate e.yilmaz --yes")
    result = gouda.run("users deactivate --file leavers.txt", answers=["n"])
    assert result.code == 3
    assert result.screen.startswith("To do: 2. Already so: 1. Not possible: 0.\nj.jansen (Jan Jansen, Gouda (GM-0513)")
    assert result.screen.count("[y/N]") == 1


# Limits


def crowd(world: World, count: int) -> Path:
    listed = world.run("users list --product iwmo --output ids", terminal=False).stdout.split()
    others = world.run("users list --status active --output ids", terminal=False).stdout.split()
    names = [each for each in others if each not in listed and each != world.maria.id][:count]
    return written("crowd.txt", *names)


def test_more_than_ten_need_their_number(gouda: World) -> None:
    crowd(gouda, 11)
    result = gouda.run("users deactivate --file crowd.txt --yes --output json", terminal=False)
    assert (result.code, result.error["reasons"][0]["code"]) == (3, "too_many_at_once")
    assert "--expect 11" in result.error["hint"]
    assert gouda.run("users deactivate --file crowd.txt --yes --expect 12", terminal=False).code == 3
    assert gouda.run("users deactivate --file crowd.txt --yes --expect 11", terminal=False).code == 0


def test_ten_need_none(gouda: World) -> None:
    crowd(gouda, 10)
    assert gouda.run("users deactivate --file crowd.txt --yes", terminal=False).code == 0


def test_a_fifth_of_an_organisation_needs_none_and_one_more_does(world: World) -> None:
    names = [user.id for user in world.people.crowd(world.zwolle, 9)]
    world.as_("k.smit")
    assert world.run(["users", "deactivate", *names[:3], "--yes"]).code == 3
    assert world.run(["users", "deactivate", *names[:2], "--yes"]).code == 0
    assert world.run(["users", "deactivate", *names[2:5], "--yes", "--expect", "3"]).code == 0


def test_one_user_is_never_too_many_however_small_the_organisation(world: World) -> None:
    (other,) = world.people.crowd(world.zwolle, 1)
    world.as_("k.smit")
    assert world.run(["users", "deactivate", other.id, "--yes"]).code == 0


def test_the_same_again_is_unchanged_with_the_same_number(gouda: World) -> None:
    crowd(gouda, 11)
    again = "users deactivate --file crowd.txt --yes --expect 11 --output json"
    results = [gouda.run(again, terminal=False) for _ in range(2)]
    told = [{record["result"] for record in result.records("users deactivate")} for result in results]
    assert ([result.code for result in results], told) == ([0, 0], [{"done"}, {"unchanged"}])


def test_a_dry_run_says_which_number_is_needed(gouda: World) -> None:
    crowd(gouda, 11)
    result = gouda.run("users deactivate --file crowd.txt --dry-run", terminal=False)
    assert (result.code, "--expect 11" in result.stderr) == (0, True)


def test_who_gives_the_number_need_not_type_every_name(gouda: World) -> None:
    crowd(gouda, 11)
    gouda.run("users deactivate --file crowd.txt --yes --expect 11", terminal=False)
    assert gouda.run("users delete --file crowd.txt", terminal=False).code == 3
    result = gouda.run("users delete --file crowd.txt --expect 11", answers=["y"])
    assert (result.code, result.stdout.count("Receipt")) == (0, 11)


# The report


def test_the_report_has_a_row_for_each_row_in_its_order(gouda: World) -> None:
    written("leavers.csv", *MIXED)
    gouda.run("users deactivate --file leavers.csv --yes --keep-going --report report.csv", terminal=False)
    told = [(row["line"], row["user"], row["result"], row["reasons"]) for row in rows("report.csv")]
    assert told == [
        ("2", "j.jansen", "done", ""),
        ("3", "nobody", "not_found", ""),
        ("4", "m.visser", "refused", "oneself last_administrator"),
        ("5", "s.devries", "done", ""),
        ("6", "j.jansen", "repeated", ""),
    ]
    assert Path("report.csv").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def test_what_was_held_up_by_others_is_not_done_and_says_so(gouda: World) -> None:
    written("leavers.csv", *MIXED)
    assert gouda.run("users deactivate --file leavers.csv --yes --report report.csv", terminal=False).code == 5
    assert [row["result"] for row in rows("report.csv")] == ["not_done", "not_found", "refused", "not_done", "repeated"]


def test_failed_rows_are_given_back_once_they_are_mended(gouda: World) -> None:
    written("roles.csv", "Gebruikersnaam;Product;Rol", "j.jansen;ijw;gebruiker", "s.devries;iwmo;productbeheerder")
    gouda.run("users deactivate s.devries --yes")
    run = "roles grant --yes --keep-going --output json"
    first = gouda.run(f"{run} --file roles.csv --report report.jsonl", terminal=False)
    failed = [line for line in Path("report.jsonl").read_text().splitlines() if json.loads(line)["result"] != "done"]
    written("failed.jsonl", *failed)
    gouda.run("users reactivate s.devries")
    second = gouda.run(f"{run} --file failed.jsonl", terminal=False)
    assert (first.code, second.code) == (8, 0)
    assert gouda.user("s.devries").grant("iwmo", "productbeheerder")


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_a_whole_report_goes_back_in_and_only_what_was_left_is_done(gouda: World, form: str) -> None:
    written("leavers.csv", "Gebruikersnaam", "j.jansen", "m.visser", "s.devries")
    run = "users deactivate --yes --keep-going --output json"
    assert gouda.run(f"{run} --file leavers.csv --report report.{form}", terminal=False).code == 8
    gouda.run("users reactivate s.devries")
    again = gouda.run(f"{run} --file report.{form}", terminal=False)
    told = {each["username"]: each["result"] for each in again.records("users deactivate")}
    assert (again.code, told) == (8, {"j.jansen": "unchanged", "s.devries": "done"})


def test_a_report_that_cannot_be_written_stops_it_before_it_begins(gouda: World) -> None:
    result = gouda.run("users deactivate j.jansen --yes --report nowhere/report.csv --output json")
    assert (result.code, result.error["code"]) == (7, "file_unwritable")
    assert gouda.user("j.jansen").active


def test_every_change_bears_the_reason_and_the_ticket(gouda: World) -> None:
    written("leavers.txt", "j.jansen", "s.devries")
    gouda.run("users deactivate --file leavers.txt --yes --reason 'out of service' --ticket T-1", terminal=False)
    told = {(e.reason, e.ticket) for e in gouda.audit() if e.action == "user_deactivated"}
    assert told == {("out of service", "T-1")}
