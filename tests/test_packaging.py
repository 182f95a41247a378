"""What a user gets from `pipx install`: a wheel that carries everything, in an environment where nothing else is."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import ibadmin

pytestmark = pytest.mark.long

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
    """The programs of an empty environment into which nothing but the wheel and its locked libraries were installed."""
    environment = tmp_path_factory.mktemp("installed")
    venv.create(environment, with_pip=True, symlinks=True)
    pip = (environment / "bin" / "python", "-m", "pip", "--quiet", "install", "--no-compile", "--no-deps")
    run(*pip, "--require-hashes", "--requirement", ROOT / "requirements" / "program.txt", cwd=environment)
    run(*pip, wheel, cwd=environment)
    return environment / "bin"


def test_the_wheel_carries_the_whole_package(wheel: Path) -> None:
    assert carried() <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.parametrize(
    "part", ["locale/nl/LC_MESSAGES/ibadmin.mo", "store/migrations/", "auth/templates/", "completions/", "py.typed"]
)
def test_the_wheel_carries_what_is_not_python(wheel: Path, part: str) -> None:
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(f"ibadmin/{part}")]


def test_the_program_and_its_tests_are_locked_to_the_same_versions() -> None:
    program, tools = (pins(name) for name in ("program.txt", "tools.txt"))
    assert program <= tools


def pins(name: str) -> set[str]:
    lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    return {line.split(maxsplit=1)[0] for line in lines if "==" in line and not line.startswith((" ", "#"))}


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


@pytest.mark.timeout(600)
@pytest.mark.manual("1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "2.3.1", "2.3.2")
def test_the_installed_program_tells_the_manuals_whole_story(installed: Path, tmp_path: Path) -> None:
    demo = ("env", f"IBADMIN_CONFIG_DIR={tmp_path}/config", f"IBADMIN_DATA_DIR={tmp_path}/data", installed / "ibadmin")
    told = run(*demo, "demo", cwd=tmp_path)
    for said in (
        "Logged in as f.elamrani at Zuiddam (GM-9001)",
        "The code is right: f.elamrani is active now.",
        "d.deboer is inactive now. Switched off: iwmo gebruiker, newsletter, contact person, 1 open session.",
        "s.vandenberg has not been deactivated yet (manual 2.3.2).",
        "s.vandenberg is deleted, with everything that belonged to them.",
        "every chain holds.",
    ):
        assert said in told
    assert "j.dijkstra" in run(*demo, "--profile", "demo", "users", "pending", cwd=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"config", "data"}


@pytest.mark.timeout(600)
def test_the_demo_replaces_itself_and_nobody_elses_profile(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "demo.toml").write_text('browser = "none"\n', encoding="utf-8")
    demo = ("env", f"IBADMIN_CONFIG_DIR={tmp_path}/config", f"IBADMIN_DATA_DIR={tmp_path}/data", installed / "ibadmin")
    refused = subprocess.run([*demo, "demo"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert (refused.returncode, (tmp_path / "data").exists()) == (2, False), refused.stderr
    assert (tmp_path / "config" / "demo.toml").read_text("utf-8") == 'browser = "none"\n'
