"""Something for every address to be about: one's own, somebody else's, and one that is not there.

For an applicant their own is their application; for staff it is the same volunteer's. Somebody
else's is a cadet's. Of accounts, one's own is the account that is signed in.
"""

from contextlib import suppress

from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse

from recruitment.models import (
    Addition,
    BankHoliday,
    Email,
    Export,
    Feedback,
    Note,
    Pair,
    Panel,
    Reason,
    Vacancy,
    Wording,
)
from recruitment.tasks import send_owed_emails
from tests.desk.deciding import decide
from tests.factories import (
    ApplicantFactory,
    EmailFactory,
    EventFactory,
    SlotFactory,
    UserFactory,
    sent,
)
from tests.moments import NOW, TODAY
from tests.parents.family import agreed, cadet, send
from tests.sift.runs import settled

THINGS = ("own", "other", "none")
NOT_THERE = 999_999_999
DAYS = ("2031-05-05", "2031-08-25")
WORDS = {
    "app_label": "recruitment",
    "key": "status",
    "kind": "references",
    "name": "about-you",
    "page": "age",
    "part": "record",
    "slug": "support-volunteer",
    "stage": "sift",
    "token": "wrong",
    "signed": "wrong",
    "url": "nowhere",
}
"""What stands in an address, whatever it is about."""


class World:
    def __init__(self):
        self.applicant = ApplicantFactory()
        self.own = sent(applicant=self.applicant)
        self.other = send(agreed(cadet()).application)
        self.account = UserFactory()
        send_owed_emails()
        about = f"application:{self.own.pk}"
        made = {
            "application": [self.own, self.other],
            "vacancy": list(Vacancy.objects.order_by("pk")),
            "email": [EmailFactory(kind=kind, about=about) for kind in ("next_step", "outcome")],
            "slot": [SlotFactory(vacancy=one.vacancy) for one in (self.own, self.other)],
            "feedback": [Feedback.objects.create(words="Good", left_at=NOW) for _ in "12"],
            "addition": [addition(one) for one in (self.own, self.other)],
            "bankholiday": [BankHoliday.objects.create(day=day, name="A day") for day in DAYS],
            "event": [EventFactory() for _ in "12"],
            "export": [exported(self.account) for _ in "12"],
            "panel": [Panel.objects.create(day=TODAY, name=name) for name in "AB"],
            "reason": list(Reason.objects.all()[:2]),
            "wording": [wording(number, self.account) for number in (1, 2)],
        }
        self.events = [one.slug for one in made["event"]]
        self.made = {model: [one.pk for one in ones] for model, ones in made.items()}
        self.numbers = {name: [one.pk for one in ones] for name, ones in self.numbered().items()}
        self.run = settled(3)

    def numbered(self):
        """What has a number in an address, beside or instead of a case's."""
        cases = (self.own, self.other)
        told = [Email.objects.get(kind="received", about=one.about) for one in cases]
        decisions = [
            decide(sent()),
            decide(send(agreed(cadet(email="kim@home.example")).application)),
        ]
        two = Pair.objects.create(one=self.applicant, other=ApplicantFactory(), found_at=NOW)
        return {
            "admin:recruitment_application_letter": told,
            "admin:recruitment_application_note": [note(one, self.account) for one in cases],
            "batch": [one.batch for one in decisions],
            "duplicate": [two, two],
            "reverse-decision": cases,
            "undo-decision": decisions,
        }

    def number(self, name, thing):
        if name == "admin:recruitment_wording_version" and thing != "none":
            return 0  # what comes with the program
        known = self.numbers.get(name)
        return known[thing == "other"] if known and thing != "none" else NOT_THERE

    def pk(self, name, thing, user):
        """Of what an address of the desk is about."""
        if thing == "none":
            return NOT_THERE
        if "user" in name:
            return user.pk if thing == "own" and user else self.account.pk
        name = name.replace("panel_for", "application_for")
        models = [model for model in self.made if f"recruitment_{model}_" in f"{name}_"]
        return self.made[models[0]][thing == "other"] if models else NOT_THERE

    def filled(self, address, thing, user):
        about = {"own": self.own, "other": self.other}.get(thing)
        pk = self.pk(address.name.replace("/", "_"), thing, user)
        vacancy = about.vacancy.reference if about else "NOT-THERE"
        reference = vacancy if address.name == "vacancy" else about and about.reference
        found = {
            **WORDS,
            **dict.fromkeys(("pk", "id", "object_id"), pk),
            "content_type_id": ContentType.objects.get_for_model(Vacancy).pk,
            "number": self.number(address.name, thing),
            "run_id": self.run.pk if about else NOT_THERE,
            "answer_id": NOT_THERE,
            "vacancy_id": about.vacancy_id if about else NOT_THERE,
            "reference": reference or ("EP-2222-2222" if address.name != "vacancy" else vacancy),
            "vacancy": vacancy,
        }
        if "wording" in address.name:
            found["kind"] = "received"
        if address.name in ("event", "event-asked", "event-sent-again") and about:
            found["slug"] = self.events[thing == "other"]
        return {name: found[name] for name in address.needs}

    def path(self, address, thing, user):
        filled = self.filled(address, thing, user)
        with suppress(NoReverseMatch):
            return reverse(address.name, kwargs=filled)
        path = f"/{address.route}".replace("(?P<url>.*)$", "nowhere")
        return path.replace("<path:object_id>", str(filled.get("object_id")))


def exported(user):
    return Export.objects.create(kind="csv", by=user, at=NOW, reason="A list", columns=[])


def wording(number, user):
    said = {"subject": "We have it", "body": "We have your application."}
    return Wording.objects.create(kind="received", number=number, by=user, at=NOW, **said)


def note(application, user):
    return Note.objects.create(
        application=application, words="A note", by=user, at=NOW, scope="case"
    )


def addition(application):
    return Addition.objects.create(application=application, what="note", words="A note", at=NOW)
