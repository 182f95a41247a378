"""Terminal sessions as tests: a text file says what is typed and what must appear, whole and in order.

    # manual: 2.3.1
    # A beheerder switches off a colleague who is away for long.

    * as m.devries
    $ ibadmin users verify j.jansen --yes
    Verification code for j.jansen: <code:CODE>

    * 21 minutes later
    $ ibadmin me verify
    > $CODE
    Code: $CODE
    ? 4

`#` is a remark and the first one names the sections of the manual; `*` is a stage direction, carried out by the stage
that the session is played on; `$` is a command, with `NAME=value` before it and `| cat` behind it where that matters;
`>` is typed when the command asks; what follows must appear on the screen; `?` is the exit code where it is not 0.
`<kind>` stands for a value that is new each time, `<kind:NAME>` keeps it, `$NAME` types it and expects it.
A line of output that begins with one of the signs is written with a backslash before it.
"""

import difflib
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

FOLDER = Path(__file__).parent / "manual"
KINDS: Mapping[str, str] = {
    "code": r"[A-Z]{4}-[A-Z]{4}",
    "date": r"\d{4}-\d{2}-\d{2}",
    "hash": r"[0-9a-f]{64}",
    "id": r"[0-9A-Za-z_-]{8,}",
    "number": r"\d+",
    "path": r"\S+",
    "time": r"\d{2}:\d{2}",
    "url": r"https?://\S+",
}
NAME = r"[A-Z][A-Z0-9_]*"
TOKEN = re.compile(rf"<(?P<kind>{'|'.join(KINDS)})(?::(?P<new>{NAME}))?>|\$(?P<old>{NAME})")
SIGNS = ("# ", "* ", "$ ", "> ", "? ", "\\")


class NotAsWritten(AssertionError):
    """The program said something else than the session says, or the session cannot be read."""


@dataclass(frozen=True)
class Typed:
    """A command as a person types it, with the answers that follow."""

    arguments: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    piped: bool = False


@dataclass(frozen=True)
class Shown:
    """What a person then sees: standard output and standard error as they come, and the exit code."""

    screen: str
    exit_code: int = 0


class Stage(Protocol):
    """Where a session is played: one store and one clock for the whole of it."""

    def run(self, typed: Typed) -> Shown:
        """Run a command to its end."""

    def direct(self, direction: str) -> None:
        """Carry out what stands behind a `*`: another person sits down, time passes."""


@dataclass
class Step:
    """A remark, a stage direction, or a command with all that belongs to it."""

    line: int
    sign: str
    text: str
    gap: int = 0
    answers: list[str] = field(default_factory=list)
    screen: list[str] = field(default_factory=list)
    exit_code: int = 0


@dataclass
class Session:
    """A file of steps, and the values that were kept while it was played."""

    path: Path
    steps: list[Step]
    kept: dict[str, str] = field(default_factory=dict)

    def fill(self, text: str, line: int) -> str:
        """The text with the kept values in place of their names."""

        def kept(match: re.Match[str]) -> str:
            if match[1] not in self.kept:
                raise NotAsWritten(f"{self.path}:{line}: nothing was kept as {match[1]}")
            return self.kept[match[1]]

        return re.sub(rf"\$({NAME})", kept, text)


def sessions() -> list[Path]:
    """The sessions that there are, in the order of their names."""
    return sorted(FOLDER.glob("*.txt"))


def sections(path: Path) -> tuple[str, ...]:
    """The sections of the manual that a session tells."""
    match = re.match(r"# manual: (.+)\n", path.read_text("utf-8"))
    if not match:
        raise NotAsWritten(f"{path}: the first line names no section, as in `# manual: 2.3.1`")
    return tuple(re.split(r",\s*", match[1].strip()))


def check(path: Path, stage: Stage) -> None:
    """Play a session, and fail at the first command that says or returns anything else than what is written."""
    session = read(path)
    for step, shown in _played(session, stage):
        if not _matches(session, step.screen, shown.screen) or shown.exit_code != step.exit_code:
            raise NotAsWritten(_difference(session, step, shown))


def rewrite(path: Path, stage: Stage) -> None:
    """Play a session, and write down what the program says now; lines that still hold stay as they are."""
    session = read(path)
    for step, shown in _played(session, stage):
        step.screen = _renewed(session, step.screen, shown.screen)
        step.exit_code = shown.exit_code
    path.write_text(written(session), "utf-8")


