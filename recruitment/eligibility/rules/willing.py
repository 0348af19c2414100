"""What you must be ready to do: the tests, the checks, and giving up what clashes."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.questions.role import Refusal, would_refuse
from recruitment.eligibility.questions.service import Service, police_service
from recruitment.eligibility.rule import MET, Ruling, cannot, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

CHANGED_MIND = _("If you would now say yes, change your answer. Ask us what the test is like.")

NO_DRUGS_TEST = cannot(
    _("By law, nobody who refuses a drugs test can become an officer."), CHANGED_MIND
)

NO_FINGERPRINTS = cannot(
    _("By law, officers give fingerprints and a DNA sample before they start."), CHANGED_MIND
)


@rule(
    _("Takes a drugs test"),
    _("Every new officer takes a drugs test."),
    sources.DRUGS_TEST,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=date(2012, 4, 1),
)
def takes_drugs_test(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.DRUGS_TEST not in answers[would_refuse]:
        return MET
    return NO_DRUGS_TEST


@rule(
    _("Gives fingerprints and a DNA sample"),
    _("Every new officer gives fingerprints and a DNA sample before they start."),
    sources.SAMPLES,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=date(2012, 8, 20),
)
def gives_fingerprints(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.FINGERPRINTS not in answers[would_refuse]:
        return MET
    return NO_FINGERPRINTS


@rule(
    _("Agrees to vetting"),
    _("Every officer must pass vetting. It checks your past, your money and your family."),
    sources.VETTING_REGULATIONS,
    Confidence.SUPPORTED,
    Basis.LAW,
    since=date(2025, 5, 14),
)
def agrees_to_vetting(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.CHECKS not in answers[would_refuse]:
        return MET
    return cannot(
        _(
            "By law, every officer must pass vetting. It checks your past, your money and your "
            "family."
        ),
        _("If you would now say yes, change your answer. Ask us what vetting looks at."),
    )


@rule(
    _("Agrees to vetting, as staff or a volunteer"),
    _("Everyone who works or volunteers with us must be vetted first."),
    sources.ESSEX_VETTING,
    Confidence.CONFIRMED,
    Basis.FORCE,
    since=date(2021, 9, 24),
)
def staff_agree_to_vetting(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.CHECKS not in answers[would_refuse]:
        return MET
    return we_check(
        _("Everyone who works or volunteers with us must be vetted first."),
        _("Ask us what vetting looks at for this role before you apply."),
    )


@rule(
    _("Another job or business"),
    _("We must agree to another job or business before you keep it."),
    sources.ESSEX_OUTSIDE_WORK,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2024, 2, 6),
)
def gives_up_outside_work(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.OUTSIDE_WORK not in answers[would_refuse]:
        return MET
    return we_check(
        _("We must agree to another job or business before you keep it."),
        _("Tell us what it is. We look at whether it clashes."),
    )


@rule(
    _("Keeps out of active politics"),
    _("Officers may be in a lawful party, but may not take an active part in politics."),
    sources.WARWICKSHIRE_SPECIALS,
    Confidence.SUPPORTED,
    Basis.LAW,
    since=date(2022, 12, 31),
)
def keeps_out_of_politics(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.POLITICS not in answers[would_refuse]:
        return MET
    return we_check(
        _("Officers may belong to a lawful party, but may not take an active part in politics."),
        _("Tell us what you do. You may need to step back from it."),
    )


@rule(
    _("Knows what the role asks"),
    _("Read what the role asks of you before you apply."),
    sources.ESSEX_VETTING,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2021, 9, 24),
)
def knows_the_role(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.NOT_SURE not in answers[would_refuse]:
        return MET
    return we_check(
        _("Everyone is vetted, and most roles ask for more. You were not sure about some of it."),
        _("Read about the role, or ask us, before you apply."),
    )


@rule(
    _("Agrees to the checks for work with children"),
    _("Cadet leaders are vetted, and have an enhanced check with the DBS. Nobody leads without."),
    sources.LEADERS_CHECKS,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=date(2021, 4, 30),
)
def agrees_to_leader_checks(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.CHECKS not in answers[would_refuse]:
        return MET
    return cannot(
        _("Nobody can lead cadets without vetting and an enhanced check with the DBS."),
        _("If you would now say yes, change your answer. Ask us what the checks look at."),
    )


@rule(
    _("Gives fingerprints and a DNA sample, as a PCSO"),
    _("Some forces take fingerprints and a DNA sample from PCSOs."),
    sources.AVON_PCSO,
    Confidence.UNCONFIRMED,
    Basis.FORCE,
    since=date(2021, 1, 1),
)
def pcso_fingerprints(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.FINGERPRINTS not in answers[would_refuse]:
        return MET
    return we_check(
        _("Some forces take fingerprints and a DNA sample from PCSOs, and stop if you say no."),
        _("Ask us what we take before you apply."),
    )


def _moves_force(answers: Answers) -> bool:
    """Special constables who move force gave their samples when they first joined."""
    said = Rare.OFFICER in answers[rare]
    return said and answers[police_service] is Service.SPECIAL_NOW


@rule(
    _("Takes a drugs test, as a new special constable"),
    _("Every new special constable takes a drugs test. Those who move force do not."),
    sources.SPECIALS_TESTS,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=date(2012, 8, 20),
)
def special_takes_drugs_test(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.DRUGS_TEST not in answers[would_refuse] or _moves_force(answers):
        return MET
    return NO_DRUGS_TEST


@rule(
    _("Gives fingerprints and a DNA sample, as a new special constable"),
    _(
        "Every new special constable gives fingerprints and a DNA sample. Those who move force "
        "do not."
    ),
    sources.SPECIALS_TESTS,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=date(2012, 8, 20),
)
def special_gives_fingerprints(answers: Answers, on: date, force: Force) -> Ruling:
    if Refusal.FINGERPRINTS not in answers[would_refuse] or _moves_force(answers):
        return MET
    return NO_FINGERPRINTS
