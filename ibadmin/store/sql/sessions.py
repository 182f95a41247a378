"""What is asked about sessions and changed in them beside what facts change.

Written by `make generate` from ibadmin/store/queries/sessions.py.
"""

from ibadmin.store.statement import Seen, Statement

OF_USER = Statement(
    """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions
WHERE sessions.user_id = :user_id ORDER BY sessions.started_at DESC""",
    """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions
WHERE sessions.user_id = %(user_id)s::VARCHAR ORDER BY sessions.started_at DESC""",
    moments=(3, 4, 5),
)
BY_SECRET = Statement(
    """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions
WHERE sessions.secret_sha256 = :secret_sha256""",
    """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions
WHERE sessions.secret_sha256 = %(secret_sha256)s::VARCHAR""",
    moments=(3, 4, 5),
)
OWN = Statement(
    """""",
    """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions
WHERE sessions.id = (SELECT my_session() AS my_session_1)""",
)
TOUCH = Statement(
    """UPDATE sessions SET last_seen_at=:now WHERE sessions.id = :id AND sessions.last_seen_at < :now""",
    """UPDATE sessions SET last_seen_at=%(now)s::TIMESTAMP WITH TIME ZONE WHERE sessions.id = %(id)s::VARCHAR AND sessions.last_seen_at < %(now)s::TIMESTAMP WITH TIME ZONE""",
)
SWEEP = Statement(
    """DELETE FROM sessions WHERE sessions.hard_end_at <= :now OR sessions.last_seen_at <= :idle_since""",
    """DELETE FROM sessions WHERE sessions.hard_end_at <= %(now)s::TIMESTAMP WITH TIME ZONE OR sessions.last_seen_at <= %(idle_since)s::TIMESTAMP WITH TIME ZONE""",
)
VISIBLE = Seen(
    everything=Statement(
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE 1 = 1 ORDER BY sessions.user_id, sessions.started_at""",
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE true ORDER BY sessions.user_id, sessions.started_at""",
        moments=(3, 4, 5),
    ),
    servicedesk=Statement(
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.organisation_id = :home OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1) ORDER BY sessions.user_id, sessions.started_at""",
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.organisation_id = %(home)s::INTEGER OR users.id IN (SELECT anon_1.user_id
FROM (SELECT grants.user_id AS user_id
FROM grants
WHERE grants.role = 'gebruikersbeheerder' UNION SELECT registrations.user_id AS user_id
FROM registrations
WHERE registrations.user_id IS NOT NULL) AS anon_1) ORDER BY sessions.user_id, sessions.started_at""",
        moments=(3, 4, 5),
    ),
    partnership=Statement(
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.organisation_id in (select value from json_each(:sight)) ORDER BY sessions.user_id, sessions.started_at""",
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.organisation_id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) ORDER BY sessions.user_id, sessions.started_at""",
        moments=(3, 4, 5),
    ),
    administrator=Statement(
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.organisation_id = :home ORDER BY sessions.user_id, sessions.started_at""",
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.organisation_id = %(home)s::INTEGER ORDER BY sessions.user_id, sessions.started_at""",
        moments=(3, 4, 5),
    ),
    themselves=Statement(
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.id = :me ORDER BY sessions.user_id, sessions.started_at""",
        """SELECT sessions.id, sessions.user_id, sessions.assurance_level, sessions.started_at, sessions.last_seen_at, sessions.hard_end_at
FROM sessions JOIN users ON users.id = sessions.user_id
WHERE users.id = %(me)s::VARCHAR ORDER BY sessions.user_id, sessions.started_at""",
        moments=(3, 4, 5),
    ),
)
