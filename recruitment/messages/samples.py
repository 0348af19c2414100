"""A person who is nobody: what the preview of an email is made with."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings

PAGE = f"{settings.SITE_URL}/my/{settings.PACK.reference_prefix}-XXXX-XXXX/"
FACTS: Mapping[str, Any] = {
    "name": "Sam",
    "vacancy": {"title": "Police support volunteer", "closes_on": date(2027, 1, 29)},
    "application": {"reference": f"{settings.PACK.reference_prefix}-XXXX-XXXX"},
    "link": PAGE,
    "page": f"{PAGE}referees/",
    "stage": {
        "to_applicant": "We are reading your answers",
        "next_step": "We read your written answer and score it. You do not need to do anything.",
    },
    "usual": "In the last year, half of people heard within 9 days, and 9 in 10 within 20 days.",
    "change": {"words": "We look forward to meeting you.", "promised_on": date(2027, 1, 15)},
    "delay": {"words": "Many people applied.", "promised_on": date(2027, 2, 5)},
    "was": date(2027, 1, 22),
    "closes_on": date(2027, 1, 29),
    "undo_until": "20 January 2027, 10:00am",
    "times": ["Monday 11 January 2027, 2:00pm", "Tuesday 12 January 2027, 10:20am"],
    "choose_by": "8 January 2027, 5:00pm",
    "when": "Tuesday 12 January 2027, 10:20am",
    "slot": {
        "minutes": 45,
        "place": "Training Centre, Springfield, Chelmsford",
        "meet": "An inspector and somebody from HR",
        "bring": "Your passport or driving licence",
        "getting_there": "You can park behind the building. The front door is step-free.",
    },
    "change_until": "8 January 2027, 5:00pm",
    "whom": "Name 2 people who have known you for 3 years or more.",
    "referee": {"name": "Kim Referee"},
}
