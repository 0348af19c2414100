"""The ways to become a police officer."""

from recruitment.eligibility.later import FITNESS_OF_OFFICERS, HEALTH, VETTING
from recruitment.eligibility.route import Family, Route
from recruitment.eligibility.routes.requirements import (
    CONSTABLE_AT_ALL,
    EVERY_CONSTABLE,
    NEW_CONSTABLE,
)
from recruitment.eligibility.rules import qualifications, residence, service
from recruitment.eligibility.words import marked as _

OFFICER_TESTS = (FITNESS_OF_OFFICERS, HEALTH, VETTING)

PCEP = Route(
    "pcep",
    Family.OFFICER,
    _("Police Constable Entry Programme"),
    _("Join as a paid police constable and learn on the job for two years, without a degree."),
    (*NEW_CONSTABLE, qualifications.ready_to_learn, service.constable_service),
    OFFICER_TESTS,
)

PCDA = Route(
    "pcda",
    Family.OFFICER,
    _("Police Constable Degree Apprenticeship"),
    _("Join as a paid police constable and earn a degree over three years."),
    (
        *NEW_CONSTABLE,
        qualifications.ready_to_study,
        qualifications.no_degree_yet,
        service.apprentice_service,
    ),
    OFFICER_TESTS,
)

DHEP = Route(
    "dhep",
    Family.OFFICER,
    _("Degree Holder Entry Programme"),
    _("Join as a paid police constable with the degree that you have, in two years."),
    (*NEW_CONSTABLE, qualifications.has_degree, service.constable_service),
    OFFICER_TESTS,
)

DETECTIVE = Route(
    "detective",
    Family.OFFICER,
    _("Detective (Investigate First)"),
    _("Join as a paid police constable and go straight into investigating crime."),
    (*NEW_CONSTABLE, qualifications.detective_degree, service.constable_service),
    OFFICER_TESTS,
)

PPD = Route(
    "ppd",
    Family.OFFICER,
    _("Professional Policing Degree"),
    _("Join as a paid police constable with a degree in professional policing."),
    (*NEW_CONSTABLE, qualifications.has_policing_degree, service.constable_service),
    OFFICER_TESTS,
)

REJOINER = Route(
    "rejoiner",
    Family.OFFICER,
    _("Rejoin as a police officer"),
    _("Come back after you resigned or retired, without starting again."),
    (
        *NEW_CONSTABLE,
        service.former_officer,
        service.no_open_conduct,
    ),
    OFFICER_TESTS,
)

TRANSFEREE = Route(
    "transferee",
    Family.OFFICER,
    _("Transfer from another police force"),
    _("Move to us as a serving police officer, in your rank."),
    (
        *CONSTABLE_AT_ALL,
        residence.residence_looked_at,
        *EVERY_CONSTABLE,
        service.serving_officer,
        service.no_open_conduct,
    ),
    OFFICER_TESTS,
)
