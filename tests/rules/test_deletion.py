"""Verwijderen (2.3.2): only who is off in every way, and never oneself."""

import pytest

from ibadmin.facts import UserDeleted
from ibadmin.model import Actor, User, UserStatus
from ibadmin.rules import deletion
from ibadmin.rules.manual import Reason, Refusal
from tests.rules.people import SERVICEDESK, URK, acting, beheerder, reasons, refusals, servicedesk, user

pytestmark = pytest.mark.manual("2.3", "2.3.2")

INACTIVE = user("w.weg", "iwmo G", status=UserStatus.INACTIVE)
ACTIVE = user("j.jansen", "iwmo G")._replace(newsletter=True, contact_person=True, contact_email="a@b.nl")


@pytest.mark.parametrize(
    ("actor", "other"),
    [
        pytest.param(beheerder(), INACTIVE, id="a user"),
        pytest.param(beheerder("ijw"), INACTIVE, id="a user of another product"),
        pytest.param(beheerder(), INACTIVE._replace(registered_at=None, details=None), id="who never finished"),
        pytest.param(
            servicedesk(), user("b", "iwmo GB", status=UserStatus.INACTIVE), id="a beheerder, by the servicedesk"
        ),
        pytest.param(servicedesk(), user("c", at=SERVICEDESK, status=UserStatus.INACTIVE), id="a former colleague"),
    ],
)
def test_an_inactive_user_is_deleted(actor: Actor, other: User) -> None:
    assert deletion.delete(actor, other) == UserDeleted(other)


def test_everything_that_is_still_on_is_named() -> None:
    assert reasons(lambda: deletion.delete(beheerder(), ACTIVE)) == [
        Reason(Refusal.STILL_ACTIVE, "j.jansen", "active"),
        Reason(Refusal.NEWSLETTER_ON, "j.jansen"),
        Reason(Refusal.CONTACT_PERSON_ON, "j.jansen"),
    ]


@pytest.mark.parametrize(
    ("actor", "other", "expected"),
    [
        pytest.param(beheerder(), INACTIVE._replace(newsletter=True), [Refusal.NEWSLETTER_ON], id="with newsletter"),
        pytest.param(
            beheerder(), INACTIVE._replace(contact_person=True), [Refusal.CONTACT_PERSON_ON], id="a contact person"
        ),
        *(
            pytest.param(beheerder(), user("n", status=status), [Refusal.STILL_ACTIVE], id=status.value)
            for status in UserStatus
            if status is not UserStatus.INACTIVE
        ),
        pytest.param(beheerder(), beheerder().user, [Refusal.ONESELF, Refusal.STILL_ACTIVE], id="oneself"),
        pytest.param(acting(ACTIVE), INACTIVE, [Refusal.NOT_ADMINISTRATOR], id="a colleague"),
        pytest.param(
            beheerder(),
            user("b", "iwmo GB", status=UserStatus.INACTIVE),
            [Refusal.SERVICEDESKS_TO_HANDLE],
            id="a fellow beheerder",
        ),
        pytest.param(servicedesk(), INACTIVE, [Refusal.ADMINISTRATORS_TO_HANDLE], id="a user, by the servicedesk"),
        pytest.param(
            beheerder(at=URK),
            ACTIVE,
            [
                Refusal.ANOTHER_ORGANISATION,
                Refusal.STILL_ACTIVE,
                Refusal.NEWSLETTER_ON,
                Refusal.CONTACT_PERSON_ON,
            ],
            id="somebody else's active user",
        ),
    ],
)
def test_who_is_not_deleted(actor: Actor, other: User, expected: list[Refusal]) -> None:
    assert refusals(lambda: deletion.delete(actor, other)) == expected
