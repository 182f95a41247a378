"""A plan that is kept is done exactly so, or not at all."""

import json
from pathlib import Path

import pytest

from ibadmin.failures import PlanStale
from ibadmin.model import OrganisationKind
from tests.commands.bulk.conftest import written
from tests.world import World


@pytest.fixture
def planned(gouda: World) -> World:
    """Jan and Sanne are to be deactivated."""
    written("leavers.csv", "Gebruikersnaam", "j.jansen", "s.devries")
    result = gouda.run("users deactivate --file leavers.csv --plan plan.jsonl --ticket T-7", terminal=False)
    assert (result.code, gouda.user("j.jansen").active) == (0, True)
    assert "ibadmin bulk apply plan.jsonl" in result.stderr
    return gouda


def test_a_plan_says_who_and_what_in_a_file_of_ones_own(planned: World) -> None:
    head, *rows = map(json.loads, Path("plan.jsonl").read_text().splitlines())
    assert (head["plan"], head["rows"], head["ticket"]) == ("ibadmin plan 1", 2, "T-7")
    assert [(row["username"], row["change"], row["version"]) for row in rows] == [
        (name, "user_deactivated", planned.user(name).version) for name in ("j.jansen", "s.devries")
    ]
    assert Path("plan.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_plan_is_done_with_the_ticket_it_was_made_with(planned: World) -> None:
    result = planned.run("bulk apply plan.jsonl --yes --output json", terminal=False)
    assert [(r["username"], r["result"]) for r in result.records("bulk apply")] == [
        ("j.jansen", "done"),
        ("s.devries", "done"),
    ]
    assert {entry.ticket for entry in planned.audit() if entry.action == "user_deactivated"} == {"T-7"}


def test_a_plan_is_shown_and_asked_as_its_command_asks(planned: World) -> None:
    result = planned.run("bulk apply plan.jsonl", answers=["n"])
    assert (result.code, planned.user("j.jansen").active) == (3, True)
    assert "s.devries (Sanne de Vries, Gouda (GM-0513)) becomes inactive." in result.screen


def test_a_plan_of_which_one_user_changed_is_stale_and_nothing_is_done(planned: World) -> None:
    planned.run("users edit s.devries --department Jeugd")
    before = planned.audit()
    result = planned.run("bulk apply plan.jsonl --yes --output json", terminal=False)
    assert (result.code, result.error["code"], result.error["details"]) == (6, PlanStale.code, {"names": ["s.devries"]})
    assert planned.audit() == before


CHANGES = {
    "details": ["users edit s.devries --department Jeugd"],
    "contact person": ["users edit s.devries --contact-person --contact-email zorg@gouda.nl"],
    "a role more": ["roles grant s.devries --product ijw --role gebruiker"],
    "a role less": ["roles revoke s.devries --product iwmo --role gebruiker --yes"],
    "switched off": ["users deactivate s.devries --yes"],
    "off and on again": ["users deactivate s.devries --yes", "users reactivate s.devries --restore-roles"],
    "deleted": ["users deactivate s.devries --yes", "users delete s.devries --yes"],
}


@pytest.mark.parametrize("lines", CHANGES.values(), ids=CHANGES)
def test_a_plan_is_stale_whatever_of_a_user_has_changed_and_nothing_of_it_is_done(
    planned: World, lines: list[str]
) -> None:
    assert [planned.run(line).code for line in lines] == [0] * len(lines)
    before = planned.audit()
    result = planned.run("bulk apply plan.jsonl --yes --output json", terminal=False)
    assert (result.code, result.stdout, result.error["code"]) == (6, "", PlanStale.code)
    assert (planned.audit(), planned.user("j.jansen").active) == (before, True)


def test_a_plan_is_stale_when_an_organisation_is_not_ones_own_any_more(gouda: World) -> None:
    region = gouda.people.organisation("SV-0001", "Groene Hart", OrganisationKind.PARTNERSHIP)
    place = gouda.people.organisation("GM-0001", "Waddinxveen", member_of=region)
    gouda.people.user(place, "Bos")
    gouda.people.administrator(region, "Mulder", first_name="Ria")
    gouda.as_("r.mulder")
    assert gouda.run("users deactivate j.bos --plan plan.jsonl").code == 0
    gouda.as_("a.bakker")
    assert gouda.run("organisations members SV-0001 --leave GM-0001 --yes").code == 0
    gouda.as_("r.mulder")
    assert gouda.run("bulk apply plan.jsonl --yes", terminal=False).code == 6
    assert gouda.user("j.bos").active


def test_a_plan_holds_when_somebody_in_it_has_only_logged_in(planned: World) -> None:
    planned.people.session(planned.user("s.devries"))
    assert planned.run("bulk apply plan.jsonl --yes", terminal=False).code == 0


def test_a_plan_that_was_done_is_stale(planned: World) -> None:
    assert planned.run("bulk apply plan.jsonl --yes", terminal=False).code == 0
    assert planned.run("bulk apply plan.jsonl --yes", terminal=False).code == 6


def test_a_plan_whose_user_is_gone_is_stale(planned: World) -> None:
    planned.run("users deactivate j.jansen --yes")
    planned.run("users delete j.jansen --yes")
    assert planned.run("bulk apply plan.jsonl --yes", terminal=False).code == 6


def test_a_plan_is_of_no_use_to_who_may_not_do_it(planned: World) -> None:
    planned.as_("k.smit")
    assert planned.run("bulk apply plan.jsonl --yes", terminal=False).code == 6
    assert planned.user("j.jansen").active


def test_a_plan_is_stale_when_the_rules_say_otherwise_of_users_who_are_the_same(gouda: World) -> None:
    second = gouda.people.administrator(gouda.gouda, "Mulder", first_name="Ria")
    gouda.as_("a.bakker")
    gouda.run("users deactivate m.visser --plan plan.jsonl")
    assert gouda.run(f"users deactivate {second.id} --yes").code == 0
    assert gouda.run("bulk apply plan.jsonl --yes").code == 6
    assert gouda.user("m.visser").active


def test_a_plan_keeps_each_role_and_flag(gouda: World) -> None:
    written("roles.csv", "username,product,role", "j.jansen,ijw,gebruiker", "s.devries,wlz-registertoets,gebruiker")
    gouda.run("roles grant --file roles.csv --plan plan.jsonl", terminal=False)
    result = gouda.run("bulk apply plan.jsonl --yes --report report.csv", terminal=False)
    assert (result.code, bool(gouda.user("s.devries").grant("wlz-registertoets", "gebruiker"))) == (0, True)
    assert Path("report.csv").read_text().count("done") == 2


def test_a_plan_keeps_its_number(gouda: World) -> None:
    names = [n for n in gouda.run("users list -o ids", terminal=False).stdout.split() if n != gouda.maria.id][:11]
    written("crowd.txt", *names)
    assert gouda.run("users deactivate --file crowd.txt --plan plan.jsonl", terminal=False).code == 0
    assert gouda.run("bulk apply plan.jsonl --yes", terminal=False).code == 3
    assert gouda.run("bulk apply plan.jsonl --yes --expect 11", terminal=False).code == 0


def test_what_cannot_be_done_is_not_planned_unless_asked_to_go_on(gouda: World) -> None:
    written("leavers.csv", "Gebruikersnaam", "j.jansen", "nobody")
    assert gouda.run("users deactivate --file leavers.csv --plan plan.jsonl", terminal=False).code == 5
    assert not Path("plan.jsonl").exists()
    assert gouda.run("users deactivate --file leavers.csv --plan plan.jsonl --keep-going", terminal=False).code == 8
    assert gouda.run("bulk apply plan.jsonl --yes", terminal=False).code == 0


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[]", "x", '{"plan": "ibadmin plan 1", "rows": 1, "reason": "", "ticket": "", "expect": null}'],
)
def test_only_a_whole_plan_is_a_plan(gouda: World, content: str) -> None:
    written("plan.jsonl", content)
    result = gouda.run("bulk apply plan.jsonl --yes --output json", terminal=False)
    assert (result.code, result.error["details"]["flaws"][0]["problem"]) == (2, "not_a_plan")
