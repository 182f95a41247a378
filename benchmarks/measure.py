"""Whole processes, one after the other: wall time, processor time, and instructions as valgrind counts them."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from threading import Thread

PATIENCE = 300
# A process is said to have been as large as who started it: so something small does.
_LAUNCH = """
import os, sys
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
sys.stderr.write(f"\\n{used.ru_utime + used.ru_stime} {used.ru_maxrss}")
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True)
class Case:
    """A command line to measure; `argv` gets a number that is another for every run.

    `until` is what it prints on standard error when the part to be measured is over; it is ended then.
    """

    name: str
    argv: Callable[[int], Sequence[str]]
    variables: Mapping[str, str] = field(default_factory=dict)
    terminal: bool = False
    until: str = ""


@dataclass(frozen=True)
class Run:
    """What one process cost, in milliseconds."""

    wall: float
    cpu: float


@dataclass
class Cost:
    """What a case cost, over all its runs."""

    case: Case
    runs: list[Run] = field(default_factory=list)
    instructions: int | None = None

    @property
    def wall(self) -> float:
        """The median of the wall time."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the processor time, of system and user."""
        return median(run.cpu for run in self.runs)


def launched(argv: Sequence[str]) -> list[str]:
    """The same command line, which at its end says on standard error what it cost: see `cost_of`."""
    return [sys.executable, "-I", "-S", "-c", _LAUNCH, *argv]


def cost_of(said: str) -> tuple[float, float]:
    """Seconds of the processor, and megabytes at most, as the last line says."""
    cpu, peak = said.splitlines()[-1].split()
    return float(cpu), int(peak) / 1024


class CaseFailed(Exception):
    """A command line that does not work measures nothing."""


def environment(case: Case) -> dict[str, str]:
    """As at a person's prompt: Python may write its compiled files and buffer its output."""
    left_out = ("PYTHON", "IBADMIN_", "VIRTUAL_ENV", "COLUMNS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    # The same order of sets in every run, so that instructions repeat.
    return {**kept, "PYTHONHASHSEED": "0", "LANG": "C.UTF-8", **case.variables}


def interleaved(cases: Sequence[Case], rounds: int) -> dict[str, Cost]:
    """Every case once in every round, so that a busy moment of the machine meets them all."""
    costs = {case.name: Cost(case) for case in cases}
    for number in range(rounds + 1):
        for case in cases:
            run = run_once(case, case.argv(number))
            # The first round warms the caches of files and of Python.
            if number:
                costs[case.name].runs.append(run)
    return costs


def run_once(case: Case, argv: Sequence[str]) -> Run:
    """Run to the end, or until it has said what was waited for; raises CaseFailed."""
    reading = _Screen() if case.terminal else None
    begun = time.perf_counter()
    process = subprocess.Popen(
        argv,
        env=environment(case),
        stdin=subprocess.DEVNULL,
        stdout=reading.slave if reading else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr
    said = _read_until(process, case.until)
    wall = (time.perf_counter() - begun) * 1000
    if case.until:
        process.terminate()
        said += process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    if not case.until:
        wall = (time.perf_counter() - begun) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if reading:
        reading.close()
    if process.returncode and not case.until:
        raise CaseFailed(f"{' '.join(argv)} ended with {process.returncode}: {said}")
    return Run(wall, (usage.ru_utime + usage.ru_stime) * 1000)


def _read_until(process: "subprocess.Popen[bytes]", text: str) -> str:
    assert process.stderr
    said = ""
    for line in process.stderr:
        said += line.decode(errors="replace")
        if text and text in said:
            return said
    if text:
        process.wait(PATIENCE)
        raise CaseFailed(f"{text!r} was never said: {said}")
    return said


class _Screen:
    """A terminal that is read and forgotten."""

    def __init__(self) -> None:
        self._master, self.slave = os.openpty()
        self._thread = Thread(target=self._forget)
        self._thread.start()

    def _forget(self) -> None:
        try:
            while os.read(self._master, 65536):
                pass
        except OSError:
            # Linux says so when the last one has let go of the terminal.
            return

    def close(self) -> None:
        os.close(self.slave)
        self._thread.join(PATIENCE)
        os.close(self._master)


def count_instructions(case: Case, number: int, folder: Path) -> int | None:
    """How many instructions a case takes, which repeats exactly; None where there is no valgrind."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return None
    tool = ("--tool=cachegrind", "--cache-sim=no", f"--cachegrind-out-file={os.devnull}", "--log-file={}")
    log = folder / "valgrind.log"
    argv = [valgrind, *(each.format(log) for each in tool), *_program(case.argv(number))]
    run_once(case, argv)
    found = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text("utf-8"))
    return int(found[1].replace(",", "")) if found else None


def _program(argv: Sequence[str]) -> Sequence[str]:
    """Valgrind counts one process: a script is run by the interpreter that its first line names."""
    path = Path(shutil.which(argv[0]) or argv[0])
    first = path.read_bytes()[:200].split(b"\n")[0]
    if not first.startswith(b"#!"):
        return [str(path), *argv[1:]]
    return [*first[2:].decode().split(), str(path), *argv[1:]]
