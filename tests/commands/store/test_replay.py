"""A backup that was put back: whoever was deleted since is deleted again."""

import shutil
from pathlib import Path

from ibadmin.model import UserStatus
from tests.world import World


def place_of(world: World) -> Path:
    return Path(world.store.engine.place)


def exported(world: World, place: Path) -> Path:
    world.as_("a.bakker")
    place.write_text(world.run("audit export").stdout)
    return place


def put_back(world: World, backup: Path) -> None:
    world.store.engine.dispose()
    place = place_of(world)
    for suffix in ("-wal", "-shm"):
        place.with_name(f"{place.name}{suffix}").unlink(missing_ok=True)
    shutil.copy(backup, place)


def test_who_was_deleted_after_the_backup_is_deleted_again_and_nobody_else(world: World, tmp_path: Path) -> None:
    jansen = world.people.user(world.gouda, "Jansen")
    inactive = world.people.user(world.gouda, "Pietersen", UserStatus.INACTIVE)
    stays = world.people.user(world.gouda, "Vries")
    world.store.engine.dispose()
    backup = Path(shutil.copy(place_of(world), tmp_path / "backup"))
    world.as_("m.visser")
    world.run("users deactivate j.jansen --yes --expect 1")
    assert world.run(f"users delete {jansen.id} {inactive.id} --yes --expect 2").code == 0
    export = exported(world, tmp_path / "audit.jsonl")
    put_back(world, backup)
    result = world.run(f"store check --replay-erasures {export} --output json")
    assert result.code == 0
    found = {finding["message"] for finding in result.records("store_check")}
    assert any(each.startswith("2 users were deleted again") and "GM-0513" in each for each in found)
    with world.store.inspecting(world.now) as unit:
        left = {user.id for user in unit.users.listed()}
        told = [entry.action for entry in unit.audit.entries(subject=jansen.audit_id)][-2:]
    assert left.isdisjoint({jansen.id, inactive.id})
    assert stays.id in left
    assert told == ["user_deactivated", "user_deleted"]


def test_a_second_time_there_is_nobody_to_delete(world: World, tmp_path: Path) -> None:
    world.people.user(world.gouda, "Jansen")
    export = exported(world, tmp_path / "audit.jsonl")
    assert "0 users were deleted again" in world.run(f"store check --replay-erasures {export}").stdout


def test_an_export_by_the_operator_needs_nobody_to_be_logged_in(world: World, tmp_path: Path) -> None:
    world.nobody()
    export = tmp_path / "audit.jsonl"
    export.write_text(world.run("store receipts --output jsonl").stdout)
    assert len(export.read_text().splitlines()) == len(world.audit())
    assert world.run(f"store check --replay-erasures {export}").code == 0
    heads = tmp_path / "heads.txt"
    heads.write_text(world.run("store heads --output ids").stdout)
    world.as_("a.bakker")
    assert world.run(f"audit verify --heads {heads}").code == 0


def test_an_export_that_proves_nothing_is_refused(world: World, tmp_path: Path) -> None:
    lines = exported(world, tmp_path / "audit.jsonl").read_text().splitlines(keepends=True)
    proofs = {
        "empty": [],
        "of one organisation": [line for line in lines if "GM-0513" in line],
        "older": [line for line in lines if '"sequence": 1,' in line],
        "of another store": [line.replace('"hash": "', '"hash": "f') for line in lines],
    }
    for name, kept in proofs.items():
        export = tmp_path / f"{name.replace(' ', '_')}.jsonl"
        export.write_text("".join(kept))
        result = world.run(["store", "check", "--replay-erasures", str(export)])
        assert (result.code, result.stdout) == (2, ""), name


def test_a_file_that_is_no_export_of_the_audit_deletes_nobody(world: World, tmp_path: Path) -> None:
    other = tmp_path / "leavers.jsonl"
    other.write_text('{"user": "j.jansen"}\n')
    result = world.run(f"store check --replay-erasures {other}")
    assert (result.code, result.stdout) == (2, "")
