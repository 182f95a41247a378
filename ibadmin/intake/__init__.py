"""What offices hand over, made into rows: CSV as Excel writes it, JSON as we write it, or one user a line.

Pure: bytes in, rows out, or every flaw with its line and column. Nothing here knows of the store or of a command.
"""
