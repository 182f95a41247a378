"""Who is measured: the floors that we stand on, our own commands, and the peers that can be had."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Case

ROOT = Path(__file__).parents[1]
FROM_PYPI = ("sqlite-utils", "synadm", "httpie", "awscli")
# The command, and the Debian package that brings it.
FROM_DEBIAN = {"samba-tool": "samba-common-bin", "gh": "gh"}
ROWS = "users.sqlite"
MODULES, SESSION = "the modules of users pending", "the same, and the session"
# What every command does before its own work: settings, the session's secret, the store's revision, who that is.
_MODULES = """
import gc
gc.set_threshold(200_000)
from ibadmin import cli
import ibadmin.commands.users.lists, ibadmin.settings, ibadmin.auth.session_file
import ibadmin.store.view, ibadmin.store.entrances
from ibadmin.environment import Environment
environment = Environment()
"""
_SESSION = f"{_MODULES}with environment.onboarding() as unit: pass"


@dataclass(frozen=True)
class Installed:
    """A Python environment of its own, with what was installed into it."""

    folder: Path

    def program(self, name: str) -> str:
        """A program in it."""
        return str(self.folder / "bin" / name)

    def version(self, package: str) -> str:
        """The version of a package in it."""
        code = f"from importlib.metadata import version; print(version({package!r}))"
        return _said(self.program("python"), "-c", code)


def install(folder: Path, *packages: str) -> Installed | None:
    """An environment with these packages, made by pip; None where they cannot be had."""
    made = Installed(folder)
    if not Path(made.program("python")).exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    pip = [made.program("python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", *packages]
    return made if subprocess.run(pip, check=False).returncode == 0 else None


def install_from_debian() -> None:
    """The peers that are not on PyPI, where we may: as root, on a Debian."""
    missing = [package for command, package in FROM_DEBIAN.items() if not shutil.which(command)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", *missing]):
            subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=subprocess.DEVNULL, check=False)


def floors(ours: Installed, rows: Path) -> list[Case]:
    """What costs the least: the interpreter, the libraries that we cannot do without, the engine's own shell."""
    python = ours.program("python")
    imports = {
        "python -c pass": "pass",
        "import typer": "import typer",
        "import typer, sqlalchemy": "import typer, sqlalchemy",
    }
    cases = [_case(name, python, "-c", code) for name, code in imports.items()]
    if shell := shutil.which("sqlite3"):
        cases.append(_case("sqlite3, 20 rows", shell, str(rows), "select * from users limit 20"))
    if psql := shutil.which("psql"):
        cases.append(_case("psql --version", psql, "--version"))
    return cases


def our_commands(ours: Installed, profile: dict[str, str], grantable: Sequence[str]) -> list[Case]:
    """Ours, by a beheerder who is logged in; `grantable` are users who have yet to get the role, one for each run."""

    def case(name: str, *words: str, terminal: bool = False, until: str = "", **more: str) -> Case:
        return Case(name, lambda _: [program, *words], profile | more, terminal, until)

    def grant(number: int) -> Sequence[str]:
        return [program, "roles", "grant", grantable[number], "--product", "iwmo", "--role", "productbeheerder"]

    program = ours.program("ibadmin")
    return [
        case("ibadmin --version", "--version"),
        case("ibadmin --help", "--help"),
        case("ibadmin, TAB on a user name", "__complete", "users"),
        case("ibadmin whoami", "whoami"),
        case("ibadmin users pending, 20 rows", "users", "pending"),
        Case(MODULES, lambda _: [ours.program("python"), "-c", _MODULES], profile),
        Case(SESSION, lambda _: [ours.program("python"), "-c", _SESSION], profile),
        case("ibadmin users pending, on a terminal", "users", "pending", terminal=True),
        Case("ibadmin roles grant", grant, profile),
        case(
            "ibadmin login, to the address, gateway elsewhere",
            *("login", "--force", "--no-browser"),
            until="https://gateway.invalid/",
            IBADMIN_GATEWAY="https://gateway.invalid",
        ),
        case(
            "ibadmin login, to the address, gateway inside",
            *("--profile", "demo", "login", "--force", "--no-browser"),
            until="http://127.0.0.1",
        ),
    ]


def peers(folder: Path, rows: Path) -> tuple[list[Case], dict[str, str], list[str]]:
    """The peers that can be had here, their versions, and who cannot be had."""
    installed = {name: install(folder / name, name) for name in FROM_PYPI}
    install_from_debian()
    programs = {"httpie": "http", "awscli": "aws"}
    paths = {name: each.program(programs.get(name, name)) if each else None for name, each in installed.items()}
    paths |= {name: shutil.which(name) for name in FROM_DEBIAN}
    there = {name: path for name, path in paths.items() if path}
    cases = [_case(f"{Path(path).name} --version", path, "--version") for path in there.values()]
    if path := there.get("sqlite-utils"):
        cases.append(_case("sqlite-utils rows, 20 rows", path, "rows", str(rows), "users", "--limit", "20"))
    if path := there.get("synadm"):
        cases.append(_case("synadm --help", path, "--help"))
    versions = {name: each.version(name) for name, each in installed.items() if each}
    return cases, versions, [name for name in paths if name not in there]


def _case(name: str, *argv: str) -> Case:
    return Case(name, lambda _: argv)


def _said(*argv: str) -> str:
    return subprocess.run(argv, capture_output=True, text=True, check=False).stdout.strip()
