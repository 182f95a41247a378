"""Every family of error ends as a sentence, an exit code and JSON; a bug of ours alone is 1, without a secret."""

import errno
import io
import json
import os
from collections.abc import Callable
from datetime import datetime

import pytest

from ibadmin.cli import main
from ibadmin.environment import Environment
from ibadmin.model import UserStatus
from tests.commands.test_pipes import started
from tests.world import Result, World

SECRET = "s3cret-that-nobody-sees"


def raising(error: BaseException) -> Callable[[], datetime]:
    """A clock that breaks in this way: the machine's part that every command asks first."""

    def clock() -> datetime:
        raise error

    return clock


def bottomless() -> datetime:
    return bottomless()


def run(world: World, clock: Callable[[], datetime], **variables: str) -> Result:
    world.as_("m.visser")
    stdout, stderr = io.StringIO(), io.StringIO()
    code = main(["whoami"], Environment(world.variables | variables, io.StringIO(), stdout, stderr, clock=clock))
    return Result(code, stdout.getvalue(), stderr.getvalue(), "")


SYSTEM = {
    errno.ENOSPC: ("full", "There is no room left on the disk of /place/file."),
    errno.EDQUOT: ("full", "There is no room left on the disk of /place/file."),
    errno.EROFS: ("read_only", "The disk of /place/file is read-only."),
    errno.ENOENT: ("missing", "/place/file does not exist."),
    errno.ENOTDIR: ("not_a_folder", "/place/file is not a folder."),
    errno.EISDIR: ("a_folder", "/place/file is a folder, not a file."),
    errno.EEXIST: ("exists", "/place/file exists already."),
    errno.ENAMETOOLONG: ("name_too_long", "This name is too long: /place/file"),
    errno.EFBIG: ("too_large", "/place/file is too large."),
    errno.ELOOP: ("link_loop", "/place/file is a link that leads to itself."),
    errno.EMFILE: ("too_many_open", "Too many files are open on this machine to open /place/file."),
    errno.ENFILE: ("too_many_open", "Too many files are open on this machine to open /place/file."),
    errno.ENOMEM: ("no_memory", "There is not enough memory for /place/file."),
    errno.EIO: ("disk", "The disk of /place/file does not do what it should."),
    errno.EINVAL: ("other", "The system cannot use /place/file: Invalid argument."),
    errno.ETIMEDOUT: ("other", "The system cannot use /place/file: Connection timed out."),
}


@pytest.mark.parametrize("number", SYSTEM, ids=lambda number: errno.errorcode[number])
def test_what_the_system_says_is_told_by_its_number_with_the_path(world: World, number: int) -> None:
    problem, sentence = SYSTEM[number]
    clock = raising(OSError(number, os.strerror(number), "/place/file"))
    assert run(world, clock).stderr.splitlines()[0] == f"ibadmin: {sentence}"
    result = run(world, clock, IBADMIN_OUTPUT="json")
    assert (result.code, result.stdout) == (7, "")
    assert result.error["code"] == "system_failure"
    assert result.error["details"] == {"path": "/place/file", "problem": problem}


@pytest.mark.parametrize("number", SYSTEM, ids=lambda number: errno.errorcode[number])
def test_without_a_path_none_is_made_up(world: World, number: int) -> None:
    result = run(world, raising(OSError(number, os.strerror(number))))
    assert (result.code, "  " in result.stderr, "{" in result.stderr) == (7, False, False), result.stderr


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (MemoryError(), "no_memory"),
        (RecursionError(), "too_deep"),
        (UnicodeDecodeError("utf-8", b"\xe9", 0, 1, SECRET), "not_text"),
        (UnicodeEncodeError("utf-8", "\udce9", 0, 1, SECRET), "not_text"),
        (TimeoutError(SECRET), "other"),
        (ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"), "other"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_what_python_could_not_do_is_no_bug(world: World, error: BaseException, problem: str) -> None:
    result = run(world, raising(error), IBADMIN_OUTPUT="json")
    assert (result.code, result.error["code"], result.error["details"]["problem"]) == (7, "system_failure", problem)
    assert SECRET not in result.stderr


def test_a_real_recursion_ends_in_a_sentence(world: World) -> None:
    result = run(world, bottomless)
    assert (result.code, "nested too deeply" in result.stderr) == (7, True)


BUGS = [ValueError(SECRET), TypeError(SECRET), KeyError(SECRET), AssertionError(SECRET), ZeroDivisionError(SECRET)]


@pytest.mark.parametrize("error", BUGS, ids=lambda error: type(error).__name__)
def test_a_bug_is_one_with_how_to_report_it(world: World, error: Exception) -> None:
    as_text, as_json = run(world, raising(error)), run(world, raising(error), IBADMIN_OUTPUT="json")
    assert (as_text.code, as_json.code, as_json.error["code"]) == (1, 1, "bug")
    assert as_text.stderr.startswith("ibadmin: Something went wrong in ibadmin itself.\n")
    assert "report this" in as_json.error["hint"]
    assert as_json.error["details"]["raised"] == type(error).__name__
    assert "Traceback" not in as_text.stderr + as_json.stderr
    assert 'File "' not in as_text.stderr + as_json.stderr


@pytest.mark.parametrize("error", BUGS, ids=lambda error: type(error).__name__)
def test_the_way_to_a_bug_is_shown_when_asked_for_and_holds_no_secret(world: World, error: Exception) -> None:
    result = run(world, raising(error), IBADMIN_DEBUG="1")
    assert (result.code, 'File "' in result.stderr) == (1, True)
    assert result.stderr.rstrip().endswith(type(error).__name__)
    assert SECRET not in result.stderr


def test_the_sentence_comes_before_the_traceback_in_json_too(world: World) -> None:
    result = run(world, raising(ValueError(SECRET)), IBADMIN_DEBUG="1", IBADMIN_OUTPUT="json")
    assert json.loads(result.stderr.splitlines()[0])["error"]["code"] == "bug"


class Forgetful(Environment):
    """A machine on which nothing can be noted for TAB after a command."""

    error: BaseException

    def keep_shown(self) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.EIO, "Input/output error", "/place"), 7),
        (MemoryError(), 7),
        (ValueError(SECRET), 1),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_what_goes_wrong_after_a_change_says_that_it_stands(world: World, error: BaseException, code: int) -> None:
    jansen = world.people.user(world.gouda, "Jansen")
    world.as_("m.visser")
    stderr = io.StringIO()
    environment = Forgetful(world.variables, io.StringIO(), io.StringIO(), stderr, clock=lambda: world.now)
    environment.error = error
    assert main(["users", "deactivate", "j.jansen", "--yes"], environment) == code
    assert world.user(jansen.id).status is UserStatus.INACTIVE
    said = "everything had been done by then" if code == 130 else "The change had been made before that, and stands."
    assert said in stderr.getvalue()


@pytest.mark.parametrize(("command", "code"), [("whoami", 4), ("users lst", 2), ("users", 2), ("users list -o x", 2)])
def test_an_error_keeps_its_exit_code_where_standard_error_is_full(world: World, command: str, code: int) -> None:
    world.nobody()
    full = os.open("/dev/full", os.O_WRONLY)
    with started(world, command, stderr=full) as process:
        os.close(full)
        stdout, _ = process.communicate(timeout=30)
    assert (process.returncode, stdout) == (code, "")
