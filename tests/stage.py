"""The stage of `tests/manual/*.txt`: the world of the commands, where `*` lets people arrive, sit down, or wait.

* as j.jansen
* 21 minutes later
* Jan Jansen is pending at Gouda
* Sanne de Vries is active at Zwolle with iwmo gebruiker, ijw productbeheerder
* j.jansen is contact person with zorg@gouda.nl
"""

import re
from dataclasses import dataclass

from ibadmin.facts import DetailsEdited
from ibadmin.model import UserStatus
from tests.sessions import NotAsWritten, Shown, Typed
from tests.world import World

AS = re.compile(r"as (?P<name>\S+)")
LATER = re.compile(r"(?P<count>\d+) (?P<unit>second|minute|hour|day)s? later")
PERSON = re.compile(
    r"(?P<first>\S+) (?:(?P<infix>[a-z ]+) )?(?P<surname>\S+) "
    r"is (?P<status>[a-z]+) at (?P<place>.+?)(?: with (?P<roles>.+))?"
)
CONTACT = re.compile(r"(?P<name>\S+) is contact person with (?P<address>\S+)")


@dataclass
class CommandStage:
    """Plays a session in a world."""

    world: World

    def run(self, typed: Typed) -> Shown:
        """Type a command, and see what the terminal shows."""
        result = self.world.run(
            typed.arguments,
            answers=typed.answers,
            piped=typed.piped,
            variables=typed.environ,
            language=typed.environ.get("IBADMIN_LANGUAGE", "en"),
        )
        return Shown(result.screen, result.code)

    def direct(self, direction: str) -> None:
        """Carry out what stands behind a `*`."""
        if match := AS.fullmatch(direction):
            self.world.as_(match["name"])
        elif match := LATER.fullmatch(direction):
            self.world.later(**{f"{match['unit']}s": int(match["count"])})
        elif match := CONTACT.fullmatch(direction):
            self._contact_person(match["name"], match["address"])
        elif match := PERSON.fullmatch(direction):
            self._person(match)
        else:
            raise NotAsWritten(f"no such stage direction: {direction}")

    def _person(self, match: re.Match[str]) -> None:
        roles = [tuple(role.split()) for role in (match["roles"] or "").split(", ") if role]
        self.world.people.user(
            self.world.organisation(match["place"]),
            match["surname"],
            UserStatus(match["status"]),
            [(product, role) for product, role in roles],
            first_name=match["first"],
            infix=match["infix"] or "",
        )

    def _contact_person(self, name: str, address: str) -> None:
        with self.world.store.unseen(self.world.now, "tests") as unit:
            user = unit.users.one(name)
            assert user.details is not None
            unit.record([DetailsEdited(user, user.details, user.newsletter, True, address, ("contact_person",))])
