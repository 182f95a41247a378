"""A makelaar's messages for the tests, made with lxml and cryptography alone."""
