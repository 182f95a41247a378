"""Answers without success, from or for another, about another request, or of another time."""

from datetime import datetime, timedelta

from ibadmin.auth.flaws import Flaw
from tests.auth.hostile.wrongs import CONFIRMED, Cases, after, around, inside, over
from tests.auth.messages.answers import Message
from tests.auth.messages.edits import add, drop, put, repeat, write
from tests.auth.messages.elements import NOW, make

CONDITIONS: Cases = {
    # Status
    "cancelled at the makelaar": (
        Flaw.CANCELLED,
        Message(status=("Responder", "AuthnFailed"), with_assertion=False),
    ),
    "cancelled, but with an assertion": (Flaw.STATUS, Message(status=("Responder", "AuthnFailed"))),
    "cancelled by nobody": (
        Flaw.SIGNATURE_MISSING,
        Message(status=("Responder", "AuthnFailed"), with_assertion=False, response_signature=None),
    ),
    "unsupported": (Flaw.STATUS, Message(status=("Requester", "RequestUnsupported"), with_assertion=False)),
    "no success, but with an assertion": (Flaw.STATUS, Message(status=("Responder",))),
    "success and something below": (Flaw.STATUS, Message(status=("Success", "AuthnFailed"))),
    "a success of another kind": (Flaw.STATUS, Message(status=("success",))),
    "two status codes": (Flaw.STATUS, around(repeat("samlp:Status/samlp:StatusCode"))),
    "details in the status": (Flaw.STATUS, around(add("samlp:Status", lambda: make("samlp:StatusDetail")))),
    # Who, to whom, about what
    "another issuer": (Flaw.ISSUER, around(write("saml:Issuer", "urn:etoegang:HM:1:entities:1"))),
    "another issuer inside": (Flaw.ISSUER, inside(write("saml:Issuer", "urn:etoegang:HM:1:entities:1"))),
    "an issuer with a format": (Flaw.ISSUER, around(put("saml:Issuer", Format="urn:x"))),
    "an issuer with white space": (
        Flaw.ISSUER,
        around(write("saml:Issuer", " urn:etoegang:HM:00000003244440010000:entities:9713")),
    ),
    "another destination": (Flaw.DESTINATION, around(put(".", Destination="https://evil.example/acs"))),
    "no destination": (Flaw.DESTINATION, around(put(".", Destination=None))),
    "a destination that starts well": (
        Flaw.DESTINATION,
        around(put(".", Destination="https://gateway.example.nl/saml/acs/")),
    ),
    "another recipient": (Flaw.RECIPIENT, inside(put(CONFIRMED, Recipient="https://evil.example/acs"))),
    "no recipient": (Flaw.RECIPIENT, inside(put(CONFIRMED, Recipient=None))),
    "another confirmation method": (
        Flaw.SUBJECT,
        inside(put(".//saml:SubjectConfirmation", Method="urn:oasis:names:tc:SAML:2.0:cm:sender-vouches")),
    ),
    "two confirmations": (Flaw.SUBJECT, inside(repeat(".//saml:SubjectConfirmation"))),
    "a confirmation without data": (Flaw.SUBJECT, inside(drop(CONFIRMED))),
    "a confirmation for one address": (Flaw.SUBJECT, inside(put(CONFIRMED, Address="10.0.0.1"))),
    "no audience": (Flaw.AUDIENCE, inside(drop(".//saml:Audience"))),
    "no audience restriction": (Flaw.AUDIENCE, inside(drop(".//saml:AudienceRestriction"))),
    "another audience": (Flaw.AUDIENCE, inside(write(".//saml:Audience", "urn:etoegang:DV:2:entities:2"))),
    "two restrictions": (Flaw.AUDIENCE, inside(repeat(".//saml:AudienceRestriction"))),
    "two audiences": (Flaw.AUDIENCE, inside(repeat(".//saml:Audience"))),
    "a condition unheard of": (
        Flaw.CONDITIONS,
        inside(add("saml:Conditions", lambda: make("saml:ProxyRestriction"))),
    ),
    "no InResponseTo": (Flaw.IN_RESPONSE_TO, around(put(".", InResponseTo=None))),
    "another InResponseTo": (Flaw.IN_RESPONSE_TO, around(put(".", InResponseTo="_another"))),
    "no InResponseTo inside": (Flaw.IN_RESPONSE_TO, inside(put(CONFIRMED, InResponseTo=None))),
    "another InResponseTo inside": (Flaw.IN_RESPONSE_TO, inside(put(CONFIRMED, InResponseTo="_another"))),
    # Times
    "issued long ago": (Flaw.TOO_OLD, around(after(".", "IssueInstant", minutes=-7))),
    "issued in the future": (Flaw.TOO_EARLY, around(after(".", "IssueInstant", seconds=61))),
    "assertion issued long ago": (Flaw.TOO_OLD, inside(after(".", "IssueInstant", minutes=-7))),
    "assertion issued in the future": (Flaw.TOO_EARLY, inside(after(".", "IssueInstant", seconds=61))),
    "issued before we asked": (Flaw.TOO_OLD, around(after(".", "IssueInstant", seconds=-101))),
    "no time of issue": (Flaw.TIME, around(put(".", IssueInstant=None))),
    "a time without a zone": (Flaw.TIME, around(put(".", IssueInstant="2026-03-10T09:30:00"))),
    "a time in another zone": (Flaw.TIME, around(put(".", IssueInstant="2026-03-10T10:30:00+01:00"))),
    "a day that does not exist": (Flaw.TIME, around(put(".", IssueInstant="2026-02-30T09:30:00Z"))),
    "a time in other digits": (Flaw.TIME, around(put(".", IssueInstant="٢٠26-03-10T09:30:00Z"))),
    "not valid yet": (Flaw.TOO_EARLY, inside(after("saml:Conditions", "NotBefore", seconds=61))),
    "no beginning": (Flaw.TIME, inside(put("saml:Conditions", NotBefore=None))),
    "no end": (Flaw.TIME, inside(put("saml:Conditions", NotOnOrAfter=None))),
    "over": (Flaw.EXPIRED, inside(over(NotBefore=-120, NotOnOrAfter=-60))),
    "valid for hours": (Flaw.WINDOW, inside(after("saml:Conditions", "NotOnOrAfter", minutes=30))),
    "ended before it began": (Flaw.WINDOW, inside(after("saml:Conditions", "NotOnOrAfter", seconds=-30))),
    "no end of the confirmation": (Flaw.TIME, inside(put(CONFIRMED, NotOnOrAfter=None))),
    "confirmation over": (
        Flaw.EXPIRED,
        inside(after(".", "IssueInstant", seconds=-90), after(CONFIRMED, "NotOnOrAfter", seconds=-60)),
    ),
    "confirmation valid for hours": (Flaw.WINDOW, inside(after(CONFIRMED, "NotOnOrAfter", seconds=1801))),
    "a confirmation with a beginning": (Flaw.SUBJECT, inside(after(CONFIRMED, "NotBefore", seconds=0))),
    "session over": (Flaw.EXPIRED, inside(after("saml:AuthnStatement", "SessionNotOnOrAfter", seconds=-60))),
    "identified before we asked": (
        Flaw.AUTHENTICATION,
        inside(after("saml:AuthnStatement", "AuthnInstant", seconds=-101)),
    ),
    "identified in the future": (Flaw.AUTHENTICATION, inside(after("saml:AuthnStatement", "AuthnInstant", seconds=61))),
    "no time of identification": (Flaw.TIME, inside(put("saml:AuthnStatement", AuthnInstant=None))),
}

# The same answer, at another moment or asked for at another moment.
LATE: dict[str, tuple[Flaw, datetime, datetime]] = {
    "our clock a minute behind": (Flaw.TOO_EARLY, NOW - timedelta(seconds=61), NOW - timedelta(seconds=90)),
    "the assertion just over": (Flaw.EXPIRED, NOW + timedelta(minutes=3), NOW - timedelta(seconds=40)),
    "the answer too old": (Flaw.TOO_OLD, NOW + timedelta(minutes=6, seconds=1), NOW - timedelta(seconds=40)),
    "the request too old": (Flaw.REQUEST_EXPIRED, NOW + timedelta(seconds=30), NOW - timedelta(minutes=9, seconds=30)),
    "asked after it was answered": (Flaw.TOO_OLD, NOW, NOW + timedelta(seconds=61)),
}
