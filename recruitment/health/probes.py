"""What load balancers and alarms ask: is this web server alive, and does all of it work?

Answered before anything else looks at the request: no host name, no session, no page around it.
"""

from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.utils import timezone

from recruitment.health import readiness

Answer = Callable[[HttpRequest], HttpResponse]


def alive(request: HttpRequest) -> HttpResponse:
    """Only that this process answers. It asks nobody else: a dead database is no reason to
    start web servers anew."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """Whether everything works: for alarms, and never with anything about people in it."""
    said = readiness.look(timezone.now)
    return JsonResponse(said, status=200 if said["ready"] else 503)


PROBES: Mapping[str, Answer] = {"/healthz": alive, "/readyz": ready}


def answered_first(get_response: Answer) -> Answer:
    """Middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path)
        if probe is None:
            return get_response(request)
        asks = request.method in ("GET", "HEAD")
        response = probe(request) if asks else HttpResponseNotAllowed(["GET", "HEAD"])
        response.headers["Cache-Control"] = "no-store"
        return response

    return middleware
