"""Tattoos and piercings of officers."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.role import Tattoo, tattoos
from recruitment.eligibility.rule import (
    MET,
    Ruling,
    as_pack_says,
    cannot,
    met_but,
    rule,
    we_check,
)
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

PHOTOS = "Take one photo of it from near and one from far, and send them when we ask."


@rule(
    "No offensive tattoo",
    sources.ESSEX_APPEARANCE,
    Confidence.SUPPORTED,
    since=date(2024, 8, 6),
)
def no_offensive_tattoo(answers: Answers, on: date, force: Force) -> Ruling:
    said = answers[tattoos]
    if Tattoo.OFFENSIVE in said:
        return cannot(
            "Officers cannot have a tattoo that is hateful or offensive, wherever it is.",
            "Not sure that it is? Send us a photo and ask. If it is removed, you can apply.",
        )
    if Tattoo.NOT_SURE in said:
        return we_check("We look at what the tattoo shows.", PHOTOS)
    return MET


@rule(
    "Tattoos that can be seen",
    sources.ESSEX_APPEARANCE,
    Confidence.CONFLICT,
    since=date(2024, 8, 6),
)
def tattoos_in_place(answers: Answers, on: date, force: Force) -> Ruling:
    said = answers[tattoos]
    if Tattoo.VISIBLE in said:
        return as_pack_says(
            force.tattoo_visible,
            reason="We look at each tattoo on the face, neck or hands.",
            next_step=PHOTOS,
            event="when the tattoo is gone",
        )
    return met_but("Tell us about each tattoo.") if Tattoo.COVERED in said else MET


@rule(
    "Piercings",
    sources.ESSEX_APPEARANCE,
    Confidence.SUPPORTED,
    since=date(2024, 8, 6),
)
def safe_piercings(answers: Answers, on: date, force: Force) -> Ruling:
    if Tattoo.PIERCING not in answers[tattoos]:
        return MET
    return we_check("We check that piercings and stretched ears are safe for the job.", PHOTOS)
