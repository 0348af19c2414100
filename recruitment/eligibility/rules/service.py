"""Earlier police service: who may transfer, come back, or start again."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.rare import Rare, rare
from recruitment.eligibility.questions.service import (
    Conduct,
    Service,
    conduct_open,
    police_service,
)
from recruitment.eligibility.rule import (
    MET,
    Ruling,
    cannot,
    met_but,
    not_until,
    rule,
    we_check,
)
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

EVER_OFFICER = frozenset(
    {
        Service.SERVING,
        Service.IN_PROBATION,
        Service.FINISHED_PROBATION,
        Service.RETIRED,
        Service.LEFT_BEFORE,
    }
)

TELL_SERVICE = met_but(_("Tell us about your service, and when you left."))

COULD_REJOIN = met_but(
    _("Tell us about your service. You may be able to rejoin without new training.")
)

COULD_TRANSFER = we_check(
    _("Serving officers usually transfer. You may not need to train again."),
    _("Ask us about a transfer before you apply."),
)

NOT_TOLD = we_check(
    _("This route is for people with police service, and we do not know yours."),
    _("Ask us before you apply."),
)

SERVICE_NOT_KNOWN = we_check(
    _("We need to know your police service, because there may be a shorter way in for you."),
    _("Find the letter with your dates of service, or ask your old force."),
)

NOT_TOLD_OF = frozenset({Rare.NOT_SURE, Rare.NOT_SAYING})

UNKNOWN = frozenset({Service.NOT_SURE, Service.NOT_SAYING})


def _service(answers: Answers) -> Service | None:
    return answers[police_service] if Rare.OFFICER in answers[rare] else None


def _not_known(answers: Answers) -> bool:
    return not answers[rare].isdisjoint(NOT_TOLD_OF) or _service(answers) in UNKNOWN


AS_CONSTABLE = {
    Service.SERVING: COULD_TRANSFER,
    Service.IN_PROBATION: COULD_TRANSFER,
    Service.FINISHED_PROBATION: COULD_REJOIN,
    Service.RETIRED: COULD_REJOIN,
    Service.LEFT_BEFORE: TELL_SERVICE,
    Service.NOT_SURE: SERVICE_NOT_KNOWN,
    Service.NOT_SAYING: SERVICE_NOT_KNOWN,
}


@rule(
    _("Police service before, for constables"),
    _("If you are or were an officer, tell us. You may be able to transfer or rejoin instead."),
    sources.REJOINERS,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2019, 2, 22),
)
def constable_service(answers: Answers, on: date, force: Force) -> Ruling:
    service = _service(answers)
    return AS_CONSTABLE.get(service, MET) if service else MET


@rule(
    _("Police service before, for the apprenticeship"),
    _("Some forces do not take people who were officers on this programme, so we look at it."),
    sources.LEICESTERSHIRE_PCDA,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2019, 2, 22),
)
def apprentice_service(answers: Answers, on: date, force: Force) -> Ruling:
    service = _service(answers)
    if service in UNKNOWN:
        return SERVICE_NOT_KNOWN
    if service not in EVER_OFFICER:
        return MET
    return we_check(
        _("Some forces do not take people who were officers on this programme."),
        _("Look at transferring or rejoining, or ask us before you apply."),
    )


@rule(
    _("Police service before, for special constables"),
    _("If you are or were an officer, tell us. Specials from another force have a shorter way in."),
    sources.REJOINERS,
    Confidence.CONFLICT,
    Basis.FORCE,
    since=date(2019, 2, 22),
)
def special_service(answers: Answers, on: date, force: Force) -> Ruling:
    service = _service(answers)
    return SPECIAL_TALKS.get(service, TELL_SERVICE) if service else MET


ALREADY_OFFICER = we_check(
    _("You are a police officer already, so we look at how the two would fit."),
    _("Ask us and your force before you apply."),
)

SPECIAL_TALKS = {
    Service.NOT_SURE: SERVICE_NOT_KNOWN,
    Service.NOT_SAYING: SERVICE_NOT_KNOWN,
    Service.SERVING: ALREADY_OFFICER,
    Service.IN_PROBATION: ALREADY_OFFICER,
    Service.LEFT_BEFORE: we_check(
        _("You left before you finished probation, so we look at your service first."),
        _("Tell us about your service, and why you left."),
    ),
    Service.SPECIAL_NOW: we_check(
        _("Special constables who move force have a shorter way in."),
        _("Ask us about a transfer before you apply."),
    ),
}


@rule(
    _("Not a special constable as well"),
    _("PCSOs cannot be special constables at the same time, so we look at it."),
    sources.SPECIALS_JOBS,
    Confidence.UNCONFIRMED,
    Basis.GUIDANCE,
    since=date(2011, 3, 31),
)
def not_special_as_well(answers: Answers, on: date, force: Force) -> Ruling:
    service = _service(answers)
    if service in UNKNOWN:
        return SERVICE_NOT_KNOWN
    if service is not Service.SPECIAL_NOW:
        return MET
    return we_check(
        _("The duties of a PCSO and a special constable clash. You may need to give one up."),
        _("You can apply. Ask us when you would need to choose."),
    )


@rule(
    _("A serving officer who has finished probation"),
    _("Transfers are for serving police officers who have finished their probation."),
    sources.LEICESTERSHIRE_EXPERIENCED,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2019, 2, 22),
)
def serving_officer(answers: Answers, on: date, force: Force) -> Ruling:
    if _not_known(answers):
        return NOT_TOLD
    service = _service(answers)
    if service is Service.SERVING:
        return met_but(_("Tell us your force, your rank and when you joined."))
    return STILL_IN_PROBATION if service is Service.IN_PROBATION else NOT_SERVING


STILL_IN_PROBATION = not_until(
    _("when you have finished your probation"),
    _("Transfers are for officers who have finished their probation."),
    _("Come back when your force has confirmed you in your rank."),
)

NOT_SERVING = cannot(
    _("Transfers are for serving police officers."),
    _("Look at the other ways to become an officer. Were you one before? You may rejoin."),
)


@rule(
    _("An officer who finished probation, and left"),
    _(
        "Rejoining is for people who finished probation as an officer, then resigned or "
        "retired. It "
        "does not matter how long ago."
    ),
    sources.REJOINERS,
    Confidence.CONFIRMED,
    Basis.LAW,
    since=date(2019, 2, 22),
)
def former_officer(answers: Answers, on: date, force: Force) -> Ruling:
    """Five years was the limit before 22 February 2019."""
    if _not_known(answers):
        return NOT_TOLD
    service = _service(answers)
    if service is Service.FINISHED_PROBATION:
        return met_but(_("Tell us your last force and rank, and when you left."))
    return DRAWS_PENSION if service is Service.RETIRED else NEVER_LEFT


DRAWS_PENSION = we_check(
    _("Some forces do not take back officers who draw a police pension."),
    _("Ask us before you apply, and ask what would happen to your pension."),
)

NEVER_LEFT = cannot(
    _("Rejoining is for people who finished probation as an officer, and then left."),
    _("Look at the other ways to become an officer. Serving now? You may transfer."),
)


@rule(
    _("No open conduct case"),
    _("You can apply when no conduct or performance case is open against you."),
    sources.LEICESTERSHIRE_EXPERIENCED,
    Confidence.SUPPORTED,
    Basis.FORCE,
    since=date(2019, 2, 22),
)
def no_open_conduct(answers: Answers, on: date, force: Force) -> Ruling:
    return CONDUCT[answers[conduct_open]] if Rare.CONDUCT in answers[rare] else MET


ASK_STANDARDS = we_check(
    _("We need to know if a conduct or performance case is open against you."),
    _("Ask the professional standards team of your force."),
)

CONDUCT = {
    Conduct.NO: MET,
    Conduct.YES: not_until(
        _("when the conduct case has ended"),
        _("A force waits until a conduct or performance case has ended."),
        _("Come back when you have been told how it ended. Keep the letter."),
    ),
    Conduct.NOT_SURE: ASK_STANDARDS,
    Conduct.NOT_SAYING: ASK_STANDARDS,
}
