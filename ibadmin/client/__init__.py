"""The application at the terminal's end of HTTPS: sends questions to a server, and reads its answers."""
