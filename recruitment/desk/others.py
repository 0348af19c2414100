"""Other people on a case: the parent or carer who decides for a child."""

from typing import Any

from recruitment.applications import progress
from recruitment.applications.models import Application
from recruitment.applications.parent_words import VERSIONS
from recruitment.applications.parents import Parent, ParentAnswer

Context = dict[str, Any]


def on_the_case(application: Application) -> Context:
    return {"parents": parents(application)}


def parents(application: Application) -> list[Context]:
    """Everybody who was asked, the one who decides now first; nobody for an adult's case."""
    if not progress.needs_parent(application):
        return []
    known = Parent.objects.filter(application=application).prefetch_related("said")
    return [parent(one) for one in known.order_by("-asked_at", "-pk")]


def parent(one: Parent) -> Context:
    said = sorted(one.said.all(), key=lambda answer: answer.pk, reverse=True)
    return {
        "name": one.name,
        "email": one.email,
        "asked_at": one.asked_at,
        "ended_at": one.ended_at,
        "agrees": one.agrees and not one.ended_at,
        "said": [words(answer) for answer in said],
    }


def words(answer: ParentAnswer) -> Context:
    signed = answer.signed["name"]
    return {
        "what": "Yes" if answer.agrees else "No",
        "at": answer.at,
        "signed": f"signed “{signed}”" if signed else "",
        "child": answer.signed["child"],
        "version": answer.words_version,
        "sentences": VERSIONS[answer.words_version] if answer.agrees else (),
    }
