"""What we wait for from a parent or carer, in words for the child."""

from recruitment import clock
from recruitment.applications.parents import Parent
from recruitment.messages.models import Email


def for_parent(parent: Parent) -> str:
    """The news of them, newest first of what can be said."""
    answer = parent.last_word
    if answer:
        said = "yes" if answer.agrees else "no"
        return f"{parent.name} said {said} on {clock.day_in_words(clock.uk_day(answer.at))}."
    if lost(parent):
        return f"Our email did not reach {parent.name}. Check the address, or name somebody else."
    if ours(parent):
        return (
            f"Our email to {parent.name} could not leave. That is our fault: there is nothing "
            "wrong with the address. Write to us."
        )
    asked = clock.day_in_words(clock.uk_day(parent.asked_at))
    return f"We wrote to {parent.name} on {asked}. We wait for their answer."


def lost(parent: Parent) -> bool:
    """The mail server refused the address, and they have not answered in another way."""
    refused = Email.objects.about(parent.about).refused()
    return parent.last_word is None and refused.exists()


def ours(parent: Parent) -> bool:
    """What we tried to write to them did not leave, for a fault of ours."""
    return Email.objects.about(parent.about).failed_for_us().exists()
