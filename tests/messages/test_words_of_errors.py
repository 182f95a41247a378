"""Every stable word with which the program raises an error has a sentence of its own."""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from inspect import signature
from pathlib import Path

import pytest

import ibadmin
from ibadmin import errors, messages
from ibadmin.errors import IbadminError
from ibadmin.system import SystemFailure

PACKAGE = Path(ibadmin.__file__).parent
UNKNOWN = "no such word"
# How an error with this word is made; the word stands in the field of that name.
WORDS: dict[tuple[str, str], Callable[[str], IbadminError]] = {
    ("LoginNeeded", "why"): errors.LoginNeeded,
    ("StoreUnreachable", "why"): lambda why: errors.StoreUnreachable("store.sqlite", why),
    ("KeyringUnavailable", "why"): errors.KeyringUnavailable,
    ("LoginFailed", "why"): errors.LoginFailed,
    ("SettingsInvalid", "problem"): lambda word: errors.SettingsInvalid("default.toml", "browser", word),
    ("GatewayMisconfigured", "problem"): lambda word: errors.GatewayMisconfigured("gateway.toml", word),
    ("SystemFailure", "problem"): lambda word: SystemFailure("x", word),
    ("NotFound", "kind"): lambda kind: errors.NotFound(kind, ["x"]),
    ("InvalidInput", "problems"): lambda word: errors.InvalidInput([("x", word)]),
}
CLASSES: dict[str, type[IbadminError]] = {**vars(errors), SystemFailure.__name__: SystemFailure}
# Functions that return such a word, and exceptions that carry one to where the error is raised.
RETURNED = {("rules/fields.py", "problem"): ("InvalidInput", "problems")}
CARRIED = {"_Unusable": ("GatewayMisconfigured", "problem")}


def constants(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """The words that an expression can stand for, as far as they are written out in its module."""
    match node:
        case ast.Constant(value=str(word)):
            yield word
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*constants(body, tree), *constants(orelse, tree))
        case ast.List(elts=elements):
            for element in elements:
                if isinstance(element, ast.Tuple):
                    yield from constants(element.elts[-1], tree)
        case ast.Name(id=name):
            for each in ast.walk(tree):
                if (
                    isinstance(each, ast.Assign)
                    and isinstance(each.targets[0], ast.Name)
                    and each.targets[0].id == name
                ):
                    yield from constants(each.value, tree)
        case _:
            return


def raised_words(place: Path) -> Iterator[tuple[tuple[str, str], str]]:
    tree = ast.parse(place.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            for key in WORDS:
                if key[0] == called:
                    position = list(signature(CLASSES[called]).parameters).index(key[1])
                    yield from ((key, word) for given in node.args[position:][:1] for word in constants(given, tree))
            if called in CARRIED:
                yield from ((CARRIED[called], word) for given in node.args for word in constants(given, tree))
        if isinstance(node, ast.FunctionDef):
            key_of = RETURNED.get((place.relative_to(PACKAGE).as_posix(), node.name))
            for each in ast.walk(node) if key_of else ():
                if key_of and isinstance(each, ast.Return) and each.value:
                    yield from ((key_of, word) for word in constants(each.value, tree))


def promised_words() -> Iterator[tuple[tuple[str, str], str]]:
    """What the docstrings of the errors say: "`why` is one of none, idle, ended"."""
    for key in WORDS:
        match = re.search(rf"`{key[1]}` is one of ((?:[a-z_]+, )*[a-z_]+)", CLASSES[key[0]].__doc__ or "")
        yield from ((key, word) for word in (match[1].split(", ") if match else ()))


@cache
def every_word() -> list[tuple[tuple[str, str], str]]:
    found = {pair for place in PACKAGE.rglob("*.py") for pair in raised_words(place)} | set(promised_words())
    return sorted(found)


@pytest.mark.parametrize(("key", "word"), every_word(), ids=lambda part: part if isinstance(part, str) else part[0])
def test_a_word_has_a_sentence_of_its_own(key: tuple[str, str], word: str) -> None:
    make = WORDS[key]
    assert messages.error(make(word)).what != messages.error(make(UNKNOWN)).what


def test_the_words_are_found() -> None:
    assert {key for key, _ in every_word()} == set(WORDS)
    assert {("StoreUnreachable", "busy"), ("StoreUnreachable", "newer"), ("InvalidInput", "too_long")} <= {
        (key[0], word) for key, word in every_word()
    }
