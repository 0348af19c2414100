"""A sift to try: invented answers, one run for the markers, and one that is scored already."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from recruitment.applications import reference, services
from recruitment.applications.attention import Attention
from recruitment.applications.models import Application, Part, StageChange
from recruitment.applications.stages import Stage
from recruitment.management.invented import DOMAIN, FIRST, HEADS, TAILS, judged
from recruitment.messages.models import Email, State
from recruitment.people.models import Applicant, User
from recruitment.sift import reading, scale
from recruitment.sift import services as sift
from recruitment.sift.models import Mark, ScoringRun
from recruitment.vacancies.models import Vacancy

PASS_MARK = 3
WEEK = timedelta(days=7)
SOME_DAYS = timedelta(days=3)
ANSWERS: tuple[tuple[str, tuple[int, int, int]], ...] = (
    (
        "Two people shouted at each other in the shop where I work. I asked each of them to come "
        "to a quiet corner, one after the other, and let them talk. Then I told both what the "
        "other had said, in plain words. They shook hands. Now I always listen first.",
        (4, 4, 4),
    ),
    (
        "On my bus a man was angry about his ticket. I spoke quietly, asked what had gone wrong, "
        "and found that the machine had charged him twice. I wrote it down with him and told him "
        "whom to ring. He thanked me, and the bus went on.",
        (3, 3, 3),
    ),
    (
        "At a football match two fathers argued. I stood between them and said that the children "
        "were looking. They stopped. I had a word with each of them after the match, and I asked "
        "the club to say before each match what we expect.",
        (4, 3, 4),
    ),
    (
        "I am a calm person. When people are tense I try to make them laugh, and mostly it works.",
        (2, 3, 2),
    ),
    (
        "People should listen to each other more. If everybody did, there would be no arguments.",
        (1, 1, 1),
    ),
    (
        "A customer cried on the phone because her delivery was lost. I let her tell me all of it, "
        "said what I could do and what I could not, and rang her back each day until it came.",
        (2, 4, 3),
    ),
)
"""Each with what its first, second and third marker would give it."""


@transaction.atomic
def show(fields: dict[str, Any], opener: User, markers: list[User], now: datetime) -> None:
    """Once: running it again changes nothing."""
    for number, name in enumerate(("to score", "scored"), start=1):
        own = {"reference": f"SIFT-DEMO-{number}", "title": f"{fields['title']}, {name}"}
        if not Vacancy.objects.filter(reference=own["reference"]).exists():
            run = opened({**fields, **own}, opener, markers, now - SOME_DAYS * (number - 1))
            if name == "scored":
                score(run, markers, now - SOME_DAYS / 2)


def opened(fields: dict[str, Any], by: User, markers: list[User], now: datetime) -> ScoringRun:
    """Its vacancy closed last week, so nobody can apply for it."""
    closed = localdate(now) - WEEK
    vacancy = Vacancy(**{**fields, "places": 2}, opens_on=closed - 4 * WEEK, closes_on=closed)
    services.save_vacancy(vacancy, now=now)
    for number, (words, _) in enumerate(ANSWERS):
        waiting(vacancy, number, words, by, now - SOME_DAYS)
    plan = sift.Plan(
        pass_mark=PASS_MARK,
        anchors=list(scale.ANCHORS.values()),
        looks_for=list(scale.COMPETENCIES[:1]),
        markers=markers,
    )
    return sift.open_run(vacancy, plan, by=by, now=now)


def waiting(vacancy: Vacancy, number: int, words: str, by: User, now: datetime) -> None:
    """Somebody invented, at the sift."""
    random = Random(f"{vacancy.reference} {number}")  # noqa: S311  # no secret
    name = f"{random.choice(FIRST)} {random.choice(HEADS)}{random.choice(TAILS)}"
    email = f"{vacancy.reference.lower()}-{number}@{DOMAIN}"
    application = Application.objects.create(
        reference=reference.new(settings.PACK.reference_prefix),
        applicant=Applicant.objects.create(email=email, created_at=now - 2 * WEEK),
        vacancy=vacancy,
        stage=Stage.SIFT,
        attention=Attention.SEEN,
        **judged(vacancy.route_slug, localdate(now - WEEK)),
        full_name=name,
        phone="07700 900123",
        begun_at=now - 2 * WEEK,
        saved_at=now,
        submitted_at=now - WEEK,
        reached_at=now,
        promised_on=localdate(now) + 4 * WEEK,
    )
    tell(application, words, by)


def tell(application: Application, words: str, by: User) -> None:
    Part.objects.create(
        application=application,
        name=reading.SECTION,
        content={reading.FIELD: words},
        version=1,
        complete=True,
        saved_at=application.saved_at,
    )
    sent = {"was": Stage.DRAFT, "now": Stage.SUBMITTED, "at": application.submitted_at}
    moved = {"was": Stage.SUBMITTED, "now": Stage.SIFT, "at": application.reached_at, "by": by}
    first, _ = [StageChange.objects.create(application=application, **one) for one in (sent, moved)]
    receipt(application, first)


def receipt(application: Application, change: StageChange) -> None:
    """As if it had gone long ago."""
    Email.objects.create(
        kind="received",
        about=application.about,
        occurrence=str(change.pk),
        to=application.applicant.email,
        message_id=f"<{application.reference}@{DOMAIN}>",
        state=State.SENT,
        owed_at=change.at,
        next_try_at=change.at,
        tries=1,
        sent_at=change.at,
    )


def score(run: ScoringRun, markers: list[User], now: datetime) -> None:
    """Everybody scores and hands in; then whoever is asked for a third score does."""
    scores = dict(ANSWERS)
    for _ in ("the first two", "a third"):
        for marker in markers:
            for mark in Mark.objects.on_the_desk().filter(marker__run=run, marker__person=marker):
                given = scores[reading.whole(mark.answer)][mark.place - 1]
                why = "Invented: this is where a marker says why."
                sift.score(run.pk, mark.number, marker, score=given, reason=why, now=now)
            sift.hand_in(run.pk, marker, now=now)
