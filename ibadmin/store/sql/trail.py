"""What is asked of the audit, and how rows are added to it.

Written by `make generate` from ibadmin/store/queries/trail.py.
"""

from ibadmin.store.statement import Seen, Statement

APPEND = Statement(
    """INSERT INTO audit (organisation_id, sequence, at, actor, action, subject, result, origin, reason, ticket, fields, hash) SELECT CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'sequence' AS INTEGER) AS anon_2, :at AS anon_3, :actor AS anon_4, :action AS anon_5, CAST(rows.value ->> 'subject' AS TEXT) AS anon_6, :result AS anon_7, :origin AS anon_8, :reason AS anon_9, :ticket AS anon_10, CAST(rows.value ->> 'fields' AS TEXT) AS anon_11, CAST(rows.value ->> 'hash' AS TEXT) AS anon_12
FROM json_each(:rows) AS rows""",
    """INSERT INTO audit (organisation_id, sequence, at, actor, action, subject, result, origin, reason, ticket, fields, hash) SELECT CAST(rows.value ->> 'organisation_id' AS INTEGER) AS anon_1, CAST(rows.value ->> 'sequence' AS INTEGER) AS anon_2, %(at)s::TIMESTAMP WITH TIME ZONE AS anon_3, %(actor)s::VARCHAR AS anon_4, %(action)s::VARCHAR AS anon_5, CAST(rows.value ->> 'subject' AS TEXT) AS anon_6, %(result)s::VARCHAR AS anon_7, %(origin)s::VARCHAR AS anon_8, %(reason)s::VARCHAR AS anon_9, %(ticket)s::VARCHAR AS anon_10, CAST(rows.value ->> 'fields' AS TEXT) AS anon_11, CAST(rows.value ->> 'hash' AS TEXT) AS anon_12
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
ENTRIES = Seen(
    everything=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    servicedesk=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    partnership=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    administrator=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = :home AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    themselves=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 0 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE false AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
)
ABOUT_SUBJECT = Seen(
    everything=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE :organisation = '' OR organisations.code = :organisation) AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE %(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    servicedesk=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE 1 = 1 AND (:organisation = '' OR organisations.code = :organisation)) AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE true AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    partnership=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation)) AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    administrator=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = :home AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id = :home AND (:organisation = '' OR organisations.code = :organisation)) AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    themselves=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 0 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE 0 = 1 AND (:organisation = '' OR organisations.code = :organisation)) AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE false AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE false AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
)
BY_ACTOR = Seen(
    everything=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.actor = :actor ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.actor = %(actor)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    servicedesk=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.actor = :actor ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.actor = %(actor)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    partnership=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.actor = :actor ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.actor = %(actor)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    administrator=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = :home AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.actor = :actor ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.actor = %(actor)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    themselves=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 0 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.actor = :actor ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE false AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.actor = %(actor)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
)
BY_ACTOR_ABOUT_SUBJECT = Seen(
    everything=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE :organisation = '' OR organisations.code = :organisation) AND audit.actor = :actor AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE %(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.actor = %(actor)s::VARCHAR AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    servicedesk=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE 1 = 1 AND (:organisation = '' OR organisations.code = :organisation)) AND audit.actor = :actor AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE true AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.actor = %(actor)s::VARCHAR AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    partnership=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation)) AND audit.actor = :actor AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.actor = %(actor)s::VARCHAR AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    administrator=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = :home AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id = :home AND (:organisation = '' OR organisations.code = :organisation)) AND audit.actor = :actor AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE organisations.id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.actor = %(actor)s::VARCHAR AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    themselves=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 0 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE 0 = 1 AND (:organisation = '' OR organisations.code = :organisation)) AND audit.actor = :actor AND audit.subject = :subject ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE false AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND audit.organisation_id IN (SELECT organisations.id
FROM organisations
WHERE false AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR)) AND audit.actor = %(actor)s::VARCHAR AND audit.subject = %(subject)s::VARCHAR ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
)
NAMING = Seen(
    everything=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND (audit.actor = :about OR audit.subject = :about) ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND (audit.actor = %(about)s::VARCHAR OR audit.subject = %(about)s::VARCHAR) ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    servicedesk=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND (audit.actor = :about OR audit.subject = :about) ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND (audit.actor = %(about)s::VARCHAR OR audit.subject = %(about)s::VARCHAR) ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    partnership=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id in (select value from json_each(:sight)) AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND (audit.actor = :about OR audit.subject = :about) ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND (audit.actor = %(about)s::VARCHAR OR audit.subject = %(about)s::VARCHAR) ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    administrator=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = :home AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND (audit.actor = :about OR audit.subject = :about) ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = %(home)s::INTEGER AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND (audit.actor = %(about)s::VARCHAR OR audit.subject = %(about)s::VARCHAR) ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    themselves=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 0 = 1 AND (:organisation = '' OR organisations.code = :organisation) AND audit.at >= :since AND audit.at < :until AND (audit.actor = :about OR audit.subject = :about) ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash, organisations.code
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE false AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.at < %(until)s::TIMESTAMP WITH TIME ZONE AND (audit.actor = %(about)s::VARCHAR OR audit.subject = %(about)s::VARCHAR) ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
)
ROWS = Seen(
    everything=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    servicedesk=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    partnership=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id in (select value from json_each(:sight)) ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    administrator=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = :home ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = %(home)s::INTEGER ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
    themselves=Statement(
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 0 = 1 ORDER BY organisations.id, audit.sequence""",
        """SELECT audit.organisation_id, audit.sequence, audit.at, audit.actor, audit.action, audit.subject, audit.result, audit.origin, audit.reason, audit.ticket, audit.fields, audit.hash
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE false ORDER BY organisations.id, audit.sequence""",
        moments=(2,),
    ),
)
CODES = Seen(
    everything=Statement(
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE 1 = 1""",
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE true""",
    ),
    servicedesk=Statement(
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE 1 = 1""",
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE true""",
    ),
    partnership=Statement(
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE organisations.id in (select value from json_each(:sight))""",
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[]))""",
    ),
    administrator=Statement(
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE organisations.id = :home""",
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE organisations.id = %(home)s::INTEGER""",
    ),
    themselves=Statement(
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE 0 = 1""",
        """SELECT organisations.id, organisations.code
FROM organisations
WHERE false""",
    ),
)
ENDS = Seen(
    everything=Statement(
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) IS NOT NULL""",
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) IS NOT NULL""",
    ),
    servicedesk=Statement(
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) IS NOT NULL AND 1 = 1""",
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) IS NOT NULL AND true""",
    ),
    partnership=Statement(
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) IS NOT NULL AND organisations.id in (select value from json_each(:sight))""",
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) IS NOT NULL AND organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[]))""",
    ),
    administrator=Statement(
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) IS NOT NULL AND organisations.id = :home""",
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) IS NOT NULL AND organisations.id = %(home)s::INTEGER""",
    ),
    themselves=Statement(
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) IS NOT NULL AND 0 = 1""",
        """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) IS NOT NULL AND false""",
    ),
)
ENDS_OF_CHANGED = Statement(
    """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0) IS NOT NULL AND organisations.id IN (SELECT CAST(changed.value ->> 'id' AS INTEGER) AS anon_3
FROM json_each(:changed) AS changed)""",
    """SELECT organisations.id, (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_1, (SELECT audit.hash
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) AS anon_2
FROM organisations
WHERE (SELECT audit.sequence
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1) IS NOT NULL AND organisations.id IN (SELECT CAST(changed.value ->> 'id' AS INTEGER) AS anon_3
FROM jsonb_array_elements(cast(%(changed)s::VARCHAR as jsonb)) AS changed)""",
)
LATEST = Seen(
    everything=Statement(
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0)) AS max_1
FROM organisations
WHERE 1 = 1""",
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1)) AS max_1
FROM organisations
WHERE true""",
        moments=(0,),
    ),
    servicedesk=Statement(
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0)) AS max_1
FROM organisations
WHERE 1 = 1""",
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1)) AS max_1
FROM organisations
WHERE true""",
        moments=(0,),
    ),
    partnership=Statement(
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0)) AS max_1
FROM organisations
WHERE organisations.id in (select value from json_each(:sight))""",
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1)) AS max_1
FROM organisations
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[]))""",
        moments=(0,),
    ),
    administrator=Statement(
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0)) AS max_1
FROM organisations
WHERE organisations.id = :home""",
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1)) AS max_1
FROM organisations
WHERE organisations.id = %(home)s::INTEGER""",
        moments=(0,),
    ),
    themselves=Statement(
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1 OFFSET 0)) AS max_1
FROM organisations
WHERE 0 = 1""",
        """SELECT max((SELECT audit.at
FROM audit
WHERE audit.organisation_id = organisations.id ORDER BY audit.sequence DESC
 LIMIT 1)) AS max_1
