"""A person at a browser without JavaScript: follows pages, fills in forms, reads emails."""

import re

from django.core import mail
from django.test import Client
from django.urls import reverse

from recruitment.eligibility import BY_KEY, Kind
from recruitment.tasks import send_owed_emails
from tests.factories import FILLED_IN, VOLUNTEER_ANSWERS

EVERY_ANSWER = {
    **VOLUNTEER_ANSWERS,
    "lives-in-area": "yes",
    "parent-agrees": "yes",
    "driving-licence": "manual",
    "qualifications": ["gcse-english", "gcse-maths", "level-3", "degree"],
}
"""Of somebody to whom every route is open that a new recruit of 36 can take."""
DECLARED = {"honest": "on", "own_work": "on", "checked": "on"}


def form_fields(key, raw):
    """What a browser posts for an answer."""
    if BY_KEY[key].kind is not Kind.DAY:
        return {"answer": raw}
    year, month, day = raw.split("-")
    return {"answer_day": day, "answer_month": month, "answer_year": year}


def sent_by(page, name, **changed):
    """What a browser sends of a section: its hidden fields, and all that completes it."""
    context = page.context
    content = {**FILLED_IN[name], **changed}
    entries = content.pop("entries", [])
    hidden = {
        "version": context["version"],
        "page": context["page_id"],
        "turn": 0,
        "settles": context.get("settles", ""),
        "key": context["autosave_key"],
        "asked": context["section"].version,
        "press": "save",
    }
    return {**hidden, **content, **in_rows(entries)}


def in_rows(entries):
    rows = {"entries": len(entries)} if entries else {}
    for number, entry in enumerate(entries):
        rows |= {f"e{number}_{key}": value for key, value in entry.items()}
    return rows


class Visitor:
    def __init__(self, client=None):
        self.client = client or Client()
        self.pages = []

    def get(self, name, *args):
        return self.client.get(reverse(name, args=args), follow=True)

    def post(self, name, *args, **fields):
        return self.client.post(reverse(name, args=args), fields, follow=True)

    def answer(self, key, raw):
        return self.client.post(reverse("question", args=[key]), form_fields(key, raw), follow=True)

    def finish(self, about=(), **changed):
        """From the start to the results, saying what EVERY_ANSWER says unless told otherwise."""
        answers = {**EVERY_ANSWER, **changed}
        return self.answer_all(answers, self.post("fit-start", about=list(about)))

    def answer_all(self, answers, response):
        """Answer whatever is asked until something else is shown."""
        while key := self.asked(response):
            self.pages.append(key)
            response = self.answer(key, answers[key])
        return response

    @staticmethod
    def asked(response):
        """The key of the question that a page asks, if it is a question page."""
        match = response.resolver_match
        return match.kwargs["key"] if match and match.url_name == "question" else None

    def sign_in(self, email):
        """With the code from the email, read as a person reads it."""
        self.post("return", email=email)
        return self.post("return-code", code=self.code_sent_to(email))

    @staticmethod
    def code_sent_to(email):
        send_owed_emails()
        theirs = [message.subject for message in mail.outbox if message.to == [email]]
        codes = [re.match(r"(\d{3} \d{3}) is your", subject) for subject in theirs]
        return [code for code in codes if code][-1][1]
