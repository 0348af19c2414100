"""What we wait for from a parent or carer, in words for the child."""

from recruitment import clock
from recruitment.applications.parents import Parent
from recruitment.messages.models import Email, State


def for_parent(parent: Parent) -> str:
    """The news of them, newest first of what can be said."""
    answer = parent.last_word
    if answer:
        said = "yes" if answer.agrees else "no"
        return f"{parent.name} said {said} on {clock.day_in_words(clock.uk_day(answer.at))}."
    if lost(parent):
        return f"Our email did not reach {parent.name}. Check the address, or name somebody else."
    asked = clock.day_in_words(clock.uk_day(parent.asked_at))
    return f"We wrote to {parent.name} on {asked}. We wait for their answer."


def lost(parent: Parent) -> bool:
    """The mail server refused the address, and they have not answered in another way."""
    failed = Email.objects.about(parent.about).filter(state=State.FAILED)
    return parent.last_word is None and failed.exists()
