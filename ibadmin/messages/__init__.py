"""Every sentence that the program says about what happened, what will, what may not and what failed.

English stands in the source, Dutch in the catalogue. Each function returns plain text without markup and without a
line end; names from outside are made harmless here, so that whoever prints a sentence need not think of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibadmin.messages.access import access_explained
    from ibadmin.messages.audit import chain_broken, chain_whole, keep_heads, no_audit_entries
    from ibadmin.messages.doubt import in_doubt, lost, outrun, run_again
    from ibadmin.messages.errors import error, wrong_usage
    from ibadmin.messages.explanation import Explanation, as_json, as_text, reason_lines
    from ibadmin.messages.facts import code_comes_from, fact, logged_in
    from ibadmin.messages.files import (
        and_more,
        headings_unused,
        nothing_asked,
        number_needed,
        plan_counts,
        progress,
        remark,
        repeated,
        working,
    )
    from ibadmin.messages.findings import advice, finding, verdict
    from ibadmin.messages.login import (
        awaiting_verification,
        browser_failed,
        browser_opened,
        code_to_enter,
        first_login,
        forward_ports,
        log_in_again,
        logged_in_already,
        logged_out,
        metadata_written,
        no_browser_here,
        not_logged_in,
        open_address,
        paste_question,
        waiting,
    )
    from ibadmin.messages.overviews import no_authorisations, nobody_dormant
    from ibadmin.messages.personnel import (
        dormant_too,
        leavers_to_delete,
        nothing_to_bring_in_line,
        staff_leaving,
        staff_matched,
        staff_read,
    )
    from ibadmin.messages.plans import planned
    from ibadmin.messages.refusals import next_step, reason
    from ibadmin.messages.results import result_lost
    from ibadmin.messages.servicedesk import administrators_to_verify, no_administrators
    from ibadmin.messages.story import (
        story_administrators_code,
        story_audit,
        story_deactivate,
        story_delete,
        story_details,
        story_end,
        story_enter_code,
        story_first_login,
        story_heading,
        story_log_in_yourself,
        story_new_user,
        story_registration,
        story_roles,
        story_verify,
    )
    from ibadmin.messages.system import bug, change_stands, steps_to, unknown_variable
    from ibadmin.messages.talk import (
        code_line,
        code_question,
        columns_left_out,
        count_shown,
        deactivate_question,
        detail_question,
        details_introduction,
        details_right_question,
        go_on_question,
        interrupted,
        no_members,
        no_organisations,
        no_registrations,
        no_roles,
        no_sessions,
        nobody_found,
        nobody_waits,
        type_name_question,
        wrong_name_typed,
    )
    from ibadmin.messages.upkeep import gateway_to_prepare, renewal, store_made, store_planned
    from ibadmin.messages.verification import code_issued_before, details_to_check, roles_to_grant

__all__ = [
    "Explanation",
    "access_explained",
    "administrators_to_verify",
    "advice",
    "and_more",
    "as_json",
    "as_text",
    "awaiting_verification",
    "browser_failed",
    "browser_opened",
    "bug",
    "chain_broken",
    "chain_whole",
    "change_stands",
    "code_comes_from",
    "code_issued_before",
    "code_line",
    "code_question",
    "code_to_enter",
    "columns_left_out",
    "count_shown",
    "deactivate_question",
    "detail_question",
    "details_introduction",
    "details_right_question",
    "details_to_check",
    "dormant_too",
    "error",
    "fact",
    "finding",
    "first_login",
    "forward_ports",
    "gateway_to_prepare",
    "go_on_question",
    "headings_unused",
    "in_doubt",
    "interrupted",
    "keep_heads",
    "leavers_to_delete",
    "log_in_again",
    "logged_in",
    "logged_in_already",
    "logged_out",
    "lost",
    "metadata_written",
    "next_step",
    "no_administrators",
    "no_audit_entries",
    "no_authorisations",
    "no_browser_here",
    "no_members",
    "no_organisations",
    "no_registrations",
    "no_roles",
    "no_sessions",
    "nobody_dormant",
    "nobody_found",
    "nobody_waits",
    "not_logged_in",
    "nothing_asked",
    "nothing_to_bring_in_line",
    "number_needed",
    "open_address",
    "outrun",
    "paste_question",
    "plan_counts",
    "planned",
    "progress",
    "reason",
    "reason_lines",
    "remark",
    "renewal",
    "repeated",
    "result_lost",
    "roles_to_grant",
    "run_again",
    "staff_leaving",
    "staff_matched",
    "staff_read",
    "steps_to",
    "store_made",
    "store_planned",
    "story_administrators_code",
    "story_audit",
    "story_deactivate",
    "story_delete",
    "story_details",
    "story_end",
    "story_enter_code",
    "story_first_login",
    "story_heading",
    "story_log_in_yourself",
    "story_new_user",
    "story_registration",
    "story_roles",
    "story_verify",
    "type_name_question",
    "unknown_variable",
    "verdict",
    "waiting",
    "working",
    "wrong_name_typed",
    "wrong_usage",
]

_MODULES = {
    "access": "access_explained",
    "audit": "chain_broken chain_whole keep_heads no_audit_entries",
    "doubt": "in_doubt lost outrun run_again",
    "errors": "error wrong_usage",
    "explanation": "Explanation as_json as_text reason_lines",
    "facts": "code_comes_from fact logged_in",
    "files": ("and_more headings_unused nothing_asked number_needed plan_counts progress remark repeated working"),
    "findings": "advice finding verdict",
    "login": (
        "awaiting_verification browser_failed browser_opened code_to_enter first_login forward_ports log_in_again "
        "logged_in_already logged_out metadata_written no_browser_here not_logged_in open_address "
        "paste_question waiting"
    ),
    "overviews": "no_authorisations nobody_dormant",
    "personnel": ("dormant_too leavers_to_delete nothing_to_bring_in_line staff_leaving staff_matched staff_read"),
    "plans": "planned",
    "refusals": "next_step reason",
    "results": "result_lost",
    "servicedesk": "administrators_to_verify no_administrators",
    "story": (
        "story_administrators_code story_audit story_deactivate story_delete story_details "
        "story_end story_enter_code story_first_login story_heading story_log_in_yourself "
        "story_new_user story_registration story_roles story_verify"
    ),
    "system": "bug change_stands steps_to unknown_variable",
    "talk": (
        "code_line code_question columns_left_out count_shown deactivate_question detail_question "
        "details_introduction details_right_question go_on_question interrupted no_members "
        "no_organisations no_registrations no_roles no_sessions nobody_found nobody_waits "
        "type_name_question wrong_name_typed"
    ),
    "upkeep": "gateway_to_prepare renewal store_made store_planned",
    "verification": "code_issued_before details_to_check roles_to_grant",
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names.split()}
"""A sentence is imported when it is said: most commands say few, and `--help` none."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"ibadmin.messages.{_HOMES[name]}"), name)
