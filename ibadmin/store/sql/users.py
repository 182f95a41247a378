"""What is asked about users, always through the filter that says whom somebody may see.

Written by `make generate` from ibadmin/store/queries/users.py.
"""

from ibadmin.store.statement import Seen, Statement

CALLED_ONE_OF = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id IN (SELECT users.id
FROM users
WHERE users.id in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.username in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.email_address in (select value ->> 'name' from json_each(:asked))) ORDER BY users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id IN (SELECT users.id
FROM users
WHERE users.id = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.username = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.email_address = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb))))) ORDER BY users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.id IN (SELECT users.id
FROM users
WHERE users.id in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.username in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.email_address in (select value ->> 'name' from json_each(:asked))) ORDER BY users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.id IN (SELECT users.id
FROM users
WHERE users.id = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.username = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND users.email_address = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb))))) ORDER BY users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.id IN (SELECT users.id
FROM users
WHERE users.id in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.username in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.email_address in (select value ->> 'name' from json_each(:asked))) ORDER BY users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.id IN (SELECT users.id
FROM users
WHERE users.id = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.username = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.email_address = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb))))) ORDER BY users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.id IN (SELECT users.id
FROM users
WHERE users.id in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id = :home AND users.username in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id = :home AND users.email_address in (select value ->> 'name' from json_each(:asked))) ORDER BY users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.id IN (SELECT users.id
FROM users
WHERE users.id = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id = %(home)s::INTEGER AND users.username = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id = %(home)s::INTEGER AND users.email_address = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb))))) ORDER BY users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.id IN (SELECT users.id
FROM users
WHERE users.id in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id = :home AND users.username in (select value ->> 'name' from json_each(:asked)) UNION SELECT users.id
FROM users
WHERE users.organisation_id = :home AND users.email_address in (select value ->> 'name' from json_each(:asked))) ORDER BY users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.id IN (SELECT users.id
FROM users
WHERE users.id = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id = %(home)s::INTEGER AND users.username = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)))) UNION SELECT users.id
FROM users
WHERE users.organisation_id = %(home)s::INTEGER AND users.email_address = any (array(select value ->> 'name' from jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb))))) ORDER BY users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
PENDING = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.status = 'pending' ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
LISTED = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (:organisation = '' OR organisations.code = :organisation) AND (:status = '' OR users.status = :status) AND (:role = '' AND :product = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (:role = '' OR grants.role = :role) AND (:product = '' OR grants.product = :product)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(status)s::VARCHAR = '' OR users.status = %(status)s::VARCHAR) AND (%(role)s::VARCHAR = '' AND %(product)s::VARCHAR = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (%(role)s::VARCHAR = '' OR grants.role = %(role)s::VARCHAR) AND (%(product)s::VARCHAR = '' OR grants.product = %(product)s::VARCHAR)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND (:organisation = '' OR organisations.code = :organisation) AND (:status = '' OR users.status = :status) AND (:role = '' AND :product = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (:role = '' OR grants.role = :role) AND (:product = '' OR grants.product = :product)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(status)s::VARCHAR = '' OR users.status = %(status)s::VARCHAR) AND (%(role)s::VARCHAR = '' AND %(product)s::VARCHAR = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (%(role)s::VARCHAR = '' OR grants.role = %(role)s::VARCHAR) AND (%(product)s::VARCHAR = '' OR grants.product = %(product)s::VARCHAR)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation) AND (:status = '' OR users.status = :status) AND (:role = '' AND :product = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (:role = '' OR grants.role = :role) AND (:product = '' OR grants.product = :product)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(status)s::VARCHAR = '' OR users.status = %(status)s::VARCHAR) AND (%(role)s::VARCHAR = '' AND %(product)s::VARCHAR = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (%(role)s::VARCHAR = '' OR grants.role = %(role)s::VARCHAR) AND (%(product)s::VARCHAR = '' OR grants.product = %(product)s::VARCHAR)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND (:organisation = '' OR organisations.code = :organisation) AND (:status = '' OR users.status = :status) AND (:role = '' AND :product = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (:role = '' OR grants.role = :role) AND (:product = '' OR grants.product = :product)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(status)s::VARCHAR = '' OR users.status = %(status)s::VARCHAR) AND (%(role)s::VARCHAR = '' AND %(product)s::VARCHAR = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (%(role)s::VARCHAR = '' OR grants.role = %(role)s::VARCHAR) AND (%(product)s::VARCHAR = '' OR grants.product = %(product)s::VARCHAR)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND (:organisation = '' OR organisations.code = :organisation) AND (:status = '' OR users.status = :status) AND (:role = '' AND :product = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (:role = '' OR grants.role = :role) AND (:product = '' OR grants.product = :product)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(status)s::VARCHAR = '' OR users.status = %(status)s::VARCHAR) AND (%(role)s::VARCHAR = '' AND %(product)s::VARCHAR = '' OR (EXISTS (SELECT *
FROM grants
WHERE grants.user_id = users.id AND (%(role)s::VARCHAR = '' OR grants.role = %(role)s::VARCHAR) AND (%(product)s::VARCHAR = '' OR grants.product = %(product)s::VARCHAR)))) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
DORMANT = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.active = 1 AND coalesce(users.last_login_at, users.registered_at) < :before AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= :before)) AND (:organisation = '' OR organisations.code = :organisation) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.active AND coalesce(users.last_login_at, users.registered_at) < %(before)s::TIMESTAMP WITH TIME ZONE AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= %(before)s::TIMESTAMP WITH TIME ZONE)) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.active = 1 AND coalesce(users.last_login_at, users.registered_at) < :before AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= :before)) AND (:organisation = '' OR organisations.code = :organisation) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.active AND coalesce(users.last_login_at, users.registered_at) < %(before)s::TIMESTAMP WITH TIME ZONE AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= %(before)s::TIMESTAMP WITH TIME ZONE)) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.active = 1 AND coalesce(users.last_login_at, users.registered_at) < :before AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= :before)) AND (:organisation = '' OR organisations.code = :organisation) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.active AND coalesce(users.last_login_at, users.registered_at) < %(before)s::TIMESTAMP WITH TIME ZONE AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= %(before)s::TIMESTAMP WITH TIME ZONE)) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.active = 1 AND coalesce(users.last_login_at, users.registered_at) < :before AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= :before)) AND (:organisation = '' OR organisations.code = :organisation) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.active AND coalesce(users.last_login_at, users.registered_at) < %(before)s::TIMESTAMP WITH TIME ZONE AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= %(before)s::TIMESTAMP WITH TIME ZONE)) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.active = 1 AND coalesce(users.last_login_at, users.registered_at) < :before AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= :before)) AND (:organisation = '' OR organisations.code = :organisation) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.active AND coalesce(users.last_login_at, users.registered_at) < %(before)s::TIMESTAMP WITH TIME ZONE AND NOT (EXISTS (SELECT *
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND audit.action = 'user_reactivated' AND audit.at >= %(before)s::TIMESTAMP WITH TIME ZONE)) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
SEARCHED = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND instr(users.search_name, :text) > 0 ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id IN (SELECT users.id
FROM users
WHERE users.organisation_id IN (SELECT organisations.id
FROM organisations) AND strpos(users.search_name, %(text)s::VARCHAR) > 0 ORDER BY users.organisation_id, users.search_name, users.id
 LIMIT (SELECT CAST(NULL AS BIGINT) AS anon_1)) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.organisation_id IN (SELECT organisations.id
FROM organisations) AND instr(users.search_name, :text) > 0 ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.id IN (SELECT users.id
FROM users
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.organisation_id IN (SELECT organisations.id
FROM organisations) AND strpos(users.search_name, %(text)s::VARCHAR) > 0 ORDER BY users.organisation_id, users.search_name, users.id
 LIMIT (SELECT CAST(NULL AS BIGINT) AS anon_2)) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.organisation_id in (select value from json_each(:sight)) AND instr(users.search_name, :text) > 0 ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.id IN (SELECT users.id
FROM users
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND strpos(users.search_name, %(text)s::VARCHAR) > 0 ORDER BY users.organisation_id, users.search_name, users.id
 LIMIT (SELECT CAST(NULL AS BIGINT) AS anon_1)) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.organisation_id = :home AND instr(users.search_name, :text) > 0 ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.id IN (SELECT users.id
FROM users
WHERE users.organisation_id = %(home)s::INTEGER AND users.organisation_id = %(home)s::INTEGER AND strpos(users.search_name, %(text)s::VARCHAR) > 0 ORDER BY users.organisation_id, users.search_name, users.id
 LIMIT (SELECT CAST(NULL AS BIGINT) AS anon_1)) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.organisation_id = :home AND instr(users.search_name, :text) > 0 ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.id IN (SELECT users.id
FROM users
WHERE users.id = %(me)s::VARCHAR AND users.organisation_id = %(home)s::INTEGER AND strpos(users.search_name, %(text)s::VARCHAR) > 0 ORDER BY users.organisation_id, users.search_name, users.id
 LIMIT (SELECT CAST(NULL AS BIGINT) AS anon_1)) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
