"""Two applications alike but for a decision that nobody was told of: nothing may differ."""

import re
from copy import copy, deepcopy
from datetime import timedelta
from itertools import zip_longest

import pytest
import time_machine
from django.urls import get_resolver, reverse
from django.utils import timezone

from recruitment.applications import services
from recruitment.applications.checks import Kind
from recruitment.applications.stages import Stage
from recruitment.decisions import reversing
from recruitment.decisions import services as decisions
from recruitment.decisions.holds import Hold
from recruitment.interviews import services as interviews
from recruitment.models import Application, Email, Vacancy
from recruitment.tasks import send_owed_emails
from tests.applications.decided import again, at_interview, has_gone, move, why
from tests.desk.deciding import decide as decide_held
from tests.desk.deciding import wish
from tests.factories import VOLUNTEER_ANSWERS, SlotFactory, UserFactory, VacancyFactory
from tests.moments import NOW
from tests.visitor import Visitor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HOLD, RESUME, CHECK = "hold", "resume", "check"
DECISIONS = [
    pytest.param((Stage.UNSUCCESSFUL,), id="a no"),
    pytest.param((Stage.CHECKS, Stage.APPOINTED), id="a yes"),
    pytest.param((Stage.CHECKS,), id="the next step"),
    pytest.param((Stage.WITHDRAWN,), id="a withdrawal that HR recorded"),
    pytest.param((Stage.CHECKS, Stage.APPEAL), id="an appeal"),
    pytest.param((Stage.POOL,), id="no place yet"),
    pytest.param((HOLD,), id="a hold"),
    pytest.param((HOLD, RESUME), id="a hold that ended"),
    pytest.param((CHECK,), id="a check"),
]
REASONS = {Stage.UNSUCCESSFUL: ("interview", "places"), Stage.WITHDRAWN: ("no-answer",)}
TOLD = DECISIONS[:-1]
"""What comes of a check is never told by an email."""
PAGES = (
    "tracker",
    "tasks",
    "check",
    "sent",
    "copy-text",
    "details",
    "more",
    "interview",
    "interview-calendar",
    "offer",
    "decline-offer",
    "withdraw",
    "withdraw-undo",
    "equality",
    "equality-answers",
    "equality-withdrawn",
    "parent-name",
    "referees",
    "referee-add",
    "finish-help",
)
WITH_MORE = {
    "section": [["about-you"], ["your-example"], ["nonsense"]],
    "autosave": [["about-you", "autosave"]],
    "change-answer": [["date-of-birth"]],
    "equality-question": [["sex"], ["nonsense"]],
    "equality-change": [["sex"]],
    "referee-instead": [["1"]],
    "photograph": [["1"]],
    "letter": [["1"], ["999999999999"]],
}


def test_every_address_of_an_application_is_compared():
    """A page that somebody adds under /my/ has to be added here."""
    found = {
        pattern.name
        for pattern in get_resolver("recruitment.urls").url_patterns
        if str(pattern.pattern).startswith("my/<reference:")
    }

    assert found == {*PAGES, *WITH_MORE}


class Twin:
    """An applicant at the interview, at a browser of their own."""

    def __init__(self, name, vacancy):
        self.application = at_interview(email=f"{name}@home.example", vacancy=vacancy)
        self.name, self.visitor = name, Visitor()
        self.visitor.answer_all(VOLUNTEER_ANSWERS, self.visitor.post("apply", vacancy.reference))
        self.visitor.sign_in(f"{name}@home.example")

    def at_a_new_browser(self):
        """The same person, still signed in, for one test."""
        twin = copy(self)
        twin.visitor = Visitor()
        twin.visitor.client.cookies = deepcopy(self.visitor.client.cookies)
        return twin

    def address(self, name, *more):
        return reverse(name, args=[self.application.reference, *more])

    def addresses(self):
        """Every page that this person can reach, with an email that is there."""
        yield from (reverse("my"), reverse("new-email"), reverse("new-email-code"))
        yield reverse("apply", args=[self.application.vacancy.reference])
        yield reverse("vacancy", args=[self.application.vacancy.reference])
        yield from (self.address(name) for name in PAGES)
        for name, more in WITH_MORE.items():
            yield from (self.address(name, *rest) for rest in more if name != "autosave")
        for email in self.letters():
            yield self.address("letter", email.pk)

    def letters(self):
        """Those that have gone. The numbers of others are never said, and lead nowhere."""
        gone = Email.objects.about(self.application.about).filter(state__in=("sent", "failed"))
        return gone.order_by("pk")

    def everything(self):
        return dict(self.one_by_one())

    def one_by_one(self):
        """Every address that they reach and what it answers, both without what is only theirs."""
        letters = self.numbered()
        for one in self.addresses():
            answer = self.visitor.client.get(one)
            yield self.nameless(one, letters), self.bytes_of(answer, letters)

    def act(self, name, **fields):
        """What came of it, and then all that can be seen."""
        return {"answer": self.do(name, **fields), **self.everything()}

    def do(self, name, **fields):
        """What came of it."""
        answer = self.visitor.client.post(self.address(name), fields)
        return self.bytes_of(answer, self.numbered())

    def numbered(self):
        return {f"/emails/{one.pk}/": number for number, one in enumerate(self.letters())}

    def bytes_of(self, response, letters):
        """Status, headers and body, without what is of this person and of this request only."""
        headers = sorted(f"{name}: {value}" for name, value in response.headers.items())
        body = response.content.decode()
        whole = "\n".join([str(response.status_code), *headers, body])
        return self.nameless(whole, letters)

    def nameless(self, whole, letters):
        whole = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", whole)
        whole = re.sub(r"Content-Length: \d+", "", whole)
        whole = re.sub(r"UID:\w+", "", whole)
        whole = re.sub(r'data-left="\d+"', "", whole)  # by when each signed in
        for address, number in letters.items():
            whole = whole.replace(address, f"/emails/letter-{number}/")
        whole = whole.replace(self.application.reference, "REFERENCE")
        return whole.replace(f"{self.name}@", "name@")


