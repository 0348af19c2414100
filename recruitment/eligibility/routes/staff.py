"""The ways to join the police staff."""

from recruitment.eligibility.later import BACKGROUND, FITNESS_OF_PCSOS, HEALTH, VETTING
from recruitment.eligibility.route import Family, Route
from recruitment.eligibility.routes.requirements import EVERY_STAFF, ON_SHIFTS
from recruitment.eligibility.rules import (
    age,
    appearance,
    driving,
    earlier,
    hours,
    qualifications,
    service,
    willing,
)
from recruitment.eligibility.words import marked as _

POLICE_STAFF = Route(
    "police-staff",
    Family.STAFF,
    _("Police staff"),
    _("Keep the force running: computers, money, people, buildings and more."),
    (age.staff_age, *EVERY_STAFF),
    (BACKGROUND, VETTING),
)

PCSO = Route(
    "pcso",
    Family.STAFF,
    _("Police community support officer (PCSO)"),
    _("Walk the streets of a neighbourhood, help people and solve local problems."),
    (
        age.pcso_age,
        *EVERY_STAFF,
        *ON_SHIFTS,
        hours.pcso_shifts,
        appearance.tattoos_looked_at,
        driving.licence_looked_at,
        qualifications.pcso_education,
        willing.pcso_fingerprints,
        service.not_special_as_well,
        earlier.pcso_waits,
        earlier.one_force_at_a_time,
    ),
    (FITNESS_OF_PCSOS, HEALTH, VETTING),
)

CONTACT_HANDLER = Route(
    "contact-handler",
    Family.STAFF,
    _("Contact handler"),
    _("Answer 999 and 101 calls, and get the right help to people."),
    (age.shift_age, *EVERY_STAFF, *ON_SHIFTS, hours.handler_shifts),
    (BACKGROUND, VETTING),
)

DETENTION_OFFICER = Route(
    "detention-officer",
    Family.STAFF,
    _("Detention officer"),
    _("Look after people in custody, and keep them safe."),
    (
        age.shift_age,
        *EVERY_STAFF,
        *ON_SHIFTS,
        hours.custody_shifts,
        appearance.tattoos_looked_at,
        driving.licence_looked_at,
    ),
    (BACKGROUND, VETTING),
)

INVESTIGATOR = Route(
    "investigator",
    Family.STAFF,
    _("Police staff investigator"),
    _("Take statements, question people and build a case, without being an officer."),
    (
        age.shift_age,
        *EVERY_STAFF,
        hours.investigator_shifts,
        hours.bears_upset,
        driving.licence_looked_at,
    ),
    (BACKGROUND, VETTING),
)

APPRENTICE = Route(
    "apprentice",
    Family.STAFF,
    _("Apprentice"),
    _("Earn while you learn a trade or an office job with us."),
    (age.apprentice_age, *EVERY_STAFF),
    (BACKGROUND, VETTING),
)