WITH_ADDRESS = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :organisation_id AND users.email_address = :email_address ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(organisation_id)s::INTEGER AND users.email_address = %(email_address)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :organisation_id AND users.email_address = :email_address ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(organisation_id)s::INTEGER AND users.email_address = %(email_address)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.organisation_id = :organisation_id AND users.email_address = :email_address ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.organisation_id = %(organisation_id)s::INTEGER AND users.email_address = %(email_address)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.organisation_id = :organisation_id AND users.email_address = :email_address ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.organisation_id = %(organisation_id)s::INTEGER AND users.email_address = %(email_address)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.organisation_id = :organisation_id AND users.email_address = :email_address ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.organisation_id = %(organisation_id)s::INTEGER AND users.email_address = %(email_address)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
IDENTIFIED = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :id ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(id)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.id = :id ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.id = %(id)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.id = :id ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.id = %(id)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.id = :id ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.id = %(id)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.id = :id ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.id = %(id)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
KNOWN = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.pseudonym = :pseudonym AND organisations.kvk_number = :kvk_number ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.pseudonym = %(pseudonym)s::VARCHAR AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.pseudonym = :pseudonym AND organisations.kvk_number = :kvk_number ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.pseudonym = %(pseudonym)s::VARCHAR AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.pseudonym = :pseudonym AND organisations.kvk_number = :kvk_number ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.pseudonym = %(pseudonym)s::VARCHAR AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.pseudonym = :pseudonym AND organisations.kvk_number = :kvk_number ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.pseudonym = %(pseudonym)s::VARCHAR AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.pseudonym = :pseudonym AND organisations.kvk_number = :kvk_number ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.pseudonym = %(pseudonym)s::VARCHAR AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
UNDER = Seen(
    everything=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_2
FROM json_each(:asked) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_2
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    partnership=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    administrator=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = :home AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
    themselves=Statement(
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > :idle_since AND sessions.hard_end_at > :now) AS open_sessions, verification_codes.keyed_hash AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = :me AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        """SELECT users.id, users.audit_id, users.organisation_id, users.status, users.arrived_at, users.username, users.newsletter, users.contact_person, users.contact_email, users.registered_at, users.last_login_at, users.version, (SELECT count(*) AS count_1
FROM sessions
WHERE sessions.organisation_id = users.organisation_id AND sessions.user_id = users.id AND sessions.last_seen_at > %(idle_since)s::TIMESTAMP WITH TIME ZONE AND sessions.hard_end_at > %(now)s::TIMESTAMP WITH TIME ZONE) AS open_sessions, case when verification_codes.user_id is not null then keyed_hash_of(verification_codes.user_id) end AS keyed_hash, verification_codes.expires_at, verification_codes.tries, registrations.id AS form_id, users.salutation, users.initials, users.first_name, users.infix, users.surname, users.department, users.phone_number, users.email_address, users.newsletter_asked, grants.product, grants.role, grants.state, grants.granted_at, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, registrations.name AS form_name, registrations.email_address AS form_email_address, registrations.registered_at AS form_registered_at, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM users JOIN organisations ON organisations.id = users.organisation_id LEFT OUTER JOIN grants ON grants.organisation_id = users.organisation_id AND grants.user_id = users.id LEFT OUTER JOIN verification_codes ON verification_codes.organisation_id = users.organisation_id AND verification_codes.user_id = users.id LEFT OUTER JOIN registrations ON registrations.organisation_id = users.organisation_id AND registrations.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) ORDER BY users.organisation_id, users.search_name, users.id""",
        moments=(4, 9, 10, 14, 29, 39),
        days=(34, 35),
        truths=(6, 7, 25),
    ),
)
CALLED = Seen(
    everything=Statement(
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked)""",
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked)""",
    ),
    servicedesk=Statement(
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) AND (users.organisation_id = :home OR users.id IN (SELECT anon_2.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_2))""",
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_2.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_2))""",
    ),
    partnership=Statement(
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) AND users.organisation_id in (select value from json_each(:sight))""",
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[]))""",
    ),
    administrator=Statement(
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) AND users.organisation_id = :home""",
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.organisation_id = %(home)s::INTEGER""",
    ),
    themselves=Statement(
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM json_each(:asked) AS asked) AND users.id = :me""",
        """SELECT users.audit_id, coalesce(users.username, users.id) AS coalesce_1
