"""The addresses below one case that the admin itself does not have."""

from collections.abc import Callable
from functools import partial

from django.contrib.admin import ModelAdmin
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from recruitment.desk import noting, opening, replaying

View = Callable[..., HttpResponseBase]
PAGES: dict[str, tuple[str, View]] = {
    "note_add": ("notes/", noting.write),
    "note": ("notes/<int:number>/", noting.correct),
    "open": ("open/<slug:part>/", opening.fold),
    "letter": ("emails/<int:number>/", opening.letter),
    "replay": ("rules/", replaying.show),
}


def of(desk: ModelAdmin) -> list[URLPattern]:
    guarded = desk.admin_site.admin_view
    return [
        path(
            f"<str:pk>/{address}",
            guarded(partial(view, desk)),
            name=f"recruitment_application_{name}",
        )
        for name, (address, view) in PAGES.items()
    ]
