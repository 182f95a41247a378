"""The one loop of every change: preview, ask, apply, and tell what happened."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from ibadmin import messages
from ibadmin.app.changes import NO_CODES, Change, ChangeOptions, Decided, identity, subject_of, user_of
from ibadmin.commands import report_file
from ibadmin.commands.failing import refusal, refuse_flaws
from ibadmin.commands.given import NOBODY, Given, Step, failures, refuse_paths, steps_of, together
from ibadmin.commands.interruption import Watch, watched
from ibadmin.commands.parameters import Manner
from ibadmin.commands.persistence import persistently, settle
from ibadmin.commands.progress import Progress
from ibadmin.commands.progress import shown as shown_progress
from ibadmin.commands.prompts import typed_name, yes_or_no
from ibadmin.environment import Environment
from ibadmin.errors import CommitInDoubt, Conflict, FileUnwritable, IbadminError, ReportLost
from ibadmin.facts import Fact, Unchanged, UserDeleted
from ibadmin.failures import DoneInPart, PossibleInPart, RowsRefused
from ibadmin.output import shapes
from ibadmin.output.atomic_write import atomic_write
from ibadmin.output.changes import Result, change_record
from ibadmin.output.results import Format, write
from ibadmin.output.shape import Shape
from ibadmin.streams import refuse_lost

Changes = Sequence[Fact | Unchanged]
Confirmation = Callable[[Environment, Changes], None]
Sentence = Callable[[Fact | Unchanged, str], str]
"""Makes the sentence on what happened, with the verification code that was issued, or an empty text."""


def fact(change: Fact | Unchanged, _code: str) -> str:
    """Returns what happened, where there is no more to say than the fact itself."""
    return messages.fact(change)


def planned(change: Fact | Unchanged, _code: str) -> str:
    """Returns what would happen."""
    return messages.planned(change)


def carry_out(
    environment: Environment,
    manner: Manner,
    change: Change,
    given: Given = NOBODY,
    *,
    confirm: Confirmation | None = None,
    shape: Shape = shapes.USER_CHANGES,
    sentence: Sentence = fact,
) -> Changes:
    """Makes a change, all of it in one transaction or nothing, and tells; returns what happened, or would.

    A change that needs a yes is shown first and asked about outside any transaction; when anything it rests on has
    changed between the question and the answer, nothing is done (Conflict). `given` has everybody that a change of
    users is about. Raises what is in the way of it, of each with the line on which they stand.
    """
    refuse_paths(environment, manner, given)
    with watched() as watch, _nothing_collected():
        run = _Run(environment, manner, change, given, confirm, shape, sentence, watch)
        if given.command and not given.rows:
            tell(environment, (), sentence, shape, Result.DONE)
            environment.tell(messages.nothing_asked())
            return ()
        return run.whole_or_in_part(run.reported())


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """A hundred thousand users are no rings of objects: looking for some takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass
class _Run:
    """One change under way; `last` is what it came to when it was decided last."""

    environment: Environment
    manner: Manner
    change: Change
    given: Given
    confirm: Confirmation | None
    shape: Shape
    sentence: Sentence
    watch: Watch
    last: Decided | None = None
    progress: Progress | None = None

    @property
    def steps(self) -> list[Step]:
        """Every row that asks something, with what comes of it."""
        return steps_of(self.given, self.last.outcomes) if self.last and self.given.command else []

    @property
    def changes(self) -> Changes:
        """Everything that happens, or is so already."""
        return together(self.last.changes) if self.last else ()

    def reported(self) -> Changes:
        """Make it, and write the report however that ends; it is opened first, so that it can be written."""
        if not self.manner.report:
            return self._made()
        error: IbadminError | KeyboardInterrupt | None = None
        happened: Changes = ()
        try:
            with atomic_write(self.manner.report) as stream:
                try:
                    happened = self._made()
                except (IbadminError, KeyboardInterrupt) as raised:
                    # Nothing is known of any row: then there is no report at all.
                    if not self.last:
                        raise
                    error = raised
                assert self.last is not None
                report_file.write_report(stream, self.manner.report, self.given, self.last.outcomes, self._ended(error))
        except FileUnwritable as lost:
            if not (self.environment.changed and self.last):
                raise
            stderr = self.environment.stderr
            report_file.write_report(stderr, self.manner.report, self.given, self.last.outcomes, report_file.DONE)
            raise ReportLost(lost.path, lost.problem) from None
        if error:
            raise error
        return happened

    def whole_or_in_part(self, happened: Changes) -> Changes:
        """Returns what happened; raises DoneInPart with those for whom it could not be done."""
        steps = self.steps
        if failed := failures(steps):
            if not (self.manner.keep_going and happened):
                refuse_flaws(failed, self.given)
                raise refusal(failed, len(steps))
            raise (PossibleInPart if self.manner.dry_run else DoneInPart)(failed, len(steps))
        return happened

    def _made(self) -> Changes:
        if self.manner.dry_run:
            return self._tried()
        asks = self.confirm is not None and not self.manner.yes
        shown = self._shown() if asks or self._stopped_beforehand() else None
        if shown and self.confirm and asks and not all(isinstance(each, Unchanged) for each in self.changes):
            self._ask(self.confirm)
        refuse_lost(self.environment.stdout)
        return self._applied(shown)

    def _tried(self) -> Changes:
        """Shows the change, and makes nothing of it."""
        with shown_progress(self.environment):
            decided = self._previewed()
        if decided.limit:
            if self.manner.expect is not None:
                raise decided.limit
            self.environment.tell(messages.number_needed(len(decided.leaving)))
        self._tell_counts()
        changes = self.changes
        tell(self.environment, changes, planned, self.shape, Result.PLANNED)
        return changes

    def _shown(self) -> Decided:
        decided = self._previewed()
        self._refuse_what_fails(decided)
        return decided

    def _previewed(self) -> Decided:
        application, token = self.environment.application, self.environment.session_secret
        self.last = persistently(self.environment, lambda: application.preview(token, self.change, self._options))
        if not self.manner.keep_going:
            refuse_flaws(failures(self.steps), self.given)
        return self.last

    def _stopped_beforehand(self) -> bool:
        """True when a row fails whatever the store says: then the store is only asked for what else is wrong."""
        return not self.manner.keep_going and any(
            isinstance(each, IbadminError) for each in self.given.settled.values()
        )

    def _ask(self, confirm: Confirmation) -> None:
        """Say how many it is about and for whom it cannot be done, and ask as this command asks.

        Whoever gave the number of users need not type each of their names.
        """
        self._tell_counts()
        counted = confirm is typed_name and self.manner.expect is not None
        (yes_or_no if counted else confirm)(self.environment, self.changes)

    def _applied(self, shown: Decided | None) -> Changes:
        digest = shown.digest if shown else b""
        with shown_progress(self.environment) as self.progress:
            decided = persistently(self.environment, partial(self._attempt, digest))
        if not decided.applied:
            self._refuse_what_fails(decided)
            raise Conflict(_changed(shown, decided))
        changes = self.changes
        self.environment.note(changes)
        if any(isinstance(each, UserDeleted) for each in decided.outcomes):
            self.environment.forget_shown()
        tell(self.environment, changes, self.sentence, self.shape, Result.DONE, decided.codes)
        if decided.unfinished:
            raise decided.unfinished
        return changes

    def _attempt(self, digest: bytes) -> Decided:
        """Have it made once; a signal stops that until it is being kept."""
        self.watch.release()
        token = self.environment.session_secret
        try:
            self.last = self.environment.application.apply(token, self.change, self._options, digest, self)
        except CommitInDoubt as doubt:
            self.watch.release()
            settle(self.environment, doubt)
        assert self.last is not None
        return self.last

    def _refuse_what_fails(self, decided: Decided) -> None:
        failed = failures(self.steps)
        if failed and not self.manner.keep_going:
            refuse_flaws(failed, self.given)
            raise refusal(failed, len(self.steps))
        if decided.limit:
            raise decided.limit

    def _tell_counts(self) -> None:
        steps, changes = self.steps, self.changes
        failed = failures(steps)
        if len(steps) > 1:
            unchanged = sum(isinstance(each, Unchanged) for each in changes)
            self.environment.tell(messages.plan_counts(len(changes) - unchanged, unchanged, len(failed)))
        if failed and not self.manner.dry_run:
            self.environment.tell(*messages.reason_lines(messages.error(RowsRefused(failed, len(steps))).reasons))

    @property
    def _options(self) -> ChangeOptions:
        manner = self.manner
        return ChangeOptions(manner.keep_going, manner.expect, manner.reason, manner.ticket)

    def decided(self, decided: Decided) -> None:
        """Hears what will be done, before anything of it is written."""
        self.last = decided

    def written(self, done: int, total: int) -> None:
        """Hears how much is written; when all of it is, no signal stops it any more."""
        if self.progress:
            self.progress.show(done, total)
        if done == total:
            self.watch.hold()

    def _ended(self, error: IbadminError | KeyboardInterrupt | None) -> str:
        """Returns the result of the rows that could be done, as the report spells it."""
        if isinstance(error, CommitInDoubt):
            return report_file.IN_DOUBT
        if error and not self.environment.changed:
            return report_file.NOT_DONE
        return report_file.PLANNED if self.manner.dry_run else report_file.DONE


def tell(
    environment: Environment,
    changes: Changes,
    sentence: Sentence,
    shape: Shape,
    result: Result,
    codes: Mapping[str, str] = NO_CODES,
) -> None:
    """Tells what happened: sentences for people, records for scripts."""
    coded = ((change, _code(change, codes)) for change in changes)
    if environment.format is Format.TABLE:
        environment.stdout.writelines(f"{sentence(change, code)}\n" for change, code in coded)
        return
    records = (change_record(change, result, code or None) for change, code in coded)
    write(records, shape, environment.format, environment.destination)


def _code(change: Fact | Unchanged, codes: Mapping[str, str]) -> str:
    user = user_of(change) if codes else None
    return codes.get(user.id, "") if user else ""


def _changed(shown: Decided | None, now: Decided) -> list[str]:
    """Returns the names of those of whom it was shown otherwise, or of all where other people are meant now."""
    before = set(map(identity, shown.outcomes)) if shown else set()
    different = [each for each in now.changes if identity(each) not in before]
    return list(dict.fromkeys(subject_of(each).label for each in different or now.changes))
