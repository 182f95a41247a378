"""The Dutch catalogue: complete, up to date, and made from every sentence of the program."""

from collections.abc import Iterable

import pytest
from babel.messages.catalog import Catalog

from ibadmin.language import LOCALE, bind
from tools.catalogue import (
    CATALOGUE,
    Message,
    NotLiteral,
    compiled,
    existing,
    found,
    from_source,
    merged,
    problems,
    written,
)


def catalogue(messages: dict[str, str]) -> Catalog:
    old = Catalog("nl")
    for english, dutch in messages.items():
        old.add(english, dutch)
    return merged([Message(english, "") for english in messages], old)


def texts(messages: Iterable[Message]) -> list[str | tuple[str, str]]:
    return [message.id for message in messages]


def test_the_dutch_catalogue_is_complete_and_up_to_date() -> None:
    bind({})
    fresh = merged(found(), existing(CATALOGUE))
    assert list(problems(fresh)) == []
    assert CATALOGUE.read_bytes() == written(fresh)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled(fresh)


def test_dutch_is_the_only_catalogue() -> None:
    assert [path.name for path in LOCALE.iterdir()] == ["nl"]


def test_sentences_are_found_under_any_name_they_were_imported_by() -> None:
    source = """
from ibadmin.language import mark, translate as _, translate_plural

NAMES = (mark("marked"),)

def say(name, n):
    _("looked up")
    _(name or "otherwise")
    _("either" if n else "or")
    translate_plural("one", "{n} of them", n)
    _(name)
    print("not for people")
"""
    found_texts = ["marked", "looked up", "otherwise", "either", "or", ("one", "{n} of them")]
    assert texts(from_source(source, "a.py")) == found_texts


@pytest.mark.parametrize("sentence", ["f'hello {name}'", "'hello ' + name"])
def test_a_sentence_that_is_put_together_is_refused(sentence: str) -> None:
    source = f"from ibadmin.language import translate\ntranslate({sentence})\n"
    with pytest.raises(NotLiteral, match=r"a\.py:2"):
        list(from_source(source, "a.py"))


@pytest.mark.parametrize(
    ("english", "dutch", "problem"),
    [
        pytest.param("Hello", "", "no Dutch for: Hello", id="not translated"),
        pytest.param("Hello {name}", "Hallo {naam}", "other values in Dutch: Hallo {naam}", id="another value"),
        pytest.param("Hello {name}", "Hallo", "other values in Dutch: Hallo", id="a value left out"),
    ],
)
def test_a_translation_that_would_make_a_reader_stumble_is_named(english: str, dutch: str, problem: str) -> None:
    assert list(problems(catalogue({english: dutch}))) == [problem]


def test_what_was_translated_stays_and_what_is_gone_goes() -> None:
    old = catalogue({"Hello": "Hallo", "Goodbye": "Tot ziens"})
    new = merged([Message("Hello", "a.py"), Message("Well", "a.py")], old)
    assert {message.id: message.string for message in new if message.id} == {"Hello": "Hallo", "Well": ""}
