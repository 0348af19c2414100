"""What changes from route to route (officers, section 3.0; staff and volunteers, section 2.3)."""

import pytest

from recruitment.eligibility import ROUTES, Family

# Officers 3.0: only qualifications and earlier service differ between ways to become a constable.
NEW_CONSTABLES = {
    "pcep": {"ready_to_learn", "constable_service"},
    "pcda": {"ready_to_study", "no_degree_yet", "apprentice_service"},
    "dhep": {"has_degree", "constable_service"},
    "detective": {"detective_degree", "constable_service"},
    "ppd": {"has_policing_degree", "constable_service"},
    "rejoiner": {"former_officer", "no_open_conduct"},
}

# Staff 2.3 A to F: age, shifts and what comes with them, licence, uniform and schooling.
SHIFTS = {"gets_there", "bears_upset"}
PAID = {
    "police-staff": {"staff_age"},
    "apprentice": {"apprentice_age"},
    "contact-handler": {"shift_age", "handler_shifts", *SHIFTS},
    "detention-officer": {
        *("shift_age", "custody_shifts", "tattoos_looked_at", "licence_looked_at"),
        *SHIFTS,
    },
    "investigator": {"shift_age", "investigator_shifts", "bears_upset", "licence_looked_at"},
    "pcso": {
        *("pcso_age", "pcso_shifts", "tattoos_looked_at", "licence_looked_at", "pcso_education"),
        *("pcso_fingerprints", "not_special_as_well", "pcso_waits", "one_force_at_a_time"),
        *SHIFTS,
    },
}

# Staff 2.3 G, H and J. An active citizen is judged like a support volunteer.
SUPPORT = {
    *("volunteer_age", "staff_agree_to_vetting", "volunteer_gives_time"),
    "children_looked_at",
}
UNPAID = {
    "support-volunteer": SUPPORT,
    "active-citizen": SUPPORT,
    "cadet-leader": {
        *("leader_age", "agrees_to_leader_checks", "allowed_with_children", "leader_gives_time"),
        "tattoos_looked_at",
    },
}


def names(slug):
    return {rule.name for rule in ROUTES[slug].rules}


def shared(slugs):
    return set.intersection(*map(names, slugs))


@pytest.mark.parametrize(
    "family",
    [
        pytest.param(NEW_CONSTABLES, id="constables"),
        pytest.param(PAID, id="staff"),
        pytest.param(UNPAID, id="volunteers"),
    ],
)
def test_only_these_rules_differ_within_a_family(family):
    same = shared(family)

    assert {slug: names(slug) - same for slug in family} == family


def test_an_officer_who_transfers_differs_from_one_who_joins():
    """RES-13 and BIO-1: residence is looked at, and samples are not taken again."""
    joins = shared(NEW_CONSTABLES)

    assert joins - names("transferee") == {"lived_in_uk", "gives_fingerprints"}
    assert names("transferee") - joins == {
        *("residence_looked_at", "serving_officer", "no_open_conduct"),
    }


def test_special_constables_differ_from_constables():
    """Officers 3.9: their work stays, and they need not drive, work shifts or move."""
    assert shared(NEW_CONSTABLES) - names("special-constable") == {
        *("constable_age", "constable_status", "constable_waits", "constable_not_a_member"),
        *("full_licence", "not_banned", "constable_shifts", "works_anywhere"),
        *("constable_steps_down", "takes_drugs_test", "gives_fingerprints"),
    }
    assert names("special-constable") - shared(NEW_CONSTABLES) == {
        *("special_age", "special_status", "special_waits", "special_not_a_member"),
        *("no_clashing_work", "agreed_work", "ban_explained", "special_gives_time"),
        *(
            "special_takes_drugs_test",
            "special_gives_fingerprints",
            "reserve_told",
            "special_service",
        ),
    }


def test_staff_differ_from_volunteers():
    """Staff 2.2: permission to work, the barred list as a bar, and second jobs looked at."""
    staff, volunteers = shared(PAID), shared(UNPAID)

    assert staff - volunteers == {
        *("permission_to_work", "not_barred", "kept_work_looked_at", "staff_agree_to_vetting"),
    }
    assert volunteers - staff == {
        *("permission_to_volunteer", "barred_looked_at", "kept_work_told", "volunteer_work"),
    }


def test_a_cadet_is_asked_for_age_home_and_a_parent_only():
    """Staff, headline rule 14: cadets are children."""
    assert names("cadet") == {"cadet_age", "lives_here", "parent_says_yes"}


def test_what_every_adult_is_asked():
    """Staff 2.1 and 2.2, officers 3.4 and 3.10: vetting of everyone, whatever the route."""
    assert shared(set(ROUTES) - {"cadet"}) == {
        *("nothing_open", "open_about_past", "not_on_advisory_list", "vetting_not_refused"),
        *("knows_the_role", "gives_up_outside_work"),
    }


FIT_AND_WELL = ["Fitness test", "Medical", "Vetting"]
WELL = ["Health questions", "Vetting"]
CHECKED = ["Vetting"]
COMES_LATER = {
    **dict.fromkeys(("pcep", "pcda", "dhep", "detective", "ppd"), FIT_AND_WELL),
    **dict.fromkeys(("rejoiner", "transferee", "pcso", "special-constable"), FIT_AND_WELL),
    **dict.fromkeys(("police-staff", "contact-handler", "detention-officer"), WELL),
    **dict.fromkeys(("investigator", "apprentice"), WELL),
    **dict.fromkeys(("support-volunteer", "active-citizen"), CHECKED),
    "cadet": [],
    "cadet-leader": ["Checks for work with children", "Vetting"],
}


@pytest.mark.parametrize("slug", ROUTES)
def test_what_comes_later_is_told_on_each_route(slug):
    assert [later.title for later in ROUTES[slug].later] == COMES_LATER[slug]


@pytest.mark.parametrize("slug", ROUTES)
def test_whoever_keeps_work_beside_the_role_is_told_to_declare_it(slug):
    paid_staff = ROUTES[slug].family is Family.STAFF
    names = {rule.name for rule in ROUTES[slug].rules}

    assert ("kept_work_told" in names) is not (paid_staff or slug == "cadet")
