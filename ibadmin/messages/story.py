"""What the demo says between its commands: the manual's story, chapter by chapter."""

from ibadmin.language import translate
from ibadmin.rules.manual import HEADINGS


def story_heading(section: str) -> str:
    """A chapter of the story, by the manual's own heading."""
    return translate("Manual {section}: {heading}").format(section=section, heading=HEADINGS[section])


def story_registration() -> str:
    """Chapter 1."""
    return translate(
        "Zuiddam has sent in the form for its new gebruikersbeheerder, Fatima el Amrani. Anna Bakker of the "
        "servicedesk logs in and registers her for all three products."
    )


def story_first_login() -> str:
    """Chapter 1.1."""
    return translate(
        "Fatima logs in for the first time, with an eHerkenning means of level 3: she chooses the means, gives user "
        "name and password, and types the code of the SMS. The login makes her a user of Zuiddam."
    )


def story_details() -> str:
    """The form of chapter 1.2."""
    return translate("Because it is her first login, she fills in her personal details.")


def story_administrators_code() -> str:
    """The servicedesk's part of chapter 1.2."""
    return translate(
        "A new gebruikersbeheerder gets the verification code from the servicedesk. Fatima calls; Anna checks her "
        "details and reads the code out."
    )


def story_enter_code() -> str:
    """The end of chapter 1.2."""
    return translate("Fatima enters the code. It works once; her session ends, and she logs in again.")


def story_new_user() -> str:
    """Chapter 2."""
    return translate(
        "Daan de Boer of the Wmo team logs in himself, and so becomes a user of Zuiddam. Nobody makes users by hand."
    )


def story_verify() -> str:
    """Chapter 2.1."""
    return translate(
        "Fatima sees him waiting, checks his details, grants him a role and gives him his code; then he is off "
        "the list."
    )


def story_roles() -> str:
    """Chapter 2.2."""
    return translate(
        "What a role allows stands in the matrix. Daan may upload and download for iWmo, and nothing else: to him, "
        "the other users of Zuiddam are not there."
    )


def story_deactivate() -> str:
    """Chapter 2.3.1."""
    return translate(
        "Daan goes on leave. Deactivating shows what will be switched off, and then does it all at once; when he is "
        "back, exactly those roles come back too."
    )


def story_delete() -> str:
    """Chapter 2.3.2."""
    return translate(
        "Sanne van den Berg leaves. Deleting is refused as long as something is still on, and each thing is named. "
        "After it, nothing of her is left."
    )


def story_audit() -> str:
    """The audit, which is ours."""
    return translate(
        "The audit says who did what, when and on whose ticket, in identifiers that mean nothing once a user is "
        "deleted. Every row is chained to the one before it."
    )


def story_log_in_yourself(username: str, password: str) -> str:
    """Before the login that whoever watches does in the browser."""
    return translate(
        "Your browser opens: be Fatima. Choose any means, and log in with {username} and the password {password}."
    ).format(username=username, password=password)


def story_end(profile: str, servicedesk: str, people_file: str) -> str:
    """How to go on with the demo's profile."""
    return translate(
        "The demo stays. Go on as Fatima, or as Anna of the servicedesk:\n"
        "  ibadmin --profile {profile} users pending\n"
        "  ibadmin --profile {profile} users verify j.dijkstra\n"
        "  ibadmin --profile {servicedesk} organisations show GM-9001\n"
        "To be somebody else: ibadmin --profile {profile} login --force\n"
        "Who there is, and with which password, stands in {people_file}"
    ).format(profile=profile, servicedesk=servicedesk, people_file=people_file)
