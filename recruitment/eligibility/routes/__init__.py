"""Every entry route, and the rules that it applies in the order people read them."""

from dataclasses import replace
from functools import cache

from recruitment.eligibility.route import Family, Route
from recruitment.eligibility.routes import officers, staff, volunteers
from recruitment.eligibility.rules import residence

__all__ = ["ROUTES", "Family", "Route", "with_management_vetting"]

ROUTES = {
    route.slug: route
    for route in (
        officers.PCEP,
        officers.PCDA,
        officers.DHEP,
        officers.DETECTIVE,
        officers.PPD,
        officers.REJOINER,
        officers.TRANSFEREE,
        staff.POLICE_STAFF,
        staff.PCSO,
        staff.CONTACT_HANDLER,
        staff.DETENTION_OFFICER,
        staff.INVESTIGATOR,
        staff.APPRENTICE,
        volunteers.SPECIAL_CONSTABLE,
        volunteers.SUPPORT_VOLUNTEER,
        volunteers.ACTIVE_CITIZEN,
        volunteers.CADET,
        volunteers.CADET_LEADER,
    )
}


@cache  # one for each route, as what is known of a route is kept by it
def with_management_vetting(route: Route) -> Route:
    """The same route for a post with management vetting, which asks for more years in the UK."""
    longer = {residence.lived_in_uk: residence.lived_in_uk_longer}
    return replace(route, rules=tuple(longer.get(rule, rule) for rule in route.rules))
