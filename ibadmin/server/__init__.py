"""The server: login pages and the application over HTTP, in one process; a reverse proxy in front ends TLS."""