def read(path: Path) -> Session:
    """The steps of a session."""
    sections(path)
    steps: list[Step] = []
    gap = 0
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        command = steps[-1] if steps and steps[-1].sign == "$" else None
        match line[:2], command:
            case ("# " | "* " | "$ ") as sign, _:
                steps.append(Step(number, sign[0], line[2:], gap))
            case "> ", Step():
                command.answers.append(line[2:])
            case "? ", Step():
                command.exit_code = int(line[2:])
            case _, Step():
                command.screen.append(line.removeprefix("\\"))
            case ("", _):
                pass
            case _:
                raise NotAsWritten(f"{path}:{number}: neither a sign nor what a command shows")
        gap = 0 if line else gap + 1
    for step in steps:
        step.screen = _tidy("\n".join(step.screen))
    return Session(path, steps)


def written(session: Session) -> str:
    """A session as a file."""
    lines: list[str] = []
    for step in session.steps:
        lines += [*[""] * step.gap, f"{step.sign} {step.text}"]
        lines += [f"> {answer}" for answer in step.answers]
        lines += [f"\\{line}" if line.startswith(SIGNS) else line for line in step.screen]
        lines += [f"? {step.exit_code}"] if step.exit_code else []
    return "\n".join(lines) + "\n"


def typed(session: Session, step: Step) -> Typed:
    """The command of a step, with the kept values in place of their names."""
    words = shlex.split(session.fill(step.text, step.line))
    piped = words[-2:] == ["|", "cat"]
    words = words[:-2] if piped else words
    program = words.index("ibadmin") if "ibadmin" in words else -1
    assignments = [word.partition("=") for word in words[: max(program, 0)]]
    if program < 0 or not all(sign for _, sign, _ in assignments):
        raise NotAsWritten(f"{session.path}:{step.line}: not a call of ibadmin: {step.text}")
    return Typed(
        arguments=tuple(words[program + 1 :]),
        environ={name: value for name, _, value in assignments},
        answers=tuple(session.fill(answer, step.line) for answer in step.answers),
        piped=piped,
    )


def _played(session: Session, stage: Stage) -> Iterator[tuple[Step, Shown]]:
    for step in session.steps:
        if step.sign == "*":
            stage.direct(session.fill(step.text, step.line))
        elif step.sign == "$":
            yield step, stage.run(typed(session, step))


def _tidy(screen: str) -> list[str]:
    """The lines of a screen without what no eye sees: blanks at the end of a line, empty lines at the end."""
    return "\n".join(line.rstrip() for line in screen.split("\n")).rstrip("\n").split("\n") if screen.strip() else []


def _matches(session: Session, expected: Sequence[str], screen: str) -> bool:
    """Whether a screen is as written; the values that it was to keep are kept then."""
    match = re.fullmatch(_pattern(session, "\n".join(expected)), "\n".join(_tidy(screen)))
    if match:
        session.kept.update(match.groupdict())
    return match is not None


def _pattern(session: Session, expected: str) -> str:
    pattern, end = "", 0
    for token in TOKEN.finditer(expected):
        kind, name = token["kind"], token["new"] or token["old"]
        pattern += re.escape(expected[end : token.start()])
        end = token.end()
        if name in session.kept:
            pattern += re.escape(session.kept[name])
        elif name in re.findall(r"\(\?P<(\w+)>", pattern):
            pattern += f"(?P={name})"
        elif kind:
            pattern += f"(?P<{name}>{KINDS[kind]})" if name else f"(?:{KINDS[kind]})"
        else:
            pattern += re.escape(token[0])
    return pattern + re.escape(expected[end:])


def _renewed(session: Session, expected: Sequence[str], screen: str) -> list[str]:
    """The screen as it is to be written: an old line where it still holds, names in place of kept values."""
    lines = []
    for line in _tidy(screen):
        old = next((old for old in expected if _matches(session, [old], line)), line)
        for name, value in session.kept.items():
            old = old if f":{name}>" in old else old.replace(value, f"${name}")
        lines.append(old)
    return lines


def _difference(session: Session, step: Step, shown: Shown) -> str:
    expected = [*step.screen, f"? {step.exit_code}"]
    seen = [*_tidy(shown.screen), f"? {shown.exit_code}"]
    kept = "".join(f"\n  {name} is {value}" for name, value in session.kept.items())
    diff = "\n".join(difflib.unified_diff(expected, seen, "as written", "as seen", lineterm="", n=100))
    return f"{session.path}:{step.line}: $ {step.text}\n{diff}{kept}\n(--update-sessions writes it down as it is now)"
