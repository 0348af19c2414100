"""What every page of the desk keeps to, as far as it shows without a browser."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from recruitment.models import Pair, Reason
from tests.desk.deciding import decide_many
from tests.factories import EmailFactory, EventFactory, UserFactory, VacancyFactory, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

CSS = Path(settings.BASE_DIR, "static", "desk.css")
PAGES = [
    ("HR lead", "index", None),
    ("HR lead", "recruitment_application_changelist", None),
    ("HR lead", "recruitment_application_change", sent),
    ("HR lead", "recruitment_application_move", sent),
    ("HR lead", "recruitment_application_replay", sent),
    ("HR lead", "recruitment_reason_changelist", None),
    ("HR lead", "recruitment_reason_change", Reason.objects.first),
    ("HR lead", "recruitment_vacancy_changelist", None),
    ("HR lead", "recruitment_vacancy_add", None),
    ("HR lead", "recruitment_vacancy_change", VacancyFactory),
    ("HR lead", "recruitment_vacancy_history", VacancyFactory),
    ("HR lead", "recruitment_vacancy_extend", VacancyFactory),
    ("HR lead", "recruitment_email_changelist", None),
    ("HR lead", "recruitment_email_change", EmailFactory),
    ("HR lead", "recruitment_feedback_changelist", None),
    ("HR lead", "recruitment_panel_changelist", None),
    ("HR lead", "recruitment_panel_add", None),
    ("HR lead", "recruitment_event_changelist", None),
    ("HR lead", "recruitment_event_add", None),
    ("HR lead", "recruitment_event_change", EventFactory),
    ("HR lead", "recruitment_event_people", EventFactory),
    ("HR lead", "recruitment_event_cancel", EventFactory),
    ("HR lead", "recruitment_wording_changelist", None),
    ("HR lead", "recruitment_bankholiday_changelist", None),
    ("HR lead", "recruitment_bankholiday_add", None),
    ("HR lead", "password_change", None),
    ("Administrator", "index", None),
    ("Administrator", "recruitment_user_changelist", None),
    ("Administrator", "recruitment_user_add", None),
    ("Administrator", "recruitment_user_change", UserFactory),
    ("Administrator", "auth_user_password_change", UserFactory),
]


OWN_PAGES = [
    ("/admin/check-and-send/?ids={}", lambda: sent().pk),
    ("/admin/check-and-send/?to=interview&ids={}", lambda: sent().pk),
    ("/admin/check-and-send/{}/", lambda: decide_many([sent()]).pk),
    ("/admin/outbox/?show=held", lambda: decide_many([sent()]).pk),
    ("/admin/outbox/?show=failed", lambda: EmailFactory(state="failed").pk),
    ("/admin/duplicates/", lambda: alike().pk),
    ("/admin/duplicates/{}/", lambda: alike().pk),
]


def alike():
    one, other = sent().applicant, sent().applicant
    return Pair.objects.create(one=one, other=other, kinds=["phone"], found_at=NOW)


class Page(HTMLParser):
    """Counts what is on a page, and notes what the content security policy would block."""

    def __init__(self, markup):
        super().__init__()
        self.count = Counter()
        self.lang = None
        self.blocked = []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.count[tag] += 1
        if tag == "html":
            self.lang = named.get("lang")
        inline = tag == "style" or (tag == "script" and "src" not in named)
        if inline or any(name == "style" or name.startswith("on") for name in named):
            self.blocked.append(self.get_starttag_text())


def opened(browser, name, make=None):
    arguments = [make().pk] if make else []
    if name.endswith("_move"):
        arguments.append("interview")
    response = browser.get(reverse(f"admin:{name}", args=arguments))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture(params=PAGES, ids=lambda page: f"{page[0]}, {page[1]}")
def page(desk, request):
    role, name, make = request.param
    return Page(opened(desk(role), name, make))


def test_a_page_has_nothing_that_the_content_security_policy_blocks(page):
    assert page.blocked == []


def test_a_page_has_one_heading_one_main_part_and_a_language(page):
    assert page.count["h1"] == 1
    assert page.count["main"] == 1
    assert page.lang == "en-gb"


@pytest.mark.parametrize(("address", "make"), OWN_PAGES, ids=[one for one, _ in OWN_PAGES])
def test_the_pages_of_decisions_and_duplicates_keep_to_the_same(desk, address, make):
    page = Page(desk("HR lead").get(address.format(make())).content.decode())

    assert page.blocked == []
    assert (page.count["h1"], page.count["main"], page.lang) == (1, 1, "en-gb")


def test_the_sign_in_page_keeps_to_the_same(client):
    page = Page(opened(client, "login"))

    assert page.blocked == []
    assert (page.count["h1"], page.count["main"], page.lang) == (1, 1, "en-gb")


def test_a_case_with_a_mistake_in_its_move_says_so_in_the_title(desk):
    application = sent()
    address = reverse("admin:recruitment_application_move", args=[application.pk, "unsuccessful"])

    response = desk("Recruiter").post(address, {"seen": application.version, "words": ""})

    page = response.content.decode()
    assert re.search(r"<title>\s*Error: ", page)
    assert 'href="#id_reasons_0"' in page


def test_the_bar_shows_only_what_the_person_may_open(desk):
    recruiter = opened(desk("Recruiter"), "index")
    administrator = opened(desk("Administrator"), "index")

    queue = reverse("admin:recruitment_application_changelist")
    assert queue in recruiter
    assert queue not in administrator
    assert reverse("admin:recruitment_user_changelist") not in recruiter


def test_a_person_without_a_role_is_told_so(desk):
    assert "Your account has no role yet" in opened(desk(None), "index")


def test_a_case_opened_from_a_filtered_list_leads_back_to_it(desk):
    address = reverse("admin:recruitment_application_change", args=[sent().pk])

    page = desk("Recruiter").get(address, {"_changelist_filters": "due=late&p=2"})

    assert "/admin/recruitment/application/?due=late&amp;p=2" in page.content.decode()


def test_the_style_sheet_loads_nothing_from_anywhere():
    css = CSS.read_text()

    assert "url(" not in css
    assert "@import" not in css
    assert "//" not in css
