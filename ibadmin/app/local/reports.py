"""Answers for auditors (2.2)."""

from collections.abc import Iterable, Iterator
from itertools import islice

from ibadmin.app.local import Answers
from ibadmin.app.reports import AuthorisationList, CountLogins, DormantUsers, LoginDays, ReportRoles
from ibadmin.app.users import UserList
from ibadmin.model.audit import Authorisation
from ibadmin.rules.dormancy import dormant_before
from ibadmin.store.view import ActorView

_NAMED_AT_ONCE = 500


def _roles(view: ActorView, question: ReportRoles) -> AuthorisationList:
    found = view.authorisations.all(organisation=_code(view, question.organisation), state=question.state)
    return AuthorisationList(None, _named(view, found))


def _named(view: ActorView, found: Iterable[Authorisation]) -> Iterator[Authorisation]:
    """Yields them with the name of who granted each, looked up a few hundred at a time."""
    source = iter(found)
    while batch := list(islice(source, _NAMED_AT_ONCE)):
        names = view.users.called({each.granted_by for each in batch})
        yield from (each._replace(granted_by_name=names.get(each.granted_by)) for each in batch)


def _dormant(view: ActorView, question: DormantUsers) -> UserList:
    before = dormant_before(view.now, question.days)
    matrix = view.organisations.matrix()
    return UserList(matrix, view.users.dormant(before, organisation=_code(view, question.organisation)))


def _logins(view: ActorView, question: CountLogins) -> LoginDays:
    return LoginDays(view.audit.login_days(question.days, view.now, _code(view, question.organisation)))


def _code(view: ActorView, organisation: str) -> str:
    return view.organisations.coded(organisation).code if organisation else ""


ANSWERS: Answers = {ReportRoles: _roles, DormantUsers: _dormant, CountLogins: _logins}
