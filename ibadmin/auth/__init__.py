"""Who is there: eHerkenning on one side, a session on the other.

`gateway` is the dienstverlener: it sends browsers to a makelaar and lets `response` judge the answer, whose signed
bytes alone are read (`signatures`, `identity`), with pysaml2 as a second opinion (`saml`). `admission` turns a verified
login into a user and a session. The command line's half is `login` and `handoff`; the secret lies in `session`.
`simulator` is somebody else's software: a makelaar with real signatures that shares no code with the verifier.
"""
