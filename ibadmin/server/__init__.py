"""The application over HTTP: routes, problem documents and listings; a reverse proxy in front ends TLS."""
