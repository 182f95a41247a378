"""Questions of an auditor: roles with their history, accounts that nobody uses, logins by day (2.2)."""

from typing import NamedTuple

from ibadmin.app.application import Listing
from ibadmin.app.users import UserList
from ibadmin.model.audit import Authorisation, LoginDay


class AuthorisationList(Listing[None, Authorisation]):
    """Roles by organisation, user, product and role."""


class LoginDays(NamedTuple):
    """The days, the current one last."""

    days: tuple[LoginDay, ...]


class ReportRoles(NamedTuple):
    """Every role of every user; each option that is not empty narrows it."""

    organisation: str = ""
    state: str = ""
    answer: type[AuthorisationList] = AuthorisationList


class DormantUsers(NamedTuple):
    """The active users who have not logged in for so many days."""

    days: int
    organisation: str = ""
    answer: type[UserList] = UserList


class CountLogins(NamedTuple):
    """The number of logins and of wrong codes on each of the last days."""

    days: int
    organisation: str = ""
    answer: type[LoginDays] = LoginDays
