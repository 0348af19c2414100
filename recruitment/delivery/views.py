"""The one address at which providers tell what became of our emails."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt

LARGEST = 1024 * 1024
"""Bytes of one request: some providers tell of hundreds of emails at once."""


@csrf_exempt  # no browser comes here; whoever does shows a secret, or signs
def reports(request: HttpRequest) -> HttpResponse:
    """Without a secret in the settings there is no such address."""
    if not settings.DELIVERY_REPORTS:
        raise Http404
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return HttpResponse(status=413)
    try:
        answer: HttpResponse = import_string(settings.DELIVERY_REPORTS)(request)
    except UnreadablePostError:
        return HttpResponse(status=400)
    return answer