def apart(one, other):
    """Whether anything differs: the first thing that does is enough."""
    both = zip_longest(one.one_by_one(), other.one_by_one())
    return any(theirs != others for theirs, others in both)


@pytest.fixture(scope="module")
def pair(kept):
    """Made once: tests change only what they see of it."""
    with time_machine.travel(NOW, tick=False), pytest.MonkeyPatch.context() as patch:
        patch.setattr("recruitment.clock.database_now", timezone.now)
        return made()


def made():
    """Two of one vacancy, both with an interview time and with nothing else owed."""
    vacancy = VacancyFactory(places=1)
    SlotFactory(vacancy=vacancy, starts_at=NOW + timedelta(days=9))
    slot = SlotFactory(vacancy=vacancy, places=5)
    pair = Twin("gwen", vacancy), Twin("amara", vacancy)
    for twin in pair:
        interviews.choose(twin.application.pk, slot.pk, now=NOW)
    send_owed_emails()
    has_gone()
    return pair


@pytest.fixture
def twins(pair):
    return tuple(twin.at_a_new_browser() for twin in pair)


def hold(application, **said):
    day = (NOW + timedelta(days=30)).date()
    said |= {"seen": application.version, "reason": "The course is full"}
    services.hold(application.pk, words="", review_on=day, **said)


def resume(application, **said):
    services.resume(application.pk, seen=application.version, **said)


def refuse_a_check(application, **said):
    failed = services.Said(finished_on=NOW.date(), outcome="not_passed")
    services.record(application.pk, Kind.VETTING, failed, seen=0, **said)


BESIDE = {HOLD: hold, RESUME: resume, CHECK: refuse_a_check}


def decide(twin, decisions):
    for to in decisions:
        if to in BESIDE:
            BESIDE[to](again(twin.application), by=UserFactory(), now=NOW)
            continue
        codes = REASONS.get(to)
        move(twin.application, to, given=why(*codes, own="Your words") if codes else None)


def test_before_any_decision_nothing_differs(twins):
    one, other = twins
    assert one.everything() == other.everything()


@pytest.mark.parametrize("decisions", DECISIONS)
def test_nothing_that_can_be_read_differs_before_the_email_has_gone(twins, decisions):
    one, other = twins
    decide(one, decisions)

    assert one.everything() == other.everything()


@pytest.mark.parametrize("decisions", TOLD)
def test_afterwards_something_differs(twins, decisions):
    one, other = twins
    decide(one, decisions)

    send_owed_emails()

    assert apart(one, other)


ACTS = {
    "withdraw": ("withdraw", {"reason": "Another job"}),
    "a note": ("more", {"words": "I moved house"}),
    "new details": ("details", {"known_as": "G", "reach_by": "email"}),
    "wrong details": ("details", {"known_as": "G"}),
    "give up the interview": ("interview", {"press": "give-up"}),
    "undo nothing": ("withdraw-undo", {}),
    "send again": ("check", {}),
}


@pytest.mark.parametrize("decisions", DECISIONS[:2])
@pytest.mark.parametrize("act", ACTS)
def test_what_can_be_done_does_not_differ(twins, decisions, act):
    one, other = twins
    decide(one, decisions)
    name, fields = ACTS[act]

    assert one.act(name, **fields) == other.act(name, **fields)


