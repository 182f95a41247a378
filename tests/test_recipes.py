"""The recipes of docs/scripting.md go as they are shown, in a real shell and with the real jq."""

import re
from pathlib import Path

import pytest

from tools.recipes import DOCUMENT, kitchen, renewed

WRITTEN = DOCUMENT.read_text("utf-8")


@pytest.mark.timeout(600)
def test_every_recipe_says_what_is_shown(tmp_path: Path) -> None:
    assert renewed(WRITTEN, kitchen(tmp_path)) == WRITTEN


def test_nothing_of_a_script_is_left_to_the_reader() -> None:
    run = {"sh", "bash", "text", "powershell"}
    assert set(re.findall(r"^```(\w+)", WRITTEN, re.MULTILINE)) == run
