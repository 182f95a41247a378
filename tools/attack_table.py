"""Writes into docs/security.md who may do what at the shared store, and what psql can do with a session.

Both come from what the tests try. With `--rights` also which role holds what, from the catalogue of a new store.

Prints nothing but what is wrong. `--check` changes nothing.
"""

import argparse
import sys
from pathlib import Path

from tests.store import attacks, powers, rights

PAGE = Path(__file__).parents[1] / "docs" / "security.md"
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
    """docs/security.md with the tables in it."""
    return _with(_with(PAGE.read_text("utf-8"), "attacks", table()), "powers", powers.table())


def _with(text: str, name: str, content: str) -> str:
    begin, end = f"<!-- {name}: written by make generate -->", f"<!-- end of {name} -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n{content}\n{end}{after}"


def main() -> int:
    """Write the page anew, or with `--check` say that it is behind."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--rights", action="store_true", help="also ask a server which role holds what")
    asked = parser.parse_args()
    wanted = _with(page(), "rights", rights.made()) if asked.rights else page()
    if wanted == PAGE.read_text("utf-8"):
        return 0
    if asked.check:
        sys.stderr.write("docs/security.md: the table of attacks is behind; run make generate\n")
        return 1
    PAGE.write_text(wanted, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
