"""Adverts for places on a route."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from recruitment import clock
from recruitment.eligibility import ROUTES, Route


def route_choices() -> list[tuple[str, str]]:
    return [(route.slug, route.title) for route in ROUTES.values()]


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    def open_on(self, day: date) -> VacancyQuerySet:
        return self.filter(opens_on__lte=day, closes_on__gte=day)

    def by_route_on(self, day: date) -> dict[str, list[Vacancy]]:
        """What is open that day, by the slug of its route."""
        found: dict[str, list[Vacancy]] = {}
        for vacancy in self.open_on(day):
            found.setdefault(vacancy.route_slug, []).append(vacancy)
        return found


class Vacancy(models.Model):
    """An advertised opening on one route. It closes at 11:59pm UK time on its last day."""

    reference = models.SlugField(
        max_length=30, unique=True, help_text="Shown in addresses and adverts, like PC-2027-01"
    )
    route_slug = models.CharField("route", max_length=40, choices=route_choices)
    title = models.CharField(max_length=120)
    summary = models.TextField(help_text="Two or three plain sentences: what the person would do")
    salary = models.CharField(max_length=120, help_text="For volunteers: Unpaid, expenses paid")
    base = models.CharField(max_length=120)
    hours = models.CharField(max_length=160)
    places = models.PositiveSmallIntegerField()
    opens_on = models.DateField("opens on")
    closes_on = models.DateField("closes on", help_text="The last day, until 11:59pm UK time")
    evidence_question = models.CharField(max_length=300)
    evidence_words = models.PositiveSmallIntegerField(default=200, help_text="About how many words")

    objects = VacancyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "vacancies"
        ordering = ["closes_on", "title"]
        constraints = [
            models.CheckConstraint(
                name="vacancy_closes_after_it_opens",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message="The closing day must be the opening day or later.",
            ),
            models.CheckConstraint(
                name="vacancy_closes_in_this_century",
                condition=Q(closes_on__lt=date(2100, 1, 1)),
                violation_error_message="The closing day must be before 2100.",
            ),
            models.CheckConstraint(
                name="vacancy_has_places",
                condition=Q(places__gte=1),
                violation_error_message="A vacancy needs at least 1 place.",
            ),
            models.CheckConstraint(
                name="vacancy_asks_for_50_to_1000_words",
                condition=Q(evidence_words__range=(50, 1000)),
                violation_error_message="Ask for between 50 and 1,000 words.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.reference})"

    def get_absolute_url(self) -> str:
        return reverse("vacancy", args=[self.reference])

    @property
    def route(self) -> Route:
        return ROUTES[self.route_slug]

    @property
    def closes_at(self) -> datetime:
        """The first moment that is too late."""
        return clock.end_of(self.closes_on)

    def is_open_at(self, moment: datetime) -> bool:
        return clock.uk_moment(self.opens_on, datetime.min.time()) <= moment < self.closes_at

    @property
    def closes_words(self) -> str:
        return f"11:59pm on {clock.day_in_words(self.closes_on)}"
