"""Pages of the desk that belong to no one table: deciding for many, the outbox, duplicates."""

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponse
from django.urls import URLPattern, path

from recruitment.desk import batches, duplicates, outbox, reconciling, reversing, sending


def of_desk(address: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """Only for staff who are signed in. Each view asks for its own permission."""
    return path(address, admin.site.admin_view(view), name=name)


urlpatterns = [
    of_desk("check-and-send/", sending.check_and_send, "check-and-send"),
    of_desk("check-and-send/<int:number>/", batches.show, "batch"),
    of_desk("outbox/", outbox.show, "outbox"),
    of_desk("outbox/undo/<int:number>/", outbox.undo, "undo-decision"),
    of_desk("reverse/<int:number>/", reversing.reverse, "reverse-decision"),
    of_desk("duplicates/", duplicates.every, "duplicates"),
    of_desk("duplicates/<int:number>/", duplicates.pair, "duplicate"),
    of_desk("reconciliation/", reconciling.show, "reconciliation"),
]
