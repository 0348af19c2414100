"""Taking the queue out as a file: which columns, why, and on the record."""

from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from recruitment.applications.models import ApplicationQuerySet
from recruitment.desk.queue import counting, exporting, rows, search, services, workbook
from recruitment.desk.queue.columns import COLUMNS
from recruitment.desk.queue.models import Kind
from recruitment.desk.queue.rows import Asked
from recruitment.desk.queue.views import looked_for, staff
from recruitment.http import posted
from recruitment.people.models import User
from recruitment.staff import door

EXPORT = "recruitment.add_export"
TOO_LONG = (
    f"An Excel sheet holds {workbook.MOST_ROWS:,} rows, and this list has more. "
    "Choose CSV, or filter the list first"
)


class ExportForm(forms.Form):
    kind = forms.ChoiceField(
        label="Format",
        choices=Kind,
        initial=Kind.CSV,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose CSV or Excel", "invalid_choice": "Choose CSV or Excel"},
    )
    columns = forms.MultipleChoiceField(
        label="Columns",
        choices=[(key, column.title) for key, column in COLUMNS.items()],
        initial=[key for key, column in COLUMNS.items() if not column.personal],
        widget=forms.CheckboxSelectMultiple,
        help_text="Take names and addresses only if the work needs them.",
        error_messages={
            "required": "Choose at least one column",
            "invalid_choice": "Choose columns from the list",
        },
    )
    reason = forms.CharField(
        label="What is the file for?",
        max_length=300,
        help_text="Kept with your name, the number of rows and a checksum of the file.",
        error_messages={
            "required": "Say what the file is for",
            "max_length": "Use at most 300 signs",
        },
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def export(desk: ModelAdmin, request: HttpRequest) -> HttpResponseBase:
    """The list as it is filtered, without its pages."""
    user = staff(desk, request, EXPORT)
    asked = looked_for(request.GET, user, timezone.localdate())
    door.take_up(request)
    form = ExportForm(posted(request))
    found, more = listed(asked)
    if form.is_valid() and form.cleaned_data["kind"] == Kind.XLSX and is_too_long(found):
        form.add_error("kind", TOO_LONG)
    if form.is_valid():
        if first := door.once_more(request):
            return first
        return file(asked, form.cleaned_data, user)
    context = {
        "title": "Take out as a file",
        "form": form,
        "wanted": asked.wanted,
        "back": asked.url(asked.wanted),
        "chips": rows.chips(asked),
        "number": counting.in_words(counting.up_to({"all": found})["all"]),
        "more_fit": more,
        **desk.admin_site.each_context(request),
    }
    return TemplateResponse(request, "admin/queue/export.html", context)


def is_too_long(found: ApplicationQuerySet) -> bool:
    return found.order_by()[workbook.MOST_ROWS :][:1].exists()


def listed(asked: Asked) -> tuple[ApplicationQuerySet, bool]:
    """What the list shows on all its pages. Of a search, no more than the list shows."""
    whole = asked.whole(asked.wanted)
    if not asked.wanted.q:
        return whole, False
    keys, more = search.found(whole, asked.wanted.q)
    return whole.filter(pk__in=keys), more


def file(asked: Asked, said: dict[str, Any], user: User) -> StreamingHttpResponse:
    now = timezone.now()
    record = services.begin_export(
        said["kind"],
        by=user,
        reason=said["reason"],
        filters=asked.wanted.query[:500],
        columns=[key for key in COLUMNS if key in said["columns"]],
        now=now,
    )
    known, _ = listed(asked)
    response = StreamingHttpResponse(
        exporting.given_out(record, known), content_type=exporting.TYPES[Kind(said["kind"])]
    )
    name = f"applications-{record.pk}.{said['kind']}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
