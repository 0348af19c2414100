"""Two people, two devices, three tabs, in any order: no word crosses over, none is lost.

Each word that is typed is new, so it tells which page it was typed on. After every step:
what is stored of a section was typed on a page of that application, by somebody who had seen what
was there before; and what the site said it had saved is there.
"""

from dataclasses import dataclass, field

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run

from recruitment.models import Applicant, Application, Part, SignInCode, Vacancy
from tests.factories import VOLUNTEER_ANSWERS, VacancyFactory, fill_in
from tests.visitor import DECLARED, Visitor, sent_by

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now"), pytest.mark.hypothesis]

WRITTEN = {"your-example": "evidence", "adjustments": "wanted"}
"""The sections that are written in, and the box of each."""
PEOPLE, DEVICES, TABS = st.integers(0, 1), st.integers(0, 1), st.integers(0, 2)
DEVICE_OF_TAB = (0, 0, 1)


@dataclass
class Page:
    """A section as a tab shows it."""

    reference: str
    section: str
    fields: dict
    seen: set = field(default_factory=set)
    chooses: bool = False

    @property
    def box(self):
        return WRITTEN[self.section]


class Applying(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.vacancy = Vacancy.objects.get()
        run_number = Applicant.objects.count()
        self.emails = [f"{one}{run_number}@home.example" for one in ("one", "two")]
        self.devices = [Visitor(Client()), Visitor(Client())]
        self.tabs, self.history = [None] * 3, [[], [], []]
        self.typed_on, self.stored, self.sent = {}, {}, set()
        self.who, self.number = [None, None], 0

    @initialize()
    def both_have_begun(self):
        for device in (0, 1):
            self.sign_in(device, device)
            self.begin(device)
        for tab in (0, 1, 2):
            self.open(tab, "your-example")

    # What people do

    @rule(device=DEVICES, person=PEOPLE)
    def sign_in(self, device, person):
        SignInCode.objects.all().delete()  # so that nobody asks too often
        self.devices[device].sign_in(self.emails[person])
        self.who[device] = self.emails[person]

    @rule(device=DEVICES)
    def begin(self, device):
        """Whoever is signed in there; nobody begins for somebody else."""
        visitor = self.devices[device]
        page = visitor.post("apply", self.vacancy.reference)
        visitor.answer_all(VOLUNTEER_ANSWERS, page)
        page = visitor.post("apply", self.vacancy.reference)
        if page.resolver_match.url_name == "tasks":
            self.begun(page)

    @rule(tab=TABS, name=st.sampled_from(sorted(WRITTEN)))
    def open(self, tab, name):
        visitor = self.visitor(tab)
        mine = visitor.get("my").context["applications"] if self.is_in(visitor) else []
        if mine:
            self.shows(tab, visitor.get("section", mine[0]["reference"], name))

    @precondition(lambda self: any(self.history))
    @rule(tab=TABS)
    def back(self, tab):
        """To the page before, as the browser kept it."""
        if self.history[tab]:
            self.tabs[tab] = self.history[tab].pop()

    @precondition(lambda self: any(self.tabs))
    @rule(tab=TABS, press=st.sampled_from(["save", "save", "later", "keep-saved"]))
    def press(self, tab, press):
        page = self.tabs[tab]
        if page is None or (press == "keep-saved" and not page.chooses):
            return
        words = self.type_on(page)
        fields = page.fields | {page.box: words, "press": press}
        reply = self.visitor(tab).post("section", page.reference, page.section, **fields)
        if press == "later":
            self.who[DEVICE_OF_TAB[tab]] = None
        if self.is_a_stranger(tab, page):
            assert self.now_stored(page) != words, "Somebody wrote for somebody else"
        if press == "save" and reply.resolver_match.url_name == "tasks":
            assert self.now_stored(page) == words, "It said that it had saved this"
        self.shows(tab, reply)

    @precondition(lambda self: any(self.tabs))
    @rule(tab=TABS)
    def saves_itself(self, tab):
        page = self.tabs[tab]
        if page is None or page.chooses:
            return
        words = self.type_on(page)
        page.fields["turn"] += 1
        fields = {key: value for key, value in page.fields.items() if key != "press"}
        visitor = self.visitor(tab)
        reply = visitor.post("autosave", page.reference, page.section, **fields | {page.box: words})
        if reply.status_code == 204:
            page.fields["version"] = reply["X-Version"]
            assert self.now_stored(page) == words, "It said that it had saved this"

    @rule(device=DEVICES, how=st.sampled_from(["sign-out", "later", "leave", "lost"]))
    def forget(self, device, how):
        """By a button, by leaving quickly, or because the session ran out."""
        visitor, self.who[device] = self.devices[device], None
        if how == "lost":
            Session.objects.filter(pk=visitor.client.session.session_key).delete()
        elif how == "leave":
            visitor.client.get("/leave/")
            visitor.client.cookies.pop("v", None)  # a quarter of an hour later
        else:
            visitor.post(how)

    @rule(tab=TABS, person=PEOPLE, how=st.sampled_from(["sign-out", "lost"]))
    def the_next_one_finds_the_page_open(self, tab, person, how):
        self.forget(DEVICE_OF_TAB[tab], how)
        self.sign_in(DEVICE_OF_TAB[tab], person)
        self.press(tab, "save")

    @rule(tab=TABS)
    def send(self, tab):
        """Somebody who looks at each section again first, and chooses where they must."""
        for name in WRITTEN:
            self.open(tab, name)
            self.press(tab, "save")
        page = self.tabs[tab]
        if page is None:
            return
        last = self.visitor(tab).get("check", page.reference)
        if last.resolver_match.url_name == "check" and last.status_code == 200:
            shown = last.context["form"]["shown"].value()
            self.visitor(tab).post("check", page.reference, shown=shown, **DECLARED)

    # What must be so after each step

    @invariant()
    def every_word_is_where_it_was_typed(self):
        ours = Part.objects.filter(application__applicant__email__in=self.emails)
        for part in ours.filter(name__in=WRITTEN).select_related("application"):
            key = (part.application.reference, part.name)
            words = part.content.get(WRITTEN[part.name], "")
            self.belongs(words, key)
            self.belongs((part.aside or {}).get("content", {}).get(WRITTEN[part.name], ""), key)
            self.follows(words, key)

    def belongs(self, words, key):
        page = self.typed_on.get(words)
        assert not words or (page.reference, page.section) == key

    def follows(self, words, key):
        """What is there was written by somebody who had seen what was there."""
        before = self.stored.get(key, "")
        if words == before:
            return
        page = self.typed_on[words]
        assert not before or before in page.seen, f"{before} was overwritten unseen"
        assert key[0] not in self.sent, "It changed after it was sent"
        page.seen.add(words)
        self.stored[key] = words

    @invariant()
    def what_is_sent_is_noted(self):
        ours = Application.objects.sent().filter(applicant__email__in=self.emails)
        self.sent.update(ours.values_list("reference", flat=True))

    # How the test knows

    def visitor(self, tab):
        return self.devices[DEVICE_OF_TAB[tab]]

    @staticmethod
    def is_in(visitor):
        return visitor.get("my").resolver_match.url_name == "my"

    def begun(self, page):
        """The sections that nobody writes in here are filled in at once."""
        application = Application.objects.get(reference=page.resolver_match.kwargs["reference"])
        if not application.parts.exists():
            for name in ("about-you", "addresses", "business-interests"):
                fill_in(application, name)

    def type_on(self, page):
        self.number += 1
        words = f"word{self.number}"
        self.typed_on[words] = page
        return words

    def is_a_stranger(self, tab, page):
        """The page is still open, and somebody else has signed in on its device."""
        owner = Application.objects.get(reference=page.reference).applicant.email
        return self.who[DEVICE_OF_TAB[tab]] not in (None, owner)

    def now_stored(self, page):
        parts = Part.objects.filter(application__reference=page.reference, name=page.section)
        return "".join(part.content.get(page.box, "") for part in parts)

    def shows(self, tab, reply):
        """The tab shows a section now; other pages are of no interest here."""
        match, context = reply.resolver_match, reply.context
        if not match or match.url_name != "section" or reply.status_code != 200:
            return
        name = match.kwargs["name"]
        if name not in WRITTEN or "page_id" not in context:
            return
        if self.tabs[tab]:
            self.history[tab].append(self.tabs[tab])
        page = Page(match.kwargs["reference"], name, sent_by(reply, name))
        page.chooses = bool(context.get("settles"))
        page.seen = {word for word in self.typed_on if f"{word}<" in marked(reply)}
        self.tabs[tab] = page


def marked(reply):
    """The words of a page, each with a mark behind it: word1 is no part of word12."""
    return " ".join(reply.content.decode().replace("<", " < ").split()).replace(" <", "<")


def test_no_word_crosses_over_and_none_is_lost():
    VacancyFactory()

    run(
        Applying,
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
