"""Something for every address to be about: one's own, somebody else's, and one that is not there.

For an applicant their own is their application; for staff it is the same volunteer's. Somebody
else's is a cadet's. Of accounts, one's own is the account that is signed in.
"""

from contextlib import suppress

from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse

from recruitment.models import Addition, Feedback, Vacancy
from tests.factories import ApplicantFactory, EmailFactory, SlotFactory, UserFactory, sent
from tests.moments import NOW
from tests.parents.family import agreed, cadet, send

THINGS = ("own", "other", "none")
NOT_THERE = 999_999_999
WORDS = {
    "app_label": "recruitment",
    "key": "status",
    "name": "about-you",
    "page": "age",
    "slug": "support-volunteer",
    "stage": "sift",
    "token": "wrong",
    "url": "nowhere",
}
"""What stands in an address, whatever it is about."""


class World:
    def __init__(self):
        self.applicant = ApplicantFactory()
        self.own = sent(applicant=self.applicant)
        self.other = send(agreed(cadet()).application)
        self.account = UserFactory()
        about = f"application:{self.own.pk}"
        made = {
            "application": [self.own, self.other],
            "vacancy": list(Vacancy.objects.order_by("pk")),
            "email": [EmailFactory(kind=kind, about=about) for kind in ("next_step", "outcome")],
            "slot": [SlotFactory(vacancy=one.vacancy) for one in (self.own, self.other)],
            "feedback": [Feedback.objects.create(words="Good", left_at=NOW) for _ in "12"],
            "addition": [addition(one) for one in (self.own, self.other)],
        }
        self.made = {model: [one.pk for one in ones] for model, ones in made.items()}

    def pk(self, name, thing, user):
        """Of what an address of the desk is about."""
        if thing == "none":
            return NOT_THERE
        if "user" in name:
            return user.pk if thing == "own" and user else self.account.pk
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
            "number": NOT_THERE,
            "reference": reference or ("EP-2222-2222" if address.name != "vacancy" else vacancy),
            "vacancy": vacancy,
        }
        return {name: found[name] for name in address.needs}

    def path(self, address, thing, user):
        filled = self.filled(address, thing, user)
        with suppress(NoReverseMatch):
            return reverse(address.name, kwargs=filled)
        path = f"/{address.route}".replace("(?P<url>.*)$", "nowhere")
        return path.replace("<path:object_id>", str(filled.get("object_id")))


def addition(application):
    return Addition.objects.create(application=application, what="note", words="A note", at=NOW)
