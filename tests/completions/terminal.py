"""A real shell on a pseudo-terminal, with our script loaded, somebody who presses TAB, and a tally of our program."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "completions"
PATIENCE = 30.0

# Ctrl-G writes the line as it stands into a file, whole or not at all.
BASH = """
source {scripts}/ibadmin.bash
bind 'set enable-bracketed-paste off'
bind -x '"\\C-g": printf %s "$READLINE_LINE" >line.new; mv line.new line'
PROMPT_COMMAND='touch prompt'
"""
ZSH = """
stty rows 50 cols 200
fpath=({scripts} $fpath)
autoload -Uz compinit && compinit -u -D
write-line() {{ print -rn -- "$BUFFER" >line.new; mv line.new line }}
zle -N write-line && bindkey '^G' write-line
precmd() {{ touch prompt }}
"""
RC = {
    "bash": BASH,
    "bash that cuts no =": "COMP_WORDBREAKS=${{COMP_WORDBREAKS//=}}" + BASH,
    "zsh": ZSH,
    "zsh that reads it before compinit": "source <(cat {scripts}/_ibadmin)" + ZSH.replace("fpath=", "other="),
    "fish": """
stty rows 50 cols 200
source {scripts}/ibadmin.fish
function write-line; commandline | string collect | read -lz text; printf %s $text >line.new; mv line.new line; end
bind \\cg write-line
function fish_prompt; touch prompt; echo -n '$ '; end
""",
}
STARTED = {
    "bash": ("bash", "--noprofile", "--rcfile", "rc", "-i"),
    "zsh": ("zsh", "-d", "-i"),
    "fish": ("fish", "--no-config", "--private", "-i", "--init-command", "source rc"),
}
SHELLS = tuple(RC)
PROGRAM = """#!/bin/sh
printf '<%s>' "$@" >>"{folder}/started"
echo >>"{folder}/started"
[ "$1" = __complete ] && exec "{python}" -m ibadmin "$@"
exit 0
"""


@dataclass
class Terminal:
    """A person at a shell; every start of `ibadmin` is written down, and only the questions of TAB reach it."""

    folder: Path
    process: "subprocess.Popen[bytes]"

    @classmethod
    def open(cls, shell: str, folder: Path) -> Self:
        """A shell that stands at its prompt."""
        (folder / "bin").mkdir(parents=True)
        program = folder / "bin" / "ibadmin"
        program.write_text(PROGRAM.format(folder=folder, python=sys.executable), "utf-8")
        program.chmod(0o755)
        for name in ("rc", ".zshrc"):
            (folder / name).write_text(RC[shell].format(scripts=SCRIPTS), "utf-8")
        command, *arguments = STARTED[shell.partition(" ")[0]]
        found = shutil.which(command)
        assert found, f"there is no {command}"
        with (folder / "screen").open("wb") as screen:
            process = subprocess.Popen(
                [sys.executable, "-c", "import pty, sys; pty.spawn(sys.argv[1:])", found, *arguments],
                stdin=subprocess.PIPE,
                stdout=screen,
                stderr=screen,
                cwd=folder,
                env=cls._variables(folder),
            )
        terminal = cls(folder, process)
        terminal._wait_for("prompt")
        return terminal

    @staticmethod
    def _variables(folder: Path) -> dict[str, str]:
        return {
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "HOME": str(folder),
            "ZDOTDIR": str(folder),
            "TERM": "dumb",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "IBADMIN_CONFIG_DIR": str(folder / "config"),
            "IBADMIN_DATA_DIR": str(folder / "data"),
        }

    def tab(self, typed: str) -> str:
        """The line after somebody typed this and pressed TAB; it is taken away again."""
        self._press(typed + "\t\x07")
        line = self._wait_for("line")
        self._press("\x15")
        return line

    def enter(self, typed: str) -> None:
        """Type this, press TAB, and run what stands there then."""
        self._press(typed + "\t\x07")
        self._wait_for("line")
        (self.folder / "prompt").unlink(missing_ok=True)
        self._press("\r")
        self._wait_for("prompt")

    @property
    def started(self) -> list[str]:
        """How often our program was started since the last look, and with what."""
        tally = self.folder / "started"
        lines = tally.read_text("utf-8").splitlines() if tally.exists() else []
        tally.unlink(missing_ok=True)
        return lines

    def close(self) -> None:
        """Leave."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.terminate()
        self.process.wait(PATIENCE)

    def _press(self, keys: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(keys.encode())
        self.process.stdin.flush()

    def _wait_for(self, name: str) -> str:
        path = self.folder / name
        end = time.monotonic() + PATIENCE
        while not path.exists():
            assert time.monotonic() < end, f"no {name}; on the screen: {(self.folder / 'screen').read_bytes()!r}"
            time.sleep(0.01)
        text = path.read_text("utf-8")
        path.unlink()
        return text
