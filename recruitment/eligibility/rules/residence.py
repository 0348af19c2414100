"""Years in the UK, and what counts as being here."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.about_you import (
    Away,
    Months,
    Residence,
    away,
    came_to_uk,
    five_years,
    months_away,
    uk_residence,
)
from recruitment.eligibility.rule import MET, Ruling, met_but, met_from, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Basis, Confidence
from recruitment.eligibility.words import marked as _

KEPT_TIES = we_check(
    _("You were away but kept your ties here, so we look at where you were and for how long."),
    _("List each country with dates. After a year in one country, get a police certificate there."),
)

LONG_AWAY = we_check(
    _("You were away for more than a year in all. Some forces say no, so we look at your case."),
    _("List each country with dates. After a year in one country, get a police certificate there."),
)

SHORT_AWAY = met_but(_("Tell us where you were, and when."))

AWAY_FOR = {
    Months.FEW: SHORT_AWAY,
    Months.UP_TO_A_YEAR: KEPT_TIES,
    Months.OVER_A_YEAR: LONG_AWAY,
    Months.NOT_SURE: KEPT_TIES,
}

NOT_KNOWN = we_check(
    _("We must be able to check where you have lived."),
    _("List your addresses for the last few years, with dates. Ask us if any were abroad."),
)

WHY_AWAY = {
    Away.FORCES: met_but(_("Tell us where you served, and when.")),
    Away.GOVERNMENT: met_but(_("Tell us where you worked for the government, and when.")),
    Away.FAMILY_ON_BASE: met_but(_("Tell us which base you lived on, and when.")),
    Away.STUDY: KEPT_TIES,
    Away.ISLANDS: we_check(
        _("We are not sure that the Channel Islands or the Isle of Man count as the UK here."),
        _("Ask us before you apply, with the dates when you lived there."),
    ),
    Away.NOT_SURE: NOT_KNOWN,
}

KEEP_PROOF = _("Keep proof of each address until then, such as bills and tenancy papers.")
FORCES_FAMILY = _("Ask our vetting team. They look at each family of someone in the armed forces.")


@rule(
    _("Years in the UK"),
    _(
        "You must have lived in the UK for the {residence_years} years before you apply. Time "
        "abroad "
        "with the armed forces or the government counts. Longer travel or study is looked at."
    ),
    sources.KENT_RESIDENCE,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=date(2023, 10, 1),
)
def lived_in_uk(answers: Answers, on: date, force: Force) -> Ruling:
    """Counted back from the day of applying, in one piece, whatever the nationality."""
    return _lived(answers, answers[uk_residence], on, force.residence_years.value)


@rule(
    _("Years in the UK, for posts that see more"),
    _("You must have lived in the UK for the {residence_years_management} years before you apply."),
    sources.DEVON_RESIDENCE,
    Confidence.SUPPORTED,
    Basis.VETTING,
    since=date(2023, 10, 1),
)
def lived_in_uk_longer(answers: Answers, on: date, force: Force) -> Ruling:
    """Posts with management vetting, whatever the route."""
    return _lived(answers, answers[five_years], on, force.residence_years_management.value)


def _lived(answers: Answers, said: Residence, on: date, years: int) -> Ruling:
    if said is Residence.ALL:
        return MET
    if said is Residence.NOT_SURE:
        return NOT_KNOWN
    why = answers[away]
    if why is Away.TRAVEL:
        return AWAY_FOR[answers[months_away]]
    return WHY_AWAY[why] if why in WHY_AWAY else _since_coming(answers[came_to_uk], on, years, why)


def _since_coming(came: date, on: date, years: int, why: Away) -> Ruling:
    return met_from(
        years_after(came, years),
        on,
        reason=_(
            "You need to have lived in the UK for the last {years} years. "
            "You told us that you came on {came}."
        ),
        next_step=FORCES_FAMILY if why is Away.FAMILY_OFF_BASE else KEEP_PROOF,
        years=years,
        came=came,
    )


@rule(
    _("Years in the UK, for serving officers"),
    _(
        "Sources differ on whether an officer who transfers needs {residence_years} years in "
        "the UK, "
        "so we look at it."
    ),
    sources.MET_OLD_QUESTIONS,
    Confidence.CONFLICT,
    Basis.VETTING,
    since=date(2023, 10, 1),
)
def residence_looked_at(answers: Answers, on: date, force: Force) -> Ruling:
    return MET if answers[uk_residence] is Residence.ALL else NOT_KNOWN
