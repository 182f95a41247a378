"""Files as offices make them, good and bad: `corpus/` holds them as they came, `outcomes.toml` what they come to."""

import tomllib
from pathlib import Path

import pytest

from ibadmin.intake.reading import read
from ibadmin.intake.rows import Flawed

HERE = Path(__file__).parent
CORPUS = sorted((HERE / "corpus").iterdir())
OUTCOMES: dict[str, dict[str, list[str]]] = tomllib.loads((HERE / "outcomes.toml").read_text("utf-8"))


def outcome(path: Path) -> dict[str, list[str]]:
    try:
        intake = read(path.read_bytes(), (), path.name)
    except Flawed as flawed:
        return {"flaws": [f"{flaw.line}:{flaw.column} {flaw.field or '-'} {flaw.problem}" for flaw in flawed.flaws]}
    return {"users": [f"{row.line} {row.user}" for row in intake.rows]}


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_a_file_comes_to_what_it_says_or_to_all_its_flaws(path: Path) -> None:
    assert outcome(path) == OUTCOMES[path.name]


def test_every_file_has_its_outcome_and_they_are_many() -> None:
    assert [path.name for path in CORPUS] == sorted(OUTCOMES)
    assert len(CORPUS) >= 60
