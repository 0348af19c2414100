"""The ways to give some of your time."""

from recruitment.eligibility.later import CHILD_SAFETY, FITNESS_OF_OFFICERS, HEALTH, VETTING
from recruitment.eligibility.route import Family, Route
from recruitment.eligibility.routes.requirements import EVERY_OFFICER, EVERY_VOLUNTEER, SUPPORT
from recruitment.eligibility.rules import (
    age,
    appearance,
    cadets,
    driving,
    earlier,
    groups,
    hours,
    record,
    residence,
    service,
    status,
    willing,
    work,
)
from recruitment.eligibility.words import marked as _

SPECIAL_CONSTABLE = Route(
    "special-constable",
    Family.VOLUNTEER,
    _("Special constable"),
    _("Volunteer as a police officer in your own time, with the same powers as a constable."),
    (
        age.special_age,
        status.special_status,
        residence.lived_in_uk,
        *EVERY_OFFICER,
        willing.special_takes_drugs_test,
        willing.special_gives_fingerprints,
        work.no_clashing_work,
        work.agreed_work,
        work.reserve_told,
        driving.ban_explained,
        hours.special_gives_time,
        groups.special_not_a_member,
        service.special_service,
        earlier.special_waits,
    ),
    (FITNESS_OF_OFFICERS, HEALTH, VETTING),
)

SUPPORT_VOLUNTEER = Route(
    "support-volunteer",
    Family.VOLUNTEER,
    _("Police support volunteer"),
    _("Give some of your free time to help our teams, without police powers."),
    SUPPORT,
    (VETTING,),
)

ACTIVE_CITIZEN = Route(
    "active-citizen",
    Family.VOLUNTEER,
    _("Active Citizen"),
    _("Help your neighbours stay safe from crime: at events, and from door to door."),
    SUPPORT,
    (VETTING,),
)

CADET = Route(
    "cadet",
    Family.VOLUNTEER,
    _("Volunteer Police Cadet"),
    _("Meet once a week, learn about policing and help your community, from 13 to 17."),
    (cadets.cadet_age, cadets.lives_here, cadets.parent_says_yes),
)

CADET_LEADER = Route(
    "cadet-leader",
    Family.VOLUNTEER,
    _("Cadet leader"),
    _("Lead a group of young people, one evening a week."),
    (
        age.leader_age,
        *EVERY_VOLUNTEER,
        willing.agrees_to_leader_checks,
        record.allowed_with_children,
        hours.leader_gives_time,
        appearance.tattoos_looked_at,
    ),
    (CHILD_SAFETY, VETTING),
)
