"""The first store: organisations, users, grants, codes, sessions, logins and the audit."""

import sqlalchemy as sa
from alembic import op

from ibadmin.store.schema.types import Day, Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TRIGGERS = (
    """
    create trigger users_inactive_before_delete before delete on users when old.status <> 'inactive'
    begin select raise(abort, 'only an inactive user can be deleted'); end
    """,
    """
    create trigger audit_no_update before update on audit
    begin select raise(abort, 'the audit is append-only'); end
    """,
    """
    create trigger audit_no_delete before delete on audit
    begin select raise(abort, 'the audit is append-only'); end
    """,
)


SAME_ORDER = """
    do $$
    declare one record;
    begin
        for one in select table_name, column_name from information_schema.columns
                   where table_schema = current_schema() and data_type = 'text' loop
            execute format('alter table %I alter column %I type text collate "C"', one.table_name, one.column_name);
        end loop;
    end $$
"""
"""Text sorts by its code points, as on SQLite, whatever the language of the database."""

POSTGRESQL_TRIGGERS = (
    """
    create function only_inactive() returns trigger language plpgsql as $$
    begin
        if old.status <> 'inactive' then
            raise 'only an inactive user can be deleted' using errcode = 'check_violation';
        end if;
        return old;
    end $$
    """,
    """
    create trigger users_inactive_before_delete before delete on users
    for each row execute function only_inactive()
    """,
    """
    create function append_only() returns trigger language plpgsql as $$
    begin
        raise 'the audit is append-only' using errcode = 'check_violation';
    end $$
    """,
    # One for each statement: also a change of no row at all is refused, and so is emptying the table.
    """
    create trigger audit_append_only before update or delete or truncate on audit
    for each statement execute function append_only()
    """,
)


def upgrade() -> None:
    """Make the tables and the triggers."""
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        for trigger in TRIGGERS:
            op.execute(trigger)
    else:
        op.execute(SAME_ORDER)
        for trigger in POSTGRESQL_TRIGGERS:
            op.execute(trigger)


