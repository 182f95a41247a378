"""After a deletion (2.3.2) no file of the store holds a piece of that person, searched byte by byte."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ibadmin.errors import ErasureUnfinished
from ibadmin.facts import DetailsEdited, LoggedIn, UserDeactivated, UserDeleted
from ibadmin.model import AssuranceLevel, Organisation, User, UserStatus
from ibadmin.rules.manual import Reason, Refusal
from ibadmin.store import engine, erasure
from ibadmin.store.audit import Stamp
from ibadmin.store.logins import LoginCode
from ibadmin.store.record import record
from ibadmin.store.unit import Store
from tests.people import People, make_store, sha256_of
from tests.sql import value
from tests.store.traces import details_of, fill, left, pseudonym_of, words

pytestmark = pytest.mark.embedded


@pytest.fixture
def gouda(people: People) -> Organisation:
    return people.organisation("GM0513", "Gouda")


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sequence[tuple[int, User]]]:
    """A store with two hundred people, to be copied."""
    path = tmp_path_factory.mktemp("crowded") / "store.db"
    store = make_store(path)
    people = People(store, datetime(2026, 11, 23, 12, tzinfo=UTC))
    everybody = fill(people, people.organisation("GM0513", "Gouda"), 200)
    store.engine.dispose()
    return path, everybody


def delete(store: Store, secret: str, now: datetime, users: Sequence[User]) -> None:
    with store.writing(sha256_of(secret), now) as unit:
        unit.record([UserDeleted(user) for user in users])


def test_the_files_hold_who_is_there(store: Store, path: Path, people: People, gouda: Organisation) -> None:
    everybody = fill(people, gouda, 3)
    store.engine.dispose()
    content = path.read_bytes()
    assert [word for number, user in everybody for word in words(number, user) if word.encode() not in content] == []


@pytest.mark.parametrize("leavers", [[100], range(0, 200, 3), range(10, 200)], ids=["one", "a third", "nearly all"])
def test_no_piece_of_a_deleted_person_is_left_in_any_file(
    crowded: tuple[Path, Sequence[tuple[int, User]]], path: Path, now: datetime, leavers: Sequence[int]
) -> None:
    template, everybody = crowded
    path.write_bytes(template.read_bytes())
    store = Store(engine.connect(path))
    gone = [everybody[number] for number in leavers]
    with store.unseen(now, "tests") as unit:
        unit.record([UserDeleted(user) for _, user in gone])
    assert left(path, gone) == set()
    store.engine.dispose()


def test_nothing_is_left_of_people_who_are_deleted_one_by_one(
    store: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    everybody = fill(people, gouda, 120)
    secret = people.session(people.administrator(gouda, "Beheer"))
    for _, user in everybody[::4]:
        delete(store, secret, now, [user])
    assert left(path, everybody[::4]) == set()


def test_nothing_is_left_of_what_was_changed_before_or_stood_elsewhere(
    store: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    details = details_of(1)
    people.registration(gouda, details.full_name, details.email_address)
    user = people.user(gouda, "", details=details, pseudonym=pseudonym_of(1), contact_email=details.email_address)
    people.session(user)
    secret = people.session(people.administrator(gouda, "Beheer"))
    why = (Reason(Refusal.USER_INACTIVE, user.username or ""),)
    with store.unseen(now, "gateway") as unit:
        unit.record([LoggedIn(user, AssuranceLevel.LOA3)], actor=user.audit_id)
        unit.logins.issue(LoginCode(bytes(32), None, AssuranceLevel.LOA3, "c", "http://127.0.0.1:5/", now, why))
    with store.writing(sha256_of(secret), now) as unit:
        edited = details._replace(surname="Jansen", phone_number="0182 588 211")
        unit.record([DetailsEdited(unit.users.one(user.id), edited, True, False, "", ("surname",))])
        unit.record([UserDeactivated(unit.users.one(user.id), ())])
        unit.record([UserDeleted(unit.users.one(user.id))])
    assert left(path, [(1, user)]) == set()


def test_the_audit_still_holds_and_says_that_somebody_was_deleted_by_whom_and_when(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    beheerder = people.administrator(gouda, "Beheer")
    user = people.user(gouda, "Jansen", UserStatus.INACTIVE)
    delete(store, people.session(beheerder), now, [user])
    with store.inspecting(now) as unit:
        *_, last = unit.audit.entries()
        assert list(unit.audit.breaks({})) == []
    assert (last.action, last.actor, last.at) == ("user_deleted", beheerder.audit_id, now)


def test_the_log_is_empty_after_a_deletion_but_for_its_own_mark(
    store: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen", UserStatus.INACTIVE)
    delete(store, people.session(people.administrator(gouda, "Beheer")), now, [user])
    page_and_headers = 4096 + 24 + 32
    assert path.with_name("store.db-wal").stat().st_size <= page_and_headers


@pytest.fixture
def impatient(store: Store) -> Iterator[Store]:
    opened = Store(engine.connect(Path(store.engine.place), timedelta(milliseconds=50)))
    yield opened
    opened.engine.dispose()


def test_who_reads_meanwhile_keeps_the_traces_and_the_deletion_is_done_all_the_same(
    store: Store, impatient: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    (gone,) = fill(people, gouda, 1)
    secret = people.session(people.administrator(gouda, "Beheer"))
    with store.engine.reading() as reader:
        reader.ask("select count(*) from users")
        with pytest.raises(ErasureUnfinished) as unfinished:
            delete(impatient, secret, now, [gone[1]])
        assert left(path, [gone]) != set()
    with store.inspecting(now) as unit:
        assert [user.username for user in unit.users.listed()] == ["j.beheer"]
    assert unfinished.value.location == str(path)


def test_the_next_change_removes_the_traces_that_a_reader_kept(
    store: Store, impatient: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    (gone,) = fill(people, gouda, 1)
    secret = people.session(people.administrator(gouda, "Beheer"))
    with store.engine.reading() as reader:
        reader.ask("select count(*) from users")
        with pytest.raises(ErasureUnfinished):
            delete(impatient, secret, now, [gone[1]])
    people.user(gouda, "de Vries")
    assert left(path, [gone]) == set()


def test_a_change_is_not_held_up_by_the_traces_that_a_reader_keeps(
    store: Store, impatient: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen", UserStatus.INACTIVE)
    secret = people.session(people.administrator(gouda, "Beheer"))
    with store.engine.reading() as reader:
        reader.ask("select count(*) from users")
        with pytest.raises(ErasureUnfinished):
            delete(impatient, secret, now, [user])
        people.user(gouda, "de Vries")
        assert store.catch_up() == "held"
    assert store.catch_up() == ""


def test_a_writer_in_the_way_leaves_the_traces_for_later(store: Store, impatient: Store) -> None:
    with store.engine.writing(), pytest.raises(ErasureUnfinished):
        erasure.finish(impatient.engine)


def test_traces_of_a_deletion_that_was_killed_are_removed_by_the_next_change(
    store: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    everybody = fill(people, gouda, 60)
    gone = everybody[::2]
    with store.engine.writing() as connection:
        erasure.owe(connection)
        record(connection, [UserDeleted(user) for _, user in gone], Stamp("somebody", now, "tests"))
    assert left(path, gone) != set()
    people.user(gouda, "de Vries")
    assert left(path, gone) == set()


def test_a_deletion_that_is_undone_owes_nothing(
    store: Store, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen", UserStatus.INACTIVE)
    with pytest.raises(ZeroDivisionError):
        delete_and_fail(store, user, now)
    with store.engine.reading() as connection:
        assert value(connection, "pragma user_version") == 0


def delete_and_fail(store: Store, user: User, now: datetime) -> None:
    with store.unseen(now, "tests") as unit:
        unit.record([UserDeleted(user)])
        raise ZeroDivisionError


def test_no_other_file_is_left_behind(
    store: Store, path: Path, people: People, gouda: Organisation, now: datetime
) -> None:
    user = people.user(gouda, "Jansen", UserStatus.INACTIVE)
    delete(store, people.session(people.administrator(gouda, "Beheer")), now, [user])
    assert {file.name for file in path.parent.iterdir()} == {"store.db", "store.db-wal", "store.db-shm"}