FROM users
WHERE users.audit_id IN (SELECT CAST(asked.value ->> 'name' AS TEXT) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.id = %(me)s::VARCHAR""",
    ),
)
ACTIVE_IN = Seen(
    everything=Statement(
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM json_each(:asked) AS asked) AND users.active = 1 GROUP BY users.organisation_id""",
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.active GROUP BY users.organisation_id""",
    ),
    servicedesk=Statement(
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM json_each(:asked) AS asked) AND users.active = 1 AND (users.organisation_id = :home OR users.id IN (SELECT anon_2.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_2)) GROUP BY users.organisation_id""",
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.active AND (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_2.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_2)) GROUP BY users.organisation_id""",
    ),
    partnership=Statement(
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM json_each(:asked) AS asked) AND users.active = 1 AND users.organisation_id in (select value from json_each(:sight)) GROUP BY users.organisation_id""",
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.active AND users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) GROUP BY users.organisation_id""",
    ),
    administrator=Statement(
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM json_each(:asked) AS asked) AND users.active = 1 AND users.organisation_id = :home GROUP BY users.organisation_id""",
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.active AND users.organisation_id = %(home)s::INTEGER GROUP BY users.organisation_id""",
    ),
    themselves=Statement(
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM json_each(:asked) AS asked) AND users.active = 1 AND users.id = :me GROUP BY users.organisation_id""",
        """SELECT users.organisation_id, count(*) AS count_1
FROM users
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND users.active AND users.id = %(me)s::VARCHAR GROUP BY users.organisation_id""",
    ),
)
ADMINISTRATORS = Statement(
    """SELECT DISTINCT users.organisation_id, users.id
FROM users JOIN grants ON grants.user_id = users.id
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM json_each(:asked) AS asked) AND grants.role = 'gebruikersbeheerder' AND grants.state = 'active'""",
    """SELECT DISTINCT users.organisation_id, users.id
FROM users JOIN grants ON grants.user_id = users.id
WHERE users.organisation_id IN (SELECT CAST(asked.value ->> 'id' AS INTEGER) AS anon_1
FROM jsonb_array_elements(cast(%(asked)s::VARCHAR as jsonb)) AS asked) AND grants.role = 'gebruikersbeheerder' AND grants.state = 'active'""",
)
USERNAMES = Statement(
    """SELECT users.username
FROM users
WHERE users.organisation_id = :organisation_id AND users.username >= :base AND users.username < :behind""",
    """SELECT users.username
FROM users
WHERE users.organisation_id = %(organisation_id)s::INTEGER AND users.username >= %(base)s::VARCHAR AND users.username < %(behind)s::VARCHAR""",
)
