"""Two registers may write the same thing differently, and that is no change."""

import pytest

from ibadmin.intake.likeness import differing, same_person
from tests.people import person

SANNE = person("Vries", "Sanne", "de")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone_number", "+31 182 588 211"),
        ("phone_number", "0182-588211"),
        ("initials", "S"),
        ("initials", "s."),
        ("surname", "de Vries"),
        ("surname", "Vries, de"),
        ("surname", "VRIES"),
        ("email_address", "Sanne.deVries@Voorbeeld.nl"),
        ("department", "Zorg"),
    ],
)
def test_the_same_in_another_way_of_writing_is_no_difference(field: str, value: str) -> None:
    assert differing(SANNE, {field: value}) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone_number", "0182 588 212"),
        ("initials", "S.J."),
        ("surname", "Vries-Jansen"),
        ("infix", "-"),
        ("department", "Jeugd"),
    ],
)
def test_something_else_is(field: str, value: str) -> None:
    assert differing(SANNE, {field: value}) == {field: value}


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ({}, True),
        ({"surname": "Jansen"}, True),
        ({"surname": "Jansen", "email_address": SANNE.email_address}, True),
        ({"surname": "de Vries", "email_address": "s.devries@voorbeeld.nl"}, True),
        ({"surname": "Jansen", "email_address": "s.jansen@voorbeeld.nl"}, False),
    ],
)
def test_somebody_with_another_surname_and_another_address_is_somebody_else(said: dict[str, str], same: bool) -> None:
    assert same_person(SANNE, said) is same
