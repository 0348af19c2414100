"""Which emails staff may reword, and what may stand in their words.

A placeholder names one fact. How the fact is written is ours: a small template for each, which
staff cannot see or change. So nobody has to be trusted with a language that can look things up.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """One fact that {{a name}} stands for."""

    means: str
    """For whoever writes."""
    template: str
    """How it is written, given what the shipped text is given."""


def day(fact: str) -> str:
    return f'{{{{ {fact}|date:"l j F Y" }}}}'


PROMISE = f"We will write to you by {day('change.promised_on')}."
PLACES: Mapping[str, Place] = {
    "greeting": Place(
        "Dear and the name, or Hello where we have none",
        "{% if name %}Dear {{ name }},{% else %}Hello,{% endif %}",
    ),
    "name": Place("What the applicant wants to be called", "{{ name }}"),
    "vacancy": Place("The title of the vacancy", "{{ vacancy.title }}"),
    "reference": Place("The reference of the application", "{{ application.reference }}"),
    "link": Place("The address of their page: on a line of its own", "{{ link }}"),
    "copy": Place(
        "The address of a copy of what they sent: on a line of its own", "{{ link }}copy.txt"
    ),
    "page": Place("The address of their page of referees: on a line of its own", "{{ page }}"),
    "contact": Place("Our email address", "{{ force.contact_email }}"),
    "team": Place("Our name", "{{ force.careers_name }}"),
    "stage": Place("The stage, as applicants read it", "{{ stage.to_applicant }}"),
    "next_step": Place("What happens at this stage", "{{ stage.next_step }}"),
    "promise": Place(
        "The sentence with the day by which we write; nothing where none is promised",
        f"{{% if change.promised_on %}}{PROMISE}{{% endif %}}",
    ),
    "usual": Place(
        "How long this stage took other people, where enough have been through it",
        "{% if usual %}{{ usual }}{% endif %}",
    ),
    "words": Place("What a colleague wrote for this person, if anything", "{{ change.words }}"),
    "why_late": Place("Why it takes longer, as a colleague wrote it", "{{ delay.words }}"),
    "new_day": Place("The new day by which we write", day("delay.promised_on")),
    "closes_on": Place("The last day for sending", day("vacancy.closes_on")),
    "moved_from": Place("The closing day as it was", day("was")),
    "moved_to": Place("The new closing day", day("closes_on")),
    "undo_until": Place("Until when it can be taken back", "{{ undo_until }}"),
    "times": Place(
        "The times that are free when it is sent: on a line of its own",
        '{% include "emails/_times.txt" %}',
    ),
    "choose_by": Place("The last moment for choosing a time", "{{ choose_by }}"),
    "when": Place("Day and time of the interview", "{{ when }}"),
    "minutes": Place("How many minutes it takes", "{{ slot.minutes }}"),
    "where": Place("Where to come to", "{{ slot.place }}"),
    "to_know": Place(
        "Who they will meet, what to bring and how to get there, where HR has said it:"
        " on a line of its own",
        '{% include "emails/_to_know.txt" %}',
    ),
    "change_until": Place("Until when the time can be changed", "{{ change_until }}"),
    "whom": Place("Which referees this role needs", "{{ whom }}"),
    "referee": Place("The name of the referee", "{{ referee.name }}"),
}


@dataclass(frozen=True)
class Offer:
    """A kind of email that staff may reword."""

    called: str
    needed: tuple[str, ...]
    """The placeholders that it must have: without one of them a fact would be lost."""
    may: tuple[str, ...] = ("name", "vacancy", "team")

    @property
    def allowed(self) -> tuple[str, ...]:
        return (*self.needed, *self.may)


APPLICANT = ("reference", "link", "contact")
"""What every email about an application needs: which, where to look, and whom to ask."""
REFEREES = ("reference", "page", "contact")
DRAFT = ("greeting", "vacancy", "team")
OFFERED: Mapping[str, Offer] = {
    "received": Offer(
        "We have your application",
        (*APPLICANT, "next_step", "promise"),
        ("name", "vacancy", "team", "copy"),
    ),
    "next_step": Offer(
        "Next step",
        (*APPLICANT, "next_step", "words", "promise"),
        ("name", "vacancy", "team", "stage", "usual"),
    ),
    "late": Offer("We are running late", (*APPLICANT, "why_late", "new_day")),
    "choose_slot": Offer("Choose an interview time", (*APPLICANT, "times", "choose_by")),
    "slot_free": Offer("An interview time is free", (*APPLICANT, "when")),
    "interview": Offer(
        "Interview time",
        (*APPLICANT, "when", "where", "to_know", "change_until"),
        ("name", "vacancy", "team", "minutes"),
    ),
    "interview_off": Offer("Interview time given up", (*APPLICANT, "when")),
    "you_withdrew": Offer("You withdrew", (*APPLICANT, "undo_until")),
    "withdrawal_undone": Offer("Your application goes on", APPLICANT),
    "deadline_moved": Offer("More time to finish", (*APPLICANT, "moved_from", "moved_to"), DRAFT),
    "helped": Offer("Check and send what we filled in together", (*APPLICANT, "closes_on"), DRAFT),
    "name_referees": Offer("Name your referees", (*REFEREES, "whom")),
    "referee_silent": Offer("A referee has not answered", (*REFEREES, "referee")),
}

ALONE_ON_A_LINE: Mapping[str, str] = {
    "link": "so that it can be pressed",
    "page": "so that it can be pressed",
    "times": "so that it becomes a list",
    "copy": "so that it can be pressed",
    "to_know": "so that each has a line of its own",
}
NOT_IN_A_SUBJECT = (*ALONE_ON_A_LINE, "usual", "words", "why_late", "promise", "next_step", "where")
"""Too long, or too much for a screen that others may see."""

CONSENT = "It asks for a yes, and records which words were agreed to."
DECISION = "It tells a decision. Its reasons are worded where the decision is made."
FOLLOWS = "Its words follow what the case waits for."
WARNING = "It warns of a stranger, so it must always read the same."
COLLEAGUES = "It goes to colleagues, and says no more than they have to know."
REMINDER = "It is sent only while it is true, and its words follow what is left to do."
COMES = "Its facts are of one event, and it goes to people who have no application."
RULES = "It says what the rules say that day."
NOT_OFFERED: Mapping[str, str] = {
    "sign_in_code": "People learn to trust this one text. Another would look like a trick.",
    "email_changed": WARNING,
    "staff_factor_added": WARNING,
    "staff_factor_removed": WARNING,
    "staff_new_device": WARNING,
    "outcome": DECISION,
    "withdrawn": DECISION,
    "reversed": "It takes back what somebody was told, in words of its own.",
    "appeal": "It tells a decision, and gives no reasons on purpose.",
    "info_needed": FOLLOWS,
    "offer": DECISION,
    "offer_accepted": "It is the receipt for what they pressed.",
    "on_hold": FOLLOWS,
    "off_hold": FOLLOWS,
    "saved": "It goes at once, with how to come back.",
    "unfinished": REMINDER,
    "draft_goes": REMINDER,
    "application_goes": REMINDER,
    "info_again": REMINDER,
    "offer_again": REMINDER,
    "vetting_form": REMINDER,
    "still_waiting": REMINDER,
    "choose_again": REMINDER,
    "interview_soon": REMINDER,
    "pool": REMINDER,
    "still_on_hold": REMINDER,
    "feedback": REMINDER,
    "cadet_next_steps": REMINDER,
    "interest_ends": CONSENT,
    "still_checking": FOLLOWS,
    "still_deciding": FOLLOWS,
    "another_referee": "Its words follow what went wrong.",
    "parent_request": CONSENT,
    "parent_answered": CONSENT,
    "referee_request": CONSENT,
    "referee_thanks": CONSENT,
    "interest_confirm": CONSENT,
    "event_confirm": CONSENT,
    "event_booked": COMES,
    "event_moved": COMES,
    "event_off": COMES,
    "event_soon": REMINDER,
    "event_feedback": REMINDER,
    "remind_confirm": CONSENT,
    "keep_confirm": CONSENT,
    "kept_result": REMINDER,
    "copy": RULES,
    "can_apply": RULES,
    "can_apply_soon": RULES,
    "route_opened": RULES,
    "sift_opened": COLLEAGUES,
    "sift_more": COLLEAGUES,
}
"""Kinds whose text is part of the program, and why. What is in neither table is not offered."""
