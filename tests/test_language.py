"""Which language the program speaks, and the words of its help in both."""

from collections.abc import Iterator

import pytest

from ibadmin.language import bind, translate, translate_plural


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    bind({})


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        pytest.param({}, "en", id="nothing set"),
        pytest.param({"LANG": "nl_NL.UTF-8"}, "nl", id="LANG"),
        pytest.param({"LANG": "nl_BE.UTF-8"}, "nl", id="Flemish"),
        pytest.param({"LANG": "nl"}, "nl", id="without a country"),
        pytest.param({"LANG": "NL.utf8"}, "nl", id="without a country, with an encoding"),
        pytest.param({"LANG": "C.UTF-8"}, "en", id="C"),
        pytest.param({"LANG": "nn_NO.UTF-8"}, "en", id="a language that we do not speak"),
        pytest.param({"LANG": "nl_NL.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en", id="LC_MESSAGES before LANG"),
        pytest.param({"LC_MESSAGES": "en_GB", "LC_ALL": "nl_NL"}, "nl", id="LC_ALL before LC_MESSAGES"),
        pytest.param({"LANG": "nl_NL", "LC_ALL": ""}, "nl", id="empty is not set"),
        pytest.param({"LC_ALL": "nl_NL", "IBADMIN_LANGUAGE": "en"}, "en", id="IBADMIN_LANGUAGE before all"),
        pytest.param({"LC_ALL": "en_GB", "IBADMIN_LANGUAGE": "nl"}, "nl", id="IBADMIN_LANGUAGE, Dutch"),
    ],
)
def test_the_terminal_chooses_the_language(environ: dict[str, str], language: str) -> None:
    assert bind(environ) == language


def test_a_sentence_comes_out_in_dutch_and_in_english_again() -> None:
    bind({"LANG": "nl_NL.UTF-8"})
    dutch = translate("A command is missing.")
    bind({"LANG": "en_GB.UTF-8"})
    assert (dutch, translate("A command is missing.")) == ("Er ontbreekt een opdracht.", "A command is missing.")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_stays_no_text(language: str) -> None:
    bind({"IBADMIN_LANGUAGE": language})
    assert translate("") == ""


@pytest.mark.parametrize(("n", "said"), [(0, "many"), (1, "one"), (2, "many")])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_is_said_apart_from_many(language: str, n: int, said: str) -> None:
    bind({"IBADMIN_LANGUAGE": language})
    assert translate_plural("one", "many", n) == said
