"""What surrounds the program on this machine: Python, libraries, terminal, language, variables, browser."""

import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version

from ibadmin import __version__, language
from ibadmin.findings import Finding, failed, warned
from ibadmin.output.destination import Destination
from ibadmin.profiles import VARIABLES, unknown

LIBRARIES = (
    *("typer", "rich", "platformdirs", "sqlalchemy", "alembic", "psycopg", "keyring", "pysaml2"),
    *("signxml", "lxml", "cryptography", "werkzeug", "waitress", "msgspec", "jinja2"),
)
NARROWEST = 60


def program() -> Iterator[Finding]:
    """This program, Python and the libraries below it."""
    python = f"Python {platform.python_version()}, {platform.system()} {platform.release()}"
    yield Finding("program", about=f"ibadmin {__version__}", value=python)
    found: list[str] = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield failed("libraries", "missing", name)
    yield Finding("libraries", value=", ".join(found))


def chosen_language(variables: Mapping[str, str]) -> Finding:
    """Dutch or English, and what decided that."""
    deciding = next((name for name in language.VARIABLES if variables.get(name)), "")
    return Finding("language", problem="" if deciding else "default", about=language.chosen(variables), value=deciding)


def terminal(to: Destination) -> Finding:
    """Whether tables fit, and names can be shown."""
    encoding = to.stream.encoding or "utf-8"
    if not to.terminal:
        return Finding("terminal", problem="none")
    if not to.unicode:
        return warned("terminal", "encoding", value=encoding)
    if to.width < NARROWEST:
        return warned("terminal", "narrow", str(to.width))
    return Finding("terminal", about=str(to.width), value=encoding)


def overriding(variables: Mapping[str, str]) -> Iterator[Finding]:
    """The variables that go before the profile, and those that look like one and do nothing; never their values."""
    if known := sorted(VARIABLES.intersection(variables)):
        yield Finding("variables", about=", ".join(known))
    yield from (warned("variables", "unknown", name) for name in unknown(variables))


def browser(why_not: str | None) -> Finding:
    """Whether a login can open one."""
    return Finding("browser", problem=why_not or "")
