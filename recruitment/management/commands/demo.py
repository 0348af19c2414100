"""Loads what a newcomer needs to try the whole journey. Never for production."""

import os
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.timezone import localdate

from recruitment.applications import services
from recruitment.management import meeting, sifting
from recruitment.people.models import User
from recruitment.sift import access
from recruitment.vacancies.choices import Vetting, WorkingTime
from recruitment.vacancies.models import Vacancy

OPEN_FOR = timedelta(days=28)
SALARY = "Sample vacancy: the force sets the salary"
PEOPLE = (
    ("recruiter@fitthebill.example", "Robin Recruiter", "Recruiter"),
    ("lead@fitthebill.example", "Lee Lead", "HR lead"),
    ("phone@fitthebill.example", "Pat Phone", "Phone helper"),
    ("vetting@fitthebill.example", "Val Vetting", "Vetting officer"),
    ("cadets@fitthebill.example", "Chris Cadets", "Cadet coordinator"),
    ("marker@fitthebill.example", "Mo Marker", "Marker"),
    ("marker2@fitthebill.example", "Max Marker", "Marker"),
    ("marker3@fitthebill.example", "Mel Marker", "Marker"),
    ("equality@fitthebill.example", "Ellis Equality", "Equality lead"),
    ("administrator@fitthebill.example", "Ash Administrator", "Administrator"),
)
VACANCIES: tuple[dict[str, Any], ...] = (
    {
        "reference": "PCEP-DEMO",
        "route_slug": "pcep",
        "title": "Police constable (entry programme)",
        "summary": "Answer calls, look into crime and keep people safe. You learn on the job for "
        "2 years, and you do not need a degree.",
        "salary": SALARY,
        "base": "Anywhere in the force area",
        "working_time": WorkingTime.FULL,
        "vetting": Vetting.RECRUITMENT,
        "hours": "Full time, with early, late and night shifts and weekends",
        "places": 40,
        "evidence_question": "Tell us about a time when you calmed a tense situation",
    },
    {
        "reference": "SPECIAL-DEMO",
        "route_slug": "special-constable",
        "title": "Special constable",
        "summary": "Be a police officer in your own time, with the same powers as a constable.",
        "salary": "Unpaid, with expenses",
        "base": "A station near you",
        "working_time": WorkingTime.OWN,
        "vetting": Vetting.RECRUITMENT,
        "hours": "At least 16 hours a month",
        "places": 30,
        "evidence_question": "Tell us about a time when you helped somebody you did not know",
    },
    {
        "reference": "CONTACT-DEMO",
        "route_slug": "contact-handler",
        "title": "Contact handler (999 and 101)",
        "summary": "Be the first voice that people hear when they call us. Listen, decide how "
        "urgent it is, and get them the right help.",
        "salary": SALARY,
        "base": "Chelmsford",
        "working_time": WorkingTime.FULL,
        "vetting": Vetting.RECRUITMENT,
        "hours": "Full time, in shifts around the clock, all year",
        "places": 25,
        "evidence_question": "Tell us about a time when you had to take in a lot at once",
    },
    {
        "reference": "SUPPORT-DEMO",
        "route_slug": "support-volunteer",
        "title": "Police support volunteer",
        "summary": "Give a few hours to help behind the scenes or at events. You add to what "
        "staff do and never replace them.",
        "salary": "Unpaid, with expenses",
        "base": "Across the force area",
        "working_time": WorkingTime.OWN,
        "vetting": Vetting.VOLUNTEER,
        "hours": "A few hours, at times that suit you",
        "places": 20,
        "evidence_question": "Tell us why you want to give your time and what you would bring",
    },
    {
        "reference": "CADET-DEMO",
        "route_slug": "cadet",
        "title": "Police cadet",
        "summary": "Learn how the police work, make friends and help in your community. A "
        "parent or carer says yes first.",
        "salary": "Unpaid",
        "base": "A unit near you",
        "working_time": WorkingTime.OWN,
        "vetting": Vetting.NONE,
        "hours": "An evening now and then, as your unit arranges",
        "places": 20,
        "evidence_question": "Tell us why you would like to join the cadets",
    },
)


class Command(BaseCommand):
    help = "Load sample vacancies, events, staff and a sift. Running it again changes nothing."

    def handle(self, *args: object, **options: object) -> None:
        password = os.environ.get("DEMO_PASSWORD", "")
        if not settings.LOCAL or not password:
            raise CommandError("demo needs LOCAL=true and DEMO_PASSWORD: make run sets both.")
        for vacancy in VACANCIES:
            keep_open(vacancy, localdate())
        for email, name, role in PEOPLE:
            account(email, name, role, password)
        opener, markers = User.objects.get(email=PEOPLE[0][0]), access.markers()
        sifting.show(VACANCIES[0], opener, markers, timezone.now())
        meeting.show(timezone.now())


def keep_open(fields: dict[str, Any], today: date) -> None:
    """A vacancy that closed since the last time opens again for the next four weeks."""
    vacancy = Vacancy.objects.filter(reference=fields["reference"]).first() or Vacancy(
        **fields, opens_on=today, closes_on=today - timedelta(days=1)
    )
    if vacancy.closes_on < today:
        vacancy.closes_on = today + OPEN_FOR
        services.save_vacancy(vacancy, now=timezone.now())


def account(email: str, name: str, role: str, password: str) -> None:
    """Made once. An account that is there keeps its password."""
    if not User.objects.filter(email=email).exists():
        user = User.objects.create_user(email, password, name=name)
        user.groups.add(Group.objects.get(name=role))
