"""Sentences around a file: what was assumed, in every format; why a path cannot be read; and what to do next."""

import json
from pathlib import Path

import pytest

from tests.commands.bulk.conftest import written
from tests.commands.bulk.test_runs import rows
from tests.world import World

FORMATS = ["table", "json", "jsonl", "csv", "tsv", "ids"]
LAST_DAYS = ("E-mail;Datum uit dienst", "jan.jansen@voorbeeld.nl;01-01-1900", "sanne.devries@voorbeeld.nl;")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (LAST_DAYS, "1 last day before 1980 counts as none"),
        (("E-mail;Status", "jan.jansen@voorbeeld.nl;Uit dienst"), "no column that says who has left"),
        (("E-mail;Uit dienst", "jan.jansen@voorbeeld.nl;n.v.t."), "n.v.t. counts as an empty cell, 1 time."),
        (
            ("E-mail;Voornaam;Roepnaam;Uit dienst", "jan.jansen@voorbeeld.nl;Johannes;Jan;"),
            "Roepnaam, Voornaam mean the same (First name); where they differ, Roepnaam counts.",
        ),
    ],
    ids=["placeholder", "no last day", "words", "two headings"],
)
def test_what_was_assumed_is_said_in_every_format(gouda: World, form: str, lines: tuple[str, ...], said: str) -> None:
    written("hr.csv", *lines)
    result = gouda.run(f"users sync --from hr.csv --yes --output {form}", terminal=False)
    assert (result.code, said in result.stderr) == (0, True), result.stderr


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "windows-1252"), ("mac_roman", "Mac Roman")])
def test_a_guessed_encoding_is_said_in_every_format(gouda: World, form: str, encoding: str, name: str) -> None:
    end = "\r" if encoding == "mac_roman" else "\r\n"
    Path("names.csv").write_bytes(f"Gebruikersnaam;Achternaam{end}j.jansen;Möller{end}".encode(encoding))
    result = gouda.run(f"users edit --file names.csv --output {form}", terminal=False)
    assert (result.code, f"it was read as {name}." in result.stderr) == (0, True)
    details = gouda.user("j.jansen").details
    assert details
    assert details.surname == "Möller"


def test_for_programs_it_is_one_line_of_json_with_counts(gouda: World) -> None:
    written("hr.csv", *LAST_DAYS)
    result = gouda.run("users sync --from hr.csv --dry-run --output json", terminal=False)
    (remark,) = json.loads(result.stderr.splitlines()[0])["remarks"]
    assert (remark["code"], remark["field"], remark["count"]) == ("placeholder_day", "left_on", 1)


def test_what_was_assumed_is_said_of_a_file_that_is_refused_as_well(gouda: World) -> None:
    Path("names.csv").write_bytes("Gebruikersnaam;Roepnaam\r\nj.jansen;André\r\n".encode("cp850"))
    result = gouda.run("users edit --file names.csv", terminal=False)
    assert (
        result.code,
        "it was read as windows-1252." in result.stderr,
        "letters that were lost" in result.stderr,
    ) == (
        2,
        True,
        True,
    )


def test_who_is_inactive_here_and_works_there_is_told_with_the_way_back(gouda: World) -> None:
    gouda.run("users deactivate s.devries --yes")
    written("hr.csv", "E-mail;Datum uit dienst", "sanne.devries@voorbeeld.nl;")
    told = "1 user is inactive here and still works there: s.devries. ibadmin users reactivate s.devries"
    assert told in gouda.run("users sync --from hr.csv --yes", terminal=False).stderr
    result = gouda.run("users sync --from hr.csv --yes --output json", terminal=False)
    (remark,) = json.loads(result.stderr.splitlines()[0])["remarks"]
    assert (remark["code"], remark["value"], remark["count"]) == ("inactive_and_working", "s.devries", 1)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (".", "is a folder."),
        ("nobody.csv", "nobody.csv does not exist."),
        ("names.csv/more.csv", "does not exist."),
        (
            "https://hr.gouda.nl/leavers.csv",
            "ibadmin: https://hr.gouda.nl/leavers.csv is an address on the web, not a file",
        ),
        ("/dev/zero", "is larger than 128 MiB, or has no end"),
    ],
)
@pytest.mark.parametrize("command", ["users deactivate --file", "users sync --from"])
def test_each_path_that_cannot_be_read_has_its_own_sentence(gouda: World, command: str, path: str, said: str) -> None:
    written("names.csv", "j.jansen")
    result = gouda.run([*command.split(), path, "--dry-run"], terminal=False)
    assert (result.code, said in result.stderr) == (2, True), result.stderr


def test_a_letter_that_only_looks_like_another_is_named(gouda: World) -> None:
    written("names.csv", "E-mail", "j\u0430n.jansen@voorbeeld.nl")
    result = gouda.run("users deactivate --file names.csv --yes", terminal=False)
    assert (result.code, "has a letter that only looks like a: U+0430." in result.stderr) == (5, True)


def test_the_way_around_a_bad_detail_is_named_and_works(gouda: World) -> None:
    written(
        "hr.csv", "E-mail;Telefoon;Uit dienst", "jan.jansen@voorbeeld.nl;intern 12;", "sanne.devries@voorbeeld.nl;;ja"
    )
    result = gouda.run("users sync --from hr.csv --yes", terminal=False)
    assert (result.code, "add --no-details" in result.stderr) == (2, True)
    assert gouda.run("users sync --from hr.csv --yes --no-details", terminal=False).code == 0
    assert not gouda.user("s.devries").active


def test_one_odd_row_costs_one_row_and_stands_in_the_report(gouda: World) -> None:
    written(
        "roles.csv",
        "Gebruikersnaam;Product;Rol",
        "Jan Jansen;ijw;gebruiker",
        "s.devries;ijw;gebruiker",
        "e.yilmaz;ijw;gebruiker;x",
    )
    result = gouda.run("roles grant --file roles.csv --keep-going --report report.csv --output ids", terminal=False)
    assert result.code == 8
    assert "line 2, column 1: Jan Jansen is no user name" in result.stderr
    assert [row["result"] for row in rows("report.csv")] == ["file_malformed", "done", "file_malformed"]


def test_a_name_that_is_written_otherwise_stays_as_it_is(gouda: World) -> None:
    gouda.people.user(gouda.gouda, "Berg", first_name="Anneke", infix="van der")
    written("hr.csv", "E-mail;Voorvoegsel;Achternaam;Uit dienst", "anneke.vanderberg@voorbeeld.nl;;v.d. Berg;")
    gouda.run("users sync --from hr.csv --yes", terminal=False)
    details = gouda.user("a.vanderberg").details
    assert details
    assert (details.infix, details.surname) == ("van der", "Berg")
