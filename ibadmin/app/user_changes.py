"""Changes of users: verification, details, deactivation, reactivation and deletion (1.2, 2.1, 2.3).

In `rows` each user is named by user name, e-mail address or id; the values of a row are those of that user.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ibadmin.intake.rows import Asked

Rows = Sequence[Asked]
LEFT = {"left_on": "yes"}
"""The values of somebody who does not work there any more."""


class VerifyUsers(NamedTuple):
    """Verification of details that were checked, or another code for somebody who was verified before (2.1)."""

    rows: Rows
    reissue: bool = False


class EditUsers(NamedTuple):
    """Other details; an empty value empties a detail."""

    rows: Rows


class DeactivateUsers(NamedTuple):
    """Deactivation; `even_last` also leaves an organisation without an administrator (2.3)."""

    rows: Rows
    even_last: bool = False


class ReactivateUsers(NamedTuple):
    """Reactivation, with the roles that the deactivation turned off where that is said (2.3.1)."""

    rows: Rows
    restore_roles: bool = False


class DeleteUsers(NamedTuple):
    """Deletion of inactive users (2.3.2)."""

    rows: Rows


class SyncUsers(NamedTuple):
    """Users brought in line with an export of the personnel system: deactivated, or with other details.

    The values of a row are details, `LEFT`, or `dormant_before`: the moment since which the user has not logged in,
    which is looked at again.
    """

    rows: Rows


class EditMyDetails(NamedTuple):
    """The caller's own details, which for somebody who has arrived are those of the first login (1.2)."""

    values: Mapping[str, str]
