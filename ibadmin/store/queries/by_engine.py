"""Where the two engines are asked in two ways, or one of them alone."""

from typing import NamedTuple

from sqlalchemy import ClauseElement


class ByEngine(NamedTuple):
    """What each engine is asked; nothing where it never is."""

    sqlite: ClauseElement | None = None
    postgresql: ClauseElement | None = None
