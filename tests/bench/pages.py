"""What a question page costs beside a bare Django view, in one process and in one run."""

import statistics
import time
from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from recruitment.answers_cookie import NAME, Visit, write
from recruitment.eligibility import restore
from tests.factories import VOLUNTEER_ANSWERS
from tests.moments import TODAY

ROUNDS, PAGES = 40, 50
PAGE = "/fit/q/status/"


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("bare/", bare), path("", include("recruitment.urls"))]


def question_page_to_bare_view() -> float:
    """The middle of many ratios; each pair is measured one right after the other."""
    settings.ROOT_URLCONF = __name__
    handler = WSGIHandler()
    cookie = some_answers()
    question, plain = asking(handler, PAGE, cookie), asking(handler, "/bare/", cookie)
    for warm_up in (question, plain):
        seconds(warm_up)
    return statistics.median(seconds(question) / seconds(plain) for _ in range(ROUNDS))


def seconds(ask: Callable[[], None]) -> float:
    begun = time.perf_counter()
    for _ in range(PAGES):
        ask()
    return time.perf_counter() - begun


def some_answers() -> str:
    """The cookies of somebody at their second question."""
    said = {"date-of-birth": VOLUNTEER_ANSWERS["date-of-birth"]}
    response = HttpResponse()
    write(response, Visit(restore(said, TODAY), seen=("date-of-birth",)))
    return f"{NAME}={response.cookies[NAME].value}; csrftoken={'a' * 32}"


def asking(handler: WSGIHandler, address: str, cookie: str) -> Callable[[], None]:
    def ask() -> None:
        environ = {"PATH_INFO": address, "HTTP_COOKIE": cookie}
        setup_testing_defaults(environ)
        environ["HTTP_HOST"] = "testserver"
        response = handler(environ, lambda status, headers: None)
        b"".join(response)
        response.close()

    return ask
