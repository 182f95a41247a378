"""Decides changes: each noun's module says what the changes of the module with its name come to."""
