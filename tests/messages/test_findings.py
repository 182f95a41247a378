"""Every finding of `doctor` and `store check` has its sentence, in both languages, harmless whatever it is about."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import ibadmin
from ibadmin import messages
from ibadmin.findings import Finding, Verdict
from ibadmin.language import bind
from ibadmin.messages.findings import _SENTENCES

PACKAGE = Path(ibadmin.__file__).parent
MAKERS = {"Finding": 2, "failed": 1, "warned": 1}
"""What makes a finding, and the place of the word for the problem among its arguments."""


def made() -> Iterator[tuple[str, str]]:
    """The words of every finding that stands in the source."""
    for path in [*(PACKAGE / "upkeep").glob("*.py"), PACKAGE / "store" / "inspection.py"]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                given = [
                    *node.args[MAKERS[node.func.id] :][:1],
                    *(k.value for k in node.keywords if k.arg == "problem"),
                ]
                words = [each.value if isinstance(each, ast.Constant) else None for each in (node.args[0], *given)]
                if None not in words:
                    yield str(words[0]), str(words[1]) if len(words) > 1 else ""


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    bind({"IBADMIN_LANGUAGE": request.param})
    yield request.param
    bind({})


def test_every_finding_has_a_sentence() -> None:
    assert len(set(made())) > 25
    assert set(made()) - set(_SENTENCES) == set()


@pytest.mark.parametrize("words", _SENTENCES, ids="-".join)
def test_a_finding_is_said_whole_and_harmless(language: str, words: tuple[str, str]) -> None:
    found = Finding(words[0], Verdict.ERROR, words[1], "\x1b[31m[/foo]", "\u202e2")
    for text in (messages.finding(found), *messages.advice(found)):
        assert text.isprintable()
        assert "{" not in text
        assert text[-1] in ".:)2]" or "ibadmin" in text or "\\x1b" in text, language


def test_every_finding_is_another_one_in_dutch() -> None:
    same = {("program", ""), ("setting", "")}
    found = [
        Finding(check, Verdict.OK, problem, "a", "b") for check, problem in _SENTENCES if (check, problem) not in same
    ]
    english = [messages.finding(each) for each in found]
    bind({"IBADMIN_LANGUAGE": "nl"})
    dutch = [messages.finding(each) for each in found]
    bind({})
    assert [one for one, other in zip(english, dutch, strict=True) if one == other] == []
