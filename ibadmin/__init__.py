"""User administration for the Zorg portal of the Inlichtingenbureau, at the command line."""

import gc

__version__ = "0.1.0"
COLLECTOR = gc.get_threshold()
"""How often Python looks for rings of its own accord: a command does so less often, what serves others never."""
