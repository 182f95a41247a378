"""Draws docs/pictures: what a terminal shows when the demo's people type, as SVG. The same program draws the same."""

import io
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

from tools.desk import WIDTH, Desk, dutch_machine

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
# The fonts that rich names come from elsewhere; a picture fetches nothing, and every system has one of its own.
WITHOUT_FONTS = re.sub(r"@font-face \{\{.*?\}\}\n", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """A command of the beheerder of Sociaal Domein Maasoever, and what is typed when it asks."""

    name: str
    command: str
    answer: str = ""


PICTURES = {
    "nl": (
        Picture("pending", "ibadmin users pending"),
        Picture("verify", "ibadmin users verify j.dijkstra --spell", "j"),
        Picture("refusal", "ibadmin users delete s.vandenberg"),
        Picture("deactivate", "ibadmin users deactivate s.vandenberg", "j"),
        Picture("delete", "ibadmin users delete p.vandam", "p.vandam"),
    ),
    "en": (Picture("deactivate", "ibadmin users deactivate s.vandenberg", "y"),),
}


def drawn() -> Iterator[tuple[str, str]]:
    """Every picture by the name of its file."""
    for language, pictures in PICTURES.items():
        with tempfile.TemporaryDirectory() as directory, dutch_machine():
            desk = Desk(Path(directory), language, colour=True)
            desk.play("* as w.terhorst")
            for picture in pictures:
                yield f"{picture.name}.{language}.svg", _svg(picture, desk)
            desk.close()


def _svg(picture: Picture, desk: Desk) -> str:
    if picture.answer:
        desk.play(f"> {picture.answer}")
    shown = desk.play(f"$ {picture.command}")
    terminal = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    terminal.print(Text.assemble(("$ ", "green"), (picture.command, "bold")))
    terminal.print(Text.from_ansi(shown.screen.rstrip() if shown else ""))
    drawing = terminal.export_svg(title="", code_format=WITHOUT_FONTS, unique_id=f"ibadmin-{picture.name}")
    return "\n".join(line.rstrip() for line in drawing.splitlines()) + "\n"


def main() -> int:
    """Draw them all anew; what is drawn no more, goes."""
    fresh = dict(drawn())
    for path in FOLDER.glob("*.svg"):
        if path.name not in fresh:
            path.unlink()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, drawing in fresh.items():
        (FOLDER / name).write_text(drawing, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
