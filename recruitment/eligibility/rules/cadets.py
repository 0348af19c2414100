"""Who can be a cadet. Cadets are children: nothing else about them is asked."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.about_you import (
    InArea,
    Parent,
    date_of_birth,
    lives_in_area,
    parent_agrees,
)
from recruitment.eligibility.rule import (
    MET,
    Ruling,
    cannot,
    met_but,
    met_from,
    not_until,
    rule,
    we_check,
)
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _
from recruitment.eligibility.words import told


def _grown_up(answers: Answers, on: date, force: Force) -> bool:
    """Too old to be a cadet: where they live and what a parent says is then not asked."""
    return years_after(answers[date_of_birth], force.cadets_leave_at.value) <= on


@rule(
    _("The right age for cadets"),
    _("Cadets are from {youngest_cadet} until the day before they turn {cadets_leave_at}."),
    sources.ESSEX_CADETS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2022, 1, 1),
)
def cadet_age(answers: Answers, on: date, force: Force) -> Ruling:
    if _grown_up(answers, on, force):
        return cannot(
            told(_("Cadets leave on the day they turn {age}."), age=force.cadets_leave_at.value),
            _("Look at special constable, volunteer and cadet leader. Just turned 18? Ask us."),
        )
    starts = force.youngest_cadet.value
    return met_from(
        years_after(answers[date_of_birth], starts),
        on,
        reason=_("Cadets start at {age}. You can join on that birthday."),
        next_step=_("Come to an open evening, or ask to join the waiting list."),
        age=starts,
    )


@rule(
    _("Lives in the area"),
    _("Cadets live in the area of the force."),
    sources.ESSEX_CADETS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2022, 1, 1),
)
def lives_here(answers: Answers, on: date, force: Force) -> Ruling:
    if _grown_up(answers, on, force):
        return MET
    said = answers[lives_in_area]
    if said is InArea.NO:
        return cannot(
            _("Our cadets live in our area. Nearly every police force has cadets of its own."),
            _("Find the cadets of the force where you live, at vpc.police.uk."),
        )
    if said is InArea.NOT_SURE:
        return we_check(
            _("Our cadets live in our area."),
            _("Ask us, and tell us your town or the first half of your postcode."),
        )
    return MET


@rule(
    _("A parent or carer agrees"),
    _("A parent or carer must agree, and fills in a form with you."),
    sources.CADETS_QUESTIONS,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2020, 1, 1),
)
def parent_says_yes(answers: Answers, on: date, force: Force) -> Ruling:
    if _grown_up(answers, on, force):
        return MET
    said = answers[parent_agrees]
    if said is Parent.DOES_NOT:
        return not_until(
            _("when a parent or carer agrees"),
            _("Cadets are under 18, so a parent or carer must agree first."),
            _("Show them our page about cadets. They can ask us anything."),
        )
    if said is Parent.NOT_ASKED:
        return met_but(_("Ask a parent or carer. They fill in a form with you."))
    return MET
