"""A canary in every answer, and everybody who must never hear it sing."""

import logging
import re
from html import unescape

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from portal.logs import Discreet
from recruitment.applications.services import move
from recruitment.applications.stages import Stage
from recruitment.models import BankHoliday, Email, EqualityAnswers
from recruitment.tasks import send_owed_emails
from tests.factories import ApplicantFactory, UserFactory, sent
from tests.moments import NOW
from tests.visitor import Visitor

pytestmark = pytest.mark.django_db

CANARY = "Zwitschervogel"
ANSWERS = {
    "age": {"answer": "given", "own": "117"},
    "disability": {"answer": "yes", "then": "a-little"},
    "ethnic-group": {"answer": "mixed"},
    "ethnic-background": {"answer": "any-other-mixed", "own": CANARY},
    "marriage": {"answer": "dissolved"},
    "religion": {"answer": "any-other", "own": CANARY},
    "sex": {"answer": "female"},
    "gender-identity": {"answer": "no", "own": CANARY},
    "sexual-orientation": {"answer": "other", "own": CANARY},
}
LABELS = ("Formerly in a civil partnership", "Mixed or multiple", "Female", "Yes, a little")
SINGS = re.compile(rf"{CANARY}|117 years|(?i:equality)(?! lead| Act 2010)|{'|'.join(LABELS)}")
"""What no page but the applicant's own may say: own words, labels, their very name."""


@pytest.fixture
def answered(visitor, application):
    """Every question answered, as its applicant does it."""
    BankHoliday.objects.exclude(day=BankHoliday.objects.first().day).delete()  # pages all alike
    for page, fields in ANSWERS.items():
        visitor.post("equality-question", application.reference, page, **fields)
    page = visitor.get("equality-answers", application.reference)
    content = page.content.decode()
    assert content.count(CANARY) == 4
    assert all(label in content for label in LABELS)
    return application


SORTED = re.compile(r"[?&]o=|&|%26")
"""Other orders of a list, and more than one filter at a time: there is no end of them."""


def crawl(client, start, within):
    """Every page that links lead to from a start, by its address; of lists, one filter each."""
    found, ahead = {}, [start]
    while ahead:
        address = ahead.pop()
        if address in found or "logout" in address:
            continue
        response = client.get(address, follow=True)
        content = response.content.decode(errors="replace")
        found[address] = content
        links = [unescape(link) for link in re.findall(r'(?:href|action)="([^"#]*)"', content)]
        here = address.split("?")[0]
        links = [here + link if link.startswith("?") else link for link in links]
        ahead += [link for link in links if link.startswith(within) and not SORTED.search(link)]
    return found


def test_no_page_of_the_desk_says_anything_of_them_even_to_somebody_who_may_do_everything(answered):
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    case = reverse("admin:recruitment_application_change", args=[answered.pk])

    pages = crawl(client, "/admin/", "/admin/")

    assert {case, "/admin/recruitment/application/", "/admin/recruitment/email/"} <= set(pages)
    assert len(pages) > 15
    assert [address for address, content in pages.items() if SINGS.search(content)] == []


@pytest.mark.parametrize("role", ["Recruiter", "HR lead", "Administrator"])
def test_no_page_of_the_desk_says_anything_of_them_to_any_role(answered, role):
    client = Client()
    client.force_login(UserFactory(role=role))

    pages = crawl(client, "/admin/", "/admin/")

    assert [address for address, content in pages.items() if SINGS.search(content)] == []


@pytest.mark.parametrize("model", ["application", "email", "vacancy", "feedback", "user"])
@pytest.mark.parametrize("words", [CANARY, "117", "dissolved"])
def test_no_search_of_the_desk_finds_anybody_by_them(answered, model, words):
    client = Client()
    client.force_login(UserFactory(is_superuser=True))

    page = client.get(reverse(f"admin:recruitment_{model}_changelist"), {"q": words})

    if model == "application":
        assert page.context["count"] == 0
    elif page.context["cl"].search_fields:
        assert page.context["cl"].result_count == 0


@pytest.mark.parametrize(
    "address",
    ["equalityanswers/", "equalityanswers/add/", "equality/", "equalityanswers/{pk}/change/"],
)
def test_the_desk_has_no_page_for_them(answered, address):
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    pk = EqualityAnswers.objects.get().pk

    assert client.get(f"/admin/recruitment/{address.format(pk=pk)}").status_code == 404
    assert EqualityAnswers not in admin.site._registry


