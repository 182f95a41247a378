"""What the manual says, as functions: values in, a fact out, or `Refused` with every reason.

Pure: no clock, no store, no library. Each function bears its section with `@manual`, so that whoever doubts a line
can lay the manual beside it, and the traceability test can find what nobody wrote.
"""
