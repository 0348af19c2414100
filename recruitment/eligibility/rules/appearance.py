"""Tattoos and piercings of officers."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.rare import Rare, rare
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
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

TO_SEE = frozenset({Tattoo.VISIBLE, Tattoo.OFFENSIVE, Tattoo.PIERCING, Tattoo.NOT_SURE})

PHOTOS = _("Take one photo of it from near and one from far, and send them when we ask.")


def _tattoos(answers: Answers) -> frozenset[Tattoo]:
    """Nobody is asked about tattoos unless they said that there is one to tell of."""
    return answers[tattoos] if Rare.TATTOO in answers[rare] else frozenset()


@rule(
    _("No offensive tattoo"),
    _("No tattoo may show hate or be meant to hurt, wherever it is."),
    sources.ESSEX_APPEARANCE,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2024, 8, 6),
)
def no_offensive_tattoo(answers: Answers, on: date, force: Force) -> Ruling:
    said = _tattoos(answers)
    if Tattoo.OFFENSIVE in said:
        return cannot(
            _("Officers cannot have a tattoo that is hateful or offensive, wherever it is."),
            _("Not sure that it is? Send us a photo and ask. If it is removed, you can apply."),
        )
    if Tattoo.NOT_SURE in said:
        return we_check(_("We look at what the tattoo shows."), PHOTOS)
    return MET


@rule(
    _("Tattoos that can be seen"),
    _("We look at each tattoo on the face, neck or hands. Others are fine, if you tell us."),
    sources.ESSEX_APPEARANCE,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2024, 8, 6),
)
def tattoos_in_place(answers: Answers, on: date, force: Force) -> Ruling:
    said = _tattoos(answers)
    if Tattoo.VISIBLE in said:
        return as_pack_says(
            force.tattoo_visible,
            reason=_("We look at each tattoo on the face, neck or hands."),
            next_step=PHOTOS,
            event=_("when the tattoo is gone"),
            until=_("Ask us about your tattoo before you have it removed."),
        )
    return met_but(_("Tell us about each tattoo.")) if Tattoo.COVERED in said else MET


@rule(
    _("Piercings"),
    _("We check that piercings and stretched ears are safe for the job."),
    sources.ESSEX_APPEARANCE,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2024, 8, 6),
)
def safe_piercings(answers: Answers, on: date, force: Force) -> Ruling:
    if Tattoo.PIERCING not in _tattoos(answers):
        return MET
    return we_check(_("We check that piercings and stretched ears are safe for the job."), PHOTOS)


@rule(
    _("Tattoos and piercings, in uniform"),
    _("In uniform, we look at tattoos that can be seen or could offend, and at piercings."),
    sources.LEICESTERSHIRE_PCSO,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def tattoos_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    if not _tattoos(answers) & TO_SEE:
        return MET
    return we_check(_("We look at tattoos and piercings, because you would wear uniform."), PHOTOS)
