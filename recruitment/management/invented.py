"""People who do not exist, in any number and the same in every run: rows for the database."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.conf import settings

from recruitment import eligibility
from recruitment.applications import reference
from recruitment.applications.attention import WORKING, Attention
from recruitment.applications.stages import Stage
from recruitment.eligibility import ROUTES

DOMAIN = "invented.example"
"""Of a top level that is reserved: no email ever gets anywhere."""
FIRST = (
    *("Ada", "Bea", "Cal", "Dee", "Eli", "Fay", "Gus", "Hal", "Ida", "Jon", "Kit", "Lea", "Max"),
    *("Nia", "Ola", "Pia", "Quin", "Ray", "Sol", "Tia", "Una", "Val", "Wyn", "Yan", "Zoe", "Amin"),
    *("Bibi", "Chike", "Dara", "Esi", "Farah", "Gita", "Hana", "Imran", "Jaya", "Kofi", "Lubna"),
)
HEADS = (
    *("Ash", "Birch", "Clay", "Dun", "Elm", "Fern", "Glen", "Heath", "Ivy", "Keld", "Lark"),
    *("Moor", "Nor", "Oak", "Pine", "Quar", "Row", "Stan", "Thorn", "Under", "Vale", "Wind"),
    *("Yar", "Black", "White", "Red", "Green", "Stone", "Brook", "Fox", "Hart", "Swan"),
)
TAILS = (
    *("bury", "by", "combe", "dale", "den", "field", "ford", "gate", "ham", "hurst", "ley"),
    *("low", "mere", "more", "ridge", "stead", "stow", "ton", "tree", "well", "wick", "worth"),
)
ANSWERS = {
    "date-of-birth": "1990-05-04",
    "status": "british",
    "uk-residence": "yes",
    "driving-licence": "manual",
    "qualifications": ["level-3"],
    "would-refuse": ["none"],
    "any-of-these": ["none"],
    "police-record": ["none"],
}
"""To whatever a police constable is asked: somebody who can apply."""
ENDED_SHARE = 0.6
STAGES = (Stage.UNSUCCESSFUL, Stage.UNSUCCESSFUL, Stage.UNSUCCESSFUL, Stage.WITHDRAWN)
ENDS = (*STAGES, Stage.APPOINTED)
CLOCK = (Attention.NEW, Attention.REPLIED, *[Attention.SEEN] * 6, Attention.WAITING)
SIGNS = reference.SIGNS


def judged(route_slug: str, day: date) -> dict[str, Any]:
    """Answers that fit, and what the rules of that day say of them."""
    force = settings.PACK.thresholds
    answers = eligibility.restore(ANSWERS, day)
    outcome = eligibility.assess(answers, ROUTES[route_slug], day, force)
    version = eligibility.rules_version(force)
    return {"answers": dict(ANSWERS), "outcome": outcome.as_data(), "rules_version": version}


def references(prefix: str, first: int) -> Iterator[str]:
    """One after the other, from a number on, and all of them right."""
    number = first
    while True:
        body, rest = "", number
        for _ in reference.WEIGHTS:
            rest, sign = divmod(rest, len(SIGNS))
            body += SIGNS[sign]
        yield reference.written(prefix, body + reference.last_sign(body))
        number += 1


def cases(
    random: Random, vacancies: Mapping[int, datetime], owners: list[int], now: datetime
) -> Iterator[dict[str, Any]]:
    """What differs between applications, in the way in which it does in a force.

    `vacancies` tells when each closes. Nobody sends later.
    """
    while True:
        yield case(random, vacancies, owners, now)


def case(
    random: Random, vacancies: Mapping[int, datetime], owners: list[int], now: datetime
) -> dict[str, Any]:
    ended = random.random() < ENDED_SHARE
    reached = now - timedelta(minutes=random.randrange(60 * 24 * 60))
    name, vacancy = random.choice(FIRST), random.choice(list(vacancies))
    sent = reached - timedelta(days=random.randrange(1, 40))
    return {
        "full_name": f"{name} {random.choice(HEADS)}{random.choice(TAILS)}",
        "known_as": name if random.random() < 0.2 else "",
        "phone": f"07700 900{random.randrange(1000):03}",
        "vacancy_id": vacancy,
        "stage": random.choice(ENDS if ended else WORKING).value,
        "being_scored": False,
        "wants_reminders": True,
        "attention": (Attention.SEEN if ended else random.choice(CLOCK)).value,
        "promised_on": None if ended else promise(random, now.date()),
        "owner_id": None if ended or random.random() < 0.6 else random.choice(owners),
        "reached_at": reached,
        "submitted_at": min(sent, vacancies[vacancy] - timedelta(minutes=1)),
    }


def promise(random: Random, today: date) -> date:
    return today + timedelta(days=random.randrange(-8, 32))
