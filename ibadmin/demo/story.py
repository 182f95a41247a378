"""The manual's story: the servicedesk, a new gebruikersbeheerder and a new user, each at their own terminal."""

from ibadmin import messages
from ibadmin.demo.narrator import Narrator
from ibadmin.demo.world import PROFILE

DESK, MANAGER, NEWCOMER = f"{PROFILE}-servicedesk", PROFILE, f"{PROFILE}-medewerker"
_PRODUCTS = ("--product", "iwmo", "--product", "ijw", "--product", "wlz-registertoets")
_REFUSED = 3


def tell(story: Narrator) -> None:
    """From the form to the audit; raises DemoStopped where a command does not do what the manual says."""
    _register_administrator(story)
    _first_login(story)
    _issue_administrators_code(story)
    _complete_registration(story)
    _handle_new_user(story)
    _deactivate(story)
    _delete(story)
    _audit(story)
    story.say(messages.story_end(PROFILE, DESK, str(story.world.people_file)))


def _register_administrator(story: Narrator) -> None:
    story.chapter("1", messages.story_registration())
    story.log_in(DESK, "a.bakker")
    story.run(DESK, "organisations", "list")
    form = ("--organisation", "GM-9001", "--name", "Fatima el Amrani", "--email-address", "f.elamrani@zuiddam.example")
    story.run(DESK, "administrators", "register", *form, *_PRODUCTS)


def _first_login(story: Narrator) -> None:
    story.chapter("1.1", messages.story_first_login())
    story.log_in(MANAGER, "f.elamrani", by_hand=True)
    story.chapter("1.2", messages.story_details())
    story.fill_in(MANAGER, "f.elamrani")


def _issue_administrators_code(story: Narrator) -> None:
    story.chapter("1.2", messages.story_administrators_code())
    story.run(DESK, "administrators", "list")
    story.run(DESK, "users", "verify", "f.elamrani", "--yes", "--spell")


def _complete_registration(story: Narrator) -> None:
    story.chapter("1.2", messages.story_enter_code())
    story.enter_code(MANAGER)
    story.log_in(MANAGER, "f.elamrani")
    story.run(MANAGER, "whoami")


def _handle_new_user(story: Narrator) -> None:
    story.chapter("2", messages.story_new_user())
    story.log_in(NEWCOMER, "d.deboer")
    story.fill_in(NEWCOMER, "d.deboer")
    story.chapter("2.1", messages.story_verify())
    story.run(MANAGER, "users", "pending")
    story.run(MANAGER, "users", "show", "d.deboer")
    story.run(MANAGER, "roles", "grant", "d.deboer", "--product", "iwmo", "--role", "gebruiker")
    story.run(MANAGER, "users", "verify", "d.deboer", "--yes")
    story.enter_code(NEWCOMER)
    story.log_in(NEWCOMER, "d.deboer")
    story.chapter("2.2", messages.story_roles())
    story.run(MANAGER, "roles", "matrix")
    story.run(MANAGER, "access", "explain", "d.deboer")
    story.run(NEWCOMER, "users", "deactivate", "s.vandenberg", "--yes", expected=5)


def _deactivate(story: Narrator) -> None:
    story.chapter("2.3.1", messages.story_deactivate())
    story.run(MANAGER, "users", "edit", "d.deboer", "--contact-person", "--contact-email", "wmo@zuiddam.example")
    story.run(MANAGER, "users", "deactivate", "d.deboer", "--dry-run")
    story.run(MANAGER, "users", "deactivate", "d.deboer", "--yes", "--ticket", "HR-118")
    story.run(MANAGER, "users", "reactivate", "d.deboer", "--restore-roles", "--yes")


def _delete(story: Narrator) -> None:
    story.chapter("2.3.2", messages.story_delete())
    story.run(MANAGER, "users", "delete", "s.vandenberg", "--yes", expected=_REFUSED)
    story.run(MANAGER, "users", "deactivate", "s.vandenberg", "--yes")
    story.run(MANAGER, "users", "delete", "s.vandenberg", "--yes", "--ticket", "HR-119")
    story.run(MANAGER, "users", "search", "berg")


def _audit(story: Narrator) -> None:
    story.chapter("2.3.2", messages.story_audit())
    story.run(MANAGER, "audit", "list", "--user", "d.deboer")
    story.run(MANAGER, "audit", "verify")
