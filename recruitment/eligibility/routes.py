"""Every entry route, and the rules that it applies in the order people read them."""

from dataclasses import replace

from recruitment.eligibility.later import (
    BACKGROUND,
    CHILD_SAFETY,
    FITNESS_OF_OFFICERS,
    FITNESS_OF_PCSOS,
    HEALTH,
    VETTING,
)
from recruitment.eligibility.route import Family, Route
from recruitment.eligibility.rules import (
    age,
    appearance,
    cadets,
    driving,
    earlier,
    groups,
    hours,
    lists,
    money,
    qualifications,
    record,
    residence,
    service,
    status,
    willing,
    work,
)
from recruitment.eligibility.words import marked as _

__all__ = ["ROUTES", "Family", "Route", "with_management_vetting"]

EVERY_ADULT = (
    record.nothing_open,
    record.open_about_past,
    lists.not_on_advisory_list,
    lists.vetting_not_refused,
    willing.knows_the_role,
    willing.gives_up_outside_work,
)

EVERY_OFFICER = (
    *EVERY_ADULT,
    work.kept_work_told,
    willing.agrees_to_vetting,
    willing.keeps_out_of_politics,
    appearance.no_offensive_tattoo,
    appearance.tattoos_in_place,
    appearance.safe_piercings,
    record.no_custody,
    record.not_registered,
    record.officer_record,
    driving.few_points,
    driving.serious_driving,
    money.solvent,
    money.no_arrangement,
    money.judgments_paid,
    money.debts_in_hand,
    groups.not_in_banned_group,
    groups.other_membership,
    lists.not_barred,
    earlier.other_application_told,
)

CONSTABLE_AT_ALL = (
    age.constable_age,
    status.constable_status,
)

EVERY_CONSTABLE = (
    *EVERY_OFFICER,
    willing.takes_drugs_test,
    driving.full_licence,
    driving.not_banned,
    hours.constable_shifts,
    hours.works_anywhere,
    work.constable_steps_down,
    groups.constable_not_a_member,
    earlier.constable_waits,
)

NEW_CONSTABLE = (
    *CONSTABLE_AT_ALL,
    residence.lived_in_uk,
    *EVERY_CONSTABLE,
    willing.gives_fingerprints,
)

STAFF_AND_VOLUNTEERS = (
    residence.lived_in_uk,
    *EVERY_ADULT,
    record.custody_looked_at,
    record.unprotected_record,
    money.money_looked_at,
    groups.membership_looked_at,
)

EVERY_STAFF = (
    status.permission_to_work,
    *STAFF_AND_VOLUNTEERS,
    work.kept_work_looked_at,
    willing.staff_agree_to_vetting,
    lists.not_barred,
)

ON_SHIFTS = (
    hours.gets_there,
    hours.bears_upset,
)

EVERY_VOLUNTEER = (
    status.permission_to_volunteer,
    *STAFF_AND_VOLUNTEERS,
    work.kept_work_told,
    work.volunteer_work,
    lists.barred_looked_at,
)

SUPPORT = (
    age.volunteer_age,
    *EVERY_VOLUNTEER,
    willing.staff_agree_to_vetting,
    record.children_looked_at,
    hours.volunteer_gives_time,
)

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
    OFFICER_TESTS,
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

ROUTES = {
    route.slug: route
    for route in (
        PCEP,
        PCDA,
        DHEP,
        DETECTIVE,
        PPD,
        REJOINER,
        TRANSFEREE,
        POLICE_STAFF,
        PCSO,
        CONTACT_HANDLER,
        DETENTION_OFFICER,
        INVESTIGATOR,
        APPRENTICE,
        SPECIAL_CONSTABLE,
        SUPPORT_VOLUNTEER,
        ACTIVE_CITIZEN,
        CADET,
        CADET_LEADER,
    )
}


def with_management_vetting(route: Route) -> Route:
    """The same route for a post with management vetting, which asks for more years in the UK."""
    longer = {residence.lived_in_uk: residence.lived_in_uk_longer}
    return replace(route, rules=tuple(longer.get(rule, rule) for rule in route.rules))
