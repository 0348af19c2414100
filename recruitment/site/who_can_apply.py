"""Who can apply: every rule of every route for everyone to read, with maps of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import get_text_list
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from recruitment.eligibility import (
    ROUTES,
    Basis,
    Family,
    Force,
    Later,
    Question,
    Route,
    Rule,
    rules_version,
    with_management_vetting,
)
from recruitment.eligibility.judging import trusted_since
from recruitment.eligibility.reading import reach
from recruitment.site import rule_map
from recruitment.site.cards import CONFIDENCE
from recruitment.site.language import day, put

Context = dict[str, Any]
Slugs = tuple[str, ...]

BASES = {
    Basis.LAW: (
        gettext_noop("The law"),
        gettext_noop("A law or a national regulation says so. We cannot change it."),
    ),
    Basis.VETTING: (
        gettext_noop("Vetting"),
        gettext_noop("It keeps people with power, and the secrets they see, safe."),
    ),
    Basis.GUIDANCE: (
        gettext_noop("National guidance"),
        gettext_noop("All police forces are asked to do this."),
    ),
    Basis.FORCE: (
        gettext_noop("Our own rule"),
        gettext_noop("It is for us to decide. Other forces may do it in another way."),
    ),
}
VERDICTS = {
    "now": (gettext_noop("You can apply now"), gettext_noop("You fit what the rule asks.")),
    "check": (
        gettext_noop("You can apply, we will check"),
        gettext_noop("A person looks at your case and decides."),
    ),
    "notyet": (
        gettext_noop("Not yet"),
        gettext_noop("You cannot apply today. We say from which day you can, or after what."),
    ),
    "cannot": (
        gettext_noop("You cannot apply for this route"),
        gettext_noop("This route is closed to you while this is true. Another may be open."),
    ),
}
PEOPLE = {
    Family.OFFICER: gettext_noop("police officers"),
    Family.STAFF: gettext_noop("police staff"),
    Family.VOLUNTEER: gettext_noop("volunteers"),
}
EVERY = {
    Family.OFFICER: gettext_noop("every police officer route"),
    Family.STAFF: gettext_noop("every police staff route"),
    Family.VOLUNTEER: gettext_noop("every volunteer route"),
}
FEW = 2
"""So many exceptions are named; with more of them, what the rule is for is named instead."""


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every rule once, under the routes that it is for: nobody reads the same rule 18 times."""
    on, force = localdate(), settings.PACK.thresholds
    routes = tuple(ROUTES.values())
    context = {
        **everywhere(on, force),
        "families": [family_words(family, on) for family in Family],
        "groups": groups(on, force),
        "tests": tests(),
        "bases": [words(*both) for both in BASES.values()],
        "confidences": [put(said) for said in CONFIDENCE.values()],
        "stale_days": force.stale_days.value,
        "grid": rule_map.grid(routes, on, force, put),
        "grid_words": [grid_words(*row) for row in rule_map.counts(routes, on, force)],
    }
    return render(request, "site/who_can_apply.html", context)


@require_safe
def one_route(request: HttpRequest, slug: str) -> HttpResponse:
    """Every rule of one route, under why it exists, and their map."""
    route = ROUTES.get(slug)
    if route is None:
        raise Http404(slug)
    on, force = localdate(), settings.PACK.thresholds
    context = {
        **everywhere(on, force),
        "route": route_words(route, on),
        "groups": by_basis(coming(route.rules, on), on, force),
        "longer": [rule_words(rule, on, force) for rule in coming(longer(route), on)],
        "tests": [test_words(test) for test in route.later],
        "map": rule_map.route_map(route, on, force, put),
        "map_words": [map_words(rule, on, force) for rule in route.rules_on(on)],
    }
    return render(request, "site/who_can_apply_route.html", context)


def everywhere(on: date, force: Force) -> Context:
    verdicts = [{"tone": tone, **words(*both)} for tone, both in VERDICTS.items()]
    return {"on": day(on), "version": rules_version(force), "verdicts": verdicts}


def words(title: str, meaning: str) -> dict[str, str]:
    return {"title": put(title), "meaning": put(meaning)}


def coming(rules: Iterable[Rule], on: date) -> tuple[Rule, ...]:
    """In force on that day, or later."""
    return tuple(rule for rule in rules if rule.until is None or on <= rule.until)


def longer(route: Route) -> tuple[Rule, ...]:
    """What a post with management vetting asks beyond its route."""
    return tuple(rule for rule in with_management_vetting(route).rules if rule not in route.rules)


def family_words(family: Family, on: date) -> Context:
    own = [route for route in ROUTES.values() if route.family is family]
    return {
        "slug": family.value,
        "label": put(family.label),
        "routes": [route_words(route, on) for route in own],
    }


def route_words(route: Route, on: date) -> Context:
    return {
        "slug": route.slug,
        "family": route.family.value,
        "family_label": put(route.family.label),
        "title": put(route.title),
        "summary": put(route.summary),
        "open": route.slug in settings.PACK.open_routes,
        "number": len(route.rules_on(on)),
    }


