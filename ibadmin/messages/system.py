"""Sentences for failures of the operating system, of its settings, and for bugs of ours."""

import difflib
import traceback
from collections.abc import Iterator
from pathlib import Path

from ibadmin.errors import IbadminError
from ibadmin.language import mark, translate
from ibadmin.messages import words
from ibadmin.messages.explanation import Explanation
from ibadmin.plain_text import harmless
from ibadmin.profiles import PREFIX, VARIABLES
from ibadmin.system import SystemFailure

# What is the matter with a path, the same where none is known (else the system's own words), and what to do about it.
FAILURES = {
    "full": (
        mark("There is no room left on the disk of {path}."),
        mark("There is no room left on the disk."),
        mark("Make room there, and try again."),
    ),
    "read_only": (mark("The disk of {path} is read-only."), mark("The disk is read-only."), ""),
    "not_allowed": (
        mark("You may not use {path}, which belongs to {owner}."),
        mark("The system does not allow this."),
        mark("Let that account give it to you: chown -R YOU {path}"),
    ),
    "closed": (
        mark("{path} is closed to its owner, which is you."),
        "",
        mark("Open it to yourself alone: chmod u+rwX {path}"),
    ),
    "missing": (mark("{path} does not exist."), "", ""),
    "not_a_folder": (mark("{path} is not a folder."), "", ""),
    "a_folder": (mark("{path} is a folder, not a file."), "", ""),
    "not_a_file": (mark("{path} is not a file."), "", ""),
    "exists": (mark("{path} exists already."), "", ""),
    "name_too_long": (mark("This name is too long: {path}"), "", ""),
    "too_large": (mark("{path} is too large."), "", ""),
    "link_loop": (mark("{path} is a link that leads to itself."), "", ""),
    "too_many_open": (
        mark("Too many files are open on this machine to open {path}."),
        mark("Too many files are open on this machine."),
        mark("Let other programs end, or allow more with: ulimit -n"),
    ),
    "no_memory": (
        mark("There is not enough memory for {path}."),
        mark("There is not enough memory."),
        mark("Let other programs end, or allow more with: ulimit -v"),
    ),
    "too_deep": (mark("{path} is nested too deeply."), mark("What was read is nested too deeply."), ""),
    "not_text": (mark("{path} is not text in UTF-8."), mark("What was read is not text in UTF-8."), ""),
    "disk": (
        mark("The disk of {path} does not do what it should."),
        mark("A disk does not do what it should."),
        mark("Have the disk looked at before anything else."),
    ),
    "no_home": (
        "",
        mark("There is no home folder."),
        mark("Set HOME, or both IBADMIN_CONFIG_DIR and IBADMIN_DATA_DIR."),
    ),
    "other": (mark("The system cannot use {path}: {said}."), "", ""),
}
_SYSTEM_SAYS = mark("The system says: {said}.")


def system_failure(raised: SystemFailure) -> Explanation:
    """Explains a failure of the system, with its path where that is known, and what to do about it."""
    with_path, without, step = FAILURES.get(raised.problem, ("", "", ""))
    owner = raised.owner or translate("another account")
    path, said = harmless(raised.path), harmless(raised.said)
    sentence = (with_path if path else without) or without or _SYSTEM_SAYS
    shown = translate(sentence).format(path=path, owner=harmless(owner), said=said)
    steps = (translate(step).format(path=path),) if step and (path or "{path}" not in step) else ()
    details = {"path": raised.path, "problem": raised.problem}
    return Explanation(shown, raised.code, steps, details=details | ({"owner": owner} if raised.owner else {}))


def bug(error: BaseException) -> Explanation:
    """The program itself is at fault: nothing that the person did. Where it happened holds no value, so no secret."""
    where = _last_of_ours(error)
    report = translate("If it happens again, report this to {servicedesk}: {error} at {where}")
    return Explanation(
        translate("Something went wrong in ibadmin itself."),
        IbadminError.code,
        (
            translate("See how things are before you try again."),
            report.format(servicedesk=words.servicedesk(), error=type(error).__name__, where=where),
        ),
        details={"raised": type(error).__name__, "where": where},
    )


def steps_to(error: BaseException) -> Iterator[str]:
    """The traceback without the texts of the errors, which may repeat a value."""
    for each in (error.__cause__ or error.__context__, error):
        if each is not None:
            yield "".join(traceback.format_tb(each.__traceback__)) + type(each).__name__


def change_stands() -> str:
    """Said with whatever went wrong after a change."""
    return translate("The change had been made before that, and stands.")


def unknown_variable(name: str) -> str:
    """A variable that looks like a setting, and changes nothing."""
    said = translate("{name} is not a setting, so it changes nothing.").format(name=harmless(name))
    known = [each.removeprefix(PREFIX) for each in sorted(VARIABLES)]
    alike = difflib.get_close_matches(name.removeprefix(PREFIX), known, n=1)
    return " ".join([said, *(translate("Did you mean {name}?").format(name=PREFIX + each) for each in alike)])


def _last_of_ours(error: BaseException) -> str:
    """The line of ours that was running, such as `store/users.py:120`."""
    package = Path(__file__).parents[1]
    steps = [(Path(step.filename), step.lineno) for step in traceback.extract_tb(error.__traceback__)]
    ours = [f"{file.relative_to(package).as_posix()}:{line}" for file, line in steps if package in file.parents]
    return ours[-1] if ours else "?"
