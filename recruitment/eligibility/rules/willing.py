"""What you must be ready to do. Only the tests and checks that the law asks for close a route."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.role import Refusal, would_refuse
from recruitment.eligibility.rule import MET, Ruling, cannot, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

CHANGED_MIND = "If you would now say yes, change your answer. Ask us what the test is like."


@rule(
    "Takes a drugs test",
    sources.DRUGS_TEST,
    Confidence.CONFIRMED,
    since=date(2012, 8, 20),
)
def takes_drugs_test(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.DRUGS_TEST not in answers[would_refuse]:
        return MET
    return cannot("By law, nobody who refuses a drugs test can become an officer.", CHANGED_MIND)


@rule(
    "Gives fingerprints and a DNA sample",
    sources.SAMPLES,
    Confidence.CONFIRMED,
    since=date(2012, 8, 20),
)
def gives_fingerprints(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.FINGERPRINTS not in answers[would_refuse]:
        return MET
    return cannot(
        "By law, officers give fingerprints and a DNA sample before they start.",
        CHANGED_MIND,
    )


@rule(
    "Agrees to vetting",
    sources.VETTING_REGULATIONS,
    Confidence.SUPPORTED,
    since=date(2025, 5, 14),
)
def agrees_to_vetting(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.CHECKS not in answers[would_refuse]:
        return MET
    return cannot(
        "By law, every officer must pass vetting. It checks your past, your money and your family.",
        "If you would now say yes, change your answer. Ask us what vetting looks at.",
    )


@rule(
    "Agrees to vetting, as staff or a volunteer",
    sources.ESSEX_VETTING,
    Confidence.CONFIRMED,
    since=date(2021, 9, 24),
)
def staff_agree_to_vetting(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.CHECKS not in answers[would_refuse]:
        return MET
    return we_check(
        "Everyone who works or volunteers with us must be vetted first.",
        "Ask us what vetting looks at for this role before you apply.",
    )


@rule(
    "Works shifts, as a constable",
    sources.ESSEX_ENTRY_ROUTES,
    Confidence.SUPPORTED,
    since=date(2021, 1, 1),
)
def constable_shifts(answers: Answers, on: date, force: Force) -> Ruling:
    return _shifts(answers)


@rule(
    "Works shifts, as a contact handler",
    sources.KENT_CONTROL_ROOM,
    Confidence.SUPPORTED,
    since=date(2021, 1, 1),
)
def handler_shifts(answers: Answers, on: date, force: Force) -> Ruling:
    return _shifts(answers)


def _shifts(answers: Answers) -> Ruling:
    if Refusal.SHIFTS not in answers[would_refuse]:
        return MET
    return we_check(
        "This role works shifts, with nights, weekends and bank holidays.",
        "Ask us about patterns, or look at roles without shifts.",
    )


@rule(
    "Works where needed",
    sources.ESSEX_ENTRY_ROUTES,
    Confidence.SUPPORTED,
    since=date(2021, 1, 1),
)
def works_anywhere(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.POSTING not in answers[would_refuse]:
        return MET
    return we_check(
        "Constables can be asked to work anywhere in the force area.",
        "You can tell us which places you would like best. Ask us before you apply.",
    )


@rule(
    "Gives time each month",
    sources.ESSEX_SPECIALS,
    Confidence.SUPPORTED,
    since=date(2022, 10, 13),
)
def gives_time(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.HOURS not in answers[would_refuse]:
        return MET
    return we_check(
        f"Special constables give at least {force.special_hours_month.value} hours a month.",
        "Ask us how people fit the hours in, or look at roles that need less time.",
    )


@rule(
    "Another job or business",
    sources.ESSEX_OUTSIDE_WORK,
    Confidence.SUPPORTED,
    since=date(2024, 2, 6),
)
def gives_up_outside_work(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.OUTSIDE_WORK not in answers[would_refuse]:
        return MET
    return we_check(
        "We must agree to another job or business before you keep it.",
        "Tell us what it is. We look at whether it clashes.",
    )


@rule(
    "Keeps out of active politics",
    sources.WARWICKSHIRE_SPECIALS,
    Confidence.SUPPORTED,
    since=date(2022, 12, 31),
)
def keeps_out_of_politics(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.POLITICS not in answers[would_refuse]:
        return MET
    return we_check(
        "Officers may belong to a lawful party, but may not take an active part in politics.",
        "Tell us what you do. You may need to step back from it.",
    )


@rule(
    "Knows what the role asks",
    sources.ESSEX_VETTING,
    Confidence.SUPPORTED,
    since=date(2021, 9, 24),
)
def knows_the_role(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.NOT_SURE not in answers[would_refuse]:
        return MET
    return we_check(
        "Everyone is vetted, and most roles ask for more. You were not sure about some of it.",
        "Read about the role, or ask us, before you apply.",
    )
