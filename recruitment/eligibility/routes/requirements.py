"""What several routes ask for, in the order in which people read it."""

from recruitment.eligibility.rules import (
    age,
    appearance,
    driving,
    earlier,
    groups,
    hours,
    lists,
    money,
    record,
    residence,
    status,
    willing,
    work,
)

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
