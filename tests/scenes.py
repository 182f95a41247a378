"""What many tests begin with: arranged by the first of them, and as it was then for the others."""

from collections.abc import Callable
from pathlib import Path

from tests.world import World

Arrange = Callable[[World], None]


class Scenes:
    """Kept arrangements of one worker, on each engine; of people and organisations, for sessions are a test's own."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._kept: dict[tuple[Arrange, type[World]], tuple[Path, int]] = {}

    def set(self, world: World, arrange: Arrange) -> None:
        """Arrange it in a world in which nothing has happened yet."""
        known = arrange, type(world)
        if known in self._kept:
            world.put_back(*self._kept[known])
        else:
            arrange(world)
            scene = self._directory / f"scene_{len(self._kept)}"
            world.keep(scene)
            self._kept[known] = scene, world.people.made