def _tables() -> None:
    op.create_table(
        "login_requests",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("relay_state", sa.Text(), nullable=False),
        sa.Column("makelaar", sa.Text(), nullable=False),
        sa.Column("challenge", sa.Text(), nullable=False),
        sa.Column("redirect_uri", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("login_requests_pkey")),
        sa.UniqueConstraint("relay_state", name=op.f("login_requests_relay_state_key")),
    )
    op.create_table(
        "organisations",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("kvk_number", sa.Text(), nullable=False),
        sa.Column("inlichtingenbureau_returned_on", Day(), nullable=True),
        sa.Column("vecozo_returned_on", Day(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "kind in ('gemeente', 'samenwerkingsverband', 'servicedesk')", name=op.f("organisations_kind_known_check")
        ),
        sa.CheckConstraint("length(kvk_number) = 8", name=op.f("organisations_kvk_number_form_check")),
        sa.PrimaryKeyConstraint("id", name=op.f("organisations_pkey")),
        sa.UniqueConstraint("code", name=op.f("organisations_code_key")),
        sa.UniqueConstraint("kvk_number", name=op.f("organisations_kvk_number_key")),
    )
    op.create_table(
        "products",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("products_pkey")),
    )
    op.create_table(
        "roles",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("abbreviation", sa.Text(), nullable=False),
        sa.Column("granted_by", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("roles_pkey")),
    )
    op.create_table(
        "seen_assertions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("until", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("seen_assertions_pkey")),
    )
    op.create_index(op.f("seen_assertions_until_idx"), "seen_assertions", ["until"], unique=False)
    op.create_table(
        "audit",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("ticket", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("audit_organisation_id_fkey")),
        sa.CheckConstraint("length(hash) = 64", name=op.f("audit_hash_form_check")),
        sa.CheckConstraint("sequence > 0", name=op.f("audit_sequence_from_one_check")),
        sa.PrimaryKeyConstraint("organisation_id", "sequence", name=op.f("audit_pkey")),
    )
    op.create_index(
        op.f("audit_organisation_id_subject_sequence_idx"),
        "audit",
        ["organisation_id", "subject", "sequence"],
        unique=False,
    )
    op.create_table(
        "operations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("operations_organisation_id_fkey")
        ),
        sa.CheckConstraint("first <= last", name=op.f("operations_range_check")),
        sa.CheckConstraint("length(id) = 32", name=op.f("operations_id_form_check")),
        sa.PrimaryKeyConstraint("id", "organisation_id", name=op.f("operations_pkey")),
    )
    op.create_index(op.f("operations_at_idx"), "operations", ["at"], unique=False)
    op.create_table(
        "memberships",
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("partnership_id <> member_id", name=op.f("memberships_not_its_own_member_check")),
        sa.ForeignKeyConstraint(["member_id"], ["organisations.id"], name=op.f("memberships_member_id_fkey")),
        sa.ForeignKeyConstraint(["partnership_id"], ["organisations.id"], name=op.f("memberships_partnership_id_fkey")),
        sa.PrimaryKeyConstraint("partnership_id", "member_id", name=op.f("memberships_pkey")),
    )
    op.create_index(op.f("memberships_member_id_idx"), "memberships", ["member_id"], unique=False)
    op.create_table(
        "offers",
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["product"], ["products.code"], name=op.f("offers_product_fkey")),
        sa.ForeignKeyConstraint(["role"], ["roles.code"], name=op.f("offers_role_fkey")),
        sa.PrimaryKeyConstraint("product", "role", name=op.f("offers_pkey")),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("pseudonym", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("username", sa.Text(), nullable=True),
        sa.Column("salutation", sa.Text(), nullable=True),
        sa.Column("initials", sa.Text(), nullable=True),
        sa.Column("first_name", sa.Text(), nullable=True),
        sa.Column("infix", sa.Text(), nullable=True),
        sa.Column("surname", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("phone_number", sa.Text(), nullable=True),
        sa.Column("email_address", sa.Text(), nullable=True),
        sa.Column("search_name", sa.Text(), nullable=True),
        sa.Column("newsletter_asked", sa.Boolean(), nullable=False),
        sa.Column("newsletter", sa.Boolean(), nullable=False),
        sa.Column("contact_person", sa.Boolean(), nullable=False),
        sa.Column("contact_email", sa.Text(), nullable=False),
        sa.Column("arrived_at", Moment(), nullable=False),
        sa.Column("registered_at", Moment(), nullable=True),
        sa.Column("last_login_at", Moment(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("active = (status = 'active')", name=op.f("users_active_as_status_check")),
        sa.CheckConstraint(
            "contact_email = '' or contact_person", name=op.f("users_contact_email_needs_contact_person_check")
        ),
        sa.CheckConstraint(
            "status in ('arrived', 'inactive') or surname is not null", name=op.f("users_details_before_pending_check")
        ),
        sa.CheckConstraint(
            "status in ('arrived', 'pending', 'approved', 'active', 'inactive')", name=op.f("users_status_known_check")
        ),
        sa.CheckConstraint("(username is null) = (surname is null)", name=op.f("users_username_with_details_check")),
        sa.CheckConstraint("not active or registered_at is not null", name=op.f("users_active_is_registered_check")),
        sa.CheckConstraint("not contact_person or active", name=op.f("users_contact_person_needs_active_check")),
        sa.CheckConstraint("not newsletter or active", name=op.f("users_newsletter_needs_active_check")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisations.id"], name=op.f("users_organisation_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("users_pkey")),
        sa.UniqueConstraint("audit_id", name=op.f("users_audit_id_key")),
        sa.UniqueConstraint("organisation_id", "id", "active", name=op.f("users_organisation_id_id_active_key")),
        sa.UniqueConstraint("organisation_id", "id", name=op.f("users_organisation_id_id_key")),
        sa.UniqueConstraint("organisation_id", "pseudonym", name=op.f("users_organisation_id_pseudonym_key")),
        sa.UniqueConstraint("organisation_id", "username", name=op.f("users_organisation_id_username_key")),
    )
    op.create_index(
        op.f("users_organisation_id_email_address_idx"), "users", ["organisation_id", "email_address"], unique=False
    )
    op.create_index(
        op.f("users_organisation_id_search_name_id_idx"),
        "users",
        ["organisation_id", "search_name", "id"],
        unique=False,
    )
    op.create_index(
        "users_pending_idx",
        "users",
        ["organisation_id", "search_name", "id"],
        unique=False,
        sqlite_where=sa.text("status = 'pending'"),
        postgresql_where=sa.text("status = 'pending'"),
    )
    op.create_table(
        "grants",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("user_active", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("granted_at", Moment(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'active' or user_active", name=op.f("grants_active_needs_active_user_check")),
        sa.CheckConstraint(
            "state in ('awaited', 'active', 'suspended', 'inactive')", name=op.f("grants_state_known_check")
        ),
        sa.ForeignKeyConstraint(
            ["product", "role"], ["offers.product", "offers.role"], name=op.f("grants_product_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "user_id", "user_active"],
            ["users.organisation_id", "users.id", "users.active"],
            name=op.f("grants_organisation_id_fkey"),
            onupdate="CASCADE",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "product", "role", name=op.f("grants_pkey")),
    )
    op.create_index(op.f("grants_organisation_id_user_id_idx"), "grants", ["organisation_id", "user_id"], unique=False)
    op.create_index(
        "grants_administrators_idx",
        "grants",
        ["organisation_id", "user_id"],
        unique=False,
        sqlite_where=sa.text("role = 'gebruikersbeheerder'"),
        postgresql_where=sa.text("role = 'gebruikersbeheerder'"),
    )
    op.create_table(
        "login_codes",
        sa.Column("code_sha256", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("assurance_level", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("challenge", sa.Text(), nullable=False),
        sa.Column("redirect_uri", sa.Text(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("login_codes_user_id_fkey"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("code_sha256", name=op.f("login_codes_pkey")),
    )
    op.create_index(op.f("login_codes_user_id_idx"), "login_codes", ["user_id"], unique=False)
    op.create_table(
        "permissions",
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["product", "role"], ["offers.product", "offers.role"], name=op.f("permissions_product_fkey")
        ),
        sa.PrimaryKeyConstraint("product", "role", "action", name=op.f("permissions_pkey")),
    )
    op.create_table(
        "registrations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email_address", sa.Text(), nullable=False),
        sa.Column("registered_at", Moment(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisations.id"], name=op.f("registrations_organisation_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id", "user_id"],
            ["users.organisation_id", "users.id"],
            name=op.f("registrations_organisation_id_user_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("registrations_pkey")),
        sa.UniqueConstraint(
            "organisation_id", "email_address", name=op.f("registrations_organisation_id_email_address_key")
        ),
        sa.UniqueConstraint("user_id", name=op.f("registrations_user_id_key")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("secret_sha256", sa.Text(), nullable=False),
        sa.Column("assurance_level", sa.Text(), nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("last_seen_at", Moment(), nullable=False),
        sa.Column("hard_end_at", Moment(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "user_id"],
            ["users.organisation_id", "users.id"],
            name=op.f("sessions_organisation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("sessions_pkey")),
        sa.UniqueConstraint("secret_sha256", name=op.f("sessions_secret_sha256_key")),
    )
    op.create_index(op.f("sessions_user_id_idx"), "sessions", ["user_id"], unique=False)
    op.create_index(
        op.f("sessions_organisation_id_user_id_idx"), "sessions", ["organisation_id", "user_id"], unique=False
    )
    op.create_table(
        "verification_codes",
        sa.Column("user_id", sa.Text(), nullable=False),
        sa.Column("keyed_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id", "user_id"],
            ["users.organisation_id", "users.id"],
            name=op.f("verification_codes_organisation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("verification_codes_pkey")),
    )
    op.create_index(
        op.f("verification_codes_organisation_id_user_id_idx"),
        "verification_codes",
        ["organisation_id", "user_id"],
        unique=False,
    )
    op.create_table(
        "registration_products",
        sa.Column("registration_id", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["product"], ["products.code"], name=op.f("registration_products_product_fkey")),
        sa.ForeignKeyConstraint(
            ["registration_id"],
            ["registrations.id"],
            name=op.f("registration_products_registration_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("registration_id", "product", name=op.f("registration_products_pkey")),
    )
