"""Answers with exactly one thing wrong, and the check that must say so; a row is added, never changed."""

from tests.auth.hostile.conditions import CONDITIONS, LATE
from tests.auth.hostile.identities import IDENTITIES
from tests.auth.hostile.shapes import SHAPES
from tests.auth.hostile.signatures import SIGNATURES
from tests.auth.hostile.texts import TEXTS
from tests.auth.hostile.wrappings import WRAPPINGS

HOSTILE = {**TEXTS, **SHAPES, **WRAPPINGS, **SIGNATURES, **CONDITIONS, **IDENTITIES}

__all__ = ["HOSTILE", "LATE"]
