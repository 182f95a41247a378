"""The application in process: each noun's module answers the questions of the module with its name."""

from collections.abc import Callable, Mapping

Answers = Mapping[type, Callable[..., object]]
"""The function that answers each kind of question; it takes the caller's view of the store, and the question."""
