"""Every entry route, and the rules that it applies in the order people read them."""

from recruitment.eligibility.route import Family, Route
from recruitment.eligibility.rules import (
    age,
    appearance,
    driving,
    groups,
    money,
    qualifications,
    record,
    residence,
    service,
    status,
    willing,
    work,
)

__all__ = ["ROUTES", "Family", "Route"]

EVERY_ADULT = (
    residence.lived_in_uk,
    record.nothing_open,
    record.open_about_past,
    service.not_on_advisory_list,
    service.vetting_not_refused,
    willing.knows_the_role,
    willing.gives_up_outside_work,
)

EVERY_OFFICER = (
    *EVERY_ADULT,
    willing.takes_drugs_test,
    willing.gives_fingerprints,
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
    groups.other_membership,
    service.not_barred,
)

STAFF_AND_VOLUNTEERS = (
    *EVERY_ADULT,
    willing.staff_agree_to_vetting,
    record.custody_looked_at,
    record.unprotected_record,
    money.money_looked_at,
    groups.membership_looked_at,
)

PCEP = Route(
    "pcep",
    Family.OFFICER,
    "Police Constable Entry Programme",
    "Join as a paid police constable and learn on the job for two years, without a degree.",
    (
        age.constable_age,
        status.constable_status,
        *EVERY_OFFICER,
        driving.full_licence,
        driving.not_banned,
        qualifications.ready_to_learn,
        willing.constable_shifts,
        willing.works_anywhere,
        groups.constable_not_a_member,
        service.constable_service,
        service.constable_waits,
    ),
)

SPECIAL_CONSTABLE = Route(
    "special-constable",
    Family.VOLUNTEER,
    "Special constable",
    "Volunteer as a police officer in your own time, with the same powers as a constable.",
    (
        age.special_age,
        status.special_status,
        *EVERY_OFFICER,
        work.no_clashing_work,
        work.agreed_work,
        driving.ban_explained,
        willing.gives_time,
        groups.special_not_a_member,
        service.special_service,
        service.special_waits,
    ),
)

CONTACT_HANDLER = Route(
    "contact-handler",
    Family.STAFF,
    "Contact handler",
    "Answer 999 and 101 calls, and get the right help to people.",
    (
        age.shift_age,
        status.permission_to_work,
        *STAFF_AND_VOLUNTEERS,
        willing.handler_shifts,
        service.not_barred,
    ),
)

SUPPORT_VOLUNTEER = Route(
    "support-volunteer",
    Family.VOLUNTEER,
    "Police support volunteer",
    "Give some of your free time to help our teams, without police powers.",
    (
        age.volunteer_age,
        status.permission_to_volunteer,
        *STAFF_AND_VOLUNTEERS,
        work.volunteer_work,
        service.barred_looked_at,
    ),
)

ROUTES = {
    route.slug: route for route in (PCEP, SPECIAL_CONSTABLE, CONTACT_HANDLER, SUPPORT_VOLUNTEER)
}
