"""What is asked about organisations, their partnerships and forms, and the matrix of products and roles.

Written by `make generate` from ibadmin/store/queries/organisations.py.
"""

from ibadmin.store.statement import Seen, Statement

EVERY = Seen(
    everything=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE 1 = 1 ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE true ORDER BY organisations.code""",
        days=(5, 6),
    ),
    servicedesk=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE 1 = 1 ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE true ORDER BY organisations.code""",
        days=(5, 6),
    ),
    partnership=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id in (select value from json_each(:sight)) OR organisations.id = :home ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) OR organisations.id = %(home)s::INTEGER ORDER BY organisations.code""",
        days=(5, 6),
    ),
    administrator=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = :home OR organisations.id = :home ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = %(home)s::INTEGER OR organisations.id = %(home)s::INTEGER ORDER BY organisations.code""",
        days=(5, 6),
    ),
    themselves=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = :home ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = %(home)s::INTEGER ORDER BY organisations.code""",
        days=(5, 6),
    ),
)
CODED = Seen(
    everything=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE upper(organisations.code) = upper(:code) OR organisations.kvk_number = :code ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE upper(organisations.code) = upper(%(code)s::VARCHAR) OR organisations.kvk_number = %(code)s::VARCHAR ORDER BY organisations.code""",
        days=(5, 6),
    ),
    servicedesk=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE 1 = 1 AND (upper(organisations.code) = upper(:code) OR organisations.kvk_number = :code) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE true AND (upper(organisations.code) = upper(%(code)s::VARCHAR) OR organisations.kvk_number = %(code)s::VARCHAR) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    partnership=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id in (select value from json_each(:sight)) OR organisations.id = :home) AND (upper(organisations.code) = upper(:code) OR organisations.kvk_number = :code) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) OR organisations.id = %(home)s::INTEGER) AND (upper(organisations.code) = upper(%(code)s::VARCHAR) OR organisations.kvk_number = %(code)s::VARCHAR) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    administrator=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = :home OR organisations.id = :home) AND (upper(organisations.code) = upper(:code) OR organisations.kvk_number = :code) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = %(home)s::INTEGER OR organisations.id = %(home)s::INTEGER) AND (upper(organisations.code) = upper(%(code)s::VARCHAR) OR organisations.kvk_number = %(code)s::VARCHAR) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    themselves=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = :home AND (upper(organisations.code) = upper(:code) OR organisations.kvk_number = :code) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = %(home)s::INTEGER AND (upper(organisations.code) = upper(%(code)s::VARCHAR) OR organisations.kvk_number = %(code)s::VARCHAR) ORDER BY organisations.code""",
        days=(5, 6),
    ),
)
WITH_KVK_NUMBER = Seen(
    everything=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.kvk_number = :kvk_number ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY organisations.code""",
        days=(5, 6),
    ),
    servicedesk=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE 1 = 1 AND organisations.kvk_number = :kvk_number ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE true AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY organisations.code""",
        days=(5, 6),
    ),
    partnership=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id in (select value from json_each(:sight)) OR organisations.id = :home) AND organisations.kvk_number = :kvk_number ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) OR organisations.id = %(home)s::INTEGER) AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY organisations.code""",
        days=(5, 6),
    ),
    administrator=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = :home OR organisations.id = :home) AND organisations.kvk_number = :kvk_number ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = %(home)s::INTEGER OR organisations.id = %(home)s::INTEGER) AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY organisations.code""",
        days=(5, 6),
    ),
    themselves=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = :home AND organisations.kvk_number = :kvk_number ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = %(home)s::INTEGER AND organisations.kvk_number = %(kvk_number)s::VARCHAR ORDER BY organisations.code""",
        days=(5, 6),
    ),
)
MEMBERS = Seen(
    everything=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    servicedesk=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE 1 = 1 AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE true AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    partnership=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id in (select value from json_each(:sight)) OR organisations.id = :home) AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) OR organisations.id = %(home)s::INTEGER) AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    administrator=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = :home OR organisations.id = :home) AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = %(home)s::INTEGER OR organisations.id = %(home)s::INTEGER) AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    themselves=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = :home AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = %(home)s::INTEGER AND organisations.id IN (SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
)
PARTNERSHIPS = Seen(
    everything=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    servicedesk=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE 1 = 1 AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE true AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    partnership=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id in (select value from json_each(:sight)) OR organisations.id = :home) AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) OR organisations.id = %(home)s::INTEGER) AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    administrator=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = :home OR organisations.id = :home) AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE (organisations.id = %(home)s::INTEGER OR organisations.id = %(home)s::INTEGER) AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
    themselves=Statement(
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = :home AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = :id) ORDER BY organisations.code""",
        """SELECT organisations.id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version