@pytest.mark.parametrize("decisions", DECISIONS)
def test_another_time_can_be_chosen(twins, decisions):
    decide(twins[0], decisions)
    pages = []
    for twin in twins:
        slot = SlotFactory(vacancy=twin.application.vacancy, starts_at=NOW + timedelta(days=8))
        pages.append(twin.do("interview", press="choose", slot=slot.pk))
        slot.bookings.all().delete()
        slot.delete()

    assert pages[0] == pages[1]
    assert Application.objects.count() == 2


@pytest.mark.parametrize("decisions", DECISIONS)
def test_withdrawing_and_taking_it_back_does_not_differ(twins, decisions):
    one, other = twins
    decide(one, decisions)
    for twin in twins:
        twin.do("withdraw", reason="")
    send_owed_emails()
    assert one.everything() == other.everything()

    assert one.act("withdraw-undo") == other.act("withdraw-undo")

    send_owed_emails()
    assert apart(one, other) == (decisions != (CHECK,))


@pytest.mark.parametrize("decisions", DECISIONS)
def test_who_withdraws_never_hears_of_the_decision(twins, decisions, now):
    one, other = twins
    decide(one, decisions)
    for twin in twins:
        twin.do("withdraw", reason="")

    now.move_to(NOW + timedelta(hours=49))
    send_owed_emails()

    for twin in twins:
        twin.visitor.sign_in(f"{twin.name}@home.example")
    assert one.everything() == other.everything()


@pytest.mark.parametrize("decisions", DECISIONS)
def test_nobody_can_begin_again_before_they_are_told_that_it_has_ended(twins, decisions):
    decide(twins[0], decisions)
    for twin in twins:
        page = twin.visitor.post("apply", twin.application.vacancy.reference)
        assert page.resolver_match.url_name == "tracker"

    assert Application.objects.count() == 2
    assert Vacancy.objects.count() == 1


HELD = (Stage.UNSUCCESSFUL, Stage.CHECKS, Stage.WITHDRAWN)


@pytest.mark.parametrize("hold", Hold)
@pytest.mark.parametrize("to", HELD)
def test_a_decision_that_is_undone_within_its_hold_leaves_no_trace(twins, to, hold, now):
    one, other = twins
    decision = decide_held(one.application, to, hold=hold)
    assert one.everything() == other.everything()

    decisions.undo([decision], by=UserFactory(), now=NOW)

    assert one.everything() == other.everything()
    now.move_to(NOW + timedelta(hours=30))
    send_owed_emails()
    for twin in twins:
        twin.visitor.sign_in(f"{twin.name}@home.example")
    assert one.everything() == other.everything()
    assert again(one.application).at is Stage.INTERVIEW


@pytest.mark.parametrize("to", HELD)
@pytest.mark.parametrize("act", ACTS)
def test_what_can_be_done_after_an_undo_does_not_differ(twins, to, act):
    one, other = twins
    decision = decide_held(one.application, to)
    decisions.undo([decision], by=UserFactory(), now=NOW)
    name, fields = ACTS[act]

    assert one.act(name, **fields) == other.act(name, **fields)


def test_a_reversal_is_not_known_before_its_email_has_gone(twins, now):
    one, other = twins
    for twin in twins:
        decide_held(twin.application, Stage.UNSUCCESSFUL)
    now.move_to(NOW + timedelta(minutes=16))
    send_owed_emails()
    assert one.everything() == other.everything()
    application = again(one.application)

    seen, later = application.version, NOW + timedelta(minutes=16)
    reversing.reverse(application.pk, wish(), by=UserFactory(), seen=seen, now=later)

    different = differing(one, other)  # two live applications for one vacancy cannot be
    assert different == {reverse("apply", args=[application.vacancy.reference])}
    now.move_to(NOW + timedelta(minutes=32))
    send_owed_emails()
    assert apart(one, other)


def differing(one, other):
    """Which addresses answer one twin otherwise than the other."""
    theirs, others = one.everything(), other.everything()
    return {address for address in theirs if theirs[address] != others.get(address)}


def test_the_truth_of_what_hr_decided_is_not_lost(twins):
    one, _ = twins
    decide(one, (Stage.UNSUCCESSFUL,))
    one.do("withdraw", reason="")
    assert again(one.application).at is Stage.WITHDRAWN

    one.do("withdraw-undo")

    assert again(one.application).at is Stage.UNSUCCESSFUL
    assert Email.objects.get(kind="outcome").state == "owed"
