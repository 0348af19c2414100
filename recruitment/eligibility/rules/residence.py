"""Three years in the UK, and what counts as being here."""

from datetime import date

from recruitment.eligibility.answers import Answers
from recruitment.eligibility.dates import spoken, years_after
from recruitment.eligibility.force import Force
from recruitment.eligibility.questions.about_you import (
    Away,
    Residence,
    away,
    came_to_uk,
    uk_residence,
)
from recruitment.eligibility.rule import MET, Ruling, met_but, met_from, rule, we_check
from recruitment.eligibility.rules import sources
from recruitment.eligibility.verdict import Confidence

KEPT_TIES = we_check(
    "You were away but kept your ties here, so we look at where you were and for how long.",
    "List each country with dates. After a year in one country, get a police certificate there.",
)

NOT_KNOWN = we_check(
    "We must be able to check where you have lived.",
    "List your addresses for the last few years, with dates. Ask us if any were abroad.",
)

WHY_AWAY = {
    Away.FORCES: met_but("Tell us where you served, and when."),
    Away.GOVERNMENT: met_but("Tell us where you worked for the government, and when."),
    Away.FAMILY_ON_BASE: met_but("Tell us which base you lived on, and when."),
    Away.STUDY: KEPT_TIES,
    Away.TRAVEL: KEPT_TIES,
    Away.ISLANDS: we_check(
        "We are not sure that the Channel Islands or the Isle of Man count as the UK here.",
        "Ask us before you apply, with the dates when you lived there.",
    ),
    Away.NOT_SURE: NOT_KNOWN,
}


@rule(
    "Lived in the UK for long enough",
    sources.KENT_RESIDENCE,
    Confidence.SUPPORTED,
    since=date(2023, 10, 1),
)
def lived_in_uk(answers: Answers, on: date, force: Force) -> Ruling:
    """Counted back from the day of applying, in one piece, whatever the nationality."""
    said = answers[uk_residence]
    if said is Residence.ALL:
        return MET
    if said is Residence.NOT_SURE:
        return NOT_KNOWN
    why = answers[away]
    return WHY_AWAY[why] if why in WHY_AWAY else _since_coming(answers, on, force, why)


def _since_coming(answers: Answers, on: date, force: Force, why: Away) -> Ruling:
    came, years = answers[came_to_uk], force.residence_years.value
    return met_from(
        years_after(came, years),
        on,
        reason=(
            f"You need to have lived in the UK for the last {years} years. "
            f"You told us that you came on {spoken(came)}."
        ),
        next_step=FORCES_FAMILY if why is Away.FAMILY_OFF_BASE else KEEP_PROOF,
    )


KEEP_PROOF = "Keep proof of each address until then, such as bills and tenancy papers."
FORCES_FAMILY = "Ask our vetting team. They look at each family of someone in the armed forces."
