"""Finding one person among many: by reference, name or email, each from an index."""

import re

from django.conf import settings
from django.db.models import BooleanField, F, Func, Q, TextField, Value

from recruitment.applications import reference
from recruitment.applications.models import ApplicationQuerySet
from recruitment.people.models import Applicant

MOST = 50
"""Whoever finds more than this has to type more."""
MOST_WORDS, MOST_SIGNS = 8, 120

NAMES = Func(
    Func(
        F("full_name"), Value(" "), F("known_as"), template="(%(expressions)s)", arg_joiner=" || "
    ),
    template="to_tsvector('simple'::regconfig, %(expressions)s)",
    output_field=TextField(),
)
"""Written as the index `applications_by_name` has it."""


def found(known: ApplicationQuerySet, typed: str) -> tuple[list[int], bool]:
    """Those that fit, at most MOST of them, and whether there are more."""
    keys = list(known.filter(fits(typed)).order_by().values_list("pk", flat=True)[: MOST + 1])
    return keys[:MOST], len(keys) > MOST


def fits(typed: str) -> Q:
    """One index at a time: an OR of all three would read none of them."""
    typed = typed.replace("\0", "").strip()[:MOST_SIGNS]
    if whole := reference.read(typed):
        return Q(reference=whole)
    if typed.upper().startswith(f"{settings.PACK.reference_prefix}-"):
        return Q(reference__startswith=typed.upper())
    if "@" in typed:
        people = Applicant.objects.filter(email__startswith=typed.lower())
        return Q(applicant__in=people.values("pk")[: MOST + 1])
    return named(typed)


def named(typed: str) -> Q:
    """Every word begins a part of the name."""
    words = re.findall(r"[^\W_]+", typed.lower())[:MOST_WORDS]
    if not words:
        return Q(pk__in=[])
    asked = Func(
        Value(" & ".join(f"'{word}':*" for word in words)),
        template="to_tsquery('simple'::regconfig, %(expressions)s)",
        output_field=TextField(),
    )
    return Q(
        Func(
            NAMES,
            asked,
            template="(%(expressions)s)",
            arg_joiner=" @@ ",
            output_field=BooleanField(),
        )
    )
