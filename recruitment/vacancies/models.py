"""Adverts for places on a route."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value
from django.urls import reverse

from recruitment import clock
from recruitment.eligibility import ROUTES, Family, Route, with_management_vetting
from recruitment.forces import PROMISES
from recruitment.vacancies.choices import MOST_DAYS, Vetting, WorkingTime

CHILDREN = ("cadet",)
"""The routes of people under 18, whom nobody vets for a post in management."""
LONGER = "lived_in_uk_longer"
"""The rule that a route has when its post asks for more years in the UK."""
BAD_PROMISES = (
    'strict $ ? (@.type() != "object" || exists(@.keyvalue() ? ('
    f'!(@.key like_regex "^({"|".join(PROMISES)})$") || @.value.type() != "number" '
    f"|| @.value < 1 || @.value > {MOST_DAYS} || @.value.floor() != @.value)))"
)
"""Finds, in the database, promises that are not whole days of stages that have a promise."""


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

    def held_still(self, pk: int) -> Vacancy:
        """As it is now, and nobody changes it until this transaction ends; many may hold it."""
        return self.raw("SELECT * FROM recruitment_vacancy WHERE id = %s FOR SHARE", [pk])[0]


class Vacancy(models.Model):
    """An advertised opening on one route. It closes at 11:59pm UK time on its last day."""

    reference = models.SlugField(
        max_length=30, unique=True, help_text="Shown in addresses and adverts, like PC-2027-01"
    )
    route_slug = models.CharField("route", max_length=40, choices=route_choices)
    title = models.CharField(max_length=120)
    summary = models.TextField(help_text="Two or three plain sentences: what the person would do")
    salary = models.CharField(max_length=120, help_text="For volunteers: Unpaid, expenses paid")
    salary_from = models.PositiveIntegerField(
        "salary from", null=True, blank=True, help_text="Pounds a year, for search engines"
    )
    salary_to = models.PositiveIntegerField(
        "salary to", null=True, blank=True, help_text="Pounds a year, when there is a range"
    )
    base = models.CharField(max_length=120)
    working_time = models.CharField(max_length=10, choices=WorkingTime)
    hours = models.CharField(max_length=160, help_text="A week in words: shifts, nights, weekends")
    vetting = models.CharField(
        max_length=15,
        choices=Vetting,
        help_text="Management vetting asks for more years in the UK, and is judged so",
    )
    places = models.PositiveSmallIntegerField()
    opens_on = models.DateField("opens on")
    closes_on = models.DateField("closes on", help_text="The last day, until 11:59pm UK time")
    evidence_question = models.CharField(max_length=300)
    evidence_words = models.PositiveSmallIntegerField(default=200, help_text="About how many words")
    promised_days = models.JSONField(
        default=dict, blank=True, help_text="Working days by stage, where they are not the usual"
    )
    changed_at = models.DateTimeField(editable=False)

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
            models.CheckConstraint(
                name="vacancy_vetting_is_known",
                condition=Q(vetting__in=Vetting.values),
                violation_error_message="Choose a level of vetting from the list.",
            ),
            models.CheckConstraint(
                name="no_child_is_vetted_for_management",
                condition=~Q(vetting=Vetting.MANAGEMENT, route_slug__in=CHILDREN),
                violation_error_message="Cadets are not vetted for posts in management.",
            ),
            models.CheckConstraint(
                name="vacancy_working_time_is_known",
                condition=Q(working_time__in=WorkingTime.values),
                violation_error_message="Choose a working time from the list.",
            ),
            models.CheckConstraint(
                name="unpaid_vacancy_has_no_salary",
                condition=~Q(working_time=WorkingTime.OWN) | Q(salary_from__isnull=True),
                violation_error_message="Who gives their own time is not paid a salary.",
            ),
            models.CheckConstraint(
                name="vacancy_salary_is_a_range",
                condition=Q(salary_from__isnull=True, salary_to__isnull=True)
                | Q(salary_from__isnull=False, salary_from__gte=1, salary_to__isnull=True)
                | Q(salary_from__isnull=False, salary_from__gte=1, salary_to__gte=F("salary_from")),
                violation_error_message="The salary must go from a lower to a higher figure.",
            ),
            models.CheckConstraint(
                name="vacancy_promises_whole_days_of_known_stages",
                condition=~Q(
                    Func(
                        F("promised_days"),
                        Value(BAD_PROMISES),
                        function="jsonb_path_exists",
                        output_field=BooleanField(),
                    )
                ),
                violation_error_message=f"Promise between 1 and {MOST_DAYS} working days.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.reference})"

    def get_absolute_url(self) -> str:
        return reverse("vacancy", args=[self.reference])

    def clean(self) -> None:
        """Who is paid is known from the route; a search engine reads it from the working time."""
        route = ROUTES.get(self.route_slug)
        volunteers = route is not None and route.family is Family.VOLUNTEER
        if route and volunteers != (self.working_time == WorkingTime.OWN):
            only = "Choose" if volunteers else "Only volunteers can have"
            own = WorkingTime.OWN.label
            raise ValidationError({"working_time": f"{only} “{own}”."})

    @property
    def route(self) -> Route:
        """What applicants are judged by. Whoever judges for a vacancy takes the route from here."""
        route = ROUTES[self.route_slug]
        management = self.vetting == Vetting.MANAGEMENT
        return with_management_vetting(route) if management else route

    @property
    def asks_for_more_years(self) -> bool:
        """Somebody to whom its route is open may still be too new to the UK for this post."""
        return any(rule.name == LONGER for rule in self.route.rules)

    @property
    def more_years(self) -> int:
        """How many years in the UK it asks for, when those are more than its route does."""
        return self.residence_years if self.asks_for_more_years else 0

    @property
    def residence_years(self) -> int:
        """For how many years vetting wants to know where somebody lived."""
        force = settings.PACK.thresholds
        longer, usual = force.residence_years_management, force.residence_years
        return int((longer if self.asks_for_more_years else usual).value)

    def days_promised(self, stage: str) -> int | None:
        """Working days until somebody hears from us: its own, or its route's, or the usual."""
        of_route = settings.PACK.working.promises(self.route_slug, self.route.family.value)
        usual = {**settings.PACK.promised_days, **of_route}
        days: int | None = {**usual, **self.promised_days}.get(stage)
        return days

    @property
    def closes_at(self) -> datetime:
        """The first moment that is too late."""
        return clock.end_of(self.closes_on)

    def is_open_at(self, moment: datetime) -> bool:
        return clock.uk_moment(self.opens_on, datetime.min.time()) <= moment < self.closes_at

    @property
    def closes_words(self) -> str:
        return f"11:59pm on {clock.day_in_words(self.closes_on)}"

    @property
    def last_second(self) -> datetime:
        """11:59pm of its last day, as programs read it: with the offset of the UK on that day."""
        return clock.uk_moment(self.closes_on, time(23, 59, 59))


def any_usual(vacancies: Iterable[Vacancy]) -> bool:
    """Whether one of them is open to everybody to whom their route is."""
    return any(not vacancy.asks_for_more_years for vacancy in vacancies)


class Extension(models.Model):
    """One closing day that was put back. Rows are only ever added: a trigger sees to it."""

    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="extensions")
    was = models.DateField("from")
    now = models.DateField("to")
    why = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="extension_gives_more_time",
                condition=Q(now__gt=F("was")),
                violation_error_message="The new closing day must be later.",
            ),
            models.CheckConstraint(
                name="extension_says_why",
                condition=~Q(why=""),
                violation_error_message="Say why, for the record.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.vacancy.reference}: {self.was} to {self.now}"
