"""A terminal that is not there: what is written on it, and what is typed at it."""

import io
from collections.abc import Sequence


class Screen(io.StringIO):
    """A terminal to write on."""

    def isatty(self) -> bool:
        return True


class Keyboard(io.StringIO):
    """A terminal to type at: each line appears on the screen when it is read, as it does for a person."""

    def __init__(self, answers: Sequence[str], screen: Screen) -> None:
        super().__init__("".join(f"{answer}\n" for answer in answers))
        self._screen = screen

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(-1 if size is None else size)
        self._screen.write(line)
        return line
