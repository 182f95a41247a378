"""What an export of a personnel system comes to: for each row whom it is about here, and what is to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ibadmin import messages
from ibadmin.app.changes import Outcome, Repeated
from ibadmin.app.user_changes import LEFT
from ibadmin.app.users import StaffFound
from ibadmin.commands.given import Given, Noted
from ibadmin.commands.input_file import FIELDS
from ibadmin.errors import InvalidInput
from ibadmin.failures import DoubtfulMatch, FileMalformed, Remark
from ibadmin.intake.columns import LEFT_ON
from ibadmin.intake.likeness import differing, same_person
from ibadmin.intake.rows import Asked, Remarks
from ibadmin.intake.staff import Employee, Staff
from ibadmin.model import User, UserStatus

DORMANT_BEFORE = "dormant_before"


@dataclass(frozen=True, slots=True)
class Match:
    """A row with the users whom it may be about: one, none, or, when that is in doubt, all of them."""

    employee: Employee
    users: Sequence[User]
    doubtful: bool = False

    @property
    def by_address(self) -> bool:
        """Whether the e-mail address says who it is, not only the user name or id."""
        address = self.users[0].details.email_address if self.users and self.users[0].details else ""
        return bool(address) and address in self.employee.names.values()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, before anything is decided: the rows, who is in none of them, and who was not seen for long.

    `dormant` are only those who are to be switched off for it: they have not logged in since `dormant_before`.
    """

    matches: Sequence[Match]
    absent: Sequence[User] = ()
    dormant: Sequence[User] = ()
    dormant_before: datetime | None = None
    takes_details: bool = True

    @property
    def doubtful(self) -> set[str]:
        """The ids of those whom nothing happens to: nobody is sure whether a row means them."""
        return {user.id for match in self.matches if match.doubtful for user in match.users}

    @property
    def leaving(self) -> Mapping[str, Mapping[str, str]]:
        """The ids of those who are to be switched off whatever their row says, with why."""
        idle = {DORMANT_BEFORE: self.dormant_before.isoformat()} if self.dormant_before else {}
        why = {user.id: idle for user in self.dormant} | {user.id: LEFT for user in self.absent}
        doubtful = self.doubtful
        return {user_id: each for user_id, each in why.items() if user_id not in doubtful}

    @property
    def known(self) -> Mapping[str, Sequence[Employee]]:
        """The rows about each user, by id; somebody who works under two contracts has two."""
        by_user: dict[str, list[Employee]] = {}
        for match in self.matches:
            if match.users and not match.doubtful:
                by_user.setdefault(match.users[0].id, []).append(match.employee)
        return by_user


def names_of(staff: Staff) -> tuple[str, ...]:
    """Returns every name by which somebody in the export may be known."""
    return tuple(dict.fromkeys(name for employee in staff.employees for name in employee.names.values()))


def matched(staff: Staff, found: StaffFound) -> list[Match]:
    """Returns for every row the users whom it is about."""
    by_name = dict(zip(names_of(staff), found.users, strict=True))
    return [_match(employee, by_name, found.place) for employee in staff.employees]


def _match(employee: Employee, by_name: Mapping[str, Sequence[User]], place: str) -> Match:
    fitting = {
        user.id: user
        for name in employee.names.values()
        for user in by_name[name]
        if place in ("", user.organisation.code)
    }
    users = tuple(fitting.values())
    alike = len(users) == 1 and (
        users[0].details is None or same_person(users[0].details, employee.values, employee.left)
    )
    return Match(employee, users, doubtful=bool(users) and not alike)


def absent(matches: Sequence[Match], found: StaffFound) -> list[User]:
    """Returns the others who may still get in and stand in no row at all."""
    mentioned = {user.id for match in matches for user in match.users}
    return [user for user in found.others if user.status is not UserStatus.INACTIVE and user.id not in mentioned]


def rows_of(staff: Staff, findings: Findings, remarks: Remarks) -> Given:
    """What is to be done, row by row and in their order; behind them those who are in no row."""
    known, leaving = findings.known, findings.leaving
    asked: list[Asked] = []
    settled: dict[int, Outcome | Noted] = {}
    for match in findings.matches:
        row, outcome = _row(match, known, leaving, findings.takes_details)
        if match.employee.flaws:
            outcome = FileMalformed(staff.source.name, match.employee.flaws)
        if outcome is not None:
            settled[len(asked)] = outcome
        asked.append(row)
    asked += [Asked(user_id, 0, why) for user_id, why in leaving.items() if user_id not in known]
    return Given("users sync", asked, FIELDS["users sync"], staff.source, settled, remarks)


