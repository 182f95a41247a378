"""Telling what a check found: to people line by line as it is found, to scripts as records."""

from collections.abc import Iterable

from ibadmin import messages
from ibadmin.environment import Environment
from ibadmin.errors import CheckFailed
from ibadmin.findings import Finding, Verdict
from ibadmin.output.findings import FINDINGS, finding_lines, finding_record
from ibadmin.output.results import Format, write


def tell_findings(environment: Environment, found: Iterable[Finding], form: Format) -> None:
    """Write the findings; raises CheckFailed when one of them is an error."""
    seen: list[Finding] = []
    if form is Format.TABLE:
        widest = max(len(messages.verdict(verdict)) for verdict in Verdict)
        for each in found:
            seen.append(each)
            lines = finding_lines(messages.verdict(each.verdict), widest, messages.finding(each), messages.advice(each))
            environment.stdout.writelines(lines)
    else:
        seen += found
        records = (finding_record(each, messages.finding(each), messages.advice(each)) for each in seen)
        write(records, FINDINGS, form, environment.destination)
    if errors := sum(each.verdict is Verdict.ERROR for each in seen):
        raise CheckFailed(errors)
