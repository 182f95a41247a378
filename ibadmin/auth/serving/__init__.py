"""The gateway as a service beside a store (`ibadmin gateway serve`): TLS, the door, the log, and a clean end.

waitress reads each request whole before a thread sees it, so slow clients cost no thread; it has no TLS of its own.
`front` ends TLS with the standard library and passes the bytes on to it, or a reverse proxy does that instead.
"""
