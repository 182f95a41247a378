"""What the shared store does by functions of its own, which check who calls them: who and what, as one document.

Written by `make generate` from ibadmin/store/queries/calls.py.
"""

from ibadmin.store.statement import Statement

ADMINISTRATOR_REGISTERED = Statement(
    """""",
    """SELECT administrator_registered(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS administrator_registered_1""",
)
AGREEMENT_RECORDED = Statement(
    """""",
    """SELECT agreement_recorded(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS agreement_recorded_1""",
)
CODE_REISSUED = Statement(
    """""",
    """SELECT code_reissued(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS code_reissued_1""",
)
DETAILS_EDITED = Statement(
    """""",
    """SELECT details_edited(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS details_edited_1""",
)
DETAILS_ENTERED = Statement(
    """""",
    """SELECT details_entered(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS details_entered_1""",
)
MEMBER_JOINED = Statement(
    """""",
    """SELECT member_joined(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS member_joined_1""",
)
MEMBER_LEFT = Statement(
    """""",
    """SELECT member_left(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS member_left_1""",
)
ORGANISATION_ADDED = Statement(
    """""",
    """SELECT organisation_added(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS organisation_added_1""",
)
ROLE_GRANTED = Statement(
    """""",
    """SELECT role_granted(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS role_granted_1""",
)
ROLE_REVOKED = Statement(
    """""",
    """SELECT role_revoked(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS role_revoked_1""",
)
SESSION_ENDED = Statement(
    """""",
    """SELECT session_ended(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS session_ended_1""",
)
USER_DEACTIVATED = Statement(
    """""",
    """SELECT user_deactivated(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS user_deactivated_1""",
)
USER_DELETED = Statement(
    """""",
    """SELECT user_deleted(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS user_deleted_1""",
)
USER_REACTIVATED = Statement(
    """""",
    """SELECT user_reactivated(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS user_reactivated_1""",
)
USER_VERIFIED = Statement(
    """""",
    """SELECT user_verified(%(rows)s::VARCHAR :: jsonb, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS user_verified_1""",
)
AUDIT_APPEND = Statement(
    """""",
    """SELECT audit_append(%(rows)s::VARCHAR :: jsonb, %(actor)s::VARCHAR, %(origin)s::VARCHAR, %(reason)s::VARCHAR, %(ticket)s::VARCHAR) AS audit_append_1""",
)
HEADS_LOCKED = Statement(
    """""",
    """SELECT heads_locked(%(organisation_ids)s::INTEGER[]) AS heads_locked_1""",
)
OPERATION_NOTED = Statement(
    """""",
    """SELECT operation_noted(%(organisation_id)s::INTEGER, %(first)s::INTEGER, %(last)s::INTEGER) AS operation_noted_1""",
)
OPERATION_MARKED = Statement(
    """""",
    """SELECT operation_marked() AS operation_marked_1""",
)
OPERATION_KEPT = Statement(
    """""",
    """SELECT operation_kept(%(operation)s::VARCHAR) AS operation_kept_1""",
)
OPERATION_BEGUN = Statement(
    """""",
    """SELECT set_config('ibadmin.operation', %(operation)s::VARCHAR, true) AS set_config_1, pg_advisory_xact_lock(hashtextextended(%(operation)s::VARCHAR, 0)) AS pg_advisory_xact_lock_1""",
)
USERNAMES_TAKEN = Statement(
    """""",
    """SELECT usernames_taken(%(organisation_id)s::INTEGER, %(base)s::VARCHAR) AS usernames_taken_1""",
)
ADDRESS_WANTED = Statement(
    """""",
    """SELECT set_config('ibadmin.address', %(address)s::VARCHAR, true) AS set_config_1""",
)
SEEN = Statement(
    """""",
    """SELECT seen() AS seen_1""",
)
SESSION_STATE = Statement(
    """""",
    """SELECT session_state() AS session_state_1""",
)
SESSION_MADE = Statement(
    """""",
    """SELECT session_made(%(session)s::VARCHAR, %(verifier)s::VARCHAR) AS session_made_1""",
)
SESSIONS_SWEPT = Statement(
    """""",
    """SELECT sessions_swept() AS sessions_swept_1""",
)
