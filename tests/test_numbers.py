"""Each number of the manual and of our own rules is one constant; sentences and database do not keep another."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import ibadmin
from ibadmin.model.sessions import IDLE_LIMIT
from ibadmin.rules.fields import KVK_DIGITS
from ibadmin.rules.limits import MOST_AT_ONCE, SHARE
from ibadmin.rules.registration import ADMINISTRATOR_CODE_LIFETIME, USER_CODE_LIFETIME

PACKAGE = Path(ibadmin.__file__).parent
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
WORDS = {5: "fifth", 8: "eight"}
_NUMBER = re.compile(r"(?<![\w.:-])(?:5|8|10|20|24|72|90|five|fifth|eight|ten|twenty)(?![\w.:-])")
SAID = {
    "The eight digits under which its people log in with eHerkenning.": {WORDS[KVK_DIGITS]},
    "{field} must be eight digits.": {WORDS[KVK_DIGITS]},
    "{field} must be eight to fifteen digits, such as 030 123 45 67 or +31 30 123 45 67.": {"eight"},
    "How many users it will be; needed for more than 10, or a fifth of an organisation.": {
        str(MOST_AT_ONCE),
        WORDS[SHARE],
    },
    "{value} users are more than a fifth of the active users of {subject}": {WORDS[SHARE]},
}
OTHER = ("in the last five minutes",)
"""No rule: how long TAB remembers."""


def sentences() -> dict[str, set[str]]:
    with (PACKAGE / "locale/nl/LC_MESSAGES/ibadmin.po").open("rb") as file:
        texts = [one for message in read_po(file) if message.id for one in _each(message.id)]
    texts = [text for text in texts if not any(other in text for other in OTHER)]
    return {text: found for text in texts if (found := set(_NUMBER.findall(text)))}


def _each(msgid: str | tuple[str, ...] | list[str]) -> list[str]:
    return [msgid] if isinstance(msgid, str) else list(msgid)


def test_a_sentence_takes_the_number_of_a_rule_as_a_parameter_or_is_listed_here() -> None:
    assert sentences() == SAID


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (r"interval '(20 minutes)'", {f"{IDLE_LIMIT // MINUTE} minutes"}),
        (
            r"interval '(\d\d hours)' (?:else|end)",
            {f"{life // HOUR} hours" for life in (ADMINISTRATOR_CODE_LIFETIME, USER_CODE_LIFETIME)},
        ),
    ],
    ids=["idle", "codes"],
)
def test_the_functions_of_the_shared_store_say_the_same(pattern: str, said: set[str]) -> None:
    assert set(re.findall(pattern, (PACKAGE / "store/postgresql.sql").read_text(encoding="utf-8"))) == said
