"""Gouda with people enough to lose some: sixty who work, of whom Jan, Sanne and Emre have names that one remembers."""

from pathlib import Path

import pytest

from ibadmin.model import UserStatus
from tests.scenes import Scenes
from tests.world import World


def sixty(world: World) -> None:
    """They work at Gouda."""
    world.people.crowd(world.gouda, 57)
    for first, infix, surname in (("Jan", "", "Jansen"), ("Sanne", "de", "Vries"), ("Emre", "", "Yilmaz")):
        world.people.user(
            world.gouda, surname, UserStatus.ACTIVE, [("iwmo", "gebruiker")], first_name=first, infix=infix
        )


@pytest.fixture
def gouda(world: World, scenes: Scenes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """The beheerder of Gouda sits in an empty folder; nobody is at the terminal unless a test says so."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    scenes.set(world, sixty)
    world.as_("m.visser")
    return world


def written(name: str, *lines: str) -> Path:
    """A file in the folder that the command is given in."""
    path = Path(name)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path