def test_there_is_no_permission_for_them_that_anybody_could_be_given():
    assert EqualityAnswers in apps.get_models()
    assert not Permission.objects.filter(content_type__model="equalityanswers").exists()
    assert not Permission.objects.filter(codename__contains="equality").exists()


def test_another_applicant_meets_nothing_of_them(answered):
    sent(applicant=ApplicantFactory(email="other@home.example"), vacancy=answered.vacancy)
    other = Visitor()
    other.sign_in("other@home.example")

    pages = crawl(other.client, "/my/", "/my/")

    assert [address for address, content in pages.items() if CANARY in content] == []
    assert answered.reference not in "".join(pages.values())


def test_not_even_the_other_pages_of_the_own_application_repeat_them(answered, visitor):
    for name in ("my", "tracker", "sent"):
        args = [] if name == "my" else [answered.reference]
        assert CANARY not in visitor.get(name, *args).content.decode()


def test_no_email_says_anything_of_them(answered):
    move(
        answered.pk,
        Stage.UNSUCCESSFUL,
        by=UserFactory(),
        seen=answered.version,
        now=NOW,
        note="",
        words="Others had more to show.",
    )
    send_owed_emails()

    letters = [str(message.message()) for message in mail.outbox]
    assert len(letters) == 3  # the code, the receipt and the result
    assert [letter for letter in letters if SINGS.search(letter)] == []
    assert not Email.objects.filter(about__icontains="equality").exists()


def test_nothing_in_the_database_says_them_in_clear(answered, visitor):
    """Not the sessions either, in which an answer waits while its writer signs in again."""
    visitor.post("equality-question", answered.reference, "religion", answer="x", own=CANARY * 10)
    visitor.client.session.save()
    visitor.client.post(
        reverse("equality-question", args=[answered.reference, "religion"]),
        {"answer": "x", "own": CANARY},
    )

    assert [table for table, rows in everything_stored() if CANARY in rows] == []


def test_nothing_of_the_application_is_in_their_row_and_nothing_of_the_row_elsewhere(answered):
    tables = dict(everything_stored())
    row = EqualityAnswers.objects.get()

    assert answered.reference not in tables.pop("recruitment_equalityanswers")
    assert [name for name, rows in tables.items() if row.link in rows or str(row.pk) in rows] == []


def everything_stored():
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608
            yield table, "\n".join(row for (row,) in cursor.fetchall())


def test_no_log_says_anything_of_them_not_even_of_a_fault(
    visitor, application, caplog, monkeypatch
):
    caplog.set_level(logging.DEBUG)
    visitor.client.raise_request_exception = False
    monkeypatch.setattr(
        "recruitment.equality.services.locked", lambda *_: (_ for _ in ()).throw(OSError(CANARY))
    )

    page = visitor.post(
        "equality-question", application.reference, "religion", answer="any-other", own=CANARY
    )

    lines = [Discreet("{name} {message}", style="{").format(record) for record in caplog.records]
    assert page.status_code == 500
    assert CANARY not in page.content.decode()
    assert any("OSError" in line for line in lines)
    assert [line for line in lines if CANARY in line] == []


@pytest.mark.parametrize(
    ("page", "one", "other"),
    [
        ("disability", {"answer": "yes", "then": "a-lot"}, {"answer": "no"}),
        ("ethnic-group", {"answer": "white"}, {"answer": "asian"}),
        ("gender-identity", {"answer": "yes"}, {"answer": "no", "own": CANARY}),
        ("religion", {"answer": "sikh"}, {}),
    ],
)
def test_the_addresses_that_servers_write_down_do_not_depend_on_an_answer(
    visitor, application, page, one, other
):
    chains = [
        visitor.post("equality-question", application.reference, page, **said).redirect_chain
        for said in (one, other)
    ]

    assert chains[0] == chains[1]


def test_what_reports_faults_is_told_to_leave_out_what_was_posted(visitor, application):
    page = visitor.client.post(
        reverse("equality-question", args=[application.reference, "sex"]), {"answer": "female"}
    )

    assert page.wsgi_request.sensitive_post_parameters == "__ALL__"
