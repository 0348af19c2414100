"""Help that somebody may need, or want. Nothing here changes how they are judged."""

from recruitment.applications.sections.fields import one_of, text
from recruitment.applications.sections.form import SectionForm


class Adjustments(SectionForm):
    ask_when_done = True
    short = {"wanted": "What would help"}

    wanted = text(
        "What would help you do your best? (optional)",
        hint="For example: more time, questions on paper, a quiet room, a sign language "
        "interpreter. You do not have to say why.",
    )


class Support(SectionForm):
    short = {"wanted": "Support from our positive action team"}

    wanted = one_of(
        "Do you want support from our positive action team?",
        {"yes": "Yes", "no": "No", "tell-me-more": "Tell me more first"},
        missing="Select whether you want support",
        hint="They offer a mentor and events to people from groups that are few in policing",
    )
