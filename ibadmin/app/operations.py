"""The operations on the wire: each question with the method and path at which it is asked, each change with its name.

User names, addresses and search texts stand in bodies and never in a path, which others write down. A word in braces
is a field of the question, and holds the random id of a user.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ibadmin.app.audit import ExportAudit, ListAudit, VerifyChains
from ibadmin.app.organisations import (
    AddOrganisation,
    AgreementsOf,
    ChangeMembers,
    ListAdministrators,
    ListOrganisations,
    MembersOf,
    RecordAgreements,
    RegisterAdministrator,
    ShowOrganisation,
)
from ibadmin.app.reports import CountLogins, DormantUsers, ReportRoles
from ibadmin.app.roles import ExplainAccess, GrantRoles, RevokeRoles, RoleMatrix, RolesOf
from ibadmin.app.sessions import EndMySession, OpenSessions, RevokeSessions, WhoAmI
from ibadmin.app.user_changes import (
    DeactivateUsers,
    DeleteUsers,
    EditMyDetails,
    EditUsers,
    ReactivateUsers,
    SyncUsers,
    VerifyUsers,
)
from ibadmin.app.users import FindStaff, ListUsers, PendingUsers, SearchUsers, ShowMe, ShowUser


class Operation(NamedTuple):
    """A question with its method and path; GET takes no body, POST the question's fields as JSON."""

    method: str
    path: str
    question: Any


OPERATIONS = (
    Operation("GET", "/v1/session", WhoAmI),
    Operation("GET", "/v1/me", ShowMe),
    Operation("GET", "/v1/users/_pending", PendingUsers),
    Operation("GET", "/v1/users/{name}", ShowUser),
    Operation("POST", "/v1/users/_show", ShowUser),
    Operation("POST", "/v1/users/_list", ListUsers),
    Operation("POST", "/v1/users/_search", SearchUsers),
    Operation("POST", "/v1/users/_staff", FindStaff),
    Operation("POST", "/v1/users/_dormant", DormantUsers),
    Operation("POST", "/v1/roles/_of_user", RolesOf),
    Operation("GET", "/v1/roles/matrix", RoleMatrix),
    Operation("POST", "/v1/roles/_report", ReportRoles),
    Operation("POST", "/v1/access/_explain", ExplainAccess),
    Operation("POST", "/v1/sessions/_search", OpenSessions),
    Operation("GET", "/v1/organisations", ListOrganisations),
    Operation("POST", "/v1/organisations/_show", ShowOrganisation),
    Operation("POST", "/v1/organisations/_agreements", AgreementsOf),
    Operation("POST", "/v1/organisations/_members", MembersOf),
    Operation("POST", "/v1/administrators/_search", ListAdministrators),
    Operation("POST", "/v1/logins/_count", CountLogins),
    Operation("POST", "/v1/audit/_search", ListAudit),
    Operation("POST", "/v1/audit/_verify", VerifyChains),
    Operation("GET", "/v1/audit", ExportAudit),
)

PREVIEWS, CHANGES_MADE = "/v1/previews", "/v1/changes"
"""The two paths of every change, for POST."""

CHANGES: Mapping[str, Any] = {
    "users.verify": VerifyUsers,
    "users.edit": EditUsers,
    "users.deactivate": DeactivateUsers,
    "users.reactivate": ReactivateUsers,
    "users.delete": DeleteUsers,
    "users.sync": SyncUsers,
    "me.edit": EditMyDetails,
    "roles.grant": GrantRoles,
    "roles.revoke": RevokeRoles,
    "sessions.revoke": RevokeSessions,
    "sessions.end_mine": EndMySession,
    "organisations.add": AddOrganisation,
    "organisations.record_agreements": RecordAgreements,
    "organisations.change_members": ChangeMembers,
    "administrators.register": RegisterAdministrator,
}
"""Every change by its name on the wire."""

_CHANGED_BY = {kind: name for name, kind in CHANGES.items()}
_ASKED_AT = {each.question: each for each in OPERATIONS if "{" not in each.path}


def operation_of(question: object) -> Operation:
    """Returns the operation with which a question of any kind is asked."""
    return _ASKED_AT[type(question)]


def name_of(change: object) -> str:
    """Returns the name of a change of any kind."""
    return _CHANGED_BY[type(change)]
