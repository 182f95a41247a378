"""Answers about the audit."""

from collections.abc import Iterable, Iterator
from itertools import islice

from ibadmin.app.audit import AuditEntries, AuditRows, ChainsVerified, ExportAudit, ListAudit, VerifyChains
from ibadmin.app.local import Answers
from ibadmin.model.audit import AuditEntry
from ibadmin.store.view import ActorView

_NAMED_AT_ONCE = 500


def _listed(view: ActorView, question: ListAudit) -> AuditEntries:
    found = view.audit.entries(
        organisation=view.organisations.coded(question.organisation).code if question.organisation else "",
        about=_identifier(view, question.user) if question.user else "",
        since=question.since,
        until=question.until,
    )
    return AuditEntries(None, _named(view, found))


def _identifier(view: ActorView, user: str) -> str:
    """Returns the identifier of a user in the audit, which may have been given itself; raises NotFound."""
    return user if view.audit.names(user) else view.users.one(user).audit_id


def _named(view: ActorView, entries: Iterable[AuditEntry]) -> Iterator[AuditEntry]:
    """Yields them with the names of actor and subject, looked up a few hundred at a time."""
    source = iter(entries)
    while batch := list(islice(source, _NAMED_AT_ONCE)):
        names = view.users.called({each for entry in batch for each in (entry.actor, entry.subject)})
        for entry in batch:
            yield entry._replace(actor_name=names.get(entry.actor), subject_name=names.get(entry.subject))


def _verified(view: ActorView, question: VerifyChains) -> ChainsVerified:
    kept = {view.organisations.coded(organisation).code: last for organisation, last in question.kept.items()}
    heads = {organisation: (sequence, last) for organisation, sequence, last in view.audit.heads()}
    breaks = tuple((organisation, each.sequence, each.problem) for organisation, each in view.audit.breaks(kept))
    return ChainsVerified(heads, breaks)


def _exported(view: ActorView, _question: ExportAudit) -> AuditRows:
    return AuditRows(None, ({**row} for row in view.audit.exported()))


ANSWERS: Answers = {ListAudit: _listed, VerifyChains: _verified, ExportAudit: _exported}
