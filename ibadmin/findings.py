"""What a check finds: a stable word, how bad it is, and what it is about; the sentence is made elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from ibadmin.errors import IbadminError


class Verdict(StrEnum):
    """How it stands with one thing: an error ends `doctor` and `store check` with exit code 9."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `problem` is empty when nothing is the matter.

    `about` is what was looked at, such as a file, and `value` what was found there. `cause` is the error that a
    command would end with, which has its own sentence.
    """

    check: str
    verdict: Verdict = Verdict.OK
    problem: str = ""
    about: str = ""
    value: str = ""
    cause: IbadminError | None = None

    @property
    def word(self) -> str:
        """The stable word for what is the matter."""
        return self.cause.code if self.cause else self.problem


def caused(check: str, cause: IbadminError, verdict: Verdict = Verdict.ERROR) -> Finding:
    """What an error says about the surroundings."""
    return Finding(check, verdict, cause=cause)


def warned(check: str, problem: str, about: str = "", value: str = "") -> Finding:
    """Something that will be a problem, or may be one."""
    return Finding(check, Verdict.WARNING, problem, about, value)


def failed(check: str, problem: str, about: str = "", value: str = "") -> Finding:
    """Something that is a problem."""
    return Finding(check, Verdict.ERROR, problem, about, value)
