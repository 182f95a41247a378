import pytest

from ibadmin.plain_text import harmless, is_harmless


@pytest.mark.parametrize(
    "name",
    ["Jan van der Berg", "Zoë", "Zoe\u0308", "Łukasz Öztürk", "ヤマダ", "محمد", "d’Ancona-'t Hart", "a\u00a0b", "😀"],
)
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert harmless(name) == name
    assert is_harmless(name)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrood", r"\x1b[31mrood"),
        ("\x1b]52;c;cm0=\x07", r"\x1b]52;c;cm0=\x07"),
        ("a\x9bb\x7fc", r"a\x9bb\x7fc"),
        ("regel\r\n\ttwee", r"regel\r\n\ttwee"),
        ("nep\u202egnp", r"nep\u202egnp"),
        ("\u2066a\u2069\u200e\u200f\u061c", r"\u2066a\u2069\u200e\u200f\u061c"),
        ("a\u200bb\ufeffc\u00add", r"a\u200bb\ufeffc\xadd"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("\ud800\u0378\ue000", r"\ud800\u0378\ue000"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_acts_or_hides_is_spelled_out(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert not is_harmless(text)
