"""What the gateway remembers between two requests of a browser.

Written by `make generate` from ibadmin/store/queries/logins.py.
"""

from ibadmin.store.statement import Statement

FORGET_REQUESTS = Statement(
    """DELETE FROM login_requests WHERE login_requests.made_at <= :before""",
    """DELETE FROM login_requests WHERE login_requests.made_at <= %(before)s::TIMESTAMP WITH TIME ZONE""",
)
REMEMBER = Statement(
    """INSERT INTO login_requests (id, relay_state, makelaar, challenge, redirect_uri, state, made_at) VALUES (:id, :relay_state, :makelaar, :challenge, :redirect_uri, :state, :made_at)""",
    """INSERT INTO login_requests (id, relay_state, makelaar, challenge, redirect_uri, state, made_at) VALUES (%(id)s::VARCHAR, %(relay_state)s::VARCHAR, %(makelaar)s::VARCHAR, %(challenge)s::VARCHAR, %(redirect_uri)s::VARCHAR, %(state)s::VARCHAR, %(made_at)s::TIMESTAMP WITH TIME ZONE)""",
)
TAKE_REQUEST = Statement(
    """DELETE FROM login_requests WHERE login_requests.relay_state = :relay_state RETURNING id, relay_state, makelaar, challenge, redirect_uri, state, made_at""",
    """DELETE FROM login_requests WHERE login_requests.relay_state = %(relay_state)s::VARCHAR RETURNING login_requests.id, login_requests.relay_state, login_requests.makelaar, login_requests.challenge, login_requests.redirect_uri, login_requests.state, login_requests.made_at""",
    moments=(6,),
    returning=True,
)
FORGET_ASSERTIONS = Statement(
    """DELETE FROM seen_assertions WHERE seen_assertions.until <= :before""",
    """DELETE FROM seen_assertions WHERE seen_assertions.until <= %(before)s::TIMESTAMP WITH TIME ZONE""",
)
SEEN_ASSERTION = Statement(
    """SELECT seen_assertions.id
FROM seen_assertions
WHERE seen_assertions.id = :id""",
    """SELECT seen_assertions.id
FROM seen_assertions
WHERE seen_assertions.id = %(id)s::VARCHAR""",
)
REMEMBER_ASSERTION = Statement(
    """INSERT INTO seen_assertions (id, until) VALUES (:id, :until)""",
    """INSERT INTO seen_assertions (id, until) VALUES (%(id)s::VARCHAR, %(until)s::TIMESTAMP WITH TIME ZONE)""",
)
ISSUE = Statement(
    """INSERT INTO login_codes (code_sha256, user_id, assurance_level, reasons, challenge, redirect_uri, expires_at) VALUES (:code_sha256, :user_id, :assurance_level, :reasons, :challenge, :redirect_uri, :expires_at)""",
    """INSERT INTO login_codes (code_sha256, user_id, assurance_level, reasons, challenge, redirect_uri, expires_at) VALUES (%(code_sha256)s::VARCHAR, %(user_id)s::VARCHAR, %(assurance_level)s::VARCHAR, %(reasons)s::VARCHAR, %(challenge)s::VARCHAR, %(redirect_uri)s::VARCHAR, %(expires_at)s::TIMESTAMP WITH TIME ZONE)""",
)
FORGET_CODES = Statement(
    """DELETE FROM login_codes WHERE login_codes.expires_at <= :before""",
    """DELETE FROM login_codes WHERE login_codes.expires_at <= %(before)s::TIMESTAMP WITH TIME ZONE""",
)
TAKE_CODE = Statement(
    """DELETE FROM login_codes WHERE login_codes.code_sha256 = :code_sha256 RETURNING code_sha256, user_id, assurance_level, reasons, challenge, redirect_uri, expires_at""",
    """DELETE FROM login_codes WHERE login_codes.code_sha256 = %(code_sha256)s::VARCHAR RETURNING login_codes.code_sha256, login_codes.user_id, login_codes.assurance_level, login_codes.reasons, login_codes.challenge, login_codes.redirect_uri, login_codes.expires_at""",
    moments=(6,),
    returning=True,
)
