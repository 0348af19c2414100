"""Where an application is on its way, as far as its applicant has been told.

How long a step takes is measured, where enough people have been through it in the last year. If
not, it is what we promise, and the page says so.
"""

from collections.abc import Callable

from recruitment import clock
from recruitment.applications.models import Application, StageChange
from recruitment.applications.pages import Context
from recruitment.applications.stages import ENDS, Stage
from recruitment.applications.told import Told
from recruitment.applications.waits import StageWait
from recruitment.vacancies.models import Vacancy

Words = Callable[[Stage], str]


def steps(application: Application, told: Told) -> list[Context]:
    """The way from sending to the first day, with where the person is. An end cuts it off."""
    path: list[Stage] = [stage for stage in application.path if stage is not Stage.DRAFT]
    been = [path.index(Stage(move.now)) for move in told.moves if move.now in path]
    here = max(been, default=-1)
    left = left_on(told)
    if told.at in ENDS:
        return [done(stage, left) for stage in path[: here + 1]]
    before = [done(stage, left) for stage in path[: max(here, 0)]]
    takes = how_long(application.vacancy)
    now = [step(stage, "now", f"You are here. {takes(stage)}") for stage in path[here:][:1]]
    ahead = [step(stage, "todo", f"To come. {takes(stage)}") for stage in path[here + 1 :]]
    return [*before, *(now if here >= 0 else []), *ahead]


def title(steps: list[Context]) -> str:
    """Step 3 of 7, while it goes on."""
    number = next((place for place, one in enumerate(steps, 1) if one["state"] == "now"), 0)
    return f"Where you are: step {number} of {len(steps)}" if number else "Where you are"


def left_on(told: Told) -> dict[str, StageChange]:
    """The move that ended each stage."""
    return {move.was: move for move in told.moves}


def done(stage: Stage, left: dict[str, StageChange]) -> Context:
    move = left.get(stage.value)
    on = f" on {clock.day_in_words(clock.uk_day(move.at))}" if move else ""
    return step(stage, "done", f"Done{on}")


def how_long(vacancy: Vacancy) -> Words:
    measured = {one.stage: one for one in StageWait.objects.filter(route_slug=vacancy.route_slug)}

    def words(stage: Stage) -> str:
        wait = measured.get(stage.value)
        return f"{usual(wait) if wait else ''} {target(vacancy, stage)}".strip()

    return words


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


def step(stage: Stage, state: str, words: str) -> Context:
    return {"title": stage.to_applicant, "state": state, "words": words.strip()}
