"""Small words of HTTP that Django leaves to us."""

from django.http import HttpRequest, HttpResponseRedirect, QueryDict


class SeeOther(HttpResponseRedirect):
    """303: go there with GET, whatever was sent here. Never stored."""

    status_code = 303

    def __init__(self, redirect_to: str) -> None:
        super().__init__(redirect_to, headers={"Cache-Control": "no-store"})


def posted(request: HttpRequest) -> QueryDict | None:
    """What was posted, also if that was nothing; None when nobody pressed a button yet."""
    return request.POST if request.method == "POST" else None
