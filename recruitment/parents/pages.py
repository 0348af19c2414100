"""What the pages show, to a child of their parent or carer, and to the parent of the child."""

from typing import Any

from django.urls import reverse

from recruitment import clock
from recruitment.applications import parent_words, sections, waiting
from recruitment.applications.models import Application
from recruitment.applications.parents import Parent, ParentAnswer
from recruitment.applications.stages import Stage
from recruitment.parents.forms import AnswerForm, ParentForm

Context = dict[str, Any]


def naming(application: Application, form: ParentForm) -> Context:
    parent = Parent.objects.of(application)
    return {
        "application": application,
        "vacancy": application.vacancy,
        "form": form,
        "named": parent is not None,
        "news": waiting.for_parent(parent) if parent else "",
        "lost": bool(parent and waiting.lost(parent)),
        "agrees": bool(parent and parent.agrees),
        "draft": application.at is Stage.DRAFT,
    }


def answering(parent: Parent, form: AnswerForm) -> Context:
    """Not one word that the child wrote but their name: see docs/decisions/0032-people.md."""
    application = parent.application
    return {
        "form": form,
        "child": application.full_name,
        "vacancy": application.vacancy,
        "reference": application.reference,
        "titles": [section.title for section in sections.of_route(application.vacancy.route)],
        "words": parent_words.VERSIONS[parent_words.CURRENT],
        "version": parent_words.CURRENT,
        "last": last(parent.last_word),
        "sent": application.at is not Stage.DRAFT,
        "others": others(parent),
    }


def last(answer: ParentAnswer | None) -> Context | None:
    if answer is None:
        return None
    return {"agrees": answer.agrees, "on": clock.day_in_words(clock.uk_day(answer.at))}


def others(parent: Parent) -> list[Context]:
    """One parent may have two children here."""
    known = Parent.objects.current().filter(email=parent.email).exclude(pk=parent.pk)
    return [
        {"child": one.application.full_name, "url": reverse("parent", args=[one.pk, one.token])}
        for one in known.select_related("application").order_by("pk")
    ]
