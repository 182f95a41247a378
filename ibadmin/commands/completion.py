"""`ibadmin completion`: the script that teaches a shell what TAB can offer."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ibadmin.commands.parameters import environment_of
from ibadmin.help import group, verb
from ibadmin.language import mark

app = group("")


class Shell(StrEnum):
    """The shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


FILES = {Shell.BASH: "ibadmin.bash", Shell.ZSH: "_ibadmin", Shell.FISH: "ibadmin.fish", Shell.POWERSHELL: "ibadmin.ps1"}
EXAMPLE = """\
$ ibadmin completion bash > ~/.local/share/bash-completion/completions/ibadmin
$ ibadmin completion zsh > ~/.local/share/zsh/site-functions/_ibadmin
$ ibadmin completion fish > ~/.config/fish/completions/ibadmin.fish
$ ibadmin completion powershell >> $PROFILE"""

InShell = Annotated[Shell, typer.Argument(metavar="SHELL", help=mark("bash, zsh, fish or powershell."))]


@verb(app, "completion", example=EXAMPLE)
def completion(context: typer.Context, shell: InShell) -> None:
    """Print the script that lets TAB complete commands, options and names.

    Put it where your shell looks, and open a new terminal. For zsh that must be a folder of $fpath. Names are those of
    users and organisations that the terminal has shown in the last five minutes.
    """
    environment_of(context).stdout.write((_folder() / FILES[shell]).read_text(encoding="utf-8"))


def _folder() -> Path:
    """In the wheel it lies inside the package, in the source tree beside it."""
    package = Path(__file__).parents[1]
    inside = package / "completions"
    return inside if inside.is_dir() else package.parent / "completions"
