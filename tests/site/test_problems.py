from django.db import OperationalError
from django.test import RequestFactory

from recruitment.site import problems


def answer_to(fault):
    try:
        raise fault
    except type(fault):
        return problems.server_error(RequestFactory().get("/"))


def test_a_fault_of_ours_is_a_page_that_says_so_and_nothing_more():
    page = answer_to(KeyError("a secret"))

    assert page.status_code == 500
    assert "secret" not in page.content.decode()


def test_a_database_that_is_away_is_a_page_that_says_when_to_come_back():
    page = answer_to(OperationalError("connection refused"))

    assert (page.status_code, page["Retry-After"]) == (503, "30")
    assert "refused" not in page.content.decode()
