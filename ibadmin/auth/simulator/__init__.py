"""The makelaar that comes with ibadmin: real pages, real signatures, invented people, trusted by the demo store alone.

It stands for somebody else's software: it shares no code with what verifies its answers, knows a service only by
that service's metadata, and holds requests to the letter of the framework. One difference from a real makelaar: it
answers at the level that a person's means has, so that the service's own check of the level can be seen at work.
"""

from ibadmin.auth.simulator.answers import MAKELAAR
from ibadmin.auth.simulator.makelaar import Simulator
from ibadmin.auth.simulator.people import Means, Person, read_means, read_people, write_people

__all__ = ["MAKELAAR", "Means", "Person", "Simulator", "read_means", "read_people", "write_people"]
