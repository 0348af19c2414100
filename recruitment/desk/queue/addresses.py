"""The addresses of the queue, below that of the list."""

from functools import partial
from typing import Any

from django.contrib.admin import ModelAdmin
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from recruitment.desk.queue import export_views, views, work


def of_queue(desk: ModelAdmin) -> list[URLPattern]:
    return [
        posted(desk, "assign/", "recruitment_assign", views.assign),
        posted(desk, "views/", "recruitment_save_view", views.save_view),
        posted(desk, "views/<int:pk>/drop/", "recruitment_drop_view", views.drop_view),
        posted(desk, "keys/", "recruitment_keys", views.set_keys),
        posted(desk, "<int:pk>/work/", "recruitment_application_work", work.change),
        path(
            "export/",
            desk.admin_site.admin_view(partial(export_views.export, desk)),
            name="recruitment_export",
        ),
    ]


def posted(desk: ModelAdmin, address: str, name: str, view: Any) -> URLPattern:
    """What changes something is only ever asked for by a button."""
    return path(address, desk.admin_site.admin_view(require_POST(partial(view, desk))), name=name)
