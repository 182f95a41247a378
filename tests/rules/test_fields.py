"""What may stand in a field that people type (1.2): every real name, and nothing that acts, hides or imitates."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ibadmin.errors import InvalidInput
from ibadmin.plain_text import is_harmless
from ibadmin.rules.details import address
from ibadmin.rules.fields import problem, tidied
from tests.rules.people import quickly

pytestmark = pytest.mark.manual("1.2")

NAMES = [
    *(
        "d'Hondt",
        "'t Hart",
        "ʼt Lam",
        "Van der Valk-De Boer",
        "Müller–Lüdenscheid",
        "O’Neill",
        "Jansen, jr.",
        "IJsbrand",
    ),
    *(
        "Dĳkstra",
        "Øst",
        "Łukasz",
        "Nguyễn",
        "Çelik",
        "Ağaoğlu",
        "Ștefănescu",
        "Þórður",
        "Ní Bhriain",
        "Gal·la",
        "Ελένη",
    ),
    *("Дмитро", "王", "Jose\u0301", "Nguye\u0302\u0303n", "J\u030c"),
]
HOSTILE = {
    "control character": "Jan\x07",
    "escape sequence": "Jan\x1b[31m",
    "operating system command": "\x1b]52;c;Z\x07Jan",
    "C1 control": "Jan\x9b31m",
    "null": "Jan\x00",
    "new line": "Jan\nPiet",
    "tab": "Jan\tPiet",
    "file separator": "Jan\x1cPiet",
    "line separator": "Jan\u2028Piet",
    "bidirectional override": "\u202enaJ",
    "bidirectional isolate": "Jan\u2066",
    "zero-width space": "J\u200ban",
    "zero-width joiner": "J\u200dan",
    "byte order mark": "\ufeffJan",
    "soft hyphen": "J\u00adan",
    "tag character": "Jan\U000e0041",
    "variation selector": "Jan\ufe0f",
    "invisible letter": "\u3164",
    "invisible accent": "J\u034fan",
    "private use": "\ue000Jan",
    "surrogate": "Jan\ud800",
    "unassigned": "Jan\u0378",
    "markup": "[/foo]",
    "markup inside": "Jan [admin] de Vries",
    "HTML": "<b>Jan</b>",
    "formula": "=1+1",
    "plus": "+Jan",
    "minus": "-Jan",
    "at": "@Jan",
    "full-width formula": "＝Jan",
    "pipe": "Jan|x",
    "quote": 'Jan"',
    "semicolon": "Jan;Piet",
    "backslash": "Jan\\n",
    "dollar": "$(id)",
    "digits": "J4n",
    "emoji": "Jan 😀",
    "only punctuation": "...",
    "only an apostrophe": "'",
    "accent first": "\u0301Jan",
    "accent on a space": "Jan \u0301x",
    "accents piled up": "J" + "\u0300" * 9 + "an",
    "enclosing mark": "Jan\u20dd",
    "two scripts that look alike": "\u0408ansen",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_real_name_is_right(name: str) -> None:
    assert problem("surname", tidied(name)) is None


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("field", ["initials", "surname", "department", "email_address", "phone_number", "name"])
def test_a_hostile_text_is_refused_in_every_field(field: str, name: str) -> None:
    fits_a_department = field == "department" and name == "J4n"
    assert problem(field, tidied(name)) == (None if fits_a_department else "malformed")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jan   Jansen ", "Jan Jansen"),
        ("Jan\u00a0Jansen", "Jan Jansen"),
        ("Dĳkstra", "Dijkstra"),
        ("Ｊan", "Jan"),
        ("𝐉an", "Jan"),
        ("Jose\u0301", "José"),
        ("Jansen\n", "Jansen"),
    ],
    ids=["spaces", "hard space", "ligature", "full width", "mathematical", "accent apart", "line end"],
)
def test_a_name_is_kept_in_its_one_form(typed: str, kept: str) -> None:
    assert tidied(typed) == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("initials", text) for text in ("J.P.M.", "J", "Th.J.", "Ö.", "IJ.")),
        *(("infix", text) for text in ("van der", "van 't", "'t", "d'")),
        *(
            ("department", text)
            for text in ("Wmo & Jeugd (team 2)", "Inkomen/Zorg", "2e lijn", "Jeugd: toegang", "Wmo+", "'t Loket")
        ),
        *(("organisation_name", text) for text in ("'s-Hertogenbosch", "Súdwest-Fryslân", "ISD Bollenstreek (GR)")),
        *(
            ("phone_number", text)
            for text in (
                *("06-12345678", "06 12 34 56 78", "+31 6 12345678", "+31 (0)20 123 45 67", "(020) 123 45 67"),
                *("0800 222 11 22", "0031612345678", "020.1234567", "+32 2 123 45 67"),
            )
        ),
        *(
            ("email_address", text)
            for text in (
                *("j.jansen@gouda.nl", "j.jansen+wmo@zorg.gouda.nl", "o'neill@voorbeeld.ie", "J_J@xn--sdwest-ita.nl"),
                *("1@a.nl", "a-b@a-b.amsterdam"),
            )
        ),
        *(("code", text) for text in ("IB-0001", "GM0513", "a")),
        ("kvk_number", "01234567"),
    ],
)
def test_what_administrators_really_type_is_right(field: str, value: str) -> None:
    assert problem(field, tidied(value)) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("phone_number", text) for text in ("12", "+", "06-1234567a", "+31612345678901234", "+-31612345678", "zes")),
        *(
            ("email_address", text)
            for text in (
                *("jan", "jan@gouda", "@gouda.nl", "jan@", "a@b@c.nl", "a b@gouda.nl", "jan@gouda.n", "jan@gouda.1nl"),
                *("=cmd@gouda.nl", "+jan@gouda.nl", "-jan@gouda.nl", "a..b@gouda.nl", "a.@gouda.nl", ".a@gouda.nl"),
                *("jan@-gouda.nl", "jan@gouda-.nl", "jan@súdwest.nl", "[a]@gouda.nl", f"{'a' * 65}@gouda.nl"),
            )
        ),
        *(("code", text) for text in ("-IB", "IB 1", "IB_1", "é")),
        *(("kvk_number", text) for text in ("1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨")),
    ],
)
def test_what_is_no_number_or_address_is_refused(field: str, value: str) -> None:
    assert problem(field, tidied(value)) == "malformed"


@pytest.mark.parametrize(
    ("field", "longest"), [("initials", 20), ("surname", 80), ("department", 80), ("email_address", 254)]
)
def test_a_field_has_a_longest_value(field: str, longest: int) -> None:
    assert problem(field, "J" * longest) != "too_long"
    assert problem(field, "J" * (longest + 1)) == "too_long"


def test_an_empty_field_is_only_wrong_when_it_is_required() -> None:
    assert problem("surname", "") == "required"
    assert problem("infix", "", required=False) is None


def test_an_address_is_looked_for_as_it_is_kept() -> None:
    assert address(" P.Post@Gouda.NL ") == "p.post@gouda.nl"


def test_what_is_no_address_is_named_by_its_field() -> None:
    with pytest.raises(InvalidInput) as caught:
        address("nergens", "contact_email")
    assert caught.value.problems == [("contact_email", "malformed")]


@quickly
@given(st.text(max_size=30), st.sampled_from(["initials", "surname", "department", "email_address", "phone_number"]))
def test_what_is_right_is_harmless_and_visible(typed: str, field: str) -> None:
    value = tidied(typed)
    if problem(field, value) is None:
        assert is_harmless(value)
        assert field == "email_address" or not set(value) & set('[]<>=@"\\')
        assert value[0] not in ("=-@" if field == "phone_number" else "=-@+")
        assert any(unicodedata.category(character)[0] in "LN" for character in value)


@quickly
@given(st.text(max_size=30))
def test_tidying_twice_is_tidying_once(typed: str) -> None:
    assert tidied(tidied(typed)) == tidied(typed)
