"""Where an application is on its way, as far as its applicant has been told.

How long a step takes is measured, where enough people have been through it in the last year. If
not, it is what we promise, and the page says so.
"""

from recruitment import clock
from recruitment.applications.models import Application, StageChange
from recruitment.applications.pages import Context
from recruitment.applications.stages import ENDS, WAITING, Stage
from recruitment.applications.told import Told
from recruitment.applications.usual import Words, how_long


def steps(application: Application, told: Told) -> list[Context]:
    """The way from sending to the first day, with where the person is. An end cuts it off."""
    path: list[Stage] = [stage for stage in application.path if stage is not Stage.DRAFT]
    been = [path.index(Stage(move.now)) for move in told.moves if move.now in path]
    here = been[-1] if been else -1  # not the furthest: a decision may have been reversed
    left = left_on(told)
    if told.at in ENDS:
        return [done(stage, left) for stage in path[: here + 1]]
    before = [done(stage, left) for stage in path[: max(here, 0)]]
    takes = how_long(application.vacancy)
    now = [step(stage, "now", standing(told, takes)) for stage in path[here:][:1]]
    ahead = [step(stage, "todo", f"To come. {takes(stage)}") for stage in path[here + 1 :]]
    return [*before, *(now if here >= 0 else []), *ahead]


def standing(told: Told, takes: Words) -> str:
    """Beside the way, as in an appeal, somebody still stands at the step that they left."""
    if told.hold:
        return "You are here. It is on hold."
    if told.at in WAITING or told.at is Stage.POOL:
        return f"You are here: {told.at.to_applicant}."
    return f"You are here. {takes(told.at)}"


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


def step(stage: Stage, state: str, words: str) -> Context:
    return {"title": stage.to_applicant, "state": state, "words": words.strip()}
