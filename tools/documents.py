"""Writes what the documents show: every `console` block is typed at the demo's terminal, and holds what came out.

A comment that begins with `play` directs what no reader needs to see, by lines as in tools/desk.py; commands in it are
not shown, and must go well.

    <!-- play
    * as e.jansen
    > j
    -->

`--check` changes nothing.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap

from tests.sessions import NotAsWritten
from tools.desk import WIDTH, Desk, dutch_machine

ROOT = Path(__file__).parents[1]
LANGUAGES: Mapping[str, str] = {
    "README.md": "en",
    "docs/handleiding.md": "nl",
    "docs/operations.md": "en",
    "docs/security.md": "en",
}
PLAY = re.compile(r"^<!-- play\n(?P<hidden>.*?)^-->$|^```console\n(?P<shown>.*?)^```$", re.DOTALL | re.MULTILINE)


def renewed(document: str, desk: Desk) -> str:
    """The document with every block as it is when its commands are typed now."""

    def played(found: re.Match[str]) -> str:
        if found["hidden"] is None:
            return _shown(found["shown"], desk)
        _prepare(found["hidden"], desk)
        return found[0]

    fresh = PLAY.sub(played, document)
    desk.close()
    return fresh


def _prepare(lines: str, desk: Desk) -> None:
    for line in lines.splitlines():
        if (done := desk.play(line)) and done.exit_code:
            raise NotAsWritten(f"exit code {done.exit_code}: {line}\n{done.screen}")


def _shown(block: str, desk: Desk) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "```console\n" + "\n".join(f"{line}\n{_screen(line, desk)}" for line in commands) + "```"


def _screen(line: str, desk: Desk) -> str:
    """What a command shows; long sentences are broken between words, what programs read is not."""
    done = desk.play(line)
    lines = done.screen.rstrip().splitlines() if done else []
    return "".join(f"{each.rstrip() if '--output' in line else _folded(each)}\n" for each in lines)


def _folded(line: str) -> str:
    line = line.rstrip()
    return line if len(line) <= WIDTH else "\n".join(wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False))


def fresh() -> Iterator[tuple[Path, str]]:
    """Every document with its sessions played anew, each on a demo of its own."""
    for name, language in LANGUAGES.items():
        path = ROOT / name
        with tempfile.TemporaryDirectory() as directory, dutch_machine():
            yield path, renewed(path.read_text("utf-8"), Desk(Path(directory), language))


def main() -> int:
    """Write the documents, or with `--check` say which are not as the program is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is not up to date")
    check = parser.parse_args().check
    wrong = []
    for path, document in fresh():
        if check and document != path.read_text("utf-8"):
            wrong.append(f"not up to date: {path.relative_to(ROOT)} (make generate)")
        elif not check:
            path.write_text(document, "utf-8")
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