FROM organisations
WHERE organisations.id = %(home)s::INTEGER AND organisations.id IN (SELECT memberships.partnership_id
FROM memberships
WHERE memberships.member_id = %(id)s::INTEGER) ORDER BY organisations.code""",
        days=(5, 6),
    ),
)
FORMS = Seen(
    everything=Statement(
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE (:email_address = '' OR registrations.email_address = :email_address) AND (:organisation_id = 0 OR registrations.organisation_id = :organisation_id) ORDER BY organisations.code, registrations.name""",
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE (%(email_address)s::VARCHAR = '' OR registrations.email_address = %(email_address)s::VARCHAR) AND (%(organisation_id)s::INTEGER = 0 OR registrations.organisation_id = %(organisation_id)s::INTEGER) ORDER BY organisations.code, registrations.name""",
        moments=(4,),
        days=(10, 11),
    ),
    servicedesk=Statement(
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE 1 = 1 AND (:email_address = '' OR registrations.email_address = :email_address) AND (:organisation_id = 0 OR registrations.organisation_id = :organisation_id) ORDER BY organisations.code, registrations.name""",
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE true AND (%(email_address)s::VARCHAR = '' OR registrations.email_address = %(email_address)s::VARCHAR) AND (%(organisation_id)s::INTEGER = 0 OR registrations.organisation_id = %(organisation_id)s::INTEGER) ORDER BY organisations.code, registrations.name""",
        moments=(4,),
        days=(10, 11),
    ),
    partnership=Statement(
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE registrations.organisation_id in (select value from json_each(:sight)) AND (:email_address = '' OR registrations.email_address = :email_address) AND (:organisation_id = 0 OR registrations.organisation_id = :organisation_id) ORDER BY organisations.code, registrations.name""",
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE registrations.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(email_address)s::VARCHAR = '' OR registrations.email_address = %(email_address)s::VARCHAR) AND (%(organisation_id)s::INTEGER = 0 OR registrations.organisation_id = %(organisation_id)s::INTEGER) ORDER BY organisations.code, registrations.name""",
        moments=(4,),
        days=(10, 11),
    ),
    administrator=Statement(
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE registrations.organisation_id = :home AND (:email_address = '' OR registrations.email_address = :email_address) AND (:organisation_id = 0 OR registrations.organisation_id = :organisation_id) ORDER BY organisations.code, registrations.name""",
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE registrations.organisation_id = %(home)s::INTEGER AND (%(email_address)s::VARCHAR = '' OR registrations.email_address = %(email_address)s::VARCHAR) AND (%(organisation_id)s::INTEGER = 0 OR registrations.organisation_id = %(organisation_id)s::INTEGER) ORDER BY organisations.code, registrations.name""",
        moments=(4,),
        days=(10, 11),
    ),
    themselves=Statement(
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT group_concat(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE registrations.user_id = :me AND (:email_address = '' OR registrations.email_address = :email_address) AND (:organisation_id = 0 OR registrations.organisation_id = :organisation_id) ORDER BY organisations.code, registrations.name""",
        """SELECT registrations.id, registrations.organisation_id, registrations.name, registrations.email_address, registrations.registered_at, registrations.user_id, organisations.code AS organisation_code, organisations.name AS organisation_name, organisations.kind AS organisation_kind, organisations.kvk_number AS organisation_kvk_number, organisations.inlichtingenbureau_returned_on AS organisation_inlichtingenbureau_returned_on, organisations.vecozo_returned_on AS organisation_vecozo_returned_on, organisations.version AS organisation_version, (SELECT string_agg(registration_products.product, ' ') AS aggregate_strings_1
FROM registration_products
WHERE registration_products.registration_id = registrations.id) AS form_products
FROM registrations JOIN organisations ON organisations.id = registrations.organisation_id
WHERE registrations.user_id = %(me)s::VARCHAR AND (%(email_address)s::VARCHAR = '' OR registrations.email_address = %(email_address)s::VARCHAR) AND (%(organisation_id)s::INTEGER = 0 OR registrations.organisation_id = %(organisation_id)s::INTEGER) ORDER BY organisations.code, registrations.name""",
        moments=(4,),
        days=(10, 11),
    ),
)
MEMBER_IDS = Statement(
    """SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = :id""",
    """SELECT memberships.member_id
FROM memberships
WHERE memberships.partnership_id = %(id)s::INTEGER""",
)
LAST_ID = Statement(
    """SELECT max(organisations.id) AS max_1
FROM organisations""",
    """SELECT max(organisations.id) AS max_1
FROM organisations""",
)
