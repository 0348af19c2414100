"""Where an application is on its way, as far as its applicant has been told.

How long a step takes is what the force has promised, and the page says so. Nothing is measured
from earlier applications yet.
"""

from django.conf import settings

from recruitment import clock
from recruitment.applications.models import Application, StageChange
from recruitment.applications.pages import Context
from recruitment.applications.stages import ENDS, Stage
from recruitment.applications.told import Told


def steps(application: Application, told: Told) -> list[Context]:
    """The way from sending to the first day, with where the person is. An end cuts it off."""
    path: list[Stage] = [stage for stage in application.path if stage is not Stage.DRAFT]
    been = [path.index(Stage(move.now)) for move in told.moves if move.now in path]
    here = been[-1] if been else -1  # not the furthest: a decision may have been reversed
    left = left_on(told)
    if told.at in ENDS:
        return [done(stage, left) for stage in path[: here + 1]]
    before = [done(stage, left) for stage in path[: max(here, 0)]]
    now = [step(stage, "now", f"You are here. {target(stage)}") for stage in path[here:][:1]]
    ahead = [step(stage, "todo", f"To come. {target(stage)}") for stage in path[here + 1 :]]
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


def target(stage: Stage) -> str:
    days = settings.PACK.promised_days.get(stage.value)
    if days is None:
        return ""
    return f"Our target: you hear from us within {days} working day{'' if days == 1 else 's'}."


def step(stage: Stage, state: str, words: str) -> Context:
    return {"title": stage.to_applicant, "state": state, "words": words.strip()}
