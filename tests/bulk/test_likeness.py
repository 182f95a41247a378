"""Two registers may write the same thing differently, and that is no change."""

import pytest

from ibadmin.intake.likeness import differing, same_person
from ibadmin.intake.names import is_same_infix, taken_apart
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
        ("surname", "Vries de"),
        ("surname", "Vries (de)"),
        ("infix", "DE"),
        ("first_name", "SANNE"),
        ("department", "zorg"),
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
    ("written", "infix", "surname"),
    [
        ("van der Berg", "van der", "Berg"),
        ("v/d Berg", "v.d", "Berg"),
        ("V.D. BERG", "V.D.", "BERG"),
        ("Berg, van der", "van der", "Berg"),
        ("Berg (v. d.)", "v. d.", "Berg"),
        ("Berg v.d.", "v.d.", "Berg"),
        ("in \u2019t Veld", "in \u2019t", "Veld"),
        ("Van den Berg-de Vries", "Van den", "Berg-de Vries"),
        ("El Amrani", "", "El Amrani"),
        ("Le Pen", "", "Le Pen"),
        ("Jansen, Jan", "", "Jansen, Jan"),
        ("Bos (oud)", "", "Bos (oud)"),
        ("Vandenberg", "", "Vandenberg"),
        ("van", "", "van"),
    ],
)
def test_an_infix_is_found_in_whatever_way_it_is_written(written: str, infix: str, surname: str) -> None:
    assert taken_apart(written) == (infix, surname)


@pytest.mark.parametrize("said", ["v.d.", "vd", "v/d", "V D", "VAN DER", "vander", "van d."])
def test_every_spelling_of_an_infix_is_that_infix(said: str) -> None:
    assert is_same_infix("van der", said)


@pytest.mark.parametrize("said", ["van", "de", "den", "van den", "ter", ""])
def test_another_infix_is_another(said: str) -> None:
    assert not is_same_infix("van der", said)


HANDED_ON = {"surname": "Pietersen", "first_name": "Piet", "email_address": SANNE.email_address}


@pytest.mark.parametrize(
    ("said", "leaving", "same"),
    [
        (HANDED_ON, True, False),
        (HANDED_ON, False, False),
        (HANDED_ON | {"first_name": "Sanne"}, True, True),
        (HANDED_ON | {"first_name": "Sanne", "initials": "S.M."}, True, True),
        (HANDED_ON | {"first_name": "Sanne", "initials": "P."}, True, False),
        (HANDED_ON | {"first_name": "Sanne", "initials": "P."}, False, True),
        (HANDED_ON | {"surname": "DE VRIES"}, True, True),
    ],
)
def test_an_address_may_have_been_handed_on(said: dict[str, str], leaving: bool, same: bool) -> None:
    assert same_person(SANNE, said, leaving) is same


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