FROM organisations
WHERE false""",
        moments=(0,),
    ),
)
LOGINS_BY_HOUR = Seen(
    everything=Statement(
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE audit.at >= :since AND audit.action IN ('session_started', 'code_refused') AND (:organisation = '' OR organisations.code = :organisation) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.action IN ('session_started', 'code_refused') AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
    ),
    servicedesk=Statement(
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 1 = 1 AND audit.at >= :since AND audit.action IN ('session_started', 'code_refused') AND (:organisation = '' OR organisations.code = :organisation) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE true AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.action IN ('session_started', 'code_refused') AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
    ),
    partnership=Statement(
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id in (select value from json_each(:sight)) AND audit.at >= :since AND audit.action IN ('session_started', 'code_refused') AND (:organisation = '' OR organisations.code = :organisation) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = any (cast(translate(%(sight)s::VARCHAR, '[]', '{}') as integer[])) AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.action IN ('session_started', 'code_refused') AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
    ),
    administrator=Statement(
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = :home AND audit.at >= :since AND audit.action IN ('session_started', 'code_refused') AND (:organisation = '' OR organisations.code = :organisation) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE organisations.id = %(home)s::INTEGER AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.action IN ('session_started', 'code_refused') AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
    ),
    themselves=Statement(
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE 0 = 1 AND audit.at >= :since AND audit.action IN ('session_started', 'code_refused') AND (:organisation = '' OR organisations.code = :organisation) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
        """SELECT replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T') AS replace_1, audit.action, count(*) AS count_1
FROM audit JOIN organisations ON organisations.id = audit.organisation_id
WHERE false AND audit.at >= %(since)s::TIMESTAMP WITH TIME ZONE AND audit.action IN ('session_started', 'code_refused') AND (%(organisation)s::VARCHAR = '' OR organisations.code = %(organisation)s::VARCHAR) GROUP BY replace(substr(CAST(audit.at AS TEXT), 1, 13), ' ', 'T'), audit.action""",
    ),
)
