"""What a page says, and answering as its form does."""

from html import unescape

from recruitment.equality.questions import BY_KEY, GIVEN


def text(page):
    return " ".join(unescape(page.content.decode()).split())


def shown(page):
    """What the page with all answers says, by the name of each question."""
    return {row["key"]: row["value"] for row in page.context["rows"]}


def asked_now(page):
    """The page of the question that is asked; nothing if none is."""
    return page.resolver_match.kwargs.get("page")


def fields(question, code):
    """What a browser posts for one answer."""
    if question.follows and question.page == BY_KEY[question.follows[0]].page:
        return {"answer": question.follows[1], "then": code}
    return {"answer": code, **({"own": "41"} if code == GIVEN else {})}


def say_first(visitor, application, question):
    """Answer what the question follows from, so that it is asked."""
    if question.follows:
        earlier, code = question.follows
        visitor.post("equality-question", application.reference, earlier, answer=code)
