"""Writes what psql can do with a session into docs/security.md, from the attacks that the tests make.

Prints nothing but what is wrong. `--check` changes nothing.
"""

import argparse
import sys
from pathlib import Path

from tests.store import attacks

PAGE = Path(__file__).parents[1] / "docs" / "security.md"
BEGIN = "<!-- attacks: written by make generate -->"
END = "<!-- end of attacks -->"
GROUPS = {
    "Reading": attacks.READ,
    "Changing": attacks.CHANGE,
    "Calling": attacks.CALL,
    "Around it": attacks.AROUND,
}


def table() -> str:
    """Every attack, in one table."""
    lines = ["| | Statement | |", "|---|---|---|"]
    for group, statements in GROUPS.items():
        for statement, why in statements.items():
            shown = statement.replace("{{", "{").replace("}}", "}").replace("|", "\\|")
            lines.append(f"| {group} | `{shown}` | {why or '**refused**'} |")
    refused = sum(not why for why in attacks.ATTACKS.values())
    total = f"{len(attacks.ATTACKS)} statements by four people each; {refused} are refused whoever sends them.\n"
    return "\n".join([total, *lines])


def page() -> str:
    """docs/security.md with the table in it."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


def main() -> int:
    """Write the page anew, or with `--check` say that it is behind."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    wanted = page()
    if wanted == PAGE.read_text("utf-8"):
        return 0
    if parser.parse_args().check:
        sys.stderr.write("docs/security.md: the table of attacks is behind; run make generate\n")
        return 1
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
