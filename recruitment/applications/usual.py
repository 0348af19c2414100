"""How long a stage takes, in words for those who wait: measured, and what we aim for."""

from collections.abc import Callable

from recruitment.applications.stages import Stage
from recruitment.applications.waits import StageWait
from recruitment.vacancies.models import Vacancy

Words = Callable[[Stage], str]


def how_long(vacancy: Vacancy) -> Words:
    measured = {one.stage: one for one in StageWait.objects.filter(route_slug=vacancy.route_slug)}

    def words(stage: Stage) -> str:
        wait = measured.get(stage.value)
        return f"{usual(wait) if wait else ''} {target(vacancy, stage)}".strip()

    return words


def measured(vacancy: Vacancy, stage: Stage) -> str:
    """What it took other people; nothing before enough of them have been through it."""
    wait = StageWait.objects.filter(route_slug=vacancy.route_slug, stage=stage.value).first()
    return usual(wait) if wait else ""


def usual(wait: StageWait) -> str:
    """The usual range, with what it was measured on."""
    half, most = in_words(wait.half_days), in_words(wait.most_days)
    if half == most:
        return f"In the last year, 9 in 10 people heard within {most}."
    return f"In the last year, half of people heard within {half}, and 9 in 10 within {most}."


def target(vacancy: Vacancy, stage: Stage) -> str:
    days = vacancy.days_promised(stage.value)
    if days is None:
        return ""
    return f"Our target: you hear from us within {in_words(days, 'working day')}."


def in_words(days: int, unit: str = "day") -> str:
    return f"{days} {unit}{'' if days == 1 else 's'}"
