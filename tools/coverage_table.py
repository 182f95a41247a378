"""Lays the manual beside the program: for each section its rules, the tests that prove it, the sessions that tell it.

Prints nothing but what is wrong; writes the table into README.md, between its two marks. `--check` changes nothing.
"""

import argparse
import ast
import importlib
import inspect
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import ibadmin.rules
from ibadmin.rules.manual import HEADINGS
from tests.sessions import sections, sessions

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BEGIN = "<!-- coverage: written by make generate -->"
END = "<!-- end of coverage -->"


@dataclass(frozen=True)
class Row:
    """A section of the manual, and everything in this project that is about it."""

    section: str
    rules: tuple[str, ...]
    tests: tuple[str, ...]
    sessions: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The section as the manual writes it."""
        return self.section if self.section == HEADINGS[self.section] else f"{self.section} {HEADINGS[self.section]}"

    @property
    def gaps(self) -> tuple[str, ...]:
        """What this section has none of."""
        has = {"rule": self.rules, "test": self.tests, "session": self.sessions}
        return tuple(what for what, found in has.items() if not found)


def rows() -> list[Row]:
    """The whole manual, in its own order."""
    rules, tests, told = _by_section(_rules()), _by_section(_tests()), _by_section(_sessions())
    return [Row(section, rules[section], tests[section], told[section]) for section in HEADINGS]


def marked_tests(tree: ast.Module) -> Iterator[str]:
    """The sections that a test module names with `pytest.mark.manual`, on a test or on the whole."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.manual":
            yield from (str(ast.literal_eval(argument)) for argument in node.args)


def table(rows: Iterable[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| manual | rule | test | session |", "|---|---|---|---|"]
    for row in rows:
        rules = ", ".join(f"`{rule}`" for rule in row.rules)
        lines.append(f"| {row.heading} | {rules} | {_links(row.tests)} | {_links(row.sessions)} |")
    return "\n".join(lines)


def replaced(readme: str, text: str) -> str:
    """The README with this text between its marks."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"README.md has no {BEGIN} with {END} after it")
    return f"{before}{begin}\n{text}\n{end}{after}"


def _rules() -> Iterator[tuple[str, str]]:
    for module in pkgutil.iter_modules(ibadmin.rules.__path__):
        functions = inspect.getmembers(importlib.import_module(f"ibadmin.rules.{module.name}"), inspect.isfunction)
        for name, function in functions:
            if function.__module__ == f"ibadmin.rules.{module.name}":
                yield from ((each, f"{module.name}.{name}") for each in function.__dict__.get("manual_sections", ()))


def _tests() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        yield from ((section, _name(path)) for section in marked_tests(ast.parse(path.read_text("utf-8"))))


def _sessions() -> Iterator[tuple[str, str]]:
    return ((section, _name(path)) for path in sessions() for section in sections(path))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _by_section(found: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    things: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for section, thing in found:
        if section not in HEADINGS:
            raise ValueError(f"{thing}: the manual has no section {section}")
        things[section] = tuple(dict.fromkeys((*things[section], thing)))
    return things


def _links(paths: Iterable[str]) -> str:
    return ", ".join(f"[{Path(path).stem.removeprefix('test_')}]({path})" for path in paths)


def main() -> int:
    """Write the table, or with `--check` say what is wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something is not up to date")
    check = parser.parse_args().check
    manual = rows()
    wrong = [f"{row.heading}: no {gap}" for row in manual for gap in row.gaps]
    readme = README.read_text("utf-8")
    fresh = replaced(readme, table(manual))
    if not check:
        README.write_text(fresh, "utf-8")
    elif fresh != readme:
        wrong.append("not up to date: README.md (make generate)")
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
