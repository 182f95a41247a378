"""One family of errors; the exit code stands on the class, the sentence in messages.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class IbadminError(Exception):
    """Anything that ends a command early, with a stable code for scripts."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "bug"


@dataclass(eq=False)
class InvalidInput(IbadminError):
    """Values that cannot be accepted; `problems` holds (field, problem) pairs, problem a stable word."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "invalid_input"

    problems: Sequence[tuple[str, str]]


@dataclass(eq=False)
class InvalidChoice(IbadminError):
    """A value that is not one of those that exist."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "invalid_choice"

    name: str
    value: str
    choices: Sequence[str]


@dataclass(eq=False)
class AnswerNeeded(IbadminError):
    """The command would have to ask, and nobody is there to answer: `flag` gives the answer beforehand."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "answer_needed"

    flag: str


@dataclass(eq=False)
class Declined(IbadminError):
    """The person said no, or typed another name; nothing was changed."""

    exit_code: ClassVar[int] = 3
    code: ClassVar[str] = "declined"


@dataclass(eq=False)
class SettingsInvalid(IbadminError):
    """A profile, environment variable or option with a value that cannot be used."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "settings_invalid"

    origin: str
    name: str
    problem: str


@dataclass(eq=False)
class LoginNeeded(IbadminError):
    """There is no session, or it is over; `why` is one of none, idle, hard_end, ended (1.1)."""

    exit_code: ClassVar[int] = 4
    code: ClassVar[str] = "login_needed"

    why: str


@dataclass(eq=False)
class NotFound(IbadminError):
    """Not there, or not the caller's to see: one answer for both."""

    exit_code: ClassVar[int] = 5
    code: ClassVar[str] = "not_found"

    kind: str
    names: Sequence[str]


@dataclass(eq=False)
class Ambiguous(IbadminError):
    """A name that more than one user has; `candidates` are (id, user name, organisation label)."""

    exit_code: ClassVar[int] = 6
    code: ClassVar[str] = "ambiguous"

    name: str
    candidates: Sequence[tuple[str, str, str]]


@dataclass(eq=False)
class Conflict(IbadminError):
    """Somebody else changed it meanwhile; nothing was done."""

    exit_code: ClassVar[int] = 6
    code: ClassVar[str] = "changed_meanwhile"

    names: Sequence[str]


class Outrun(Conflict):
    """The database let another's transaction come first; nothing was done, and it can be tried again at once."""


class OutsideFailure(IbadminError):
    """Something outside the program failed."""

    exit_code: ClassVar[int] = 7


@dataclass(eq=False)
class StoreUnreachable(OutsideFailure):
    """The store cannot be opened (1.1).

    `why` is one of missing, outdated, newer, busy, unreadable; of a shared one also unreachable, untrusted, refused,
    standby, lost.
    """

    code: ClassVar[str] = "store_unreachable"

    location: str
    why: str


@dataclass(eq=False)
class CommitInDoubt(OutsideFailure):
    """The connection was lost, or the standby silent, while a change was being kept; `operation` is what to ask by."""

    code: ClassVar[str] = "commit_in_doubt"

    location: str
    operation: str


@dataclass(eq=False)
class ErasureUnfinished(OutsideFailure):
    """The user is deleted, but another process keeps old pages of the store's log alive (2.3.2)."""

    code: ClassVar[str] = "erasure_unfinished"

    location: str


@dataclass(eq=False)
class KeyringUnavailable(OutsideFailure):
    """No keyring to keep the session in; `why` is one of none, timeout, locked."""

    code: ClassVar[str] = "keyring_unavailable"

    why: str


@dataclass(eq=False)
class SessionFileUnsafe(OutsideFailure):
    """The file with the session is readable by others, or another's."""

    code: ClassVar[str] = "session_file_unsafe"

    path: str


@dataclass(eq=False)
class GatewayUnreachable(OutsideFailure):
    """The gateway does not answer, or not as a gateway does (1.1)."""

    code: ClassVar[str] = "gateway_unreachable"

    address: str


@dataclass(eq=False)
class GatewayMisconfigured(OutsideFailure):
    """The gateway's keys or a makelaar's metadata cannot be used."""

    code: ClassVar[str] = "gateway_misconfigured"

    path: str
    problem: str


@dataclass(eq=False)
class PortTaken(OutsideFailure):
    """The loopback port that was asked for is in use."""

    code: ClassVar[str] = "port_taken"

    port: int


@dataclass(eq=False)
class LoginFailed(OutsideFailure):
    """The login did not come to an end.

    `why` is one of timeout, cancelled, refused, no_such_makelaar, code_used, address_invalid.
    """

    code: ClassVar[str] = "login_failed"

    why: str


@dataclass(eq=False)
class FileUnwritable(OutsideFailure):
    """A file that the command was asked to write cannot be written."""

    code: ClassVar[str] = "file_unwritable"

    path: str
    problem: str


@dataclass(eq=False)
class CheckFailed(IbadminError):
    """A check found something; the findings were printed as the result."""

    exit_code: ClassVar[int] = 9
    code: ClassVar[str] = "check_failed"

    findings: int


@dataclass(eq=False)
class DemoStopped(IbadminError):
    """A command of the demo's story ended otherwise than it should."""

    code: ClassVar[str] = "demo_stopped"

    command: str
    ended_with: int
