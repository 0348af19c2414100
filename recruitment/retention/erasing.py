"""Deleting an application with everything that belongs to it.

What belongs to it is found from the models: all that points at it, and at that, and so on. So no
table can be forgotten. Should one be, the database refuses the whole at the end of the transaction.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import connection, models
from django.db.models import F

from recruitment.applications.models import Application
from recruitment.decisions.models import Batch, Decision
from recruitment.equality import services as equality
from recruitment.files import services as files
from recruitment.messages.models import Email
from recruitment.people.invitations import Invitation
from recruitment.retention.models import Forgotten

Model = type[models.Model]
Rows = list[tuple[Model, set[Any]]]


def erase(application: Application) -> None:
    """In the transaction of whoever decided it. The bytes of its files go once that is over.

    The application goes first: only then does the database let its history go.
    """
    equality.withdraw(application)
    files.forget(application.about)
    rows = everything(application)
    for model, keys in (rows[0], *reversed(rows[1:])):
        remove(model, keys)
    count(application)


def everything(application: Application) -> Rows:
    """The application first, and each row after what it points at."""
    rows = belonging([(Application, {application.pk})])
    about = [application.about, *invitations(rows)]
    emails = Email.objects.filter(about__in=about).values_list("pk", flat=True)
    return [*rows, *batches(rows), *belonging([(Email, set(emails))])]


def belonging(rows: Rows) -> Rows:
    """These, and all that points at them."""
    seen: dict[Model, set[Any]] = {}
    for model, keys in rows:  # it grows while we go through it
        for relation in pointing_at(model):
            child = relation.related_model
            found = child._base_manager.filter(**{f"{relation.field.name}__in": keys})
            new = set(found.values_list("pk", flat=True)) - seen.get(child, set())
            if new:
                seen.setdefault(child, set()).update(new)
                rows.append((child, new))
    return rows


def pointing_at(model: Model) -> Iterable[models.ForeignObjectRel]:
    """Also relations without a name of their own, and the tables between many and many."""
    for field in model._meta.get_fields(include_hidden=True):
        if isinstance(field, models.ManyToOneRel):
            yield field


def invitations(rows: Rows) -> Iterable[str]:
    """What the emails to parents, carers and referees are about."""
    for model, keys in rows:
        if issubclass(model, Invitation):
            yield from (one.about for one in model._base_manager.filter(pk__in=keys))


def batches(rows: Rows) -> Rows:
    """A press that decided about nobody else: its words and its note are about this person.

    Whoever erases another of its people waits here for us, or we for them: the last one takes it.
    """
    keys = {key for model, some in rows if model is Decision for key in some}
    theirs = Batch.objects.filter(pk__in=Decision.objects.filter(pk__in=keys).values("batch"))
    still = set(theirs.order_by("pk").select_for_update().values_list("pk", flat=True))
    of_others = Decision.objects.filter(batch__in=still).exclude(pk__in=keys)
    return [(Batch, still - set(of_others.values_list("batch", flat=True)))]


def remove(model: Model, keys: Collection[Any]) -> None:
    """Past Django, which would ask about each row what else points at it."""
    if not keys:
        return
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        statement = f'DELETE FROM "{table}" WHERE "{key}" = ANY(%s)'  # noqa: S608  # our own names
        cursor.execute(statement, [list(keys)])


def count(application: Application) -> None:
    """Last, as others who count the same wait from here on."""
    row, _ = Forgotten.objects.get_or_create(
        month=application.begun_at.date().replace(day=1),
        route_slug=application.vacancy.route_slug,
        stage=application.stage,
    )
    Forgotten.objects.filter(pk=row.pk).update(number=F("number") + 1)