def groups(on: date, force: Force) -> list[Context]:
    """By the families that a rule is for, those for all first; then by its very routes."""
    found: dict[tuple[Family, ...], dict[str, list[Rule]]] = {}
    for rule, heading, slugs in everyone(on):
        families = tuple(family for family in Family if family in {ROUTES[s].family for s in slugs})
        found.setdefault(families, {}).setdefault(heading, []).append(rule)
    ordered = sorted(found.items(), key=lambda one: (-len(one[0]), list(Family).index(one[0][0])))
    return [group(families, parts, on, force) for families, parts in ordered]


def everyone(on: date) -> Iterable[tuple[Rule, str, Slugs]]:
    """Every rule once, with a heading that says for whom, and the slugs of its routes."""
    own = used((route.slug, route.rules) for route in ROUTES.values())
    more = used((route.slug, longer(route)) for route in ROUTES.values())
    for rules, template in ((own, "%s"), (more, _("posts with management vetting, on %s"))):
        for rule, slugs in rules.items():
            if coming([rule], on):
                yield rule, capital(template % audience(slugs)), slugs


def used(rules: Iterable[tuple[str, Iterable[Rule]]]) -> dict[Rule, Slugs]:
    found: dict[Rule, Slugs] = {}
    for slug, own in rules:
        for rule in own:
            found[rule] = (*found.get(rule, ()), slug)
    return found


def audience(slugs: Slugs) -> str:
    """Routes in as few words as can be: "every police staff route and Special constable"."""
    others = [route for slug, route in ROUTES.items() if slug not in slugs]
    if not others:
        return _("every route")
    if len(others) <= FEW:
        return _("every route but %s") % listed(put(route.title) for route in others)
    return listed(part for family in Family for part in of_family(family, slugs))


def of_family(family: Family, slugs: Slugs) -> list[str]:
    own = {slug: put(route.title) for slug, route in ROUTES.items() if route.family is family}
    others = [title for slug, title in own.items() if slug not in slugs]
    if not others:
        return [put(EVERY[family])]
    if len(others) == 1 < len(own) - FEW:
        return [_("%(routes)s but %(one)s") % {"routes": put(EVERY[family]), "one": others[0]}]
    return [title for slug, title in own.items() if slug in slugs]


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def listed(parts: Iterable[str]) -> str:
    return get_text_list(list(parts), _("and"))


def group(
    families: tuple[Family, ...], parts: dict[str, list[Rule]], on: date, force: Force
) -> Context:
    who = listed(put(PEOPLE[family]) for family in families)
    return {
        "id": "-".join(family.value for family in families),
        "title": capital(who),
        "number": sum(len(rules) for rules in parts.values()),
        "parts": [
            {"title": title, "rules": [rule_words(rule, on, force) for rule in rules]}
            for title, rules in parts.items()
        ],
    }


def by_basis(rules: tuple[Rule, ...], on: date, force: Force) -> list[Context]:
    return [
        {
            "id": basis.value,
            **words(*BASES[basis]),
            "rules": [rule_words(rule, on, force) for rule in rules if rule.basis is basis],
        }
        for basis in BASES
        if any(rule.basis is basis for rule in rules)
    ]


def rule_words(rule: Rule, on: date, force: Force) -> Context:
    return {
        "name": rule.name,
        "title": put(rule.title),
        "words": put(rule.plain(force)),
        "basis": put(BASES[rule.basis][0]),
        "source": rule.source,
        "url": rule.url,
        "confidence": put(CONFIDENCE[rule.confidence.value]),
        "checked": day(rule.checked),
        "in_force": in_force(rule, on),
        "stale": rule.checked < trusted_since(on, force),
    }


def in_force(rule: Rule, on: date) -> str:
    template = _("since %s") if rule.since <= on else _("from %s")
    since = template % day(rule.since)
    if rule.until is None:
        return since
    return _("%(since)s, until %(until)s") % {"since": since, "until": day(rule.until)}


def tests() -> list[Context]:
    """Each test that comes later once, and the routes that end in it."""
    found: dict[Later, Slugs] = {}
    for slug, route in ROUTES.items():
        for later in route.later:
            found[later] = (*found.get(later, ()), slug)
    return [{**test_words(later), "routes": audience(slugs)} for later, slugs in found.items()]


def test_words(later: Later) -> Context:
    return {
        "title": put(later.title),
        "words": put(later.words),
        "source": later.source,
        "url": later.url,
        "confidence": put(CONFIDENCE[later.confidence.value]),
    }


def map_words(rule: Rule, on: date, force: Force) -> Context:
    """One line of the map as words."""
    found = reach(rule, on, force)
    return {
        "name": rule.name,
        "title": put(rule.title),
        "questions": [put(question.short) for question in found.questions],
        "says": [put(VERDICTS[rule_map.TONES[verdict]][0]) for verdict in found.verdicts],
    }


def grid_words(question: Question[object], slugs: Slugs) -> Context:
    return {"title": put(question.short), "text": put(question.text), "routes": audience(slugs)}
