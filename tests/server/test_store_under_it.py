"""The store's file goes away under the gateway: it says that it is not well, and no login goes into the wrong file."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.auth.messages.answers import Message
from tests.server.logins import CHALLENGE, REDIRECT_URI, STATE, VERIFIER, LoginDesk, code_in, desk
from tests.server.places import Answered

ASKED = {"code_challenge": CHALLENGE, "state": STATE, "redirect_uri": REDIRECT_URI}


def moved_away(store: Path, aside: Path) -> None:
    store.rename(aside)


def replaced_by_a_copy(store: Path, aside: Path) -> None:
    store.rename(aside)
    shutil.copy(aside, store)


def replaced_by_nothing_much(store: Path, aside: Path) -> None:
    store.rename(aside)
    store.touch()


def replaced_by_a_folder(store: Path, aside: Path) -> None:
    store.rename(aside)
    store.mkdir()


def its_folder_moved_away(store: Path, aside: Path) -> None:
    store.parent.rename(aside.with_suffix(".folder"))


WAYS = [moved_away, replaced_by_a_copy, replaced_by_nothing_much, replaced_by_a_folder, its_folder_moved_away]
STEPS: dict[str, Callable[[LoginDesk, str], Answered]] = {
    "it is asked how it is": lambda at_work, _: at_work.service.ask("GET", "/healthz"),
    "a login begins": lambda at_work, _: at_work.service.ask("GET", f"/login?{urlencode(ASKED)}"),
    "the makelaar answers": lambda at_work, _: at_work.answer(Message()),
    "the code is exchanged": lambda at_work, code: at_work.exchange(code),
    "a verification code is entered": lambda at_work, _: at_work.service.post_json(
        "/verify", {"verification_code": "BCDFGHJK"}, "x" * 43
    ),
}


def sessions(store: Path) -> int:
    with sqlite3.connect(store) as driver:
        ((count,),) = driver.execute("select count(*) from sessions")
    driver.close()
    return int(count)


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_nothing_goes_into_a_store_that_is_gone(
    tmp_path: Path, way: Callable[[Path, Path], None], step: Callable[[LoginDesk, str], Answered]
) -> None:
    store, aside = tmp_path / "place" / "store.db", tmp_path / "aside.db"
    with desk(store.parent) as at_work:
        at_work.begin()
        code = code_in(at_work.answer(Message()))
        at_work.begin(relay_state="another")
        way(store, aside)
        there = sorted(tmp_path.rglob("*"))
        answered = step(at_work, code)
        assert (answered.status, str(tmp_path).encode() in answered.body) == (503, False)
        assert sorted(tmp_path.rglob("*")) == there
        if aside.exists():
            assert sessions(aside) == 0


def test_it_is_well_again_when_the_file_is_back(tmp_path: Path) -> None:
    store, aside = tmp_path / "store.db", tmp_path / "aside.db"
    with desk(tmp_path) as at_work:
        at_work.begin()
        code = code_in(at_work.answer(Message()))
        replaced_by_nothing_much(store, aside)
        assert at_work.service.ask("GET", "/healthz").json == {"status": "unavailable"}
        assert at_work.exchange(code, VERIFIER).status == 503
        aside.replace(store)
        assert at_work.service.ask("GET", "/healthz").status == 200
        assert at_work.exchange(code, VERIFIER).status == 200


def test_a_store_of_another_revision_is_not_well(tmp_path: Path) -> None:
    with desk(tmp_path) as at_work:
        assert at_work.service.ask("GET", "/healthz").status == 200
        with at_work.store.engine.writing() as connection:
            connection.ask("update alembic_version set version_num = '9999'")
        assert at_work.service.ask("GET", "/healthz").status == 503
