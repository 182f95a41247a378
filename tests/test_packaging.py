"""What a user gets from `pipx install`: a wheel that carries everything, in an environment where nothing else is."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import ibadmin

# Built and installed once, so by one process.
pytestmark = pytest.mark.xdist_group("packaging")

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ibadmin"


def carried() -> set[str]:
    """Every file of the package in the source tree that a run of the program may need."""
    files = (path.relative_to(ROOT) for path in PACKAGE.rglob("*") if path.is_file())
    return {path.as_posix() for path in files if not any(part.startswith((".", "__pycache__")) for part in path.parts)}


def run(*command: str | Path, cwd: Path) -> str:
    # Only what any process has: nothing of this environment may help the installed program along.
    environ = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "IBADMIN", "VIRTUAL"))
    }
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    pip = (sys.executable, "-m", "pip", "--quiet", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    run(*pip, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an empty environment into which nothing but the wheel was installed."""
    environment = tmp_path_factory.mktemp("installed")
    venv.create(environment, with_pip=True, symlinks=True)
    run(environment / "bin" / "python", "-m", "pip", "--quiet", "install", "--no-compile", wheel, cwd=environment)
    return environment / "bin"


def test_the_wheel_carries_the_whole_package(wheel: Path) -> None:
    assert carried() <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize(
    "part", ["locale/nl/LC_MESSAGES/ibadmin.mo", "store/migrations/", "auth/templates/", "completions/"]
)
def test_the_wheel_carries_what_is_not_python(wheel: Path, part: str) -> None:
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(f"ibadmin/{part}")]


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = [name for name in archive.namelist() if name.endswith(".dist-info/licenses/LICENSE")]
        assert archive.read(licences[0]).startswith(b"EUROPEAN UNION PUBLIC LICENCE v. 1.2")


@pytest.mark.timeout(600)
def test_the_installed_program_runs_in_an_empty_environment(installed: Path, tmp_path: Path) -> None:
    assert ibadmin.__version__ in run(installed / "ibadmin", "--version", cwd=tmp_path)


@pytest.mark.timeout(600)
def test_the_installed_program_speaks_dutch(installed: Path, tmp_path: Path) -> None:
    assert "Gebruik: ibadmin" in run("env", "IBADMIN_LANGUAGE=nl", installed / "ibadmin", "--help", cwd=tmp_path)


@pytest.mark.timeout(600)
def test_the_installed_program_prints_its_completions(installed: Path, tmp_path: Path) -> None:
    script = run(installed / "ibadmin", "completion", "bash", cwd=tmp_path)
    assert script == (ROOT / "completions" / "ibadmin.bash").read_text("utf-8")
