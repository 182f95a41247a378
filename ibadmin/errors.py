"""One family of errors; the exit code stands on the class, the sentence in messages.py."""

from collections.abc import Sequence
from typing import ClassVar


class IbadminError(Exception):
    """Anything that ends a command early, with a stable code for scripts."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "bug"


class InvalidInput(IbadminError):
    """Values that cannot be accepted; `problems` holds (field, problem) pairs, problem a stable word."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "invalid_input"

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = problems


class InvalidChoice(IbadminError):
    """A value that is not one of those that exist."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "invalid_choice"

    def __init__(self, name: str, value: str, choices: Sequence[str]) -> None:
        self.name = name
        self.value = value
        self.choices = choices


class AnswerNeeded(IbadminError):
    """The command would have to ask, and nobody is there to answer: `flag` gives the answer beforehand."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "answer_needed"

    def __init__(self, flag: str) -> None:
        self.flag = flag


class Declined(IbadminError):
    """The person said no, or typed another name; nothing was changed."""

    exit_code: ClassVar[int] = 3
    code: ClassVar[str] = "declined"


class SettingsInvalid(IbadminError):
    """A profile, environment variable or option with a value that cannot be used."""

    exit_code: ClassVar[int] = 2
    code: ClassVar[str] = "settings_invalid"

    def __init__(self, origin: str, name: str, problem: str) -> None:
        self.origin = origin
        self.name = name
        self.problem = problem


class LoginNeeded(IbadminError):
    """There is no session, or it is over; `why` is one of none, idle, hard_end, clock, ended, unreadable (1.1).

    `session_id` is that of a session that is over and still in the store, `path` that of a file that holds none.
    """

    exit_code: ClassVar[int] = 4
    code: ClassVar[str] = "login_needed"

    def __init__(self, why: str, session_id: str = "", path: str = "") -> None:
        self.why = why
        self.session_id = session_id
        self.path = path


class NotFound(IbadminError):
    """Not there, or not the caller's to see: one answer for both."""

    exit_code: ClassVar[int] = 5
    code: ClassVar[str] = "not_found"

    def __init__(self, kind: str, names: Sequence[str]) -> None:
        self.kind = kind
        self.names = names


class Ambiguous(IbadminError):
    """A name that more than one user has; `candidates` are (id, user name, organisation label)."""

    exit_code: ClassVar[int] = 6
    code: ClassVar[str] = "ambiguous"

    def __init__(self, name: str, candidates: Sequence[tuple[str, str, str]]) -> None:
        self.name = name
        self.candidates = candidates


class Conflict(IbadminError):
    """Somebody else changed it meanwhile; nothing was done."""

    exit_code: ClassVar[int] = 6
    code: ClassVar[str] = "changed_meanwhile"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names


class Outrun(Conflict):
    """The database let another's transaction come first; nothing was done, and it can be tried again at once."""


class OutsideFailure(IbadminError):
    """Something outside the program failed."""

    exit_code: ClassVar[int] = 7


class StoreUnreachable(OutsideFailure):
    """The store cannot be opened (1.1).

    `why` is one of missing, outdated, newer, busy, unreadable, replaced, empty, dangling, damaged, not_a_store,
    log_unread, or a problem of SystemFailure; of a shared one also unreachable, untrusted, refused, standby, lost.
    `about` is the account to which `location` belongs, the file to which it leads, or what the system says of it.
    """

    code: ClassVar[str] = "store_unreachable"

    def __init__(self, location: str, why: str, about: str = "") -> None:
        self.location = location
        self.why = why
        self.about = about


class StoreDamaged(OutsideFailure):
    """A value in the store cannot be what its column says; table, row and column are empty where nobody knows them."""

    code: ClassVar[str] = "store_damaged"

    def __init__(self, location: str = "", table: str = "", key: str = "", column: str = "") -> None:
        self.location = location
        self.table = table
        self.key = key
        self.column = column


class ResultCut(OutsideFailure):
    """The store went away after a part of the result was written, which nobody can take back."""

    code: ClassVar[str] = "result_incomplete"

    def __init__(self, location: str) -> None:
        self.location = location


