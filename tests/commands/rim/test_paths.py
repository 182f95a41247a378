"""Paths that a command writes to: what is at them decides how, and nothing is done before they are open."""

import os
import stat
from pathlib import Path

import pytest

from ibadmin.demo.world import alone
from ibadmin.errors import DemoRunning, ReportLost
from tests.world import World

COMMAND = "users deactivate m.yilmaz"


@pytest.fixture
def desk(world: World) -> World:
    world.people.user(world.gouda, "Yilmaz", grants=[("iwmo", "gebruiker")], first_name="Murat")
    world.as_("m.visser")
    return world


def test_a_report_is_a_file_of_its_owner_alone(desk: World, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    assert desk.run([*COMMAND.split(), "--yes", "--report", str(report)]).code == 0
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert report.read_text("utf-8").startswith("\ufeffline;command;user")


def test_a_link_is_followed(desk: World, tmp_path: Path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    desk.run([*COMMAND.split(), "--dry-run", "--report", str(link)])
    assert link.is_symlink()
    assert "m.yilmaz" in target.read_text("utf-8")


def test_a_link_to_nothing_makes_what_it_names(desk: World, tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "new.csv")
    desk.run([*COMMAND.split(), "--dry-run", "--report", str(link)])
    assert link.is_symlink()
    assert "m.yilmaz" in (tmp_path / "new.csv").read_text("utf-8")


def test_a_device_stays_a_device(desk: World, tmp_path: Path) -> None:
    null = tmp_path / "null"
    os.mknod(null, stat.S_IFCHR | 0o666, os.makedev(1, 3))
    assert desk.run([*COMMAND.split(), "--dry-run", "--report", str(null)]).code == 0
    assert stat.S_ISCHR(null.stat().st_mode)


def test_a_pipe_gets_the_report(desk: World, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert desk.run([*COMMAND.split(), "--dry-run", "--report", str(pipe)]).code == 0
    assert "m.yilmaz" in os.read(reader, 10_000).decode()
    os.close(reader)


def test_a_pipe_that_nobody_reads_is_refused_before_anything_is_done(desk: World, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = desk.run([*COMMAND.split(), "--yes", "--report", str(pipe)])
    assert result.code == 7
    assert desk.user("m.yilmaz").active


def test_an_open_descriptor_is_written_into(desk: World, tmp_path: Path) -> None:
    target = tmp_path / "target.csv"
    descriptor = os.open(target, os.O_CREAT | os.O_RDWR)
    inode = os.fstat(descriptor).st_ino
    desk.run([*COMMAND.split(), "--dry-run", "--report", f"/dev/fd/{descriptor}"])
    os.close(descriptor)
    assert "m.yilmaz" in target.read_text("utf-8")
    assert target.stat().st_ino == inode


def test_a_folder_is_refused(desk: World, tmp_path: Path) -> None:
    result = desk.run([*COMMAND.split(), "--yes", "--report", str(tmp_path)])
    assert (result.code, desk.user("m.yilmaz").active) == (2, True)
    assert desk.run([*COMMAND.split(), "--yes", "--report", ""]).code == 2


@pytest.mark.parametrize("name", ["report.xlsx", "REPORT.XLS", "report.ods"])
def test_no_report_is_called_a_workbook(desk: World, tmp_path: Path, name: str) -> None:
    assert desk.run([*COMMAND.split(), "--yes", "--report", str(tmp_path / name)]).code == 2


def test_two_options_never_mean_one_file(desk: World, tmp_path: Path) -> None:
    leavers = tmp_path / "leavers.csv"
    leavers.write_text("Gebruikersnaam\nm.yilmaz\n")
    (tmp_path / "link.csv").symlink_to(leavers)
    for report in (leavers, tmp_path / "link.csv", tmp_path / "." / "leavers.csv"):
        result = desk.run(["users", "deactivate", "--file", str(leavers), "--yes", "--report", str(report)])
        assert result.code == 2
    assert leavers.read_text() == "Gebruikersnaam\nm.yilmaz\n"
    assert desk.user("m.yilmaz").active


@pytest.mark.embedded
@pytest.mark.parametrize("name", ["store.sqlite", "store.sqlite.key", "session"])
def test_no_report_takes_the_place_of_a_file_of_the_program(desk: World, name: str) -> None:
    own = Path(desk.place).with_name(name)
    before = own.read_bytes()
    result = desk.run([*COMMAND.split(), "--dry-run", "--report", str(own)])
    assert (result.code, own.read_bytes() == before) == (2, True)


def test_a_run_that_was_refused_before_it_looked_leaves_no_report(desk: World, tmp_path: Path) -> None:
    desk.nobody()
    report = tmp_path / "report.csv"
    assert desk.run([*COMMAND.split(), "--yes", "--report", str(report)]).code == 4
    assert not report.exists()


def test_a_report_that_is_lost_does_not_hide_that_everything_was_done(desk: World) -> None:
    result = desk.run([*COMMAND.split(), "--yes", "--report", "/dev/full"], terminal=False)
    assert result.code == ReportLost.exit_code == 7
    assert "m.yilmaz;done;" in result.stderr
    assert "Everything was done; only the report could not be written to /dev/full" in result.stderr
    assert not desk.user("m.yilmaz").active


def test_one_demo_is_told_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(DemoRunning), alone(tmp_path):
        pass
