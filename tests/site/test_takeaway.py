"""What people take away: a quiet date for a calendar, and a page to print."""

import re
from datetime import date

import pytest
from django.urls import reverse

from recruitment import calendar_file
from recruitment.eligibility import ROUTES
from recruitment.site import takeaway
from tests.moments import TODAY

pytestmark = pytest.mark.django_db

SIXTEEN = {"date-of-birth": "2010-03-04"}


def text(response):
    return " ".join(response.content.decode().split())


def calendar(visitor, slug="special-constable"):
    return visitor.client.get(reverse("calendar", args=[slug]))


def unfolded(response):
    """As a calendar reads it: lines that were too long are put together again."""
    return response.content.decode().replace("\r\n ", "").split("\r\n")


def test_the_first_day_is_in_the_file(visitor):
    visitor.finish(**SIXTEEN)

    response = calendar(visitor)

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="date.ics"'
    lines = unfolded(response)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20270304" in lines
    assert "DTSTAMP:20261123T000000Z" in lines


def test_the_file_has_every_line_that_the_standard_asks_for_once(visitor):
    visitor.finish(**SIXTEEN)

    names = [re.split("[:;]", line)[0] for line in unfolded(calendar(visitor)) if line]

    for name in ("PRODID", "UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        assert names.count(name) == 1


def test_the_file_is_quiet_about_what_it_is_for(visitor):
    visitor.finish(**SIXTEEN)

    content = calendar(visitor).content.decode().lower()

    assert "summary:a date to remember" in content
    for word in ("police", "constable", "special", "apply", "2010", "fit", "job"):
        assert word not in content


def test_the_same_day_comes_once_however_often_the_file_is_opened(visitor):
    visitor.finish(**SIXTEEN)

    assert calendar(visitor).content == calendar(visitor).content
    assert takeaway.unnamed("pcep", TODAY) != takeaway.unnamed("dhep", TODAY)


def test_lines_end_and_fold_as_the_standard_says(visitor):
    visitor.finish(**SIXTEEN)
    content = calendar(visitor).content

    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


@pytest.mark.parametrize(
    "line",
    ["SUMMARY:" + "a" * 66, "SUMMARY:" + "a" * 67, "SUMMARY:" + "a" * 300, "SUMMARY:" + "é" * 100],
    ids=["74 signs", "75 signs", "many signs", "signs of two octets"],
)
def test_a_line_is_folded_between_signs_and_only_where_it_must_be(line):
    folded = calendar_file.folded(line)

    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == line
    assert ("\r\n" in folded) == (len(line.encode()) > 75)


def test_what_means_something_to_a_calendar_is_escaped():
    assert calendar_file.escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"


@pytest.mark.parametrize(
    ("slug", "changed", "why"),
    [
        pytest.param("pcep", {}, "You do not need to wait for a day.", id="open now"),
        pytest.param(
            "cadet",
            {"date-of-birth": "2012-05-04", "parent-agrees": "no", "driving-licence": "none",
             "qualifications": ["none"]},
            "Something else has to happen first",
            id="waits for something",
        ),
        pytest.param(
            "cadet", {}, "This role does not open on a day that we can work out.", id="closed"
        ),
    ],
)  # fmt: skip
def test_where_there_is_no_day_a_plain_page_says_why(visitor, slug, changed, why):
    visitor.finish(**changed)

    page = calendar(visitor, slug)

    assert page.status_code == 200
    assert why in text(page)
    assert ROUTES[slug].title in text(page)


def test_without_answers_a_plain_page_says_so(visitor):
    assert "We need more answers from you first." in text(calendar(visitor))


def test_a_route_that_there_is_not_is_a_404(visitor):
    assert calendar(visitor, "astronaut").status_code == 404


def test_the_printed_page_needs_nothing_folded_away_and_says_each_rule_once(visitor):
    results = visitor.finish(**SIXTEEN, **{"driving-licence": "none", "qualifications": ["none"]})

    page = visitor.get("print")

    assert "<details" not in text(page)
    titles = [rule["title"] for rule in page.context["rules"]]
    assert len(set(titles)) == len(titles)
    for section in results.context["sections"]:
        for card in section["cards"]:
            assert card["route_title"] in text(page)
            assert card["tag"] in text(page)
    for number, rule in enumerate(page.context["rules"], start=1):
        assert rule["number"] == number
        assert f"[{number}]" in text(page)


def test_the_printed_page_has_the_code_the_answers_and_what_comes_later(visitor):
    results = visitor.finish()

    page = visitor.get("print")

    assert results.context["code"] in text(page)
    assert "4 May 1990" in text(page)
    assert [test["title"] for test in page.context["later"]].count("Medical") == 1


def test_half_way_there_is_nothing_to_print(visitor):
    visitor.post("fit-start")
    visitor.answer("date-of-birth", "1990-05-04")

    assert visitor.asked(visitor.get("print")) == "status"


def test_the_file_does_not_name_our_site(settings):
    settings.SITE_HOST, settings.SITE_URL = "essex.police.uk", "https://essex.police.uk"

    content = takeaway.file("pcep", date(2027, 3, 4), TODAY)

    assert "@date.invalid\r\n" in content
    assert "URL" not in content
    assert "police" not in content


def test_nobody_without_our_key_can_guess_the_route_from_the_file(settings):
    """The same route and day under another key are another sign: it is no bare hash."""
    ours = takeaway.unnamed("pcep", TODAY)
    settings.SECRET_KEY = "another key"

    assert takeaway.unnamed("pcep", TODAY) != ours
