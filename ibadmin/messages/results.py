"""Sentences for a result or a report that cannot be written: they say whether the change was made."""

from collections.abc import Sequence

from ibadmin.errors import ReportLost, ResultUnwritten
from ibadmin.facts import CodeReissued, Fact, Unchanged, UserDeleted, UserVerified
from ibadmin.language import mark, translate
from ibadmin.messages.explanation import Explanation
from ibadmin.messages.words import listed
from ibadmin.plain_text import harmless

_WHY = {
    "closed": mark("standard output is closed"),
    "full": mark("there is no room left where it goes"),
    "unread": mark("nobody reads it any more"),
}


def result_lost(
    raised: ResultUnwritten, made: Sequence[Fact | Unchanged] = (), changed: bool = False, again: str = ""
) -> Explanation:
    """The change stands, if there was one; `again` is the command that shows its result anew."""
    why = translate(_WHY[raised.why]) if raised.why in _WHY else harmless(raised.said)
    details = {"why": raised.why, "changed": "yes" if changed else "no"}
    unseen = [each.user.label for each in made if isinstance(each, UserVerified | CodeReissued)]
    if not changed:
        said = translate("The result could not be written: {why}. Nothing was changed.")
        step = translate("Send it elsewhere, or make room there; then run the command again.")
    elif unseen:
        said = translate("{names}: verified, but the verification code could not be shown: {why}.")
        command = again or f"ibadmin users verify {' '.join(unseen)} --reissue"
        step = translate("Issue a new one: {command}").format(command=harmless(command))
    else:
        said = translate("The change was made, but its result could not be written: {why}.")
        step = _again(made)
    return Explanation(said.format(why=why, names=harmless(listed(unseen))), raised.code, (step,), details=details)


def report_lost(raised: ReportLost) -> Explanation:
    """Only the report is missing."""
    said = translate("Everything was done; only the report could not be written to {path}: {problem}.")
    return Explanation(
        said.format(path=harmless(raised.path), problem=harmless(raised.problem)),
        raised.code,
        (translate("Its rows stand above; do not run the command again for them."),),
        details={"path": raised.path, "problem": raised.problem},
    )


def _again(made: Sequence[Fact | Unchanged]) -> str:
    if any(isinstance(each, UserDeleted) for each in made):
        return translate("The receipts are in the audit: ibadmin audit list")
    return translate("Run the command again to see it: what is so already is not changed a second time.")
