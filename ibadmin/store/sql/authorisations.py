"""The autorisatiematrix: every role of every user who may be seen, and who granted it (2.2).

Written by `make generate` from ibadmin/store/queries/authorisations.py.
"""

from ibadmin.store.statement import Seen, Statement

EVERY = Seen(
    everything=Statement(
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND instr(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE (:organisation = '' OR organisations.code = :organisation) AND (:state = '' OR grants.state = :state) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND strpos(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(state)s::VARCHAR = '' OR grants.state = %(state)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        moments=(3, 11),
    ),
    servicedesk=Statement(
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND instr(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE (users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND (:organisation = '' OR organisations.code = :organisation) AND (:state = '' OR grants.state = :state) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND strpos(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE (users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1)) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(state)s::VARCHAR = '' OR grants.state = %(state)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        moments=(3, 11),
    ),
    partnership=Statement(
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND instr(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE users.organisation_id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation) AND (:state = '' OR grants.state = :state) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND strpos(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(state)s::VARCHAR = '' OR grants.state = %(state)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        moments=(3, 11),
    ),
    administrator=Statement(
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND instr(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE users.organisation_id = :home AND (:organisation = '' OR organisations.code = :organisation) AND (:state = '' OR grants.state = :state) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND strpos(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE users.organisation_id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(state)s::VARCHAR = '' OR grants.state = %(state)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        moments=(3, 11),
    ),
    themselves=Statement(
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND instr(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE users.id = :me AND (:organisation = '' OR organisations.code = :organisation) AND (:state = '' OR grants.state = :state) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        """SELECT users.id, users.username, users.status, users.last_login_at, users.first_name, users.initials, users.infix, users.surname, grants.product, grants.role, grants.state, grants.granted_at, organisations.code, organisations.name, coalesce((SELECT audit.actor
FROM audit
WHERE audit.organisation_id = users.organisation_id AND audit.subject = users.audit_id AND (audit.action = 'role_granted' AND audit.fields = (grants.product || ':' || grants.role) OR audit.action = 'user_verified' AND grants.role = 'gebruikersbeheerder' AND strpos(' ' || audit.fields || ' ', ' ' || grants.product || ' ') > 0) ORDER BY audit.sequence DESC
 LIMIT 1), '') AS coalesce_1
FROM users JOIN organisations ON organisations.id = users.organisation_id JOIN grants ON grants.user_id = users.id
WHERE users.id = %(me)s::VARCHAR AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND (%(state)s::VARCHAR = '' OR grants.state = %(state)s::VARCHAR) ORDER BY users.organisation_id, users.search_name, users.id, grants.product, grants.role""",
        moments=(3, 11),
    ),
)
