"""Two people on one case: what the second wanted to save, beside what is there now.

Nothing of the first is overwritten, and nothing that the second typed is lost.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from recruitment.applications.models import Application
from recruitment.desk import due, standing, timeline
from recruitment.holidays import services as holidays

Context = dict[str, Any]

NEWEST = 3
"""How much of what has happened is shown beside what was typed."""
OURS = ("csrfmiddlewaretoken", "seen", "previewed")
"""What a form sends that nobody typed: it is made anew."""


def context(application: Application, form: forms.Form, *, wanted: str, who: Any) -> Context:
    timeline.gather(application)
    return {
        "application": application,
        "title": "Somebody changed this case while you had it open",
        "wanted": wanted,
        "typed": list(typed(form)),
        "hidden": list(hidden(form)),
        "version": application.version,
        "due": due.of(application, localdate(), holidays.days(), standing.last_day_of(application)),
        "events": timeline.newest(application, who, NEWEST),
    }


def typed(form: forms.Form) -> Iterable[Context]:
    """Each box with what stands in it, whether or not it was right."""
    form.is_valid()
    for box in form.visible_fields():
        said = form.cleaned_data.get(box.name, box.value())
        yield {"label": box.label, "value": words(said), "id": box.auto_id}


def words(said: Any) -> str:
    """As a colleague reads it: a reason by its name and its words."""
    if isinstance(said, QuerySet):
        return "\n".join(f"{one}: {one.words}" for one in said)
    if isinstance(said, list):
        return "\n".join(map(str, said))
    return "" if said is None else str(said)


def hidden(form: forms.Form) -> Iterable[Context]:
    """The same again, to be sent once more; several of one name when several were ticked."""
    data: Any = form.data
    for name in data:
        if name not in OURS:
            yield from ({"name": name, "value": value} for value in data.getlist(name))