class ResultUnwritten(OutsideFailure):
    """Standard output does not take the result; `why` is one of closed, full, unread, other, with the system's words.

    `early` is that this was found before a change, which was then not made.
    """

    code: ClassVar[str] = "result_incomplete"

    def __init__(self, why: str, said: str, early: bool = False) -> None:
        self.why = why
        self.said = said
        self.early = early


class ReportLost(OutsideFailure):
    """Everything was done, but the report on it could not be written."""

    code: ClassVar[str] = "result_incomplete"

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem


class CommitInDoubt(OutsideFailure):
    """The connection was lost, or the standby silent, while a change was being kept; `operation` is what to ask by."""

    code: ClassVar[str] = "commit_in_doubt"

    def __init__(self, location: str, operation: str) -> None:
        self.location = location
        self.operation = operation


class FlushFailed(CommitInDoubt):
    """The disk of a store in a file failed while a change was being kept; there is nobody to ask."""

    def __init__(self, location: str) -> None:
        super().__init__(location, "")


class ErasureUnfinished(OutsideFailure):
    """The user is deleted, but traces of them are left in the store's files (2.3.2).

    `why` is held where another process keeps old pages of the log alive, or the `why` of StoreUnreachable.
    """

    code: ClassVar[str] = "erasure_unfinished"

    def __init__(self, location: str, why: str = "held") -> None:
        self.location = location
        self.why = why


class KeyringUnavailable(OutsideFailure):
    """No keyring to keep the session in; `why` is none, timeout, locked, or configuration, whose file is `path`."""

    code: ClassVar[str] = "keyring_unavailable"

    def __init__(self, why: str, path: str = "") -> None:
        self.why = why
        self.path = path


class SessionFileUnsafe(OutsideFailure):
    """The file with the session is readable by others, or another's."""

    code: ClassVar[str] = "session_file_unsafe"

    def __init__(self, path: str) -> None:
        self.path = path


class GatewayUnreachable(OutsideFailure):
    """The gateway does not answer, or not as a gateway does (1.1).

    `why` is one of unknown_host, refused, no_route, timeout, proxy_unreachable, proxy_refused, proxy_password,
    proxy_malformed, proxy_setting, certificate_unknown, certificate_expired, certificate_early, certificate_name,
    certificates_setting, not_tls, not_ours, unwell, other; `about` is what the sentence names besides the address.
    """

    code: ClassVar[str] = "gateway_unreachable"

    def __init__(self, address: str, why: str = "other", about: str = "") -> None:
        self.address = address
        self.why = why
        self.about = about


class ServerSaid(OutsideFailure):
    """The server gives a reason that this version does not know, in its own words."""

    code: ClassVar[str] = "server_said"

    def __init__(self, problem: str, text: str) -> None:
        self.problem = problem
        self.text = text


class GatewayMisconfigured(OutsideFailure):
    """The gateway's keys or a makelaar's metadata cannot be used."""

    code: ClassVar[str] = "gateway_misconfigured"

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem


class PortTaken(OutsideFailure):
    """The port to listen on is in use, or not `allowed`; `settings` is the file that chose it, if it was no option."""

    code: ClassVar[str] = "port_taken"

    def __init__(self, port: int, settings: str = "", allowed: bool = True) -> None:
        self.port = port
        self.settings = settings
        self.allowed = allowed


class LoginFailed(OutsideFailure):
    """The login did not come to an end.

    `why` is one of timeout, cancelled, refused, no_such_makelaar, code_used, address_invalid.
    """

    code: ClassVar[str] = "login_failed"

    def __init__(self, why: str) -> None:
        self.why = why


class FileUnwritable(OutsideFailure):
    """A file that the command was asked to write cannot be written."""

    code: ClassVar[str] = "file_unwritable"

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem


class CheckFailed(IbadminError):
    """A check found something; the findings were printed as the result."""

    exit_code: ClassVar[int] = 9
    code: ClassVar[str] = "check_failed"

    def __init__(self, findings: int) -> None:
        self.findings = findings


class DemoRunning(OutsideFailure):
    """Somebody tells the demo with this profile already."""

    code: ClassVar[str] = "demo_running"


class DemoStopped(IbadminError):
    """A command of the demo's story ended otherwise than it should."""

    code: ClassVar[str] = "demo_stopped"

    def __init__(self, command: str, ended_with: int) -> None:
        self.command = command
        self.ended_with = ended_with