def _row(
    match: Match, known: Mapping[str, Sequence[Employee]], leaving: Mapping[str, Mapping[str, str]], takes_details: bool
) -> tuple[Asked, Outcome | Noted | None]:
    """What one row asks, and what comes of it where that is clear already."""
    employee = match.employee
    if match.doubtful or not match.users:
        name = ", ".join(employee.names.values())
        candidates = [(user.id, user.label, user.organisation.label) for user in match.users]
        return Asked(name, employee.line), DoubtfulMatch(name, candidates) if candidates else Noted.UNKNOWN
    (user,) = match.users
    if wrong := _wrong(employee, takes_details):
        raw = {**employee.values, LEFT_ON: employee.left_on}
        return Asked(user.id, employee.line, raw), InvalidInput(wrong)
    own = known[user.id]
    if employee is not own[0]:
        return Asked(user.id, employee.line), Repeated(own[0].line)
    values = _values(user, own, leaving, takes_details)
    return Asked(user.id, employee.line, values), None if values else Noted.UNCHANGED


def _wrong(employee: Employee, takes_details: bool) -> list[tuple[str, str]]:
    """What is wrong in a row, of what something would be done with."""
    looks = takes_details and not employee.left
    return [each for each in employee.problems if looks or each[0] == LEFT_ON]


def _values(
    user: User, own: Sequence[Employee], leaving: Mapping[str, Mapping[str, str]], takes_details: bool
) -> Mapping[str, str]:
    """What is to be changed: somebody has left when no row says that they still work here."""
    current = [each for each in own if not each.left]
    if not current:
        return {} if user.status is UserStatus.INACTIVE else LEFT
    if user.id in leaving:
        return leaving[user.id]
    return differing(user.details, _agreed(current)) if takes_details and user.details else {}


def _agreed(current: Sequence[Employee]) -> dict[str, str]:
    """What the rows of somebody who works here say; where two contracts say different things, nothing is taken over."""
    said: dict[str, set[str]] = {}
    for employee in current:
        for name, value in employee.values.items():
            said.setdefault(name, set()).add(value)
    return {name: next(iter(values)) for name, values in said.items() if len(values) == 1}


def remarks(staff: Staff, findings: Findings, complete: bool) -> Remarks:
    """Remarks on the export: assumptions, and differences that no run brings in line."""
    said = staff.remarks.copy()
    if LEFT_ON in staff.fields or complete:
        working = {user_id for user_id, own in findings.known.items() if not all(each.left for each in own)}
        inactive = {
            user.username: None
            for match in findings.matches
            for user in match.users
            if user.id in working and user.username and user.status is UserStatus.INACTIVE
        }
        if inactive:
            said[Remark("inactive_and_working", "", "\n".join(inactive))] = len(inactive)
    else:
        said[Remark("no_last_day", LEFT_ON)] += 1
    return said


def told(staff: Staff, findings: Findings, given: Given) -> list[str]:
    """How the export was understood, and why people would be switched off."""
    certain = [match for match in findings.matches if match.users and not match.doubtful]
    by_address = sum(match.by_address for match in certain)
    doubtful = sum(match.doubtful for match in findings.matches)
    absent = {user.id for user in findings.absent}
    away = sum(row.user in absent for row in given.rows)
    left = sum(row.values == LEFT for row in given.rows) - away
    dormant = sum(DORMANT_BEFORE in row.values for row in given.rows)
    unknown = len(findings.matches) - len(certain) - doubtful
    return [
        messages.staff_read(staff.fields),
        messages.staff_matched(by_address, len(certain) - by_address, doubtful, unknown),
        *([messages.staff_leaving(left, away, dormant)] if left or away or dormant else []),
        *([messages.nothing_to_bring_in_line()] if _is_idle(given) else []),
    ]


def _is_idle(given: Given) -> bool:
    """Whether nobody is to be changed, and nobody stands in the way of that."""
    outcomes = [given.settled.get(place) for place in range(len(given.rows))]
    return all(isinstance(outcome, Noted | Repeated) for outcome in outcomes)
