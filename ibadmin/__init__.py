"""User administration for the Zorg portal of the Inlichtingenbureau, at the command line."""

__version__ = "0.1.0"
