"""Questions about users: pending, the overview, search, and one of them (2.1)."""

from datetime import datetime
from typing import NamedTuple

from ibadmin.app.application import Listing
from ibadmin.model import Matrix, User


class UserList(Listing[Matrix, User]):
    """Users by organisation and name, headed by the roles that they may have."""


class UserShown(NamedTuple):
    """A user with the roles that there are."""

    user: User
    matrix: Matrix


class PendingUsers(NamedTuple):
    """The users who signed up and wait for verification."""

    answer: type[UserList] = UserList


class ListUsers(NamedTuple):
    """The overview; each option that is not empty narrows it."""

    organisation: str = ""
    status: str = ""
    role: str = ""
    product: str = ""
    answer: type[UserList] = UserList


class SearchUsers(NamedTuple):
    """The users with this text in their name."""

    text: str
    answer: type[UserList] = UserList


class ShowUser(NamedTuple):
    """Everything about one user, by exact user name, e-mail address or id; raises NotFound, Ambiguous."""

    name: str
    answer: type[UserShown] = UserShown


class ShowMe(NamedTuple):
    """Everything about the caller, also before the registration is finished (1.2)."""

    answer: type[UserShown] = UserShown


class StaffFound(NamedTuple):
    """The users behind the names of an export: for each name those who have it.

    `place` is the code of the organisation that was asked about, `others` everybody there but the caller, and
    `dormant` those of them who have not logged in since a moment.
    """

    place: str
    caller: User
    users: tuple[tuple[User, ...], ...]
    others: tuple[User, ...]
    dormant: tuple[User, ...]


class FindStaff(NamedTuple):
    """The users behind the names of an export, of one organisation or of all that the caller may see.

    `everybody`: also the other users there. Raises NotFound for the organisation.
    """

    names: tuple[str, ...]
    dormant_before: datetime
    organisation: str = ""
    everybody: bool = False
    answer: type[StaffFound] = StaffFound
