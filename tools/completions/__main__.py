"""Writes `completions/`; `--check` changes nothing and names what is not up to date."""

import argparse
import sys
from pathlib import Path

from ibadmin import __version__, language
from tools.completions.tables import scripts
from tools.completions.tree import Tree, first_sentence, tree

FOLDER = Path(__file__).parents[2] / "completions"


def generated() -> dict[str, str]:
    """Every script by its file name."""
    from ibadmin.cli import app  # noqa: PLC0415  (reading the command tree takes it whole)

    found = tree(app)
    return {script.file: script.text(__version__) for script in scripts(found, in_dutch(found))}


def in_dutch(found: Tree) -> dict[str, str]:
    """What every word means, in Dutch by the English."""
    words = [word for place in found.places for word in (*place.verbs, *place.options)]
    language.bind({"IBADMIN_LANGUAGE": "nl"})
    said = {word.text: first_sentence(language.translate(word.help)) for word in words}
    language.bind({})
    return said


def main() -> int:
    """Write the scripts, or with `--check` say which are not up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is not up to date")
    check = parser.parse_args().check
    stale = 0
    for name, text in generated().items():
        path = FOLDER / name
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            print(f"not up to date: completions/{name} (make generate)", file=sys.stderr)
            stale += 1
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
