"""What no command leaves behind: somebody worked on the store around the program.

Written by `make generate` from ibadmin/store/queries/checks.py.
"""

from ibadmin.store.statement import Statement

USER_UNTRACED = Statement(
    """SELECT count(*) AS count_1
FROM users
WHERE NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id))""",
    """SELECT count(*) AS count_1
FROM users
WHERE NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id))""",
)
CODE_NOT_AWAITED = Statement(
    """SELECT count(*) AS count_1
FROM verification_codes JOIN users ON verification_codes.user_id = users.id AND NOT (users.status = 'approved' OR users.status = 'active' AND (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND grants.state = 'awaited')))""",
    """SELECT count(*) AS count_1
FROM verification_codes JOIN users ON verification_codes.user_id = users.id AND NOT (users.status = 'approved' OR users.status = 'active' AND (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND grants.state = 'awaited')))""",
)
FORM_WITHOUT_PRODUCT = Statement(
    """SELECT count(*) AS count_1
FROM registrations
WHERE NOT (EXISTS (SELECT *
FROM registration_products
WHERE registration_products.registration_id = registrations.id))""",
    """SELECT count(*) AS count_1
FROM registrations
WHERE NOT (EXISTS (SELECT *
FROM registration_products
WHERE registration_products.registration_id = registrations.id))""",
)
MEMBERSHIP_IMPOSSIBLE = Statement(
    """SELECT count(*) AS count_1
FROM memberships JOIN organisations AS partnership ON partnership.id = memberships.partnership_id JOIN organisations AS member ON member.id = memberships.member_id
WHERE partnership.kind != 'samenwerkingsverband' OR member.kind != 'gemeente'""",
    """SELECT count(*) AS count_1
FROM memberships JOIN organisations AS partnership ON partnership.id = memberships.partnership_id JOIN organisations AS member ON member.id = memberships.member_id
WHERE partnership.kind != 'samenwerkingsverband' OR member.kind != 'gemeente'""",
)
DANGLING = Statement(
    """SELECT 'audit' AS anon_1, count(*) AS count_1
FROM audit
WHERE audit.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE audit.organisation_id = referred.id)) UNION ALL SELECT 'grants' AS anon_2, count(*) AS count_2
FROM grants
WHERE grants.organisation_id IS NOT NULL AND grants.user_id IS NOT NULL AND grants.user_active IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE grants.organisation_id = referred.organisation_id AND grants.user_id = referred.id AND grants.user_active = referred.active)) UNION ALL SELECT 'grants' AS anon_3, count(*) AS count_3
FROM grants
WHERE grants.product IS NOT NULL AND grants.role IS NOT NULL AND NOT (EXISTS (SELECT *
FROM offers AS referred
WHERE grants.product = referred.product AND grants.role = referred.role)) UNION ALL SELECT 'login_codes' AS anon_4, count(*) AS count_4
FROM login_codes
WHERE login_codes.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE login_codes.user_id = referred.id)) UNION ALL SELECT 'memberships' AS anon_5, count(*) AS count_5
FROM memberships
WHERE memberships.member_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE memberships.member_id = referred.id)) UNION ALL SELECT 'memberships' AS anon_6, count(*) AS count_6
FROM memberships
WHERE memberships.partnership_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE memberships.partnership_id = referred.id)) UNION ALL SELECT 'offers' AS anon_7, count(*) AS count_7
FROM offers
WHERE offers.product IS NOT NULL AND NOT (EXISTS (SELECT *
FROM products AS referred
WHERE offers.product = referred.code)) UNION ALL SELECT 'offers' AS anon_8, count(*) AS count_8
FROM offers
WHERE offers.role IS NOT NULL AND NOT (EXISTS (SELECT *
FROM roles AS referred
WHERE offers.role = referred.code)) UNION ALL SELECT 'operations' AS anon_9, count(*) AS count_9
FROM operations
WHERE operations.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE operations.organisation_id = referred.id)) UNION ALL SELECT 'permissions' AS anon_10, count(*) AS count_10
FROM permissions
WHERE permissions.product IS NOT NULL AND permissions.role IS NOT NULL AND NOT (EXISTS (SELECT *
FROM offers AS referred
WHERE permissions.product = referred.product AND permissions.role = referred.role)) UNION ALL SELECT 'registration_products' AS anon_11, count(*) AS count_11
FROM registration_products
WHERE registration_products.product IS NOT NULL AND NOT (EXISTS (SELECT *
FROM products AS referred
WHERE registration_products.product = referred.code)) UNION ALL SELECT 'registration_products' AS anon_12, count(*) AS count_12
FROM registration_products
WHERE registration_products.registration_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM registrations AS referred
WHERE registration_products.registration_id = referred.id)) UNION ALL SELECT 'registrations' AS anon_13, count(*) AS count_13
FROM registrations
WHERE registrations.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE registrations.organisation_id = referred.id)) UNION ALL SELECT 'registrations' AS anon_14, count(*) AS count_14
FROM registrations
WHERE registrations.organisation_id IS NOT NULL AND registrations.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE registrations.organisation_id = referred.organisation_id AND registrations.user_id = referred.id)) UNION ALL SELECT 'sessions' AS anon_15, count(*) AS count_15
FROM sessions
WHERE sessions.organisation_id IS NOT NULL AND sessions.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE sessions.organisation_id = referred.organisation_id AND sessions.user_id = referred.id)) UNION ALL SELECT 'users' AS anon_16, count(*) AS count_16
FROM users
WHERE users.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE users.organisation_id = referred.id)) UNION ALL SELECT 'verification_codes' AS anon_17, count(*) AS count_17
FROM verification_codes
WHERE verification_codes.organisation_id IS NOT NULL AND verification_codes.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE verification_codes.organisation_id = referred.organisation_id AND verification_codes.user_id = referred.id))""",
    """SELECT 'audit' AS anon_1, count(*) AS count_1
FROM audit
WHERE audit.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE audit.organisation_id = referred.id)) UNION ALL SELECT 'grants' AS anon_2, count(*) AS count_2
FROM grants
WHERE grants.organisation_id IS NOT NULL AND grants.user_id IS NOT NULL AND grants.user_active IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE grants.organisation_id = referred.organisation_id AND grants.user_id = referred.id AND grants.user_active = referred.active)) UNION ALL SELECT 'grants' AS anon_3, count(*) AS count_3
FROM grants
WHERE grants.product IS NOT NULL AND grants.role IS NOT NULL AND NOT (EXISTS (SELECT *
FROM offers AS referred
WHERE grants.product = referred.product AND grants.role = referred.role)) UNION ALL SELECT 'login_codes' AS anon_4, count(*) AS count_4
FROM login_codes
WHERE login_codes.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE login_codes.user_id = referred.id)) UNION ALL SELECT 'memberships' AS anon_5, count(*) AS count_5
FROM memberships
WHERE memberships.member_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE memberships.member_id = referred.id)) UNION ALL SELECT 'memberships' AS anon_6, count(*) AS count_6
FROM memberships
WHERE memberships.partnership_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE memberships.partnership_id = referred.id)) UNION ALL SELECT 'offers' AS anon_7, count(*) AS count_7
FROM offers
WHERE offers.product IS NOT NULL AND NOT (EXISTS (SELECT *
FROM products AS referred
WHERE offers.product = referred.code)) UNION ALL SELECT 'offers' AS anon_8, count(*) AS count_8
FROM offers
WHERE offers.role IS NOT NULL AND NOT (EXISTS (SELECT *
FROM roles AS referred
WHERE offers.role = referred.code)) UNION ALL SELECT 'operations' AS anon_9, count(*) AS count_9
FROM operations
WHERE operations.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE operations.organisation_id = referred.id)) UNION ALL SELECT 'permissions' AS anon_10, count(*) AS count_10
FROM permissions
WHERE permissions.product IS NOT NULL AND permissions.role IS NOT NULL AND NOT (EXISTS (SELECT *
FROM offers AS referred
WHERE permissions.product = referred.product AND permissions.role = referred.role)) UNION ALL SELECT 'registration_products' AS anon_11, count(*) AS count_11
FROM registration_products
WHERE registration_products.product IS NOT NULL AND NOT (EXISTS (SELECT *
FROM products AS referred
WHERE registration_products.product = referred.code)) UNION ALL SELECT 'registration_products' AS anon_12, count(*) AS count_12
FROM registration_products
WHERE registration_products.registration_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM registrations AS referred
WHERE registration_products.registration_id = referred.id)) UNION ALL SELECT 'registrations' AS anon_13, count(*) AS count_13
FROM registrations
WHERE registrations.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE registrations.organisation_id = referred.id)) UNION ALL SELECT 'registrations' AS anon_14, count(*) AS count_14
FROM registrations
WHERE registrations.organisation_id IS NOT NULL AND registrations.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE registrations.organisation_id = referred.organisation_id AND registrations.user_id = referred.id)) UNION ALL SELECT 'sessions' AS anon_15, count(*) AS count_15
FROM sessions
WHERE sessions.organisation_id IS NOT NULL AND sessions.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE sessions.organisation_id = referred.organisation_id AND sessions.user_id = referred.id)) UNION ALL SELECT 'users' AS anon_16, count(*) AS count_16
FROM users
WHERE users.organisation_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM organisations AS referred
WHERE users.organisation_id = referred.id)) UNION ALL SELECT 'verification_codes' AS anon_17, count(*) AS count_17
FROM verification_codes
WHERE verification_codes.organisation_id IS NOT NULL AND verification_codes.user_id IS NOT NULL AND NOT (EXISTS (SELECT *
FROM users AS referred
WHERE verification_codes.organisation_id = referred.organisation_id AND verification_codes.user_id = referred.id))""",
)
