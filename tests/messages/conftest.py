"""Sentences are read in both languages, and English is spoken again afterwards."""

import time
from collections.abc import Iterator

import pytest

from ibadmin.language import bind


@pytest.fixture(autouse=True)
def _speaking_english_afterwards() -> Iterator[None]:
    bind({})
    yield
    bind({})


@pytest.fixture(params=["en", "nl"])
def language(request: pytest.FixtureRequest) -> str:
    return bind({"IBADMIN_LANGUAGE": request.param})


@pytest.fixture
def _in_the_netherlands(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        yield
    time.tzset()
