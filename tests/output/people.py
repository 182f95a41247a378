"""A municipality with someone in every state, to be shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from ibadmin.model import (
    Actor,
    Agreement,
    AssuranceLevel,
    Grant,
    GrantState,
    Matrix,
    Organisation,
    OrganisationKind,
    Permission,
    PersonalDetails,
    Product,
    Registration,
    Role,
    Salutation,
    Session,
    User,
    UserStatus,
    VerificationCode,
)
from ibadmin.model.audit import AuditEntry

NOW = datetime(2021, 12, 1, 9, 30, 15, 250_000, tzinfo=UTC)

MATRIX = Matrix(
    (Product("iwmo", "iWmo"), Product("wlz", "Wlz-registertoets")),
    (
        Role(Role.USER, "G", Role.ADMINISTRATOR),
        Role(Role.PRODUCT_MANAGER, "PB", Role.ADMINISTRATOR),
        Role(Role.ADMINISTRATOR, "GB", Role.SERVICEDESK),
    ),
    (
        Permission("iwmo", Role.USER, "upload"),
        Permission("iwmo", Role.USER, "download"),
        Permission("iwmo", Role.PRODUCT_MANAGER, "settings"),
        Permission("wlz", Role.USER, "consult"),
    ),
)

VEENDIJK = Organisation(
    1,
    "GM9001",
    "Gemeente Veendijk",
    OrganisationKind.MUNICIPALITY,
    "90000001",
    ((Agreement.INLICHTINGENBUREAU, date(2021, 1, 4)),),
)

DETAILS = PersonalDetails(
    Salutation.HEER, "J.A.", "Jan", "van der", "Berg", "Wmo-loket", "+31 20 555 12 34", "jan@veendijk.example"
)

ARRIVED = User("u1", "a1", VEENDIJK, UserStatus.ARRIVED, NOW)

PENDING = ARRIVED._replace(id="u2", audit_id="a2", status=UserStatus.PENDING, username="j.vanderberg", details=DETAILS)

APPROVED = PENDING._replace(
    status=UserStatus.APPROVED,
    grants=(Grant("iwmo", Role.USER, GrantState.AWAITED, NOW),),
    code=VerificationCode(b"0123456789abcdef-the-keyed-hash", NOW + timedelta(hours=72), 2),
)

ACTIVE = PENDING._replace(
    id="u3",
    audit_id="a3",
    status=UserStatus.ACTIVE,
    username="z.demir",
    details=DETAILS._replace(initials="Z.", first_name="Zoë", infix="", surname="Demir"),
    newsletter=True,
    contact_person=True,
    contact_email="wmo@veendijk.example",
    grants=(
        Grant("iwmo", Role.USER, GrantState.ACTIVE, NOW),
        Grant("wlz", Role.USER, GrantState.ACTIVE, NOW),
        Grant("iwmo", Role.PRODUCT_MANAGER, GrantState.INACTIVE, NOW),
    ),
    registered_at=NOW,
    last_login_at=NOW + timedelta(days=1),
    open_sessions=1,
)

REGISTRATION = Registration("r1", VEENDIJK, "K. Smit", "k.smit@veendijk.example", ("iwmo", "wlz"), NOW)

ADMINISTRATOR = ACTIVE._replace(id="u4", username="k.smit", registration=replace(REGISTRATION, user_id="u4"))

PARTNERSHIP = Organisation(2, "SV9001", "Samenwerking Veen", OrganisationKind.PARTNERSHIP, "90000002")

EVERYONE = (ARRIVED, PENDING, APPROVED, ACTIVE, ADMINISTRATOR)

SESSION = Session("s1", "u3", AssuranceLevel.LOA3, NOW, NOW + timedelta(minutes=5), NOW + timedelta(hours=8))

ACTOR = Actor(ACTIVE, SESSION)

AUDIT_ENTRY = AuditEntry(
    "GM9001", 7, NOW, "a4", "user_deactivated", "a3", "done", "10.0.0.1", "verlof", "T-12", ("active",), "ab" * 32
)
