"""Orders carried out: decided, shown, asked, done in one transaction, and reported row by row."""

import gc
from collections import ChainMap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ibadmin import messages
from ibadmin.commands import prompts, report_file
from ibadmin.commands.batch import Change, change, report
from ibadmin.commands.failing import refusal, refuse_flaws
from ibadmin.commands.interruption import watched
from ibadmin.commands.orders import Noted, Order, Step, changes, decide, failures, summary
from ibadmin.commands.parameters import Manner
from ibadmin.commands.progress import shown as shown_progress
from ibadmin.environment import Environment
from ibadmin.errors import CommitInDoubt, FileUnwritable, IbadminError, InvalidInput, ReportLost
from ibadmin.facts import UserDeactivated, UserDeleted
from ibadmin.failures import DoneInPart, PossibleInPart, RowsRefused
from ibadmin.output import shapes
from ibadmin.output.atomic_write import atomic_write, refuse_the_same
from ibadmin.output.changes import Result
from ibadmin.rules import limits
from ibadmin.rules.manual import Refused

if TYPE_CHECKING:
    from ibadmin.environment import ActorView


def carry_out(environment: Environment, manner: Manner, orders: Sequence[Order]) -> Sequence[Change]:
    """Do what was ordered for everybody, or with `--keep-going` for all for whom it can be done; returns what happened.

    Raises what the rules say of those for whom it cannot be done, each with the line that it stands on.
    """
    _refuse_paths(environment, manner, orders)
    with watched():
        return _carried_out(_Run(environment, manner, orders))


def _refuse_paths(environment: Environment, manner: Manner, orders: Sequence[Order]) -> None:
    """Raises InvalidInput for paths to write to that are something else's."""
    source = next((Path(order.source.name) for order in orders if order.source.name), None)
    refuse_the_same({"file": source, "report": manner.report}, environment.own_files)
    if manner.report and manner.report.suffix.lower() in (".xls", ".xlsx", ".ods"):
        raise InvalidInput([("report", "workbook")])


def _carried_out(run: "_Run") -> Sequence[Change]:
    environment, manner = run.environment, run.manner
    if not any(order.asked for order in run.orders):
        report(environment, (), messages.fact, shapes.USER_CHANGES, Result.DONE, {})
        environment.tell(messages.nothing_asked())
        return ()
    happened = run.reported()
    if failed := failures(run.steps):
        if not (manner.keep_going and happened):
            run.refuse_flaws()
            raise refusal(failed, len(run.steps))
        raise (PossibleInPart if manner.dry_run else DoneInPart)(failed, len(run.steps))
    return happened


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
    """One run, and what its last decision was; `number_needed` is what `--expect` would have to say."""

    environment: Environment
    manner: Manner
    orders: Sequence[Order]
    decided: list[tuple[Order, list[Step]]] = field(default_factory=list)
    number_needed: int = 0

    @property
    def steps(self) -> list[Step]:
        """Every row that asks something, with what comes of it."""
        return [step for _, steps in self.decided for step in steps if not isinstance(step.outcome, Noted)]

    def reported(self) -> Sequence[Change]:
        """Do it, and write the report however that ends; it is opened first, so that it can be written."""
        if not self.manner.report:
            return self._change()
        error: IbadminError | KeyboardInterrupt | None = None
        happened: Sequence[Change] = ()
        try:
            with atomic_write(self.manner.report) as stream:
                try:
                    happened = self._change()
                except (IbadminError, KeyboardInterrupt) as raised:
                    # Nothing is known of any row: then there is no report at all.
                    if not self.decided:
                        raise
                    error = raised
                report_file.write_report(stream, self.manner.report, self.decided, self._ended(error))
        except FileUnwritable as lost:
            if not self.environment.changed:
                raise
            report_file.write_report(self.environment.stderr, self.manner.report, self.decided, report_file.DONE)
            raise ReportLost(lost.path, lost.problem) from None
        if error:
            raise error
        return happened

    def _ended(self, error: IbadminError | KeyboardInterrupt | None) -> str:
        """Returns the result of the rows that could be done, as the report spells it."""
        if isinstance(error, CommitInDoubt):
            return report_file.IN_DOUBT
        if error and not self.environment.changed:
            return report_file.NOT_DONE
        return report_file.PLANNED if self.manner.dry_run else report_file.DONE

    def _change(self) -> Sequence[Change]:
        with _nothing_collected():
            if self.manner.dry_run:
                return self._tried()
            return change(
                self.environment,
                self.manner,
                self.plan,
                self.confirm if any(order.verb.confirm for order in self.orders) else None,
                fetch=self.fetch if any(order.verb.fetch for order in self.orders) else None,
                codes=ChainMap(*(order.codes for order in self.orders)),
                sentence=self.told,
            )

    def _tried(self) -> Sequence[Change]:
        """What would happen, and nothing does."""
        with shown_progress(self.environment), self.environment.reading() as unit:
            planned = self.plan(unit)
        if self.number_needed:
            self.environment.tell(messages.number_needed(self.number_needed))
        self._tell_counts(planned)
        report(self.environment, planned, messages.planned, shapes.USER_CHANGES, Result.PLANNED, {})
        return planned

    def plan(self, unit: "ActorView") -> list[Change]:
        """What will happen; raises everything that is in the way of it."""
        self.decided = [(order, list(decide(self.environment, unit, order))) for order in self.orders]
        steps = self.steps
        failed = failures(steps)
        if not self.manner.keep_going:
            self.refuse_flaws()
        if failed and not (self.manner.keep_going or self.manner.dry_run):
            raise refusal(failed, len(steps))
        changed = changes(steps)
        self._within_limits(unit, changed)
        return changed

    def refuse_flaws(self) -> None:
        """Raise what is wrong with a file itself."""
        for order, own in self.decided:
            refuse_flaws(failures(own), order)

    def _within_limits(self, unit: "ActorView", changed: Sequence[Change]) -> None:
        leaving = [each.user for each in changed if isinstance(each, UserDeactivated | UserDeleted)]
        if not leaving:
            return
        active = unit.users.active_in({user.organisation.id for user in leaving})
        try:
            limits.within(leaving, active, self.manner.expect)
        except Refused:
            if not self.manner.dry_run or self.manner.expect is not None:
                raise
            self.number_needed = len(leaving)

    def confirm(self, environment: Environment, changed: Sequence[Change]) -> None:
        """Say how many it is about and for whom it cannot be done, and ask as this command asks.

        Whoever gave the number of users need not type each of their names.
        """
        self._tell_counts(changed)
        ask = self.orders[0].verb.confirm if len(self.orders) == 1 else None
        if ask is None or (ask is prompts.typed_name and self.manner.expect is not None):
            ask = prompts.yes_or_no
        ask(environment, changed)

    def fetch(self, changed: Sequence[Change]) -> None:
        """What the orders need from elsewhere."""
        for order in self.orders:
            if order.verb.fetch:
                order.verb.fetch(self.environment, order, changed)

    def _tell_counts(self, changed: Sequence[Change]) -> None:
        steps = self.steps
        failed = failures(steps)
        if len(steps) > 1:
            self.environment.tell(messages.plan_counts(*summary(changed), len(failed)))
        if failed and not self.manner.dry_run:
            self.environment.tell(*messages.reason_lines(messages.error(RowsRefused(failed, len(steps))).reasons))

    def told(self, happened: Change) -> str:
        """What happened, in the words of the command that did it."""
        first, *others = self.orders
        return messages.fact(happened) if others else first.verb.sentence(self.environment, first, happened)
