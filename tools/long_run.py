"""Runs the campaigns, the tests that take too long for `make test`, and keeps their last results on a page.

`make test-long` runs all of them; `make test-long ARGUMENTS=tests/store` a part, whose rows alone are written anew.
Each row of docs/development/long-run.md is a case with its figures, the commit that it ran on, and the day.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "development" / "long-run.md"
HEAD = """\
# The last long run

`make test` holds one bounded case of each kind; the campaigns below take longer: more kills, longer fuzzes, larger
crowds. `make test-long` runs them and writes this page; `ARGUMENTS=tests/store` runs a part.

| campaign | result | figures | commit | day |
|---|---|---|---|---|
"""

COLUMNS = 5
Row = tuple[str, ...]


def rows_of(page: str) -> Mapping[str, Row]:
    """The rows that the page has, by campaign."""
    cells = (line.strip("|").split("|") for line in page.splitlines() if line.startswith("| `"))
    rows = (tuple(cell.strip() for cell in row) for row in cells)
    return {row[0]: row for row in rows if len(row) == COLUMNS}


def written(rows: Mapping[str, Row]) -> str:
    """The page."""
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for _, row in sorted(rows.items()))


def results(report: ET.Element, commit: str, day: str) -> Iterator[Row]:
    """A row for each case of pytest's report; a case tells its figures with `record_property`."""
    for case in report.iter("testcase"):
        file = case.get("classname", "").replace(".", "/")
        failed = any(case.find(kind) is not None for kind in ("failure", "error", "skipped"))
        figures = "; ".join(f"{each.get('name')}: {each.get('value')}" for each in case.iter("property"))
        name = f"`{file}.py::{case.get('name')}`".replace("|", "/")
        yield name, "failed" if failed else "passed", figures.replace("|", "/"), commit, day


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def main(arguments: Sequence[str]) -> int:
    """Run the campaigns, write the page, and return pytest's exit code."""
    commit = _git("rev-parse", "--short", "HEAD") + ("+" if _git("status", "--porcelain", "--", ":!docs") else "")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        pytest = [sys.executable, "-m", "pytest", "-m", "campaign", "--timeout", "3600", "--junitxml", str(report)]
        # The other family of reports has no place for what a case tells.
        pytest += ["--override-ini", "junit_family=legacy"]
        code = subprocess.run([*pytest, *arguments], cwd=ROOT, check=False).returncode
        root = ET.parse(report).getroot()  # noqa: S314 - our own
        fresh = {row[0]: row for row in results(root, commit, time.strftime("%Y-%m-%d"))}
        # A case that there is no more goes with the others of its test.
        ran = {name.partition("[")[0] for name in fresh}
        old = rows_of(PAGE.read_text("utf-8")) if PAGE.exists() else {}
        kept = {name: row for name, row in old.items() if name.partition("[")[0] not in ran}
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(written(kept | fresh), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
