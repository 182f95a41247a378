"""Every change: set-based, over rows that travel as one JSON parameter; a guarded one returns the ids it changed.

Written by `make generate` from ibadmin/store/queries/changes.py.
"""

from ibadmin.store.statement import Statement

ADD_ORGANISATION = Statement(
    """INSERT INTO organisations (id, code, name, kind, kvk_number, inlichtingenbureau_returned_on, vecozo_returned_on, version) SELECT CAST(rows.value ->> 'id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'code' AS TEXT) AS anon_2, CAST(rows.value ->> 'name' AS TEXT) AS anon_3, CAST(rows.value ->> 'kind' AS TEXT) AS anon_4, CAST(rows.value ->> 'kvk_number' AS TEXT) AS anon_5, CAST(rows.value ->> 'inlichtingenbureau_returned_on' AS TEXT) AS anon_6, CAST(rows.value ->> 'vecozo_returned_on' AS TEXT) AS anon_7, CAST(rows.value ->> 'version' AS INTEGER) AS anon_8
FROM json_each(:rows) AS rows""",
    """INSERT INTO organisations (id, code, name, kind, kvk_number, inlichtingenbureau_returned_on, vecozo_returned_on, version) SELECT CAST(rows.value ->> 'id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'code' AS TEXT) AS anon_2, CAST(rows.value ->> 'name' AS TEXT) AS anon_3, CAST(rows.value ->> 'kind' AS TEXT) AS anon_4, CAST(rows.value ->> 'kvk_number' AS TEXT) AS anon_5, CAST(rows.value ->> 'inlichtingenbureau_returned_on' AS DATE) AS anon_6, CAST(rows.value ->> 'vecozo_returned_on' AS DATE) AS anon_7, CAST(rows.value ->> 'version' AS INTEGER) AS anon_8
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
INLICHTINGENBUREAU_RETURNED = Statement(
    """UPDATE organisations SET inlichtingenbureau_returned_on=CAST(rows.value ->> 'returned_on' AS TEXT), version=(organisations.version + 1) FROM json_each(:rows) AS rows WHERE organisations.id = CAST(rows.value ->> 'id' AS INTEGER) AND organisations.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE organisations SET inlichtingenbureau_returned_on=CAST(rows.value ->> 'returned_on' AS DATE), version=(organisations.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE organisations.id = CAST(rows.value ->> 'id' AS INTEGER) AND organisations.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING organisations.id""",
    returning=True,
)
VECOZO_RETURNED = Statement(
    """UPDATE organisations SET vecozo_returned_on=CAST(rows.value ->> 'returned_on' AS TEXT), version=(organisations.version + 1) FROM json_each(:rows) AS rows WHERE organisations.id = CAST(rows.value ->> 'id' AS INTEGER) AND organisations.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE organisations SET vecozo_returned_on=CAST(rows.value ->> 'returned_on' AS DATE), version=(organisations.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE organisations.id = CAST(rows.value ->> 'id' AS INTEGER) AND organisations.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING organisations.id""",
    returning=True,
)
JOIN = Statement(
    """INSERT INTO memberships (partnership_id, member_id) SELECT CAST(rows.value ->> 'partnership_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'member_id' AS INTEGER) AS anon_2
FROM json_each(:rows) AS rows""",
    """INSERT INTO memberships (partnership_id, member_id) SELECT CAST(rows.value ->> 'partnership_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'member_id' AS INTEGER) AS anon_2
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
LEAVE = Statement(
    """DELETE FROM memberships WHERE (memberships.partnership_id, memberships.member_id) IN (SELECT CAST(rows.value ->> 'partnership_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'member_id' AS INTEGER) AS anon_2
FROM json_each(:rows) AS rows)""",
    """DELETE FROM memberships WHERE (memberships.partnership_id, memberships.member_id) IN (SELECT CAST(rows.value ->> 'partnership_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'member_id' AS INTEGER) AS anon_2
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
REGISTER = Statement(
    """INSERT INTO registrations (id, organisation_id, name, email_address, registered_at, user_id) SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_2, CAST(rows.value ->> 'name' AS TEXT) AS anon_3, CAST(rows.value ->> 'email_address' AS TEXT) AS anon_4, CAST(rows.value ->> 'registered_at' AS TEXT) AS anon_5, CAST(rows.value ->> 'user_id' AS TEXT) AS anon_6
FROM json_each(:rows) AS rows
WHERE NOT (EXISTS (SELECT *
FROM registrations
WHERE registrations.id = CAST(rows.value ->> 'id' AS TEXT)))""",
    """INSERT INTO registrations (id, organisation_id, name, email_address, registered_at, user_id) SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_2, CAST(rows.value ->> 'name' AS TEXT) AS anon_3, CAST(rows.value ->> 'email_address' AS TEXT) AS anon_4, CAST(rows.value ->> 'registered_at' AS TIMESTAMP WITH TIME ZONE) AS anon_5, CAST(rows.value ->> 'user_id' AS TEXT) AS anon_6
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows
WHERE NOT (EXISTS (SELECT *
FROM registrations
WHERE registrations.id = CAST(rows.value ->> 'id' AS TEXT)))""",
)
REGISTER_PRODUCT = Statement(
    """INSERT INTO registration_products (registration_id, product) SELECT CAST(rows.value ->> 'registration_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2
FROM json_each(:rows) AS rows
WHERE NOT (EXISTS (SELECT *
FROM registration_products
WHERE registration_products.registration_id = CAST(rows.value ->> 'registration_id' AS TEXT) AND registration_products.product = CAST(rows.value ->> 'product' AS TEXT)))""",
    """INSERT INTO registration_products (registration_id, product) SELECT CAST(rows.value ->> 'registration_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows
WHERE NOT (EXISTS (SELECT *
FROM registration_products
WHERE registration_products.registration_id = CAST(rows.value ->> 'registration_id' AS TEXT) AND registration_products.product = CAST(rows.value ->> 'product' AS TEXT)))""",
)
LINK_REGISTRATION = Statement(
    """UPDATE registrations SET user_id=CAST(rows.value ->> 'id' AS TEXT) FROM json_each(:rows) AS rows WHERE registrations.user_id IS NULL AND registrations.organisation_id = CAST(rows.value ->> 'organisation_id' AS INTEGER) AND registrations.email_address = CAST(rows.value ->> 'email_address' AS TEXT)""",
    """UPDATE registrations SET user_id=CAST(rows.value ->> 'id' AS TEXT) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE registrations.user_id IS NULL AND registrations.organisation_id = CAST(rows.value ->> 'organisation_id' AS INTEGER) AND registrations.email_address = CAST(rows.value ->> 'email_address' AS TEXT)""",
)
LINK_FORM = Statement(
    """UPDATE registrations SET user_id=CAST(rows.value ->> 'user_id' AS TEXT) FROM json_each(:rows) AS rows WHERE registrations.id = CAST(rows.value ->> 'id' AS TEXT)""",
    """UPDATE registrations SET user_id=CAST(rows.value ->> 'user_id' AS TEXT) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE registrations.id = CAST(rows.value ->> 'id' AS TEXT)""",
)
DROP_REGISTRATION = Statement(
    """DELETE FROM registrations WHERE registrations.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """DELETE FROM registrations WHERE registrations.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
DROP_FORM_OF_ADDRESS = Statement(
    """DELETE FROM registrations WHERE registrations.user_id IS NULL AND (registrations.organisation_id, registrations.email_address) IN (SELECT CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'email_address' AS TEXT) AS anon_2
FROM json_each(:rows) AS rows)""",
    """DELETE FROM registrations WHERE registrations.user_id IS NULL AND (registrations.organisation_id, registrations.email_address) IN (SELECT CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'email_address' AS TEXT) AS anon_2
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
ARRIVE = Statement(
    """INSERT INTO users (id, audit_id, organisation_id, pseudonym, status, active, username, salutation, initials, first_name, infix, surname, department, phone_number, email_address, search_name, newsletter_asked, newsletter, contact_person, contact_email, arrived_at, registered_at, last_login_at, version) SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'audit_id' AS TEXT) AS anon_2, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_3, CAST(rows.value ->> 'pseudonym' AS TEXT) AS anon_4, CAST(rows.value ->> 'status' AS TEXT) AS anon_5, CAST(rows.value ->> 'active' AS BOOLEAN) AS anon_6, CAST(rows.value ->> 'username' AS TEXT) AS anon_7, CAST(rows.value ->> 'salutation' AS TEXT) AS anon_8, CAST(rows.value ->> 'initials' AS TEXT) AS anon_9, CAST(rows.value ->> 'first_name' AS TEXT) AS anon_10, CAST(rows.value ->> 'infix' AS TEXT) AS anon_11, CAST(rows.value ->> 'surname' AS TEXT) AS anon_12, CAST(rows.value ->> 'department' AS TEXT) AS anon_13, CAST(rows.value ->> 'phone_number' AS TEXT) AS anon_14, CAST(rows.value ->> 'email_address' AS TEXT) AS anon_15, CAST(rows.value ->> 'search_name' AS TEXT) AS anon_16, CAST(rows.value ->> 'newsletter_asked' AS BOOLEAN) AS anon_17, CAST(rows.value ->> 'newsletter' AS BOOLEAN) AS anon_18, CAST(rows.value ->> 'contact_person' AS BOOLEAN) AS anon_19, CAST(rows.value ->> 'contact_email' AS TEXT) AS anon_20, CAST(rows.value ->> 'arrived_at' AS TEXT) AS anon_21, CAST(rows.value ->> 'registered_at' AS TEXT) AS anon_22, CAST(rows.value ->> 'last_login_at' AS TEXT) AS anon_23, CAST(rows.value ->> 'version' AS INTEGER) AS anon_24
FROM json_each(:rows) AS rows""",
    """INSERT INTO users (id, audit_id, organisation_id, pseudonym, status, active, username, salutation, initials, first_name, infix, surname, department, phone_number, email_address, search_name, newsletter_asked, newsletter, contact_person, contact_email, arrived_at, registered_at, last_login_at, version) SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'audit_id' AS TEXT) AS anon_2, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_3, CAST(rows.value ->> 'pseudonym' AS TEXT) AS anon_4, CAST(rows.value ->> 'status' AS TEXT) AS anon_5, CAST(rows.value ->> 'active' AS BOOLEAN) AS anon_6, CAST(rows.value ->> 'username' AS TEXT) AS anon_7, CAST(rows.value ->> 'salutation' AS TEXT) AS anon_8, CAST(rows.value ->> 'initials' AS TEXT) AS anon_9, CAST(rows.value ->> 'first_name' AS TEXT) AS anon_10, CAST(rows.value ->> 'infix' AS TEXT) AS anon_11, CAST(rows.value ->> 'surname' AS TEXT) AS anon_12, CAST(rows.value ->> 'department' AS TEXT) AS anon_13, CAST(rows.value ->> 'phone_number' AS TEXT) AS anon_14, CAST(rows.value ->> 'email_address' AS TEXT) AS anon_15, CAST(rows.value ->> 'search_name' AS TEXT) AS anon_16, CAST(rows.value ->> 'newsletter_asked' AS BOOLEAN) AS anon_17, CAST(rows.value ->> 'newsletter' AS BOOLEAN) AS anon_18, CAST(rows.value ->> 'contact_person' AS BOOLEAN) AS anon_19, CAST(rows.value ->> 'contact_email' AS TEXT) AS anon_20, CAST(rows.value ->> 'arrived_at' AS TIMESTAMP WITH TIME ZONE) AS anon_21, CAST(rows.value ->> 'registered_at' AS TIMESTAMP WITH TIME ZONE) AS anon_22, CAST(rows.value ->> 'last_login_at' AS TIMESTAMP WITH TIME ZONE) AS anon_23, CAST(rows.value ->> 'version' AS INTEGER) AS anon_24
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
LOG_IN = Statement(
    """UPDATE users SET last_login_at=CAST(rows.value ->> 'at' AS TEXT) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT)""",
    """UPDATE users SET last_login_at=CAST(rows.value ->> 'at' AS TIMESTAMP WITH TIME ZONE) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT)""",
)
ENTER_DETAILS = Statement(
    """UPDATE users SET status='pending', username=CAST(rows.value ->> 'username' AS TEXT), salutation=CAST(rows.value ->> 'salutation' AS TEXT), initials=CAST(rows.value ->> 'initials' AS TEXT), first_name=CAST(rows.value ->> 'first_name' AS TEXT), infix=CAST(rows.value ->> 'infix' AS TEXT), surname=CAST(rows.value ->> 'surname' AS TEXT), department=CAST(rows.value ->> 'department' AS TEXT), phone_number=CAST(rows.value ->> 'phone_number' AS TEXT), email_address=CAST(rows.value ->> 'email_address' AS TEXT), search_name=CAST(rows.value ->> 'search_name' AS TEXT), newsletter_asked=CAST(rows.value ->> 'newsletter' AS BOOLEAN), version=(users.version + 1) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE users SET status='pending', username=CAST(rows.value ->> 'username' AS TEXT), salutation=CAST(rows.value ->> 'salutation' AS TEXT), initials=CAST(rows.value ->> 'initials' AS TEXT), first_name=CAST(rows.value ->> 'first_name' AS TEXT), infix=CAST(rows.value ->> 'infix' AS TEXT), surname=CAST(rows.value ->> 'surname' AS TEXT), department=CAST(rows.value ->> 'department' AS TEXT), phone_number=CAST(rows.value ->> 'phone_number' AS TEXT), email_address=CAST(rows.value ->> 'email_address' AS TEXT), search_name=CAST(rows.value ->> 'search_name' AS TEXT), newsletter_asked=CAST(rows.value ->> 'newsletter' AS BOOLEAN), version=(users.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING users.id""",
    returning=True,
)
EDIT_DETAILS = Statement(
    """UPDATE users SET salutation=CAST(rows.value ->> 'salutation' AS TEXT), initials=CAST(rows.value ->> 'initials' AS TEXT), first_name=CAST(rows.value ->> 'first_name' AS TEXT), infix=CAST(rows.value ->> 'infix' AS TEXT), surname=CAST(rows.value ->> 'surname' AS TEXT), department=CAST(rows.value ->> 'department' AS TEXT), phone_number=CAST(rows.value ->> 'phone_number' AS TEXT), email_address=CAST(rows.value ->> 'email_address' AS TEXT), search_name=CAST(rows.value ->> 'search_name' AS TEXT), newsletter_asked=CAST(rows.value ->> 'newsletter_asked' AS BOOLEAN), newsletter=CAST(rows.value ->> 'newsletter' AS BOOLEAN), contact_person=CAST(rows.value ->> 'contact_person' AS BOOLEAN), contact_email=CAST(rows.value ->> 'contact_email' AS TEXT), version=(users.version + 1) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE users SET salutation=CAST(rows.value ->> 'salutation' AS TEXT), initials=CAST(rows.value ->> 'initials' AS TEXT), first_name=CAST(rows.value ->> 'first_name' AS TEXT), infix=CAST(rows.value ->> 'infix' AS TEXT), surname=CAST(rows.value ->> 'surname' AS TEXT), department=CAST(rows.value ->> 'department' AS TEXT), phone_number=CAST(rows.value ->> 'phone_number' AS TEXT), email_address=CAST(rows.value ->> 'email_address' AS TEXT), search_name=CAST(rows.value ->> 'search_name' AS TEXT), newsletter_asked=CAST(rows.value ->> 'newsletter_asked' AS BOOLEAN), newsletter=CAST(rows.value ->> 'newsletter' AS BOOLEAN), contact_person=CAST(rows.value ->> 'contact_person' AS BOOLEAN), contact_email=CAST(rows.value ->> 'contact_email' AS TEXT), version=(users.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING users.id""",
    returning=True,
)
APPROVE = Statement(
    """UPDATE users SET status='approved', version=(users.version + 1) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE users SET status='approved', version=(users.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING users.id""",
    returning=True,
)
TOUCH = Statement(
    """UPDATE users SET version=(users.version + 1) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE users SET version=(users.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING users.id""",
    returning=True,
)
COMPLETE = Statement(
    """UPDATE users SET status='active', active=1, newsletter=users.newsletter_asked, registered_at=coalesce(users.registered_at, CAST(rows.value ->> 'at' AS TEXT)), version=(users.version + 1) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE users SET status='active', active=true, newsletter=users.newsletter_asked, registered_at=coalesce(users.registered_at, CAST(rows.value ->> 'at' AS TIMESTAMP WITH TIME ZONE)), version=(users.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING users.id""",
    returning=True,
)
SWITCH_GRANTS_OFF = Statement(
    """UPDATE grants SET state=CASE WHEN (grants.state = 'active') THEN 'suspended' WHEN (grants.state = 'awaited') THEN 'inactive' END WHERE grants.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows) AND grants.state IN ('active', 'awaited')""",
    """UPDATE grants SET state=CASE WHEN (grants.state = 'active') THEN 'suspended' WHEN (grants.state = 'awaited') THEN 'inactive' END WHERE grants.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows) AND grants.state IN ('active', 'awaited')""",
)
DROP_CODES = Statement(
    """DELETE FROM verification_codes WHERE verification_codes.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """DELETE FROM verification_codes WHERE verification_codes.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
LOG_OFF = Statement(
    """DELETE FROM sessions WHERE sessions.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """DELETE FROM sessions WHERE sessions.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
DROP_LOGIN_CODES = Statement(
    """DELETE FROM login_codes WHERE login_codes.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """DELETE FROM login_codes WHERE login_codes.user_id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
DEACTIVATE = Statement(
    """UPDATE users SET status='inactive', active=0, newsletter_asked=0, newsletter=0, contact_person=0, contact_email='', version=(users.version + 1) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE users SET status='inactive', active=false, newsletter_asked=false, newsletter=false, contact_person=false, contact_email='', version=(users.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING users.id""",
    returning=True,
)
REACTIVATE = Statement(
    """UPDATE users SET status=CAST(rows.value ->> 'status' AS TEXT), active=CAST(rows.value ->> 'active' AS BOOLEAN), version=(users.version + 1) FROM json_each(:rows) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING id""",
    """UPDATE users SET status=CAST(rows.value ->> 'status' AS TEXT), active=CAST(rows.value ->> 'active' AS BOOLEAN), version=(users.version + 1) FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows WHERE users.id = CAST(rows.value ->> 'id' AS TEXT) AND users.version = CAST(rows.value ->> 'version' AS INTEGER) RETURNING users.id""",
    returning=True,
)
DELETE = Statement(
    """DELETE FROM users WHERE (users.id, users.version) IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'version' AS INTEGER) AS anon_2
FROM json_each(:rows) AS rows) RETURNING id""",
    """DELETE FROM users WHERE (users.id, users.version) IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'version' AS INTEGER) AS anon_2
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows) RETURNING users.id""",
    returning=True,
)
ISSUE_CODE = Statement(
    """INSERT INTO verification_codes (user_id, keyed_hash, expires_at, tries, organisation_id) SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'keyed_hash' AS TEXT) AS anon_2, CAST(rows.value ->> 'expires_at' AS TEXT) AS anon_3, CAST(rows.value ->> 'tries' AS INTEGER) AS anon_4, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_5
FROM json_each(:rows) AS rows""",
    """INSERT INTO verification_codes (user_id, keyed_hash, expires_at, tries, organisation_id) SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'keyed_hash' AS TEXT) AS anon_2, CAST(rows.value ->> 'expires_at' AS TIMESTAMP WITH TIME ZONE) AS anon_3, CAST(rows.value ->> 'tries' AS INTEGER) AS anon_4, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_5
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
DROP_CODE = Statement(
    """DELETE FROM verification_codes WHERE verification_codes.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """DELETE FROM verification_codes WHERE verification_codes.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
COUNT_TRY = Statement(
    """UPDATE verification_codes SET tries=(verification_codes.tries + 1) WHERE verification_codes.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """UPDATE verification_codes SET tries=(verification_codes.tries + 1) WHERE verification_codes.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
GRANT = Statement(
    """INSERT INTO grants (user_id, product, role, user_active, state, granted_at, organisation_id) SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2, CAST(rows.value ->> 'role' AS TEXT) AS anon_3, CAST(rows.value ->> 'user_active' AS BOOLEAN) AS anon_4, CAST(rows.value ->> 'state' AS TEXT) AS anon_5, CAST(rows.value ->> 'granted_at' AS TEXT) AS anon_6, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_7
FROM json_each(:rows) AS rows""",
    """INSERT INTO grants (user_id, product, role, user_active, state, granted_at, organisation_id) SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2, CAST(rows.value ->> 'role' AS TEXT) AS anon_3, CAST(rows.value ->> 'user_active' AS BOOLEAN) AS anon_4, CAST(rows.value ->> 'state' AS TEXT) AS anon_5, CAST(rows.value ->> 'granted_at' AS TIMESTAMP WITH TIME ZONE) AS anon_6, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_7
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
REVOKE = Statement(
    """DELETE FROM grants WHERE (grants.user_id, grants.product, grants.role) IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2, CAST(rows.value ->> 'role' AS TEXT) AS anon_3
FROM json_each(:rows) AS rows)""",
    """DELETE FROM grants WHERE (grants.user_id, grants.product, grants.role) IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2, CAST(rows.value ->> 'role' AS TEXT) AS anon_3
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
RESTORE = Statement(
    """UPDATE grants SET state='active' WHERE (grants.user_id, grants.product, grants.role) IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2, CAST(rows.value ->> 'role' AS TEXT) AS anon_3
FROM json_each(:rows) AS rows)""",
    """UPDATE grants SET state='active' WHERE (grants.user_id, grants.product, grants.role) IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1, CAST(rows.value ->> 'product' AS TEXT) AS anon_2, CAST(rows.value ->> 'role' AS TEXT) AS anon_3
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
AWAITED_BECOME_ACTIVE = Statement(
    """UPDATE grants SET state=CASE WHEN (grants.state = 'awaited') THEN 'active' END WHERE grants.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows) AND grants.state IN ('awaited')""",
    """UPDATE grants SET state=CASE WHEN (grants.state = 'awaited') THEN 'active' END WHERE grants.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows) AND grants.state IN ('awaited')""",
)
LEAVE_OFF = Statement(
    """UPDATE grants SET state=CASE WHEN (grants.state = 'suspended') THEN 'inactive' END WHERE grants.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows) AND grants.state IN ('suspended')""",
    """UPDATE grants SET state=CASE WHEN (grants.state = 'suspended') THEN 'inactive' END WHERE grants.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows) AND grants.state IN ('suspended')""",
)
START_SESSION = Statement(
    """INSERT INTO sessions (id, user_id, secret_sha256, assurance_level, started_at, last_seen_at, hard_end_at, organisation_id) SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'user_id' AS TEXT) AS anon_2, CAST(rows.value ->> 'secret_sha256' AS TEXT) AS anon_3, CAST(rows.value ->> 'assurance_level' AS TEXT) AS anon_4, CAST(rows.value ->> 'started_at' AS TEXT) AS anon_5, CAST(rows.value ->> 'last_seen_at' AS TEXT) AS anon_6, CAST(rows.value ->> 'hard_end_at' AS TEXT) AS anon_7, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_8
FROM json_each(:rows) AS rows""",
    """INSERT INTO sessions (id, user_id, secret_sha256, assurance_level, started_at, last_seen_at, hard_end_at, organisation_id) SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1, CAST(rows.value ->> 'user_id' AS TEXT) AS anon_2, CAST(rows.value ->> 'secret_sha256' AS TEXT) AS anon_3, CAST(rows.value ->> 'assurance_level' AS TEXT) AS anon_4, CAST(rows.value ->> 'started_at' AS TIMESTAMP WITH TIME ZONE) AS anon_5, CAST(rows.value ->> 'last_seen_at' AS TIMESTAMP WITH TIME ZONE) AS anon_6, CAST(rows.value ->> 'hard_end_at' AS TIMESTAMP WITH TIME ZONE) AS anon_7, CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_8
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
END_SESSION = Statement(
    """DELETE FROM sessions WHERE sessions.id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """DELETE FROM sessions WHERE sessions.id IN (SELECT CAST(rows.value ->> 'id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
END_SESSIONS = Statement(
    """DELETE FROM sessions WHERE sessions.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM json_each(:rows) AS rows)""",
    """DELETE FROM sessions WHERE sessions.user_id IN (SELECT CAST(rows.value ->> 'user_id' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows)""",
)
DROP_REFUSALS = Statement(
    """DELETE FROM login_codes WHERE login_codes.user_id IS NULL""",
    """DELETE FROM login_codes WHERE login_codes.user_id IS NULL""",
)
